// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/field_values.h: what a written value of a template's field means, and whether the field allows it.
#pragma once

#include "app/model/project.h"
#include "assets/base/result.h"

#include <optional>
#include <string_view>

namespace spot
{

/// "#rrggbb" or "#rrggbbaa", with or without "#". Errors: Invalid.
Result<Rgba> colourFrom(std::string_view text);
/// "3.99", "-12", "1e3", nothing around it. Errors: Invalid.
Result<double> numberFrom(std::string_view text);

/// The first limit of the field that the text breaks, with what would be allowed; empty texts and media are not looked at.
std::optional<Error> brokenValue(const TemplateField& field, std::string_view text);
/// The same for what a file is: its kind and its size.
std::optional<Error> brokenMediaValue(const TemplateField& field, const MediaItem& item);

/// Names are told apart without regard to case, of ASCII letters.
bool isSameFieldName(std::string_view a, std::string_view b);
/// The timeline that has the clip; null: none.
const Timeline* timelineOf(const Project& project, ClipId clip);

} // namespace spot
