// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/nesting.h"

#include <algorithm>
#include <map>

namespace spot
{

namespace
{

void addShown(const Track& track, std::vector<TimelineId>& shown)
{
    for (const ClipPtr& clip : track.clips)
        if (const auto* sequence = std::get_if<SequenceClip>(&clip->content); sequence && std::find(shown.begin(), shown.end(), sequence->timeline) == shown.end())
            shown.push_back(sequence->timeline);
}

using Edges = std::map<TimelineId, std::vector<TimelineId>>;

Edges shownByEach(const Project& project)
{
    Edges edges;
    for (const TimelinePtr& timeline : project.timelines)
        if (auto shown = shownIn(*timeline); !shown.empty()) edges[timeline->id] = std::move(shown);
    return edges;
}

/// The longest way along the edges, in timelines; `known` keeps what was found, and stops at circles. `depth`: timelines on the way here.
int longest(const Edges& edges, TimelineId from, int depth, std::map<TimelineId, int>& known)
{
    const auto [place, isNew] = known.emplace(from, deepestNesting + 1);
    if (!isNew || depth > deepestNesting) return place->second;
    int most = 0;
    if (const auto next = edges.find(from); next != edges.end())
        for (const TimelineId each : next->second) most = std::max(most, longest(edges, each, depth + 1, known));
    return known[from] = std::min(most + 1, deepestNesting + 1);
}

} // namespace

std::vector<TimelineId> shownOn(const Track& track)
{
    std::vector<TimelineId> shown;
    addShown(track, shown);
    return shown;
}

std::vector<TimelineId> shownIn(const Timeline& timeline)
{
    std::vector<TimelineId> shown;
    for (const TrackPtr& track : timeline.tracks) addShown(*track, shown);
    return shown;
}

std::vector<TimelineId> allShownIn(const Project& project, const Timeline& timeline)
{
    std::vector<TimelineId> all = shownIn(timeline);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (const Timeline* next = project.find(all[i]))
            for (const TimelineId each : shownIn(*next))
                if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
    return all;
}

std::vector<const Timeline*> usersOf(const Project& project, TimelineId timeline)
{
    std::vector<const Timeline*> users;
    for (const TimelinePtr& each : project.timelines) {
        const auto shown = shownIn(*each);
        if (std::find(shown.begin(), shown.end(), timeline) != shown.end()) users.push_back(each.get());
    }
    return users;
}

std::vector<TimelineId> wayTo(const Project& project, TimelineId from, TimelineId to)
{
    std::map<TimelineId, TimelineId> cameFrom{{from, TimelineId{}}};
    std::vector<TimelineId> next{from};
    for (std::size_t i = 0; i < next.size() && !cameFrom.count(to); ++i)
        if (const Timeline* timeline = project.find(next[i]))
            for (const TimelineId each : shownIn(*timeline))
                if (cameFrom.emplace(each, next[i]).second) next.push_back(each);
    std::vector<TimelineId> way;
    if (cameFrom.count(to))
        for (TimelineId at = to; at; at = cameFrom[at]) way.push_back(at);
    std::reverse(way.begin(), way.end());
    return way;
}

int depthBelow(const Project& project, TimelineId timeline)
{
    std::map<TimelineId, int> known;
    return longest(shownByEach(project), timeline, 1, known);
}

int depthAbove(const Project& project, TimelineId timeline)
{
    Edges users;
    for (const auto& [user, shown] : shownByEach(project))
        for (const TimelineId each : shown) users[each].push_back(user);
    std::map<TimelineId, int> known;
    return longest(users, timeline, 1, known);
}

std::string namesOf(const Project& project, const std::vector<TimelineId>& timelines)
{
    std::string text;
    for (const TimelineId id : timelines) {
        const Timeline* timeline = project.find(id);
        text += (text.empty() ? "" : " > ") + (timeline ? "\"" + timeline->name + "\"" : "timeline " + std::to_string(id.value));
    }
    return text;
}

} // namespace spot
