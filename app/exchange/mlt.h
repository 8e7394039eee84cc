// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/mlt.h: a timeline as MLT XML, which melt, Kdenlive and Shotcut open: same number of frames, same cuts.
#pragma once

#include "app/exchange/exchange.h"

namespace spot
{

/// Where a media lies, or empty.
using FileOf = std::function<std::filesystem::path(const MediaItem&)>;

/// Pictures, places, opacity, dissolves, speeds, gains and fades are carried; texts, blend modes, crops, gradients, ducking and
/// the loudness of the whole are reported.                                                                       [any]
std::string mltOf(const Project& project, const Timeline& timeline, const FileOf& fileOf, ExchangeReport& report);

} // namespace spot
