// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/row_pool.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace spot
{

struct RowPool::Shared {
    std::mutex mutex;
    std::condition_variable_any begun, ended;
    const std::function<void(int, int)>* work = nullptr;
    int count = 0, round = 0, busy = 0;
    std::atomic<int> next{0};
    std::vector<std::jthread> threads; // last: they end before what they use

    void drain(int worker)
    {
        for (int i = next++; i < count; i = next++) (*work)(i, worker);
    }

    void run(int worker, std::stop_token stop)
    {
        int seen = 0;
        std::unique_lock lock(mutex);
        while (begun.wait(lock, stop, [&] { return round != seen; })) {
            seen = round;
            lock.unlock();
            drain(worker);
            lock.lock();
            if (--busy == 0) ended.notify_one();
        }
    }
};

RowPool::RowPool(int threads) : m_shared(std::make_unique<Shared>())
{
    if (threads <= 0) threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    for (int worker = 1; worker < threads; ++worker)
        m_shared->threads.emplace_back([shared = m_shared.get(), worker](std::stop_token stop) { shared->run(worker, stop); });
}

RowPool::~RowPool() = default;

int RowPool::threads() const { return static_cast<int>(m_shared->threads.size()) + 1; }

void RowPool::share(int count, const std::function<void(int, int)>& work)
{
    Shared& s = *m_shared;
    std::unique_lock lock(s.mutex);
    s.work = &work, s.count = count, s.next = 0;
    s.busy = static_cast<int>(s.threads.size());
    ++s.round;
    lock.unlock();
    s.begun.notify_all();
    s.drain(0);
    lock.lock();
    s.ended.wait(lock, [&] { return s.busy == 0; });
}

} // namespace spot
