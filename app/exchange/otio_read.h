// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/otio_read.h: one Timeline of OTIO into a cut.
#pragma once

#include "app/exchange/foreign_cut.h"
#include "app/exchange/otio_foreign.h"

namespace spot
{

/// What a media without an address is called by, before the name of its clip.
inline constexpr std::string_view missingMark = "missing: ";

/// own: the project inside of a file of ours that somebody changed, or null. place: what stands before the keys in sentences.
/// The origins point into `timeline`. Errors: Corrupt, OutOfRange, Unsupported, with the place.
Result<OtioOrigins> readOtio(const OtioJson& timeline, const std::string& place, ForeignCut& cut, const Project* own, ExchangeReport& report);

} // namespace spot
