// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/catalog/capability.h"
#include "generators/catalog/strict_object.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace spot
{

namespace
{

constexpr std::size_t fileLimit = 256 * 1024;

bool isIdentifier(std::string_view text)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
    return text.size() >= 2 && text.size() <= 64 && text[0] != '-' && std::all_of(text.begin(), text.end(), fits);
}

bool isFileName(std::string_view text)
{
    return !text.empty() && text.size() <= 255 && text != "." && text != ".." && text.find('/') == text.npos &&
           text.find('\0') == text.npos;
}

bool isRatio(std::string_view text)
{
    const std::size_t colon = text.find(':');
    const auto isNumber = [](std::string_view digits) {
        return !digits.empty() && digits.size() <= 4 && digits[0] != '0' && digits.find_first_not_of("0123456789") == digits.npos;
    };
    return colon != text.npos && isNumber(text.substr(0, colon)) && isNumber(text.substr(colon + 1));
}

Result<std::map<std::string, std::string>> readNames(StrictObject& root)
{
    SPOT_TRY(names, root.object("name"));
    std::map<std::string, std::string> all;
    for (const std::string& language : names.keys()) {
        SPOT_TRY(name, names.text(language));
        all[language] = name;
    }
    if (!all.contains("en")) return names.wrong("en", "is missing: every plugin has an English name");
    return all;
}

Result<Done> readSizes(StrictObject& root, Capability& capability)
{
    for (auto [field, place] : {std::pair{"max_width", &capability.maxWidth}, {"max_height", &capability.maxHeight}}) {
        if (!root.has(field)) continue;
        SPOT_TRY(value, root.integer(field, 1, 16384));
        *place = value;
    }
    if (!root.has("seconds")) return Done{};
    SPOT_TRY(seconds, root.object("seconds"));
    SPOT_TRY(least, seconds.number("min", 0, 86400));
    SPOT_TRY(most, seconds.number("max", 0, 86400));
    if (most < least) return seconds.wrong("max", "is less than min");
    capability.minSeconds = least;
    capability.maxSeconds = most;
    return seconds.finish();
}

Result<Done> readPolicies(StrictObject& root, Capability& capability)
{
    SPOT_TRY(price, root.object("price"));
    SPOT_TRY(perCall, price.number("per_call", 0, 1e6));
    SPOT_TRY(currency, price.text("currency"));
    if (currency.size() != 3) return price.wrong("currency", "has to be three letters such as \"USD\"");
    SPOT_TRY_DONE(price.finish());
    capability.price = {perCall, currency};

    SPOT_TRY(consent, root.object("consent"));
    SPOT_TRY(voice, consent.boolean("voice"));
    SPOT_TRY(likeness, consent.boolean("likeness"));
    SPOT_TRY_DONE(consent.finish());
    capability.consent = {voice, likeness};

    SPOT_TRY(limits, root.object("limits"));
    SPOT_TRY(memory, limits.integer("memory_mb", 16, 1 << 20));
    SPOT_TRY(seconds, limits.integer("seconds", 1, 86400));
    SPOT_TRY(scratch, limits.integer("scratch_mb", 1, 1 << 20));
    SPOT_TRY(threads, limits.integer("threads", 1, 256));
    SPOT_TRY_DONE(limits.finish());
    capability.limits = {memory, seconds, scratch, threads};
    return Done{};
}

Result<Done> readChoice(StrictObject& object, CapabilityParam& param)
{
    SPOT_TRY(choices, object.texts("choices"));
    SPOT_TRY(value, object.text("default"));
    if (choices.empty()) return object.wrong("choices", "is empty");
    if (std::find(choices.begin(), choices.end(), value) == choices.end())
        return object.wrong("default", "is not one of the choices");
    param.choices = choices;
    param.defaultValue = value;
    return Done{};
}

Result<Done> readNumber(StrictObject& object, CapabilityParam& param)
{
    SPOT_TRY(least, object.number("min", -1e9, 1e9));
    SPOT_TRY(most, object.number("max", -1e9, 1e9));
    if (most < least) return object.wrong("max", "is less than min");
    SPOT_TRY(value, object.number("default", least, most));
    param.min = least;
    param.max = most;
    param.defaultValue = value;
    return Done{};
}

Result<CapabilityParam> readParam(StrictObject& object)
{
    CapabilityParam param;
    SPOT_TRY(id, object.text("id"));
    if (!isIdentifier(id)) return object.wrong("id", "has to be 2 to 64 of a-z, 0-9, '-' and '_'");
    param.id = id;
    SPOT_TRY(type, object.oneOf("type", {"choice", "number", "text", "bool"}));
    if (type == "choice") {
        param.type = CapabilityParam::Type::Choice;
        SPOT_TRY_DONE(readChoice(object, param));
    } else if (type == "number") {
        param.type = CapabilityParam::Type::Number;
        SPOT_TRY_DONE(readNumber(object, param));
    } else if (type == "bool") {
        param.type = CapabilityParam::Type::Bool;
        SPOT_TRY(value, object.boolean("default"));
        param.defaultValue = value;
    } else {
        SPOT_TRY(value, object.text("default", StrictObject::MayBeEmpty));
        param.defaultValue = value;
    }
    SPOT_TRY_DONE(object.finish());
    return param;
}

Result<Done> readParams(StrictObject& root, Capability& capability)
{
    if (!root.has("params")) return Done{};
    SPOT_TRY(objects, root.objects("params"));
    for (StrictObject& object : objects) {
        SPOT_TRY(param, readParam(object));
        for (const CapabilityParam& other : capability.params)
            if (other.id == param.id) return object.wrong("id", "\"" + param.id + "\" is there twice");
        capability.params.push_back(param);
    }
    return Done{};
}

Result<Done> readLists(StrictObject& root, Capability& capability)
{
    SPOT_TRY(kinds, root.texts("kinds"));
    if (kinds.empty()) return root.wrong("kinds", "is empty: a plugin offers at least one");
    for (const std::string& kind : kinds)
        if (kind != "video" && kind != "image" && kind != "voice" && kind != "music" && kind != "sfx")
            return root.wrong("kinds", "\"" + kind + "\" is not one of video, image, voice, music, sfx");
    capability.kinds = kinds;
    for (auto [field, place] : {std::pair{"languages", &capability.languages}, {"ratios", &capability.ratios},
                                {"devices", &capability.devices}}) {
        if (!root.has(field)) continue;
        SPOT_TRY(list, root.texts(field));
        *place = list;
    }
    for (const std::string& ratio : capability.ratios)
        if (!isRatio(ratio)) return root.wrong("ratios", "\"" + ratio + "\" has to look like \"16:9\"");
    for (const std::string& device : capability.devices)
        if (device != "vulkan") return root.wrong("devices", "\"" + device + "\" is not known: there is only \"vulkan\"");
    return Done{};
}

Result<Done> readIdentity(StrictObject& root, Capability& capability)
{
    SPOT_TRY(schema, root.integer("schema", 1, 1 << 20));
    if (schema != 1) return root.wrong("schema", "is " + std::to_string(schema) + ", this version reads 1: update Spotwright");
    SPOT_TRY(id, root.text("id"));
    if (!isIdentifier(id)) return root.wrong("id", "has to be 2 to 64 of a-z, 0-9, '-' and '_'");
    SPOT_TRY(version, root.text("version"));
    SPOT_TRY(names, readNames(root));
    SPOT_TRY(library, root.text("library"));
    if (!isFileName(library)) return root.wrong("library", "has to be the name of a file in the plugin's folder");
    SPOT_TRY(licence, root.text("licence"));
    SPOT_TRY(origin, root.oneOf("origin", {"procedural", "ai_generated"}));
    capability.id = id;
    capability.version = version;
    capability.name = names;
    capability.library = library;
    capability.licence = licence;
    capability.origin = origin == "procedural" ? Origin::Procedural : Origin::AiGenerated;
    return Done{};
}

} // namespace

