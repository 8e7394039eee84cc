// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/voice-espeak/spoken_line.h: the text to speak as letters, and how moments of the voice become its words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace voice
{

/// The voice reaches a letter of the text.
struct Moment {
    std::size_t letter = 0; ///< from 0, in code points
    std::int64_t sample = 0;
};

/// A word as written, spoken from first to last (not included).
struct SpokenWord {
    std::string text;
    std::int64_t first = 0, last = 0; ///< samples
};

/// A line without control characters, at most 10 000 letters.
class SpokenLine
{
public:
    /// Control characters become spaces; the rest is data, whatever it looks like.
    /// Errors: Failure INVALID_REQUEST if nothing is left, or it is too long.
    explicit SpokenLine(std::string_view text);

    const std::string& text() const { return m_text; }

    /// The words of the line in order. A sign that is not spoken by itself stays with its neighbour;
    /// a word of which the voice tells nothing gets its share, by letters, of the time between its neighbours.
    /// moments    rising; end: where the sound ends; byMoment: a word begins at every moment (scripts without spaces)
    std::vector<SpokenWord> words(const std::vector<Moment>& moments, std::int64_t end, bool byMoment) const;

private:
    std::string m_text;
    std::vector<std::size_t> m_letters; ///< where each code point begins in m_text
};

} // namespace voice
