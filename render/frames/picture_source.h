// SPDX-License-Identifier: GPL-3.0-or-later
// render/frames/picture_source.h: decoded pictures by (hash, time): a pool of readers and a cache bounded in bytes.
#pragma once

#include "render/composition/frame_recipe.h"

#include <cstddef>
#include <memory>

namespace spot
{

struct PictureSourceOptions {
    std::size_t cacheBytes = std::size_t{384} << 20; ///< of decoded pictures; the newest one stays whatever its size
    int readersPerMedium = 2;                        ///< so that a dissolve between two places of one file does not seek to and fro
    int decoderThreads = 2;
    std::size_t readerBytes = std::size_t{96} << 20; ///< of decoded pictures that each open reader keeps for steps back
};

/// Opens files as they are asked for and closes those that nothing was asked of for a while.                                           [not thread-safe]
class PictureSource
{
public:
    using Options = PictureSourceOptions;
    /// `media` must outlive this.
    explicit PictureSource(const MediaResolver& media, Options options = {});

    /// The picture of a MediaFrame, StillPicture or RasterPicture, as the file has it (see VideoReader, readStill). Blocks.
    /// Errors: what the resolver, VideoReader and readStill say; the message names the file or, where there is none, the hash.
    Result<ImagePtr> pictureOf(const Draw& draw);

    /// None for media of uneven rate and for what cannot be opened. May open the file.
    std::optional<FrameRate> rateOf(const ContentHash& media);

    PictureSource(PictureSource&&) noexcept;
    ~PictureSource();

private:
    struct Pool;
    std::unique_ptr<Pool> m_pool;
};

} // namespace spot
