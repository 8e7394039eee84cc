// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/version.h: how a timeline follows a master: what stands for what, and where it is different on purpose.
#pragma once

#include "app/model/track.h"

#include <optional>
#include <string_view>

namespace spot
{

struct Timeline;
struct Project;

/// What a version can have otherwise than its master, for each clip.
enum class ClipProperty {
    Shown,    ///< overridden: the version leaves the clip out
    Name,
    Start,    ///< place.start
    Length,   ///< of the place; its end follows from both
    Row,      ///< on another track
    Text,
    Style,
    Media,    ///< which media; another take in the master does not arrive
    Source,   ///< which part of the media, and how fast: in, speed
    Content,  ///< whatever else is shown: colours, or another kind of content
    Look,
    Effects,
    Hearing,
    Transition,
    Slot,
    Link,
    Group,
    Foreign,
    Push,     ///< it and what comes later begin later, or earlier, than in the master
};
inline constexpr std::size_t clipPropertyCount = 19;
/// And for each track.
enum class TrackProperty { Shown, Name, Muted, Locked, Gain, Solo, SyncLocked, Effects };
inline constexpr std::size_t trackPropertyCount = 8;

/// The same in both; Shown, Row and Push are no part of a clip and always are. Text and style of what are no texts, and media of what are
/// none, are the same: then Content tells.
bool isSame(const Clip& a, const Clip& b, ClipProperty property);
/// `to` gets the property of `from`; what does not apply to its kind of content is left.
void take(Clip& to, const Clip& from, ClipProperty property);
bool isSame(const Track& a, const Track& b, TrackProperty property);
void take(Track& to, const Track& from, TrackProperty property);

/// Ids of a version's tracks and clips for those of its master. They stay while the master's are there.
struct ClipStandIn {
    ClipId master, own;
    bool operator==(const ClipStandIn&) const = default;
};
struct TrackStandIn {
    TrackId master, own;
    bool operator==(const TrackStandIn&) const = default;
};

/// Where one clip is different. `own` and `base` hold the overridden properties, everything else at its default.
struct ClipOverride {
    ClipId clip;                         ///< the version's own id
    std::vector<ClipProperty> what;      ///< rising, not empty
    bool ripples = false;                ///< what comes later, on its track and on sync-locked ones, follows its other length (0 when left out)
    std::optional<MediaTime> followed;   ///< set with `ripples`: the length that they follow instead, since this one changed on without them
    TrackId row;                         ///< of the version, for Row
    MediaTime push;                      ///< for Push, not 0: by how much later this clip begins, what comes later on its track, and on sync-locked ones
    Clip own, base;                      ///< the version's values; the master's when they were set
    bool has(ClipProperty property) const;
    bool operator==(const ClipOverride&) const = default;
};
struct TrackOverride {
    TrackId track; ///< the version's own id
    std::vector<TrackProperty> what;
    Track own, base; ///< without clips
    bool has(TrackProperty property) const;
    bool operator==(const TrackOverride&) const = default;
};
/// What only the version has.
struct OwnTrack {
    Track track;   ///< without clips
    TrackId above; ///< right above this track of the version; 0: the lowest
    bool operator==(const OwnTrack&) const = default;
};
struct OwnClip {
    TrackId track; ///< of the version
    Clip clip;
    bool operator==(const OwnClip&) const = default;
};

/// Makes a timeline a version of another one of the project, which is none itself and has the same rate. Name, canvas, markers, in and
/// out are the version's own; the tracks follow from the master and from what is told here, with looks and texts fitted to
/// the version's canvas.                                                                                        [value]
struct VersionOf {
    TimelineId master;
    std::string language;                  ///< BCP 47; "" is that of the brief. Texts that still are the master's are then to be translated
    std::optional<MediaTime> masterLength; ///< set: the length is the version's own, and this was the master's when it was set
    std::optional<double> masterLufs;      ///< the same for the loudness
    std::vector<TrackStandIn> tracks;      ///< in the master's order
    std::vector<ClipStandIn> clips;        ///< in the order of the master's ids
    std::vector<ClipOverride> clipOverrides; ///< in the order of the ids
    std::vector<TrackOverride> trackOverrides;
    std::vector<OwnTrack> ownTracks;       ///< each after the one it is above
    std::vector<OwnClip> ownClips;         ///< in the order of the ids
    bool operator==(const VersionOf&) const = default;

    const ClipOverride* find(ClipId own) const;
    const TrackOverride* find(TrackId own) const;
    ClipId standInOf(ClipId master) const;   ///< 0: none
    ClipId masterOf(ClipId own) const;       ///< 0: a clip of the version's own, or none
    TrackId standInOf(TrackId master) const;
    TrackId masterOf(TrackId own) const;
};

/// The overridden properties whose value in the master is another one than when they were overridden: what may be out of date.
std::vector<ClipProperty> staleOf(const Project& project, const Timeline& version, const ClipOverride& override);
std::vector<TrackProperty> staleOf(const Project& project, const Timeline& version, const TrackOverride& override);
/// The texts of a version of another language that still are the master's.
std::vector<ClipId> untranslated(const Project& project, const Timeline& version);
/// The versions of a timeline, in the order of the project.
std::vector<TimelineId> versionsOf(const Project& project, TimelineId master);

} // namespace spot
