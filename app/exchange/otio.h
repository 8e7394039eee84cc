// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/otio.h: OpenTimelineIO's JSON, version Clip.2: a timeline out, timelines in.
#pragma once

#include "app/exchange/exchange.h"
#include "app/exchange/otio_json.h"

#include <functional>

namespace spot
{

/// The address of a media in the file; empty: it is missing.
using AddressOf = std::function<std::string(const MediaItem&)>;

/// One timeline with the whole project in the metadata "spotwright", so that the file comes back as what it was, and with all that
/// a file of OTIO said of it which it was read from (otio_foreign.h).
/// Errors: Corrupt, when the project breaks an invariant.                                                        [any]
Result<std::string> otioOf(const Project& project, const Timeline& timeline, const AddressOf& addressOf, ExchangeReport& report);

/// The same without the project in it, and without what files of other tools said.                               [any]
OtioJson otioTree(const Project& project, const Timeline& timeline, const AddressOf& addressOf, ExchangeReport& report);

/// What a clip that shows the timeline has in it: a Stack, without the clip's name and range.                   [any]
OtioJson otioStack(const Project& project, const Timeline& timeline, const AddressOf& addressOf);

/// A file of ours whose cut nobody changed gives its project; else the cut is read, and what a clip of ours was is found again by
/// its number. Errors: Corrupt and OutOfRange, with the place in the file; NotFound: no timeline of that name.     [any]
struct OtioWish {
    std::string name;             ///< of a project that the file does not name
    std::filesystem::path folder; ///< where relative addresses begin
    std::string timeline;         ///< of a collection: the one to read; empty: all
};
Result<ImportedFile> fromOtio(std::string_view text, const OtioWish& wish);

} // namespace spot
