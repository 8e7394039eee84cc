// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/media_search.h"

#include <algorithm>
#include <cctype>

namespace spot
{

namespace fs = std::filesystem;

namespace
{

constexpr std::size_t mostFiles = 200'000;

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool holds(const fs::path& file, const ContentHash& content, std::uint64_t bytes)
{
    std::error_code code;
    if (!fs::is_regular_file(file, code) || (bytes && fs::file_size(file, code) != bytes)) return false;
    const auto found = hashOfFile(file);
    return found && *found == content;
}

} // namespace

std::vector<MediaPtr> absentMedia(const Project& project, const ContentStore& store)
{
    std::vector<MediaPtr> absent;
    for (const MediaPtr& item : project.media)
        if (item->content && !store.pathOf(item->content)) absent.push_back(item);
    return absent;
}

std::optional<fs::path> fileAtPlace(const ContentHash& content, const MediaPlaces& places, const fs::path& project)
{
    const auto place = places.find(content);
    if (place == places.end()) return std::nullopt;
    std::error_code code;
    const fs::path beside = (fs::absolute(project, code).parent_path() / place->second.relative).lexically_normal();
    if (!place->second.relative.empty() && holds(beside, content, place->second.bytes)) return beside;
    if (holds(place->second.absolute, content, place->second.bytes)) return place->second.absolute;
    return std::nullopt;
}

Result<int> takeInFromPlaces(const Project& project, const MediaPlaces& places, const fs::path& file, ContentStore& store, std::stop_token stop)
{
    int came = 0;
    for (const MediaPtr& item : absentMedia(project, store)) {
        if (stop.stop_requested()) return Error{Fault::Cancelled, "taking in media was stopped"};
        const auto found = fileAtPlace(item->content, places, file);
        if (!found) continue;
        SPOT_TRY_DONE(store.put(*found, stop));
        ++came;
    }
    return came;
}

Result<FolderSearch> FolderSearch::open(const fs::path& folder)
{
    std::error_code code;
    if (!fs::is_directory(folder, code)) return Error{Fault::NotFound, folder.string() + ": there is no such folder"};
    FolderSearch search;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, code);
    if (code) return Error{Fault::Denied, folder.string() + ": cannot be looked into (" + code.message() + ")"};
    for (; entry != fs::recursive_directory_iterator(); entry.increment(code)) {
        if (code) break;
        if (!entry->is_regular_file(code)) continue;
        if (search.m_files.size() == mostFiles) return Error{Fault::OutOfRange, folder.string() + ": has more than 200000 files; name a folder closer to the media"};
        search.m_files.push_back({entry->path(), entry->file_size(code), {}});
    }
    std::sort(search.m_files.begin(), search.m_files.end(), [](const File& a, const File& b) { return a.path < b.path; });
    return search;
}

std::optional<fs::path> FolderSearch::byContent(const ContentHash& content, std::uint64_t bytes)
{
    for (File& file : m_files) {
        if (bytes && file.bytes != bytes) continue;
        if (!file.content) {
            const auto hash = hashOfFile(file.path);
            file.content = hash ? *hash : ContentHash{};
        }
        if (*file.content == content) return file.path;
    }
    return std::nullopt;
}

std::optional<fs::path> FolderSearch::byName(const std::string& name) const
{
    const std::string wanted = lower(name);
    const auto found = std::find_if(m_files.begin(), m_files.end(), [&](const File& file) { return lower(file.path.filename().string()) == wanted; });
    return found == m_files.end() ? std::nullopt : std::optional(found->path);
}

} // namespace spot
