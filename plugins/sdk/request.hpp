// SPDX-License-Identifier: MIT
// plugins/sdk/request.hpp: the request of a job as a value, read from its JSON with every type and range checked.
#pragma once

#include "plugins/sdk/failure.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace spotwright
{

enum class Kind { Video, Image, Voice, Music, Sfx };

struct Voice {
    std::string id;                ///< empty: the plugin chooses
    double rate = 1.0, pitch = 1.0; ///< 1: as the voice is; 0.25 to 4
};

struct Brand {
    std::string name, logo, font;     ///< logo: a path in the scratch folder, or empty
    std::vector<std::string> colours; ///< "#RRGGBB"
};

struct Media {
    std::string role, file, label;
};

/// What one job is asked for. A number that was not given is 0.
struct Request {
    Kind kind = Kind::Video;
    std::uint64_t seed = 1;
    std::string prompt, text, language;
    Voice voice;
    int width = 0, height = 0;           ///< pixels, up to 16384
    int fpsNum = 0, fpsDen = 1;
    std::int64_t frames = 0;             ///< up to 10 million
    std::int64_t samples = 0;            ///< exact length of a sound, up to 1000 million; 0: as long as it is
    int sampleRate = 48000;              ///< 8000 to 192000
    bool draft = false;
    Brand brand;
    std::vector<Media> media;
    nlohmann::json params = nlohmann::json::object();

    /// Errors (all of these): Failure INVALID_REQUEST that names the field.
    static Request parse(std::string_view json);
    double number(const char* param, double fallback, double least, double most) const;
    bool flag(const char* param, bool fallback) const;
    std::string words(const char* param, const std::string& fallback) const;
    std::string choice(const char* param, const std::string& fallback, std::initializer_list<const char*> choices) const;
};

namespace reading
{
using nlohmann::json;

/// The member, or nullptr when it is missing or null.
inline const json* member(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

inline std::string text(const json& object, const char* name, const std::string& fallback = {})
{
    const json* value = member(object, name);
    if (!value) return fallback;
    if (!value->is_string()) refuse(std::string(name) + " must be a text");
    return value->get<std::string>();
}

inline double number(const json& object, const char* name, double fallback, double least, double most)
{
    const json* value = member(object, name);
    if (!value) return fallback;
    const double number = value->is_number() ? value->get<double>() : NAN;
    if (!(number >= least && number <= most)) {
        const json range = {least, most};
        refuse(std::string(name) + " must be a number from " + range[0].dump() + " to " + range[1].dump() + ", not " +
               value->dump(-1, ' ', true, json::error_handler_t::replace).substr(0, 40));
    }
    return number;
}

inline std::int64_t whole(const json& object, const char* name, std::int64_t fallback, double least, double most)
{
    const double value = number(object, name, static_cast<double>(fallback), least, most);
    if (value != std::floor(value)) refuse(std::string(name) + " must be a whole number");
    return static_cast<std::int64_t>(value);
}

inline json objectOf(const json& object, const char* name)
{
    const json* value = member(object, name);
    if (!value) return json::object();
    if (!value->is_object()) refuse(std::string(name) + " must be an object");
    return *value;
}

inline json listOf(const json& object, const char* name)
{
    const json* value = member(object, name);
    if (!value) return json::array();
    if (!value->is_array()) refuse(std::string(name) + " must be a list");
    return *value;
}

inline Kind kind(const json& object)
{
    const std::string name = text(object, "kind");
    if (name == "video") return Kind::Video;
    if (name == "image") return Kind::Image;
    if (name == "voice") return Kind::Voice;
    if (name == "music") return Kind::Music;
    if (name == "sfx") return Kind::Sfx;
    refuse("kind must be video, image, voice, music or sfx");
}

inline std::uint64_t seed(const json& object)
{
    const json* value = member(object, "seed");
    if (!value) return 1;
    if (value->is_number_unsigned()) return value->get<std::uint64_t>(); // a double would lose its low bits
    return static_cast<std::uint64_t>(whole(object, "seed", 1, 0, 9007199254740992.0));
}

inline Brand brand(const json& object)
{
    Brand brand{text(object, "name"), text(object, "logo"), text(object, "font"), {}};
    for (const json& colour : listOf(object, "colours")) {
        if (!colour.is_string()) refuse("brand.colours must be a list of texts such as \"#F28C28\"");
        brand.colours.push_back(colour.get<std::string>());
    }
    return brand;
}

inline std::vector<Media> media(const json& request)
{
    std::vector<Media> media;
    for (const json& item : listOf(request, "media")) {
        if (!item.is_object()) refuse("media must be a list of objects");
        media.push_back({text(item, "role"), text(item, "file"), text(item, "label")});
    }
    return media;
}
} // namespace reading

inline Request Request::parse(std::string_view bytes)
{
    const auto json = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!json.is_object()) refuse("the request is not a JSON object");

    Request request;
    request.kind = reading::kind(json);
    request.seed = reading::seed(json);
    request.prompt = reading::text(json, "prompt");
    request.text = reading::text(json, "text");
    request.language = reading::text(json, "language");
    const auto voice = reading::objectOf(json, "voice");
    request.voice = {reading::text(voice, "id"), reading::number(voice, "rate", 1, 0.25, 4),
                     reading::number(voice, "pitch", 1, 0.25, 4)};
    request.width = static_cast<int>(reading::whole(json, "width", 0, 0, 16384));
    request.height = static_cast<int>(reading::whole(json, "height", 0, 0, 16384));
    request.fpsNum = static_cast<int>(reading::whole(json, "fps_num", 0, 0, 1e6));
    request.fpsDen = static_cast<int>(reading::whole(json, "fps_den", 1, 1, 1e6));
    request.frames = reading::whole(json, "frames", 0, 0, 1e7);
    request.samples = reading::whole(json, "samples", 0, 0, 1e9);
    request.sampleRate = static_cast<int>(reading::whole(json, "sample_rate", 48000, 8000, 192000));
    request.draft = reading::text(json, "quality") == "draft";
    request.brand = reading::brand(reading::objectOf(json, "brand"));
    request.media = reading::media(json);
    request.params = reading::objectOf(json, "params");
    return request;
}

inline double Request::number(const char* param, double fallback, double least, double most) const
{
    return reading::number(params, param, fallback, least, most);
}

inline bool Request::flag(const char* param, bool fallback) const
{
    const auto* value = reading::member(params, param);
    if (!value) return fallback;
    if (!value->is_boolean()) refuse(std::string(param) + " must be true or false");
    return value->get<bool>();
}

inline std::string Request::words(const char* param, const std::string& fallback) const
{
    return reading::text(params, param, fallback);
}

inline std::string Request::choice(const char* param, const std::string& fallback,
                                   std::initializer_list<const char*> choices) const
{
    const std::string value = words(param, fallback);
    std::string known;
    for (const char* choice : choices) {
        if (value == choice) return value;
        known += known.empty() ? choice : std::string(", ") + choice;
    }
    refuse(std::string(param) + " must be one of " + known + ", not \"" + value.substr(0, 40) + "\"");
}

} // namespace spotwright
