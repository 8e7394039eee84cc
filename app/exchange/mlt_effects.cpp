// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/mlt_effects.h"

#include <charconv>
#include <cmath>
#include <functional>
#include <numbers>

namespace spot
{

namespace
{

constexpr double silentDb = -100;

std::string number(double value)
{
    char text[64];
    const double rounded = std::round(value * 10'000) / 10'000;
    const auto end = std::to_chars(text, text + sizeof text, rounded == 0 ? 0 : rounded, std::chars_format::fixed).ptr;
    return std::string(text, end);
}

/// One value, or `frame=value` wherever it changes.
std::string animated(std::int64_t first, std::int64_t frames, const std::function<std::string(std::int64_t)>& valueAt)
{
    std::string all, last = valueAt(0);
    bool changes = false;
    all = std::to_string(first) + "=" + last;
    for (std::int64_t n = 1; n < frames; ++n) {
        std::string value = valueAt(n);
        if (value == last) continue;
        if (!all.ends_with(std::to_string(first + n - 1) + "=" + last)) all += ";" + std::to_string(first + n - 1) + "=" + last;
        all += ";" + std::to_string(first + n) + "=" + value;
        last = std::move(value);
        changes = true;
    }
    return changes ? all : last;
}

double levelAt(const Clip& clip, double trackGainDb, MediaTime at)
{
    double db = trackGainDb + clip.hearing.gainDb.at(at);
    const auto ramp = [&](MediaTime passed, MediaTime length) {
        if (length <= MediaTime{} || passed >= length) return;
        const double s = std::sin(std::clamp(passed.seconds() / length.seconds(), 0.0, 1.0) * std::numbers::pi / 2);
        db += s * s > 1e-5 ? 20 * std::log10(s * s) : silentDb;
    };
    ramp(at, clip.hearing.fadeIn);
    ramp(clip.place.length() - at, clip.hearing.fadeOut);
    return clip.hearing.isMuted ? silentDb : std::max(db, silentDb);
}

} // namespace

std::string mltRect(const Clip& clip, FrameSize source, FrameSize canvas, FrameRate rate, std::int64_t first, std::int64_t frames)
{
    if (source.width < 1 || source.height < 1) source = canvas;
    const double x = static_cast<double>(canvas.width) / source.width, y = static_cast<double>(canvas.height) / source.height;
    double scaleX = 1, scaleY = 1;
    switch (clip.look.fit) {
    case Fit::Contain: scaleX = scaleY = std::min(x, y); break;
    case Fit::Cover: scaleX = scaleY = std::max(x, y); break;
    case Fit::Stretch: scaleX = x, scaleY = y; break;
    case Fit::Native: break;
    }
    const double width = source.width * scaleX, height = source.height * scaleY;
    const Transform& t = clip.look.transform;
    const auto rectAt = [&](std::int64_t n) {
        const MediaTime at = rate.startOf(n);
        const double w = width * t.scaleX.at(at), h = height * t.scaleY.at(at);
        const double left = (canvas.width - width) / 2 + (width - w) * t.anchorX + t.x.at(at) * canvas.width;
        const double top = (canvas.height - height) / 2 + (height - h) * t.anchorY + t.y.at(at) * canvas.height;
        return number(left) + " " + number(top) + " " + number(w) + " " + number(h) + " " + number(clip.look.opacity.at(at));
    };
    const std::string all = animated(first, frames, rectAt);
    return all == "0 0 " + std::to_string(canvas.width) + " " + std::to_string(canvas.height) + " 1" ? std::string() : all;
}

std::string mltRotation(const Clip& clip, FrameRate rate, std::int64_t first, std::int64_t frames)
{
    const std::string all = animated(first, frames, [&](std::int64_t n) { return number(clip.look.transform.rotation.at(rate.startOf(n))); });
    return all == "0" ? std::string() : all;
}

/// MLT glides over a frame from the level of the one before to its own: so a frame has the level that is due at its end.
std::string mltLevel(const Clip& clip, double trackGainDb, FrameRate rate, std::int64_t first, std::int64_t frames, MltCross cross)
{
    const auto crossDb = [](std::int64_t passed, std::int64_t length) {
        if (passed >= length) return 0.0;
        const double gain = passed > 0 ? std::sin(static_cast<double>(passed) / static_cast<double>(length) * std::numbers::pi / 2) : 0;
        return gain > 1e-5 ? 20 * std::log10(gain) : silentDb;
    };
    const std::string all = animated(first - cross.before, frames, [&](std::int64_t n) {
        const double db = levelAt(clip, trackGainDb, rate.startOf(n + 1 - cross.before)) + crossDb(n + 1, cross.in) + crossDb(frames - n - 1, cross.out);
        return number(std::max(db, silentDb));
    });
    return all == "0" ? std::string() : all;
}

} // namespace spot
