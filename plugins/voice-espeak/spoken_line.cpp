// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/voice-espeak/spoken_line.cpp: the text to speak as letters, and how moments of the voice become its words.
#include "plugins/voice-espeak/spoken_line.h"

#include "plugins/sdk/failure.hpp"

#include <optional>

namespace voice
{
namespace
{
constexpr std::size_t mostLetters = 10000;

bool isControl(std::string_view text, std::size_t at)
{
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 || byte == 0x7f) return true;
    return byte == 0xc2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xa0; // U+0080 to U+009F
}

bool startsLetter(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }

/// A piece of the line between two boundaries, with the sample at which it is first spoken.
struct Piece {
    std::string text;
    std::optional<std::int64_t> sample;
    bool touches = false; ///< no space before it
};

/// A piece that is never spoken goes to the one before it, or to the one behind it at the start of the line.
std::vector<SpokenWord> joined(const std::vector<Piece>& pieces, std::int64_t end)
{
    std::vector<SpokenWord> words;
    std::string ahead;
    for (const Piece& piece : pieces) {
        const std::string gap = piece.touches ? "" : " ";
        if (piece.sample) {
            if (!words.empty()) words.back().last = *piece.sample;
            words.push_back({ahead.empty() ? piece.text : ahead + gap + piece.text, *piece.sample, end});
            ahead.clear();
        } else if (words.empty()) {
            ahead += (ahead.empty() ? "" : gap) + piece.text;
        } else {
            words.back().text += gap + piece.text;
        }
    }
    return words;
}
} // namespace

SpokenLine::SpokenLine(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (isControl(text, at)) {
            m_letters.push_back(m_text.size());
            m_text.push_back(' ');
            at += static_cast<unsigned char>(text[at]) == 0xc2;
            continue;
        }
        if (startsLetter(text[at])) m_letters.push_back(m_text.size());
        m_text.push_back(text[at]);
    }
    if (m_text.find_first_not_of(' ') == std::string::npos) spotwright::refuse("text is empty: there is nothing to speak.");
    if (m_letters.size() > mostLetters)
        spotwright::refuse("text has " + std::to_string(m_letters.size()) + " letters; a job speaks at most 10000: split it.");
}

std::vector<SpokenWord> SpokenLine::words(const std::vector<Moment>& moments, std::int64_t end, bool byMoment) const
{
    std::vector<Piece> pieces;
    std::size_t next = 0;
    bool afterSpace = true;
    for (std::size_t letter = 0; letter < m_letters.size(); ++letter) {
        const std::size_t from = m_letters[letter];
        const std::size_t to = letter + 1 < m_letters.size() ? m_letters[letter + 1] : m_text.size();
        while (next < moments.size() && moments[next].letter < letter) ++next; // a moment inside what was passed
        const bool spoken = next < moments.size() && moments[next].letter == letter;
        if (m_text[from] == ' ') {
            afterSpace = true;
            continue;
        }
        if (afterSpace || (byMoment && spoken)) pieces.push_back({"", {}, !afterSpace});
        afterSpace = false;
        pieces.back().text += m_text.substr(from, to - from);
        if (spoken && !pieces.back().sample) pieces.back().sample = moments[next].sample;
    }
    return joined(pieces, end);
}

} // namespace voice
