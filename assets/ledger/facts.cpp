// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/ledger/facts.h"

#include <nlohmann/json.hpp>

namespace spot
{

namespace
{

using Json = nlohmann::json; // keys in order of the alphabet

Json hashes(const std::vector<ContentHash>& all)
{
    Json list = Json::array();
    for (const ContentHash& hash : all) list.push_back(hash.hex());
    return list;
}

struct ToJson {
    Json operator()(const Imported& f) const { return {{"fact", "imported"}, {"media", f.media.hex()}, {"name", f.name}, {"bytes", f.bytes}}; }
    Json operator()(const Generated& f) const
    {
        return {{"fact", "generated"}, {"media", f.media.hex()}, {"plugin", f.plugin}, {"version", f.pluginVersion}, {"origin", f.origin},
                {"request_hash", f.requestHash.hex()}, {"request", f.request}, {"seed", f.seed}, {"inputs", hashes(f.inputs)}};
    }
    Json operator()(const ConsentGiven& f) const
    {
        return {{"fact", "consent_given"}, {"person", f.person}, {"use", f.use}, {"territory", f.territory}, {"until", f.until}, {"evidence", f.evidence.hex()}};
    }
    Json operator()(const ConsentWithdrawn& f) const { return {{"fact", "consent_withdrawn"}, {"person", f.person}, {"use", f.use}}; }
    Json operator()(const Delivered& f) const
    {
        return {{"fact", "delivered"}, {"file", f.file.hex()}, {"name", f.name}, {"project", f.project}, {"preset", f.preset}, {"inputs", hashes(f.inputs)}};
    }
    Json operator()(const Restarted& f) const { return {{"fact", "restarted"}, {"before", f.before.hex()}, {"name", f.name}, {"reason", f.reason}}; }
};

/// Reads fields and remembers the first that is missing or of another kind.
class Fields
{
public:
    explicit Fields(const Json& json) : m_json(json) {}
    std::string text(const char* name)
    {
        const auto found = m_json.find(name);
        if (found != m_json.end() && found->is_string()) return found->get<std::string>();
        fail(name);
        return {};
    }
    std::uint64_t number(const char* name)
    {
        const auto found = m_json.find(name);
        if (found != m_json.end() && found->is_number_unsigned()) return found->get<std::uint64_t>();
        fail(name);
        return 0;
    }
    ContentHash hash(const char* name)
    {
        const auto read = ContentHash::fromHex(text(name));
        if (!read) fail(name);
        return read ? *read : ContentHash{};
    }
    std::vector<ContentHash> list(const char* name)
    {
        std::vector<ContentHash> all;
        const auto found = m_json.find(name);
        if (found == m_json.end() || !found->is_array()) fail(name);
        else
            for (const Json& each : *found) {
                const auto read = ContentHash::fromHex(each.is_string() ? each.get<std::string>() : std::string());
                if (!read) fail(name);
                else all.push_back(*read);
            }
        return all;
    }
    const std::string& broken() const { return m_broken; }

private:
    void fail(const char* name)
    {
        if (m_broken.empty()) m_broken = name;
    }
    const Json& m_json;
    std::string m_broken;
};

} // namespace

std::string factToJson(const Fact& fact) { return std::visit(ToJson{}, fact).dump(-1, ' ', false, Json::error_handler_t::replace); }

Result<Fact> factFromJson(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return Error{Fault::Corrupt, "a fact is no JSON object"};
    Fields in(json);
    const std::string kind = in.text("fact");
    Fact fact;
    if (kind == "imported") fact = Imported{in.hash("media"), in.text("name"), in.number("bytes")};
    else if (kind == "generated")
        fact = Generated{in.hash("media"), in.text("plugin"), in.text("version"), in.text("origin"), in.hash("request_hash"), in.text("request"), in.number("seed"), in.list("inputs")};
    else if (kind == "consent_given") fact = ConsentGiven{in.text("person"), in.text("use"), in.text("territory"), in.text("until"), in.hash("evidence")};
    else if (kind == "consent_withdrawn") fact = ConsentWithdrawn{in.text("person"), in.text("use")};
    else if (kind == "delivered") fact = Delivered{in.hash("file"), in.text("name"), in.text("project"), in.text("preset"), in.list("inputs")};
    else if (kind == "restarted") fact = Restarted{in.hash("before"), in.text("name"), in.text("reason")};
    else return Error{Fault::Corrupt, "a fact of the unknown kind \"" + kind + "\""};
    if (!in.broken().empty()) return Error{Fault::Corrupt, "the fact \"" + kind + "\" lacks a good \"" + in.broken() + "\""};
    return fact;
}

} // namespace spot
