// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/music-bed/recipe.h: what a sound effect is to the table of effects: a thing that is asked for one sample after the other.
#pragma once

#include <cstdint>
#include <memory>

namespace music
{

/// One channel of an effect at time t (seconds). State lives in the recipe object; left and right get objects of their own seeds.
struct Recipe {
    virtual ~Recipe() = default;
    virtual double at(double t) = 0;
};
using RecipePtr = std::unique_ptr<Recipe>;

// nature.cpp
RecipePtr makeBirds(std::uint64_t seed);
RecipePtr makeWind(std::uint64_t seed);
RecipePtr makeRain(std::uint64_t seed);
RecipePtr makeWaves(std::uint64_t seed);
RecipePtr makeThunder(std::uint64_t seed);
RecipePtr makeFire(std::uint64_t seed);

// people.cpp
RecipePtr makeApplause(std::uint64_t seed);
RecipePtr makeCheer(std::uint64_t seed);
RecipePtr makeFootsteps(std::uint64_t seed);
RecipePtr makeHeartbeat(std::uint64_t seed);
RecipePtr makeDoor(std::uint64_t seed);
RecipePtr makeKnock(std::uint64_t seed);
RecipePtr makeShutter(std::uint64_t seed);
RecipePtr makeTyping(std::uint64_t seed);
RecipePtr makeClock(std::uint64_t seed);
RecipePtr makeCork(std::uint64_t seed);
RecipePtr makeClink(std::uint64_t seed);
RecipePtr makeCrunch(std::uint64_t seed);

} // namespace music
