// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli export, import: timelines to and from the files of other tools.
#include "app/bake/bake.h"
#include "app/cli/command.h"
#include "app/deliver/delivery.h"
#include "app/exchange/exchange.h"
#include "app/session/studio.h"

#include <cstdio>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

void print(const char* heading, const ExchangeReport& report)
{
    for (const std::string& line : report.lines) std::printf("%s: %s\n", heading, line.c_str());
}

/// What the formats say by themselves.
BakeRules rulesOf(ExchangeFormat format)
{
    BakeRules rules;
    rules.dissolves = format != ExchangeFormat::Fcpxml;
    if (format == ExchangeFormat::Mlt) rules.colours = rules.looks = rules.reverse = true, rules.speeds = false, rules.films = AlphaKind::Animation;
    return rules;
}

/// The store and what was rendered for this export.
class BakedMedia final : public MediaResolver
{
public:
    BakedMedia(const MediaResolver& store, std::map<ContentHash, fs::path> files) : m_store(store), m_files(std::move(files)) {}
    Result<fs::path> pathOf(const ContentHash& media) const override
    {
        const auto found = m_files.find(media);
        return found == m_files.end() ? m_store.pathOf(media) : Result<fs::path>(found->second);
    }

private:
    const MediaResolver& m_store;
    std::map<ContentHash, fs::path> m_files;
};

Result<Baked> bakeWithBar(const Project& project, TimelineId id, ExchangeFormat format, const fs::path& output, const MediaResolver& media)
{
    const fs::path whole = fs::absolute(output);
    ProgressBar bar("Render");
    std::stop_source stop;
    TextRaster raster;
    return bake(project, id, rulesOf(format), whole.parent_path() / (whole.stem().string() + "_media"), media, raster,
                [&](double fraction) {
                    if (interrupted()) stop.request_stop();
                    bar.show(fraction, "render");
                },
                stop.get_token());
}

Result<Done> exportProject(const fs::path& file, const std::string& timeline, ExchangeFormat format, const fs::path& output, bool isBaked)
{
    SPOT_TRY(studio, openStudio());
    SPOT_TRY_DONE(studio->openDocumentToRead(file));
    studio->waitForMedia();
    const ProjectPtr project = studio->document()->project();
    const auto id = timelineNamed(*project, timeline);
    if (!id) return Error{id.error().fault, file.string() + ": " + id.error().message};
    const StoreResolver store(studio->store());
    Baked baked{*project, {}, {}};
    if (isBaked) {
        SPOT_TRY(made, bakeWithBar(*project, *id, format, output, store));
        baked = std::move(made);
    }
    SPOT_TRY(done, exportTimeline(format, baked.project, *id, output, BakedMedia(store, baked.files)));
    for (const fs::path& written : done.files) std::printf("%s: written\n", written.c_str());
    for (const std::string& line : baked.lines) std::printf("rendered: %s\n", line.c_str());
    print("not carried", done.report);
    return Done{};
}

/// Texts become tracks of a project that is there already.
Result<Done> addTexts(Studio& studio, const fs::path& output, const std::string& timeline, const ImportedFile& imported)
{
    SPOT_TRY_DONE(studio.openDocument(output));
    const ProjectPtr project = studio.document()->project();
    const auto id = timelineNamed(*project, timeline);
    if (!id) return Error{id.error().fault, output.string() + ": " + id.error().message};
    std::vector<Edit> edits;
    for (const TrackPtr& made : imported.project.timelines.front()->tracks) {
        Track track = *made;
        track.id = {};
        for (ClipPtr& clip : track.clips) {
            Clip fresh = *clip;
            fresh.id = {};
            clip = std::make_shared<const Clip>(std::move(fresh));
        }
        edits.push_back(AddTrack{*id, std::move(track), project->find(*id)->tracks.size() + edits.size()});
    }
    return studio.document()->applyAll(edits, "Import captions");
}

Result<Done> importProject(const fs::path& file, const fs::path& output, const std::string& timeline, ImportWish wish)
{
    SPOT_TRY(studio, openStudio());
    std::error_code code;
    const bool isThere = fs::exists(output, code);
    const auto format = formatOfFile(file);
    const bool isText = format && isSubtitles(*format);
    if (isThere && !isText) return Error{Fault::Invalid, output.string() + ": is there already: give -o the name of a new project"};
    if (isThere && isText) { // captions stand on the frames of the timeline that they come to
        SPOT_TRY_DONE(studio->openDocument(output));
        const auto id = timelineNamed(*studio->document()->project(), timeline);
        if (!id) return Error{id.error().fault, output.string() + ": " + id.error().message};
        wish.rate = studio->document()->project()->find(*id)->rate;
    }
    if (!isText) wish.timeline = timeline;
    if (wish.mediaFolder.empty()) wish.mediaFolder = fs::absolute(output).parent_path() / (output.stem().string() + " media");
    SPOT_TRY(imported, importFile(file, wish));
    takeInMedia(imported, StoreResolver(studio->store()), [&](const fs::path& media) { return studio->takeIn(media); });
    const Result<Done> written = isThere ? addTexts(*studio, output, timeline, imported) : studio->createDocument(output, imported.project);
    if (!written) {
        if (!imported.unpacked.empty()) fs::remove_all(imported.unpacked, code);
        return written.error();
    }
    std::printf("%s: written\n", output.c_str());
    if (!imported.unpacked.empty()) std::printf("%s: its media\n", imported.unpacked.c_str());
    print("finding", imported.report);
    return Done{};
}

