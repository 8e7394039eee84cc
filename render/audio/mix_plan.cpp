// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/audio/mix_plan.h"

#include <cmath>

namespace spot
{

MixPlan makeMixPlan(const Composition& composition)
{
    MixPlan plan;
    plan.frames = composition.duration.samples(mixRate);
    plan.ducking = composition.ducking;
    plan.targetLufs = composition.targetLufs;
    for (const Sound& sound : composition.sounds) {
        MixSound s;
        s.media = sound.media;
        s.start = sound.span.start.samples(mixRate);
        s.end = std::min(sound.span.end.samples(mixRate), plan.frames);
        s.in = sound.in.samples(mixRate);
        s.speed = sound.speed;
        s.gainDb = sound.gainDb;
        s.pan = sound.pan;
        s.fadeIn = sound.fadeIn.samples(mixRate);
        s.fadeOut = sound.fadeOut.samples(mixRate);
        s.isVoice = sound.isVoice;
        s.ducks = sound.ducksUnderVoice;
        s.ramp = sound.ramp;
        s.keepsPitch = sound.keepsPitch && (s.ramp.empty() ? std::abs(s.speed) != 1 : directionOf(s.ramp) != 0);
        if (!s.ramp.empty() || s.keepsPitch) s.first = sound.in;
        if (s.start < s.end && s.end > 0) plan.sounds.push_back(std::move(s));
    }
    return plan;
}

ContentHash MixPlan::hash() const
{
    Hasher h;
    h.add(frames).add(ducking.depthDb).add(ducking.attack.flicks).add(ducking.release.flicks).add(targetLufs.value_or(0)).add(targetLufs.has_value());
    for (const MixSound& s : sounds) {
        h.add(s.media).add(s.start).add(s.end).add(s.in).add(s.speed).add(s.fadeIn).add(s.fadeOut).add(s.isVoice).add(s.ducks);
        s.gainDb.addTo(h);
        s.pan.addTo(h);
        h.add(s.first.flicks).add(s.keepsPitch).add(s.ramp.size());
        for (const SpeedKey& key : s.ramp) h.add(key.at.flicks).add(key.speed.num).add(key.speed.den);
    }
    return h.finish();
}

} // namespace spot
