// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/fcpxml.h: a timeline as FCPXML 1.10 for Final Cut Pro and others that read it.
#pragma once

#include "app/exchange/exchange.h"

namespace spot
{

/// The lowest track of pictures is the primary storyline; everything else is connected to it. Looks, sounds' curves, dissolves, texts and
/// colours are reported. `fileOf`: where a media lies, or empty. Errors: Invalid (no clip that has a file).       [any]
Result<std::string> fcpxmlOf(const Project& project, const Timeline& timeline, const std::function<std::filesystem::path(const MediaItem&)>& fileOf, ExchangeReport& report);

} // namespace spot
