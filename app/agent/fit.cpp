// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/fit.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace spot
{

namespace
{

std::string seconds(MediaTime t)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", t.seconds());
    return text;
}

MediaTime needOf(MediaTime spoken) { return spoken.flicks ? std::max(shortestScene, spoken + lineLead + lineTail) : shortestScene; }

MediaTime sum(std::span<const MediaTime> lengths) { return std::accumulate(lengths.begin(), lengths.end(), MediaTime{}); }

/// What each scene would like: as written, else an equal share of what the written ones leave, never less than it needs.
std::vector<double> wishes(const Storyboard& storyboard, MediaTime length, std::span<const MediaTime> needs)
{
    MediaTime written;
    int open = 0;
    for (const Scene& scene : storyboard.scenes) written += scene.wanted, open += scene.wanted.flicks == 0;
    const double share = open ? std::max(0.0, (length - written).seconds()) / open : 0;
    std::vector<double> wishes;
    for (std::size_t i = 0; i < storyboard.scenes.size(); ++i) {
        const MediaTime wanted = storyboard.scenes[i].wanted;
        wishes.push_back(wanted.flicks ? wanted.seconds() : std::max({share, needs[i].seconds(), 1.0}));
    }
    return wishes;
}

/// The factor k with sum(max(need, k * wish)) = length; found by halving, which is exact enough for frames.
double commonFactor(std::span<const double> wishes, std::span<const MediaTime> needs, double length)
{
    double low = 0, high = 1e6;
    for (int i = 0; i < 200; ++i) {
        const double k = (low + high) / 2;
        double total = 0;
        for (std::size_t s = 0; s < wishes.size(); ++s) total += std::max(needs[s].seconds(), k * wishes[s]);
        (total > length ? high : low) = k;
    }
    return low;
}

} // namespace

MediaTime estimatedSpeech(std::string_view line, std::string_view language)
{
    double signs = 0, pauses = 0;
    bool inWord = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto c = static_cast<unsigned char>(line[i]);
        if ((c & 0xC0) == 0x80) continue;
        signs += c >= 0xE1 ? 2.6 : c > ' ' ? 1 : 0.6; // a Hangul or Han syllable takes as long as 2.6 Latin letters
        if ((c == '.' || c == '!' || c == '?') && inWord) pauses += 0.25;
        if (c == ',') pauses += 0.12;
        inWord = c > ' ';
    }
    if (signs < 1) return {};
    const bool slower = language.substr(0, 2) == "de" || language.substr(0, 2) == "ar";
    return MediaTime::fromSeconds(0.2 + signs / (slower ? 13.5 : 15.0) + pauses);
}

double neededVoiceRate(const Brief& brief, std::span<const MediaTime> spoken)
{
    // Silence and scenes without a line do not get shorter by speaking faster.
    double fixed = 0, speech = 0;
    for (const MediaTime s : spoken) {
        fixed += s.flicks ? (lineLead + lineTail).seconds() : shortestScene.seconds();
        speech += s.seconds();
    }
    if (speech == 0) return 1;
    const double room = brief.length.seconds() - fixed;
    return room <= 0 ? 1e3 : std::max(1.0, speech / room);
}

Result<Storyboard> fitScenes(const Storyboard& storyboard, const Brief& brief, std::span<const MediaTime> spoken)
{
    SPOT_CHECK(spoken.size() == storyboard.scenes.size(), "one spoken length per scene");
    if (storyboard.scenes.empty()) return Error{Fault::Invalid, "there is no scene to fit"};
    std::vector<MediaTime> needs;
    std::transform(spoken.begin(), spoken.end(), std::back_inserter(needs), needOf);
    // Whole frames of the spot: a length that is no whole number of frames is rounded to the nearest.
    const std::int64_t frames = brief.rate.frameAt(brief.rate.nearestBoundary(brief.length));
    const MediaTime length = brief.rate.startOf(frames);
    if (sum(needs) > length) {
        const auto longest = static_cast<std::size_t>(std::max_element(spoken.begin(), spoken.end()) - spoken.begin());
        const Scene& scene = storyboard.scenes[longest];
        return Error{Fault::OutOfRange, "the " + std::to_string(storyboard.scenes.size()) + " scenes need " + seconds(sum(needs)) + " and the spot has " +
                                            seconds(length) + (spoken[longest].flicks ? ": shorten the lines, first that of \"" + scene.name + "\" (line " + std::to_string(scene.line) + ", " + seconds(spoken[longest]) + " spoken)"
                                                                                      : ": leave out scenes") + ", or make the spot longer"};
    }
    const std::vector<double> wanted = wishes(storyboard, length, needs);
    const double k = commonFactor(wanted, needs, length.seconds());
    Storyboard fitted = storyboard;
    double at = 0;
    std::int64_t frame = 0;
    for (std::size_t i = 0; i < fitted.scenes.size(); ++i) {
        at += std::max(needs[i].seconds(), k * wanted[i]);
        const bool last = i + 1 == fitted.scenes.size();
        const std::int64_t end = last ? frames : std::clamp(brief.rate.frameAt(brief.rate.nearestBoundary(MediaTime::fromSeconds(at))), frame + 1, frames);
        fitted.scenes[i].place = {brief.rate.startOf(frame), brief.rate.startOf(end)};
        frame = end;
    }
    return fitted;
}

} // namespace spot
