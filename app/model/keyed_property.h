// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/keyed_property.h: the numbers of a clip that can have keys, by the names that they have in JSON.
#pragma once

#include "app/model/clip.h"

#include <string_view>
#include <vector>

namespace spot
{

/// `name` as in "look.transform.scaleX"; `label` for messages, as in "scale"; values from low to high, both allowed.
struct KeyedProperty {
    std::string_view name, label;
    double low, high;
};

/// Those of every clip, in the order of a clip's fields.
const std::vector<KeyedProperty>& keyedProperties();

/// The curve with this name; null when the clip has none.
const Curve* curveOf(const Clip& clip, std::string_view name);
Curve* curveOf(Clip& clip, std::string_view name);

} // namespace spot
