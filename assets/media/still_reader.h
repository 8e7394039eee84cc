// SPDX-License-Identifier: GPL-3.0-or-later
// assets/media/still_reader.h: stills through OpenImageIO.
#pragma once

#include "assets/base/result.h"
#include "assets/pixels/image.h"

#include <filesystem>

namespace spot
{

/// Whether the first bytes are those of a PNG, JPEG, TIFF, EXR or WebP; the name does not matter. False when it cannot be read. [any]
bool isStillFile(const std::filesystem::path& file);
/// "png", "jpeg", "tiff", "openexr" or "webp", by the first bytes; empty for anything else.                         [any]
std::string stillFormatOf(const std::filesystem::path& file);

/// Reads PNG, JPEG, TIFF, EXR or WebP, whatever the file is called, upright by its EXIF orientation.
/// returns  Rgba8 or Rgba16 (integer files) or RgbaF32 (EXR); alpha Opaque when the file has none, else Premultiplied;
///          colour: sRGB full when the file says nothing, Linear for EXR.
/// Limits: 16384 pixels a side, 64 Mpx. Errors: NotFound, Denied, Unsupported, Corrupt, OutOfRange.             [any]
Result<ImagePtr> readStill(const std::filesystem::path& file);

/// Writes a PNG or TIFF (by the name's ending), Rgba8 or Rgba16. Errors: Denied, NoSpace, Io, Unsupported.       [any]
Result<Done> writeStill(const std::filesystem::path& file, const Image& image);

} // namespace spot
