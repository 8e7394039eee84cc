// SPDX-License-Identifier: GPL-3.0-or-later
// A sequence clip is taken apart into the clips that it shows.
#include "app/edit/shapes.h"

#include "app/edit/several_tracks.h"
#include "app/model/links.h"

#include <algorithm>

namespace spot
{

namespace
{

/// A sequence clip that is taken apart, and where it stood.
struct Shown {
    Clip clip;
    std::size_t track;
    const SequenceClip& sequence() const { return std::get<SequenceClip>(clip.content); }
};

/// Whether its clips would look and sound the same without it.
Result<Done> comesApart(const Timeline& outer, const Timeline& inside, const Shown& shown, bool sounds)
{
    const std::string name = called(shown.clip);
    if (!shown.sequence().speed.isNormal()) return Error{Fault::Invalid, name + " runs at another speed: give it its own speed back first"};
    if (!sounds && inside.rate != outer.rate) return Error{Fault::Invalid, name + " shows a timeline of another frame rate: its cuts would move"};
    if (!sounds && inside.canvas != outer.canvas) return Error{Fault::Invalid, name + " shows a timeline of another canvas: its pictures would stand elsewhere"};
    if (!sounds && shown.clip.look != Look{}) return Error{Fault::Invalid, name + " has a look of its own, which its clips would lose: reset it first"};
    if (!(shown.clip.effects.empty() && outer.tracks[shown.track]->effects.empty())) return Error{Fault::Invalid, name + " or its track has effects, which its clips would lose: take them away first"};
    if (sounds && shown.clip.hearing != Hearing{}) return Error{Fault::Invalid, name + " has a gain, pan or fade of its own, which its clips would lose: reset it first"};
    return Done{};
}

/// The clips of a track as far as they are shown, in the time of the outer timeline, without ids.
std::vector<Clip> piecesOf(const Project& project, const Track& track, const Shown& shown)
{
    const TimeRange window = shown.clip.place;
    const MediaTime shift = window.start - shown.sequence().in;
    std::vector<Clip> pieces;
    for (const ClipPtr& each : track.clips) {
        Clip clip = *each;
        clip.place = clip.place.movedBy(shift);
        if (!clip.place.overlaps(window)) continue;
        if (clip.place.start < window.start) clip = tailOf(project, clip, window.start);
        if (clip.place.end > window.end) clip = headOf(clip, window.end);
        if (pieces.empty() || pieces.back().place.end != clip.place.start) clip.transition = {};
        clip.id = {};
        pieces.push_back(std::move(clip));
    }
    return pieces;
}

bool isFreeFor(const Timeline& timeline, std::size_t track, const std::vector<Clip>& pieces)
{
    return std::none_of(pieces.begin(), pieces.end(), [&](const Clip& piece) { return !timeline.isFree(track, piece.place); });
}

/// True when clips of the inner track look and sound on this one as they do there; gain aside.
bool canTake(const Timeline& timeline, std::size_t index, const Track& inner, bool isOn, const std::vector<Clip>& pieces)
{
    const Track& track = *timeline.tracks[index];
    return !track.isLocked && track.effects == inner.effects && timeline.isOn(track) == isOn && isFreeFor(timeline, index, pieces);
}

void raise(Clip& clip, double db)
{
    if (db == 0) return;
    Curve& gain = clip.hearing.gainDb;
    std::vector<Key> keys = gain.keys();
    for (Key& key : keys) key.value = std::clamp(key.value + db, -200.0, 60.0);
    gain = keys.empty() ? Curve(std::clamp(gain.at({}) + db, -200.0, 60.0)) : Curve(std::move(keys));
}

class Unnesting
{
public:
    Unnesting(Project after, TimelineId outer, const Timeline& inside) : m_after(std::move(after)), m_outer(outer), m_inside(inside) {}
    Result<Done> take(const Shown& shown, bool sounds);
    /// The clip that followed has its transition again, as far as what stands before it now reaches.
    Result<Done> giveBack(const Timeline& before, const Shown& shown);
    Project finish() && { return std::move(m_after); }

private:
    const Timeline& outer() const { return *m_after.find(m_outer); }
    /// True when the inner track is seen or heard through a clip on the outer track.
    bool isOn(const Track& inner, std::size_t through) const { return m_inside.isOn(inner) && outer().isOn(*outer().tracks[through]); }
    Result<std::size_t> pictureTrack(const Track& inner, std::size_t lowest, bool isOn, const std::vector<Clip>& pieces);
    Result<std::size_t> soundTrack(const Track& inner, std::size_t first, double gainDb, const std::vector<Clip>& pieces);
    Result<std::size_t> added(const Track& inner, double gainDb, bool isOn, std::size_t index);
    Result<Done> put(std::size_t track, std::vector<Clip> pieces);

