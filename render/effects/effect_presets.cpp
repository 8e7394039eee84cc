// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/effects/effect_presets.h"

namespace spot
{

const std::vector<EffectPreset>& effectPresets()
{
    static const std::vector<EffectPreset> all{
        // Rumble out, less boom, presence, the loud words nearer to the soft ones, sharp S down, nothing over the ceiling.
        {"voice over", "Voice over", true,
         {{"equalizer", {{"lowCut", 1}, {"lowCutHz", 80}, {"bell1Hz", 250}, {"bell1Db", -2}, {"bell1Q", 1}, {"bell3Hz", 3500}, {"bell3Db", 2.5}, {"bell3Q", 0.8}, {"highShelfHz", 10000}, {"highShelfDb", 1.5}}},
          {"de-esser", {{"frequency", 6000}, {"threshold", -32}, {"range", 6}}},
          {"compressor", {{"threshold", -22}, {"ratio", 3}, {"knee", 6}, {"attack", 8}, {"release", 120}, {"makeUp", 4}}},
          {"limiter", {{"ceiling", -1.5}, {"release", 60}}}}},
        // The band of a telephone line, 300 to 3400 Hz (ITU-T G.712), and its flat level.
        {"telephone", "Telephone", true,
         {{"equalizer", {{"lowCut", 1}, {"lowCutHz", 300}, {"bell2Hz", 1500}, {"bell2Db", 5}, {"bell2Q", 0.7}, {"highCut", 1}, {"highCutHz", 3400}}},
          {"equalizer", {{"lowCut", 1}, {"lowCutHz", 300}, {"highCut", 1}, {"highCutHz", 3400}}},
          {"compressor", {{"threshold", -26}, {"ratio", 8}, {"knee", 2}, {"attack", 2}, {"release", 80}, {"makeUp", 8}}},
          {"limiter", {{"ceiling", -3}}}}},
        // Room for a voice in the middle, and a level that does not jump at it.
        {"music under voice", "Music under voice", true,
         {{"equalizer", {{"bell2Hz", 1800}, {"bell2Db", -4}, {"bell2Q", 0.6}, {"bell3Hz", 3500}, {"bell3Db", -2}, {"bell3Q", 0.8}, {"highShelfHz", 9000}, {"highShelfDb", -1}}},
          {"compressor", {{"threshold", -24}, {"ratio", 2}, {"knee", 10}, {"attack", 25}, {"release", 300}, {"makeUp", 0}}}}},
    };
    return all;
}

const EffectPreset* findPreset(std::string_view id)
{
    for (const EffectPreset& preset : effectPresets())
        if (preset.id == id) return &preset;
    return nullptr;
}

} // namespace spot
