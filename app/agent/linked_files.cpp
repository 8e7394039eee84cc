// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/linked_files.h"

#include <algorithm>
#include <charconv>
#include <unistd.h>

namespace spot
{

namespace fs = std::filesystem;

namespace
{

std::string place(const LinkedFile& link, const std::string& name) { return name + ":" + std::to_string(link.line) + ":" + std::to_string(link.column) + ": "; }

/// "%20" is a space; what is no such code stays.
std::string decoded(std::string_view path)
{
    std::string text;
    for (std::size_t i = 0; i < path.size(); ++i) {
        unsigned value = 0;
        const bool isCode = path[i] == '%' && i + 2 < path.size() && std::from_chars(path.data() + i + 1, path.data() + i + 3, value, 16).ptr == path.data() + i + 3 && value;
        text += isCode ? static_cast<char>(value) : path[i];
        if (isCode) i += 2;
    }
    return text;
}

fs::path fileOf(const std::string& path, const fs::path& folder)
{
    std::error_code code;
    const fs::path literal = folder / path, meant = folder / decoded(path);
    return !fs::exists(literal, code) && fs::exists(meant, code) ? meant : literal;
}

} // namespace

std::vector<LinkedFile> linkedFiles(const Script& script, const fs::path& folder)
{
    std::vector<LinkedFile> links;
    const auto add = [&](const std::string& path, int line, int column) {
        const bool isKnown = std::any_of(links.begin(), links.end(), [&](const LinkedFile& l) { return l.path == path; });
        if (!path.empty() && !isKnown) links.push_back({path, fileOf(path, folder), line, column});
    };
    add(script.brief.brand.logo, script.logoLine, script.logoColumn);
    for (const Scene& scene : script.storyboard.scenes)
        for (const MediaLink& link : scene.media) add(link.path, link.line, link.column);
    return links;
}

Result<Done> checkLinkedFile(const LinkedFile& link, const std::string& name)
{
    std::error_code code;
    const std::string said = place(link, name) + "the file \"" + link.path + "\" ";
    const fs::file_status status = fs::status(link.file, code);
    if (!fs::exists(status)) {
        const fs::path folder = link.file.parent_path();
        return Error{Fault::NotFound, said + "is not there: put it into " + (folder.empty() ? "the script's folder" : folder.string()) + ", or correct the link"};
    }
    if (fs::is_directory(status)) return Error{Fault::Invalid, said + "is a folder: link one file in it"};
    if (!fs::is_regular_file(status)) return Error{Fault::Invalid, said + "is a device and no file: link a film, a sound or a picture"};
    if (::access(link.file.c_str(), R_OK) != 0) return Error{Fault::Denied, said + "may not be read: look at its permissions"};
    return Done{};
}

Error atLink(const LinkedFile& link, const std::string& name, const Error& error)
{
    return {error.fault == Fault::Unsupported ? Fault::Invalid : error.fault, place(link, name) + error.message};
}

bool isSameFile(const fs::path& one, const fs::path& other)
{
    std::error_code code;
    if (one.empty() || other.empty()) return false;
    if (fs::equivalent(one, other, code)) return true;
    const fs::path first = fs::weakly_canonical(fs::absolute(one, code), code), second = fs::weakly_canonical(fs::absolute(other, code), code);
    return !first.empty() && first == second;
}

} // namespace spot
