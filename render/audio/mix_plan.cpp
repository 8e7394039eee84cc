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
    std::vector<std::optional<std::size_t>> places; // of each sound in the plan
    for (const Sound& sound : composition.sounds) {
        places.emplace_back();
        if (sound.into && !places.at(*sound.into)) continue;
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
        s.crossIn = sound.crossIn.samples(mixRate);
        s.crossOut = sound.crossOut.samples(mixRate);
        s.isVoice = sound.isVoice;
        s.ducks = sound.ducksUnderVoice;
        s.ramp = sound.ramp;
        s.keepsPitch = sound.keepsPitch && (s.ramp.empty() ? std::abs(s.speed) != 1 : directionOf(s.ramp) != 0);
        if (!s.ramp.empty() || s.keepsPitch) s.first = sound.in;
        for (const SoundThrough& t : sound.through)
            s.through.push_back({t.start.samples(mixRate), t.in.samples(mixRate), t.speed, t.length.samples(mixRate), t.gainDb, t.pan, t.fadeIn.samples(mixRate), t.fadeOut.samples(mixRate), t.crossIn.samples(mixRate), t.crossOut.samples(mixRate)});
        s.effects = sound.effects;
        s.isBus = sound.isBus;
        if (sound.into) s.into = places[*sound.into];
        if (s.start >= s.end || s.end <= 0) continue;
        places.back() = plan.sounds.size();
        plan.sounds.push_back(std::move(s));
    }
    return plan;
}

ContentHash MixPlan::hash() const
{
    Hasher h;
    h.add(frames).add(ducking.depthDb).add(ducking.attack.flicks).add(ducking.release.flicks).add(targetLufs.value_or(0)).add(targetLufs.has_value());
    for (const MixSound& s : sounds) {
        h.add(s.media).add(s.start).add(s.end).add(s.in).add(s.speed).add(s.fadeIn).add(s.fadeOut).add(s.crossIn).add(s.crossOut).add(s.isVoice).add(s.ducks);
        s.gainDb.addTo(h);
        s.pan.addTo(h);
        h.add(s.first.flicks).add(s.keepsPitch).add(s.ramp.size());
        for (const SpeedKey& key : s.ramp) h.add(key.at.flicks).add(key.speed.num).add(key.speed.den);
        h.add(s.through.size());
        for (const MixThrough& t : s.through) {
            h.add(t.start).add(t.in).add(t.speed).add(t.length).add(t.fadeIn).add(t.fadeOut).add(t.crossIn).add(t.crossOut);
            t.gainDb.addTo(h);
            t.pan.addTo(h);
        }
        h.add(s.isBus).add(s.into.has_value()).add(s.into.value_or(0)).add(s.effects.size());
        for (const SoundEffect& e : s.effects) {
            h.add(std::string_view(e.kind->id)).add(e.in.flicks).add(e.speed).add(e.values.size());
            for (const auto& [id, curve] : e.values) {
                h.add(std::string_view(id));
                curve.addTo(h);
            }
        }
    }
    return h.finish();
}

} // namespace spot
