// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli make: a script becomes a finished spot.
#include "app/agent/brief_run.h"
#include "app/cli/command.h"
#include "app/cli/output_check.h"
#include "app/script/fields.h"
#include "assets/store/scratch.h"

#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <cstdio>

namespace spot
{

namespace
{

struct MakeWish {
    std::filesystem::path script;
    BriefOptions brief;
    ExportWish exported;
    bool keepsProject = false;
};

template <class T> Result<Done> take(const QCommandLineParser& parser, const char* option, Result<T> (*read)(std::string_view), std::optional<T>& place)
{
    if (!parser.isSet(option)) return Done{};
    auto value = read(parser.value(option).toStdString());
    if (!value) return Error{value.error().fault, std::string("--") + option + ": " + value.error().message};
    place = std::move(*value);
    return Done{};
}

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription("Turns a script into a finished spot: parse, plan, generate, cut, mix, export.\n"
                                     "The same script and seed give the same file. A script is Markdown: see app/script/README.md.");
    parser.addPositionalArgument("SCRIPT", "The script, for instance assets/data/samples/hallim-tangerine.md");
    parser.addOption({{"o", "output"}, "The film to write: .mp4, .mov (ProRes), .webm, or a folder's name for PNG pictures.", "FILE"});
    parser.addOption({"ratio", "16:9, 9:16, 1:1 or 4:5; else the script's first.", "W:H"});
    parser.addOption({"seconds", "Length of the spot; else the script's.", "N"});
    parser.addOption({"language", "Language of the voice; else the script's.", "TAG"});
    parser.addOption({"fps", "23.976, 24, 25, 29.97, 30, 50, 59.94 or 60; else the script's, or 30.", "RATE"});
    parser.addOption({"seed", "Another number gives other pictures and music.", "N", "1"});
    parser.addOption({"size", "The picture's shorter side in pixels; odd ones become one more.", "PIXELS", "1080"});
    parser.addOption({"draft", "Quicker pictures of lower quality."});
    parser.addOption({"preset", "mp4, mov-prores, webm-vp9, webm-av1 or png; else by the file's ending.", "NAME"});
    parser.addOption({"all-ratios", "Make a timeline for every ratio of the script; the first is exported. Goes with --project."});
    parser.addOption({"project", "Keep the project, to cut it further in the studio.", "FILE.spot"});
}

Result<MakeWish> wishFrom(const QCommandLineParser& parser)
{
    MakeWish wish;
    wish.script = fileNamed(parser.positionalArguments().at(0));
    wish.exported.file = wish.brief.output = outputNamed(parser.value("output"));
    wish.exported.preset = parser.value("preset").toStdString();
    SPOT_TRY_DONE(take(parser, "ratio", &parseRatios, wish.brief.ratios));
    if (wish.brief.ratios) wish.brief.ratios->resize(1);
    wish.brief.onlyFirstRatio = !parser.isSet("all-ratios");
    SPOT_TRY_DONE(take(parser, "seconds", &parseSeconds, wish.brief.length));
    SPOT_TRY_DONE(take(parser, "language", &parseLanguage, wish.brief.language));
    SPOT_TRY_DONE(take(parser, "fps", &parseFps, wish.brief.rate));
    bool isSeed = false, isSize = false;
    wish.brief.jobs.seed = parser.value("seed").toULongLong(&isSeed);
    wish.brief.jobs.shorterSide = parser.value("size").toInt(&isSize);
    if (!isSeed || wish.brief.jobs.seed > 1'000'000'000) return Error{Fault::Invalid, "--seed: a number from 0 to 1000000000"};
    if (!isSize || wish.brief.jobs.shorterSide < 64 || wish.brief.jobs.shorterSide > 2160) return Error{Fault::Invalid, "--size: a number from 64 to 2160"};
    wish.brief.jobs.shorterSide += wish.brief.jobs.shorterSide % 2; // films have even sides
    wish.exported.shorterSide = wish.brief.jobs.shorterSide;
    wish.brief.jobs.draft = parser.isSet("draft");
    wish.keepsProject = wish.brief.keepsProject = parser.isSet("project");
    wish.brief.project = fileNamed(parser.value("project"));
    return wish;
}

/// Those from `first` on; returns how many there are now.
std::size_t printWarnings(const BriefReport& report, const std::filesystem::path& script, std::size_t first)
{
    for (std::size_t i = first; i < report.warnings.size(); ++i) {
        const ScriptWarning& w = report.warnings[i];
        std::fprintf(stderr, "%s:%d:%d: warning: %s\n", script.filename().c_str(), w.line, w.column, w.sentence.c_str());
    }
    return report.warnings.size();
}

/// Runs the stages with a bar; Ctrl+C cancels.
Result<BriefReport> runBrief(Studio& studio, const MakeWish& wish)
{
    ProgressBar bar("Make");
    BriefRun run(studio, wish.brief);
    QEventLoop loop;
    Result<Done> result = Done{};
    QObject::connect(&run, &BriefRun::progressed, &loop, [&](double fraction, const QString& stage) { bar.show(fraction, stage.toStdString()); });
    QObject::connect(&run, &BriefRun::ended, &loop, [&](const Result<Done>& how) {
        result = how;
        loop.quit();
    });
    QTimer interrupt;
    QObject::connect(&interrupt, &QTimer::timeout, &loop, [&] {
        if (interrupted()) run.cancel();
    });
    interrupt.start(100);
    SPOT_TRY_DONE(run.start(wish.script));
    const std::size_t told = printWarnings(run.report(), wish.script, 0);
    loop.exec();
    printWarnings(run.report(), wish.script, told);
    SPOT_TRY_DONE(result);
    return run.report();
}

void printSummary(const BriefReport& report, double seconds)
{
    std::string plugins;
    for (const std::string& plugin : report.plugins) plugins += (plugins.empty() ? "" : ", ") + plugin;
    std::printf("%zu scenes, %zu takes made%s, by %s, %.0f s in all\n", report.scenes, report.generated,
                report.fromCache ? (" and " + std::to_string(report.fromCache) + " found again").c_str() : "", plugins.c_str(), seconds);
    for (const std::string& note : report.notes) std::printf("note: %s\n", note.c_str());
}

Result<Done> make(MakeWish wish)
{
    const auto began = std::chrono::steady_clock::now();
    SPOT_TRY_DONE(checkOutput(wish.exported, {wish.script, wish.brief.project}));
    SPOT_TRY(studio, openStudio());
    std::optional<Scratch> scratch;
    if (!wish.keepsProject) {
        SPOT_TRY(made, Scratch::make(studio->places().data / "scratch", "make"));
        scratch = std::move(made);
        wish.brief.project = scratch->path() / "make.spot";
    }
    SPOT_TRY(report, runBrief(*studio, wish));
    SPOT_TRY(delivered, exportWithBar(*studio, report.timelines.front(), wish.exported));
    const Timeline* timeline = studio->document()->project()->find(report.timelines.front());
    printDelivery(delivered, wish.exported, sizeFor(*timeline, wish.exported));
    printSummary(report, std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    if (wish.keepsProject) std::printf("project: %s\n", wish.brief.project.c_str());
    studio->closeDocument();
    return Done{};
}

} // namespace

Exit runMake(const QStringList& arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (const auto exit = parse(parser, "make", arguments)) return *exit;
    if (parser.positionalArguments().size() != 1) return misuse("make", "one script is needed");
    if (!parser.isSet("output")) return misuse("make", "-o FILE is needed");
    auto wish = wishFrom(parser);
    if (!wish) return misuse("make", QString::fromStdString(wish.error().message));
    const auto done = make(std::move(*wish));
    return done ? Exit::Done : say(done.error());
}

} // namespace spot
