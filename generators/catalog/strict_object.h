// SPDX-License-Identifier: GPL-3.0-or-later
// generators/catalog/strict_object.h: a JSON object that is read field by field; every mistake is named "file: field".
#pragma once

#include "assets/base/result.h"

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace spot
{

/// Each reader marks its field as known; finish() then refuses what nobody asked for. Errors: Invalid.  [not thread-safe]
class StrictObject
{
public:
    enum Emptiness { NotEmpty, MayBeEmpty };

    /// Errors: Corrupt, when it is not JSON, not UTF-8, deeper than 8 levels, or has a key twice.
    static Result<StrictObject> parse(std::string_view text, std::string file);

    bool has(const std::string& field) const { return m_json.contains(field); }
    std::vector<std::string> keys() const;

    Result<std::string> text(const std::string& field, Emptiness empty = NotEmpty); ///< at most 4096 bytes
    Result<std::string> oneOf(const std::string& field, std::initializer_list<const char*> words);
    Result<double> number(const std::string& field, double least, double most);
    Result<int> integer(const std::string& field, int least, int most);
    Result<bool> boolean(const std::string& field);
    Result<std::vector<std::string>> texts(const std::string& field);
    Result<StrictObject> object(const std::string& field);
    Result<std::vector<StrictObject>> objects(const std::string& field);

    /// Errors: a field that no reader asked for.
    Result<Done> finish() const;
    Error wrong(const std::string& field, const std::string& what) const;

private:
    StrictObject(nlohmann::json json, std::string file, std::string place);
    Result<const nlohmann::json*> get(const std::string& field);

    nlohmann::json m_json;
    std::string m_file, m_place; ///< place: "limits." or "params[2]."
    std::set<std::string> m_known;
};

} // namespace spot
