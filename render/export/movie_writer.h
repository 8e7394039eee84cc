// SPDX-License-Identifier: GPL-3.0-or-later
// render/export/movie_writer.h: encodes and muxes a film, or writes a folder of pictures; whole at the end or not there at all.
#pragma once

#include "assets/pixels/audio_block.h"
#include "render/export/export_settings.h"

#include <memory>

namespace spot
{

/// What the pictures must be for a kind.
PixelFormat pictureFormatOf(ExportKind kind);

/// Writes beside the final name ("spot.mp4.partial-XXXXXX") and renames in commit(). Destroyed before that, nothing is left.
/// The same pictures, sound and settings give the same bytes: threads are pinned, no clock goes in.  [not thread-safe]
class MovieWriter
{
public:
    virtual ~MovieWriter() = default;
    /// The next picture, in order, of pictureFormatOf(kind) and the settings' size.
    virtual Result<Done> addPicture(const Image& picture) = 0;
    /// The next samples: 48 kHz stereo, any number.
    virtual Result<Done> addSound(const AudioBlock& block) = 0;
    /// Flushes, makes durable, renames.
    virtual Result<Done> commit() = 0;
};

/// Errors: Denied (the folder), Unsupported (no such encoder here), OutOfRange (size), NoSpace, Io.
Result<std::unique_ptr<MovieWriter>> makeMovieWriter(const ExportSettings& settings, FrameRate rate);

} // namespace spot
