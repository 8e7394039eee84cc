// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/composition/ease_preset.h"

#include <array>
#include <cmath>
#include <numbers>

namespace spot
{

namespace
{

constexpr std::array<std::string_view, easePresetCount> names{
    "ease", "ease in", "ease out", "ease in out", "quad in", "quad out", "quad in out", "cubic in", "cubic out", "cubic in out",
    "back in", "back out", "back in out", "bounce in", "bounce out", "elastic in", "elastic out"};

constexpr double third = 1.0 / 3;

constexpr std::array<BezierHandles, easePresetCount - 4> single{{
    {0.25, 0.1, 0.25, 1}, {0.42, 0, 1, 1}, {0, 0, 0.58, 1}, {0.42, 0, 0.58, 1},
    {third, 0, 2 * third, third}, {third, 2 * third, 2 * third, 1}, {0.45, 0, 0.55, 1},
    {third, 0, 2 * third, 0}, {third, 1, 2 * third, 1}, {0.65, 0, 0.35, 1},
    {0.36, 0, 0.66, -0.56}, {0.34, 1.56, 0.64, 1}, {0.68, -0.6, 0.32, 1.6},
}};

/// One piece of a way in shares of its time and of its value; x and y where the piece begins.
struct Piece {
    double x, y;
    BezierHandles handles;
};

/// Falling and rising halves of parabolas, exact as Beziers with handles at thirds.
constexpr BezierHandles falling{third, 0, 2 * third, third}, rising{third, 2 * third, 2 * third, 1};

/// The four bounces of Robert Penner's easeOutBounce: parts of 2.75, each a parabola down to 1, up to its height between.
std::vector<Piece> bounces()
{
    return {{0, 0, falling}, {1 / 2.75, 1, rising}, {1.5 / 2.75, 0.75, falling}, {2 / 2.75, 1, rising}, {2.25 / 2.75, 0.9375, falling},
            {2.5 / 2.75, 1, rising}, {2.625 / 2.75, 0.984375, falling}};
}

/// easeOutElastic of easings.net, 2^(-10x) sin((10x - 0.75) 2 pi / 3) + 1, at its turning points; less than 0.01 off between them.
std::vector<Piece> swings()
{
    const double period = 0.3, round = 2 * std::numbers::pi, turn = std::atan(round / (period * 10 * std::numbers::ln2)) * period / round;
    const auto at = [round](double x) { return std::exp2(-10 * x) * std::sin((10 * x - 0.75) * round / 3) + 1; };
    const BezierHandles swing{0.3, 0, 0.55, 1};
    std::vector<Piece> pieces{{0, 0, {0.3, 0.2, 0.55, 1}}};
    for (double x = 0.075 + turn; x < 0.95; x += period / 2) pieces.push_back({x, at(x), swing});
    return pieces;
}

/// The same the other way round in time and value: what was left is now reached.
std::vector<Piece> turned(const std::vector<Piece>& out)
{
    std::vector<Piece> in;
    for (std::size_t i = out.size(); i-- > 0;) {
        const double x = i + 1 < out.size() ? out[i + 1].x : 1, y = i + 1 < out.size() ? out[i + 1].y : 1;
        const BezierHandles& h = out[i].handles;
        in.push_back({1 - x, 1 - y, {1 - h.x2, 1 - h.y2, 1 - h.x1, 1 - h.y1}});
    }
    return in;
}

std::vector<Piece> piecesOf(EasePreset preset)
{
    switch (preset) {
    case EasePreset::BounceIn: return turned(bounces());
    case EasePreset::BounceOut: return bounces();
    case EasePreset::ElasticIn: return turned(swings());
    case EasePreset::ElasticOut: return swings();
    default: return {{0, 0, single[static_cast<std::size_t>(preset)]}};
    }
}

} // namespace

std::string_view nameOf(EasePreset preset) { return names[static_cast<std::size_t>(preset)]; }

std::vector<Key> easedKeys(EasePreset preset, const Key& from, const Key& to)
{
    std::vector<Key> keys;
    const auto length = static_cast<double>((to.at - from.at).flicks);
    for (const Piece& piece : piecesOf(preset)) {
        const MediaTime at = from.at + MediaTime{std::llround(length * piece.x)};
        keys.push_back({at, from.value + (to.value - from.value) * piece.y, Ease::Bezier, piece.handles});
    }
    return keys;
}

} // namespace spot
