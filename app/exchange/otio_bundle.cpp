// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: OpenTimelineIO docs/tutorials/otio-filebundles.md: version 1.0.0, media flat in media/, target_url relative to the bundle.
#include "app/exchange/otio_bundle.h"

#include "app/exchange/foreign_text.h"
#include "app/exchange/media_address.h"
#include "app/exchange/otio.h"
#include "app/file/media_copy.h"
#include "app/file/unzip.h"
#include "app/file/zip_file.h"
#include "assets/store/atomic_file.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include <fcntl.h>
#include <unistd.h>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

constexpr const char *cutName = "content.otio", *versionName = "version.txt", *mediaName = "media", *version = "1.0.0";
constexpr std::size_t longestVersion = 1024;

struct Copy {
    MediaPtr item;
    fs::path from;
    std::string name; ///< below media/
};

/// Each content once. What is not here is a line of the report.
std::vector<Copy> copiesOf(const Project& project, const MediaResolver& media, ExchangeReport& report)
{
    std::vector<Copy> copies;
    std::set<ContentHash> seen;
    std::set<std::string> taken;
    for (const MediaPtr& item : project.media) {
        const auto stored = item->content ? media.pathOf(item->content) : Result<fs::path>(Error{});
        std::error_code code;
        if (!stored || !fs::is_regular_file(*stored, code)) report.add("media \"" + item->name + "\" is missing here, so that it is not in the bundle");
        else if (seen.insert(item->content).second) copies.push_back({item, *stored, uniqueName(fileNameFor(*item, *stored), taken)});
    }
    return copies;
}

Result<Done> writeText(const fs::path& file, std::string_view text)
{
    SPOT_TRY(out, AtomicFile::create(file));
    SPOT_TRY_DONE(out.write(text));
    return out.commit();
}

/// Over what is of that name, or in place of nothing.
Result<Done> moveTo(const fs::path& from, const fs::path& to, bool replaces)
{
    if (!replaces) return renameNew(from, to);
    if (::rename(from.c_str(), to.c_str()) != 0) return ioError(errno, "write", to);
    return syncFolder(to.parent_path());
}

Result<Done> writeArchive(const std::vector<Copy>& copies, const fs::path& aside, const fs::path& target)
{
    SPOT_TRY_DONE(writeText(aside / versionName, version));
    std::vector<ZipEntry> entries{{versionName, aside / versionName, true}, {cutName, aside / cutName, true}};
    for (const Copy& copy : copies) {
        SPOT_TRY_DONE(checkMediaFile(*copy.item, copy.from));
        entries.push_back({fs::path(mediaName) / copy.name, copy.from, false});
    }
    SPOT_TRY_DONE(writeZip(aside / "bundle", entries));
    return moveTo(aside / "bundle", target, true);
}

Result<Done> writeFolder(const std::vector<Copy>& copies, const fs::path& aside, const fs::path& target)
{
    std::error_code code;
    fs::create_directory(aside / mediaName, code);
    if (code) return ioError(code.value(), "make the folder", aside / mediaName);
    for (const Copy& copy : copies) SPOT_TRY_DONE(copyMediaFile(*copy.item, copy.from, aside / mediaName / copy.name));
    SPOT_TRY_DONE(syncFolder(aside / mediaName));
    SPOT_TRY_DONE(syncFolder(aside));
    return moveTo(aside, target, false);
}

