// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/script/script.h"

#include "app/model/text_length.h"
#include "app/script/fields.h"
#include "app/script/script_lines.h"

#include <optional>

namespace spot
{

namespace
{

std::string inQuotes(std::string_view text)
{
    return "\"" + std::string(text.substr(0, 60)) + "\"";
}

class Reader
{
public:
    Reader(std::string_view name) : m_name(name) {}
    Result<Script> read(std::string_view text);

private:
    Error fault(int line, int column, const std::string& sentence) const
    {
        return {Fault::Invalid, m_name + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + sentence};
    }
    void warn(const ScriptLine& line, std::string sentence) { m_script.warnings.push_back({line.number, line.column, std::move(sentence)}); }

    Result<Done> line(const ScriptLine& line);
    Result<Done> heading(const ScriptLine& line);
    Result<Done> field(const ScriptLine& line, Field field);
    Result<Done> headField(const ScriptLine& line, Field field);
    Result<Done> sceneField(const ScriptLine& line, Field field);
    Result<Done> unknownField(const ScriptLine& line);
    Result<Done> plain(const ScriptLine& line);
    Result<Done> checkLength(const ScriptLine& line, int column, std::string_view text, std::size_t longest, const char* what) const;
    Result<Done> addVisual(const ScriptLine& line);
    Result<Done> filmSound(const ScriptLine& line);
    Result<Done> finish();

