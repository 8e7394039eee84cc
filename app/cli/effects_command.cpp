// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli effects: the effects of pictures and sounds with their values, and the presets, as "set effects" takes them.
#include "app/cli/command.h"
#include "render/effects/effect_kinds.h"
#include "render/effects/effect_presets.h"

#include <cstdio>
#include <string>

namespace spot
{

namespace
{

const char* unitOf(EffectUnit unit)
{
    switch (unit) {
    case EffectUnit::Percent: return "1 is 100 %";
    case EffectUnit::Height: return "of the canvas height";
    case EffectUnit::Degrees: return "degrees";
    case EffectUnit::Whole: return "whole number";
    case EffectUnit::Switch: return "0 off, 1 on";
    case EffectUnit::Decibels: return "dB";
    case EffectUnit::Hertz: return "Hz";
    case EffectUnit::Milliseconds: return "ms";
    case EffectUnit::Ratio: return "to 1";
    case EffectUnit::Number: break;
    }
    return "";
}

void printKinds(bool sounds)
{
    std::printf(sounds ? "of sounds:\n" : "of pictures:\n");
    for (const EffectKind* kind : effectKinds()) {
        if (kind->isOfSound() != sounds) continue;
        std::printf("  %-18s %s\n", std::string(kind->id).c_str(), std::string(kind->name).c_str());
        for (const EffectParameter& p : kind->parameters) std::printf("    %-16s %g to %g, else %g  %s\n", std::string(p.id).c_str(), p.low, p.high, p.fallback, unitOf(p.unit));
    }
}

} // namespace

Exit runEffects(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Lists the effects with their values and ranges, and the presets, for the edits \"set effects\" and \"set track effects\".");
    if (const auto exit = parse(parser, "effects", arguments)) return *exit;
    if (!parser.positionalArguments().empty()) return misuse("effects", "nothing more is needed");
    printKinds(false);
    printKinds(true);
    std::printf("presets:\n");
    for (const EffectPreset& preset : effectPresets()) {
        std::string parts;
        for (const PresetEffect& effect : preset.effects) {
            parts += std::string(parts.empty() ? "" : ", ") + "{\"kind\": \"" + std::string(effect.kind) + "\", \"values\": {";
            for (std::size_t i = 0; i < effect.values.size(); ++i) {
                char value[64];
                std::snprintf(value, sizeof value, "%s\"%.*s\": %g", i ? ", " : "", static_cast<int>(effect.values[i].first.size()), effect.values[i].first.data(), effect.values[i].second);
                parts += value;
            }
            parts += "}}";
        }
        std::printf("  %-18s [%s]\n", std::string(preset.name).c_str(), parts.c_str());
    }
    return Exit::Done;
}

} // namespace spot
