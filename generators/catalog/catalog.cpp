// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/catalog/catalog.h"

#include <algorithm>

namespace spot
{

namespace
{

std::vector<std::filesystem::path> pluginFolders(const std::filesystem::path& root)
{
    std::vector<std::filesystem::path> folders;
    std::error_code error;
    for (std::filesystem::directory_iterator it(root, error), end; !error && it != end; it.increment(error))
        if (std::filesystem::exists(it->path() / "capability.json", error)) folders.push_back(it->path());
    std::sort(folders.begin(), folders.end());
    return folders;
}

Result<Capability> readPlugin(const std::filesystem::path& folder)
{
    SPOT_TRY(capability, readCapability(folder / "capability.json"));
    std::error_code error;
    if (!std::filesystem::is_regular_file(capability.libraryPath(), error))
        return Error{Fault::NotFound, (folder / "capability.json").string() + ": library " + capability.library +
                                          " is not in the folder: build or install the plugin again"};
    return capability;
}

} // namespace

Catalog Catalog::scan(const std::vector<std::filesystem::path>& roots)
{
    Catalog catalog;
    for (const auto& root : roots)
        for (const auto& folder : pluginFolders(root)) {
            Result<Capability> plugin = readPlugin(folder);
            if (!plugin) {
                catalog.m_refused.push_back({folder, plugin.error()});
            } else if (const Capability* first = catalog.find(plugin->id)) {
                catalog.m_refused.push_back({folder, {Fault::Invalid, folder.string() + ": the id " + plugin->id +
                                                                          " is taken by " + first->folder.string()}});
            } else {
                catalog.m_capabilities.push_back(*plugin);
            }
        }
    std::sort(catalog.m_capabilities.begin(), catalog.m_capabilities.end(),
              [](const Capability& a, const Capability& b) { return a.id < b.id; });
    return catalog;
}

const Capability* Catalog::find(std::string_view id) const
{
    for (const Capability& capability : m_capabilities)
        if (capability.id == id) return &capability;
    return nullptr;
}

std::vector<const Capability*> Catalog::offering(std::string_view kind) const
{
    std::vector<const Capability*> all;
    for (const Capability& capability : m_capabilities)
        if (capability.offers(kind)) all.push_back(&capability);
    return all;
}

} // namespace spot
