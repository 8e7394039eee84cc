// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/ass_tags.h: the tags `{\pos(960,540)\b1}` in a text of an ASS file. Used by its reader only.
#pragma once

#include "app/exchange/ass_look.h"
#include "app/exchange/exchange_report.h"

#include <map>

namespace spot
{

/// What was left out, each kind once, with the line where it was met first and how often.               [not thread-safe]
class AssLosses
{
public:
    void add(int line, const std::string& what);
    /// `line 12: \blur is left out (3 times)`, in order of first lines.
    void tell(ExchangeReport& report) const;

private:
    struct Met {
        std::string what;
        int line, times;
    };
    std::vector<Met> m_met;
};

/// The text of a line without its tags, with real line breaks; the look with what its tags say before the first letter. Words of a
/// drawing are no text.
std::string readAssText(std::string_view text, int line, AssLook& look, const std::map<std::string, AssLook>& styles, AssLosses& losses);

} // namespace spot
