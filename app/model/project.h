// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/project.h: the value the Document holds: brief, storyboard, media and timelines.
#pragma once

#include "app/model/brief.h"
#include "app/model/media_item.h"
#include "app/model/storyboard.h"
#include "app/model/template_field.h"
#include "app/model/timeline.h"

namespace spot
{

using TimelinePtr = std::shared_ptr<const Timeline>;
using MediaPtr = std::shared_ptr<const MediaItem>;

/// A whole project. Immutable once shared; every change is an Edit that gives a new one.                        [value]
struct Project {
    std::string name;
    Brief brief;
    Storyboard storyboard;
    std::vector<MediaPtr> media;
    std::vector<TimelinePtr> timelines;
    std::vector<TemplateField> fields; ///< what a template exposes, in the order of its columns
    std::uint64_t nextId = 1; ///< ids are given out from here, by edits only

    const MediaItem* find(MediaId id) const;
    const Timeline* find(TimelineId id) const;
    /// The takes of a slot, oldest first.
    std::vector<MediaPtr> takesOf(SlotId slot) const;
    bool operator==(const Project& other) const; ///< deep, pointers first
};
using ProjectPtr = std::shared_ptr<const Project>;

} // namespace spot
