// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/otio_note.h"

#include "app/exchange/otio_foreign.h"
#include "app/exchange/otio_tree.h"

namespace spot
{

namespace
{

constexpr std::size_t deepestNote = 1000; ///< a difference has levels of its own

} // namespace

OtioJson noteIn(const Foreign& foreign)
{
    if (foreign.isEmpty()) return OtioJson::object();
    auto json = parsedOtio(foreign.json(), deepestNote);
    return json && json->is_object() ? std::move(*json) : OtioJson::object();
}

Foreign foreignWith(const OtioJson& note) { return note.empty() ? Foreign() : Foreign(textOfOtio(note, -1)); }

std::uint64_t numberAt(const OtioJson& object, const char* key)
{
    const OtioJson& value = valueAt(object, key);
    return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

std::string referenceKeyOf(const OtioJson& note)
{
    const std::string key = textAt(note, "key");
    return key.empty() ? usualReference : key;
}

const OtioJson& referenceIn(const OtioJson& clip, const std::string& key) { return valueAt(valueAt(clip, "media_references"), key.c_str()); }

void renameReference(OtioJson& clip, const std::string& key)
{
    if (key == usualReference || !referenceIn(clip, usualReference).is_object()) return;
    OtioJson references = OtioJson::object();
    references[key] = std::move(clip["media_references"][usualReference]);
    clip["media_references"] = std::move(references);
    clip["active_media_reference_key"] = key;
}

OtioJson aboutOf(const OtioJson& clip, const std::string& key)
{
    if (const std::uint64_t timeline = ourNumber(clip, "sequence")) return {{"timeline", timeline}};
    const OtioJson& reference = referenceIn(clip, key);
    if (const std::uint64_t media = ourNumber(reference, "media")) return {{"media", media}};
    return {{"kind", textAt(reference, "generator_kind")}, {"parameters", valueAt(reference, "parameters")}};
}

Foreign foreignOf(const OtioSource& source)
{
    OtioJson note = OtioJson::object();
    if (source.mediaStart) note["start"] = source.mediaStart;
    if (!source.referenceKey.empty() && source.referenceKey != usualReference) note["key"] = source.referenceKey;
    if (source.ownerClip) note["owner"] = {{"clip", source.ownerClip.value}};
    else if (source.ownerTrack) note["owner"] = {{"track", source.ownerTrack.value}};
    if (!source.address.empty()) note["address"] = source.address;
    return foreignWith(note);
}

OtioSource sourceOf(const Foreign& foreign)
{
    if (foreign.isEmpty()) return {};
    const OtioJson note = noteIn(foreign);
    const OtioJson &start = valueAt(note, "start"), &owner = valueAt(note, "owner");
    return {start.is_number_integer() ? start.get<std::int64_t>() : 0, textAt(note, "key"), ClipId{numberAt(owner, "clip")}, TrackId{numberAt(owner, "track")}, textAt(note, "address")};
}

std::size_t foreignCount(const Timeline& timeline)
{
    const auto has = [](const Foreign& foreign) {
        const OtioJson note = noteIn(foreign);
        for (const char* key : {"patch", "references", "before", "tail", "stack", "whole"})
            if (note.contains(key)) return true;
        return false;
    };
    std::size_t count = has(timeline.foreign);
    for (const Marker& marker : timeline.markers) count += has(marker.foreign);
    for (const TrackPtr& track : timeline.tracks) {
        count += has(track->foreign);
        for (const ClipPtr& clip : track->clips) count += has(clip->foreign);
    }
    return count;
}

} // namespace spot
