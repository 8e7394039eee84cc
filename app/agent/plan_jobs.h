// SPDX-License-Identifier: GPL-3.0-or-later
// app/agent/plan_jobs.h: a storyboard becomes requests to generators; pure.
#pragma once

#include "app/model/project.h"
#include "generators/catalog/catalog.h"
#include "generators/jobs/job.h"

#include <map>

namespace spot
{

/// A request with the slot its take is for and a title for the person ("First light: picture").
struct PlannedJob {
    SlotId slot;
    std::string title;
    GenerationRequest request;
};

struct JobOptions {
    std::uint64_t seed = 1;
    int shorterSide = 1080; ///< pixels of the pictures' shorter side
    bool draft = false;
    double voiceRate = 1;   ///< see neededVoiceRate
};

/// The person's files that the script links, by the path as written there; and the logo, if any, under its own path.
using LinkedMedia = std::map<std::string, MediaItem>;

/// Frames that a scene's picture needs: its place, and the handle that the next scene dissolves over.
std::int64_t framesOf(const Storyboard& board, std::size_t scene, FrameRate rate);
/// How long scene `index` dissolves in from the one before; 0 for a cut. Cuts into cards stay cuts: the music hits there.
MediaTime dissolveInto(const Storyboard& board, std::size_t index, FrameRate rate);

/// Errors: Unsupported, when no plugin offers what is needed: names the kind and says how to get one.
Result<std::vector<PlannedJob>> planVoices(const Brief&, const Storyboard&, const Catalog&, const JobOptions&);
/// After fitting: pictures for one ratio of the brief (its index).
Result<std::vector<PlannedJob>> planPictures(const Brief&, const Storyboard&, std::size_t ratio, const LinkedMedia&, const Catalog&, const JobOptions&);
/// After fitting: one bed of music for the whole, hitting at the last scene, and the sound effects. "none" means none.
Result<std::vector<PlannedJob>> planSounds(const Brief&, const Storyboard&, const Catalog&, const JobOptions&);

/// One length per scene: of the person's own film that it shows, 0 for other scenes. For fitScenes and warnings.
std::vector<MediaTime> filmLengths(const Storyboard&, const LinkedMedia&);

/// The plugin for a kind: ours first, test plugins last, else by name. Null when there is none.
const Capability* pluginFor(const Catalog& catalog, std::string_view kind);

} // namespace spot
