// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/template_edits.h: edits of what a template exposes, and the filling in of it.
#pragma once

#include "app/model/project.h"

namespace spot
{

/// Replaces the field with this id; an id of 0 is given one, and the field is added at the end.
struct SetField {
    TemplateField field;
    bool operator==(const SetField&) const = default;
};
struct RemoveField {
    FieldId field;
    bool operator==(const RemoveField&) const = default;
};
struct FieldValue {
    FieldId field;
    std::string text; ///< as written: "#e30613", "3.99", a text with line breaks
    MediaId media;    ///< for fields of media; 0: what is there stays
    bool operator==(const FieldValue&) const = default;
};
/// [Price: {price}] + price = 3.99  ->  [Price: 3.99]                   Puts values into all targets; a field without one has its
///                                                                      standard, or stays. Values are checked as the fields ask.
struct FillFields {
    std::vector<FieldValue> values;
    bool operator==(const FillFields&) const = default;
};

} // namespace spot
