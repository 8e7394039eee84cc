// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diff/sentences.h"

#include "render/effects/effect_kinds.h"

#include <map>
#include <set>

namespace spot
{

namespace
{

/// Effects by kind and by their place among those of their kind.
using EffectMap = std::map<std::pair<std::string, int>, const Effect*>;

EffectMap numbered(const std::vector<Effect>& effects)
{
    EffectMap map;
    std::map<std::string, int> counts;
    for (const Effect& effect : effects) map[{effect.kind, counts[effect.kind]++}] = &effect;
    return map;
}

std::string nameOf(const Effect& effect)
{
    const EffectKind* kind = findEffect(effect.kind);
    return kind ? std::string(kind->name) : "effect " + quoted(effect.kind);
}

std::string valueText(const Curve& curve, EffectUnit unit)
{
    if (!curve.isConstant()) return std::to_string(curve.keys().size()) + " keyframes";
    const double value = curve.at({});
    if (unit == EffectUnit::Percent || unit == EffectUnit::Height) return numberText(value * 100) + " %";
    if (unit == EffectUnit::Decibels) return numberText(value) + " dB";
    if (unit == EffectUnit::Hertz) return numberText(value) + " Hz";
    if (unit == EffectUnit::Milliseconds) return numberText(value) + " ms";
    if (unit == EffectUnit::Ratio) return numberText(value) + ":1";
    if (unit == EffectUnit::Switch) return value >= 0.5 ? "on" : "off";
    return numberText(value);
}

/// "Contrast 1.2, was 1" for each value that is another one.
void tellValues(const Effect& was, const Effect& is, std::vector<std::string>& sentences)
{
    const EffectKind* kind = findEffect(is.kind);
    std::set<std::string> ids;
    for (const Effect* effect : {&was, &is})
        for (const auto& [id, curve] : effect->values) ids.insert(id);
    for (const std::string& id : ids) {
        const auto index = kind ? findParameter(*kind, id) : std::nullopt;
        const EffectParameter* p = index ? &kind->parameters[*index] : nullptr;
        const auto curveOf = [&](const Effect& effect) {
            const auto found = effect.values.find(id);
            return found == effect.values.end() ? Curve(p ? p->fallback : 0) : found->second;
        };
        const Curve before = curveOf(was), after = curveOf(is);
        if (before == after) continue;
        const EffectUnit unit = p ? p->unit : EffectUnit::Number;
        const std::string now = valueText(after, unit), then = valueText(before, unit);
        sentences.push_back(nameOf(is) + ": " + (p ? std::string(p->name) : id) + (now == then ? " changed" : " " + now + ", was " + then));
    }
}

} // namespace

std::vector<std::string> effectChanges(const std::vector<Effect>& was, const std::vector<Effect>& is)
{
    std::vector<std::string> sentences;
    if (was == is) return sentences;
    const EffectMap before = numbered(was), after = numbered(is);
    for (const auto& [key, effect] : before)
        if (!after.count(key)) sentences.push_back(nameOf(*effect) + " removed");
    for (const auto& [key, effect] : after) {
        const auto old = before.find(key);
        if (old == before.end()) {
            sentences.push_back(nameOf(*effect) + " added");
            continue;
        }
        if (old->second->isOn != effect->isOn) sentences.push_back(nameOf(*effect) + (effect->isOn ? " turned on" : " turned off"));
        tellValues(*old->second, *effect, sentences);
    }
    if (sentences.empty()) sentences.push_back("the order of the effects changed");
    return sentences;
}

} // namespace spot
