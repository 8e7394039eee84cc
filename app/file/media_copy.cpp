// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/media_copy.h"

#include "app/file/project_database.h"
#include "assets/store/atomic_file.h"

#include <algorithm>
#include <cctype>

namespace spot
{

namespace fs = std::filesystem;

std::string fileNameFor(const MediaItem& item, const fs::path& stored)
{
    std::string name;
    for (const char c : item.name) name += static_cast<unsigned char>(c) < 0x20 || c == 0x7F || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos ? '_' : c;
    if (name.empty() || name.front() == '.') name = "media" + name;
    constexpr std::size_t longest = 200; // bytes, so that a number and an ending fit
    if (name.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end; // inside of a letter
        name.resize(end);
    }
    const std::string ending = stored.extension().string();
    const auto same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    if (name.size() <= ending.size() || !std::equal(ending.rbegin(), ending.rend(), name.rbegin(), same)) name += ending;
    return name;
}

std::string uniqueName(const std::string& name, std::set<std::string>& taken)
{
    const fs::path path(name);
    for (int n = 1;; ++n) {
        const std::string tried = n == 1 ? name : path.stem().string() + " (" + std::to_string(n) + ")" + path.extension().string();
        std::string key = tried;
        std::transform(key.begin(), key.end(), key.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (taken.insert(key).second) return tried;
    }
}

Result<Done> checkMediaFile(const MediaItem& item, const fs::path& file)
{
    SPOT_TRY(content, hashOfFile(file));
    if (content != item.content)
        return Error{Fault::Corrupt, file.string() + ": the file of \"" + item.name + "\" is no longer what it was; take it in again with: spotwright-cli relink --media"};
    return Done{};
}

Result<Done> copyMediaFile(const MediaItem& item, const fs::path& from, const fs::path& to)
{
    std::error_code code;
    fs::copy_file(from, to, code);
    if (code) return ioError(code.value(), "write", to);
    fs::permissions(to, fs::perms::owner_write, fs::perm_options::add, code);
    SPOT_TRY(content, hashOfFile(to));
    if (content != item.content) {
        SPOT_TRY_DONE(checkMediaFile(item, from));
        return Error{Fault::Io, "the copy " + to.string() + " is not what was written: look at the disk"};
    }
    return makeDurable(to);
}

} // namespace spot
