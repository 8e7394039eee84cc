// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/edits.h: every edit as a small value; what the mouse, the command line and the planner all send.
// Times are timeline time. Edits on pictures and texts snap to the timeline's frames; sounds stay sample-exact.
#pragma once

#include "app/edit/bond_edits.h"
#include "app/edit/key_edits.h"
#include "app/edit/nesting_edits.h"
#include "app/edit/range_edits.h"
#include "app/edit/template_edits.h"
#include "app/edit/timeline_edits.h"
#include "app/edit/timing_edits.h"
#include "app/edit/version_edits.h"
#include "app/model/project.h"

#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace spot
{

/// Puts a clip on a track; a clip id of 0 is given one.                 Insert splits at its start and pushes everything later
/// | a a a |  +  [x]  ->  | a |x| a a |                                 on that track, and on sync-locked ones, by its length.
struct InsertClip {
    TimelineId timeline;
    TrackId track;
    Clip clip;
    bool operator==(const InsertClip&) const = default;
};
/// | a a a |  +  [x]  ->  | a |x| a |                                   Overwrite replaces what lies under it.
struct OverwriteClip {
    TimelineId timeline;
    TrackId track;
    Clip clip;
    bool operator==(const OverwriteClip&) const = default;
};
/// Moves a clip, also to another track of a fitting role. Refused when it would cover another clip, unless `overwrite`.
struct MoveClip {
    TimelineId timeline;
    ClipId clip;
    TrackId track;
    MediaTime start;
    bool overwrite = false;
    bool operator==(const MoveClip&) const = default;
};
/// |  a  |  b  |  ->  | a |  |  b  |                                    Moves one edge; no other clip moves. Limited by the
///     <--                                                              neighbour and by the media's handles.
struct TrimClip {
    TimelineId timeline;
    ClipId clip;
    Edge edge = Edge::End;
    MediaTime to;
    bool operator==(const TrimClip&) const = default;
};
/// |  a  |  b  |  ->  | a |  b  |                                       Like trim, and everything later follows, on the track and
///                                                                      on sync-locked ones. The same edge of the clips in `with`
/// moves by as much, and what follows them on their tracks: a picture and its sound stay together.
struct RippleTrim {
    TimelineId timeline;
    ClipId clip;
    Edge edge = Edge::End;
    MediaTime to;
    std::vector<ClipId> with; ///< each on a track of its own
    bool operator==(const RippleTrim&) const = default;
};
/// |  a   a  |  ->  | a | a |                                           The razor. The second part gets a new id.
struct SplitClip {
    TimelineId timeline;
    ClipId clip;
    MediaTime at;
    bool operator==(const SplitClip&) const = default;
};
/// | a | b | c |  ->  | a |   | c |                                     Lift.
struct DeleteClip {
    TimelineId timeline;
    ClipId clip;
    bool operator==(const DeleteClip&) const = default;
};
/// | a | b | c |  ->  | a | c |                                         Extract; sync-locked tracks follow.
struct RippleDelete {
    TimelineId timeline;
    ClipId clip;
    bool operator==(const RippleDelete&) const = default;
};
/// Another take in the same place; look, hearing, speed and transition stay. `in` is kept when the new media is long enough, else moved.
struct ReplaceMedia {
    TimelineId timeline;
    ClipId clip;
    MediaId media;
    bool operator==(const ReplaceMedia&) const = default;
};
struct SetText {
    TimelineId timeline;
    ClipId clip;
    std::string text;
    TextStyle style;
    bool operator==(const SetText&) const = default;
};
struct SetLook {
    TimelineId timeline;
    ClipId clip;
    Look look;
    bool operator==(const SetLook&) const = default;
};
struct SetHearing {
    TimelineId timeline;
    ClipId clip;
    Hearing hearing;
    bool operator==(const SetHearing&) const = default;
};
/// All effects of the clip as they shall be, the first applied first. A kind that this version does not know is refused, unless the
/// clip has it already.
struct SetEffects {
    TimelineId timeline;
    ClipId clip;
    std::vector<Effect> effects;
    bool operator==(const SetEffects&) const = default;
};
/// The same for a track.
struct SetTrackEffects {
    TimelineId timeline;
    TrackId track;
    std::vector<Effect> effects;
    bool operator==(const SetTrackEffects&) const = default;
};
struct SetClipName {
    TimelineId timeline;
    ClipId clip;
    std::string name;
    bool operator==(const SetClipName&) const = default;
};
/// |  a  |  b  |  ->  |  a |x|x| b  |                                   How the clip comes out of the one that ends at its start; no clip moves.
///                                                                      Length 0 removes it. Needs `before` of b's head handle and
///                                                                      `after` of a's tail handle.
struct SetTransition {
    TimelineId timeline;
    ClipId clip;
    Transition transition;
    bool operator==(const SetTransition&) const = default;
};
/// index counts from the bottom; an id of 0 is given one.
struct AddTrack {
    TimelineId timeline;
    Track track;
    std::size_t index = 0;
    bool operator==(const AddTrack&) const = default;
};
struct RemoveTrack {
    TimelineId timeline;
    TrackId track;
    bool operator==(const RemoveTrack&) const = default;
};
/// Name, mute, lock, gain, solo and sync lock of a track; its clips stay.
struct SetTrack {
    TimelineId timeline;
    TrackId track;
    std::string name;
    bool isMuted = false, isLocked = false;
    double gainDb = 0;
    bool isSolo = false, isSyncLocked = false;
    bool operator==(const SetTrack&) const = default;
};
/// An id of 0 is given one.
struct AddMedia {
    MediaItem media;
    bool operator==(const AddMedia&) const = default;
};
/// Replaces the item of the same id: the file was found elsewhere, or is another one now. Every clip that shows it follows.
struct SetMedia {
    MediaItem media;
    bool operator==(const SetMedia&) const = default;
};
/// Every id of 0 inside is given one.
struct AddTimeline {
    Timeline timeline;
    bool operator==(const AddTimeline&) const = default;
};
/// Replaces the whole timeline of the same id (a planner's recut): one step of history.
struct SetTimeline {
    Timeline timeline;
    bool operator==(const SetTimeline&) const = default;
};
/// Scenes with an id of 0 are given one.
struct SetBrief {
    std::string name;
    Brief brief;
    Storyboard storyboard;
    bool operator==(const SetBrief&) const = default;
};

using EditKinds = std::variant<InsertClip, OverwriteClip, MoveClip, TrimClip, RippleTrim, SplitClip, DeleteClip, RippleDelete, ReplaceMedia,
                               SetText, SetLook, SetHearing, SetEffects, SetTrackEffects, SetClipName, SetTransition, AddTrack, RemoveTrack, SetTrack, AddMedia, SetMedia, AddTimeline,
                               SetTimeline, SetBrief, RollCut, SlipClip, SlideClip, RateStretch, SetSpeed, ReverseClip, FreezeFrame, AppendClip,
                               LiftRange, ExtractRange, RazorAll, CloseGap, SwapNeighbours, PutMedia, DuplicateClips, LinkClips, UnlinkClips,
                               GroupClips, UngroupClips, PasteAttributes, AddMarker, SetMarker, RemoveMarker, SetInOut, DuplicateTimeline,
                               RemoveTimeline, ReshapeTimeline, PutClips, SetSpeedRamp, SetKey, RemoveKey, MoveKey,
                               MakeVersion, MakeVersions, ResetOverrides, DetachVersion, SetField, RemoveField, FillFields, NestClips, UnnestClip>;

/// Whether T is one of the kinds of edits.
template <class T, class Kinds> inline constexpr bool isAmong = false;
template <class T, class... Kinds> inline constexpr bool isAmong<T, std::variant<Kinds...>> = (std::is_same_v<T, Kinds> || ...);

/// One edit of any kind: the variant itself, with what copies, compares and destroys it compiled once, not by each file that keeps
/// a list of them. std::visit, std::get_if and std::holds_alternative take it as they take the variant.
struct Edit : EditKinds {
    template <class Kind>
        requires isAmong<Kind, EditKinds>
    Edit(Kind kind) : EditKinds(std::in_place_type<Kind>, std::move(kind))
    {
    }
    Edit(); ///< an InsertClip, to be read over
    Edit(const Edit&);
    Edit(Edit&&) noexcept;
    Edit& operator=(const Edit&);
    Edit& operator=(Edit&&) noexcept;
    ~Edit();
    bool operator==(const Edit& other) const;
};

/// "Trim clip": the step's name in the history, in English; the ui translates it.
std::string_view nameOf(const Edit& edit);

} // namespace spot
