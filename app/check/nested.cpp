// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/rules.h"

#include "app/model/nesting.h"

namespace spot
{

namespace
{

/// How much more of the timeline is shown than it has, in its own time.
MediaTime overhang(const Clip& clip, const SequenceClip& sequence, MediaTime length)
{
    const MediaTime out = sequence.in + sequence.speed.mediaIn(clip.place.length()), none{};
    return std::max(std::max(sequence.in, out) - length, none) + std::max(-std::min(sequence.in, out), none);
}

void checkClip(const Project& project, const Track& track, const Clip& clip, Findings& findings)
{
    const auto* sequence = std::get_if<SequenceClip>(&clip.content);
    const Timeline* inside = sequence ? project.find(sequence->timeline) : nullptr;
    if (!inside) return;
    const std::int64_t frames = inside->rate.framesIn(overhang(clip, *sequence, inside->duration()));
    if (frames > 1)
        findings.push_back({Severity::Warning, "nesting", track.id, clip.id, clip.place.start,
                            "\"" + clip.name + "\" asks for " + std::to_string(frames) + " frames that \"" + inside->name + "\" does not have: " + (isSound(track.role) ? "it is silent there" : "its nearest picture stays"),
                            "Trim the clip, or make that timeline longer"});
}

} // namespace

void checkNesting(const Project& project, const Timeline& timeline, Findings& findings)
{
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips) checkClip(project, *track, *clip, findings);
    for (const TimelineId nested : allShownIn(project, timeline)) {
        const Timeline* inside = project.find(nested);
        if (!inside) continue;
        Findings own;
        checkSupers(*inside, own);
        checkEffects(*inside, own);
        for (Finding& finding : own) {
            finding.sentence = "inside \"" + inside->name + "\" at " + timecode(finding.at, inside->rate) + ": " + finding.sentence;
            finding.track = {}, finding.clip = {}, finding.at = {};
            findings.push_back(std::move(finding));
        }
    }
}

} // namespace spot
