// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/catalog/strict_object.h"

#include <cmath>

namespace spot
{

namespace
{

constexpr int deepest = 8;

std::string quoted(std::initializer_list<const char*> words)
{
    std::string all;
    for (const char* word : words) all += std::string(all.empty() ? "" : ", ") + word;
    return all;
}

std::string plain(double number)
{
    std::string text = std::to_string(number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

} // namespace

StrictObject::StrictObject(nlohmann::json json, std::string file, std::string place)
    : m_json(std::move(json)), m_file(std::move(file)), m_place(std::move(place))
{
}

Result<StrictObject> StrictObject::parse(std::string_view text, std::string file)
{
    bool tooDeep = false;
    std::string twice;
    std::vector<std::set<std::string>> seen;
    using Json = nlohmann::json;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth > deepest) tooDeep = true;
        if (event == Json::parse_event_t::object_start) seen.emplace_back();
        if (event == Json::parse_event_t::object_end && !seen.empty()) seen.pop_back();
        if (event == Json::parse_event_t::key && !seen.empty() && !seen.back().insert(parsed.get<std::string>()).second)
            twice = parsed.get<std::string>();
        return !tooDeep;
    };
    Json json = Json::parse(text, watch, false);
    if (tooDeep) return Error{Fault::Corrupt, file + ": is nested deeper than 8 levels"};
    if (json.is_discarded()) return Error{Fault::Corrupt, file + ": is not JSON"};
    if (!twice.empty()) return Error{Fault::Corrupt, file + ": " + twice + " is there twice"};
    if (!json.is_object()) return Error{Fault::Corrupt, file + ": has to be one JSON object"};
    return StrictObject(std::move(json), std::move(file), {});
}

Error StrictObject::wrong(const std::string& field, const std::string& what) const
{
    return {Fault::Invalid, m_file + ": " + m_place + field + " " + what};
}

std::vector<std::string> StrictObject::keys() const
{
    std::vector<std::string> all;
    for (const auto& [key, value] : m_json.items()) all.push_back(key);
    return all;
}

Result<const nlohmann::json*> StrictObject::get(const std::string& field)
{
    m_known.insert(field);
    const auto found = m_json.find(field);
    if (found == m_json.end()) return wrong(field, "is missing");
    return &*found;
}

Result<std::string> StrictObject::text(const std::string& field, Emptiness empty)
{
    SPOT_TRY(value, get(field));
    if (!value->is_string()) return wrong(field, "has to be a string");
    const std::string text = value->get<std::string>();
    if (text.empty() && empty == NotEmpty) return wrong(field, "is empty");
    if (text.size() > 4096) return wrong(field, "is longer than 4096 bytes");
    return text;
}

Result<std::string> StrictObject::oneOf(const std::string& field, std::initializer_list<const char*> words)
{
    SPOT_TRY(word, text(field));
    for (const char* known : words)
        if (word == known) return word;
    return wrong(field, "is \"" + word + "\", which is not one of " + quoted(words));
}

Result<double> StrictObject::number(const std::string& field, double least, double most)
{
    SPOT_TRY(value, get(field));
    if (!value->is_number()) return wrong(field, "has to be a number");
    const double number = value->get<double>();
    if (!std::isfinite(number) || number < least || number > most)
        return wrong(field, "has to be between " + plain(least) + " and " + plain(most));
    return number;
}

Result<int> StrictObject::integer(const std::string& field, int least, int most)
{
    SPOT_TRY(value, number(field, least, most));
    if (value != std::floor(value)) return wrong(field, "has to be a whole number");
    return static_cast<int>(value);
}

Result<bool> StrictObject::boolean(const std::string& field)
{
    SPOT_TRY(value, get(field));
    if (!value->is_boolean()) return wrong(field, "has to be true or false");
    return value->get<bool>();
}

Result<std::vector<std::string>> StrictObject::texts(const std::string& field)
{
    SPOT_TRY(value, get(field));
    if (!value->is_array() || value->size() > 1000) return wrong(field, "has to be a list of at most 1000 strings");
    std::vector<std::string> all;
    for (const auto& item : *value) {
        if (!item.is_string() || item.get_ref<const std::string&>().empty())
            return wrong(field, "has to be a list of strings that are not empty");
        all.push_back(item.get<std::string>());
    }
    return all;
}

Result<StrictObject> StrictObject::object(const std::string& field)
{
    SPOT_TRY(value, get(field));
    if (!value->is_object()) return wrong(field, "has to be an object");
    return StrictObject(*value, m_file, m_place + field + ".");
}

Result<std::vector<StrictObject>> StrictObject::objects(const std::string& field)
{
    SPOT_TRY(value, get(field));
    if (!value->is_array() || value->size() > 200) return wrong(field, "has to be a list of at most 200 objects");
    std::vector<StrictObject> all;
    for (const auto& item : *value) {
        const std::string place = field + "[" + std::to_string(all.size()) + "]";
        if (!item.is_object()) return wrong(place, "has to be an object");
        all.push_back(StrictObject(item, m_file, m_place + place + "."));
    }
    return all;
}

Result<Done> StrictObject::finish() const
{
    for (const auto& [key, value] : m_json.items())
        if (!m_known.contains(key)) return wrong(key, "is not a field of schema 1");
    return Done{};
}

} // namespace spot
