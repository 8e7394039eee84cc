// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/zip_file.h"

#include "app/file/project_database.h"

#include <zip.h>

#include <unistd.h>

namespace spot
{

namespace fs = std::filesystem;

namespace
{

Error zipError(const fs::path& archive, const char* why)
{
    const std::string reason = why ? why : "unknown";
    const bool isFull = reason.find("No space") != std::string::npos;
    return {isFull ? Fault::NoSpace : Fault::Io, "cannot write " + archive.string() + ": " + reason + (isFull ? ": free some space and try again" : "")};
}

Result<Done> add(zip_t* zip, const ZipEntry& entry, const fs::path& archive)
{
    zip_source_t* source = zip_source_file(zip, entry.from.c_str(), 0, -1);
    if (!source) return zipError(archive, zip_strerror(zip));
    const zip_int64_t index = zip_file_add(zip, entry.name.generic_string().c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return zipError(archive, zip_strerror(zip));
    }
    constexpr time_t day = 1'262'304'000; // 2010-01-01
    const auto at = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(zip, at, entry.isPacked ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
    zip_file_set_mtime(zip, at, day, 0);
    return Done{};
}

} // namespace

Result<Done> writeZip(const fs::path& archive, const std::vector<ZipEntry>& entries)
{
    const fs::path aside = archive.string() + ".new-" + std::to_string(::getpid());
    std::error_code none;
    fs::remove(aside, none);
    const Result<Done> done = [&]() -> Result<Done> {
        int code = 0;
        zip_t* zip = zip_open(aside.c_str(), ZIP_CREATE | ZIP_EXCL, &code);
        if (!zip) {
            zip_error_t error;
            zip_error_init_with_code(&error, code);
            const Error failed = zipError(archive, zip_error_strerror(&error));
            zip_error_fini(&error);
            return failed;
        }
        for (const ZipEntry& entry : entries)
            if (const auto added = add(zip, entry, archive); !added) {
                zip_discard(zip);
                return added.error();
            }
        if (zip_close(zip) != 0) {
            const Error failed = zipError(archive, zip_strerror(zip));
            zip_discard(zip);
            return failed;
        }
        SPOT_TRY_DONE(makeDurable(aside));
        return putInPlace(aside, archive);
    }();
    if (!done) fs::remove(aside, none);
    return done;
}

} // namespace spot
