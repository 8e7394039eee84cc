// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/base/media_time.h"

#include <cstdio>

namespace spot
{

std::string timecode(MediaTime t, FrameRate rate)
{
    const bool negative = t.flicks < 0;
    const std::int64_t frames = rate.frameAt(negative ? -t : t);
    const std::int64_t perSecond = std::max<std::int64_t>(1, (rate.num + rate.den / 2) / rate.den);
    const std::int64_t s = frames / perSecond;
    char text[64];
    std::snprintf(text, sizeof text, "%s%02lld:%02lld:%02lld:%02lld", negative ? "-" : "", static_cast<long long>(s / 3600),
                  static_cast<long long>(s / 60 % 60), static_cast<long long>(s % 60), static_cast<long long>(frames % perSecond));
    return text;
}

} // namespace spot
