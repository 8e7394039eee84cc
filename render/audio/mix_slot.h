// SPDX-License-Identifier: GPL-3.0-or-later
// render/audio/mix_slot.h: hands the newest of something from one thread to another without a lock.
#pragma once

#include <atomic>
#include <memory>

namespace spot
{

/// A place for one value. Whoever puts replaces what was not taken yet; whoever takes gets the newest, once. put() allocates and
/// may free; take() does neither, but its caller owns the value afterwards.   [any number of threads; neither side waits]
template <class T> class MixSlot
{
public:
    MixSlot() = default;
    MixSlot(const MixSlot&) = delete;
    MixSlot& operator=(const MixSlot&) = delete;
    ~MixSlot() { delete m_newest.load(std::memory_order_acquire); }

    void put(T value) { delete m_newest.exchange(new T(std::move(value)), std::memory_order_acq_rel); }
    /// Null when nothing came since the last take().
    std::unique_ptr<T> take() { return std::unique_ptr<T>(m_newest.exchange(nullptr, std::memory_order_acq_rel)); }
    bool isWaiting() const { return m_newest.load(std::memory_order_acquire) != nullptr; }

private:
    std::atomic<T*> m_newest{nullptr};
    static_assert(std::atomic<T*>::is_always_lock_free);
};

} // namespace spot