/// The folder of a path without a slash at its end.
fs::path plain(const fs::path& path)
{
    std::error_code code;
    const fs::path whole = fs::absolute(path, code).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

bool isInside(const fs::path& file, const fs::path& folder)
{
    std::error_code code;
    const fs::path inside = fs::weakly_canonical(file, code).lexically_relative(fs::canonical(folder, code));
    return !code && !inside.empty() && *inside.begin() != ".." && *inside.begin() != ".";
}

/// The cut in the folder; media outside of it are let go.
Result<ImportedFile> readFolder(const fs::path& folder, const std::string& name, const std::string& timeline)
{
    const fs::path cut = folder / cutName;
    std::error_code code;
    if (!fs::is_regular_file(fs::symlink_status(cut, code))) return Error{Fault::Corrupt, std::string("has no file ") + cutName};
    SPOT_TRY(text, readForeignText(cut, longestOtio));
    auto done = fromOtio(text, {name, folder, timeline});
    if (!done) return Error{done.error().fault, std::string(cutName) + ": " + done.error().message};
    for (ForeignMedia& media : done->media) {
        if (media.file.empty() || isInside(media.file, folder)) continue;
        done->report.add("media (" + media.written.substr(0, 200) + "): lies outside of the bundle and is not opened");
        media.file.clear();
    }
    return done;
}

/// Other versions may mean other things by the same names.
void judgeVersion(const fs::path& folder, ExchangeReport& report)
{
    const auto said = readForeignText(folder / versionName, longestVersion);
    if (!said) report.add(std::string("the bundle says no version: it is read as ") + version);
    else if (const std::string_view plainly = withoutBlanks(std::string_view(*said).substr(0, said->find_first_of("\r\n"))); !plainly.starts_with("1."))
        report.add("the bundle is of version \"" + std::string(plainly.substr(0, 40)) + "\": it is read as " + version);
}

} // namespace

Result<ExportedFile> exportBundle(OtioBundle kind, const Project& project, const Timeline& timeline, const fs::path& file, const MediaResolver& media)
{
    std::error_code code;
    const fs::path target = plain(file);
    const bool isFolder = kind == OtioBundle::Folder;
    const auto there = fs::symlink_status(target, code);
    if (fs::exists(there) && (isFolder || !fs::is_regular_file(there))) return Error{Fault::Invalid, target.string() + ": is there already; choose another name"};
    if (!fs::is_directory(target.parent_path(), code)) return Error{Fault::NotFound, target.parent_path().string() + ": there is no such folder; make it first"};
    ExportedFile done{{file}, {}};
    const std::vector<Copy> copies = copiesOf(project, media, done.report);
    std::map<ContentHash, std::string> names;
    for (const Copy& copy : copies) names[copy.item->content] = copy.name;
    const auto address = [&](const MediaItem& item) {
        const auto name = names.find(item.content);
        return name == names.end() ? std::string() : addressOf(target / mediaName / name->second, target);
    };
    SPOT_TRY(text, otioOf(project, timeline, address, done.report));
    const fs::path aside = target.string() + ".partial-" + std::to_string(::getpid());
    fs::remove_all(aside, code);
    const Result<Done> made = [&]() -> Result<Done> {
        fs::create_directory(aside, code);
        if (code) return ioError(code.value(), "make the folder", aside);
        SPOT_TRY_DONE(writeText(aside / cutName, text));
        return isFolder ? writeFolder(copies, aside, target) : writeArchive(copies, aside, target);
    }();
    fs::remove_all(aside, code);
    if (!made) return made.error();
    return done;
}

Result<ImportedFile> importBundle(OtioBundle kind, const fs::path& file, const ImportWish& wish)
{
    std::error_code code;
    const fs::path bundle = plain(file);
    if (kind == OtioBundle::Folder) {
        if (!fs::exists(bundle, code)) return Error{Fault::NotFound, file.string() + ": there is no such folder"};
        if (!fs::is_directory(bundle, code)) return Error{Fault::Corrupt, file.string() + ": is not a folder"};
        auto done = readFolder(bundle, bundle.stem().string(), wish.timeline);
        if (!done) return Error{done.error().fault, file.string() + ": " + done.error().message};
        return done;
    }
    const fs::path folder = plain(wish.mediaFolder.empty() ? bundle.parent_path() / (bundle.stem().string() + " media") : wish.mediaFolder);
    SPOT_TRY_DONE(unpackZip(bundle, folder));
    auto done = readFolder(folder, bundle.stem().string(), wish.timeline);
    if (!done) {
        fs::remove_all(folder, code);
        return Error{done.error().fault, file.string() + ": " + done.error().message};
    }
    judgeVersion(folder, done->report);
    done->unpacked = folder;
    return done;
}

} // namespace spot
