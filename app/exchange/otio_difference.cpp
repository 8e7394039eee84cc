// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/otio_difference.h"

#include <algorithm>
#include <vector>

namespace spot
{

namespace
{

bool isWhole(const OtioJson& value)
{
    static constexpr const char* values[]{"RationalTime", "TimeRange", "TimeTransform", "Color", "V2d", "Box2d"};
    const std::string schema = schemaOf(value).name;
    return !value.is_object() || std::any_of(std::begin(values), std::end(values), [&](const char* word) { return schema == word; });
}

bool isObjectList(const OtioJson& list)
{
    return list.is_array() && std::all_of(list.begin(), list.end(), [](const OtioJson& entry) { return entry.is_object() && !schemaOf(entry).name.empty(); });
}

OtioJson leaf(const OtioJson* ours, const OtioJson* theirs)
{
    OtioJson node = OtioJson::object();
    if (ours) node["w"] = *ours;
    if (theirs) node["f"] = *theirs;
    return node;
}

OtioJson listDifference(const OtioJson& ours, const OtioJson& theirs)
{
    OtioJson entries = OtioJson::array();
    std::vector<bool> isTaken(ours.size());
    bool isPlain = ours.size() == theirs.size();
    for (std::size_t t = 0; t < theirs.size(); ++t) {
        std::size_t at = 0;
        while (at < ours.size() && (isTaken[at] || schemaOf(ours[at]).name != schemaOf(theirs[t]).name)) ++at;
        if (at == ours.size()) {
            entries.push_back({{"f", theirs[t]}});
            isPlain = false;
            continue;
        }
        isTaken[at] = true;
        OtioJson entry{{"i", at}};
        if (OtioJson node = differenceOf(ours[at], theirs[t]); !node.is_null()) entry["n"] = std::move(node), isPlain = false;
        isPlain &= at == t;
        entries.push_back(std::move(entry));
    }
    const bool isAllTaken = std::all_of(isTaken.begin(), isTaken.end(), [](bool taken) { return taken; });
    if (!isAllTaken) return leaf(&ours, &theirs); // something of ours stands for nothing of theirs: as a whole
    return isPlain ? OtioJson() : OtioJson{{"l", std::move(entries)}};
}

OtioJson restoredList(const OtioJson& ours, const OtioJson& entries)
{
    OtioJson all = OtioJson::array();
    std::vector<bool> isSaid(ours.size());
    for (const OtioJson& entry : entries) {
        if (const OtioJson& index = valueAt(entry, "i"); index.is_number_unsigned()) {
            const std::size_t at = index.get<std::size_t>();
            if (at >= ours.size() || isSaid[at]) continue;
            isSaid[at] = true;
            all.push_back(restored(ours[at], valueAt(entry, "n")));
        } else if (entry.is_object() && entry.contains("f")) all.push_back(entry["f"]);
    }
    for (std::size_t i = 0; i < ours.size(); ++i)
        if (!isSaid[i]) all.push_back(ours[i]);
    return all;
}

void restoreKey(OtioJson& ours, const std::string& key, const OtioJson& node)
{
    const auto found = ours.find(key);
    if (node.contains("k") || node.contains("l")) {
        if (found != ours.end()) *found = restored(std::move(*found), node);
        return;
    }
    const bool isAsBefore = node.contains("w") ? found != ours.end() && sameOtio(*found, node["w"]) : found == ours.end();
    if (!isAsBefore) return;
    if (node.contains("f")) ours[key] = node["f"];
    else if (found != ours.end()) ours.erase(key);
}

} // namespace

bool sameOtio(const OtioJson& a, const OtioJson& b)
{
    if (a.is_array() && b.is_array()) return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), sameOtio);
    if (!a.is_object() || !b.is_object()) return a == b;
    if (a.size() != b.size()) return false;
    for (const auto& [key, value] : a.items()) {
        const auto other = b.find(key);
        if (other == b.end() || !sameOtio(value, *other)) return false;
    }
    return true;
}

OtioJson differenceOf(const OtioJson& ours, const OtioJson& theirs)
{
    if (isObjectList(ours) && isObjectList(theirs)) return listDifference(ours, theirs);
    if (isWhole(ours) || isWhole(theirs)) return sameOtio(ours, theirs) ? OtioJson() : leaf(&ours, &theirs);
    static const OtioJson nothing = OtioJson::object();
    OtioJson keys = OtioJson::object();
    const auto differ = [&](const std::string& key) {
        if (key == "spotwright" || keys.contains(key)) return;
        const auto mine = ours.find(key);
        const auto other = theirs.find(key);
        if (key == "metadata" && mine != ours.end() && valueAt(*mine, "spotwright").is_object() && (other == theirs.end() || !other->is_object())) { // ours stays
            if (OtioJson node = differenceOf(*mine, nothing); !node.is_null()) keys[key] = std::move(node);
            return;
        }
        OtioJson node = mine != ours.end() && other != theirs.end() ? differenceOf(*mine, *other) : leaf(mine == ours.end() ? nullptr : &*mine, other == theirs.end() ? nullptr : &*other);
        if (!node.is_null()) keys[key] = std::move(node);
    };
    for (const auto& [key, value] : theirs.items()) differ(key);
    for (const auto& [key, value] : ours.items()) differ(key);
    return keys.empty() ? OtioJson() : OtioJson{{"k", std::move(keys)}};
}

OtioJson restored(OtioJson ours, const OtioJson& difference)
{
    if (!difference.is_object()) return ours;
    if (const OtioJson& entries = valueAt(difference, "l"); entries.is_array()) return ours.is_array() ? restoredList(ours, entries) : ours;
    if (const OtioJson& keys = valueAt(difference, "k"); keys.is_object()) {
        if (!ours.is_object()) return ours;
        for (const auto& [key, node] : keys.items())
            if (node.is_object()) restoreKey(ours, key, node);
        return ours;
    }
    return difference.contains("w") && difference.contains("f") && sameOtio(ours, difference["w"]) ? difference["f"] : ours;
}

OtioJson withoutKey(OtioJson difference, const char* key)
{
    if (difference.is_object() && difference.contains("k") && difference["k"].is_object()) difference["k"].erase(key);
    return difference;
}

} // namespace spot
