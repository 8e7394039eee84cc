// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/exchange.h: timelines to and from the files of other tools; the one door to all formats of this folder.
#pragma once

#include "app/exchange/exchange_report.h"
#include "app/model/project.h"
#include "assets/base/result.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spot
{

enum class ExchangeFormat { Otio, Otioz, Otiod, Edl, Fcpxml, Mlt, Srt, Vtt, Ass };
/// Formats of texts alone, which can also come into a project that is there.
constexpr bool isSubtitles(ExchangeFormat format) { return format >= ExchangeFormat::Srt; }

/// "srt" as in `--to srt`; none for a word that is no format.
std::optional<ExchangeFormat> formatNamed(std::string_view word);
/// By the file's ending, in any case.
std::optional<ExchangeFormat> formatOfFile(const std::filesystem::path& file);
/// "srt, vtt": all words.
std::string allFormats();

struct ExportedFile {
    std::vector<std::filesystem::path> files; ///< as written, the named one first
    ExchangeReport report;
};
/// Writes whole or not at all; an existing file is replaced. `media` tells where the files of the project lie.
/// Errors: NotFound (no such timeline), Invalid (the format cannot hold any of it), Denied, NoSpace, Io.
///                                                                                             [blocks; any thread but ui]
Result<ExportedFile> exportTimeline(ExchangeFormat format, const Project& project, TimelineId timeline, const std::filesystem::path& file, const MediaResolver& media);

/// A file that an import names. Until it was taken in, its item in the project is offline: its content is in no store.
struct ForeignMedia {
    MediaId item;
    std::string written;        ///< as the file names it
    std::filesystem::path file; ///< where that would be on this machine; empty: nowhere (an address in the network)
};
struct ImportedFile {
    Project project; ///< keeps the invariants
    std::vector<ForeignMedia> media;
    ExchangeReport report;
    std::filesystem::path unpacked; ///< of an archive with media: the folder that is there now; else empty
};
struct ImportWish {
    std::optional<FrameRate> rate; ///< for formats that do not say it
    std::string timeline;          ///< of a file with several: the one to read; empty: all
    std::filesystem::path mediaFolder; ///< of an archive with media: the new folder they are unpacked into; empty: "NAME media" beside it
};
/// Takes the media of an import in, where their files are there and hold what the cut asks of them; the others stay offline, each
/// with a line in the report. `takeIn` probes a file and keeps it (Studio::takeIn); `store` knows what is kept already.
///                                                                                             [blocks; any thread but ui]
using TakeIn = std::function<Result<MediaItem>(const std::filesystem::path&)>;
void takeInMedia(ImportedFile& imported, const MediaResolver& store, const TakeIn& takeIn);

/// Reads the file alone and touches nothing that it names; an archive with media is unpacked.
/// Errors: NotFound, Denied, Io, Unsupported (no such format), Corrupt and OutOfRange with file, place and cause.
///                                                                                             [blocks; any thread but ui]
Result<ImportedFile> importFile(const std::filesystem::path& file, const ImportWish& wish);

} // namespace spot
