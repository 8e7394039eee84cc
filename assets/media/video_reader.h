// SPDX-License-Identifier: GPL-3.0-or-later
// assets/media/video_reader.h: pictures out of one media file, by time.
#pragma once

#include "assets/media/probe.h"

#include <memory>

namespace spot
{

struct VideoReaderOptions {
    int threads = 2; ///< of the decoder; 0 lets it choose
    std::size_t keptBytes = std::size_t{96} << 20; ///< of the pictures around the last one, for steps back; two stay at least
};

/// Decodes one video stream. Cheap to open: one reader per thread.                                  [not thread-safe]
/// Going forward decodes on; going back or far ahead seeks to the keyframe before. The pictures are the same either way.
class VideoReader
{
public:
    /// Errors: NotFound, Unsupported (no decoder on this machine), Corrupt.
    static Result<VideoReader> open(const std::filesystem::path& file, VideoReaderOptions options = {});

    /// The picture on screen at `t`: the last one that starts at or before it; before the first the first, past the end the last.
    /// t        media time from the stream's first picture, t >= 0
    /// returns  the file's own planar YUV or RGBA (see PixelFormat), upright, square pixels, colour tag as the file says
    /// Errors: OutOfRange (t < 0), Corrupt. The reader stays usable after either.
    Result<ImagePtr> frameAt(MediaTime t);
    const VideoInfo& info() const;

    VideoReader(VideoReader&&) noexcept;
    VideoReader& operator=(VideoReader&&) noexcept;
    ~VideoReader();

private:
    struct Stream;
    explicit VideoReader(std::unique_ptr<Stream> stream);
    std::unique_ptr<Stream> m_stream;
};

} // namespace spot