    std::string m_name;
    Script m_script;
    bool m_isLoose = false;      // no scene heading and no scene field anywhere: paragraphs for the planner
    bool m_paragraphOpen = false;
    bool m_hasTitle = false;
    std::optional<Field> m_open; // the field that a continuation line goes on with
    bool m_isLeftOut = false;    // an unknown field: its continuation lines are left out too
};

Result<Script> Reader::read(std::string_view text)
{
    if (text.size() > maxScriptBytes)
        return Error{Fault::OutOfRange, m_name + ": the script is larger than 1 MiB: is it the right file?"};
    SPOT_TRY(lines, splitScript(text, m_name));
    m_isLoose = true;
    for (const ScriptLine& line : lines)
        if (line.level >= 2 || (line.field && isSceneField(*line.field) && *line.field != Field::Music)) m_isLoose = false;
    for (const ScriptLine& each : lines) SPOT_TRY_DONE(line(each));
    SPOT_TRY_DONE(finish());
    return std::move(m_script);
}

Result<Done> Reader::line(const ScriptLine& line)
{
    if (line.text.empty()) {
        m_open.reset();
        m_isLeftOut = false;
        m_paragraphOpen = false;
        return Done{};
    }
    if (line.level) return heading(line);
    const bool inHead = m_script.storyboard.scenes.empty();
    if (line.field && (!m_isLoose || (inHead && m_script.loose.empty() && isHeadField(*line.field)))) return field(line, *line.field);
    if (!line.key.empty() && !m_isLoose && (!m_open || looksLikeField(line.key))) return unknownField(line);
    return m_isLeftOut && !m_isLoose ? Done{} : plain(line);
}

/// Ends the field before it: what a mistyped SUPER holds must not be spoken.
Result<Done> Reader::unknownField(const ScriptLine& line)
{
    m_open.reset();
    m_isLeftOut = true;
    const auto meant = nearestFieldName(line.key);
    warn(line, "the field " + inQuotes(line.key) + " is unknown and was left out" + (meant ? ": did you mean \"" + *meant + "\"?" : ""));
    return Done{};
}

Result<Done> Reader::checkLength(const ScriptLine& line, int column, std::string_view text, std::size_t longest, const char* what) const
{
    if (const std::size_t length = charactersIn(text); length > longest)
        return fault(line.number, column, std::string(what) + " has at most " + std::to_string(longest) + " characters, this one has " + std::to_string(length) + ": shorten it");
    return Done{};
}

Result<Done> Reader::heading(const ScriptLine& line)
{
    m_open.reset();
    m_isLeftOut = false;
    m_paragraphOpen = false;
    SPOT_TRY_DONE(checkLength(line, line.column, line.text, longestName, "a heading"));
    const std::string text = withoutEmphasis(line.text);
    if (line.level == 1) {
        if (m_hasTitle) {
            warn(line, "a second title was left out: scenes begin with ##");
            return Done{};
        }
        m_hasTitle = true;
        m_script.brief.title = text;
        return Done{};
    }
    auto& scenes = m_script.storyboard.scenes;
    if (scenes.size() == maxScenes) return fault(line.number, line.column, "a script has at most 200 scenes");
    const SceneHeading parsed = parseSceneHeading(text);
    Scene scene;
    scene.name = parsed.name.empty() ? "Scene " + std::to_string(scenes.size() + 1) : parsed.name;
    scene.wanted = parsed.wanted;
    scene.line = line.number;
    scenes.push_back(std::move(scene));
    return Done{};
}

Result<Done> Reader::field(const ScriptLine& line, Field field)
{
    m_isLeftOut = false;
    const bool inScene = !m_script.storyboard.scenes.empty();
    if (isSceneField(field) && !inScene && field != Field::Music) { // fields of a first scene that has no heading
        Scene scene;
        scene.name = "Scene 1";
        scene.line = line.number;
        m_script.storyboard.scenes.push_back(std::move(scene));
        return sceneField(line, field);
    }
    if (inScene && isSceneField(field)) return sceneField(line, field);
    if (inScene) warn(line, "the field " + inQuotes(line.key) + " belongs above the first scene; it was taken all the same");
    return headField(line, field);
}

Result<Done> Reader::headField(const ScriptLine& line, Field field)
{
    m_open.reset();
    Brief& brief = m_script.brief;
    if (line.value.empty()) {
        warn(line, "the field " + inQuotes(line.key) + " is empty");
        return Done{};
    }
    const auto taken = [&](auto result, auto& place) -> Result<Done> {
        if (!result) return fault(line.number, line.valueColumn, result.error().message);
        place = std::move(*result);
        return Done{};
    };
    SPOT_TRY_DONE(checkLength(line, line.valueColumn, line.value, longestName, "this field"));
    const std::string text = withoutEmphasis(line.value);
    switch (field) {
    case Field::Seconds: return taken(parseSeconds(line.value), brief.length);
    case Field::Ratios: return taken(parseRatios(line.value), brief.ratios);
    case Field::Language: return taken(parseLanguage(line.value), brief.language);
    case Field::Fps: return taken(parseFps(line.value), brief.rate);
    case Field::BrandColours: return taken(parseColours(line.value), brief.brand.colours);
    case Field::Voice: brief.voice = text; break;
    case Field::Music: brief.music = text; break;
    case Field::BrandName: brief.brand.name = text; break;
    case Field::BrandFont: brief.brand.font = text; break;
    case Field::Tagline: brief.brand.tagline = text; break;
    case Field::Url: brief.brand.url = line.value; break;
    case Field::BrandLogo: {
        const auto links = linksOf(line.value, line.number, line.valueColumn);
        brief.brand.logo = links.links.empty() ? line.value : links.links.front().path;
        m_script.logoLine = line.number;
        m_script.logoColumn = line.valueColumn;
        break;
    }
    default: break;
    }
    return Done{};
}

Result<Done> Reader::sceneField(const ScriptLine& line, Field field)
{
    m_open = field;
    Scene& scene = m_script.storyboard.scenes.back();
    std::string* place = field == Field::Vo      ? &scene.voice
                         : field == Field::Super ? &scene.super
                         : field == Field::Music ? &scene.music
                         : field == Field::Sfx   ? &scene.sfx
                                                 : nullptr;
    if (field == Field::Sound) return filmSound(line);
    if (line.value.empty()) return Done{}; // the text may stand on the lines below
    if (!place) return addVisual(line);
    const std::string value = withoutEmphasis(line.value);
    if (field == Field::Vo && saysNone(value)) return Done{};
    // A second SUPER is a second line of it; a second VO goes on speaking.
    if (!place->empty()) *place += field == Field::Super ? "\n" : " ";
    *place += field == Field::Super || field == Field::Vo ? withoutQuotes(value) : value;
    return field == Field::Super ? checkLength(line, line.valueColumn, *place, longestSuper, "a SUPER") : Result<Done>(Done{});
}

/// Of a film that the scene shows: heard, unless it says "none".
Result<Done> Reader::filmSound(const ScriptLine& line)
{
    m_open.reset();
    const bool isNone = saysNone(line.value);
    if (!isNone) warn(line, "SOUND knows \"none\" only, which mutes the film that the scene shows; it was left out. An effect is an SFX");
    m_script.storyboard.scenes.back().isFilmMuted |= isNone;
    return Done{};
}

Result<Done> Reader::addVisual(const ScriptLine& line)
{
    Scene& scene = m_script.storyboard.scenes.back();
    const LinkedText linked = linksOf(line.value, line.number, line.valueColumn);
    for (const MediaLink& link : linked.links) {
        if (link.path.find("://") != std::string::npos)
            return fault(link.line, link.column, inQuotes(link.path) + " is a web address: save the file beside the script and link that");
        if (link.path.empty()) return fault(link.line, link.column, "the link " + inQuotes(link.label) + " names no file");
        SPOT_TRY_DONE(checkLength(line, link.column, link.path, longestName, "a file's path"));
        if (scene.media.size() == maxLinks) return fault(link.line, link.column, "a scene shows at most 100 files");
        scene.media.push_back({withoutEmphasis(link.label), link.path, link.line, link.column});
    }
    if (!scene.visual.empty()) scene.visual += " ";
    scene.visual += withoutEmphasis(linked.text);
    return Done{};
}

Result<Done> Reader::plain(const ScriptLine& line)
{
    if (m_isLoose) {
        if (m_paragraphOpen) m_script.loose.back().text += " " + withoutEmphasis(line.text);
        else m_script.loose.push_back({line.number, withoutEmphasis(line.text)});
        m_paragraphOpen = true;
        return Done{};
    }
    if (m_script.storyboard.scenes.empty()) return Done{}; // a note above the first scene
    ScriptLine goesOn = line;
    goesOn.value = line.text;
    goesOn.valueColumn = line.column;
    return sceneField(goesOn, m_open.value_or(Field::Visual));
}

Result<Done> Reader::finish()
{
    for (Scene& scene : m_script.storyboard.scenes)
        if (scene.visual.empty() && scene.voice.empty())
            return fault(scene.line, 1, "the scene " + inQuotes(scene.name) + " has neither VISUAL nor VO: say what is seen or spoken");
    if (m_script.storyboard.scenes.empty() && m_script.loose.empty())
        return fault(1, 1, "there is no scene in it: write a line \"## First scene\" and below it \"VISUAL: what is seen\", or a few sentences");
    if (m_script.brief.title.empty() && !m_script.brief.brand.name.empty()) m_script.brief.title = m_script.brief.brand.name;
    if (m_script.brief.brand.name.empty()) m_script.brief.brand.name = m_script.brief.title;
    return Done{};
}

} // namespace

Result<Script> parseScript(std::string_view text, std::string_view name) { return Reader(name).read(text); }

} // namespace spot
