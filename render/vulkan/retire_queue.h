// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/retire_queue.h: destroys things once the GPU has passed the value of their last use.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>

namespace spot::vk
{

/// [not thread-safe]
class RetireQueue
{
public:
    /// Takes the thing; values must not fall from call to call.
    template <class Thing> void retire(Thing thing, std::uint64_t lastUse)
    {
        m_things.push_back({lastUse, std::make_shared<Thing>(std::move(thing))});
    }
    /// Destroys what was last used at or before `passed`.
    void collect(std::uint64_t passed)
    {
        while (!m_things.empty() && m_things.front().lastUse <= passed) m_things.pop_front();
    }

private:
    struct Retired {
        std::uint64_t lastUse;
        std::shared_ptr<void> thing;
    };
    std::deque<Retired> m_things;
};

} // namespace spot::vk
