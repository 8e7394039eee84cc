// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of single keys.
#include "app/edit/shapes.h"

#include "app/edit/track_draft.h"
#include "app/model/keyed_property.h"

#include <algorithm>

namespace spot
{

namespace
{

std::vector<Key>::iterator keyAt(std::vector<Key>& keys, MediaTime at)
{
    return std::find_if(keys.begin(), keys.end(), [at](const Key& key) { return key.at == at; });
}

std::string namesOfProperties()
{
    std::string names;
    for (const KeyedProperty& property : keyedProperties()) names += (names.empty() ? "" : ", ") + std::string(property.name);
    return names;
}

/// Changes the keys of one curve; `change` gets them in order and returns an Error or Done.
template <class EditOfKey, class Change> Result<Project> changedKeys(const Project& before, const EditOfKey& edit, Change change)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    Clip clip = draft.at(index);
    Curve* curve = curveOf(clip, edit.property);
    if (!curve) return Error{Fault::NotFound, called(clip) + " has no property \"" + edit.property.substr(0, 80) + "\" with keys; there are " + namesOfProperties()};
    const bool isOfSound = edit.property.starts_with("hearing");
    if (!isOfSound && isSound(draft.track().role)) return Error{Fault::Invalid, called(clip) + " is a sound and has no look"};
    if (isOfSound && !std::holds_alternative<MediaClip>(clip.content) && !std::holds_alternative<SequenceClip>(clip.content)) return Error{Fault::Invalid, called(clip) + " has no sound"};
    std::vector<Key> keys = curve->keys();
    const Result<Done> done = change(keys, clip);
    if (!done) return done.error();
    *curve = keys.empty() ? Curve(curve->at({})) : Curve(std::move(keys));
    draft.replace(index, std::move(clip));
    return std::move(draft).close();
}

Error noKey(const Clip& clip, const std::string& property) { return {Fault::NotFound, called(clip) + " has no key of " + property + " at this time"}; }

} // namespace

Result<Project> applied(const Project& before, const SetKey& edit)
{
    return changedKeys(before, edit, [&](std::vector<Key>& keys, const Clip& clip) -> Result<Done> {
        if (const auto old = keyAt(keys, edit.key.at); old != keys.end()) keys.erase(old);
        const auto next = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.at > edit.key.at; });
        std::vector<Key> put{edit.key};
        if (edit.preset) {
            const bool isOneKey = *edit.preset < EasePreset::BounceIn;
            if (next == keys.end() && !isOneKey) return Error{Fault::Invalid, called(clip) + ": \"" + std::string(nameOf(*edit.preset)) + "\" leads to a next key, and there is none"};
            put = easedKeys(*edit.preset, edit.key, next == keys.end() ? edit.key : *next);
        }
        keys.insert(next, put.begin(), put.end());
        return Done{};
    });
}

Result<Project> applied(const Project& before, const RemoveKey& edit)
{
    return changedKeys(before, edit, [&](std::vector<Key>& keys, const Clip& clip) -> Result<Done> {
        const auto key = keyAt(keys, edit.at);
        if (key == keys.end()) return noKey(clip, edit.property);
        keys.erase(key);
        return Done{};
    });
}

Result<Project> applied(const Project& before, const MoveKey& edit)
{
    return changedKeys(before, edit, [&](std::vector<Key>& keys, const Clip& clip) -> Result<Done> {
        const auto key = keyAt(keys, edit.at);
        if (key == keys.end()) return noKey(clip, edit.property);
        if (edit.to != edit.at && keyAt(keys, edit.to) != keys.end()) return Error{Fault::OutOfRange, called(clip) + " has another key of " + edit.property + " at that time"};
        key->at = edit.to;
        return Done{};
    });
}

} // namespace spot
