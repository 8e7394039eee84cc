// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli plugins: which generators this machine has, and which were refused and why.
#include "app/cli/command.h"
#include "app/session/studio.h"
#include "generators/catalog/catalog.h"

#include <cstdio>

namespace spot
{

Exit runPlugins(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Lists the generator plugins and what they offer; those refused, with the reason.");
    if (const auto exit = parse(parser, "plugins", arguments)) return *exit;
    const StudioPlaces places = StudioPlaces::standard();
    const Catalog catalog = Catalog::scan(places.plugins);
    for (const Capability& c : catalog.capabilities()) {
        std::string kinds;
        for (const std::string& kind : c.kinds) kinds += (kinds.empty() ? "" : ", ") + kind;
        const auto name = c.name.find("en");
        std::printf("%-14s %-8s %-18s %s\n", c.id.c_str(), c.version.c_str(), kinds.c_str(), name == c.name.end() ? "" : name->second.c_str());
    }
    for (const RefusedPlugin& refused : catalog.refused()) std::printf("refused: %s\n", refused.error.message.c_str());
    if (catalog.capabilities().empty()) {
        std::string roots;
        for (const auto& root : places.plugins) roots += (roots.empty() ? "" : ", ") + root.string();
        return say({Fault::NotFound, "no plugin was found under " + roots + ": build them, or set SPOTWRIGHT_PLUGINS"});
    }
    return Exit::Done;
}

} // namespace spot
