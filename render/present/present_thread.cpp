// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/present/present_thread.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace spot
{

struct PresentThread::Shared {
    struct Waiting {
        ImagePtr frame;
        FrameSize window;
    };

    void run(const std::stop_token& stop);
    std::optional<Waiting> next(const std::stop_token& stop);

    void* instance;
    void* surface;
    Told told;
    std::mutex mutex;
    std::condition_variable_any hasCome;
    std::optional<Waiting> waiting;
    std::jthread thread; ///< last: it ends first
};

std::optional<PresentThread::Shared::Waiting> PresentThread::Shared::next(const std::stop_token& stop)
{
    std::unique_lock lock(mutex);
    if (!hasCome.wait(lock, stop, [this] { return waiting.has_value(); })) return std::nullopt;
    return std::exchange(waiting, std::nullopt);
}

void PresentThread::Shared::run(const std::stop_token& stop)
{
    auto presenter = Presenter::make(instance, surface);
    if (!presenter) return told(presenter.error());
    while (const auto due = next(stop)) {
        const auto shown = (*presenter)->show(*due->frame, due->window);
        told(shown);
        if (!shown) return;
    }
}

PresentThread::PresentThread(void* instance, void* surface, Told told) : m_shared(std::make_unique<Shared>())
{
    m_shared->instance = instance;
    m_shared->surface = surface;
    m_shared->told = std::move(told);
    m_shared->thread = std::jthread([shared = m_shared.get()](const std::stop_token& stop) { shared->run(stop); });
}

PresentThread::~PresentThread() = default;

void PresentThread::show(ImagePtr frame, FrameSize window)
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->waiting = {std::move(frame), window};
    }
    m_shared->hasCome.notify_one();
}

} // namespace spot
