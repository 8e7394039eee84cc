// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli render: a project becomes a film.
#include "app/cli/command.h"
#include "app/cli/output_check.h"

namespace spot
{

namespace
{

/// LUFS of a standard's name, or a number.
std::optional<double> loudnessNamed(const QString& word)
{
    if (word == "ebu") return -23;
    if (word == "atsc") return -24;
    if (word == "web") return -16;
    bool isNumber = false;
    const double lufs = word.toDouble(&isNumber);
    return isNumber && lufs >= -40 && lufs <= -5 ? std::optional(lufs) : std::nullopt;
}

Result<Done> render(const std::filesystem::path& file, const std::string& timeline, const ExportWish& wish)
{
    SPOT_TRY_DONE(checkOutput(wish, {file}));
    SPOT_TRY(studio, openStudio());
    SPOT_TRY_DONE(studio->openDocumentToRead(file));
    studio->waitForMedia();
    const ProjectPtr project = studio->document()->project();
    auto id = timelineNamed(*project, timeline);
    if (!id) return Error{id.error().fault, file.string() + ": " + id.error().message};
    SPOT_TRY(report, exportWithBar(*studio, *id, wish));
    printDelivery(report, wish, sizeFor(*project->find(*id), wish));
    return Done{};
}

} // namespace

Exit runRender(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Exports a timeline of a project. The project is not changed.");
    parser.addPositionalArgument("PROJECT", "A .spot file");
    parser.addOption({{"o", "output"}, "The film to write: .mp4, .mov, .webm, or a folder's name for PNG pictures.", "FILE"});
    parser.addOption({"timeline", "Its name, for instance 9:16, or #ID; else the first.", "NAME"});
    parser.addOption({"size", "The picture's shorter side in pixels; else the timeline's.", "PIXELS"});
    parser.addOption({"preset", "mp4, mov-prores, webm-vp9, webm-av1 or png; else by the file's ending.", "NAME"});
    parser.addOption({"crf", "Quality of H.264: 0 best, 51 worst.", "N", "18"});
    parser.addOption({"loudness", "To reach, in LUFS from -40 to -5, or ebu (-23, EBU R 128), atsc (-24, ATSC A/85), web (-16); else the timeline's.", "TARGET"});
    parser.addOption({"speed", "x264's preset.", "NAME", "medium"});
    if (const auto exit = parse(parser, "render", arguments)) return *exit;
    if (parser.positionalArguments().size() != 1) return misuse("render", "one project is needed");
    if (!parser.isSet("output")) return misuse("render", "-o FILE is needed");
    ExportWish wish;
    wish.file = outputNamed(parser.value("output"));
    wish.preset = parser.value("preset").toStdString();
    wish.speed = parser.value("speed").toStdString();
    bool isNumber = false;
    wish.quality = parser.value("crf").toDouble(&isNumber);
    if (!isNumber || !(wish.quality >= 0 && wish.quality <= 51)) return misuse("render", "--crf: a number from 0 to 51");
    if (parser.isSet("size")) {
        wish.shorterSide = parser.value("size").toInt(&isNumber);
        if (!isNumber || *wish.shorterSide < 16 || *wish.shorterSide > 4320) return misuse("render", "--size: a number from 16 to 4320");
    }
    if (parser.isSet("loudness")) {
        wish.loudness = loudnessNamed(parser.value("loudness"));
        if (!wish.loudness) return misuse("render", "--loudness: a number from -40 to -5, ebu, atsc or web");
    }
    const auto done = render(fileNamed(parser.positionalArguments().at(0)), parser.value("timeline").toStdString(), wish);
    return done ? Exit::Done : say(done.error());
}

} // namespace spot
