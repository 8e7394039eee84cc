// SPDX-License-Identifier: GPL-3.0-or-later
// render/frames/frame_server.h: frames by request: newest first, cancel, cache, and prefetch around the playhead.
#pragma once

#include "assets/base/strong_id.h"
#include "render/frames/frame_renderer.h"

namespace spot
{

using FrameRequestId = Id<struct FrameRequestTag>;

/// The answer to one request.                                                                                   [value]
struct FrameReply {
    FrameRequestId id;
    MediaTime time;               ///< as asked
    Result<ImagePtr> frame;
    std::vector<Error> offline;   ///< media that a slate stands for in the frame
};

struct FrameServerOptions {
    std::size_t cacheBytes = std::size_t{256} << 20;
    PixelFormat format = PixelFormat::Rgba8;
    /// When idle, this many frames after the newest request and a third as many before it are drawn ahead, as far as they fit.
    int prefetchFrames = 12;
};

/// Owns one thread and the renderer on it. Destruction ends the frame in work and answers nothing more.  [thread-safe]
class FrameServer
{
public:
    /// Called once, on the server's thread. An Error becomes the answer to every request.
    using MakeRenderer = std::function<Result<std::unique_ptr<FrameRenderer>>()>;
    /// Called on the server's thread; must not wait for another thread that waits for the server.
    using Answer = std::function<void(const FrameReply&)>;

    FrameServer(MakeRenderer makeRenderer, Answer answer, FrameServerOptions options = {});
    ~FrameServer();
    FrameServer(const FrameServer&) = delete;
    FrameServer& operator=(const FrameServer&) = delete;

    /// Never waits. Of several waiting requests the newest is drawn first. Each is answered exactly once unless cancelled.
    /// composition  not null;  time  0 <= time < duration for a picture with layers;  size  1 to 16384 a side
    FrameRequestId request(CompositionPtr composition, MediaTime time, FrameSize size);

    /// A request that waits will not be answered; one whose answer is being given or was given is not touched.
    void cancel(FrameRequestId id);

private:
    struct Shared;
    std::unique_ptr<Shared> m_shared;
};

} // namespace spot
