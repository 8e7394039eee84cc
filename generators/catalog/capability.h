// SPDX-License-Identifier: GPL-3.0-or-later
// generators/catalog/capability.h: what one plugin offers, read from its capability.json without loading its code.
#pragma once

#include "assets/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace spot
{

/// Who makes the content: decides the label that law asks for ("ai_generated") or that it asks for none.
enum class Origin { Procedural, AiGenerated };

/// One control beyond the fields that every request has. The interface is built from it.                      [value]
struct CapabilityParam {
    enum class Type { Choice, Number, Text, Bool };
    std::string id;
    Type type = Type::Text;
    std::vector<std::string> choices;                      ///< Choice: at least one
    double min = 0, max = 0;                               ///< Number: min <= max
    std::variant<std::string, double, bool> defaultValue;  ///< Choice and Text: string; inside choices and min..max
    bool operator==(const CapabilityParam&) const = default;
};

/// What a worker process of this plugin may use up; more ends the job.
struct WorkerLimits {
    int memoryMb = 2048;  ///< 16..1048576, resident memory of the process and its children
    int seconds = 900;    ///< 1..86400, wall clock from start to end
    int scratchMb = 4096; ///< 1..1048576, everything in the job's folder
    int threads = 2;      ///< 1..256, told to the plugin's libraries
    bool operator==(const WorkerLimits&) const = default;
};

struct Price {
    double perCall = 0;   ///< >= 0; 0: local and free, so a lost job may simply be run again
    std::string currency = "USD";
    bool operator==(const Price&) const = default;
};

/// What a person must have allowed before this plugin may work from their recordings or pictures.
struct ConsentPolicy {
    bool voice = false, likeness = false;
    bool operator==(const ConsentPolicy&) const = default;
};

/// capability.json, schema 1, as a value.                                                                      [value]
struct Capability {
    std::filesystem::path folder;             ///< where the plugin lies, absolute
    std::string id;                           ///< "voice-espeak": a-z, 0-9 and '-', 2..64 characters
    std::string version;                      ///< "1.0.0"
    std::map<std::string, std::string> name;  ///< language to name; "en" is always there
    std::vector<std::string> kinds;           ///< of "video", "image", "voice", "music", "sfx"; at least one
    std::string library;                      ///< file name inside folder
    std::string licence;                      ///< SPDX expression
    Origin origin = Origin::Procedural;
    std::vector<std::string> languages;       ///< BCP 47; empty: language does not matter
    std::vector<std::string> ratios;          ///< "16:9"; empty: any
    std::optional<int> maxWidth, maxHeight;   ///< pixels, 1..16384
    double minSeconds = 0, maxSeconds = 3600; ///< length of a result; images ignore it
    Price price;
    ConsentPolicy consent;
    WorkerLimits limits;
    std::vector<std::string> devices;         ///< of "vulkan": what the sandbox lets through
    std::vector<CapabilityParam> params;
    bool operator==(const Capability&) const = default;

    bool offers(std::string_view kind) const;
    bool isLocalAndFree() const { return price.perCall == 0; }
    std::filesystem::path libraryPath() const { return folder / library; }
};

/// Reads `text` strictly: a missing, unknown or wrong field is an error that begins with "file: field". `file` names the
/// text in errors, and its folder becomes Capability::folder. Errors: Corrupt (not JSON), Invalid.             [any]
Result<Capability> parseCapability(std::string_view text, const std::filesystem::path& file);

/// Errors: those of parseCapability, NotFound and Io; files over 256 KiB are Invalid. Blocks.   [any thread but ui]
Result<Capability> readCapability(const std::filesystem::path& file);

} // namespace spot
