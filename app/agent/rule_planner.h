// SPDX-License-Identifier: GPL-3.0-or-later
// app/agent/rule_planner.h: a storyboard by rules, without any model.
#pragma once

#include "app/script/script.h"

namespace spot
{

/// Pure: the same script gives the same storyboard.
/// - Loose paragraphs are cut into scenes of about 3.5 s: a quoted sentence is the spoken line; without any quote the sentences are
///   spoken as well as shown; an end card with the title closes the spot.
/// - Each scene gets the kind of its shot: a card for a packshot or end card, the person's own media when the picture is nothing
///   but a link, else a generated scene.
/// Errors: Invalid, when there is nothing to plan.
Result<Script> planScript(const Script& script);

/// The kind of one scene's shot. isLast: the last scene of several.
ShotKind shotKindOf(const Scene& scene, bool isLast);

/// Sentences of a text: cut after . ! ? and their wide forms, quotes kept whole.
std::vector<std::string> sentencesOf(std::string_view text);

} // namespace spot
