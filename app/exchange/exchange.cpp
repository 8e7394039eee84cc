// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/exchange.h"

#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "app/exchange/ass.h"
#include "app/exchange/edl.h"
#include "app/exchange/fcpxml.h"
#include "app/exchange/foreign_text.h"
#include "app/exchange/media_address.h"
#include "app/exchange/mlt.h"
#include "app/exchange/otio.h"
#include "app/exchange/otio_bundle.h"
#include "app/exchange/otio_foreign.h"
#include "app/exchange/srt.h"
#include "app/exchange/vtt.h"
#include "assets/store/atomic_file.h"

#include <algorithm>
#include <array>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

struct Word {
    std::string_view word;
    ExchangeFormat format;
};
constexpr std::array words{Word{"otio", ExchangeFormat::Otio}, Word{"otioz", ExchangeFormat::Otioz}, Word{"otiod", ExchangeFormat::Otiod},
                           Word{"edl", ExchangeFormat::Edl}, Word{"fcpxml", ExchangeFormat::Fcpxml}, Word{"mlt", ExchangeFormat::Mlt}, Word{"srt", ExchangeFormat::Srt}, Word{"vtt", ExchangeFormat::Vtt},
                           Word{"ass", ExchangeFormat::Ass}, Word{"ssa", ExchangeFormat::Ass}};

Result<Done> writeText(const fs::path& file, std::string_view text)
{
    SPOT_TRY(out, AtomicFile::create(file));
    SPOT_TRY_DONE(out.write(text));
    return out.commit();
}

Error inFile(const fs::path& file, const Error& error) { return {error.fault, file.string() + ": " + error.message}; }

Result<ExportedFile> exportSubtitles(ExchangeFormat format, const Timeline& timeline, const fs::path& file)
{
    ExportedFile done;
    if (file.extension() == ".ssa") return Error{Fault::Unsupported, file.string() + ": SSA is read, not written: write .ass"};
    const CueKeeps keeps = format == ExchangeFormat::Ass ? CueKeeps::Looks : format == ExchangeFormat::Vtt ? CueKeeps::Places : CueKeeps::Words;
    const std::vector<Cue> cues = cuesOf(timeline, keeps, done.report);
    if (cues.empty()) return Error{Fault::Invalid, "the timeline \"" + timeline.name + "\" has no text to write as subtitles"};
    done.report.add("pictures and sounds stay behind: subtitles carry words only");
    SPOT_TRY_DONE(writeText(file, keeps == CueKeeps::Looks ? assOf(cues, timeline.canvas) : keeps == CueKeeps::Places ? vttOf(cues) : srtOf(cues)));
    done.files.push_back(file);
    return done;
}

Result<ImportedFile> importSubtitles(ExchangeFormat format, const fs::path& file, FrameRate rate)
{
    SPOT_TRY(text, readForeignText(file, longestSubtitles));
    ImportedFile done;
    auto cues = format == ExchangeFormat::Ass ? cuesFromAss(text, done.report) : format == ExchangeFormat::Vtt ? cuesFromVtt(text, done.report) : cuesFromSrt(text, done.report);
    if (!cues) return inFile(file, cues.error());
    Timeline timeline;
    timeline.name = "16:9";
    timeline.rate = rate;
    auto tracks = tracksOf(*cues, rate, done.report);
    if (!tracks) return inFile(file, tracks.error());
    for (Track& track : *tracks) timeline.tracks.push_back(std::make_shared<const Track>(std::move(track)));
    Project empty;
    empty.name = file.stem().string();
    auto project = spot::apply(empty, AddTimeline{std::move(timeline)});
    if (!project) return inFile(file, project.error());
    done.project = std::move(*project);
    return done;
}

/// True when the file that another tool named is there still and is what we have of it.
bool isSameFile(const fs::path& written, const fs::path& ours, const ContentHash& content)
{
    std::error_code code;
    if (written.empty() || !fs::is_regular_file(written, code) || fs::file_size(written, code) != fs::file_size(ours, code)) return false;
    const auto hash = hashOfFile(written);
    return hash && *hash == content;
}

Result<ExportedFile> exportOtio(const Project& project, const Timeline& timeline, const fs::path& file, const MediaResolver& media)
{
    ExportedFile done;
    const fs::path folder = fs::absolute(file).parent_path();
    const auto address = [&](const MediaItem& item) {
        const auto path = media.pathOf(item.content);
        const std::string written = sourceOf(item.foreign).address;
        if (!path || isSameFile(fileAt(written, folder), *path, item.content)) return written;
        return addressOf(*path, folder);
    };
    SPOT_TRY(text, otioOf(project, timeline, address, done.report));
    SPOT_TRY_DONE(writeText(file, text));
    done.files.push_back(file);
    return done;
}

Result<ExportedFile> exportMlt(const Project& project, const Timeline& timeline, const fs::path& file, const MediaResolver& media)
{
    ExportedFile done;
    const auto fileOf = [&](const MediaItem& item) {
        const auto path = media.pathOf(item.content);
        return path ? fs::absolute(*path) : fs::path();
    };
    const std::string text = mltOf(project, timeline, fileOf, done.report);
    SPOT_TRY_DONE(writeText(file, text));
    done.files.push_back(file);
    return done;
}

