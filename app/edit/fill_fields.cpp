// SPDX-License-Identifier: GPL-3.0-or-later
// Values into the targets of a template's fields.
#include "app/edit/shapes.h"

#include "app/edit/field_values.h"
#include "app/edit/rules.h"
#include "app/edit/several_tracks.h"
#include "app/model/text_length.h"

#include <algorithm>
#include <map>

namespace spot
{

namespace
{

Error ofField(const TemplateField& field, const Error& error) { return {error.fault, "\"" + field.name + "\": " + error.message}; }

constexpr std::size_t longestWritten = 4 * longestText; ///< bytes of UTF-8

struct Value {
    std::string text; ///< given or standard
    MediaId media;
    bool isGiven() const { return !text.empty() || media; }
};

class Filling
{
public:
    explicit Filling(const Project& project) : m_project(project) {}
    Result<Done> read(const FillFields& edit);
    Result<Project> run() &&;

private:
    Result<Done> check(const TemplateField& field, Value& value) const;
    Result<std::string> written(const TemplateField& field, const FieldTarget& target) const;
    Result<Done> fill(const TemplateField& field, const FieldTarget& target, const Value& value);
    Result<Done> fillClip(const FieldTarget& target, const Value& value, const std::string& text);
    Result<Done> fillScene(const FieldTarget& target, const std::string& text);

