// SPDX-License-Identifier: GPL-3.0-or-later
// render/effects/effect_presets.h: chains of effects with names, ready to be put on a clip or a track.
#pragma once

#include "render/effects/effect.h"

#include <string_view>
#include <utility>
#include <vector>

namespace spot
{

/// One effect of a preset; what `values` leaves out has its default.
struct PresetEffect {
    std::string_view kind;
    std::vector<std::pair<std::string_view, double>> values;
};
struct EffectPreset {
    std::string_view id, name; ///< "voice over", "Voice over"
    bool isOfSound = true;
    std::vector<PresetEffect> effects;
};

/// In the order of menus.                                                                                       [any]
const std::vector<EffectPreset>& effectPresets();
/// Null for an unknown id.
const EffectPreset* findPreset(std::string_view id);

} // namespace spot
