// SPDX-License-Identifier: GPL-3.0-or-later
// assets/media/still_codec.h: what the module around OpenImageIO gives to still_reader.
//
// OpenImageIO brings two hundred libraries, which take half a second to load. They are in a module of their own, which the first
// still loads: a command that touches none starts in a tenth of that.
#pragma once

#include "assets/base/result.h"
#include "assets/pixels/image.h"

#include <filesystem>

namespace spot
{

/// A still as it lies in its file.
struct StillPixels {
    Image image;       ///< mirrored already where its EXIF orientation asks for it
    int clockwise = 0; ///< degrees that it has yet to be turned: 0, 90, 180 or 270
};

/// The functions of the module. Program and module are of one build, so that types of C++ pass between them.       [any]
struct StillCodec {
    /// format  OpenImageIO's name of it. Errors: Unsupported, Corrupt, OutOfRange, NoSpace.
    Result<StillPixels> (*read)(const std::filesystem::path& file, const char* format);
    /// Rgba8 or Rgba16 to a name that ends in .png, .tif or .tiff. Errors: Unsupported, Denied, NoSpace, Io.
    Result<Done> (*write)(const std::filesystem::path& file, const Image& image);
};

/// The module's file, found by the run path of the program, and the one function in it that is seen.
inline constexpr const char* stillCodecModule = "spotwright-stills.so";
inline constexpr const char* stillCodecSymbol = "spotStillCodec";
using StillCodecSymbol = const StillCodec* (*)();

} // namespace spot