    Project m_project;
    std::map<FieldId, Value> m_values;
};

Result<Done> Filling::check(const TemplateField& field, Value& value) const
{
    if (field.kind == FieldKind::Media) {
        if (!value.text.empty()) return Error{Fault::Invalid, "is a media of the project, not a text"};
        const MediaItem* item = value.media ? m_project.find(value.media) : nullptr;
        if (value.media && !item) return Error{Fault::NotFound, "the project has no media " + std::to_string(value.media.value)};
        if (item)
            if (auto broken = brokenMediaValue(field, *item)) return *broken;
    } else {
        if (value.media) return Error{Fault::Invalid, "is a text, not a media"};
        if (value.text.empty()) value.text = field.standard;
        if (auto broken = brokenValue(field, value.text)) return *broken;
    }
    if (field.isRequired && !value.isGiven()) return Error{Fault::Invalid, "is empty and has to be given"};
    return Done{};
}

Result<Done> Filling::read(const FillFields& edit)
{
    for (const FieldValue& value : edit.values) {
        const auto field = std::find_if(m_project.fields.begin(), m_project.fields.end(), [&](const TemplateField& f) { return f.id == value.field; });
        if (field == m_project.fields.end()) return Error{Fault::NotFound, "the project has no template field " + std::to_string(value.field.value)};
        if (!m_values.emplace(value.field, Value{value.text, value.media}).second) return Error{Fault::Invalid, "\"" + field->name + "\": is given twice"};
    }
    for (const TemplateField& field : m_project.fields) {
        const Result<Done> fits = check(field, m_values[field.id]);
        if (!fits) return ofField(field, fits.error());
    }
    return Done{};
}

Result<std::string> Filling::written(const TemplateField& field, const FieldTarget& target) const
{
    if (target.pattern.empty()) return m_values.at(field.id).text;
    std::string text;
    for (std::size_t i = 0; i < target.pattern.size();) {
        const std::size_t close = target.pattern[i] == '{' ? target.pattern.find('}', i) : target.pattern.npos;
        if (close == target.pattern.npos) {
            text += target.pattern[i++];
            continue;
        }
        const std::string name = target.pattern.substr(i + 1, close - i - 1);
        const auto named = std::find_if(m_project.fields.begin(), m_project.fields.end(), [&](const TemplateField& f) { return isSameFieldName(f.name, name); });
        if (named == m_project.fields.end()) return Error{Fault::NotFound, "its pattern names the field \"" + name + "\", which the template does not have"};
        text += m_values.at(named->id).text;
        if (text.size() > longestWritten) return Error{Fault::OutOfRange, "its pattern becomes longer than " + std::to_string(longestText) + " characters"};
        i = close + 1;
    }
    return text;
}

Result<Done> Filling::fillClip(const FieldTarget& target, const Value& value, const std::string& text)
{
    const Timeline* timeline = timelineOf(m_project, target.clip);
    if (!timeline) return Error{Fault::NotFound, "clip " + std::to_string(target.clip.value) + " is no longer there; change the field"};
    const TimelineId id = timeline->id;
    auto after = target.kind == TargetKind::Media ? applied(m_project, ReplaceMedia{id, target.clip, value.media})
                                                  : onClips(m_project, id, {target.clip}, [&](Clip& clip, const TrackDraft&) -> Result<Done> {
        auto* written = std::get_if<TextClip>(&clip.content);
        auto* colour = std::get_if<ColourClip>(&clip.content);
        const bool asksForText = target.kind <= TargetKind::TextSize;
        if (asksForText && !written) return Error{Fault::Invalid, called(clip) + " is no text any more; change the field"};
        if (target.kind == TargetKind::Colour && !colour) return Error{Fault::Invalid, called(clip) + " is no colour any more; change the field"};
        if (target.kind == TargetKind::Text) {
            written->text = text;
            return Done{};
        }
        if (target.kind == TargetKind::Gain || target.kind == TargetKind::TextSize) {
            SPOT_TRY(number, numberFrom(text));
            if (target.kind == TargetKind::Gain) clip.hearing.gainDb = Curve(number);
            else written->style.size = number;
            return Done{};
        }
        SPOT_TRY(given, colourFrom(text));
        if (target.kind == TargetKind::TextColour) written->style.colour = given;
        else if (target.kind == TargetKind::Colour) colour->from = colour->to = given;
        else written->style.box = {given.r, given.g, given.b, written->style.box.a > 0 ? written->style.box.a : given.a};
        return Done{};
    });
    if (!after) return after.error();
    m_project = std::move(*after);
    return Done{};
}

Result<Done> Filling::fillScene(const FieldTarget& target, const std::string& text)
{
    auto& scenes = m_project.storyboard.scenes;
    const auto scene = std::find_if(scenes.begin(), scenes.end(), [&](const Scene& s) { return s.id == target.scene; });
    if (scene == scenes.end()) return Error{Fault::NotFound, "scene " + std::to_string(target.scene.value) + " is no longer there; change the field"};
    (target.kind == TargetKind::SceneVoice ? scene->voice : scene->super) = text;
    return Done{};
}

Result<Done> Filling::fill(const TemplateField& field, const FieldTarget& target, const Value& value)
{
    SPOT_TRY(text, written(field, target));
    switch (target.kind) {
    case TargetKind::SceneVoice: case TargetKind::SceneSuper: return fillScene(target, text);
    case TargetKind::Title: m_project.name = m_project.brief.title = text; return Done{};
    case TargetKind::BrandName: m_project.brief.brand.name = text; return Done{};
    case TargetKind::Tagline: m_project.brief.brand.tagline = text; return Done{};
    case TargetKind::BrandUrl: m_project.brief.brand.url = text; return Done{};
    case TargetKind::BrandColour:
        m_project.brief.brand.colours.resize(std::max<std::size_t>(1, m_project.brief.brand.colours.size()));
        {
            std::string colour = text.starts_with('#') ? text : "#" + text;
            SPOT_TRY_DONE(colourFrom(colour));
            m_project.brief.brand.colours.front() = std::move(colour);
        }
        return Done{};
    default: return fillClip(target, value, text);
    }
}

Result<Project> Filling::run() &&
{
    const std::vector<TemplateField> fields = m_project.fields;
    for (const TemplateField& field : fields) {
        const Value value = m_values.at(field.id);
        if (!value.isGiven()) continue;
        for (const FieldTarget& target : field.targets) {
            const Result<Done> filled = fill(field, target, value);
            if (!filled) return ofField(field, filled.error());
        }
    }
    if (auto broken = brokenText(m_project.name, "the title")) return *broken;
    if (auto broken = brokenBrief(m_project.brief, m_project.storyboard)) return *broken;
    return std::move(m_project);
}

} // namespace

Result<Project> applied(const Project& before, const FillFields& edit)
{
    Filling filling(before);
    SPOT_TRY_DONE(filling.read(edit));
    return std::move(filling).run();
}

} // namespace spot
