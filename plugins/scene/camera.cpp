// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/scene/camera.h"

#include <algorithm>

namespace scene
{

namespace
{

constexpr float focal = 2.7f;

/// Starts and ends gently, moves evenly between: cuts into it never show a standing camera.
float eased(float t) { return t + 0.35f * (t * t * (3 - 2 * t) - t); }

float trembling(float seconds, float seed)
{
    return 0.5f * std::sin(seconds * 1.9f + seed) + 0.3f * std::sin(seconds * 3.1f + seed * 2.3f) + 0.2f * std::sin(seconds * 5.3f + seed * 4.1f);
}

float restDistance(const Shot& shot)
{
    const float forHeight = shot.subjectHeight * focal / 1.12f, wide = std::min(shot.aspect, 1.0f);
    const float roomAbove = std::max(1.0f, 1 / std::max(shot.aspect, 0.4f));
    const float room = shot.wish.fruit == Fruit::None ? 1.0f : 1.45f;
    const float forWidth = shot.subjectRadius * 2 * room * focal / (0.85f * wide / std::min(wide, 1.0f));
    return std::max(forHeight / std::min(roomAbove, 1.35f), forWidth);
}

CameraPlace productCamera(const Shot& shot, float t, float seconds)
{
    Dice dice(shot.seed + 5);
    const float side = dice.next() < 0.5f ? -1.0f : 1.0f;
    float angle = side * dice.between(0.05f, 0.20f), distance = restDistance(shot), high = 0.30f, raise = 0;
    if (shot.wish.subject == Subject::Cup) high = 0.95f, distance *= 0.86f;
    const float e = eased(t);
    switch (shot.wish.move) {
    case Move::PushIn: distance *= 1.20f - 0.24f * e; break;
    case Move::PullOut: distance *= 0.96f + 0.26f * e; break;
    case Move::Orbit: angle += side * (e - 0.5f) * 0.85f; break;
    case Move::Pan: angle += side * (e - 0.5f) * 0.28f; break;
    case Move::Tilt: high += 0.35f * (0.5f - e); raise = 0.22f * (e - 0.5f); break;
    case Move::Static: distance *= 1.04f - 0.02f * e; break;
    case Move::Handheld:
        angle += 0.03f * trembling(seconds, 1);
        high += 0.03f * trembling(seconds, 7);
        distance *= 1.06f - 0.08f * e;
        break;
    }
    CameraPlace place;
    const float middle = shot.subjectHeight * (shot.aspect < 0.8f ? 0.58f : 0.50f) + raise;
    const float shift = shot.wish.move == Move::Pan ? side * (0.5f - e) * 0.35f : 0;
    place.eye = {std::sin(angle) * distance + shift, shot.subjectHeight * 0.5f + high, std::cos(angle) * distance, focal};
    place.target = {shift, middle, 0, shot.wish.move == Move::Handheld ? 0.006f * trembling(seconds, 3) : 0};
    const float pitch = (place.eye.y - middle) / distance;
    const float horizon = focal * pitch; // above the middle, in shorter half sides
    const float halfHeight = shot.aspect >= 1 ? 1.0f : 1 / shot.aspect;
    place.horizon = std::clamp(0.5f - 0.5f * horizon / halfHeight, 0.05f, 0.95f);
    place.drift = angle * 1.6f + shift * 0.8f;
    return place;
}

CameraPlace flatCamera(const Shot& shot, float t, float seconds)
{
    Dice dice(shot.seed + 6);
    const float side = dice.next() < 0.5f ? -1.0f : 1.0f, e = eased(t);
    float zoom = 1, shift = 0, rise = 0;
    switch (shot.wish.move) {
    case Move::PushIn: zoom = 1 + 0.10f * e; break;
    case Move::PullOut: zoom = 1.10f - 0.10f * e; break;
    case Move::Orbit:
    case Move::Pan: zoom = 1.05f, shift = side * 0.22f * (e - 0.5f); break;
    case Move::Tilt: zoom = 1.06f, rise = 0.24f * (0.5f - e); break;
    case Move::Static: break;
    case Move::Handheld:
        zoom = 1.05f;
        shift = 0.012f * trembling(seconds, 1);
        rise = 0.010f * trembling(seconds, 5);
        break;
    }
    CameraPlace place;
    const float halfHeight = shot.aspect >= 1 ? 1.0f : 1 / shot.aspect;
    const float line = (shot.wish.family == Family::City ? -0.38f : shot.wish.sea ? -0.18f : -0.30f) * (halfHeight > 1 ? 1.2f : 1.0f) + rise;
    place.eye = {shift, 0, 0, zoom};
    place.target = {0, line, 0, 0};
    place.horizon = std::clamp(0.5f - 0.5f * line * zoom / halfHeight, 0.05f, 0.95f);
    place.drift = shift;
    return place;
}

CameraPlace photoCamera(const Shot& shot, float t, float seconds)
{
    Dice dice(shot.seed + 7);
    const float sx = dice.next() < 0.5f ? -1.0f : 1.0f, sy = dice.next() < 0.5f ? -1.0f : 1.0f, e = eased(t);
    CameraPlace place;
    place.zoom = 1.10f;
    float x = sx * 0.012f * (e - 0.5f), y = sy * 0.008f * (e - 0.5f);
    switch (shot.wish.move) {
    case Move::PullOut: place.zoom = 1.20f - 0.13f * e; break;
    case Move::Pan:
    case Move::Orbit: place.zoom = 1.16f, x = sx * 0.07f * (e - 0.5f); break;
    case Move::Tilt: place.zoom = 1.16f, y = 0.07f * (0.5f - e); break;
    case Move::Static: place.zoom = 1.04f + 0.01f * e, x = y = 0; break;
    case Move::Handheld: x = 0.008f * trembling(seconds, 1), y = 0.008f * trembling(seconds, 4); break;
    case Move::PushIn: place.zoom = 1.07f + 0.13f * e; break;
    }
    place.eye = {x, y, 0, 1};
    place.target = {0, 0, 0, shot.wish.move == Move::Handheld ? 0.004f * trembling(seconds, 2) : sx * 0.006f * (e - 0.5f)};
    return place;
}

} // namespace

CameraPlace cameraAt(const Shot& shot, float progress, float seconds)
{
    if (shot.wish.family == Family::Product) return productCamera(shot, progress, seconds);
    return shot.wish.family == Family::Photo ? photoCamera(shot, progress, seconds) : flatCamera(shot, progress, seconds);
}

float subjectScale(const Shot& shot) { return 0.5f * focal / (restDistance(shot) * 0.96f - shot.subjectRadius); }

} // namespace scene
