// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/declick.h"

#include "app/model/run.h"

#include <algorithm>
#include <cstdlib>

namespace spot
{

namespace
{

constexpr MediaTime halfSample{flicksPerSecond / 96000};

MediaTime apart(MediaTime a, MediaTime b) { return {std::abs(a.flicks - b.flicks)}; }

/// With the same numbers at the cut.
bool haveSameEffects(const Clip& left, const Clip& right)
{
    const MediaTime end = left.place.length();
    return std::ranges::equal(left.effects, right.effects, [end](const Effect& a, const Effect& b) {
        return a.kind == b.kind && a.isOn == b.isOn && std::ranges::equal(a.values, b.values, [end](const auto& x, const auto& y) { return x.first == y.first && x.second.at(end) == y.second.at({}); });
    });
}

bool haveSameContent(const Clip& left, const Clip& right)
{
    if (const auto *a = std::get_if<MediaClip>(&left.content), *b = std::get_if<MediaClip>(&right.content); a && b) return a->media == b->media && a->keepPitch == b->keepPitch;
    const auto *a = std::get_if<SequenceClip>(&left.content), *b = std::get_if<SequenceClip>(&right.content);
    return a && b && a->timeline == b->timeline;
}

/// Whether nothing is heard of the cut between two clips.
bool goesOn(const Clip& left, const Clip& right)
{
    if (!haveSameContent(left, right) || left.place.end != right.place.start) return false;
    const MediaTime end = left.place.length();
    const RunSeen a = runOf(left), b = runOf(right);
    const auto speedOf = [](const RunSeen& run, MediaTime t) { return run.isRamp() ? speedAt(*run.ramp, t) : run.speed->value(); };
    return apart(a.at(end), *b.in) <= halfSample && speedOf(a, end) == speedOf(b, {}) && !left.hearing.isMuted && !right.hearing.isMuted &&
           left.hearing.gainDb.at(end) == right.hearing.gainDb.at({}) && left.hearing.pan.at(end) == right.hearing.pan.at({}) &&
           left.hearing.fadeOut == MediaTime{} && right.hearing.fadeIn == MediaTime{} && haveSameEffects(left, right);
}

/// Whether what is played itself begins or ends there, so that nothing is cut off.
bool isItsEnd(MediaTime at, MediaTime whole) { return at <= halfSample || (whole.flicks && at >= whole - halfSample); }

} // namespace

Fades fadesOf(const Track& track, std::size_t index, MediaTime whole)
{
    const Clip& clip = *track.clips[index];
    Fades fades{clip.hearing.fadeIn, clip.hearing.fadeOut};
    const RunSeen run = runOf(clip);
    if (!clip.hearing.isDeclicked || !run) return fades;
    const MediaTime length = clip.place.length(), least = std::min(declickFade, MediaTime{length.flicks / 2});
    const bool comesOn = index > 0 && goesOn(*track.clips[index - 1], clip);
    const bool leads = index + 1 < track.clips.size() && goesOn(clip, *track.clips[index + 1]);
    if (fades.in == MediaTime{} && !comesOn && !isItsEnd(*run.in, whole)) fades.in = least;
    if (fades.out == MediaTime{} && !leads && !isItsEnd(run.at(length), whole)) fades.out = least;
    return fades;
}

} // namespace spot
