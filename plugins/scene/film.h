// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/scene/film.h: renders the frames of one shot on the device.
#pragma once

#include "plugins/scene/camera.h"
#include "plugins/scene/compute.h"
#include "plugins/scene/look.h"
#include "plugins/scene/stills.h"

#include <array>
#include <cstdint>
#include <string>

namespace scene
{

struct FilmOrder {
    Wish wish;
    std::uint64_t seed = 1;
    int width = 0, height = 0; ///< pixels of the finished frames
    std::int64_t frames = 1;
    double framesPerSecond = 30;
    bool draft = false;
    std::array<Vec4, 3> brand{};
};

/// How much work goes into a frame. Chosen by the device's kind alone, never by the clock: the bits stay the same.
struct FilmPlan {
    int width = 0, height = 0; ///< that light is computed at, before it is enlarged
    int samples = 1;           ///< rays a pixel of a product shot
};
FilmPlan planFor(const FilmOrder& order, bool software);

/// Renders frames in any order. Errors: Failure of Compute.
class Film
{
public:
    /// texture: a label or photo; may be empty where the wish needs none.
    Film(const FilmOrder& order, const Texture& texture);

    /// The frame's pixels, R G B A, sRGB, rows of width * 4 bytes; valid until the next call.
    const std::uint8_t* frame(std::int64_t index);

    const FilmPlan& plan() const { return m_plan; }
    const std::string& deviceName() const { return m_compute.deviceName(); }

private:
    void writeConstants(const Texture& texture);
    void writeMoment(std::int64_t index);

    FilmOrder m_order;
    Compute m_compute;
    FilmPlan m_plan;
    Shot m_shot;
    Look m_look;
    FrameNumbers m_numbers;
    std::size_t m_scenePass = 0, m_glowPass = 0, m_widenPass = 0, m_finishPass = 0;
    std::byte* m_numbersMemory = nullptr;
    std::byte* m_texelMemory = nullptr;
    std::byte* m_spriteMemory = nullptr;
    std::byte* m_tileMemory = nullptr;
    std::byte* m_picture = nullptr;
};

/// The size of label or photo that suits an order: texels all around a label, or a photo's longer side.
int textureSide(const FilmOrder& order, const FilmPlan& plan);

} // namespace scene
