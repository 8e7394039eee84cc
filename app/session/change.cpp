// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/change.h"

#include <map>
#include <set>

namespace spot
{

namespace
{

template <class T> bool isSame(const std::shared_ptr<const T>& a, const std::shared_ptr<const T>& b) { return a == b || *a == *b; }

struct PlacedClip {
    ClipPtr clip;
    TrackId track;
};
using ClipMap = std::map<ClipId, PlacedClip>;

/// Sets that become the sorted lists of a Change.
class Comparison
{
public:
    Change run(const Project& before, const Project& after);

private:
    void compare(const Timeline& before, const Timeline& after);
    void cover(TimeRange place) { m_range = m_range.isEmpty() ? place : TimeRange{std::min(m_range.start, place.start), std::max(m_range.end, place.end)}; }
    void compareClips(const ClipMap& before, const ClipMap& after);

    std::set<TimelineId> m_timelines;
    std::set<TrackId> m_tracks;
    std::set<ClipId> m_clips;
    std::set<MediaId> m_media;
    TimeRange m_range;
    bool m_settings = false;
};

bool headsDiffer(const Track& a, const Track& b)
{
    return a.name != b.name || a.role != b.role || a.isMuted != b.isMuted || a.isLocked != b.isLocked || a.gainDb != b.gainDb || a.isSolo != b.isSolo ||
           a.isSyncLocked != b.isSyncLocked || a.effects != b.effects || a.foreign != b.foreign;
}

bool headsDiffer(const Timeline& a, const Timeline& b)
{
    return a.name != b.name || a.canvas != b.canvas || a.rate != b.rate || a.length != b.length || a.targetLufs != b.targetLufs ||
           a.markers != b.markers || a.in != b.in || a.out != b.out || a.version != b.version || a.foreign != b.foreign;
}

void addClips(ClipMap& map, const Track& track)
{
    for (const ClipPtr& clip : track.clips) map[clip->id] = {clip, track.id};
}

void Comparison::compareClips(const ClipMap& before, const ClipMap& after)
{
    for (const auto& [id, was] : before) {
        const auto is = after.find(id);
        if (is != after.end() && is->second.track == was.track && isSame(is->second.clip, was.clip)) continue;
        m_clips.insert(id);
        cover(was.clip->place);
        if (is != after.end()) cover(is->second.clip->place);
    }
    for (const auto& [id, is] : after)
        if (!before.count(id)) m_clips.insert(id), cover(is.clip->place);
}

void Comparison::compare(const Timeline& before, const Timeline& after)
{
    m_timelines.insert(after.id);
    if (headsDiffer(before, after)) m_settings = true;
    ClipMap clipsBefore, clipsAfter;
    for (std::size_t i = 0; i < before.tracks.size(); ++i) {
        const auto index = after.find(before.tracks[i]->id);
        if (index && isSame(before.tracks[i], after.tracks[*index])) {
            if (*index != i) m_tracks.insert(before.tracks[i]->id);
            continue;
        }
        addClips(clipsBefore, *before.tracks[i]);
        if (!index || *index != i || headsDiffer(*before.tracks[i], *after.tracks[*index])) m_tracks.insert(before.tracks[i]->id);
        if (index) addClips(clipsAfter, *after.tracks[*index]);
    }
    for (const TrackPtr& track : after.tracks)
        if (!before.find(track->id)) m_tracks.insert(track->id), addClips(clipsAfter, *track);
    compareClips(clipsBefore, clipsAfter);
}

Change Comparison::run(const Project& before, const Project& after)
{
    Change change;
    change.brief = before.name != after.name || !(before.brief == after.brief) || !(before.storyboard == after.storyboard) || !(before.fields == after.fields);
    std::map<MediaId, MediaPtr> media;
    for (const MediaPtr& item : before.media) media[item->id] = item;
    for (const MediaPtr& item : after.media) {
        const auto was = media.find(item->id);
        if (was == media.end() || !isSame(was->second, item)) m_media.insert(item->id);
        if (was != media.end()) media.erase(was);
    }
    for (const auto& [id, item] : media) m_media.insert(id);

    static const Timeline nothing;
    std::vector<TimelineId> orderBefore, orderAfter;
    for (const TimelinePtr& timeline : before.timelines) {
        orderBefore.push_back(timeline->id);
        const Timeline* is = after.find(timeline->id);
        if (is == timeline.get() || (is && *is == *timeline)) continue;
        Timeline gone;
        gone.id = timeline->id;
        compare(*timeline, is ? *is : gone);
    }
    for (const TimelinePtr& timeline : after.timelines) {
        orderAfter.push_back(timeline->id);
        if (!before.find(timeline->id)) compare(nothing, *timeline);
    }
    change.settings = m_settings || orderBefore != orderAfter;
    change.timelines.assign(m_timelines.begin(), m_timelines.end());
    change.tracks.assign(m_tracks.begin(), m_tracks.end());
    change.clips.assign(m_clips.begin(), m_clips.end());
    change.media.assign(m_media.begin(), m_media.end());
    change.range = m_range;
    return change;
}

} // namespace

Change difference(const Project& before, const Project& after) { return Comparison().run(before, after); }

} // namespace spot
