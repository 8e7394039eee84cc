// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/scene/camera.h: where the camera stands at each moment of a shot. Pure.
#pragma once

#include "plugins/scene/frame_numbers.h"
#include "plugins/scene/prompt.h"

#include <cstdint>

namespace scene
{

struct Shot {
    Wish wish;
    std::uint64_t seed = 1;
    float aspect = 16.0f / 9;   ///< width by height
    float subjectHeight = 1.2f, subjectRadius = 0.33f;
};

struct CameraPlace {
    Vec4 eye, target; ///< as in frame_numbers.h; of flat families: x shift in shorter sides, target.y the horizon
    float zoom = 1;   ///< of a photo
    float horizon = 0.5f; ///< fraction of the height where the ground ends
    float drift = 0;      ///< sideways, in shorter sides, of what is near
};

/// progress 0..1 through the shot; seconds since its start.
CameraPlace cameraAt(const Shot& shot, float progress, float seconds);

/// How many pixels of the frame's shorter side one unit of the subject covers, as a fraction.
float subjectScale(const Shot& shot);

} // namespace scene
