// SPDX-License-Identifier: GPL-3.0-or-later
// render/frames/frame_cache.h: finished frames by recipe hash, size and format, bounded in bytes; the least recently used goes first.
#pragma once

#include "assets/pixels/image.h"

#include <memory>

namespace spot
{

struct FrameKey {
    ContentHash recipe;
    FrameSize size;
    PixelFormat format = PixelFormat::Rgba8;
    bool operator==(const FrameKey&) const = default;
};

/// Never holds more than `bytes`; a frame larger than that is not kept.                                 [thread-safe]
class FrameCache
{
public:
    explicit FrameCache(std::size_t bytes);
    ~FrameCache();

    /// Null when it is not there; counts as a use.
    ImagePtr find(const FrameKey& key);
    bool contains(const FrameKey& key) const; ///< does not count as a use
    void put(const FrameKey& key, ImagePtr frame);
    void clear();
    std::size_t bytes() const;

private:
    struct Shared;
    std::unique_ptr<Shared> m_shared;
};

} // namespace spot
