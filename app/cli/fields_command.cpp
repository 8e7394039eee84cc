// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli fields: what a template asks for, and an empty table for it.
#include "app/cli/command.h"
#include "app/cli/csv.h"
#include "app/edit/field_values.h"
#include "app/file/fields.h"
#include "app/file/project_store.h"

#include <cstdio>

namespace spot
{

namespace
{

template <class Enum> std::string word(Enum value) { return std::string(wordsOf<Enum>.at(static_cast<std::size_t>(value))); }

std::string numberText(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

/// "at most 40 characters, at most 2 lines; "Fresh" when left out"
std::string limitsOf(const TemplateField& field)
{
    std::vector<std::string> limits;
    if (field.longest > 0) limits.push_back("at most " + std::to_string(field.longest) + " characters");
    if (field.mostLines > 0) limits.push_back("at most " + std::to_string(field.mostLines) + (field.mostLines == 1 ? " line" : " lines"));
    if (field.least) limits.push_back("from " + numberText(*field.least));
    if (field.most) limits.push_back("to " + numberText(*field.most));
    if (field.step) limits.push_back("in steps of " + numberText(*field.step));
    for (std::size_t i = 0; i < field.choices.size(); ++i) limits.push_back((i ? "or \"" : "\"") + field.choices[i] + "\"");
    for (std::size_t i = 0; i < field.media.size(); ++i) limits.push_back((i ? "or a " : "a ") + word(field.media[i]));
    if (field.smallest.width || field.smallest.height) limits.push_back("at least " + std::to_string(field.smallest.width) + "x" + std::to_string(field.smallest.height));
    std::string text;
    for (const std::string& limit : limits) text += (text.empty() ? "" : ", ") + limit;
    if (!field.standard.empty()) text += (text.empty() ? "\"" : "; \"") + field.standard + "\" when left out";
    else if (field.isRequired) text += (text.empty() ? "" : "; ") + std::string("has to be given");
    return text;
}

std::string targetText(const Project& project, const FieldTarget& target)
{
    std::string text = word(target.kind);
    if (target.clip) {
        const Timeline* timeline = timelineOf(project, target.clip);
        text += " of clip #" + std::to_string(target.clip.value) + (timeline ? " \"" + timeline->at(*timeline->find(target.clip)).name + "\" in " + timeline->name : ", which is gone");
    }
    if (target.scene) text += " of scene #" + std::to_string(target.scene.value);
    return target.pattern.empty() ? text : text + " as \"" + target.pattern + "\"";
}

void print(const Project& project)
{
    for (const TemplateField& field : project.fields) {
        const std::string limits = limitsOf(field);
        std::printf("#%ju  %s: %s%s%s\n", static_cast<std::uintmax_t>(field.id.value), field.name.c_str(), word(field.kind).c_str(), limits.empty() ? "" : "; ", limits.c_str());
        for (const FieldTarget& target : field.targets) std::printf("      fills the %s\n", targetText(project, target).c_str());
    }
    if (project.fields.empty()) std::puts("the project exposes no fields; the edit \"set field\" adds one (spotwright-cli edit --words)");
}

} // namespace

Exit runFields(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Lists the fields of a template: what they take and what they fill. With --csv: the first line of a table for spotwright-cli fill.");
    parser.addPositionalArgument("TEMPLATE", "A .spot file");
    parser.addOption({"csv", "An empty table instead, on stdout."});
    if (const auto exit = parse(parser, "fields", arguments)) return *exit;
    if (parser.positionalArguments().size() != 1) return misuse("fields", "one template is needed");
    const auto store = ProjectStore::openToRead(fileNamed(parser.positionalArguments().at(0)));
    if (!store) return say(store.error());
    const Project& project = *(*store)->project();
    if (!parser.isSet("csv")) {
        print(project);
        return Exit::Done;
    }
    std::vector<std::string> names{"output"};
    for (const TemplateField& field : project.fields) names.push_back(field.name);
    std::fputs(csvLine(names).c_str(), stdout);
    return Exit::Done;
}

} // namespace spot
