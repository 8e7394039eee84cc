// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/frames/frame_server.h"

#include "render/frames/frame_cache.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace spot
{

namespace
{

struct Wish {
    FrameRequestId id;
    CompositionPtr composition;
    MediaTime time;
    FrameSize size;
};

} // namespace

struct FrameServer::Shared {
    MakeRenderer makeRenderer;
    Answer answer;
    FrameServerOptions options;
    FrameCache cache;

    std::mutex mutex; // guards the four below
    std::condition_variable_any changed;
    std::vector<Wish> waiting; // newest last
    std::deque<Wish> ahead;    // frames to draw while nobody waits, nearest first; their id is empty
    std::uint64_t lastId = 0;

    std::unique_ptr<FrameRenderer> renderer; // of the server's thread
    std::jthread thread;                     // last member: ends before anything it uses is gone

    Shared(MakeRenderer make, Answer reply, FrameServerOptions o)
        : makeRenderer(std::move(make)), answer(std::move(reply)), options(o), cache(o.cacheBytes)
    {
    }

    void planAhead(const Wish& around);
    std::optional<Wish> next(std::stop_token stop);
    FrameReply draw(const Wish& wish);
    void serve(std::stop_token stop);
};

/// Forward three times as far as back: 1, 2, 3, -1, 4, 5, 6, -2 ... frames from the playhead. Under the mutex.
void FrameServer::Shared::planAhead(const Wish& around)
{
    ahead.clear();
    const std::size_t frameBytes = static_cast<std::size_t>(around.size.width) * static_cast<std::size_t>(around.size.height) * 4;
    const auto room = static_cast<std::int64_t>(options.cacheBytes / std::max<std::size_t>(frameBytes, 1) / 2);
    const FrameRate rate = around.composition->rate;
    const std::int64_t here = rate.frameAt(around.time), count = around.composition->frameCount();
    const auto add = [&](std::int64_t frame) {
        if (frame >= 0 && frame < count) ahead.push_back({{}, around.composition, rate.startOf(frame), around.size});
    };
    for (std::int64_t i = 1; i <= std::min<std::int64_t>(options.prefetchFrames, room); ++i) {
        add(here + i);
        if (i % 3 == 0) add(here - i / 3);
    }
}

std::optional<Wish> FrameServer::Shared::next(std::stop_token stop)
{
    std::unique_lock lock(mutex);
    if (!changed.wait(lock, stop, [this] { return !waiting.empty() || !ahead.empty(); })) return std::nullopt;
    if (stop.stop_requested()) return std::nullopt;
    if (!waiting.empty()) {
        Wish wish = std::move(waiting.back());
        waiting.pop_back();
        return wish;
    }
    Wish wish = std::move(ahead.front());
    ahead.pop_front();
    return wish;
}

FrameReply FrameServer::Shared::draw(const Wish& wish)
{
    const FrameRecipe recipe = evaluate(*wish.composition, wish.time);
    const FrameKey key{renderer->keyOf(recipe), wish.size, options.format};
    if (ImagePtr frame = cache.find(key)) return {wish.id, wish.time, frame, {}};
    Result<ImagePtr> frame = renderer->render(recipe, wish.size, options.format);
    FrameReply reply{wish.id, wish.time, std::move(frame), renderer->offline()};
    if (reply.frame && reply.offline.empty()) cache.put(key, *reply.frame);
    return reply;
}

void FrameServer::Shared::serve(std::stop_token stop)
{
    std::optional<Error> broken;
    if (auto made = makeRenderer()) renderer = std::move(*made);
    else broken = made.error();
    while (const std::optional<Wish> wish = next(stop)) {
        if (broken) {
            if (wish->id) answer({wish->id, wish->time, *broken, {}});
            continue;
        }
        const FrameReply reply = draw(*wish);
        if (stop.stop_requested()) break;
        if (wish->id) answer(reply);
    }
    renderer.reset();
}

FrameServer::FrameServer(MakeRenderer makeRenderer, Answer answer, FrameServerOptions options)
    : m_shared(std::make_unique<Shared>(std::move(makeRenderer), std::move(answer), options))
{
    m_shared->thread = std::jthread([shared = m_shared.get()](std::stop_token stop) { shared->serve(stop); });
}

FrameServer::~FrameServer() = default;

FrameRequestId FrameServer::request(CompositionPtr composition, MediaTime time, FrameSize size)
{
    SPOT_CHECK(composition && size.width > 0 && size.height > 0 && size.width <= maxImageSide && size.height <= maxImageSide,
               "a frame is asked for of a composition and in a size of 1 to 16384 pixels a side");
    FrameRequestId id;
    {
        const std::lock_guard lock(m_shared->mutex);
        id.value = ++m_shared->lastId;
        m_shared->waiting.push_back({id, std::move(composition), time, size});
        m_shared->planAhead(m_shared->waiting.back());
    }
    m_shared->changed.notify_one();
    return id;
}

void FrameServer::cancel(FrameRequestId id)
{
    const std::lock_guard lock(m_shared->mutex);
    std::erase_if(m_shared->waiting, [id](const Wish& w) { return w.id == id; });
}

} // namespace spot
