// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/pages.h: how a project is laid out in its file: pages named by their content, so that versions share what is equal.
// A root names a brief, media and timelines; a timeline names its tracks; a track holds its clips.
#pragma once

#include "app/model/project.h"

namespace spot
{

struct BriefPage {
    Brief brief;
    Storyboard storyboard;
    bool operator==(const BriefPage&) const = default;
};

struct TimelinePage {
    TimelineId id;
    std::string name;
    FrameSize canvas{1920, 1080};
    FrameRate rate = fps30;
    MediaTime length;
    double targetLufs = -16;
    std::vector<Marker> markers;
    std::optional<MediaTime> in, out;
    Foreign foreign;
    std::vector<ContentHash> tracks; ///< none of a version, whose tracks follow from its master
    std::optional<VersionOf> version;
    bool operator==(const TimelinePage&) const = default;
};

struct RootPage {
    std::string name;
    std::uint64_t nextId = 1;
    ContentHash brief;
    std::vector<ContentHash> media, timelines;
    std::vector<TemplateField> fields;
    bool operator==(const RootPage&) const = default;
};

} // namespace spot