Result<ExportedFile> exportFcpxml(const Project& project, const Timeline& timeline, const fs::path& file, const MediaResolver& media)
{
    ExportedFile done;
    const auto fileOf = [&](const MediaItem& item) { return media.pathOf(item.content).value_or(fs::path()); };
    SPOT_TRY(text, fcpxmlOf(project, timeline, fileOf, done.report));
    SPOT_TRY_DONE(writeText(file, text));
    done.files.push_back(file);
    return done;
}

/// The first track under the name given, the others beside it: cut.edl, cut.Voice.edl.
Result<ExportedFile> exportEdls(const Project& project, const Timeline& timeline, const fs::path& file, const MediaResolver& media)
{
    ExportedFile done;
    const auto pathOf = [&](const MediaItem& item) {
        const auto path = media.pathOf(item.content);
        return path ? fs::absolute(*path).string() : std::string();
    };
    SPOT_TRY(lists, edlsOf(project, timeline, pathOf, done.report));
    for (std::size_t i = 0; i < lists.size(); ++i) {
        std::string name = std::to_string(i + 1) + "-";
        for (const char c : lists[i].name.substr(0, 40)) name += static_cast<unsigned char>(c) < 0x20 || c == '/' ? '_' : c;
        const fs::path place = i == 0 ? file : file.parent_path() / (file.stem().string() + "." + name + ".edl");
        SPOT_TRY_DONE(writeText(place, lists[i].text));
        done.files.push_back(place);
    }
    return done;
}

Result<ImportedFile> importEdl(const fs::path& file, std::optional<FrameRate> rate)
{
    SPOT_TRY(text, readForeignText(file, longestEdl));
    auto done = fromEdl(text, file.stem().string(), fs::absolute(file).parent_path(), rate);
    if (!done) return inFile(file, done.error());
    return done;
}

Result<ImportedFile> importOtio(const fs::path& file, const ImportWish& wish)
{
    SPOT_TRY(text, readForeignText(file, longestOtio));
    auto done = fromOtio(text, {file.stem().string(), fs::absolute(file).parent_path(), wish.timeline});
    if (!done) return inFile(file, done.error());
    return done;
}

std::optional<OtioBundle> bundleOf(ExchangeFormat format)
{
    if (format == ExchangeFormat::Otioz) return OtioBundle::Archive;
    return format == ExchangeFormat::Otiod ? std::optional(OtioBundle::Folder) : std::nullopt;
}

} // namespace

std::optional<ExchangeFormat> formatNamed(std::string_view word)
{
    const auto found = std::find_if(words.begin(), words.end(), [word](const Word& w) { return w.word == word; });
    return found == words.end() ? std::nullopt : std::optional(found->format);
}

std::optional<ExchangeFormat> formatOfFile(const fs::path& file)
{
    std::string ending = (file.has_filename() ? file : file.parent_path()).extension().string(); // a folder may end in a slash
    if (ending.empty()) return std::nullopt;
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c); });
    return formatNamed(std::string_view(ending).substr(1));
}

std::string allFormats()
{
    std::string all;
    for (const Word& w : words) all += (all.empty() ? "" : ", ") + std::string(w.word);
    return all;
}

Result<ExportedFile> exportTimeline(ExchangeFormat format, const Project& project, TimelineId id, const fs::path& file, const MediaResolver& media)
{
    const Timeline* timeline = project.find(id);
    if (!timeline) return Error{Fault::NotFound, "the project has no timeline " + std::to_string(id.value)};
    if (format == ExchangeFormat::Otio) return exportOtio(project, *timeline, file, media);
    if (const auto bundle = bundleOf(format)) return exportBundle(*bundle, project, *timeline, file, media);
    auto done = format == ExchangeFormat::Edl      ? exportEdls(project, *timeline, file, media)
                : format == ExchangeFormat::Fcpxml ? exportFcpxml(project, *timeline, file, media)
                : format == ExchangeFormat::Mlt    ? exportMlt(project, *timeline, file, media)
                                                   : exportSubtitles(format, *timeline, file);
    if (const std::size_t count = done ? foreignCount(*timeline) : 0) done->report.add("what other programs noted at " + std::to_string(count) + " places stays behind: only OTIO carries it");
    return done;
}

Result<ImportedFile> importFile(const fs::path& file, const ImportWish& wish)
{
    const auto format = formatOfFile(file);
    if (!format) return Error{Fault::Unsupported, file.string() + ": is none of " + allFormats()};
    if (*format == ExchangeFormat::Otio) return importOtio(file, wish);
    if (const auto bundle = bundleOf(*format)) return importBundle(*bundle, file, wish);
    if (*format == ExchangeFormat::Edl) return importEdl(file, wish.rate);
    if (*format == ExchangeFormat::Mlt || *format == ExchangeFormat::Fcpxml) return Error{Fault::Unsupported, file.string() + ": this format is written, not read"};
    return importSubtitles(*format, file, wish.rate.value_or(fps30));
}

} // namespace spot
