// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/invariants.h"
#include "app/edit/rules.h"

#include <set>

namespace spot
{

Result<Project> applied(const Project& before, const AddMedia& edit)
{
    Project after = before;
    MediaItem item = edit.media;
    if (!item.id) item.id = {after.nextId++};
    else if (item.id.value >= before.nextId) return Error{Fault::Invalid, "media id " + std::to_string(item.id.value) + " was not given out by this project; send 0 for a new media"};
    else if (before.find(item.id)) return Error{Fault::Invalid, "media " + std::to_string(item.id.value) + " is in the project already"};
    if (auto broken = brokenMedia(item)) return *broken;
    after.media.push_back(std::make_shared<const MediaItem>(std::move(item)));
    return after;
}

Result<Project> applied(const Project& before, const SetMedia& edit)
{
    if (!before.find(edit.media.id)) return Error{Fault::NotFound, "the project has no media " + std::to_string(edit.media.id.value)};
    if (auto broken = brokenMedia(edit.media)) return *broken;
    Project after = before;
    for (MediaPtr& item : after.media) {
        if (item->id != edit.media.id) continue;
        MediaItem changed = edit.media;
        if (changed.foreign.isEmpty()) changed.foreign = item->foreign;
        item = std::make_shared<const MediaItem>(std::move(changed));
    }
    if (const auto broken = brokenBesideVersions(after)) return Error{Fault::OutOfRange, "\"" + edit.media.name + "\" does not fit where it is used: " + *broken};
    return after;
}

Result<Project> applied(const Project& before, const SetBrief& edit)
{
    if (auto broken = brokenText(edit.name, "the project's name")) return *broken;
    if (auto broken = brokenBrief(edit.brief, edit.storyboard)) return *broken;
    Project after = before;
    after.name = edit.name;
    after.brief = edit.brief;
    after.storyboard = edit.storyboard;
    std::set<SceneId> seen;
    for (Scene& scene : after.storyboard.scenes) {
        if (!scene.id) scene.id = {after.nextId++};
        else if (scene.id.value >= before.nextId) return Error{Fault::Invalid, "scene id " + std::to_string(scene.id.value) + " was not given out by this project; send 0 for a new scene"};
        if (!seen.insert(scene.id).second) return Error{Fault::Invalid, "scene " + std::to_string(scene.id.value) + " is there twice"};
    }
    return after;
}

} // namespace spot
