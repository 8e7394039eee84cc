// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/scene/film.h"

#include "plugins/scene/sprites.h"
#include "plugins/scene/subject.h"

#include "abstract_comp.h"
#include "city_comp.h"
#include "finish_comp.h"
#include "glow_comp.h"
#include "landscape_comp.h"
#include "photo_comp.h"
#include "product_comp.h"
#include "widen_comp.h"

#include <algorithm>
#include <cstring>

namespace scene
{

namespace
{

std::span<const std::uint32_t> shaderOf(Family family)
{
    switch (family) {
    case Family::Product: return product_comp;
    case Family::Landscape: return landscape_comp;
    case Family::Photo: return photo_comp;
    case Family::City: return city_comp;
    case Family::Abstract: break;
    }
    return abstract_comp;
}

Shot shotOf(const FilmOrder& order)
{
    Shot shot{order.wish, order.seed, static_cast<float>(order.width) / static_cast<float>(order.height)};
    FrameNumbers numbers;
    placeSubject(order.wish, order.seed, numbers);
    shot.subjectRadius = numbers.body.x;
    shot.subjectHeight = numbers.body.y;
    return shot;
}

std::uint32_t groups(int size, int each) { return static_cast<std::uint32_t>((size + each - 1) / each); }

constexpr int groupWidth = 16, groupHeight = 8; // as in frame.glsl

} // namespace

FilmPlan planFor(const FilmOrder& order, bool software)
{
    const int shorter = std::min(order.width, order.height);
    const bool product = order.wish.family == Family::Product;
    double share = 1;
    if (software) {
        const double wanted = order.wish.family == Family::Photo ? (order.draft ? 540 : 1080) : order.draft ? 360 : product ? 540 : 600;
        share = std::min(1.0, wanted / shorter);
    } else if (order.draft) {
        share = 0.5;
    }
    FilmPlan plan;
    plan.width = std::max(16, static_cast<int>(order.width * share + 0.5));
    plan.height = std::max(16, static_cast<int>(order.height * share + 0.5));
    plan.samples = !product ? 1 : software ? (order.draft ? 2 : 3) : 4;
    return plan;
}

int textureSide(const FilmOrder& order, const FilmPlan& plan)
{
    const int shorter = std::min(plan.width, plan.height);
    if (order.wish.family == Family::Photo) return std::clamp(std::max(plan.width, plan.height) * 5 / 4, 64, 4096);
    const float unit = subjectScale(shotOf(order)) * static_cast<float>(shorter) * 1.25f;
    return std::clamp(static_cast<int>(6.2831853f * labelPlace(order.wish.subject).radius * unit), 64, 4096);
}

Film::Film(const FilmOrder& order, const Texture& texture)
    : m_order(order), m_plan(planFor(order, m_compute.isSoftware())), m_shot(shotOf(order)), m_look(lookFor(order.wish, order.brand))
{
    const auto pixels = [](int width, int height) { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); };
    const std::size_t tiles = pixels((order.width + tileSize - 1) / tileSize, (order.height + tileSize - 1) / tileSize);
    m_numbersMemory = m_compute.addBuffer(sizeof(FrameNumbers));
    m_compute.addBuffer(pixels(m_plan.width, m_plan.height) * sizeof(Vec4));
    m_texelMemory = m_compute.addBuffer(std::max<std::size_t>(texture.texels.size(), 1) * 4);
    m_picture = m_compute.addBuffer(pixels(order.width, order.height) * 4);
    m_compute.addBuffer(2 * pixels((m_plan.width + 7) / 8, (m_plan.height + 7) / 8) * sizeof(Vec4));
    m_spriteMemory = m_compute.addBuffer(maxSprites * sizeof(Sprite));
    m_tileMemory = m_compute.addBuffer((tiles + 1 + maxTileEntries) * 4);
    m_compute.addBuffer(pixels(order.width, m_plan.height) * 8);
    m_scenePass = m_compute.addPass(shaderOf(order.wish.family));
    m_glowPass = m_compute.addPass(glow_comp);
    m_widenPass = m_compute.addPass(widen_comp);
    m_finishPass = m_compute.addPass(finish_comp);
    std::memcpy(m_texelMemory, texture.texels.data(), texture.texels.size() * 4);
    writeConstants(texture);
}

