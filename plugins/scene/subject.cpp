// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/scene/subject.h"

#include <algorithm>
#include <span>
#include <vector>

namespace scene
{

namespace
{

enum Material { Label, Metal, Glass, Cap, Ceramic, Liquid };

/// A corner of a profile: radius, height, and what the stretch that ends here is made of. round: of the corner.
struct Corner {
    float r, y;
    Material material;
    float round = 0;
};

constexpr Corner canCorners[] = {{0.0f, 0.02f, Metal}, {0.235f, 0.02f, Metal}, {0.262f, 0.0f, Metal, 0.008f}, {0.325f, 0.075f, Metal, 0.03f},
                                 {0.33f, 1.05f, Label, 0.02f}, {0.283f, 1.165f, Label, 0.03f}, {0.272f, 1.185f, Metal, 0.008f}, {0.282f, 1.215f, Metal, 0.008f},
                                 {0.262f, 1.222f, Metal, 0.006f}, {0.25f, 1.18f, Metal, 0.006f}, {0.0f, 1.175f, Metal}};
constexpr Corner bottleCorners[] = {{0.0f, 0.0f, Glass}, {0.28f, 0.0f, Glass, 0.03f}, {0.29f, 0.13f, Glass}, {0.292f, 0.13f, Label}, {0.292f, 0.74f, Label}, {0.29f, 0.74f, Glass},
                                    {0.29f, 0.86f, Glass, 0.09f}, {0.105f, 1.16f, Glass, 0.10f}, {0.095f, 1.40f, Glass}, {0.117f, 1.40f, Cap, 0.006f},
                                    {0.12f, 1.52f, Cap, 0.018f}, {0.0f, 1.53f, Cap}};
constexpr Corner jarCorners[] = {{0.0f, 0.0f, Glass}, {0.39f, 0.0f, Glass, 0.035f}, {0.40f, 0.10f, Glass}, {0.402f, 0.10f, Label}, {0.402f, 0.44f, Label}, {0.40f, 0.44f, Glass},
                                 {0.40f, 0.52f, Glass, 0.03f}, {0.36f, 0.545f, Glass}, {0.405f, 0.55f, Cap, 0.008f}, {0.405f, 0.72f, Cap, 0.02f}, {0.0f, 0.725f, Cap}};
constexpr Corner cupCorners[] = {{0.0f, 0.03f, Ceramic}, {0.30f, 0.012f, Ceramic, 0.01f}, {0.60f, 0.075f, Ceramic, 0.02f}, {0.615f, 0.085f, Ceramic, 0.006f}, {0.32f, 0.055f, Ceramic, 0.02f},
                                 {0.22f, 0.05f, Ceramic, 0.01f}, {0.235f, 0.09f, Ceramic, 0.02f}, {0.385f, 0.30f, Ceramic, 0.12f}, {0.42f, 0.66f, Ceramic, 0.01f},
                                 {0.40f, 0.668f, Ceramic, 0.008f}, {0.375f, 0.585f, Ceramic}, {0.0f, 0.585f, Liquid}};

std::span<const Corner> cornersOf(Subject subject)
{
    switch (subject) {
    case Subject::Bottle: return bottleCorners;
    case Subject::Jar: return jarCorners;
    case Subject::Cup: return cupCorners;
    default: return canCorners;
    }
}

/// Replaces a corner by a short curve of three more points.
std::vector<Corner> rounded(std::span<const Corner> corners)
{
    std::vector<Corner> points;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Corner& c = corners[i];
        if (c.round == 0 || i == 0 || i + 1 == corners.size()) {
            points.push_back(c);
            continue;
        }
        const auto toward = [&](const Corner& other) {
            const float length = std::hypot(other.r - c.r, other.y - c.y), step = std::min(c.round, length * 0.45f) / length;
            return Corner{c.r + (other.r - c.r) * step, c.y + (other.y - c.y) * step, c.material};
        };
        const Corner from = toward(corners[i - 1]);
        Corner to = toward(corners[i + 1]);
        points.push_back(from);
        points.push_back({0.25f * from.r + 0.5f * c.r + 0.25f * to.r, 0.25f * from.y + 0.5f * c.y + 0.25f * to.y, c.material});
        to.material = c.material;
        points.push_back(to);
    }
    return points;
}

struct Direction {
    float r = 0, y = 1;
};
Direction across(const Corner& a, const Corner& b)
{
    const float length = std::max(std::hypot(b.r - a.r, b.y - a.y), 1e-6f);
    return {(b.y - a.y) / length, -(b.r - a.r) / length};
}

/// The normal at a point between two stretches: shared where they meet gently, the stretch's own at an edge.
Direction shared(const Direction& own, const Direction& other)
{
    if (own.r * other.r + own.y * other.y < 0.55f) return own;
    const float r = own.r + other.r, y = own.y + other.y, length = std::hypot(r, y);
    return {r / length, y / length};
}

void writeProfile(Subject subject, FrameNumbers& numbers)
{
    const std::vector<Corner> points = rounded(cornersOf(subject));
    const std::size_t count = std::min<std::size_t>(points.size() - 1, 31);
    for (std::size_t i = 0; i < count; ++i) {
        const Direction own = across(points[i], points[i + 1]);
        const Direction start = i > 0 ? shared(own, across(points[i - 1], points[i])) : own;
        const Direction end = i + 1 < count ? shared(own, across(points[i + 1], points[i + 2])) : own;
        numbers.profile[i * 3] = {points[i].r, points[i].y, points[i + 1].r, points[i + 1].y};
        numbers.profile[i * 3 + 1] = {start.r, start.y, end.r, end.y};
        numbers.profile[i * 3 + 2] = {static_cast<float>(points[i + 1].material), 0, 0, 0};
    }
    float radius = 0, height = 0;
    for (const Corner& point : points) radius = std::max(radius, point.r), height = std::max(height, point.y);
    numbers.body = {radius + 0.004f, height, static_cast<float>(count), 0};
    const LabelPlace place = labelPlace(subject);
    const bool can = subject == Subject::Can;
    numbers.profile[95] = {place.low, place.high, can ? 1.0f : 0.35f, can ? 1.0f : 0.0f};
}

void placeFruit(Fruit fruit, float beside, Dice& dice, FrameNumbers& numbers)
{
    if (fruit == Fruit::None) return;
    static constexpr Vec4 colours[] = {{}, {0.90f, 0.27f, 0.015f, 1}, {0.86f, 0.66f, 0.03f, 0.8f}, {0.20f, 0.48f, 0.03f, 0.5f}, {0.45f, 0.012f, 0.02f, 0.1f}};
    const float size = fruit == Fruit::Berry ? 0.10f : 0.21f;
    const Vec4 spots[] = {{-1.05f, 0, 0.05f, 1.0f}, {1.25f, 0, -0.35f, 1.05f}, {-1.75f, 0, -0.55f, 0.95f}, {0.95f, 0, 0.55f, 0.85f}};
    int count = 0;
    for (const Vec4& spot : spots) {
        const float r = size * spot.w * dice.between(0.94f, 1.06f);
        numbers.spheres[static_cast<std::size_t>(count++)] = {spot.x * (beside + size) + dice.between(-0.03f, 0.03f), r * 0.98f, spot.z + dice.between(-0.05f, 0.05f), r};
    }
    numbers.body.w = static_cast<float>(count);
    numbers.sphereColour = colours[static_cast<int>(fruit)];
}

} // namespace

LabelPlace labelPlace(Subject subject)
{
    switch (subject) {
    case Subject::Bottle: return {0.13f, 0.74f, 0.292f};
    case Subject::Jar: return {0.10f, 0.44f, 0.402f};
    case Subject::Box: return {0.0f, 1.1f, 0.36f};
    default: return {0.06f, 1.17f, 0.33f};
    }
}

void placeSubject(const Wish& wish, std::uint64_t seed, FrameNumbers& numbers)
{
    Dice dice(seed);
    if (wish.subject == Subject::Box) {
        numbers.body = {0.5f, 1.1f, 0, 0};
        numbers.subject.x = 1;
    } else {
        writeProfile(wish.subject, numbers);
    }
    placeFruit(wish.fruit, numbers.body.x, dice, numbers);
}

} // namespace scene
