// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/nested_sound.h"

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

bool changesNothing(const SoundThrough& t)
{
    const auto isZero = [](const Curve& curve) { return curve.isConstant() && curve.at({}) == 0; };
    return isZero(t.gainDb) && isZero(t.pan) && t.fadeIn == MediaTime{} && t.fadeOut == MediaTime{} && t.crossIn == MediaTime{} && t.crossOut == MediaTime{};
}

MediaTime times(MediaTime t, double factor) { return factor == 1 ? t : MediaTime{std::llround(static_cast<double>(t.flicks) * factor)}; }

/// From the clock of the timeline that is shown to the outer one.
class Clock
{
public:
    Clock(const SequenceClip& sequence, MediaTime start) : m_sequence(sequence), m_start(start) {}
    MediaTime outer(MediaTime inner) const { return m_start + m_sequence.speed.timelineIn(inner - m_sequence.in); }
    MediaTime inner(MediaTime outer) const { return m_sequence.in + m_sequence.speed.mediaIn(outer - m_start); }

private:
    const SequenceClip& m_sequence;
    MediaTime m_start;
};

} // namespace

std::optional<Sound> heardThrough(const Sound& sound, const SequenceClip& sequence, TimeRange heard, const SoundThrough& through)
{
    if (heard.isEmpty() || sequence.speed.isFrozen()) return std::nullopt;
    const Clock clock(sequence, heard.start);
    const MediaTime a = clock.outer(sound.span.start), b = clock.outer(sound.span.end);
    const TimeRange whole{std::min(a, b), std::max(a, b)}, span = whole.intersection(heard);
    if (span.isEmpty()) return std::nullopt;
    const double speed = sequence.speed.value();
    const MediaTime first = clock.inner(span.start) - MediaTime{sequence.speed.isReversed() ? 1 : 0}; // backwards what ends there is heard first
    const MediaTime into = first - sound.span.start; // how much of the sound has passed
    Sound out = sound;
    out.span = span;
    for (SoundThrough& t : out.through) { // their clocks, seen from further out
        t.in += times(first - t.start, t.speed);
        t.start = span.start, t.speed *= speed;
    }
    for (SoundEffect& e : out.effects) e.in += times(into, e.speed), e.speed *= speed;
    SoundThrough own{span.start, into, speed, sound.span.length(), {}, {}, {}, {}, {}, {}};
    if (speed == 1) out.gainDb = sound.gainDb.movedBy(-into), out.pan = sound.pan.movedBy(-into);
    else std::swap(out.gainDb, own.gainDb), std::swap(out.pan, own.pan);
    if (speed != 1 || span != whole) std::swap(out.fadeIn, own.fadeIn), std::swap(out.fadeOut, own.fadeOut), std::swap(out.crossIn, own.crossIn), std::swap(out.crossOut, own.crossOut);
    if (!changesNothing(own)) out.through.insert(out.through.begin(), std::move(own));
    if (sound.ramp.empty()) {
        out.in += times(into, sound.speed);
        out.speed *= speed;
    } else {
        out.in += mediaPassed(sound.ramp, {}, into);
        out.ramp = stretched(movedBy(sound.ramp, -into), sequence.speed);
        if (speed < 0) std::reverse(out.ramp.begin(), out.ramp.end());
    }
    if (!changesNothing(through)) out.through.push_back(through);
    return out;
}

} // namespace spot
