// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/cut_commands.h"

#include "app/edit/piece.h"
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

bool markClips(Desk& desk)
{
    const Timeline* timeline = desk.timeline();
    if (!timeline) return false;
    std::vector<ClipPtr> clips = selected(desk);
    for (auto track = timeline->tracks.rbegin(); clips.empty() && track != timeline->tracks.rend(); ++track)
        for (const ClipPtr& clip : (*track)->clips)
            if ((*track)->role == TrackRole::Picture && clip->place.contains(desk.playhead())) clips.push_back(clip);
    if (clips.empty()) return needsClip(desk);
    TimeRange all = clips.front()->place;
    for (const ClipPtr& clip : clips) all = {std::min(all.start, clip->place.start), std::max(all.end, clip->place.end)};
    return desk.apply(SetInOut{timeline->id, all.start, all.end});
}

const Marker* markerAtPlayhead(const Desk& desk)
{
    if (const Timeline* timeline = desk.timeline())
        for (const Marker& marker : timeline->markers)
            if (marker.span.start == desk.playhead()) return &marker;
    return nullptr;
}

bool addMarker(Desk& desk)
{
    if (!desk.timeline()) return false;
    if (markerAtPlayhead(desk)) return refuse(desk, QT_TRANSLATE_NOOP("commands", "A marker stands here already."));
    Marker marker;
    marker.span = {desk.playhead(), desk.playhead()};
    return desk.apply(AddMarker{desk.timelineId(), marker});
}

bool goToMarker(Desk& desk, int direction)
{
    const Marker* found = nullptr;
    if (const Timeline* timeline = desk.timeline())
        for (const Marker& marker : timeline->markers) { // sorted by their starts
            if (direction > 0 && marker.span.start > desk.playhead() && !found) found = &marker;
            if (direction < 0 && marker.span.start < desk.playhead()) found = &marker;
        }
    if (!found) return refuse(desk, direction > 0 ? QT_TRANSLATE_NOOP("commands", "There is no later marker.") : QT_TRANSLATE_NOOP("commands", "There is no earlier marker."));
    desk.setPlayhead(found->span.start);
    return true;
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

std::vector<ClipId> runningPartners(const Desk& desk, const Clip& clip)
{
    std::vector<ClipId> partners;
    const Timeline* timeline = desk.timeline();
    if (!timeline || !desk.takesLinked()) return partners;
    std::set<std::size_t> tracks{timeline->find(clip.id)->track};
    for (const ClipId id : linkedWith(*timeline, clip.id)) {
        const auto spot = timeline->find(id);
        if (mediaLength(desk.project(), timeline->at(*spot)) && tracks.insert(spot->track).second) partners.push_back(id);
    }
    return partners;
}

bool setSpeedOfSelection(Desk& desk, int percent)
{
    std::vector<Edit> edits;
    const auto clips = selected(desk);
    std::set<ClipId> done;
    for (auto clip = clips.rbegin(); clip != clips.rend(); ++clip) {
        if (!done.insert((*clip)->id).second) continue;
        SetSpeed edit{desk.timelineId(), (*clip)->id, Speed::of(percent, 100), true, {}, {}};
        for (const ClipId partner : runningPartners(desk, **clip))
            if (done.insert(partner).second) edit.with.push_back(partner);
        edits.push_back(std::move(edit));
    }
    return edits.empty() ? needsClip(desk) : applyEdits(desk, edits, "Change speed");
}

int speedOfSelection(const Desk& desk)
{
    for (const ClipPtr& clip : selected(desk))
        if (const auto run = runOf(*clip); run && !run.isHeld()) return static_cast<int>(std::lround(run.speed->value() * 100));
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

bool nestSelection(Desk& desk, const QString& name)
{
    const auto clips = selected(desk);
    if (clips.empty()) return needsClip(desk);
    return desk.apply(NestClips{desk.timelineId(), idsOf(clips), name.trimmed().toStdString()});
}

bool takeApart(Desk& desk)
{
    for (const ClipPtr& clip : selected(desk))
        if (std::holds_alternative<SequenceClip>(clip->content)) return desk.apply(UnnestClip{desk.timelineId(), clip->id});
    return refuse(desk, QT_TRANSLATE_NOOP("commands", "Select a clip that shows a timeline first."));
}

bool openSequence(Desk& desk, ClipId clip)
{
    const auto spot = desk.timeline() ? desk.timeline()->find(clip) : std::nullopt;
    const auto* sequence = spot ? std::get_if<SequenceClip>(&desk.timeline()->at(*spot).content) : nullptr;
    if (sequence) desk.showTimeline(sequence->timeline);
    return sequence != nullptr;
}

bool ungroupSelection(Desk& desk)
{
    const auto clips = selected(desk);
    if (clips.empty()) return needsClip(desk);
    return desk.apply(UngroupClips{desk.timelineId(), idsOf(clips)});
}

bool selectForward(Desk& desk, bool oneTrack)
{
    const Timeline* timeline = desk.timeline();
    if (!timeline) return false;
    Desk::Selection found;
    for (const TrackPtr& track : timeline->tracks) {
        const bool isChosen = std::any_of(track->clips.begin(), track->clips.end(), [&](const ClipPtr& clip) { return desk.selection().count(clip->id); });
        if (track->isLocked || (oneTrack && !isChosen)) continue;
        for (const ClipPtr& clip : track->clips)
            if (clip->place.end > desk.playhead()) found.insert(clip->id);
    }
    if (found.empty()) return refuse(desk, QT_TRANSLATE_NOOP("commands", "No clip comes after the playhead here."));
    desk.select(std::move(found));
    return true;
}

void showNeighbour(Desk& desk, int direction)
{
    const auto& all = desk.project().timelines;
    const auto count = static_cast<int>(all.size());
    for (int t = 0; t < count; ++t)
        if (all[static_cast<std::size_t>(t)]->id == desk.timelineId()) return desk.showTimeline(all[static_cast<std::size_t>((t + direction + count) % count)]->id);
}

Desk::Selection togetherWith(const Desk& desk, ClipId clip)
{
    Desk::Selection found{clip};
    if (desk.takesLinked())
        for (const ClipId other : linkedWith(*desk.timeline(), clip)) found.insert(other);
    for (const ClipId other : groupedWith(*desk.timeline(), clip)) found.insert(other);
    return found;
}

} // namespace spot
