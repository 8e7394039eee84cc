// SPDX-License-Identifier: GPL-3.0-or-later
// generators/catalog/catalog.h: all plugins found on this machine, with the reasons for the refused ones.
#pragma once

#include "generators/catalog/capability.h"

namespace spot
{

/// A folder that looks like a plugin and is not offered, and why.
struct RefusedPlugin {
    std::filesystem::path folder;
    Error error;
    bool operator==(const RefusedPlugin&) const = default;
};

/// What the folders held when they were scanned.                                               [value, sorted by id]
class Catalog
{
public:
    /// Looks at every folder directly under each root that has a capability.json. A root that is not there is passed
    /// over. Of two plugins with one id the one of the earlier root stays, the other is refused. Reads small files only
    /// and loads no code.                                                                       [any thread but ui]
    static Catalog scan(const std::vector<std::filesystem::path>& roots);

    const std::vector<Capability>& capabilities() const { return m_capabilities; }
    const std::vector<RefusedPlugin>& refused() const { return m_refused; }

    /// Null when there is none. Lives as long as the catalog.
    const Capability* find(std::string_view id) const;
    /// All that offer "voice", "video", ...
    std::vector<const Capability*> offering(std::string_view kind) const;

private:
    std::vector<Capability> m_capabilities;
    std::vector<RefusedPlugin> m_refused;
};

} // namespace spot