/// "25", "23.976", "30000/1001".
std::optional<FrameRate> rateFrom(const QString& text)
{
    static constexpr std::pair<const char*, FrameRate> known[]{{"23.976", fps23976}, {"23.98", fps23976}, {"29.97", fps2997}, {"59.94", fps5994}};
    for (const auto& [word, rate] : known)
        if (text == word) return rate;
    const QStringList parts = text.split('/');
    bool isNumber = false, isDenNumber = true;
    const int num = parts[0].toInt(&isNumber), den = parts.size() == 2 ? parts[1].toInt(&isDenNumber) : 1;
    if (parts.size() > 2 || !isNumber || !isDenNumber || num < 1 || den < 1) return std::nullopt;
    const FrameRate rate{num, den};
    return rate.isExact() && rate.perSecond() >= 1 && rate.perSecond() <= 240 ? std::optional(rate) : std::nullopt;
}

} // namespace

Exit runExport(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Writes a timeline for another tool, and says what its format cannot carry. The project is not changed.");
    parser.addPositionalArgument("PROJECT", "A .spot file");
    parser.addOption({{"o", "output"}, "The file to write.", "FILE"});
    parser.addOption({"to", QString("The format: %1; else by the file's ending.").arg(QString::fromStdString(allFormats())), "FORMAT"});
    parser.addOption({"timeline", "Its name, for instance 9:16, or #ID; else the first.", "NAME"});
    parser.addOption({"bake", "Render what the format cannot say into media beside the file; mlt and fcpxml do so by themselves, otio when asked."});
    parser.addOption({"no-bake", "Leave out what the format cannot say, and list it."});
    if (const auto exit = parse(parser, "export", arguments)) return *exit;
    if (parser.positionalArguments().size() != 1) return misuse("export", "one project is needed");
    if (!parser.isSet("output")) return misuse("export", "-o FILE is needed");
    const fs::path output = fileNamed(parser.value("output"));
    const auto format = parser.isSet("to") ? formatNamed(parser.value("to").toStdString()) : formatOfFile(output);
    if (!format) return misuse("export", QString("--to: one of %1").arg(QString::fromStdString(allFormats())));
    const bool bakes = *format == ExchangeFormat::Mlt || *format == ExchangeFormat::Fcpxml;
    if (parser.isSet("bake") && !bakes && *format != ExchangeFormat::Otio) return misuse("export", "--bake: for mlt, fcpxml and otio");
    if (parser.isSet("bake") && parser.isSet("no-bake")) return misuse("export", "--bake and --no-bake contradict each other");
    const bool isBaked = parser.isSet("bake") || (bakes && !parser.isSet("no-bake"));
    const auto done = exportProject(fileNamed(parser.positionalArguments().at(0)), parser.value("timeline").toStdString(), *format, output, isBaked);
    return done ? Exit::Done : say(done.error());
}

Exit runImport(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Makes a project of another tool's file. Subtitles can also come into a project that is there.");
    parser.addPositionalArgument("FILE", QString("One of %1").arg(QString::fromStdString(allFormats())));
    parser.addOption({{"o", "output"}, "The project to write.", "PROJECT.spot"});
    parser.addOption({"media", "Of an .otioz: the new folder for its media; else \"PROJECT media\" beside the project.", "FOLDER"});
    parser.addOption({"rate", "Frames per second, for files that do not say it: 25, 23.976, 30000/1001.", "RATE"});
    parser.addOption({"timeline", "Of a file with several: the one to read; else all. Of a project that is there: where subtitles go; else the first.", "NAME"});
    if (const auto exit = parse(parser, "import", arguments)) return *exit;
    if (parser.positionalArguments().size() != 1) return misuse("import", "one file is needed");
    if (!parser.isSet("output")) return misuse("import", "-o PROJECT.spot is needed");
    ImportWish wish;
    if (parser.isSet("media")) wish.mediaFolder = fileNamed(parser.value("media"));
    if (parser.isSet("rate") && !(wish.rate = rateFrom(parser.value("rate")))) return misuse("import", "--rate: frames per second, such as 25, 23.976 or 30000/1001");
    const auto done = importProject(fileNamed(parser.positionalArguments().at(0)), fileNamed(parser.value("output")), parser.value("timeline").toStdString(), wish);
    return done ? Exit::Done : say(done.error());
}

} // namespace spot
