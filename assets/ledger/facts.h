// SPDX-License-Identifier: GPL-3.0-or-later
// assets/ledger/facts.h: what the ledger can say about media: plain values, and their JSON.
#pragma once

#include "assets/base/content_hash.h"
#include "assets/base/result.h"

#include <string>
#include <variant>
#include <vector>

namespace spot
{

/// A person's file came in.
struct Imported {
    ContentHash media;
    std::string name;
    std::uint64_t bytes = 0;
    bool operator==(const Imported&) const = default;
};
/// A generator made a file.
struct Generated {
    ContentHash media;
    std::string plugin, pluginVersion;
    std::string origin; ///< "procedural" or "ai_generated", as the capability says
    ContentHash requestHash;
    std::string request; ///< the whole request as JSON
    std::uint64_t seed = 0;
    std::vector<ContentHash> inputs;
    bool operator==(const Generated&) const = default;
};
/// A person allowed a use of voice or likeness. territory "" is everywhere; until "" is for ever, else "2027-12-31".
struct ConsentGiven {
    std::string person;
    std::string use; ///< "voice" or "likeness"
    std::string territory, until;
    ContentHash evidence;
    bool operator==(const ConsentGiven&) const = default;
};
struct ConsentWithdrawn {
    std::string person, use;
    bool operator==(const ConsentWithdrawn&) const = default;
};
/// A finished spot left the house.
struct Delivered {
    ContentHash file;
    std::string name, project, preset;
    std::vector<ContentHash> inputs;
    bool operator==(const Delivered&) const = default;
};
/// A ledger could not be read any more: it was set aside under `name`, and this one begins in its place.
struct Restarted {
    ContentHash before; ///< of the whole file that was set aside
    std::string name, reason;
    bool operator==(const Restarted&) const = default;
};

using Fact = std::variant<Imported, Generated, ConsentGiven, ConsentWithdrawn, Delivered, Restarted>;

/// One line of JSON without line breaks, keys in fixed order.
std::string factToJson(const Fact& fact);
/// Errors: Corrupt: names the field.
Result<Fact> factFromJson(const std::string& json);

} // namespace spot
