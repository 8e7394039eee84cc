// SPDX-License-Identifier: GPL-3.0-or-later
// app/agent/linked_files.h: the person's files that a script names, found on the disk.
#pragma once

#include "app/script/script.h"

#include <filesystem>

namespace spot
{

/// A link of the script, or its logo, with the file that it means.
struct LinkedFile {
    std::string path; ///< as written in the script
    std::filesystem::path file;
    int line = 0, column = 0;
    bool operator==(const LinkedFile&) const = default;
};

/// Each path once, at its first place; the logo first. "my%20can.png" means "my can.png" where no file has the literal name.
std::vector<LinkedFile> linkedFiles(const Script& script, const std::filesystem::path& folder);

/// Errors, with "NAME:line:column: " before them: NotFound, Invalid (a folder, a device), Denied.
Result<Done> checkLinkedFile(const LinkedFile& link, const std::string& name);

/// What went wrong with a link's file later, with the link's place before it. A file that is no media is bad input: Invalid.
Error atLink(const LinkedFile& link, const std::string& name, const Error& error);

/// The same file on the disk, whatever the paths are, also through links; or the same place where none is yet.
bool isSameFile(const std::filesystem::path& one, const std::filesystem::path& other);

} // namespace spot
