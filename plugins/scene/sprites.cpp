// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/scene/sprites.h"

#include <algorithm>

namespace scene
{

namespace
{

float fraction(float x) { return x - std::floor(x); }

Sprite sprite(SpriteKind kind, float x, float y, float halfWidth, float halfHeight, Vec4 colour, float strength, float angle = 0, float softness = 0.1f,
              SpriteLayer layer = SpriteLayer::Front)
{
    colour.w = strength;
    return {{x, y, std::max(halfWidth, 0.7f), std::max(halfHeight, 0.7f)}, colour, {static_cast<float>(kind), angle, softness, static_cast<float>(layer)}};
}

class Stage
{
public:
    Stage(const SpriteStage& at, std::uint64_t seed) : m_at(at), m_seed(seed), m_unit(static_cast<float>(std::min(at.width, at.height))) {}
    std::vector<Sprite> sprites;

    void lensDiscs(int count, const Vec4& warm, const Vec4& tint, float strength, bool mirrored)
    {
        Dice dice(m_seed + 11);
        for (int i = 0; i < count; ++i) {
            const float x = dice.between(-0.08f, 1.08f), up = dice.next(), size = dice.between(0.022f, 0.062f), depth = dice.between(0.3f, 1);
            const float shimmer = 0.8f + 0.2f * std::sin(m_at.seconds * dice.between(0.5f, 1.6f) + dice.between(0, 6.28f)), pick = dice.next();
            const Vec4 colour = pick < 0.55f ? warm : pick < 0.8f ? mixed(warm, {1, 0.95f, 0.85f, 1}, 0.7f) : mixed(tint, warm, 0.3f);
            const float px = x * width() - m_at.drift * m_unit * depth, above = (0.03f + 0.85f * up * up) * m_at.horizon * height();
            const float r = size * m_unit * (0.7f + 0.6f * depth), power = strength * shimmer * (0.35f + 0.65f * dice.next());
            sprites.push_back(sprite(SpriteKind::LensDisc, px, m_at.horizon * height() - above, r, r, colour, power, 0, 0.10f, SpriteLayer::Behind));
            if (mirrored && above < 0.45f * height())
                sprites.push_back(sprite(SpriteKind::SoftDot, px, m_at.horizon * height() + above * 0.75f, r * 1.15f, r * 2.4f, colour, power * 0.35f, 0, 0.5f, SpriteLayer::Mirrored));
        }
    }

    void cityLights(const std::array<Vec4, 3>& brand)
    {
        static constexpr Vec4 lamps[] = {{1, 0.55f, 0.2f, 1}, {1, 0.85f, 0.6f, 1}, {1, 0.12f, 0.08f, 1}, {0.3f, 0.75f, 1, 1}, {0.25f, 1, 0.6f, 1}};
        Dice dice(m_seed + 29);
        for (int i = 0; i < 78; ++i) {
            const bool traffic = i % 3 == 0;
            const float pick = dice.next(), depth = dice.between(0.25f, 1);
            const Vec4 colour = pick < 0.18f ? brand[0] : pick < 0.26f ? brand[2] : lamps[static_cast<int>(dice.next() * 4.99f)];
            const float speed = traffic ? dice.between(0.03f, 0.10f) * (i % 2 ? 1.0f : -1.0f) : 0;
            const float x = fraction(dice.next() + speed * m_at.seconds) * 1.3f - 0.15f;
            const float up = traffic ? dice.between(-0.03f, 0.05f) : 0.04f + 0.75f * dice.next() * dice.next();
            const float r = m_unit * (traffic ? 0.016f : 0.012f + 0.038f * depth * depth), px = x * width() - m_at.drift * m_unit * depth;
            const float py = (m_at.horizon - up * m_at.horizon) * height(), power = dice.between(0.25f, 1.0f) * (traffic ? 1.4f : 0.85f);
            const float flicker = 0.9f + 0.1f * std::sin(m_at.seconds * dice.between(1, 3) + dice.between(0, 6.28f));
            sprites.push_back(sprite(SpriteKind::LensDisc, px, py, r, r, colour, power * flicker, 0, 0.13f));
            if (i % 2 == 0) sprites.push_back(sprite(SpriteKind::SoftDot, px, 2 * m_at.horizon * height() - py + r, r * 1.2f, r * 4.5f, colour, power * 0.30f, 0, 0.5f));
        }
    }

