// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/keyed_property.h"

namespace spot
{

const std::vector<KeyedProperty>& keyedProperties()
{
    static const std::vector<KeyedProperty> all{
        {"look.transform.x", "x", -1000, 1000},      {"look.transform.y", "y", -1000, 1000},
        {"look.transform.scaleX", "scale", -1000, 1000}, {"look.transform.scaleY", "scale", -1000, 1000},
        {"look.transform.rotation", "rotation", -36000, 36000}, {"look.opacity", "opacity", 0, 1},
        {"hearing.gainDb", "gain", -200, 60},      {"hearing.pan", "pan", -1, 1}};
    return all;
}

const Curve* curveOf(const Clip& clip, std::string_view name)
{
    const Transform& t = clip.look.transform;
    const Curve* const curves[]{&t.x, &t.y, &t.scaleX, &t.scaleY, &t.rotation, &clip.look.opacity, &clip.hearing.gainDb, &clip.hearing.pan};
    for (std::size_t i = 0; i < keyedProperties().size(); ++i)
        if (keyedProperties()[i].name == name) return curves[i];
    return nullptr;
}

Curve* curveOf(Clip& clip, std::string_view name) { return const_cast<Curve*>(curveOf(std::as_const(clip), name)); }

} // namespace spot
