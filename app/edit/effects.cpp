// SPDX-License-Identifier: GPL-3.0-or-later
// Effects of clips and tracks: the rules they keep, and the edits that set them.
#include "app/edit/rules.h"
#include "app/edit/shapes.h"

#include "app/edit/piece.h"
#include "app/edit/track_draft.h"
#include "render/effects/effect_kinds.h"

#include <algorithm>

namespace spot
{

namespace
{

using Broken = std::optional<Error>;

constexpr std::size_t mostValues = 256;
constexpr double largestValue = 1e12; // of a kind that nobody here knows

std::string idsOf(const EffectKind& kind)
{
    std::string text;
    for (const EffectParameter& p : kind.parameters) text += (text.empty() ? "" : ", ") + std::string(p.id);
    return text;
}

Broken brokenEffect(const Effect& effect)
{
    if (effect.kind.empty() || effect.kind.size() > 64) return Error{Fault::Invalid, "an effect without a kind, or with one longer than 64 bytes"};
    if (auto broken = brokenText(effect.kind, "the effect's kind")) return broken;
    if (effect.values.size() > mostValues) return Error{Fault::Invalid, "the effect \"" + effect.kind + "\" has more than " + std::to_string(mostValues) + " values"};
    const EffectKind* kind = findEffect(effect.kind);
    for (const auto& [id, curve] : effect.values) {
        if (auto broken = brokenText(id, "the name of a value", 64)) return broken;
        const std::string what = effect.kind + "." + id;
        if (!kind) {
            if (auto broken = brokenCurve(curve, -largestValue, largestValue, what.c_str())) return broken;
            continue;
        }
        const auto index = findParameter(*kind, id);
        if (!index) return Error{Fault::Invalid, "the effect \"" + effect.kind + "\" has no value \"" + id + "\"; it has " + idsOf(*kind)};
        const EffectParameter& p = kind->parameters[*index];
        if (auto broken = brokenCurve(curve, p.low, p.high, what.c_str())) return broken;
    }
    return std::nullopt;
}

bool isThere(const Project& project, const std::string& kind)
{
    const auto isIn = [&](const std::vector<Effect>& effects) { return std::ranges::any_of(effects, [&](const Effect& effect) { return effect.kind == kind; }); };
    for (const TimelinePtr& timeline : project.timelines)
        for (const TrackPtr& track : timeline->tracks)
            if (isIn(track->effects) || std::ranges::any_of(track->clips, [&](const ClipPtr& clip) { return isIn(clip->effects); })) return true;
    return false;
}

/// Refuses kinds that nobody here knows and that were not there before: a slip of the pen would be kept for ever.
Broken unknownKind(const Project& before, const std::vector<Effect>& effects)
{
    for (const Effect& effect : effects) {
        if (findEffect(effect.kind) || isThere(before, effect.kind)) continue;
        std::string known;
        for (const EffectKind* kind : effectKinds()) known += (known.empty() ? "" : ", ") + std::string(kind->id);
        return Error{Fault::NotFound, "there is no effect \"" + effect.kind + "\"; there are " + known};
    }
    return std::nullopt;
}

/// Of the kinds of edits that bring effects. A paste and whole timelines bring those of other projects and files along, known or not.
struct UnknownIn {
    const Project& before;
    template <class Kind> Broken operator()(const Kind&) const { return std::nullopt; }
    Broken operator()(const InsertClip& edit) const { return unknownKind(before, edit.clip.effects); }
    Broken operator()(const OverwriteClip& edit) const { return unknownKind(before, edit.clip.effects); }
    Broken operator()(const AppendClip& edit) const { return unknownKind(before, edit.clip.effects); }
    Broken operator()(const AddTrack& edit) const { return unknownKind(before, edit.track.effects); }
    Broken operator()(const SetEffects& edit) const { return unknownKind(before, edit.effects); }
    Broken operator()(const SetTrackEffects& edit) const { return unknownKind(before, edit.effects); }
    Broken operator()(const PasteAttributes& edit) const { return edit.effects ? unknownKind(before, *edit.effects) : std::nullopt; }
};

} // namespace

Broken unknownEffects(const Project& before, const Edit& edit) { return std::visit(UnknownIn{before}, edit); }

Broken misplacedEffects(const std::vector<Effect>& effects, TrackRole role, const std::string& whose)
{
    const bool sounds = isSound(role);
    for (const Effect& effect : effects) {
        const EffectKind* kind = findEffect(effect.kind);
        if (!kind || kind->isOfSound() == sounds) continue;
        std::string fitting;
        for (const EffectKind* other : effectKinds())
            if (other->isOfSound() == sounds) fitting += (fitting.empty() ? "" : ", ") + std::string(other->id);
        return Error{Fault::Invalid, whose + (sounds ? " is a sound, and \"" + effect.kind + "\" changes pictures" : " is a picture, and \"" + effect.kind + "\" changes sounds") + "; there are " + fitting};
    }
    return std::nullopt;
}

Broken brokenEffects(const std::vector<Effect>& effects)
{
    if (effects.size() > mostEffects)
        return Error{Fault::OutOfRange, std::to_string(effects.size() - mostEffects) + " effects too many: at most " + std::to_string(mostEffects) + " are possible"};
    for (const Effect& effect : effects)
        if (auto broken = brokenEffect(effect)) return broken;
    return std::nullopt;
}

Result<Project> applied(const Project& before, const SetEffects& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    Clip clip = draft.at(index);
    if (auto wrong = misplacedEffects(edit.effects, draft.track().role, called(clip))) return *wrong;
    clip.effects = edit.effects;
    draft.replace(index, std::move(clip));
    return std::move(draft).close();
}

Result<Project> applied(const Project& before, const SetTrackEffects& edit)
{
    SPOT_TRY(t, timelineIndex(before, edit.timeline));
    const auto index = before.timelines[t]->find(edit.track);
    if (!index) return Error{Fault::NotFound, "timeline \"" + before.timelines[t]->name + "\" has no track " + std::to_string(edit.track.value)};
    Timeline timeline = *before.timelines[t];
    Track track = *timeline.tracks[*index];
    if (track.isLocked) return Error{Fault::Denied, "track \"" + track.name + "\" is locked; unlock it to change its effects"};
    if (auto wrong = misplacedEffects(edit.effects, track.role, "track \"" + track.name + "\"")) return *wrong;
    track.effects = edit.effects;
    if (auto broken = brokenEffects(track.effects)) return *broken;
    timeline.tracks[*index] = std::make_shared<const Track>(std::move(track));
    Project after = before;
    after.timelines[t] = std::make_shared<const Timeline>(std::move(timeline));
    return after;
}

} // namespace spot
