// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/json_archive.h"

namespace spot
{

namespace
{

constexpr std::size_t deepest = 64, longestText = std::size_t{256} << 20, mostValues = 20'000'000;

/// Why it is not even parsed; empty: it is.
std::string tooMuch(std::string_view text)
{
    std::size_t depth = 0, values = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\') ++i;
            else if (c == '"') inString = false;
        } else if (c == '"') inString = true;
        else if ((c == ',' || c == '[' || c == '{') && ++values > mostValues) return "JSON of more than " + std::to_string(mostValues) + " values";
        else if (c == '[' || c == '{') { if (++depth > deepest) return "JSON that is nested deeper than " + std::to_string(deepest) + " levels"; }
        else if ((c == ']' || c == '}') && depth > 0) --depth;
    }
    return {};
}

} // namespace

void ReadingPlace::fail(const std::string& sentence)
{
    if (m_error) return;
    m_errorSteps = m_steps;
    std::string path;
    for (const std::string& step : m_steps) path += step;
    if (!path.empty() && path.front() == '.') path.erase(0, 1);
    m_error = Error{Fault::Corrupt, path.empty() ? sentence : path + ": " + sentence};
}

void realFrom(const Json& json, double& value, ReadingPlace& place)
{
    if (!json.is_number()) return place.fail("a number is expected here");
    value = json.get<double>();
    if (!std::isfinite(value)) place.fail("the number is not finite");
}

void curveFrom(const Json& json, Curve& value, ReadingPlace& place)
{
    if (json.is_array()) {
        std::vector<Key> keys;
        fromJson(json, keys, place);
        value = Curve(std::move(keys));
    } else {
        double constant = 0;
        realFrom(json, constant, place);
        value = Curve(constant);
    }
}

void hashFrom(const Json& json, ContentHash& value, ReadingPlace& place)
{
    if (!json.is_string()) return place.fail("a hash is expected here");
    const auto& text = json.get_ref<const std::string&>();
    value = {};
    if (text.empty()) return;
    const Result<ContentHash> hash = ContentHash::fromHex(text);
    if (!hash) return place.fail("a hash has 64 hexadecimal digits");
    value = *hash;
}

std::optional<std::size_t> wordFrom(const Json& json, const std::string_view* words, std::size_t count, ReadingPlace& place)
{
    std::string allowed;
    for (std::size_t i = 0; i < count; ++i) {
        if (json.is_string() && json.get_ref<const std::string&>() == words[i]) return i;
        allowed += (i ? ", \"" : "\"") + std::string(words[i]) + "\"";
    }
    place.fail("one of " + allowed + " is expected here");
    return std::nullopt;
}

std::string textOf(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

Result<Json> parsed(std::string_view text)
{
    if (text.size() > longestText) return Error{Fault::Corrupt, "more than 256 MiB of JSON"};
    if (std::string why = tooMuch(text); !why.empty()) return Error{Fault::Corrupt, std::move(why)};
    try {
        return Json::parse(text);
    } catch (const Json::exception& problem) {
        return Error{Fault::Corrupt, std::string("not JSON: ") + problem.what()};
    }
}

} // namespace spot
