// SPDX-License-Identifier: GPL-3.0-or-later
// assets/media/thumbnail.h: a small picture of a film or still, ready for the screen.
#pragma once

#include "assets/media/video_reader.h"

#include <filesystem>
#include <variant>

namespace spot
{

/// The picture scaled down by averaging to the largest size of its own shape that fits into `within` (no bars; never scaled up).
/// within   both sides 1 to 4096
/// returns  Rgba8, sRGB, full range; alpha as the picture's: Opaque, or Premultiplied
ImagePtr thumbnailOf(const Image& picture, FrameSize within);

/// Thumbnails of one file at several times; a film's decoder stays open between them, on one thread.      [not thread-safe]
class ThumbnailReader
{
public:
    /// Errors: those of VideoReader and readStill.
    static Result<ThumbnailReader> open(const std::filesystem::path& file);

    /// Of the picture on screen at t >= 0; a still is the same at any time. Rising times are cheapest.
    /// Errors: those of VideoReader::frameAt.
    Result<ImagePtr> at(MediaTime t, FrameSize within);

private:
    explicit ThumbnailReader(std::variant<VideoReader, ImagePtr> source) : m_source(std::move(source)) {}
    std::variant<VideoReader, ImagePtr> m_source;
};

} // namespace spot
