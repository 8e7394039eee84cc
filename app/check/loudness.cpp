// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/rules.h"

#include <cstdio>

namespace spot
{

namespace
{

/// From the quietest broadcast dialogue target to the loudest of the platforms, in LUFS.
constexpr double quietestTarget = -31, loudestTarget = -9;

bool hasSound(const Timeline& timeline)
{
    for (const TrackPtr& track : timeline.tracks)
        if (isSound(track->role) && !track->isMuted)
            for (const ClipPtr& clip : track->clips)
                if (!clip->hearing.isMuted && clip->place.start < timeline.duration() && std::holds_alternative<MediaClip>(clip->content)) return true;
    return false;
}

} // namespace

void checkLoudness(const Timeline& timeline, Findings& findings)
{
    if (!hasSound(timeline)) findings.push_back({Severity::Warning, "loudness", {}, {}, {}, "the spot has no sound", "Put a voice, music or an effect on a track that is not muted"});
    if (timeline.targetLufs >= quietestTarget && timeline.targetLufs <= loudestTarget) return;
    char text[120];
    std::snprintf(text, sizeof text, "a target of %.1f LUFS is one that no broadcaster or platform asks for", timeline.targetLufs);
    findings.push_back({Severity::Warning, "loudness", {}, {}, {}, text, "Set one between -31 and -9 LUFS"});
}

} // namespace spot