    void confetti(const std::array<Vec4, 3>& brand)
    {
        Dice dice(m_seed + 41);
        for (int i = 0; i < 150; ++i) {
            const float near = dice.next(), size = (0.007f + 0.012f * near * near) * m_unit, speed = 0.16f + 0.22f * near;
            const float start = dice.next(), sway = dice.between(0.01f, 0.035f), beat = dice.between(1.5f, 4), phase = dice.between(0, 6.28f);
            const float x = dice.next() + sway * std::sin(m_at.seconds * beat + phase);
            const float y = fraction(start + speed * m_at.seconds * (0.85f + 0.3f * dice.next())) * 1.2f - 0.1f;
            const float tumble = std::sin(m_at.seconds * dice.between(4, 9) + phase), pick = dice.next();
            const Vec4 colour = pick < 0.4f ? brand[0] : pick < 0.62f ? brand[2] : pick < 0.8f ? mixed(brand[1], {1, 1, 1, 1}, 0.25f) : Vec4{0.95f, 0.68f, 0.22f, 1};
            const float lit = 0.55f + 0.55f * std::abs(tumble), blur = near > 0.85f ? 0.7f : 0.16f;
            sprites.push_back(sprite(SpriteKind::Paper, x * width() - m_at.drift * m_unit * near, y * height(), size, size * (0.12f + 0.5f * std::abs(tumble)),
                                     scaled(colour, lit), 0.96f, phase + m_at.seconds * dice.between(-2.5f, 2.5f), blur));
        }
    }

    void snow()
    {
        Dice dice(m_seed + 53);
        for (int i = 0; i < 190; ++i) {
            const float near = dice.next(), size = (0.0022f + 0.011f * near * near * near) * m_unit, phase = dice.between(0, 6.28f);
            const float x = fraction(dice.next() + 0.02f * m_at.seconds * (0.5f + near) + 0.012f * std::sin(m_at.seconds * 1.3f + phase));
            const float y = fraction(dice.next() + (0.05f + 0.14f * near) * m_at.seconds);
            sprites.push_back(sprite(SpriteKind::SoftDot, (x * 1.1f - 0.05f) * width() - m_at.drift * m_unit * near, (y * 1.1f - 0.05f) * height(), size * 1.6f, size * 1.6f,
                                     {0.9f, 0.95f, 1, 1}, 0.75f - 0.4f * near, 0, 0.5f));
        }
    }

    void dust(const Vec4& light)
    {
        Dice dice(m_seed + 67);
        for (int i = 0; i < 110; ++i) {
            const float near = dice.next(), size = (0.0016f + 0.007f * near * near * near) * m_unit, phase = dice.between(0, 6.28f);
            const float x = fraction(dice.next() + 0.012f * m_at.seconds + 0.015f * std::sin(m_at.seconds * 0.4f + phase));
            const float y = fraction(dice.next() - 0.016f * m_at.seconds + 0.012f * std::sin(m_at.seconds * 0.5f + phase * 2));
            const float glint = 0.35f + 0.65f * std::pow(0.5f + 0.5f * std::sin(m_at.seconds * dice.between(0.8f, 2.2f) + phase), 3.0f);
            sprites.push_back(sprite(near > 0.75f ? SpriteKind::LensDisc : SpriteKind::SoftDot, x * width(), y * height(), size * 1.5f, size * 1.5f, light,
                                     glint * (near > 0.75f ? 0.16f : 0.75f), 0, 0.4f));
        }
    }