    Project m_after;
    TimelineId m_outer;
    const Timeline& m_inside;
};

Result<std::size_t> Unnesting::added(const Track& inner, double gainDb, bool isOn, std::size_t index)
{
    Track fresh;
    fresh.name = inner.name, fresh.role = inner.role, fresh.gainDb = std::clamp(gainDb, -200.0, 60.0), fresh.isMuted = !isOn, fresh.effects = inner.effects;
    SPOT_TRY(next, applied(m_after, AddTrack{m_outer, std::move(fresh), index}));
    m_after = std::move(next);
    return index;
}

/// From `lowest` on, below the first picture that would cover these.
Result<std::size_t> Unnesting::pictureTrack(const Track& inner, std::size_t lowest, bool isOn, const std::vector<Clip>& pieces)
{
    std::size_t index = lowest;
    for (; index < outer().tracks.size(); ++index) {
        if (isSound(outer().tracks[index]->role)) continue;
        if (canTake(outer(), index, inner, isOn, pieces)) return index;
        if (!isFreeFor(outer(), index, pieces)) break;
    }
    return added(inner, 0, isOn, std::max(lowest, index));
}

Result<std::size_t> Unnesting::soundTrack(const Track& inner, std::size_t first, double gainDb, const std::vector<Clip>& pieces)
{
    if (!inner.effects.empty()) return added(inner, gainDb, isOn(inner, first), outer().tracks.size()); // they hear the clips of this track, at their gain
    std::vector<std::size_t> order{first};
    for (std::size_t i = 0; i < outer().tracks.size(); ++i) order.push_back(i);
    for (const std::size_t index : order)
        if (outer().tracks[index]->role == inner.role && canTake(outer(), index, inner, isOn(inner, first), pieces)) return index;
    return added(inner, gainDb, isOn(inner, first), outer().tracks.size());
}

Result<Done> Unnesting::put(std::size_t track, std::vector<Clip> pieces)
{
    SPOT_TRY(draft, TrackDraft::ofTrack(m_after, m_outer, outer().tracks[track]->id));
    for (Clip& piece : pieces) {
        piece.id = draft.newClipId();
        draft.addMoved(std::move(piece));
    }
    SPOT_TRY(next, std::move(draft).close());
    m_after = std::move(next);
    return Done{};
}

Result<Done> Unnesting::take(const Shown& shown, bool sounds)
{
    const double around = outer().tracks[shown.track]->gainDb;
    std::size_t lowest = shown.track;
    for (const TrackPtr& each : m_inside.tracks) {
        if (isSound(each->role) != sounds) continue;
        std::vector<Clip> pieces = piecesOf(m_after, *each, shown);
        if (pieces.empty()) continue;
        Track inner = *each;
        inner.effects = movedBy(std::move(inner.effects), shown.clip.place.start - shown.sequence().in);
        const double gainDb = inner.gainDb + around;
        SPOT_TRY(index, sounds ? soundTrack(inner, shown.track, gainDb, pieces) : pictureTrack(inner, lowest, isOn(inner, shown.track), pieces));
        if (sounds)
            for (Clip& piece : pieces) raise(piece, gainDb - outer().tracks[index]->gainDb);
        else if (index == shown.track && pieces.front().place.start == shown.clip.place.start) pieces.front().transition = shown.clip.transition;
        SPOT_TRY_DONE(put(index, std::move(pieces)));
        lowest = index + 1;
    }
    return Done{};
}

Result<Done> Unnesting::giveBack(const Timeline& before, const Shown& shown)
{
    const std::vector<ClipPtr>& old = before.tracks[shown.track]->clips;
    const auto at = std::find_if(old.begin(), old.end(), [&](const ClipPtr& clip) { return clip->id == shown.clip.id; });
    if (at == old.end() || at + 1 == old.end() || (*(at + 1))->transition.isNone()) return Done{};
    SPOT_TRY(draft, TrackDraft::ofClip(m_after, m_outer, (*(at + 1))->id));
    const std::size_t index = draft.indexOf((*(at + 1))->id);
    if (index == 0 || draft.at(index - 1).place.end != draft.at(index).place.start) return Done{};
    Clip next = draft.at(index);
    next.transition = (*(at + 1))->transition;
    draft.replace(index, std::move(next));
    SPOT_TRY(closed, std::move(draft).close());
    m_after = std::move(closed);
    return Done{};
}

} // namespace

Result<Project> applied(const Project& before, const UnnestClip& edit)
{
    SPOT_TRY(at, timelineIndex(before, edit.timeline));
    const Timeline& outer = *before.timelines[at];
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const Clip& clip = draft.at(draft.indexOf(edit.clip));
    const auto* sequence = std::get_if<SequenceClip>(&clip.content);
    if (!sequence) return Error{Fault::Invalid, called(clip) + " shows no timeline that could be taken apart"};
    const Timeline& inside = *before.find(sequence->timeline);
    std::optional<Shown> kinds[2]; // its picture, its sound
    kinds[isSound(draft.track().role)] = Shown{clip, outer.find(edit.clip)->track};
    for (const ClipId other : linkedWith(outer, edit.clip)) {
        const ClipSpot spot = *outer.find(other);
        auto& kind = kinds[isSound(outer.tracks[spot.track]->role)];
        const auto* its = std::get_if<SequenceClip>(&outer.at(spot).content);
        if (!kind && its && its->timeline == sequence->timeline && framesOutOfSync(outer, other).value_or(1) == 0) kind = Shown{outer.at(spot), spot.track};
    }
    Project after = before;
    for (const auto& kind : kinds) {
        if (!kind) continue;
        SPOT_TRY_DONE(comesApart(outer, inside, *kind, &kind == &kinds[1]));
        SPOT_TRY(from, TrackDraft::ofClip(after, edit.timeline, kind->clip.id));
        from.remove(from.indexOf(kind->clip.id));
        SPOT_TRY(next, std::move(from).close());
        after = std::move(next);
    }
    Unnesting unnesting(std::move(after), edit.timeline, inside);
    if (kinds[1]) SPOT_TRY_DONE(unnesting.take(*kinds[1], true)); // sounds first: pictures may add tracks below them
    if (kinds[0]) SPOT_TRY_DONE(unnesting.take(*kinds[0], false));
    for (const auto& kind : kinds)
        if (kind) SPOT_TRY_DONE(unnesting.giveBack(outer, *kind));
    return withPartsLinked(before, std::move(unnesting).finish(), edit.timeline);
}

} // namespace spot
