// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/brief.h: what the client wants, as the head of a script says it.
#pragma once

#include "assets/base/media_time.h"
#include "assets/pixels/image.h"

#include <string>
#include <vector>

namespace spot
{

/// A ratio of the campaign: {16, 9}.
struct Ratio {
    int width = 16, height = 9;
    bool operator==(const Ratio&) const = default;
    std::string text() const { return std::to_string(width) + ":" + std::to_string(height); }
    /// 1920x1080, 1080x1920, 1080x1080, 1080x1350: the shorter side is `shorter`; both even.
    FrameSize size(int shorter = 1080) const
    {
        const auto even = [](double v) { return static_cast<int>(v / 2 + 0.5) * 2; };
        return width >= height ? FrameSize{even(static_cast<double>(shorter) * width / height), shorter}
                               : FrameSize{shorter, even(static_cast<double>(shorter) * height / width)};
    }
};

struct Brand {
    std::string name;
    std::vector<std::string> colours; ///< "#RRGGBB", most important first
    std::string logo;                 ///< path as written, relative to the script
    std::string font, tagline, url;
    bool operator==(const Brand&) const = default;
};

/// The head of a script.                                                                                        [value]
struct Brief {
    std::string title;
    MediaTime length = MediaTime::fromSeconds(15);
    std::vector<Ratio> ratios{{16, 9}};
    std::string language = "en"; ///< BCP 47
    std::string voice;           ///< a voice id, "" for the language's default
    std::string music;           ///< mood of the whole, "" from the scenes
    FrameRate rate = fps30;
    Brand brand;
    bool operator==(const Brief&) const = default;
};

} // namespace spot
