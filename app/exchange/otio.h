// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/otio.h: OpenTimelineIO's JSON, version Clip.2: a timeline out, timelines in.
#pragma once

#include "app/exchange/exchange.h"

#include <functional>

namespace spot
{

/// The address of a media in the file; empty: it is missing.
using AddressOf = std::function<std::string(const MediaItem&)>;

/// One timeline with the whole project in the metadata "spotwright", so that the file comes back as what it was.
/// Errors: Corrupt, when the project breaks an invariant.                                                        [any]
Result<std::string> otioOf(const Project& project, const Timeline& timeline, const AddressOf& addressOf, ExchangeReport& report);

/// A file of ours whose cut nobody changed gives its project; else the cut is read, and what a clip of ours was is found again by
/// its number. `folder`: where relative addresses begin. Errors: Corrupt and OutOfRange, with the place in the file. [any]
Result<ImportedFile> fromOtio(std::string_view text, const std::string& name, const std::filesystem::path& folder);

} // namespace spot
