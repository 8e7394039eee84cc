// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/key_edits.h: edits of one key of a curve, so that nobody sends a whole look for it. `property` is a name of
// app/model/keyed_property.h. Times of keys count from the clip's start and may lie outside of the clip.
#pragma once

#include "app/model/project.h"
#include "render/composition/ease_preset.h"

#include <optional>

namespace spot
{

/// value  .  _.-'   ->   value  .-'\.-'                                 Adds a key, or changes the one at its time. A number
///        k     k               k  k  k                                 without keys becomes a curve. With `preset` the way to
///                                                                      the next key is that one; bounces and swings add keys.
struct SetKey {
    TimelineId timeline;
    ClipId clip;
    std::string property;
    Key key;
    std::optional<EasePreset> preset;
    bool operator==(const SetKey&) const = default;
};
/// The last key leaves its value.
struct RemoveKey {
    TimelineId timeline;
    ClipId clip;
    std::string property;
    MediaTime at;
    bool operator==(const RemoveKey&) const = default;
};
/// To a time where no other key is.
struct MoveKey {
    TimelineId timeline;
    ClipId clip;
    std::string property;
    MediaTime at, to;
    bool operator==(const MoveKey&) const = default;
};

} // namespace spot
