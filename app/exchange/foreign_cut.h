// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/foreign_cut.h: builds a timeline out of what another tool's file says, item by item, with media that are not there yet.
#pragma once

#include "app/exchange/exchange.h"

#include <map>
#include <set>

namespace spot
{

/// Starts from a project (ours, whose media are known, or an empty one). Media that it does not know come as offline items that
/// are as long as the cut needs them.                                                                [not thread-safe]
class ForeignCut
{
public:
    ForeignCut(Project base, std::filesystem::path folder, FrameRate rate);

    /// One clip, gap or generator as the file has it, before transitions are settled.
    struct Piece {
        std::optional<Clip> clip; ///< none: a gap
        TimeRange place;          ///< exact, as the file says it
        MediaTime before, after;  ///< of the transition at its start: how long it lasts before and after the cut
        TransitionStyle style{};  ///< of it
    };
    /// Makes a track of pieces in order: transitions between two clips stay, those to and from nothing become fades, pictures stand on frames.
    Track trackOf(std::vector<Piece> pieces, TrackRole role, ExchangeReport& report);

    static constexpr std::size_t mostMedia = 20'000; ///< of one file; more are refused by finish()
    /// The item of a file that the cut names; the same name gives the same item. `known`: an item of the base, or 0. `foreign`: for a new one.
    MediaId media(const std::string& written, const std::string& name, ItemKind kind, MediaId known = {}, const Foreign& foreign = {});
    /// The item must be at least this long.
    void needs(MediaId item, MediaTime length);

    std::uint64_t freshId() { return m_project.nextId++; }
    /// Numbers up to this one are used by the file itself and never given out.
    void reserve(std::uint64_t number) { m_project.nextId = std::max(m_project.nextId, number + 1); }
    void setRate(FrameRate rate) { m_rate = rate; }
    const Project& project() const { return m_project; }
    FrameRate rate() const { return m_rate; }

    /// Adds the timeline, or replaces the one of its id; ids of 0 inside are given one.
    void put(Timeline timeline);
    /// Adds a timeline that others show; it comes after them. It is made as long as its clips ask for with lengthen().
    void putInside(Timeline timeline);
    void lengthen(TimelineId inside, MediaTime length);
    /// The project with its media. Errors: Corrupt, when an invariant is broken; OutOfRange, when there are too many media.
    Result<ImportedFile> finish(ExchangeReport report);

private:
    void settle(std::vector<Piece>& pieces, std::size_t index, TrackRole role);
    void fitTransition(Clip& clip, const Clip& previous, TrackRole role, ExchangeReport& report);

    Project m_project;
    std::filesystem::path m_folder;
    FrameRate m_rate;
    std::map<std::string, MediaId> m_byName;
    std::map<MediaId, ForeignMedia> m_foreign;
    std::set<TimelineId> m_inside;
    std::map<MediaId, std::size_t> m_places; ///< in the project, of the items that the file names
    std::string m_tooMuch;                   ///< the first file too many
};

/// By the ending of a name: a still, a sound, else a video.
ItemKind kindByName(std::string_view name);

} // namespace spot
