// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/bond_edits.h: edits of what clips have in common: links, groups and pasted attributes. No clip moves.
#pragma once

#include "app/model/project.h"

namespace spot
{

/// At least two clips; links that they had before are left.
struct LinkClips {
    TimelineId timeline;
    std::vector<ClipId> clips;
    bool operator==(const LinkClips&) const = default;
};
/// The clips leave their links; a clip that is then alone in one leaves it too.
struct UnlinkClips {
    TimelineId timeline;
    std::vector<ClipId> clips;
    bool operator==(const UnlinkClips&) const = default;
};
struct GroupClips {
    TimelineId timeline;
    std::vector<ClipId> clips;
    bool operator==(const GroupClips&) const = default;
};
struct UngroupClips {
    TimelineId timeline;
    std::vector<ClipId> clips;
    bool operator==(const UngroupClips&) const = default;
};
/// Gives clips the look, effects, hearing or text style of another one, where they can have it; a clip that can have none of it is an error.
struct PasteAttributes {
    TimelineId timeline;
    std::vector<ClipId> clips;
    std::optional<Look> look;
    std::optional<Hearing> hearing; ///< fades are shortened to the clip
    std::optional<TextStyle> style;
    std::optional<std::vector<Effect>> effects; ///< in place of those they have
    bool operator==(const PasteAttributes&) const = default;
};

} // namespace spot
