// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/source_commands.h"

#include "ui/desk/drop_clip.h"

#include <QCoreApplication>

namespace spot
{

namespace
{

bool refuse(Desk& desk, const char* sentence)
{
    desk.hint(QCoreApplication::translate("commands", sentence), true);
    return false;
}

/// A sound has no frames: it is looked at on the timeline's.
FrameRate rateOf(const Desk& desk, const MediaItem& item)
{
    if (item.kind == ItemKind::Video) return item.rate;
    return desk.timeline() ? desk.timeline()->rate : fps30;
}

/// Where the source goes. False with a hint when nowhere.
bool chooseTracks(Desk& desk, const MediaItem& item, PutMedia& put)
{
    if (item.kind == ItemKind::Sound) {
        const auto track = trackFor(desk, item);
        if (!track) return false;
        put.track = *track;
        return true;
    }
    const auto picture = desk.target(false), sound = item.hasSound ? desk.target(true) : std::nullopt;
    if (!picture && !sound) return refuse(desk, QT_TRANSLATE_NOOP("commands", "No unlocked track is a target: choose one at the left of its header."));
    put.track = picture ? *picture : *sound;
    if (picture && sound) put.soundTrack = *sound;
    return true;
}

/// The points that are set, and what they leave open.
void choosePoints(const Desk& desk, const MediaItem& item, FourPoints choice, PutMedia& put)
{
    const Timeline& timeline = *desk.timeline();
    const Desk::Source& source = desk.source();
    put.from = timeline.in, put.until = timeline.out;
    if (item.kind == ItemKind::Still) {
        const MediaTime length = timeline.rate.nearestBoundary(MediaTime::fromSeconds(3));
        if (!put.from) put.from = put.until ? std::max(*put.until - length, MediaTime{}) : desk.playhead();
        if (!put.until) put.until = timeline.rate.nearestBoundary(*put.from + length);
        return;
    }
    put.sourceIn = source.in, put.sourceOut = source.out;
    if (areFourPoints(desk)) {
        put.fit = choice == FourPoints::Fit;
        if (choice == FourPoints::IgnoreSourceOut) put.sourceOut.reset();
        if (choice == FourPoints::IgnoreSourceIn) put.sourceIn.reset();
        if (choice == FourPoints::IgnoreOut) put.until.reset();
        if (choice == FourPoints::IgnoreIn) put.from.reset();
        return;
    }
    if (put.from && put.until) { // the place says how long, the source where it begins or ends
        if (!put.sourceIn && !put.sourceOut) put.sourceIn = MediaTime{};
        return;
    }
    if (!put.sourceIn) put.sourceIn = MediaTime{};
    if (!put.sourceOut) put.sourceOut = item.duration;
    if (!put.from && !put.until) put.from = desk.playhead();
}

} // namespace

bool markSource(Desk& desk, Edge edge)
{
    const MediaItem* item = desk.sourceItem();
    if (!item || item->kind == ItemKind::Still) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Choose a film or a sound in the library first: a still has no points."));
    Desk::Source source = desk.source();
    if (edge == Edge::Start) {
        source.in = source.at;
        if (source.out && *source.out <= *source.in) source.out.reset();
    } else {
        const FrameRate rate = rateOf(desk, *item);
        source.out = std::min(rate.startOf(rate.frameAt(source.at) + 1), item->duration);
        if (source.in && *source.in >= *source.out) source.in.reset();
    }
    desk.setSource(source);
    return true;
}

void clearSourceMarks(Desk& desk)
{
    Desk::Source source = desk.source();
    source.in.reset(), source.out.reset();
    desk.setSource(source);
}

void stepSource(Desk& desk, std::int64_t frames)
{
    if (const MediaItem* item = desk.sourceItem()) {
        const FrameRate rate = rateOf(desk, *item);
        lookAt(desk, rate.startOf(rate.frameAt(desk.source().at) + frames));
    }
}

void lookAt(Desk& desk, MediaTime at)
{
    const MediaItem* item = desk.sourceItem();
    if (!item || item->kind == ItemKind::Still) return;
    const FrameRate rate = rateOf(desk, *item);
    Desk::Source source = desk.source();
    source.at = rate.startOf(std::clamp<std::int64_t>(rate.frameAt(at), 0, std::max<std::int64_t>(rate.framesIn(item->duration) - 1, 0)));
    desk.setSource(source);
}

bool areFourPoints(const Desk& desk)
{
    const Timeline* timeline = desk.timeline();
    const Desk::Source& source = desk.source();
    if (!timeline || !desk.sourceItem() || !source.in || !source.out || !timeline->in || !timeline->out) return false;
    return timeline->rate.nearestBoundary(*source.out - *source.in) != *timeline->out - *timeline->in;
}

bool putSource(Desk& desk, bool insert, FourPoints choice)
{
    const MediaItem* item = desk.sourceItem();
    if (!item) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Choose a media item in the library first."));
    if (!desk.timeline()) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Clips go onto a timeline: open a project first."));
    PutMedia put;
    put.timeline = desk.timelineId(), put.media = item->id, put.insert = insert;
    if (!chooseTracks(desk, *item, put)) return false;
    choosePoints(desk, *item, choice, put);
    if (put.from && put.until && put.sourceIn && put.sourceOut && !put.fit) put.sourceOut.reset(); // equal to the frame: the place decides
    const bool isMarked = desk.timeline()->in || desk.timeline()->out;
    const ClipId first{desk.project().nextId}, second{first.value + 1}; // as apply() gives them
    if (!desk.apply(put)) return false;
    desk.select(put.soundTrack ? Desk::Selection{first, second} : Desk::Selection{first});
    if (const auto spot = desk.timeline()->find(first); spot && !isMarked) desk.setPlayhead(desk.timeline()->at(*spot).place.end);
    return true;
}

} // namespace spot
