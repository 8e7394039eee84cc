// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli fill: one spot per row of a table. fields: what a template asks for.
#include "app/cli/bounded_read.h"
#include "app/cli/command.h"
#include "app/cli/row_filling.h"
#include "app/edit/apply.h"
#include "app/script/fields.h"
#include "assets/store/scratch.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

struct FillOrder {
    fs::path project, table;
    std::string timeline;
    std::vector<Ratio> ratios;
    bool isDry = false, tellsLines = false;
    FillWish wish;
};

constexpr std::size_t longestTable = std::size_t{64} << 20;

Result<CsvTable> tableIn(const fs::path& file)
{
    std::error_code code;
    if (!fs::is_regular_file(file, code)) return Error{Fault::NotFound, file.string() + ": there is no such table"};
    std::ifstream in(file, std::ios::binary);
    const auto bytes = readUpTo(in, longestTable);
    if (!bytes) return Error{Fault::OutOfRange, file.string() + ": is longer than " + std::to_string(longestTable >> 20) + " MiB"};
    if (in.bad() || !in.is_open()) return Error{Fault::Denied, file.string() + ": cannot be read"};
    auto table = csvFrom(*bytes);
    if (!table) return Error{table.error().fault, file.string() + ": " + table.error().message};
    return table;
}

/// The master or one of its versions of that ratio; `asked` itself when it has it.
std::optional<TimelineId> ofRatio(const Project& project, const Timeline& asked, const Ratio& ratio)
{
    const TimelineId master = asked.version ? asked.version->master : asked.id;
    std::vector<TimelineId> all{asked.id, master};
    for (const TimelineId version : versionsOf(project, master)) all.push_back(version);
    for (const TimelineId id : all)
        if (const FrameSize canvas = project.find(id)->canvas; canvas.width * ratio.height == canvas.height * ratio.width) return id;
    return std::nullopt;
}

/// The timelines to export. A ratio that the one asked for and its versions do not have becomes a version of its master.
Result<std::vector<TimelineId>> chosen(Project& project, const FillOrder& order)
{
    SPOT_TRY(asked, timelineNamed(project, order.timeline));
    if (order.ratios.empty()) return std::vector<TimelineId>{asked};
    std::vector<TimelineId> timelines;
    for (const Ratio& ratio : order.ratios) {
        auto known = ofRatio(project, *project.find(asked), ratio);
        if (!known) {
            const Timeline& timeline = *project.find(asked);
            SPOT_TRY(after, spot::apply(project, MakeVersions{timeline.version ? timeline.version->master : asked, {ratio}}));
            project = std::move(after);
            known = ofRatio(project, *project.find(asked), ratio);
        }
        if (known && std::find(timelines.begin(), timelines.end(), *known) == timelines.end()) timelines.push_back(*known);
    }
    return timelines;
}

