// SPDX-License-Identifier: GPL-3.0-or-later
// render/export/picture_queue.h: pictures on their way from the renderer's thread to the encoder's. Used inside render/export only.
#pragma once

#include "assets/base/result.h"
#include "assets/pixels/image.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>

namespace spot
{

/// Holds a few pictures; whoever is faster waits. One thread puts, one takes.                        [thread-safe]
class PictureQueue
{
public:
    explicit PictureQueue(std::size_t room) : m_room(room) {}
    /// False when stopped meanwhile.
    bool put(Result<ImagePtr> picture, std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [&] { return m_waiting.size() < m_room; })) return false;
        m_waiting.push_back(std::move(picture));
        m_changed.notify_all();
        return true;
    }
    Result<ImagePtr> take(std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [&] { return !m_waiting.empty(); })) return Error{Fault::Cancelled, "the export was stopped"};
        Result<ImagePtr> picture = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_changed.notify_all();
        return picture;
    }

private:
    std::size_t m_room;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Result<ImagePtr>> m_waiting;
};

} // namespace spot
