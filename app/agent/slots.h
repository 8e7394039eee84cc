// SPDX-License-Identifier: GPL-3.0-or-later
// app/agent/slots.h: which slot holds the takes of what.
#pragma once

#include "app/model/ids.h"

#include <cstddef>

namespace spot
{

enum class SlotKind { Picture, Voice, Effect };

/// Pictures have one slot for each ratio of the campaign (its index in the brief, below 16); sounds are shared by all.
constexpr SlotId slotOf(SceneId scene, SlotKind kind, std::size_t ratio = 0) { return {(scene.value * 4 + static_cast<std::uint64_t>(kind) + 1) * 16 + (kind == SlotKind::Picture ? ratio : 0)}; }
inline constexpr SlotId musicSlot{1};

} // namespace spot
