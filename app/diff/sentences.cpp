// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diff/sentences.h"

#include <algorithm>
#include <cstdio>

namespace spot
{

std::string quoted(const std::string& text)
{
    constexpr std::size_t longest = 60;
    std::string line = text;
    std::replace(line.begin(), line.end(), '\n', '/');
    if (line.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end; // whole letters only
        line = line.substr(0, end) + "...";
    }
    return "\"" + line + "\"";
}

std::string framesText(std::int64_t frames) { return std::to_string(frames) + (frames == 1 ? " frame" : " frames"); }

std::string numberText(double number)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.4g", number);
    return text;
}

std::string secondsText(MediaTime time) { return numberText(time.seconds()) + " s"; }
std::string sizeText(FrameSize size) { return std::to_string(size.width) + "x" + std::to_string(size.height); }
std::string rateText(FrameRate rate) { return numberText(rate.perSecond()) + " fps"; }
std::string clipName(const Clip& clip) { return clip.name.empty() ? "clip " + std::to_string(clip.id.value) : quoted(clip.name); }

std::string mediaName(const Project& project, MediaId id)
{
    const MediaItem* item = project.find(id);
    return item ? quoted(item->name) : "media " + std::to_string(id.value);
}

std::string timelineName(const Project& project, TimelineId id)
{
    const Timeline* timeline = project.find(id);
    return timeline ? quoted(timeline->name) : std::to_string(id.value);
}

} // namespace spot
