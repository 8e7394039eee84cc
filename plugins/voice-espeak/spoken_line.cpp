// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/voice-espeak/spoken_line.cpp: the text to speak as letters, and how moments of the voice become its words.
#include "plugins/voice-espeak/spoken_line.h"

#include "plugins/sdk/failure.hpp"

#include <algorithm>
#include <cctype>
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

/// Whether the voice says something for this letter: no space, no dash, no bracket.
bool isSpeakable(std::string_view letter)
{
    const auto first = static_cast<unsigned char>(letter[0]);
    if (letter.size() == 1) return std::isalnum(first) || letter.find_first_of("%&$#@+=") == 0;
    if (letter.size() == 2) return first > 0xc2 || letter == "\xc2\xaa" || letter == "\xc2\xb5" || letter == "\xc2\xba";
    const auto second = static_cast<unsigned char>(letter[1]);
    const bool general = first == 0xe2 && second < 0x82;                 // U+2000 to U+207F: dashes, quotes, dots
    const bool ideographic = first == 0xe3 && second == 0x80;            // U+3000 to U+303F: 、。「」
    const bool wide = first == 0xef && second == 0xbc;                   // U+FF00 to U+FF3F: ！，？
    return !general && !ideographic && !wide;
}

/// A piece of the line between two boundaries, with the sample at which it is first spoken, if the voice told.
struct Piece {
    std::string text;
    std::optional<std::int64_t> sample;
    std::int64_t speakable = 0; ///< letters
    bool touches = false;       ///< no space before it
};

/// Gives every speakable piece without a sample its share, by letters, of the time until the next sample that is known.
void shareTime(std::vector<Piece>& pieces, std::int64_t end)
{
    for (std::size_t i = 0; i < pieces.size();) {
        std::size_t next = i + 1;
        std::int64_t letters = pieces[i].speakable, before = letters;
        while (next < pieces.size() && !pieces[next].sample) letters += pieces[next++].speakable;
        if (pieces[i].sample) {
            const std::int64_t from = *pieces[i].sample, to = next < pieces.size() ? *pieces[next].sample : end;
            for (std::size_t j = i + 1; j < next; ++j) {
                if (pieces[j].speakable) pieces[j].sample = from + (to - from) * before / std::max<std::int64_t>(1, letters);
                before += pieces[j].speakable;
            }
        }
        i = next;
    }
}

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
        if (m_text[from] == ' ') { // a moment on a space belongs to the word behind it
            afterSpace = true;
            continue;
        }
        std::optional<std::int64_t> reached;
        for (; next < moments.size() && moments[next].letter <= letter; ++next)
            if (!reached) reached = moments[next].sample;
        if (afterSpace || (byMoment && reached)) pieces.push_back({"", {}, 0, !afterSpace});
        afterSpace = false;
        Piece& piece = pieces.back();
        const std::string sign = m_text.substr(from, to - from);
        piece.text += sign;
        piece.speakable += isSpeakable(sign);
        if (reached && !piece.sample) piece.sample = reached;
    }
    for (Piece& piece : pieces)
        if (!piece.speakable) piece.sample.reset();
    shareTime(pieces, end);
    return joined(pieces, end);
}

} // namespace voice
