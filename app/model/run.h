// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/run.h: how a clip's media, or the timeline it shows, runs in it; the same words for both.
#pragma once

#include "app/model/clip.h"

namespace spot
{

/// All null for what does not run: a text, a colour, an adjustment. Times count from the clip's start.
template <class Time, class Rate, class Keys, class Flag> struct RunOf {
    Time* in = nullptr;
    Rate* speed = nullptr;
    Keys* ramp = nullptr;      ///< null for a timeline: it has one speed
    Flag* keepPitch = nullptr; ///< null for a timeline

    explicit operator bool() const { return in != nullptr; }
    bool isRamp() const { return ramp && !ramp->empty(); }
    /// Media time, or time of the timeline that is shown, at `t` after the clip's start.
    MediaTime at(MediaTime t) const { return *in + (isRamp() ? mediaPassed(*ramp, {}, t) : speed->mediaIn(t)); }
    bool isBackwardAt(MediaTime t) const { return isRamp() ? speedAt(*ramp, t) < 0 : speed->isReversed(); }
    /// One picture all along.
    bool isHeld() const { return !isRamp() && speed->isFrozen(); }
};
using Run = RunOf<MediaTime, Speed, SpeedKeys, bool>;
using RunSeen = RunOf<const MediaTime, const Speed, const SpeedKeys, const bool>;

/// Points into the clip.
inline Run runOf(Clip& clip)
{
    if (auto* media = std::get_if<MediaClip>(&clip.content)) return {&media->in, &media->speed, &media->ramp, &media->keepPitch};
    if (auto* sequence = std::get_if<SequenceClip>(&clip.content)) return {&sequence->in, &sequence->speed};
    return {};
}
inline RunSeen runOf(const Clip& clip)
{
    if (const auto* media = std::get_if<MediaClip>(&clip.content)) return {&media->in, &media->speed, &media->ramp, &media->keepPitch};
    if (const auto* sequence = std::get_if<SequenceClip>(&clip.content)) return {&sequence->in, &sequence->speed};
    return {};
}

} // namespace spot
