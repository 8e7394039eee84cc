// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/worker/plugin_library.h"

#include <dlfcn.h>

namespace spot
{

namespace
{

Result<Done> checkVersion(const std::string& what, std::uint32_t size, std::size_t needed, std::uint16_t major)
{
    if (size < needed) return Error{Fault::Corrupt, what + " is " + std::to_string(size) + " bytes, version 1.0 has " + std::to_string(needed)};
    if (major != SPOTWRIGHT_ABI_MAJOR)
        return Error{Fault::Unsupported, what + " speaks version " + std::to_string(major) + " of the plugin interface, this program " +
                                             std::to_string(SPOTWRIGHT_ABI_MAJOR) + ": install a plugin built for it"};
    return Done{};
}

} // namespace

Result<PluginLibrary> PluginLibrary::load(const std::filesystem::path& library, const std::string& id)
{
    void* handle = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        std::error_code error;
        const Fault fault = std::filesystem::exists(library, error) ? Fault::Corrupt : Fault::NotFound;
        return Error{fault, std::string("the plugin's library cannot be loaded: ") + dlerror()};
    }
    const auto get = reinterpret_cast<spotwright_plugin_get_function>(dlsym(handle, SPOTWRIGHT_PLUGIN_SYMBOL));
    if (!get) return Error{Fault::Corrupt, "the plugin's library does not export " SPOTWRIGHT_PLUGIN_SYMBOL};
    const spotwright_plugin* plugin = get();
    if (!plugin) return Error{Fault::Corrupt, SPOTWRIGHT_PLUGIN_SYMBOL " returned nothing: the plugin says that it is broken"};
    SPOT_TRY_DONE(checkVersion("the plugin's table", plugin->size, sizeof(spotwright_plugin), plugin->abi_major));
    if (!plugin->id || !plugin->version || !plugin->create || !plugin->destroy)
        return Error{Fault::Corrupt, "the plugin's table lacks id, version, create or destroy"};
    if (id != plugin->id)
        return Error{Fault::Invalid, "the library calls itself " + std::string(plugin->id) + ", its capability.json " + id};
    return PluginLibrary(plugin);
}

Result<Done> checkGenerator(const spotwright_generator* generator)
{
    if (!generator) return Error{Fault::Unsupported, "the plugin cannot work on this machine"};
    SPOT_TRY_DONE(checkVersion("the generator's table", generator->size, sizeof(spotwright_generator), generator->abi_major));
    if (!generator->start || !generator->cancel) return Error{Fault::Corrupt, "the generator's table lacks start or cancel"};
    return Done{};
}

} // namespace spot