void Film::writeConstants(const Texture& texture)
{
    const Wish& wish = m_order.wish;
    FrameNumbers& n = m_numbers;
    n.size = {m_plan.width, m_plan.height, m_order.width, m_order.height};
    n.keyLight = m_look.key;
    n.backHigh = m_look.backHigh;
    n.backLow = m_look.backLow;
    n.brand = m_order.brand;
    placeSubject(wish, m_order.seed, n);
    if (wish.family == Family::Product && texture.hasCutOut) {
        n.subject.x = 2;
        n.body.y = 1.2f;
        n.body.x = std::clamp(0.6f * static_cast<float>(texture.width) / static_cast<float>(std::max(texture.height, 1)), 0.1f, 1.6f);
    }
    Dice dice(m_order.seed);
    n.clock.z = dice.next();
    n.subject.y = static_cast<float>(wish.surface);
    n.subject.z = wish.drops ? 0.62f : 0;
    n.subject.w = n.subject.x > 0.5f && n.subject.x < 1.5f ? dice.between(0.35f, 0.6f) : 0;
    n.style.x = static_cast<float>(m_plan.samples);
    n.style.y = wish.family == Family::Landscape ? static_cast<float>((wish.sea ? 1 : 0) + (wish.grove ? 2 : 0) + (wish.fog ? 4 : 0)) : wish.liquid ? 1.0f : 0.0f;
    n.style.z = wish.family == Family::Photo ? 4 : static_cast<float>(wish.light);
    n.style.w = m_look.shadowSharpness;
    n.still = {static_cast<float>(texture.width), static_cast<float>(texture.height), texture.texels.empty() ? 0.0f : 1.0f, 1};
    n.grade = {m_look.grain, m_look.vignette, m_look.exposure, m_look.glow};
    n.weather.x = wish.steam ? 1.0f : 0;
    n.weather.z = wish.family == Family::Photo && (wish.light == Light::Golden || wish.light == Light::Morning) && wish.lightNamed ? 1.0f : wish.family == Family::Photo ? 0.4f : 0;
}

void Film::writeMoment(std::int64_t index)
{
    const auto frames = static_cast<double>(m_order.frames);
    const auto progress = m_order.frames > 1 ? static_cast<float>(static_cast<double>(index) / (frames - 1)) : 0.0f;
    const auto seconds = static_cast<float>(static_cast<double>(index) / m_order.framesPerSecond);
    const CameraPlace camera = cameraAt(m_shot, progress, seconds);
    m_numbers.clock = {seconds, progress, m_numbers.clock.z, static_cast<float>(index)};
    m_numbers.eye = camera.eye;
    m_numbers.target = camera.target;
    m_numbers.still.w = camera.zoom;

    // The height on screen where steam begins: a little above the cup's rim.
    const float halfHeight = m_shot.aspect >= 1 ? 1.0f : 1 / m_shot.aspect;
    const float distance = std::hypot(camera.eye.x, camera.eye.z);
    const auto rowOf = [&](float y) {
        const float slope = (y - camera.eye.y) / distance, middle = (camera.target.y - camera.eye.y) / distance;
        return 0.5f - 0.5f * camera.eye.w * (slope - middle) / halfHeight;
    };
    m_numbers.weather.w = m_order.wish.family == Family::Product ? rowOf(m_shot.subjectHeight * 0.95f) : 0.75f;

    SpriteStage stage{m_order.width, m_order.height, seconds, camera.drift, camera.horizon};
    if (m_order.wish.family == Family::Product) stage.originY = rowOf(0);
    const auto sprites = spritesFor(m_order.wish, m_order.brand, m_look.key, m_order.seed, stage);
    const auto tiles = tilesOf(sprites, m_order.width, m_order.height);
    std::memcpy(m_numbersMemory, &m_numbers, sizeof m_numbers);
    std::memcpy(m_spriteMemory, sprites.data(), sprites.size() * sizeof(Sprite));
    std::memcpy(m_tileMemory, tiles.data(), tiles.size() * 4);
}

const std::uint8_t* Film::frame(std::int64_t index)
{
    writeMoment(index);
    const auto smallX = groups((m_plan.width + 7) / 8, groupWidth), smallY = groups((m_plan.height + 7) / 8, groupHeight);
    const std::array<PassStep, 6> steps{PassStep{m_scenePass, groups(m_plan.width, groupWidth), groups(m_plan.height, groupHeight), 0},
                                        PassStep{m_glowPass, smallX, smallY, 0}, PassStep{m_glowPass, smallX, smallY, 1}, PassStep{m_glowPass, smallX, smallY, 2},
                                        PassStep{m_widenPass, groups(m_order.width, groupWidth), groups(m_plan.height, groupHeight), 0},
                                        PassStep{m_finishPass, groups(m_order.width, groupWidth), groups(m_order.height, groupHeight), 0}};
    m_compute.run(steps);
    return reinterpret_cast<const std::uint8_t*>(m_picture);
}

} // namespace scene
