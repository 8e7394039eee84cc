// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/shapes.h: one pure function for each kind of edit; apply() chooses among them by type.
#pragma once

#include "app/edit/edits.h"
#include "assets/base/result.h"

namespace spot
{

/// NotFound: the edit brings an effect of a kind that is not known and not in the project.
std::optional<Error> unknownEffects(const Project& before, const Edit& edit); // effects.cpp

Result<Project> applied(const Project& before, const InsertClip& edit);    // insert.cpp
Result<Project> applied(const Project& before, const OverwriteClip& edit);
Result<Project> applied(const Project& before, const DeleteClip& edit);
Result<Project> applied(const Project& before, const MoveClip& edit);      // move.cpp
Result<Project> applied(const Project& before, const TrimClip& edit);      // trim.cpp
Result<Project> applied(const Project& before, const RippleTrim& edit);    // ripple.cpp
Result<Project> applied(const Project& before, const RippleDelete& edit);
Result<Project> applied(const Project& before, const SplitClip& edit);     // split.cpp
Result<Project> applied(const Project& before, const ReplaceMedia& edit);  // replace_media.cpp
Result<Project> applied(const Project& before, const SetText& edit);       // set_property.cpp
Result<Project> applied(const Project& before, const SetLook& edit);
Result<Project> applied(const Project& before, const SetHearing& edit);
Result<Project> applied(const Project& before, const SetClipName& edit);
Result<Project> applied(const Project& before, const SetTransition& edit);
Result<Project> applied(const Project& before, const AddTrack& edit);      // tracks.cpp
Result<Project> applied(const Project& before, const RemoveTrack& edit);
Result<Project> applied(const Project& before, const SetTrack& edit);
Result<Project> applied(const Project& before, const AddTimeline& edit);
Result<Project> applied(const Project& before, const SetTimeline& edit);
Result<Project> applied(const Project& before, const AddMedia& edit);      // material.cpp
Result<Project> applied(const Project& before, const SetMedia& edit);
Result<Project> applied(const Project& before, const SetBrief& edit);
Result<Project> applied(const Project& before, const RollCut& edit);       // roll.cpp
Result<Project> applied(const Project& before, const SlipClip& edit);
Result<Project> applied(const Project& before, const SlideClip& edit);
Result<Project> applied(const Project& before, const RateStretch& edit);   // speed.cpp
Result<Project> applied(const Project& before, const SetSpeed& edit);
Result<Project> applied(const Project& before, const SetSpeedRamp& edit);
Result<Project> applied(const Project& before, const ReverseClip& edit);
Result<Project> applied(const Project& before, const FreezeFrame& edit);
Result<Project> applied(const Project& before, const AppendClip& edit);    // insert.cpp
Result<Project> applied(const Project& before, const LiftRange& edit);     // range.cpp
Result<Project> applied(const Project& before, const ExtractRange& edit);
Result<Project> applied(const Project& before, const RazorAll& edit);
Result<Project> applied(const Project& before, const CloseGap& edit);      // ripple.cpp
Result<Project> applied(const Project& before, const SwapNeighbours& edit);
Result<Project> applied(const Project& before, const PutMedia& edit);      // put_media.cpp
Result<Project> applied(const Project& before, const DuplicateClips& edit); // range.cpp
Result<Project> applied(const Project& before, const PutClips& edit);
Result<Project> applied(const Project& before, const SetKey& edit);        // keys.cpp
Result<Project> applied(const Project& before, const RemoveKey& edit);
Result<Project> applied(const Project& before, const MoveKey& edit);
Result<Project> applied(const Project& before, const LinkClips& edit);     // bonds.cpp
Result<Project> applied(const Project& before, const UnlinkClips& edit);
Result<Project> applied(const Project& before, const GroupClips& edit);
Result<Project> applied(const Project& before, const UngroupClips& edit);
Result<Project> applied(const Project& before, const PasteAttributes& edit);
Result<Project> applied(const Project& before, const AddMarker& edit);     // timelines.cpp
Result<Project> applied(const Project& before, const SetMarker& edit);
Result<Project> applied(const Project& before, const RemoveMarker& edit);
Result<Project> applied(const Project& before, const SetInOut& edit);
Result<Project> applied(const Project& before, const DuplicateTimeline& edit);
Result<Project> applied(const Project& before, const RemoveTimeline& edit);
Result<Project> applied(const Project& before, const ReshapeTimeline& edit);
Result<Project> applied(const Project& before, const MakeVersion& edit);   // version_edits.cpp
Result<Project> applied(const Project& before, const MakeVersions& edit);
Result<Project> applied(const Project& before, const ResetOverrides& edit);
Result<Project> applied(const Project& before, const DetachVersion& edit);
Result<Project> applied(const Project& before, const SetField& edit);      // template_fields.cpp
Result<Project> applied(const Project& before, const RemoveField& edit);
Result<Project> applied(const Project& before, const FillFields& edit);    // fill_fields.cpp
Result<Project> applied(const Project& before, const NestClips& edit);     // nest.cpp
Result<Project> applied(const Project& before, const UnnestClip& edit);    // unnest.cpp
Result<Project> applied(const Project& before, const SetEffects& edit);    // effects.cpp
Result<Project> applied(const Project& before, const SetTrackEffects& edit);

} // namespace spot
