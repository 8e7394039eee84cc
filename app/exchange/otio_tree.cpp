// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/otio_tree.h"

#include "assets/base/content_hash.h"

#include <map>

namespace spot
{

namespace
{

std::int64_t framesAt(const OtioJson& range, const char* key)
{
    const OtioJson& value = valueAt(valueAt(range, key), "value");
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

struct Owner {
    OtioJson* object = nullptr;
    std::int64_t shift = 0; ///< from the timeline's frames to its own
};

} // namespace

std::uint64_t ourNumber(const OtioJson& object, const char* key)
{
    const OtioJson& value = valueAt(valueAt(valueAt(object, "metadata"), "spotwright"), key);
    return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

std::vector<OtioGroup> groupsOf(const OtioJson& children, const ClipOf& clipOf)
{
    std::vector<OtioGroup> groups(1);
    if (!children.is_array()) return groups;
    for (const OtioJson& child : children) {
        if (const ClipId id = clipOf(child)) {
            groups.back().clip = child;
            groups.back().id = id;
            groups.emplace_back();
        } else groups.back().before.push_back(child);
    }
    return groups;
}

OtioJson childrenOf(std::vector<OtioGroup> groups)
{
    OtioJson children = OtioJson::array();
    for (OtioGroup& group : groups) {
        for (OtioJson& child : group.before) children.push_back(std::move(child));
        if (!group.clip.is_null()) children.push_back(std::move(group.clip));
    }
    return children;
}

std::string cutDigest(const OtioJson& children)
{
    std::string times;
    if (!children.is_array()) return times;
    for (const OtioJson& child : children) {
        times += schemaOf(child).name;
        for (const char* key : {"source_range", "in_offset", "out_offset"}) times += "|" + textOfOtio(valueAt(child, key), -1);
    }
    return hashOf(std::string_view(times)).hex().substr(0, 16);
}

void placeMarkers(OtioJson& stack, const std::function<MarkerOwner(MarkerId)>& ownerOf)
{
    std::map<ClipId, Owner> clips;
    std::map<TrackId, Owner> tracks;
    for (OtioJson& track : stack["children"]) {
        tracks[TrackId{ourNumber(track, "track")}] = {&track, 0};
        std::int64_t at = 0;
        for (OtioJson& child : track["children"]) {
            if (schemaOf(child).name == "Transition") continue;
            const OtioJson& range = valueAt(child, "source_range");
            if (schemaOf(child).name == "Clip") clips[ClipId{ourNumber(child, "clip")}] = {&child, framesAt(range, "start_time") - at};
            at += framesAt(range, "duration");
        }
    }
    OtioJson kept = OtioJson::array();
    for (OtioJson& marker : stack["markers"]) {
        const MarkerOwner owner = ownerOf(MarkerId{ourNumber(marker, "marker")});
        const auto clip = clips.find(owner.clip);
        const auto track = tracks.find(owner.track);
        const Owner found = owner.clip && clip != clips.end() ? clip->second : owner.track && track != tracks.end() ? track->second : Owner{};
        if (!found.object) {
            kept.push_back(std::move(marker));
            continue;
        }
        OtioJson& value = marker["marked_range"]["start_time"]["value"];
        value = value.get<std::int64_t>() + found.shift;
        (*found.object)["markers"].push_back(std::move(marker));
    }
    stack["markers"] = std::move(kept);
}

bool isTrack(const OtioJson& json) { return valueAt(json, "children").is_array() && schemaOf(json).name != "Stack"; }

OtioJson bare(const OtioJson& json)
{
    OtioJson rest = json.is_array() ? OtioJson::array() : OtioJson::object();
    if (json.is_array()) {
        for (const OtioJson& entry : json) rest.push_back(bare(entry));
        return rest;
    }
    if (!json.is_object()) return json;
    for (const auto& [key, value] : json.items()) {
        if (key == "spotwright" || value.is_null()) continue;
        OtioJson inside = bare(value);
        if (key != "metadata" || !inside.empty()) rest[key] = std::move(inside);
    }
    return rest;
}

std::string digestOf(const OtioJson& json) { return hashOf(std::string_view(textOfOtio(bare(json), -1))).hex().substr(0, 16); }

OtioJson without(const OtioJson& object, std::initializer_list<const char*> keys)
{
    OtioJson rest = object;
    if (rest.is_object())
        for (const char* key : keys) rest.erase(key);
    return rest;
}

} // namespace spot