/// For a program that shows the rows: one JSON object a line. state: begun, good (could be filled), made, bad.
void tellLine(const FillOrder& order, const FillRow& row, const char* state, const std::string& problem = {})
{
    if (!order.tellsLines) return;
    const nlohmann::json line{{"row", row.number}, {"line", row.line}, {"output", row.output}, {"state", state}, {"problem", problem}};
    std::puts(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    std::fflush(stdout);
}

void tell(const FillOrder& order, const FillRow& row, const std::string& problem)
{
    tellLine(order, row, "bad", problem);
    std::fprintf(stderr, "spotwright-cli: %s:%d: row %d: %s\n", order.table.filename().c_str(), row.line, row.number, problem.c_str());
}

Result<Exit> fill(FillOrder order)
{
    SPOT_TRY(table, tableIn(order.table));
    SPOT_TRY(studio, openStudio());
    SPOT_TRY_DONE(studio->openDocumentToRead(order.project));
    studio->waitForMedia();
    Project base = *studio->document()->project();
    studio->closeDocument();
    auto rows = fillRows(base, table, order.project.stem().string());
    if (!rows) return Error{rows.error().fault, order.table.string() + ": " + rows.error().message};
    auto timelines = chosen(base, order);
    if (!timelines) return Error{timelines.error().fault, order.project.string() + ": " + timelines.error().message};
    order.wish.timelines = *timelines;
    SPOT_TRY(scratch, Scratch::make(studio->places().data / "scratch", "fill"));
    RowFilling filling(*studio, base, order.wish, scratch.path());
    std::size_t made = 0;
    for (const FillRow& row : *rows) {
        if (interrupted()) return Exit::Stopped;
        if (!row.problem.empty()) {
            tell(order, row, row.problem);
            continue;
        }
        std::fprintf(stderr, "row %d of %zu: %s\n", row.number, rows->size(), row.output.c_str());
        tellLine(order, row, "begun");
        Result<Done> done = Done{};
        if (!order.isDry) done = filling.make(row);
        else if (const auto project = filling.filled(row, false); !project) done = project.error();
        if (!done) {
            tell(order, row, done.error().message);
            continue;
        }
        tellLine(order, row, order.isDry ? "good" : "made");
        ++made;
    }
    std::printf("%zu of %zu rows %s\n", made, rows->size(), order.isDry ? "can be filled" : made == 1 ? "became a spot" : "became spots");
    return made == rows->size() ? Exit::Done : interrupted() ? Exit::Stopped : Exit::BadInput;
}

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription("One spot per row of a table. The columns are the template's fields by name (spotwright-cli fields TEMPLATE lists them); a column\n"
                                     "\"output\" names the films. A row with a bad value is named, and the others still come out; the exit code is 4 then.\n"
                                     "The table is CSV in UTF-8 with , ; or tab between cells. Media are named by path, relative to the table.");
    parser.addPositionalArgument("TEMPLATE", "A .spot file with fields");
    parser.addPositionalArgument("TABLE", "A .csv file");
    parser.addOption({{"o", "output"}, "The folder for the films; it is made when it is not there.", "FOLDER"});
    parser.addOption({"timeline", "Its name, for instance 9:16, or #ID; else the first.", "NAME"});
    parser.addOption({"ratio", "One film for each, as 16:9,9:16: of the timeline with that ratio, else of a version made for it.", "W:H,..."});
    parser.addOption({"size", "The picture's shorter side in pixels; else the timeline's.", "PIXELS"});
    parser.addOption({"ending", ".mp4, .mov or .webm.", "ENDING", ".mp4"});
    parser.addOption({"keep-projects", "Leave the project of each row beside its film, to cut it further."});
    parser.addOption({"dry-run", "Only check the table, values and media."});
    parser.addOption({"lines", "For programs: a JSON object on stdout for each row that begins, is good, made or bad."});
}

Result<FillOrder> orderFrom(const QCommandLineParser& parser)
{
    FillOrder order;
    order.project = fileNamed(parser.positionalArguments().at(0)), order.table = fileNamed(parser.positionalArguments().at(1));
    order.timeline = parser.value("timeline").toStdString();
    order.isDry = parser.isSet("dry-run"), order.tellsLines = parser.isSet("lines");
    order.wish.folder = parser.isSet("output") ? outputNamed(parser.value("output")) : fs::path(".");
    order.wish.mediaFolder = fs::absolute(order.table).parent_path();
    order.wish.keepsProjects = parser.isSet("keep-projects");
    order.wish.ending = parser.value("ending").toStdString();
    if (order.wish.ending != ".mp4" && order.wish.ending != ".mov" && order.wish.ending != ".webm") return Error{Fault::Invalid, "--ending: .mp4, .mov or .webm"};
    if (parser.isSet("ratio")) {
        auto ratios = parseRatios(parser.value("ratio").toStdString());
        if (!ratios) return Error{Fault::Invalid, "--ratio: " + ratios.error().message};
        order.ratios = *ratios;
    }
    if (parser.isSet("size")) {
        bool isNumber = false;
        order.wish.exported.shorterSide = parser.value("size").toInt(&isNumber);
        if (!isNumber || *order.wish.exported.shorterSide < 16 || *order.wish.exported.shorterSide > 4320) return Error{Fault::Invalid, "--size: a number from 16 to 4320"};
    }
    return order;
}

} // namespace

Exit runFill(const QStringList& arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (const auto exit = parse(parser, "fill", arguments)) return *exit;
    if (parser.positionalArguments().size() != 2) return misuse("fill", "write: fill TEMPLATE.spot TABLE.csv -o FOLDER");
    if (!parser.isSet("output") && !parser.isSet("dry-run")) return misuse("fill", "-o FOLDER is needed");
    auto order = orderFrom(parser);
    if (!order) return misuse("fill", QString::fromStdString(order.error().message));
    std::error_code code;
    if (!order->isDry && (fs::create_directories(order->wish.folder, code), !fs::is_directory(order->wish.folder)))
        return say(Error{Fault::Denied, order->wish.folder.string() + ": the folder cannot be made" + (code ? " (" + code.message() + ")" : std::string("; a file of that name is there"))});
    const auto done = fill(std::move(*order));
    return done ? *done : say(done.error());
}

} // namespace spot
