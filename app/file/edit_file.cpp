// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/edit_file.h"

#include "app/edit/apply.h"
#include "app/file/edit_archive.h"
#include "app/file/json_line.h"

#include <cstdio>

namespace spot
{

namespace
{

/// ":2:15: not JSON: unexpected ','; ..." of what the JSON library says.
std::string syntaxError(const std::string& message)
{
    int line = 0, column = 0, length = 0;
    const std::size_t place = message.find("at line ");
    if (place == message.npos || std::sscanf(message.c_str() + place, "at line %d, column %d: %n", &line, &column, &length) < 2) return ": " + message;
    return ":" + std::to_string(line) + ":" + std::to_string(column) + ": not JSON: " + message.substr(place + static_cast<std::size_t>(length));
}

/// Where the edits stand in the text: the list, or the one edit.
struct Layout {
    const Json* edits;
    std::vector<std::string> steps; ///< to the list
};

} // namespace

Result<EditFile> editFileFrom(std::string_view text, const std::string& called)
{
    auto json = parsed(text);
    if (!json) return Error{Fault::Corrupt, called + syntaxError(json.error().message)};
    EditFile file{called, {}, {}, {}};
    ReadingPlace place;
    Layout layout{&*json, {}};
    if (json->is_object() && json->contains("edits")) {
        ObjectReader reader(*json, place);
        reader.field("name", file.name);
        layout = {&json->at("edits"), {".edits"}};
        for (auto it = json->begin(); it != json->end(); ++it)
            if (it.key() != "name" && it.key() != "edits") place.fail("the field \"" + it.key().substr(0, 64) + "\" is unknown");
        place.enter(".edits");
        if (!layout.edits->is_array()) place.fail("a list of edits is expected here");
    }
    const bool isList = layout.edits->is_array();
    if (isList) fromJson(*layout.edits, file.edits, place);
    else fromJson(*layout.edits, file.edits.emplace_back(), place);
    if (!place.error() && file.edits.empty()) place.fail("there is no edit in the list");
    if (place.error()) return Error{Fault::Corrupt, called + ":" + std::to_string(lineOf(text, place.errorSteps())) + ": " + place.error()->message};
    file.lines = isList ? linesOfEntries(text, layout.steps) : std::vector{lineOf(text, layout.steps)};
    file.lines.resize(file.edits.size(), 1);
    return file;
}

Result<Project> applied(const Project& before, const EditFile& file)
{
    Project after = before;
    for (std::size_t i = 0; i < file.edits.size(); ++i) {
        auto next = spot::apply(after, file.edits[i]);
        if (!next)
            return Error{next.error().fault, file.called + ":" + std::to_string(file.lines[i]) + ": " + (file.edits.size() > 1 ? "[" + std::to_string(i) + "] " : "") +
                                                 std::string(kindsOf<EditKinds>.at(file.edits[i].index())) + ": " + next.error().message};
        after = std::move(*next);
    }
    return after;
}

std::string stepName(const EditFile& file)
{
    if (!file.name.empty()) return file.name;
    const std::string first(nameOf(file.edits.front()));
    return file.edits.size() == 1 ? first : first + " and " + std::to_string(file.edits.size() - 1) + " more";
}

} // namespace spot
