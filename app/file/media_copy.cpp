// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/media_copy.h"

#include "app/file/project_database.h"
#include "assets/store/atomic_file.h"

#include <algorithm>
#include <cctype>

namespace spot
{

namespace fs = std::filesystem;

namespace
{

bool isSame(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// Names that Windows gives to devices, whatever their ending. https://learn.microsoft.com/windows/win32/fileio/naming-a-file
bool isDevice(std::string_view name)
{
    const std::string_view stem = name.substr(0, name.find('.'));
    for (const std::string_view word : {"con", "prn", "aux", "nul"})
        if (isSame(stem, word)) return true;
    const bool isPort = stem.size() == 4 && (isSame(stem.substr(0, 3), "com") || isSame(stem.substr(0, 3), "lpt"));
    return isPort && stem[3] >= '0' && stem[3] <= '9';
}

} // namespace

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
    while (name.back() == '.' || name.back() == ' ') name.back() = '_';
    std::string ending = stored.extension().string();
    if (ending.size() > 16) ending.clear();
    if (name.size() <= ending.size() || !isSame(std::string_view(name).substr(name.size() - ending.size()), ending)) name += ending;
    return isDevice(name) ? "_" + name : name;
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
