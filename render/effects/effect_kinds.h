// SPDX-License-Identifier: GPL-3.0-or-later
// render/effects/effect_kinds.h: every effect there is, found by its id, and a chain of them on one picture.
#pragma once

#include "render/effects/effect.h"

#include <string>
#include <vector>

namespace spot
{

/// In the order of menus: by group, then by use.                                                                [any]
std::span<const EffectKind* const> effectKinds();
/// Null for an id that this version does not know.                                                              [any]
const EffectKind* findEffect(std::string_view id);
/// Place of the parameter in the description, none for an unknown id.
std::optional<std::size_t> findParameter(const EffectKind& kind, std::string_view id);

/// One effect with its numbers of one frame.                                                                    [value]
struct EffectAt {
    const EffectKind* kind = nullptr; ///< not null
    std::vector<double> values;       ///< one for each parameter
    std::int64_t frame = 0;           ///< 0 unless the kind isTimed
    bool operator==(const EffectAt&) const = default;
};

/// Gives the picture the margin that the effect asks for, then draws it. `picture.frame` is taken from the effect.  [any]
void draw(const EffectAt& effect, EffectPicture& picture);

} // namespace spot
