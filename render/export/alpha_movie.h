// SPDX-License-Identifier: GPL-3.0-or-later
// render/export/alpha_movie.h: moving pictures with alpha in a MOV, without sound: pieces of a spot for other programs.
#pragma once

#include "assets/base/media_time.h"
#include "assets/base/result.h"
#include "assets/pixels/image.h"

#include <filesystem>
#include <memory>

namespace spot
{

enum class AlphaKind {
    Animation,   ///< QuickTime Animation (qtrle), 8 bit R'G'B'A, nothing lost: what MLT shows with its alpha
    ProRes4444,  ///< 10 bit Y'CbCr of BT.709 with alpha: what Final Cut and its like want
};

/// Whole at commit() or not there at all; destroyed before that, nothing is left. Alpha is straight. The same pictures give the same bytes.
///                                                                                                   [not thread-safe]
class AlphaMovie
{
public:
    /// Errors: OutOfRange (odd sides, over 8192), Unsupported (no such encoder here), Denied, NoSpace, Io.
    static Result<std::unique_ptr<AlphaMovie>> make(const std::filesystem::path& file, AlphaKind kind, FrameSize size, FrameRate rate);
    virtual ~AlphaMovie() = default;
    /// The next picture: Rgba16 of the size given, premultiplied.
    virtual Result<Done> add(const Image& picture) = 0;
    virtual Result<Done> commit() = 0;
};

} // namespace spot
