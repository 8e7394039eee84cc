// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/frames/frame_cache.h"

#include <list>
#include <mutex>
#include <unordered_map>

namespace spot
{

namespace
{

struct KeyHash {
    std::size_t operator()(const FrameKey& k) const noexcept
    {
        const auto size = static_cast<std::size_t>(k.size.width) << 20 ^ static_cast<std::size_t>(k.size.height) << 4;
        return std::hash<ContentHash>{}(k.recipe) ^ size ^ static_cast<std::size_t>(k.format);
    }
};

} // namespace

struct FrameCache::Shared {
    struct Entry {
        FrameKey key;
        ImagePtr frame;
    };
    mutable std::mutex mutex;
    std::size_t limit = 0, held = 0;
    std::list<Entry> entries; // newest use first
    std::unordered_map<FrameKey, std::list<Entry>::iterator, KeyHash> places;

    void drop(std::list<Entry>::iterator entry)
    {
        held -= entry->frame->byteSize();
        places.erase(entry->key);
        entries.erase(entry);
    }
};

FrameCache::FrameCache(std::size_t bytes) : m_shared(std::make_unique<Shared>()) { m_shared->limit = bytes; }
FrameCache::~FrameCache() = default;

ImagePtr FrameCache::find(const FrameKey& key)
{
    const std::lock_guard lock(m_shared->mutex);
    const auto place = m_shared->places.find(key);
    if (place == m_shared->places.end()) return nullptr;
    m_shared->entries.splice(m_shared->entries.begin(), m_shared->entries, place->second);
    return place->second->frame;
}

bool FrameCache::contains(const FrameKey& key) const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->places.contains(key);
}

void FrameCache::put(const FrameKey& key, ImagePtr frame)
{
    const std::lock_guard lock(m_shared->mutex);
    Shared& s = *m_shared;
    if (const auto place = s.places.find(key); place != s.places.end()) s.drop(place->second);
    if (frame->byteSize() > s.limit) return;
    s.held += frame->byteSize();
    s.entries.push_front({key, std::move(frame)});
    s.places[key] = s.entries.begin();
    while (s.held > s.limit) s.drop(std::prev(s.entries.end()));
}

void FrameCache::clear()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->entries.clear();
    m_shared->places.clear();
    m_shared->held = 0;
}

std::size_t FrameCache::bytes() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->held;
}

} // namespace spot
