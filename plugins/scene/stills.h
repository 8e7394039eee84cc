// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/scene/stills.h: the pictures a scene is textured with: the person's own, read with care, or a label made from the brand.
#pragma once

#include "plugins/scene/frame_numbers.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace scene
{

/// Texels R G B A, sRGB, row 0 on top, packed as shaders read them.                                          [value]
struct Texture {
    int width = 0, height = 0;
    std::vector<std::uint32_t> texels;
    bool hasCutOut = false; ///< its corners are transparent
};

/// Reads a still and shrinks it so that neither side is longer than maxSide. Errors: Failure INVALID_REQUEST with the
/// file's name and the cause: missing, too large, no picture.
Texture readStill(const std::string& file, int maxSide);

/// A label to wrap around a product: the brand's name and shapes in its colours.
/// width   texels all around; height follows aspect (all around by height)
/// front   share of the width that faces the camera, 0..1
/// seed    chooses among the designs
Texture brandLabel(const std::string& name, const std::vector<std::string>& colours, const std::string& font, int width, float aspect, float front, std::uint64_t seed);

} // namespace scene
