// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/shapes.h: one pure function for each kind of edit; apply() chooses among them by type.
#pragma once

#include "app/edit/edits.h"
#include "assets/base/result.h"

namespace spot
{

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
Result<Project> applied(const Project& before, const SetDissolve& edit);
Result<Project> applied(const Project& before, const AddTrack& edit);      // tracks.cpp
Result<Project> applied(const Project& before, const RemoveTrack& edit);
Result<Project> applied(const Project& before, const SetTrack& edit);
Result<Project> applied(const Project& before, const AddTimeline& edit);
Result<Project> applied(const Project& before, const SetTimeline& edit);
Result<Project> applied(const Project& before, const AddMedia& edit);      // material.cpp
Result<Project> applied(const Project& before, const SetBrief& edit);

} // namespace spot
