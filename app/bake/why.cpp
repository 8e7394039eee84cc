// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bake/why.h"

#include "app/edit/piece.h"
#include "app/model/run.h"

#include <algorithm>

namespace spot
{

namespace
{

bool isOn(const std::vector<Effect>& effects)
{
    return std::any_of(effects.begin(), effects.end(), [](const Effect& effect) { return effect.isOn; });
}

bool fillsCanvas(const Project& project, const Timeline& timeline, const Clip& clip)
{
    const auto* media = std::get_if<MediaClip>(&clip.content);
    const MediaItem* item = media ? project.find(media->media) : nullptr;
    return !item || static_cast<std::int64_t>(item->size.width) * timeline.canvas.height == static_cast<std::int64_t>(item->size.height) * timeline.canvas.width;
}

/// Counted in frames of the media at its speed, so that no picture is rounded to the one beside it.
bool beginsOnWarpedFrame(const Project& project, FrameRate rate, const Clip& clip, Speed speed, MediaTime in)
{
    const std::int64_t num = std::abs(speed.num), first = rate.frameAt(in);
    const auto length = mediaLength(project, clip);
    const std::int64_t from = speed.isReversed() && length ? rate.framesIn(*length) - first : first;
    return (num == 1 || speed.den == 1) && from * speed.den % num == 0 && rate.startOf(first) == in;
}

} // namespace

std::string whyBaked(const Project& project, const Timeline& timeline, const Track& track, const Clip& clip, const BakeRules& rules)
{
    if (std::holds_alternative<TextClip>(clip.content)) return "its text";
    if (std::holds_alternative<SequenceClip>(clip.content)) return "the timeline inside of it";
    if (std::holds_alternative<AdjustmentClip>(clip.content)) return "its adjustment";
    if (const auto* colour = std::get_if<ColourClip>(&clip.content)) {
        if (colour->from != colour->to) return "its gradient";
        if (!rules.colours) return "its colour";
    }
    if (isOn(clip.effects) || isOn(track.effects)) return "its effects";
    const RunSeen run = runOf(clip);
    if (run && run.isRamp()) return "its speed ramp";
    if (run && run.speed->isReversed() && !rules.reverse) return "its way backwards";
    if (run && !rules.speeds && !run.speed->isNormal() && !run.speed->isFrozen() && !beginsOnWarpedFrame(project, timeline.rate, clip, *run.speed, *run.in)) return "its speed";
    if (clip.look.blend != BlendMode::Normal) return "its blend mode";
    if (clip.look.crop != Crop{}) return "its crop";
    const Transform& transform = clip.look.transform;
    if (transform.rotation != Curve() && (transform.anchorX != 0.5 || transform.anchorY != 0.5)) return "its turn";
    if (!rules.looks && (clip.look != Look{} || !fillsCanvas(project, timeline, clip))) return "its place on the picture";
    return {};
}

bool bakesTransition(const Project& project, const Timeline& timeline, const Track& track, std::size_t index, const BakeRules& rules)
{
    if (index == 0 || index >= track.clips.size()) return false;
    const Clip &clip = *track.clips[index], &earlier = *track.clips[index - 1];
    if (clip.transition.isNone() || earlier.place.end != clip.place.start) return false;
    if (clip.transition.style.kind != TransitionKind::Dissolve || !rules.dissolves) return true;
    return !whyBaked(project, timeline, track, earlier, rules).empty() || !whyBaked(project, timeline, track, clip, rules).empty();
}

bool showsBelow(const Track& track, const Clip& clip)
{
    if (std::holds_alternative<AdjustmentClip>(clip.content) || clip.look.blend != BlendMode::Normal) return true;
    return clip.look.opacity != Curve(1) && (isOn(clip.effects) || isOn(track.effects));
}

} // namespace spot
