// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/jobs/job_text.h"

#include <nlohmann/json.hpp>

namespace spot
{

namespace
{

using Json = nlohmann::json;
constexpr std::size_t longestRequest = 900 * 1024; // a message to the worker holds 1 MiB

Json parseShallow(std::string_view text)
{
    const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth <= 16; };
    return Json::parse(text, shallow, false);
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// params as a value where it is JSON, else as the text that it is, so that two broken ones still differ.
Json paramsOf(const GenerationRequest& request)
{
    Json params = parseShallow(request.params);
    return params.is_object() ? params : Json(request.params);
}

Json toJson(const BrandLook& brand)
{
    Json json{{"name", brand.name}, {"colours", brand.colours}, {"font", brand.font}};
    json["logo"] = brand.logo ? Json(brand.logo->hex()) : Json();
    return json;
}

/// Reads fields of JSON that we wrote ourselves; anything odd marks the whole as broken.
class Reader
{
public:
    explicit Reader(const Json& json) : m_json(json) {}
    bool isGood() const { return m_good; }

    template <class T> T take(const Json& from, const char* key)
    {
        try {
            return from.at(key).get<T>();
        } catch (const Json::exception&) {
            m_good = false;
            return T{};
        }
    }
    template <class T> T take(const char* key) { return take<T>(m_json, key); }
    ContentHash hash(const Json& from, const char* key)
    {
        const auto hash = ContentHash::fromHex(take<std::string>(from, key));
        if (!hash) m_good = false;
        return hash ? *hash : ContentHash{};
    }

private:
    const Json& m_json;
    bool m_good = true;
};

} // namespace

std::string textOf(const GenerationRequest& r)
{
    Json inputs = Json::array();
    for (const GenerationInput& input : r.inputs)
        inputs.push_back({{"role", input.role}, {"label", input.label}, {"media", input.media.hex()}});
    return dump({{"plugin", r.plugin},
                 {"kind", static_cast<int>(r.kind)},
                 {"seed", r.seed},
                 {"prompt", r.prompt},
                 {"text", r.text},
                 {"language", r.language},
                 {"voice", r.voice},
                 {"voice_rate", r.voiceRate},
                 {"voice_pitch", r.voicePitch},
                 {"width", r.size.width},
                 {"height", r.size.height},
                 {"fps_num", r.rate.num},
                 {"fps_den", r.rate.den},
                 {"frames", r.frames},
                 {"samples", r.samples},
                 {"draft", r.draft},
                 {"brand", toJson(r.brand)},
                 {"inputs", inputs},
                 {"people", r.people},
                 {"params", paramsOf(r)}});
}

Result<GenerationRequest> requestFrom(std::string_view text)
{
    const Json json = parseShallow(text);
    if (!json.is_object()) return Error{Fault::Corrupt, "a stored request is not a JSON object"};
    Reader in(json);
    GenerationRequest r;
    r.plugin = in.take<std::string>("plugin");
    const int kind = in.take<int>("kind");
    r.seed = in.take<std::uint64_t>("seed");
    r.prompt = in.take<std::string>("prompt");
    r.text = in.take<std::string>("text");
    r.language = in.take<std::string>("language");
    r.voice = in.take<std::string>("voice");
    r.voiceRate = in.take<double>("voice_rate");
    r.voicePitch = in.take<double>("voice_pitch");
    r.size = {in.take<int>("width"), in.take<int>("height")};
    r.rate = {in.take<int>("fps_num"), in.take<int>("fps_den")};
    r.frames = in.take<std::int64_t>("frames");
    r.samples = in.take<std::int64_t>("samples");
    r.draft = in.take<bool>("draft");
    r.people = in.take<std::vector<std::string>>("people");
    const Json brand = in.take<Json>("brand");
    r.brand.name = in.take<std::string>(brand, "name");
    r.brand.colours = in.take<std::vector<std::string>>(brand, "colours");
    r.brand.font = in.take<std::string>(brand, "font");
    if (brand.is_object() && !brand.value("logo", Json()).is_null()) r.brand.logo = in.hash(brand, "logo");
    for (const Json& input : in.take<Json>("inputs"))
        r.inputs.push_back({in.take<std::string>(input, "role"), in.take<std::string>(input, "label"), in.hash(input, "media")});
    const Json params = in.take<Json>("params");
    r.params = params.is_string() ? params.get<std::string>() : dump(params);
    if (!in.isGood() || kind < 0 || kind > static_cast<int>(GenerationKind::Sfx))
        return Error{Fault::Corrupt, "a stored request lacks a field or has a wrong one"};
    r.kind = static_cast<GenerationKind>(kind);
    return r;
}

std::string textOf(const GenerationOutcome& outcome)
{
    Json files = Json::array(), words = Json::array();
    for (const GeneratedFile& file : outcome.files) files.push_back({{"role", file.role}, {"media", file.media.hex()}});
    for (const SpokenWord& word : outcome.words)
        words.push_back({{"text", word.text}, {"start", word.start.flicks}, {"end", word.end.flicks}});
    return dump({{"files", files}, {"words", words}, {"notes", outcome.notes}});
}

Result<GenerationOutcome> outcomeFrom(std::string_view text)
{
    const Json json = parseShallow(text);
    if (!json.is_object()) return Error{Fault::Corrupt, "a stored outcome is not a JSON object"};
    Reader in(json);
    GenerationOutcome outcome;
    for (const Json& file : in.take<Json>("files"))
        outcome.files.push_back({in.take<std::string>(file, "role"), in.hash(file, "media")});
    for (const Json& word : in.take<Json>("words"))
        outcome.words.push_back({in.take<std::string>(word, "text"), MediaTime{in.take<std::int64_t>(word, "start")},
                                 MediaTime{in.take<std::int64_t>(word, "end")}});
    outcome.notes = in.take<std::string>("notes");
    if (!in.isGood() || outcome.files.empty()) return Error{Fault::Corrupt, "a stored outcome lacks a field or has a wrong one"};
    return outcome;
}

Result<std::string> textForPlugin(const GenerationRequest& r, const PlacedInputs& inputs)
{
    SPOT_CHECK(inputs.media.size() == r.inputs.size(), "every input has its place");
    const Json params = parseShallow(r.params.empty() ? "{}" : r.params);
    if (!params.is_object()) return Error{Fault::Invalid, "the request for " + r.plugin + " has params that are not a JSON object"};
    Json media = Json::array();
    for (std::size_t i = 0; i < r.inputs.size(); ++i)
        media.push_back({{"role", r.inputs[i].role}, {"file", inputs.media[i]}, {"label", r.inputs[i].label}});
    Json brand{{"name", r.brand.name}, {"colours", r.brand.colours}, {"font", r.brand.font}};
    if (!inputs.logo.empty()) brand["logo"] = inputs.logo;
    Json json{{"kind", nameOf(r.kind)},
              {"seed", r.seed},
              {"prompt", r.prompt},
              {"quality", r.draft ? "draft" : "final"},
              {"brand", brand},
              {"media", media},
              {"params", params}};
    if (r.kind == GenerationKind::Video || r.kind == GenerationKind::Image) {
        json.update({{"width", r.size.width}, {"height", r.size.height}, {"fps_num", r.rate.num}, {"fps_den", r.rate.den}});
        json["frames"] = r.kind == GenerationKind::Image ? 1 : r.frames;
    } else {
        json.update({{"samples", r.samples}, {"sample_rate", 48000}});
    }
    if (r.kind == GenerationKind::Voice)
        json.update({{"text", r.text},
                     {"language", r.language},
                     {"voice", {{"id", r.voice}, {"rate", r.voiceRate}, {"pitch", r.voicePitch}}}});
    std::string text = dump(json);
    if (text.size() > longestRequest) return Error{Fault::OutOfRange, "the request for " + r.plugin + " is over 900 KiB"};
    return text;
}

} // namespace spot
