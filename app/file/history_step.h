// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/history_step.h: one step of a project's history, as the project file keeps it.
#pragma once

#include "assets/base/content_hash.h"
#include "assets/base/strong_id.h"

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace spot
{

/// A drag, a held slider, a word being typed: edits that melt into one step. 0: no gesture, a step of its own.
using GestureId = Id<struct GestureTag>;
using StepId = Id<struct StepTag>; ///< rising with time; the first step of a file is the project as it was created

/// Who made a step.
enum class Author { Person, Planner, Agent };
/// Their words, in the order of the values.
inline constexpr std::array authorWords{std::string_view("person"), std::string_view("planner"), std::string_view("agent")};
constexpr std::string_view wordOf(Author author) { return authorWords[static_cast<std::size_t>(author)]; }

/// Steps form a tree: undo goes to the parent, redo to the newest child, and a branch left behind is kept.      [value]
struct HistoryStep {
    StepId id;
    StepId parent;    ///< 0 for the first
    ContentHash root; ///< names the whole project after this step
    std::string name; ///< "Trim clip", in English; the ui translates it
    Author author = Author::Person;
    std::chrono::system_clock::time_point time; ///< whole milliseconds
    GestureId gesture;
    bool operator==(const HistoryStep&) const = default;
};

} // namespace spot
