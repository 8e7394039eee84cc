// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/scene/frame_numbers.h: the numbers of one frame as shaders/frame.glsl reads them.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>

namespace scene
{

struct Vec4 {
    float x = 0, y = 0, z = 0, w = 0;
    bool operator==(const Vec4&) const = default;
};

inline Vec4 mixed(const Vec4& a, const Vec4& b, float share)
{
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, a.z + (b.z - a.z) * share, a.w + (b.w - a.w) * share};
}
inline Vec4 scaled(const Vec4& a, float by) { return {a.x * by, a.y * by, a.z * by, a.w}; }
inline float lightness(const Vec4& c) { return 0.2126f * c.x + 0.7152f * c.y + 0.0722f * c.z; }

/// Same order and layout as the block FrameNumbers of frame.glsl, where each member is explained.
struct FrameNumbers {
    std::array<std::int32_t, 4> size{};
    Vec4 clock, eye, target, keyLight, backHigh, backLow;
    std::array<Vec4, 3> brand{};
    Vec4 subject, body, style, still, grade, weather;
    std::array<Vec4, 6> spheres{};
    Vec4 sphereColour;
    std::array<Vec4, 96> profile{};
};
static_assert(sizeof(FrameNumbers) == 16 * (1 + 6 + 3 + 6 + 6 + 1 + 96));

/// Even, repeatable dice: the same seed gives the same throws everywhere.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 0x9e3779b97f4a7c15ull + 0x1234567ull) { next(); }
    /// 0 <= throw < 1
    float next()
    {
        m_state = m_state * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<float>((m_state >> 40) & 0xffffff) / 16777216.0f;
    }
    float between(float low, float high) { return low + (high - low) * next(); }

private:
    std::uint64_t m_state;
};

} // namespace scene
