// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/timeline_text.h: timelines written and shown as text, so that a spec reads like the drawing of an edit.
//   "V1: a[0,48) b[48,96)+5<12; A1: n[0,30)"   frames at the timeline's rate; +5: in point; <12: a dissolve after the
//   cut, <5<12: one of 5 frames before and 12 after it
// Rows: V picture, T text, N voice, M music, E effects, then a number; ! after it: locked. A clip's first letter says what it is:
// a..s a video, t a text, u a still, v a colour; on a sound row all are sounds. Media are 200 frames long, or as `media` says.
#pragma once

#include "app/model/project.h"

#include <map>
#include <string>

namespace spot::text
{

struct Options {
    FrameRate rate = fps25;
    std::map<std::string, std::int64_t> media; ///< length in frames by the clip's name; others have 200
};

Project project(const std::string& text, const Options& options = {});

/// The first timeline as it would be written; a place between two frames is shown as "~".
std::string show(const Project& project);

/// The first clip of this name on the first timeline; stops the program where there is none.
const Clip& clip(const Project& project, const std::string& name);
const Track& track(const Project& project, const std::string& name);

} // namespace spot::text
