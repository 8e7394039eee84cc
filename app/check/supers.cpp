// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/rules.h"

#include <cstdio>

namespace spot
{

namespace
{

constexpr double safeMargin = 0.05;

/// Code points of UTF-8 without blanks, narrow ones and those of Chinese, Japanese and Korean.
struct Letters {
    int narrow = 0, wide = 0;
};
Letters lettersOf(const std::string& text)
{
    Letters letters;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte <= ' ' || (byte & 0xc0) == 0x80) continue;
        if (byte >= 0xe1 && byte <= 0xed && !(byte == 0xe2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xba)) ++letters.wide; // U+1100..U+D7FF but for punctuation and signs
        else ++letters.narrow;
    }
    return letters;
}

std::string seconds(MediaTime time)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", time.seconds());
    return text;
}

} // namespace

MediaTime readingTime(const std::string& text)
{
    const Letters letters = lettersOf(text);
    return std::max(MediaTime::fromMilliseconds(800), MediaTime::fromMilliseconds(letters.narrow * 1000 / 17 + letters.wide * 1000 / 12));
}

void checkSupers(const Timeline& timeline, Findings& findings)
{
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips) {
            const auto* text = std::get_if<TextClip>(&clip->content);
            if (!text || track->isMuted) continue;
            const auto say = [&](Severity severity, std::string sentence, std::string next) {
                findings.push_back({severity, "supers", track->id, clip->id, clip->place.start, "\"" + clip->name + "\" " + std::move(sentence), std::move(next)});
            };
            const MediaTime on = std::min(clip->place.end, timeline.duration()) - clip->place.start, needed = readingTime(text->text);
            if (on.flicks > 0 && on < needed) say(Severity::Warning, "is on for " + seconds(on) + " and takes " + seconds(needed) + " to read", "Make it longer or say less");
            if (text->style.size < smallestText) say(Severity::Warning, "is smaller than 2 % of the picture's shorter side", "Make the text larger");
            const TextStyle& style = text->style;
            if (style.x - style.width / 2 < safeMargin - 1e-9 || style.x + style.width / 2 > 1 - safeMargin + 1e-9 || style.y < safeMargin || style.y > 1 - safeMargin)
                say(Severity::Note, "may reach over the safe margin of 5 %", "Move it in or make its lines shorter");
        }
}

} // namespace spot
