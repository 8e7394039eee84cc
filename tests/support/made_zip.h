// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/made_zip.h: ZIP archives for specs, good ones and such as nobody should make.
#pragma once

#include <zip.h>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace spot
{

struct MadeEntry {
    std::string name, bytes;
    bool isPacked = false;
    unsigned mode = S_IFREG | 0644;
};

inline std::string bytesIn(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
inline void putBytes(const std::filesystem::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

inline void makeZip(const std::filesystem::path& file, const std::vector<MadeEntry>& entries)
{
    zip_t* zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const MadeEntry& entry : entries) {
        zip_source_t* source = zip_source_buffer(zip, entry.bytes.data(), entry.bytes.size(), 0);
        const auto at = static_cast<zip_uint64_t>(zip_file_add(zip, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8));
        zip_set_file_compression(zip, at, entry.isPacked ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
        zip_file_set_external_attributes(zip, at, 0, ZIP_OPSYS_UNIX, static_cast<zip_uint32_t>(entry.mode) << 16);
    }
    zip_close(zip);
}

/// Every place of `from` in the file becomes `to`, of the same length.
inline void replaceIn(const std::filesystem::path& file, const std::string& from, const std::string& to)
{
    std::string bytes = bytesIn(file);
    for (std::size_t at = 0; (at = bytes.find(from, at)) != bytes.npos; at += to.size()) bytes.replace(at, from.size(), to);
    putBytes(file, bytes);
}

} // namespace spot
