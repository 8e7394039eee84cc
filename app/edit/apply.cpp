// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/apply.h"

#include "app/edit/shapes.h"
#include "app/edit/versions.h"

namespace spot
{

Result<Project> apply(const Project& before, const Edit& edit)
{
    if (auto unknown = unknownEffects(before, edit)) return *unknown;
    SPOT_TRY(after, std::visit([&before](const auto& shape) { return applied(before, shape); }, edit));
    return settledVersions(before, std::move(after), edit);
}

Result<Project> applyAll(const Project& before, std::span<const Edit> edits)
{
    Project after = before;
    for (const Edit& edit : edits) {
        SPOT_TRY(next, spot::apply(after, edit));
        after = std::move(next);
    }
    return after;
}

std::string_view nameOf(const Edit& edit)
{
    struct Names {
        std::string_view operator()(const InsertClip&) const { return "Insert clip"; }
        std::string_view operator()(const OverwriteClip&) const { return "Overwrite with clip"; }
        std::string_view operator()(const MoveClip&) const { return "Move clip"; }
        std::string_view operator()(const TrimClip&) const { return "Trim clip"; }
        std::string_view operator()(const RippleTrim&) const { return "Ripple trim"; }
        std::string_view operator()(const SplitClip&) const { return "Split clip"; }
        std::string_view operator()(const DeleteClip&) const { return "Delete clip"; }
        std::string_view operator()(const RippleDelete&) const { return "Ripple delete"; }
        std::string_view operator()(const ReplaceMedia&) const { return "Replace take"; }
        std::string_view operator()(const SetText&) const { return "Change text"; }
        std::string_view operator()(const SetLook&) const { return "Change look"; }
        std::string_view operator()(const SetHearing&) const { return "Change sound"; }
        std::string_view operator()(const SetEffects&) const { return "Change effects"; }
        std::string_view operator()(const SetTrackEffects&) const { return "Change effects of track"; }
        std::string_view operator()(const SetClipName&) const { return "Rename clip"; }
        std::string_view operator()(const SetTransition&) const { return "Change transition"; }
        std::string_view operator()(const AddTrack&) const { return "Add track"; }
        std::string_view operator()(const RemoveTrack&) const { return "Remove track"; }
        std::string_view operator()(const SetTrack&) const { return "Change track"; }
        std::string_view operator()(const AddMedia&) const { return "Add media"; }
        std::string_view operator()(const SetMedia&) const { return "Relink media"; }
        std::string_view operator()(const AddTimeline&) const { return "Add timeline"; }
        std::string_view operator()(const SetTimeline&) const { return "Recut timeline"; }
        std::string_view operator()(const SetBrief&) const { return "Change brief"; }
        std::string_view operator()(const RollCut&) const { return "Roll cut"; }
        std::string_view operator()(const SlipClip&) const { return "Slip clip"; }
        std::string_view operator()(const SlideClip&) const { return "Slide clip"; }
        std::string_view operator()(const RateStretch&) const { return "Stretch clip"; }
        std::string_view operator()(const SetSpeed&) const { return "Change speed"; }
        std::string_view operator()(const ReverseClip&) const { return "Reverse clip"; }
        std::string_view operator()(const FreezeFrame&) const { return "Freeze frame"; }
        std::string_view operator()(const AppendClip&) const { return "Append clip"; }
        std::string_view operator()(const LiftRange&) const { return "Lift range"; }
        std::string_view operator()(const ExtractRange&) const { return "Extract range"; }
        std::string_view operator()(const RazorAll&) const { return "Split all tracks"; }
        std::string_view operator()(const CloseGap&) const { return "Close gap"; }
        std::string_view operator()(const SwapNeighbours&) const { return "Swap clips"; }
        std::string_view operator()(const PutMedia&) const { return "Put media"; }
        std::string_view operator()(const DuplicateClips&) const { return "Duplicate clips"; }
        std::string_view operator()(const LinkClips&) const { return "Link clips"; }
        std::string_view operator()(const UnlinkClips&) const { return "Unlink clips"; }
        std::string_view operator()(const GroupClips&) const { return "Group clips"; }
        std::string_view operator()(const UngroupClips&) const { return "Ungroup clips"; }
        std::string_view operator()(const PasteAttributes&) const { return "Paste attributes"; }
        std::string_view operator()(const AddMarker&) const { return "Add marker"; }
        std::string_view operator()(const SetMarker&) const { return "Change marker"; }
        std::string_view operator()(const RemoveMarker&) const { return "Remove marker"; }
        std::string_view operator()(const SetInOut&) const { return "Set in and out"; }
        std::string_view operator()(const DuplicateTimeline&) const { return "Duplicate timeline"; }
        std::string_view operator()(const RemoveTimeline&) const { return "Remove timeline"; }
        std::string_view operator()(const ReshapeTimeline&) const { return "Change timeline"; }
        std::string_view operator()(const PutClips&) const { return "Paste clips"; }
        std::string_view operator()(const SetSpeedRamp&) const { return "Change speed ramp"; }
        std::string_view operator()(const SetKey&) const { return "Set key"; }
        std::string_view operator()(const RemoveKey&) const { return "Remove key"; }
        std::string_view operator()(const MoveKey&) const { return "Move key"; }
        std::string_view operator()(const MakeVersion&) const { return "Make version"; }
        std::string_view operator()(const MakeVersions&) const { return "Make versions"; }
        std::string_view operator()(const ResetOverrides& edit) const { return edit.keep ? "Keep overrides" : "Reset to master"; }
        std::string_view operator()(const DetachVersion&) const { return "Detach version"; }
        std::string_view operator()(const SetField&) const { return "Change template field"; }
        std::string_view operator()(const RemoveField&) const { return "Remove template field"; }
        std::string_view operator()(const FillFields&) const { return "Fill template"; }
        std::string_view operator()(const NestClips&) const { return "Nest clips"; }
        std::string_view operator()(const UnnestClip&) const { return "Take apart"; }
    };
    return std::visit(Names{}, edit);
}

} // namespace spot
