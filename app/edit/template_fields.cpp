// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a template and their rules.
#include "app/edit/shapes.h"

#include "app/edit/field_values.h"
#include "app/edit/rules.h"

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

using Broken = std::optional<Error>;
Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence)}; }

bool suits(FieldKind field, TargetKind target)
{
    const bool isWritten = field == FieldKind::Text || field == FieldKind::Number || field == FieldKind::Voice;
    switch (target) {
    case TargetKind::Text: case TargetKind::SceneVoice: case TargetKind::SceneSuper: return isWritten;
    case TargetKind::Title: return field == FieldKind::Text || field == FieldKind::Number;
    case TargetKind::BrandName: case TargetKind::Tagline: case TargetKind::BrandUrl: return field == FieldKind::Text;
    case TargetKind::TextColour: case TargetKind::BoxColour: case TargetKind::Colour: case TargetKind::BrandColour: return field == FieldKind::Colour;
    case TargetKind::TextSize: case TargetKind::Gain: return field == FieldKind::Number;
    case TargetKind::Media: return field == FieldKind::Media;
    }
    return false;
}

bool isScene(TargetKind kind) { return kind == TargetKind::SceneVoice || kind == TargetKind::SceneSuper; }
bool isClip(TargetKind kind) { return kind <= TargetKind::Gain; }

Broken brokenTargets(const TemplateField& field)
{
    if (field.targets.size() > 1000) return invalid("more than 1000 targets");
    for (const FieldTarget& target : field.targets) {
        if (!suits(field.kind, target.kind)) return invalid("a target that this kind of field cannot fill");
        if (isClip(target.kind) ? !target.clip || target.scene : isScene(target.kind) ? !target.scene || target.clip : target.clip || target.scene)
            return invalid("a target without the clip or scene that it asks for, or with one that it does not");
        if (auto broken = brokenText(target.pattern, "a pattern", 100'000)) return broken;
    }
    return std::nullopt;
}

Broken brokenLimits(const TemplateField& field)
{
    if (field.longest < 0 || field.mostLines < 0) return invalid("a negative limit");
    for (const auto& number : {field.least, field.most, field.step})
        if (number && !std::isfinite(*number)) return invalid("a limit that is no number");
    if (field.least && field.most && *field.least > *field.most) return invalid("a least value above the most");
    if (field.step && *field.step <= 0) return invalid("a step that is not above 0");
    if (field.smallest.width < 0 || field.smallest.height < 0 || field.smallest.width > maxImageSide || field.smallest.height > maxImageSide) return invalid("a picture size outside of 0 to 16384");
    if (field.choices.size() > 10'000) return invalid("more than 10000 choices");
    for (const std::string& choice : field.choices)
        if (auto broken = brokenText(choice, "a choice")) return broken;
    return std::nullopt;
}

Broken brokenField(const TemplateField& field)
{
    if (auto broken = brokenText(field.name, "the name", 200)) return broken;
    if (field.name.empty() || field.name.find_first_of("{}\n\r\t") != field.name.npos) return invalid("a name that is empty or has braces or line breaks in it");
    if (isSameFieldName(field.name, "output")) return invalid("the name \"output\", which is that of the column for file names");
    if (auto broken = brokenTargets(field)) return broken;
    if (auto broken = brokenLimits(field)) return broken;
    if (auto broken = brokenText(field.standard, "the standard", 100'000)) return broken;
    if (field.kind == FieldKind::Media && !field.standard.empty()) return invalid("a standard; what is there stays when no media is given");
    if (auto broken = brokenValue(field, field.standard)) return Error{broken->fault, "a standard that " + broken->message};
    return std::nullopt;
}

} // namespace

Broken brokenFields(const std::vector<TemplateField>& fields)
{
    if (fields.size() > 1000) return invalid("more than 1000 template fields");
    for (const TemplateField& field : fields) {
        if (auto broken = brokenField(field)) return Error{broken->fault, "the template field \"" + field.name + "\" has " + broken->message};
        for (const TemplateField& other : fields)
            if (&other != &field && isSameFieldName(other.name, field.name)) return invalid("two template fields are called \"" + field.name + "\"");
    }
    return std::nullopt;
}

Result<Project> applied(const Project& before, const SetField& edit)
{
    Project after = before;
    const auto known = std::find_if(after.fields.begin(), after.fields.end(), [&](const TemplateField& f) { return f.id == edit.field.id; });
    if (edit.field.id && known == after.fields.end()) return Error{Fault::NotFound, "the project has no template field " + std::to_string(edit.field.id.value)};
    for (const FieldTarget& target : edit.field.targets) {
        if (target.clip && !timelineOf(before, target.clip)) return Error{Fault::NotFound, "the project has no clip " + std::to_string(target.clip.value) + " for the template field \"" + edit.field.name + "\""};
        const auto& scenes = before.storyboard.scenes;
        if (target.scene && std::none_of(scenes.begin(), scenes.end(), [&](const Scene& s) { return s.id == target.scene; }))
            return Error{Fault::NotFound, "the storyboard has no scene " + std::to_string(target.scene.value) + " for the template field \"" + edit.field.name + "\""};
    }
    if (edit.field.id) {
        *known = edit.field;
    } else {
        after.fields.push_back(edit.field);
        after.fields.back().id = {after.nextId++};
    }
    if (auto broken = brokenFields(after.fields)) return *broken;
    return after;
}

Result<Project> applied(const Project& before, const RemoveField& edit)
{
    Project after = before;
    const auto known = std::find_if(after.fields.begin(), after.fields.end(), [&](const TemplateField& f) { return f.id == edit.field; });
    if (known == after.fields.end()) return Error{Fault::NotFound, "the project has no template field " + std::to_string(edit.field.value)};
    after.fields.erase(known);
    return after;
}

} // namespace spot
