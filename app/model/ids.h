// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/ids.h: names of the things in a project, which cannot be mixed up.
#pragma once

#include "assets/base/strong_id.h"

namespace spot
{

using ClipId = Id<struct ClipTag>;
using TrackId = Id<struct TrackTag>;
using TimelineId = Id<struct TimelineTag>;
using MediaId = Id<struct MediaTag>; ///< a media item (file) of the project; takes are media items that share a slot
using SceneId = Id<struct SceneTag>;
using LinkId = Id<struct LinkTag>;   ///< clips that were taken together: a picture and its sound
using GroupId = Id<struct GroupTag>; ///< clips that a person wants to move together
using MarkerId = Id<struct MarkerTag>;
using FieldId = Id<struct FieldTag>; ///< a field that a template exposes
using SlotId = Id<struct SlotTag>; ///< a place that takes are made for: a scene's picture, its voice, the music

} // namespace spot