bool Capability::offers(std::string_view kind) const
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Result<Capability> parseCapability(std::string_view text, const std::filesystem::path& file)
{
    if (text.size() > fileLimit) return Error{Fault::Invalid, file.string() + ": is over 256 KiB"};
    SPOT_TRY(root, StrictObject::parse(text, file.string()));
    Capability capability;
    capability.folder = std::filesystem::absolute(file).parent_path();
    SPOT_TRY_DONE(readIdentity(root, capability));
    SPOT_TRY_DONE(readLists(root, capability));
    SPOT_TRY_DONE(readSizes(root, capability));
    SPOT_TRY_DONE(readPolicies(root, capability));
    SPOT_TRY_DONE(readParams(root, capability));
    SPOT_TRY_DONE(root.finish());
    return capability;
}

Result<Capability> readCapability(const std::filesystem::path& file)
{
    const std::unique_ptr<FILE, int (*)(FILE*)> in(std::fopen(file.c_str(), "rb"), &std::fclose);
    if (!in) {
        const Fault fault = errno == ENOENT ? Fault::NotFound : errno == EACCES ? Fault::Denied : Fault::Io;
        return Error{fault, file.string() + ": cannot be read: " + std::strerror(errno)};
    }
    std::string text(fileLimit + 1, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), in.get()));
    if (std::ferror(in.get())) return Error{Fault::Io, file.string() + ": cannot be read: " + std::strerror(errno)};
    return parseCapability(text, file);
}

} // namespace spot
