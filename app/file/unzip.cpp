// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/unzip.h"

#include "app/edit/rules.h"
#include "app/file/project_database.h"
#include "assets/store/atomic_file.h"

#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace spot
{

namespace fs = std::filesystem;

namespace
{

struct Discard {
    void operator()(zip_t* zip) const { zip_discard(zip); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using ZipPtr = std::unique_ptr<zip_t, Discard>;

struct Entry {
    zip_uint64_t index = 0;
    std::string name; ///< relative, with forward slashes; a folder's without the last one
    std::uint64_t bytes = 0;
    bool isFolder = false;
};

/// The name as a person may see it.
std::string shown(std::string_view name)
{
    std::string text;
    for (const char c : name.substr(0, 200)) text += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    return isUtf8(text) ? "\"" + text + "\"" : "a file";
}

/// Why a name is not one inside of a folder; empty: it is.
std::string badName(std::string_view name)
{
    if (name.empty() || name.size() > 2000) return "has no name of a usual length";
    if (!isUtf8(name)) return "has a name that is not UTF-8";
    if (name.find('\\') != name.npos) return "has a backslash in its name";
    if (name.front() == '/') return "has an absolute name";
    if (name.size() > 1 && name[1] == ':') return "names a drive";
    for (const char c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "has a control character in its name";
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        const std::string_view part = name.substr(at, end - at);
        if (part == ".." || part == ".") return "leads out of its folder";
        if (part.empty()) return "has an empty part in its name";
        if (part.size() > 255) return "has a part in its name that is longer than 255 bytes";
        at = end + 1;
    }
    return {};
}

std::string lowered(std::string name)
{
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return name;
}

class Unzip
{
public:
    Unzip(fs::path archive, const UnzipLimits& limits) : m_archive(std::move(archive)), m_limits(limits) {}
    Result<Done> open();
    Result<Done> unpack(const fs::path& folder);
    std::uint64_t bytes() const { return m_bytes; }

private:
    Result<Done> judge(zip_uint64_t index);
    Result<Done> judgeName(const Entry& entry, zip_uint64_t index);
    Result<Done> judgeSize(const zip_stat_t& stat);
    Result<Done> write(const Entry& entry, const fs::path& to);
    Error refused(Fault fault, std::string_view name, const std::string& why) const { return {fault, m_archive.string() + ": " + shown(name) + " in it " + why}; }

    fs::path m_archive;
    UnzipLimits m_limits;
    ZipPtr m_zip;
    std::vector<Entry> m_entries;
    std::set<std::string> m_files, m_folders; ///< in small letters
    std::uint64_t m_bytes = 0, m_packed = 0, m_size = 0;
};

Result<Done> Unzip::open()
{
    std::error_code code;
    const fs::file_status status = fs::status(m_archive, code);
    if (!fs::exists(status)) return Error{Fault::NotFound, m_archive.string() + ": there is no such file"};
    if (!fs::is_regular_file(status)) return Error{Fault::Corrupt, m_archive.string() + ": is not a file"};
    m_size = fs::file_size(m_archive, code);
    int number = 0;
    m_zip.reset(zip_open(m_archive.c_str(), ZIP_RDONLY, &number));
    if (!m_zip) {
        zip_error_t error;
        zip_error_init_with_code(&error, number);
        const std::string why = zip_error_strerror(&error);
        zip_error_fini(&error);
        if (number == ZIP_ER_OPEN) return ioError(errno, "read", m_archive);
        return Error{Fault::Corrupt, m_archive.string() + ": is no whole ZIP archive: " + why};
    }
    const zip_int64_t count = zip_get_num_entries(m_zip.get(), 0);
    if (count < 0 || static_cast<std::uint64_t>(count) > m_limits.entries) return Error{Fault::OutOfRange, m_archive.string() + ": has more than " + std::to_string(m_limits.entries) + " entries"};
    for (zip_int64_t i = 0; i < count; ++i) SPOT_TRY_DONE(judge(static_cast<zip_uint64_t>(i)));
    return Done{};
}

Result<Done> Unzip::judgeName(const Entry& entry, zip_uint64_t index)
{
    if (const std::string why = badName(entry.name); !why.empty()) return refused(Fault::Corrupt, entry.name, why);
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(m_zip.get(), index, 0, &system, &attributes) == 0 && system == ZIP_OPSYS_UNIX) {
        const auto type = static_cast<mode_t>(attributes >> 16) & S_IFMT;
        if (type != 0 && type != S_IFREG && type != S_IFDIR) return refused(Fault::Corrupt, entry.name, type == S_IFLNK ? "is a link" : "is neither a file nor a folder");
    }
    const std::string key = lowered(entry.name);
    if (!entry.isFolder && (!m_files.insert(key).second || m_folders.count(key))) return refused(Fault::Corrupt, entry.name, "is there twice");
    if (entry.isFolder) m_folders.insert(key);
    for (std::size_t slash = key.find('/'); slash != key.npos; slash = key.find('/', slash + 1)) m_folders.insert(key.substr(0, slash));
    for (std::size_t slash = key.find('/'); slash != key.npos; slash = key.find('/', slash + 1))
        if (m_files.count(key.substr(0, slash))) return refused(Fault::Corrupt, entry.name, "lies inside of a file");
    if (entry.isFolder && m_files.count(key)) return refused(Fault::Corrupt, entry.name, "is there twice");
    return Done{};
}

Result<Done> Unzip::judgeSize(const zip_stat_t& stat)
{
    if (stat.encryption_method != ZIP_EM_NONE) return refused(Fault::Unsupported, stat.name, "is encrypted");
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) return refused(Fault::Unsupported, stat.name, "is packed in a way that is not read: store it");
    const bool isBomb = stat.size > (std::uint64_t{1} << 20) && (stat.comp_size == 0 || stat.size / stat.comp_size > m_limits.ratio);
    if (isBomb) return refused(Fault::OutOfRange, stat.name, "would become more than " + std::to_string(m_limits.ratio) + " times as large");
    if (stat.size > m_limits.bytes || m_bytes + stat.size > m_limits.bytes) return refused(Fault::OutOfRange, stat.name, "brings it beyond " + std::to_string(m_limits.bytes) + " bytes");
    m_bytes += stat.size;
    if (stat.comp_size > m_size || (m_packed += stat.comp_size) > m_size) return refused(Fault::Corrupt, stat.name, "lies over other files, or beyond its end");
    return Done{};
}

Result<Done> Unzip::judge(zip_uint64_t index)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(m_zip.get(), index, 0, &stat) != 0 || (stat.valid & needed) != needed) return Error{Fault::Corrupt, m_archive.string() + ": entry " + std::to_string(index) + " is damaged: " + zip_strerror(m_zip.get())};
    Entry entry{index, stat.name, stat.size, false};
    if (entry.name.size() > 1 && entry.name.back() == '/') entry.name.pop_back(), entry.isFolder = true;
    SPOT_TRY_DONE(judgeName(entry, index));
    SPOT_TRY_DONE(judgeSize(stat));
    if (entry.isFolder && entry.bytes > 0) return refused(Fault::Corrupt, entry.name, "is a folder with bytes of its own");
    m_entries.push_back(std::move(entry));
    return Done{};
}

