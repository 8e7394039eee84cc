// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/cut_commands.h"

#include "app/model/links.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

bool refuse(Desk& desk, const char* sentence)
{
    desk.hint(QCoreApplication::translate("commands", sentence), true);
    return false;
}

/// The selected clips in the order of the timeline.
std::vector<ClipPtr> selected(const Desk& desk)
{
    std::vector<ClipPtr> found;
    if (const Timeline* timeline = desk.timeline())
        for (const TrackPtr& track : timeline->tracks)
            for (const ClipPtr& clip : track->clips)
                if (desk.selection().count(clip->id)) found.push_back(clip);
    return found;
}

std::vector<ClipId> idsOf(const std::vector<ClipPtr>& clips)
{
    std::vector<ClipId> ids;
    for (const ClipPtr& clip : clips) ids.push_back(clip->id);
    return ids;
}

MediaTime nextFrame(const Timeline& timeline, MediaTime t) { return timeline.rate.startOf(timeline.rate.frameAt(t) + 1); }

/// One edit keeps its own name, several get the common one.
bool applyEdits(Desk& desk, const std::vector<Edit>& edits, const char* name)
{
    return edits.size() == 1 ? desk.apply(edits.front()) : desk.applyAll(edits, QString::fromLatin1(name));
}

bool needsClip(Desk& desk) { return refuse(desk, QT_TRANSLATE_NOOP("commands", "Select a clip first.")); }

template <class Bond> bool areAllIn(const std::vector<ClipPtr>& clips, Bond Clip::*bond)
{
    return std::all_of(clips.begin(), clips.end(), [&](const ClipPtr& clip) { return (*clip).*bond && (*clip).*bond == (*clips.front()).*bond; });
}

} // namespace

bool markIn(Desk& desk)
{
    const Timeline* timeline = desk.timeline();
    if (!timeline) return false;
    const auto out = timeline->out && *timeline->out > desk.playhead() ? timeline->out : std::nullopt;
    return desk.apply(SetInOut{timeline->id, desk.playhead(), out});
}

bool markOut(Desk& desk)
{
    const Timeline* timeline = desk.timeline();
    if (!timeline) return false;
    const auto in = timeline->in && *timeline->in <= desk.playhead() ? timeline->in : std::nullopt;
    return desk.apply(SetInOut{timeline->id, in, nextFrame(*timeline, desk.playhead())});
}

bool clearInAndOut(Desk& desk) { return desk.timeline() && desk.apply(SetInOut{desk.timelineId(), {}, {}}); }

void goToIn(Desk& desk)
{
    if (const Timeline* timeline = desk.timeline()) desk.setPlayhead(timeline->marked().start);
}

void goToOut(Desk& desk)
{
    const Timeline* timeline = desk.timeline();
    if (timeline) desk.setPlayhead(std::max(MediaTime{}, timeline->marked().end - timeline->rate.frameLength()));
}

bool toggleMarker(Desk& desk)
{
    const Timeline* timeline = desk.timeline();
    if (!timeline) return false;
    for (const Marker& marker : timeline->markers)
        if (marker.span.start == desk.playhead()) return desk.apply(RemoveMarker{timeline->id, marker.id});
    Marker marker;
    marker.span = {desk.playhead(), desk.playhead()};
    return desk.apply(AddMarker{timeline->id, marker});
}

bool takeOutRange(Desk& desk, bool close)
{
    const Timeline* timeline = desk.timeline();
    if (!timeline || (!timeline->in && !timeline->out)) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Mark a range first: I sets its start and O its end."));
    if (close) return desk.apply(ExtractRange{timeline->id, timeline->marked(), {}});
    return desk.apply(LiftRange{timeline->id, timeline->marked(), {}});
}

bool splitAllAtPlayhead(Desk& desk) { return desk.timeline() && desk.apply(RazorAll{desk.timelineId(), desk.playhead(), {}}); }

bool closeGapBefore(Desk& desk)
{
    const Clip* clip = desk.selectedClip();
    if (!clip) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Select the clip after the gap first."));
    const TrackId track = desk.timeline()->tracks[desk.timeline()->find(clip->id)->track]->id;
    return desk.apply(CloseGap{desk.timelineId(), track, clip->place.start - MediaTime{1}});
}

bool swapWithNext(Desk& desk)
{
    const Clip* clip = desk.selectedClip();
    return clip ? desk.apply(SwapNeighbours{desk.timelineId(), clip->id}) : needsClip(desk);
}

bool duplicateSelection(Desk& desk)
{
    const auto clips = selected(desk);
    if (clips.empty()) return needsClip(desk);
    TimeRange all = clips.front()->place;
    for (const ClipPtr& clip : clips) all = {std::min(all.start, clip->place.start), std::max(all.end, clip->place.end)};
    return desk.apply(DuplicateClips{desk.timelineId(), idsOf(clips), all.length(), false});
}

bool reverseSelection(Desk& desk)
{
    std::vector<Edit> edits;
    for (const ClipPtr& clip : selected(desk)) edits.push_back(ReverseClip{desk.timelineId(), clip->id});
    return edits.empty() ? needsClip(desk) : applyEdits(desk, edits, "Reverse clips");
}

bool freezeAtPlayhead(Desk& desk)
{
    const Timeline* timeline = desk.timeline();
    const Clip* clip = desk.selectedClip();
    if (!clip) return needsClip(desk);
    return desk.apply(FreezeFrame{timeline->id, clip->id, desk.playhead(), timeline->rate.nearestBoundary(MediaTime::fromSeconds(2))});
}

bool setSpeedOfSelection(Desk& desk, int percent)
{
    std::vector<Edit> edits;
    const auto clips = selected(desk);
    for (auto clip = clips.rbegin(); clip != clips.rend(); ++clip) edits.push_back(SetSpeed{desk.timelineId(), (*clip)->id, Speed::of(percent, 100), true});
    return edits.empty() ? needsClip(desk) : applyEdits(desk, edits, "Change speed");
}

int speedOfSelection(const Desk& desk)
{
    for (const ClipPtr& clip : selected(desk))
        if (const auto* media = std::get_if<MediaClip>(&clip->content); media && !media->isHeld()) return static_cast<int>(std::lround(media->speed.value() * 100));
    return 100;
}

bool toggleLink(Desk& desk)
{
    const auto clips = selected(desk);
    if (clips.size() < 2) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Select at least two clips first."));
    if (areAllIn(clips, &Clip::link)) return desk.apply(UnlinkClips{desk.timelineId(), idsOf(clips)});
    return desk.apply(LinkClips{desk.timelineId(), idsOf(clips)});
}

bool toggleGroup(Desk& desk)
{
    const auto clips = selected(desk);
    if (clips.size() < 2) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Select at least two clips first."));
    if (areAllIn(clips, &Clip::group)) return desk.apply(UngroupClips{desk.timelineId(), idsOf(clips)});
    return desk.apply(GroupClips{desk.timelineId(), idsOf(clips)});
}

Desk::Selection togetherWith(const Timeline& timeline, ClipId clip)
{
    Desk::Selection found{clip};
    for (const ClipId other : linkedWith(timeline, clip)) found.insert(other);
    for (const ClipId other : groupedWith(timeline, clip)) found.insert(other);
    return found;
}

} // namespace spot
