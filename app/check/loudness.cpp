// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/rules.h"

#include "app/model/nesting.h"

#include <cstdio>

namespace spot
{

namespace
{

/// From the quietest broadcast dialogue target to the loudest of the platforms, in LUFS.
constexpr double quietestTarget = -31, loudestTarget = -9;

/// `depth`: timelines inside of each other on the way here.
bool hasSound(const Project& project, const Timeline& timeline, int depth = 1)
{
    const auto isHeard = [&](const Clip& clip) {
        if (clip.hearing.isMuted || clip.place.start >= timeline.duration()) return false;
        const auto* sequence = std::get_if<SequenceClip>(&clip.content);
        const Timeline* inside = sequence ? project.find(sequence->timeline) : nullptr;
        return inside ? depth < deepestNesting && hasSound(project, *inside, depth + 1) : std::holds_alternative<MediaClip>(clip.content);
    };
    for (const TrackPtr& track : timeline.tracks)
        if (isSound(track->role) && !track->isMuted)
            for (const ClipPtr& clip : track->clips)
                if (isHeard(*clip)) return true;
    return false;
}

} // namespace

void checkLoudness(const Project& project, const Timeline& timeline, Findings& findings)
{
    if (!hasSound(project, timeline)) findings.push_back({Severity::Warning, "loudness", {}, {}, {}, "the spot has no sound", "Put a voice, music or an effect on a track that is not muted"});
    if (timeline.targetLufs >= quietestTarget && timeline.targetLufs <= loudestTarget) return;
    char text[120];
    std::snprintf(text, sizeof text, "a target of %.1f LUFS is one that no broadcaster or platform asks for", timeline.targetLufs);
    findings.push_back({Severity::Warning, "loudness", {}, {}, {}, text, "Set one between -31 and -9 LUFS"});
}

} // namespace spot
