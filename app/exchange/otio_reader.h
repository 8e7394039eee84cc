// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/otio_reader.h: the reader of one timeline of OTIO; its clips are in otio_clip.cpp, rows and items in otio_read.cpp.
#pragma once

#include "app/exchange/otio_read.h"

#include <map>
#include <set>

namespace spot
{

inline constexpr std::size_t mostOtioItems = 200'000; ///< of one file, those inside of others counted each time

/// What the readers of one file share: timelines lie inside of each other.
struct OtioReading {
    ForeignCut& cut;
    const OtioOwn* own; ///< of a file of ours that somebody changed; or null
    ExchangeReport& report;
    std::vector<OtioOrigins> origins{};                ///< of the timelines inside
    std::map<std::string, TimelineId> inside{};        ///< by the hash of what is in them: two alike are one
    std::map<TimelineId, OtioJson> ours{};             ///< what we would write inside of a clip that shows one of ours
    std::map<std::uint64_t, LinkId> links{};           ///< by the number of the file
    std::size_t items = 0;
};

/// Reads one Timeline of OTIO, or one Stack or Track inside of another, into the cut.            [not thread-safe]
class OtioReader
{
public:
    explicit OtioReader(OtioReading& all, int depth = 1) : m_all(all), m_cut(all.cut), m_own(all.own ? &all.own->project : nullptr), m_rate(all.cut.rate()), m_report(all.report), m_depth(depth) {}
    Result<OtioOrigins> read(const OtioJson& timeline, const std::string& place);
    /// A Stack, or a Track alone, as a timeline that others show.
    Result<TimelineId> readInside(const OtioJson& json, const std::string& place);

private:
    struct Row {
        std::vector<ForeignCut::Piece> pieces;
        MediaTime end;
        MediaTime before, after; ///< of a transition whose second item is still to come
        TransitionStyle style;
    };
    Result<Track> track(const OtioJson& json, const std::string& place, bool isWhole = false);
    Result<Done> child(const OtioJson& json, TrackRole role, const std::string& place, Row& row);
    Result<Clip> clip(const OtioJson& json, TrackRole role, TimeRange source, const std::string& place);
    Result<TimeRange> sourceOf(const OtioJson& json, const std::string& place);
    Result<Done> content(const OtioJson& json, TrackRole role, TimeRange source, Clip& clip, const std::string& place);
    void takeOver(const Clip& ours, TimeRange source, Clip& clip);
    void keepTiming(const Clip& ours, TimeRange source, Clip& clip, MediaClip& read);
    void reportChanges(const Timeline& now);
    Result<Done> nest(const OtioJson& json, TrackRole role, TimeRange source, Clip& clip, const std::string& place);
    Result<TimelineId> timelineIn(const OtioJson& json, MediaTime needed, const std::string& place);
    bool isUnchanged(const OtioJson& json, const Timeline& timeline) const;
    void onlyPart(Row& row, TimeRange part) const;
    Speed speedOfEffects(const OtioJson& json, const Clip& clip);
    const Clip* ourClip(const OtioJson& json) const;
    void link(const OtioJson& json, Clip& clip);
    Result<Done> markers(const OtioJson& json, MediaTime shift, const std::string& place, const OtioSource& owner);
    const OtioJson& referenceOf(const OtioJson& json) const;

    OtioReading& m_all;
    ForeignCut& m_cut;
    const Project* m_own; ///< the project inside of a file of ours that somebody changed; or null
    FrameRate m_rate;
    ExchangeReport& m_report;
    std::vector<Marker> m_markers;
    const Timeline* m_replaced = nullptr; ///< the timeline of ours that the file is about; or null
    std::set<ClipId> m_usedClips;
    std::set<TrackId> m_usedTracks;
    std::set<MarkerId> m_usedMarkers;
    OtioOrigins m_origins;
    int m_depth; ///< of timelines inside of each other, from 1
};

} // namespace spot
