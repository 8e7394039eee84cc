// SPDX-License-Identifier: GPL-3.0-or-later
// app/bake/bake.h: what another program cannot show by itself becomes media files, so that it shows the same picture.
#pragma once

#include "app/compose/text_raster.h"
#include "app/model/project.h"
#include "render/export/alpha_movie.h"

#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace spot
{

/// What the other format says by itself; texts, timelines inside of timelines, adjustments, effects, ramps, crops, blend modes, gradients and
/// transitions other than the dissolve are rendered for every format.                                        [value]
struct BakeRules {
    bool colours = false;   ///< solid colours
    bool looks = false;     ///< place, size, turn and opacity of a picture
    bool reverse = false;   ///< media that run backwards
    bool dissolves = false;
    bool speeds = true;     ///< media at every constant speed; else only what begins on a frame of the media at that speed, as MLT's timewarp counts
    AlphaKind films = AlphaKind::ProRes4444;
};

struct Baked {
    Project project;                                   ///< keeps the invariants; the timeline has media for what was rendered
    std::map<ContentHash, std::filesystem::path> files; ///< of the media that are new in it
    std::vector<std::string> lines;                    ///< `00:00:01:00 "Price": its text is rendered into ...`, in the order of tracks and time
};

/// Called on this thread with 0..1.
using BakeProgress = std::function<void(double fraction)>;

/// Renders the pictures (not the sounds) of the timeline clip by clip: what stands still to a PNG, what moves to a film, both as large as the
/// canvas and with alpha. A clip whose picture depends on what lies under it (an adjustment, a blend mode) takes that along, and so does one with
/// effects and an opacity: what they make brighter than white cannot be said in a file with alpha. A transition
/// becomes a piece of its own between what is left of its clips. Files are named by all that their pixels depend on: what is in the folder
/// already is not rendered again. The folder is made when there is something to put into it.
/// A clip that cannot be rendered (its media are missing) stays as it is, with a line.
/// Errors: NotFound (no such timeline), Cancelled, NoSpace, Denied, Io.                        [blocks; the thread of `raster`]
Result<Baked> bake(const Project& project, TimelineId timeline, const BakeRules& rules, const std::filesystem::path& folder, const MediaResolver& media,
                   TextRaster& raster, const BakeProgress& progress = {}, std::stop_token stop = {});

} // namespace spot
