// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/ass.h"
#include "app/exchange/ass_look.h"

#include <algorithm>
#include <cstdio>

namespace spot
{

namespace
{

constexpr double shadowOfEm = 0.1, boxOfEm = 0.2;

/// The fields after the name, as the Format line lists them.
std::string styleFields(const AssLook& look)
{
    const TextStyle& s = look.style;
    const bool hasBox = s.box.a > 0;
    const double em = look.fontSize * emOfLine(s.family);
    std::string family = s.family;
    std::replace(family.begin(), family.end(), ',', ' ');
    const std::string fields[]{family, assNumberText(look.fontSize), assColourText(s.colour), assColourText(s.colour), assColourText(hasBox ? s.box : Rgba{0, 0, 0, 1}),
                               assColourText({0, 0, 0, hasBox ? 0.0f : 0.75f}), s.weight >= 600 ? "-1" : "0", "0,0,0,100,100,0,0", hasBox ? "3" : "1", assNumberText(hasBox ? boxOfEm * em : 0),
                               assNumberText(s.shadow * shadowOfEm * em), std::to_string(look.corner), assNumberText(look.left), assNumberText(look.right), "0", "1"};
    std::string all;
    for (const std::string& field : fields) all += "," + field;
    return all;
}

std::string timeText(MediaTime time)
{
    constexpr std::int64_t perHundredth = flicksPerSecond / 100;
    const long long n = (time.flicks + perHundredth / 2) / perHundredth;
    char text[32];
    std::snprintf(text, sizeof text, "%lld:%02lld:%02lld.%02lld", n / 360'000, n / 6000 % 60, n / 100 % 60, n % 100);
    return text;
}

/// A backslash would begin a tag; an invisible word joiner (U+2060) behind it keeps it what it is.
std::string escaped(const std::string& text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '\n') safe += "\\N";
        else if (c == '\\') safe += "\\\u2060";
        else if (c == '{') safe += "\\{";
        else if (c == '}') safe += "\\}";
        else safe += c;
    }
    return safe;
}

} // namespace

std::string assOf(const std::vector<Cue>& cues, FrameSize canvas)
{
    std::vector<std::string> looks; // the fields of each style; its name is its place here
    std::string events;
    for (const Cue& cue : cues) {
        const AssLook look = assLookOf(canvas, cue.style.value_or(captionStyle()), cue.text);
        const std::string fields = styleFields(look);
        auto found = std::find(looks.begin(), looks.end(), fields);
        if (found == looks.end()) found = looks.insert(looks.end(), fields);
        const int weight = look.style.weight;
        std::string tags = "\\pos(" + assNumberText(*look.x) + "," + assNumberText(*look.y) + ")";
        if (weight != 400 && weight != 700) tags += "\\b" + std::to_string(weight);
        if (look.style.motion != TextMotion::None) tags += "\\fad(420,260)";
        events += "Dialogue: 0," + timeText(cue.time.start) + "," + timeText(cue.time.end) + ",Look " + std::to_string(found - looks.begin() + 1) + ",,0,0,0,,{" + tags + "}" + escaped(cue.text) + "\n";
    }
    std::string text = "[Script Info]\nScriptType: v4.00+\nWrapStyle: 0\nScaledBorderAndShadow: yes\nPlayResX: " + std::to_string(canvas.width) + "\nPlayResY: " + std::to_string(canvas.height) + "\n\n[V4+ Styles]\n"
        "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n";
    for (std::size_t i = 0; i < looks.size(); ++i) text += "Style: Look " + std::to_string(i + 1) + looks[i] + "\n";
    return text + "\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n" + events;
}

} // namespace spot
