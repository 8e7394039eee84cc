// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/rules.h"

#include "render/effects/effect_kinds.h"

namespace spot
{

namespace
{

void checkStack(const std::vector<Effect>& effects, const std::string& where, const Finding& place, Findings& findings)
{
    for (const Effect& effect : effects) {
        if (!effect.isOn || findEffect(effect.kind)) continue;
        Finding finding = place;
        finding.sentence = where + " has the effect \"" + effect.kind + "\", which this Spotwright does not know: it is kept and not applied";
        finding.nextStep = "Update Spotwright, or turn the effect off";
        findings.push_back(std::move(finding));
    }
}

} // namespace

void checkEffects(const Timeline& timeline, Findings& findings)
{
    for (const TrackPtr& track : timeline.tracks) {
        checkStack(track->effects, "track \"" + track->name + "\"", {Severity::Warning, "effects", track->id, {}, {}, {}, {}}, findings);
        for (const ClipPtr& clip : track->clips)
            checkStack(clip->effects, "\"" + clip->name + "\"", {Severity::Warning, "effects", track->id, clip->id, clip->place.start, {}, {}}, findings);
    }
}

} // namespace spot
