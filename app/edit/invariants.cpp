// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/invariants.h"

#include "app/edit/rules.h"
#include "app/edit/versions.h"

#include <set>

namespace spot
{

namespace
{

/// One kind of things: their ids are set, below the next one, and each is used once.
class IdsOf
{
public:
    IdsOf(const char* kind, std::uint64_t nextId) : m_kind(kind), m_nextId(nextId) {}
    template <class Id> std::optional<std::string> broken(Id id)
    {
        const std::string name = std::string(m_kind) + " " + std::to_string(id.value);
        if (!id) return std::string(m_kind) + " without an id";
        if (id.value >= m_nextId) return name + " has an id that was not given out yet: the next one is " + std::to_string(m_nextId);
        if (!m_seen.insert(id.value).second) return name + " is there twice";
        return std::nullopt;
    }

private:
    const char* m_kind;
    std::uint64_t m_nextId;
    std::set<std::uint64_t> m_seen;
};

std::optional<std::string> brokenIds(const Project& project)
{
    IdsOf media("media", project.nextId), timelines("timeline", project.nextId), tracks("track", project.nextId),
        clips("clip", project.nextId), scenes("scene", project.nextId), markers("marker", project.nextId), fields("field", project.nextId);
    for (const MediaPtr& item : project.media)
        if (auto broken = media.broken(item->id)) return broken;
    for (const Scene& scene : project.storyboard.scenes)
        if (auto broken = scenes.broken(scene.id)) return broken;
    for (const TemplateField& field : project.fields)
        if (auto broken = fields.broken(field.id)) return broken;
    for (const TimelinePtr& timeline : project.timelines) {
        if (auto broken = timelines.broken(timeline->id)) return broken;
        if (timeline->version)
            for (const ClipStandIn& standIn : timeline->version->clips) // also those that are left out now
                if (!timeline->find(standIn.own))
                    if (auto broken = clips.broken(standIn.own)) return broken;
        for (const Marker& marker : timeline->markers)
            if (auto broken = markers.broken(marker.id)) return broken;
        for (const TrackPtr& track : timeline->tracks) {
            if (auto broken = tracks.broken(track->id)) return broken;
            for (const ClipPtr& clip : track->clips) {
                if (auto broken = clips.broken(clip->id)) return broken;
                if (std::max(clip->link.value, clip->group.value) >= project.nextId) return "clip " + std::to_string(clip->id.value) + " has a link or a group that was not given out yet";
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> brokenBesideVersions(const Project& project)
{
    if (auto broken = brokenText(project.name, "the project's name")) return broken->message;
    if (auto broken = brokenIds(project)) return broken;
    if (auto broken = brokenBrief(project.brief, project.storyboard)) return broken->message;
    for (const MediaPtr& item : project.media)
        if (auto broken = brokenMedia(*item)) return broken->message;
    if (auto broken = brokenFields(project.fields)) return broken->message;
    for (const TimelinePtr& timeline : project.timelines)
        if (auto broken = timeline->version ? brokenHead(*timeline) : brokenTimeline(project, *timeline)) return broken->message;
    return std::nullopt;
}

std::optional<std::string> brokenInvariant(const Project& project)
{
    if (auto broken = brokenBesideVersions(project)) return broken;
    for (const TimelinePtr& timeline : project.timelines) {
        if (!timeline->version) continue;
        if (auto broken = brokenVersion(project, *timeline)) return broken->message;
        if (!(resolved(project, *timeline) == *timeline)) return "timeline \"" + timeline->name + "\": its tracks are not those that follow from its master";
        if (auto broken = brokenTimeline(project, *timeline)) return broken->message;
    }
    return std::nullopt;
}

} // namespace spot
