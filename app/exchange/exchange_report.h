// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/exchange_report.h: what a format could not carry, or what a file left open: nothing is dropped without a line here.
#pragma once

#include "app/model/clip.h"

#include <string>
#include <utility>
#include <vector>

namespace spot
{

/// Sentences for a person, in the order in which they were met.                                                 [value]
struct ExchangeReport {
    std::vector<std::string> lines;

    void add(std::string sentence) { lines.push_back(std::move(sentence)); }
    /// `00:00:02:12 "Hero": sentence`: with the clip's name and its place on its timeline.
    void add(const Clip& clip, FrameRate rate, const std::string& sentence)
    {
        add(timecode(clip.place.start, rate) + " \"" + clip.name + "\": " + sentence);
    }
    bool operator==(const ExchangeReport&) const = default;
};

} // namespace spot
