// SPDX-License-Identifier: GPL-3.0-or-later
#include "mood.h"

#include <algorithm>

namespace music
{

namespace
{

const std::vector<Mood>& moods()
{
    static const std::vector<Mood> table{
        {"bright", 108, 124, false, {{0, 4, 5, 3}, {0, 5, 3, 4}, {0, 3, 0, 4}}, 10, 24, 32, -1, Comping::Strum, Drums::Pop, 0.06, 1},
        {"warm", 88, 102, false, {{0, 5, 3, 4}, {0, 2, 3, 4}, {3, 0, 4, 5}}, 11, 25, 33, 89, Comping::Arpeggio, Drums::Soft, 0, 1},
        {"cinematic", 72, 86, true, {{0, 5, 2, 6}, {0, 3, 5, 4}, {0, 5, 3, 4}}, 48, 46, 43, 49, Comping::Arpeggio, Drums::Epic, 0, 1},
        {"electronic", 116, 126, true, {{0, 5, 2, 6}, {0, 0, 5, 6}, {5, 6, 0, 0}}, 81, 90, 38, 88, Comping::Offbeat, Drums::Four, 0, 1},
        {"jazz", 96, 126, false, {{0, 5, 1, 4}, {1, 4, 0, 5}, {3, 4, 2, 5}}, 26, 0, 32, -1, Comping::Offbeat, Drums::Swing, 0.3, 1},
        {"piano", 66, 80, false, {{0, 4, 5, 3}, {5, 3, 0, 4}, {0, 2, 3, 4}}, 0, 0, 32, 48, Comping::Arpeggio, Drums::None, 0, 1},
        {"playful", 116, 132, false, {{0, 3, 4, 0}, {0, 5, 1, 4}, {0, 0, 3, 4}}, 12, 45, 58, -1, Comping::Offbeat, Drums::Soft, 0.12, 1},
        {"epic", 84, 98, true, {{0, 5, 2, 6}, {0, 6, 5, 6}, {0, 2, 6, 5}}, 61, 48, 43, 52, Comping::Blocks, Drums::Epic, 0, 0},
        {"lofi", 74, 86, true, {{3, 6, 2, 5}, {0, 3, 5, 4}, {5, 4, 0, 0}}, 11, 4, 33, 89, Comping::Blocks, Drums::Swing, 0.18, 0},
    };
    return table;
}

struct Hint {
    std::string_view word, mood;
};
constexpr Hint hints[] = {
    {"lo-fi", "lofi"}, {"lofi", "lofi"}, {"chill", "lofi"}, {"로파이", "lofi"}, {"epic", "epic"}, {"heroic", "epic"}, {"웅장", "epic"},
    {"cinematic", "cinematic"}, {"dramatic", "cinematic"}, {"emotional", "cinematic"}, {"시네마틱", "cinematic"}, {"감동", "cinematic"},
    {"electro", "electronic"}, {"synth", "electronic"}, {"techno", "electronic"}, {"pulse", "electronic"}, {"전자", "electronic"}, {"신스", "electronic"},
    {"jazz", "jazz"}, {"lounge", "jazz"}, {"swing", "jazz"}, {"재즈", "jazz"}, {"playful", "playful"}, {"funny", "playful"}, {"quirky", "playful"},
    {"경쾌", "playful"}, {"발랄", "playful"}, {"tender", "piano"}, {"gentle", "piano"}, {"calm", "piano"}, {"soft piano", "piano"}, {"잔잔", "piano"},
    {"부드러운", "piano"}, {"warm", "warm"}, {"corporate", "warm"}, {"hopeful", "warm"}, {"따뜻", "warm"}, {"bright", "bright"}, {"happy", "bright"},
    {"ukulele", "bright"}, {"밝은", "bright"}, {"우쿨렐레", "bright"}, {"piano", "piano"}, {"피아노", "piano"},
};

struct Instrument {
    std::string_view word;
    int program;
};
constexpr Instrument instruments[] = {
    {"ukulele", 24}, {"우쿨렐레", 24}, {"piano", 0}, {"피아노", 0}, {"acoustic guitar", 25}, {"guitar", 25}, {"기타", 25}, {"strings", 48}, {"스트링", 48},
    {"violin", 40}, {"바이올린", 40}, {"cello", 42}, {"첼로", 42}, {"flute", 73}, {"플루트", 73}, {"marimba", 12}, {"마림바", 12}, {"glockenspiel", 9},
    {"music box", 10}, {"오르골", 10}, {"vibraphone", 11}, {"비브라폰", 11}, {"trumpet", 56}, {"트럼펫", 56}, {"sax", 66}, {"색소폰", 66},
    {"harp", 46}, {"하프", 46}, {"accordion", 21}, {"아코디언", 21}, {"organ", 16}, {"whistle", 78}, {"휘파람", 78},
};

std::string lowered(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

} // namespace

const Mood& moodFor(std::string_view name, const std::string& prompt)
{
    std::string_view wanted = name;
    if (wanted.empty() || wanted == "auto") {
        const std::string text = lowered(prompt);
        const auto hint = std::find_if(std::begin(hints), std::end(hints), [&](const Hint& h) { return text.find(h.word) != text.npos; });
        wanted = hint == std::end(hints) ? "bright" : hint->mood;
    }
    const auto found = std::find_if(moods().begin(), moods().end(), [&](const Mood& m) { return m.name == wanted; });
    return found == moods().end() ? moods().front() : *found;
}

int instrumentIn(const std::string& prompt)
{
    const std::string text = lowered(prompt);
    for (const Instrument& i : instruments)
        if (text.find(i.word) != text.npos) return i.program;
    return -1;
}

} // namespace music