Result<Done> Unzip::write(const Entry& entry, const fs::path& to)
{
    const std::unique_ptr<zip_file_t, Discard> in(zip_fopen_index(m_zip.get(), entry.index, 0));
    if (!in) return refused(Fault::Corrupt, entry.name, std::string("is damaged: ") + zip_strerror(m_zip.get()));
    const int out = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (out < 0) return ioError(errno, "write", to);
    const Result<Done> done = [&]() -> Result<Done> {
        std::vector<char> block(std::size_t{1} << 18);
        std::uint64_t all = 0;
        for (;;) {
            const zip_int64_t got = zip_fread(in.get(), block.data(), block.size());
            if (got < 0) return refused(Fault::Corrupt, entry.name, std::string("is damaged: ") + zip_file_strerror(in.get()));
            if (got == 0) break;
            all += static_cast<std::uint64_t>(got);
            if (all > entry.bytes) return refused(Fault::Corrupt, entry.name, "is longer than it says");
            for (zip_int64_t at = 0; at < got;) {
                const ssize_t put = ::write(out, block.data() + at, static_cast<std::size_t>(got - at));
                if (put < 0 && errno == EINTR) continue;
                if (put < 0) return ioError(errno, "write", to);
                at += put;
            }
        }
        if (all != entry.bytes) return refused(Fault::Corrupt, entry.name, "is shorter than it says");
        if (::fsync(out) != 0) return ioError(errno, "make durable", to);
        return Done{};
    }();
    ::close(out);
    return done;
}

Result<Done> Unzip::unpack(const fs::path& folder)
{
    std::error_code code;
    std::set<fs::path> made{folder};
    for (const Entry& entry : m_entries) {
        const fs::path to = folder / entry.name, parent = entry.isFolder ? to : to.parent_path();
        if (made.insert(parent).second) fs::create_directories(parent, code);
        if (code) return ioError(code.value(), "make the folder", parent);
        if (!entry.isFolder) SPOT_TRY_DONE(write(entry, to));
    }
    for (const fs::path& each : made) SPOT_TRY_DONE(syncFolder(each));
    return Done{};
}

} // namespace

Result<Done> unpackZip(const fs::path& archive, const fs::path& wanted, const UnzipLimits& limits)
{
    std::error_code code;
    fs::path folder = fs::absolute(wanted, code).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    Unzip unzip(archive, limits);
    SPOT_TRY_DONE(unzip.open());
    if (fs::exists(fs::symlink_status(folder, code))) return Error{Fault::Invalid, folder.string() + ": is there already; name another folder for the media"};
    if (!fs::is_directory(folder.parent_path(), code)) return Error{Fault::NotFound, folder.parent_path().string() + ": there is no such folder; make it first"};
    const fs::space_info space = fs::space(folder.parent_path(), code);
    if (!code && unzip.bytes() > space.available) return Error{Fault::NoSpace, archive.string() + ": needs " + std::to_string(unzip.bytes() >> 20) + " MiB, of which " + std::to_string(space.available >> 20) + " MiB are free: free some space and try again"};
    const fs::path aside = folder.string() + ".partial-" + std::to_string(::getpid());
    fs::remove_all(aside, code);
    const Result<Done> done = [&]() -> Result<Done> {
        fs::create_directory(aside, code);
        if (code) return ioError(code.value(), "make the folder", aside);
        SPOT_TRY_DONE(unzip.unpack(aside));
        return putInPlace(aside, folder);
    }();
    if (!done) fs::remove_all(aside, code);
    return done;
}

} // namespace spot
