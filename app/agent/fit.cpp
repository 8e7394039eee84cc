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

/// At least how long a scene must be, how long it would like to be, and at most how long it may be, in seconds.
struct Stretch {
    double need = 0, wish = 0, most = 1e9;
    double at(double factor) const { return std::max(need, std::min(most, factor * wish)); }
};

/// Films set the most, in whole frames; where nobody could fill the spot then, none does.
std::vector<Stretch> stretches(std::span<const double> wishes, std::span<const MediaTime> needs, std::span<const MediaTime> longest, const Brief& brief)
{
    std::vector<Stretch> all;
    double most = 0;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        Stretch stretch{needs[i].seconds(), wishes[i]};
        if (i < longest.size() && longest[i].flicks) stretch.most = brief.rate.startOf(brief.rate.frameAt(longest[i])).seconds();
        most += std::max(stretch.need, stretch.most);
        all.push_back(stretch);
    }
    if (most < brief.length.seconds())
        for (Stretch& stretch : all) stretch.most = 1e9;
    return all;
}

/// The factor k with sum(at(k)) = length; found by halving, which is exact enough for frames.
double commonFactor(std::span<const Stretch> scenes, double length)
{
    double low = 0, high = 1e6;
    for (int i = 0; i < 200; ++i) {
        const double k = (low + high) / 2;
        double total = 0;
        for (const Stretch& scene : scenes) total += scene.at(k);
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

Result<Storyboard> fitScenes(const Storyboard& storyboard, const Brief& brief, std::span<const MediaTime> spoken, std::span<const MediaTime> longest)
{
    SPOT_CHECK(spoken.size() == storyboard.scenes.size(), "one spoken length per scene");
    if (storyboard.scenes.empty()) return Error{Fault::Invalid, "there is no scene to fit"};
    std::vector<MediaTime> needs;
    std::transform(spoken.begin(), spoken.end(), std::back_inserter(needs), needOf);
    // Whole frames of the spot: a length that is no whole number of frames is rounded to the nearest.
    const std::int64_t frames = brief.rate.frameAt(brief.rate.nearestBoundary(brief.length));
    const MediaTime length = brief.rate.startOf(frames);
    if (sum(needs) > length) {
        const auto wordy = static_cast<std::size_t>(std::max_element(spoken.begin(), spoken.end()) - spoken.begin());
        const Scene& scene = storyboard.scenes[wordy];
        return Error{Fault::OutOfRange, "the " + std::to_string(storyboard.scenes.size()) + " scenes need " + seconds(sum(needs)) + " and the spot has " +
                                            seconds(length) + (spoken[wordy].flicks ? ": shorten the lines, first that of \"" + scene.name + "\" (line " + std::to_string(scene.line) + ", " + seconds(spoken[wordy]) + " spoken)"
                                                                                      : ": leave out scenes") + ", or make the spot longer"};
    }
    const std::vector<Stretch> wanted = stretches(wishes(storyboard, length, needs), needs, longest, brief);
    const double k = commonFactor(wanted, length.seconds());
    Storyboard fitted = storyboard;
    double at = 0;
    std::int64_t frame = 0;
    for (std::size_t i = 0; i < fitted.scenes.size(); ++i) {
        at += wanted[i].at(k);
        const bool last = i + 1 == fitted.scenes.size();
        const std::int64_t end = last ? frames : std::clamp(brief.rate.frameAt(brief.rate.nearestBoundary(MediaTime::fromSeconds(at))), frame + 1, frames);
        fitted.scenes[i].place = {brief.rate.startOf(frame), brief.rate.startOf(end)};
        frame = end;
    }
    return fitted;
}

} // namespace spot
