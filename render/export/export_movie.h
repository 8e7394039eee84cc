// SPDX-License-Identifier: GPL-3.0-or-later
// render/export/export_movie.h: a composition to a file: one function, with progress and a way to stop.
#pragma once

#include "render/audio/loudness.h"
#include "render/composition/composition.h"
#include "render/export/export_settings.h"

#include <functional>
#include <stop_token>

namespace spot
{

struct ExportReport {
    std::int64_t frames = 0, samples = 0;
    std::uintmax_t bytes = 0; ///< of the file, or of all files of the folder
    double seconds = 0;       ///< it took
    Loudness loudness;        ///< of the mix that went in
    std::string renderer;     ///< "CPU, 2 threads"
};

/// Called on the exporting thread with 0..1 and a few words.
using ExportProgress = std::function<void(double fraction, const char* stage)>;

/// Renders and encodes at the same time; memory does not grow with the length. Exactly composition.frameCount() pictures and
/// duration * 48000 samples. On any error, and when stopped, nothing is under the final name and nothing is left beside it.
/// Blocks. Errors: those of the media (named), of MovieWriter, Cancelled.                          [any thread but ui]
Result<ExportReport> exportMovie(const CompositionPtr& composition, const ExportSettings& settings, const MediaResolver& media,
                                 const ExportProgress& progress = {}, std::stop_token stop = {});

} // namespace spot
