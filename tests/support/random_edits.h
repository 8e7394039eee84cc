// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/random_edits.h: projects and edits drawn from a seed, mostly sensible, some of them nonsense.
#pragma once

#include "app/edit/edits.h"
#include "tests/support/timeline_text.h"

#include <random>

namespace spot::text
{

class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    std::int64_t number(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(high - low + 1)); }
    bool chance(int percent) { return number(1, 100) <= percent; }
    double real(double low, double high) { return low + (high - low) * (static_cast<double>(m_engine() >> 11) * 0x1p-53); }
    template <class List> const auto& oneOf(const List& list) { return list[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(list.size()) - 1))]; }

private:
    std::mt19937_64 m_engine;
};

/// Any edit on one of the project's timelines.
Edit drawEdit(Dice& dice, const Project& project);
Look drawLook(Dice& dice, const Project& project);
Hearing drawHearing(Dice& dice, const Project& project);
/// Speeds of which some turn and some stand still.
SpeedKeys drawRamp(Dice& dice, const Project& project);

Project startProject(FrameRate rate);

} // namespace spot::text
