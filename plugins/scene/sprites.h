// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/scene/sprites.h: small bright or floating things over a frame: lens discs, confetti, snow, dust, splashes. Pure.
#pragma once

#include "plugins/scene/frame_numbers.h"
#include "plugins/scene/prompt.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace scene
{

enum class SpriteKind { SoftDot, LensDisc, Paper, Drop, Streak };
enum class SpriteLayer { Front, Behind, Mirrored };

/// One sprite; places and half sizes in pixels of the finished frame.
struct Sprite {
    Vec4 place;  ///< centre x, y, half width, half height
    Vec4 colour; ///< linear; w: strength
    Vec4 form;   ///< SpriteKind, angle in radians, softness of the edge 0..1, SpriteLayer
};

/// Where sprites live in one frame.
struct SpriteStage {
    int width = 0, height = 0;                ///< of the finished frame
    float seconds = 0, drift = 0;             ///< time; sideways move of the camera, in shorter sides
    float horizon = 0.5f;                     ///< fraction of the height
    float originX = 0.5f, originY = 0.8f;     ///< where a splash starts, fractions
};

/// The sprites a wish asks for at one moment. Same seed and moment: same sprites.
std::vector<Sprite> spritesFor(const Wish& wish, const std::array<Vec4, 3>& brand, const Vec4& light, std::uint64_t seed, const SpriteStage& stage);

inline constexpr int tileSize = 64;
inline constexpr std::size_t maxSprites = 640, maxTileEntries = 120'000;

/// For each tile of 64 x 64 pixels, row by row, which sprites touch it: first tiles + 1 places into this very list, then
/// the sprites' numbers, in order. Sprites that do not fit into maxTileEntries are left out.
std::vector<std::uint32_t> tilesOf(const std::vector<Sprite>& sprites, int width, int height);

} // namespace scene