    void splash()
    {
        Dice dice(m_seed + 79);
        for (int i = 0; i < 90; ++i) {
            const float life = dice.between(0.7f, 1.2f), age = fraction(m_at.seconds / life + dice.next()) * life, side = dice.between(-1, 1);
            const float speed = dice.between(0.45f, 1.15f), spread = side * dice.between(0.15f, 0.75f);
            const float x = m_at.originX * width() + (side * 0.12f + spread * age) * m_unit;
            const float y = m_at.originY * height() - (speed * age - 1.25f * age * age) * m_unit;
            const float size = (0.0022f + 0.0085f * std::pow(dice.next(), 4.0f)) * m_unit, rise = speed - 2.5f * age;
            if (y > m_at.originY * height() + 0.05f * m_unit) continue;
            const float fast = std::min(std::hypot(spread, rise), 1.5f);
            sprites.push_back(sprite(SpriteKind::Drop, x, y, size, size * (1 + 0.45f * fast), {1, 1, 1, 1}, std::min(1.0f, 6 * age) * 0.95f, std::atan2(spread, rise), 0.22f));
        }
    }

private:
    float width() const { return static_cast<float>(m_at.width); }
    float height() const { return static_cast<float>(m_at.height); }

    SpriteStage m_at;
    std::uint64_t m_seed;
    float m_unit;
};

} // namespace

std::vector<Sprite> spritesFor(const Wish& wish, const std::array<Vec4, 3>& brand, const Vec4& light, std::uint64_t seed, const SpriteStage& at)
{
    Stage stage(at, seed);
    const bool white = wish.surface == Surface::Seamless && wish.surfaceNamed;
    if (wish.family == Family::City) stage.cityLights(brand);
    else if (wish.family == Family::Product && (wish.bokeh || (!white && wish.light != Light::Studio))) {
        const bool night = wish.light == Light::Night;
        const Vec4 warm = night ? Vec4{1, 0.6f, 0.3f, 1} : mixed({1, 0.78f, 0.5f, 1}, light, 0.5f);
        stage.lensDiscs(wish.bokeh ? 34 : 24, warm, mixed(brand[0], brand[1], night ? 0.0f : 0.5f), night ? 0.42f : 0.30f, wish.surface != Surface::Snow);
    } else if (wish.bokeh) stage.lensDiscs(30, {1, 0.75f, 0.45f, 1}, brand[0], 0.35f, false);
    if (wish.splash) stage.splash();
    if (wish.dust || wish.family == Family::Abstract) stage.dust(mixed(light, {1, 1, 1, 1}, 0.4f));
    if (wish.snow) stage.snow();
    if (wish.confetti) stage.confetti(brand);
    if (stage.sprites.size() > maxSprites) stage.sprites.resize(maxSprites);
    return std::move(stage.sprites);
}

std::vector<std::uint32_t> tilesOf(const std::vector<Sprite>& sprites, int width, int height)
{
    const int across = (width + tileSize - 1) / tileSize, down = (height + tileSize - 1) / tileSize;
    const std::size_t tiles = static_cast<std::size_t>(across) * static_cast<std::size_t>(down);
    std::vector<std::vector<std::uint32_t>> lists(tiles);
    std::size_t entries = tiles + 1;
    for (std::uint32_t i = 0; i < sprites.size(); ++i) {
        const Vec4& place = sprites[i].place;
        const float reach = 1.5f * std::max(place.z, place.w);
        const int left = std::max(0, static_cast<int>(std::floor((place.x - reach) / tileSize))), right = std::min(across - 1, static_cast<int>(std::floor((place.x + reach) / tileSize)));
        const int top = std::max(0, static_cast<int>(std::floor((place.y - reach) / tileSize))), bottom = std::min(down - 1, static_cast<int>(std::floor((place.y + reach) / tileSize)));
        for (int y = top; y <= bottom; ++y)
            for (int x = left; x <= right && entries < maxTileEntries; ++x, ++entries)
                lists[static_cast<std::size_t>(y * across + x)].push_back(i);
    }
    std::vector<std::uint32_t> result(tiles + 1);
    for (std::size_t tile = 0; tile < tiles; ++tile) {
        result[tile] = static_cast<std::uint32_t>(result.size());
        result.insert(result.end(), lists[tile].begin(), lists[tile].end());
    }
    result[tiles] = static_cast<std::uint32_t>(result.size());
    return result;
}

} // namespace scene
