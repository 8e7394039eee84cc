// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/edl.h: CMX3600 edit decision lists: one track each, cuts and dissolves, times as timecode.
#pragma once

#include "app/exchange/exchange.h"

namespace spot
{

/// One list per track with clips: its name and its text. Records begin at 01:00:00:00, outs are not included.
struct EdlTrack {
    std::string name, text;
};
/// `pathOf`: where a media lies, for the comment SOURCE FILE; empty: none. Errors: Invalid (nothing that a list can hold). [any]
Result<std::vector<EdlTrack>> edlsOf(const Project& project, const Timeline& timeline, const std::function<std::string(const MediaItem&)>& pathOf, ExchangeReport& report);

/// A list says no frame rate: without `rate` only those that drop frames are read (29.97).
/// Errors: Corrupt, OutOfRange with the line; Invalid, when the rate is missing.                                 [any]
Result<ImportedFile> fromEdl(std::string_view text, const std::string& name, const std::filesystem::path& folder, std::optional<FrameRate> rate);

} // namespace spot
