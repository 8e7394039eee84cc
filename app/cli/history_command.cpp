// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli history, undo, redo, goto: the steps of a project, and the way between them.
#include "app/cli/command.h"
#include "app/file/project_store.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <ctime>
#include <functional>
#include <set>

namespace spot
{

namespace
{

std::string timeText(std::chrono::system_clock::time_point time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

void printLines(const ProjectStore& store)
{
    std::set<StepId> line;
    for (const HistoryStep& step : store.line()) line.insert(step.id);
    StepId before;
    for (const HistoryStep& step : store.steps()) {
        const bool isCurrent = step.id == store.current().id;
        const std::string branch = step.parent && step.parent != before ? "  (follows step " + std::to_string(step.parent.value) + ")" : "";
        std::printf("%s %5ju  %s  %-7s  %s%s\n", isCurrent ? "*" : line.count(step.id) ? " " : "|", static_cast<std::uintmax_t>(step.id.value),
                    timeText(step.time).c_str(), std::string(wordOf(step.author)).c_str(), step.name.c_str(), branch.c_str());
        before = step.id;
    }
}

void printJson(const ProjectStore& store)
{
    nlohmann::json list = nlohmann::json::array();
    for (const HistoryStep& step : store.steps())
        list.push_back({{"step", step.id.value}, {"parent", step.parent.value}, {"name", step.name}, {"author", wordOf(step.author)},
                        {"time", timeText(step.time)}, {"current", step.id == store.current().id}});
    std::puts(list.dump(1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

/// One project, one change of place, one line that says where one is then.
Exit move(const QString& file, const std::function<Result<Done>(ProjectStore&)>& go)
{
    auto store = ProjectStore::open(fileNamed(file));
    if (!store) return say(store.error());
    if (const auto& reason = (*store)->readOnlyReason()) return say({Fault::Denied, *reason});
    if (const auto gone = go(**store); !gone) return say({gone.error().fault, (gone.error().message.find(".spot: ") == std::string::npos ? fileNamed(file).string() + ": " : "") + gone.error().message});
    const HistoryStep& step = (*store)->current();
    std::printf("now at step %ju: %s\n", static_cast<std::uintmax_t>(step.id.value), step.name.c_str());
    return Exit::Done;
}

Result<Done> goSteps(ProjectStore& store, int count, const HistoryStep* (ProjectStore::*next)() const, const char* nothing)
{
    for (int i = 0; i < count; ++i) {
        const HistoryStep* step = (store.*next)();
        if (!step) return Error{Fault::NotFound, i == 0 ? nothing : "only " + std::to_string(i) + " steps were there to go; all of them are gone"};
        SPOT_TRY_DONE(store.moveTo(step->id));
    }
    return Done{};
}

/// undo and redo differ in the direction only.
Exit runSteps(const char* command, const char* description, const char* nothing, const HistoryStep* (ProjectStore::*next)() const, const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(description);
    parser.addPositionalArgument("PROJECT", "A .spot file");
    parser.addOption({"steps", "How many; else one.", "N", "1"});
    if (const auto exit = parse(parser, command, arguments)) return *exit;
    bool isNumber = false;
    const int count = parser.value("steps").toInt(&isNumber);
    if (!isNumber || count < 1) return misuse(command, "--steps: a number from 1 on");
    if (parser.positionalArguments().size() != 1) return misuse(command, "one project is needed");
    return move(parser.positionalArguments().at(0), [&](ProjectStore& store) { return goSteps(store, count, next, nothing); });
}

} // namespace

Exit runHistory(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Lists every step of a project, of all branches, with its time and author. * is where the project is, | a branch that was left:\n"
                                     "spotwright-cli goto brings it back.");
    parser.addPositionalArgument("PROJECT", "A .spot file");
    parser.addOption({"json", "As JSON."});
    if (const auto exit = parse(parser, "history", arguments)) return *exit;
    if (parser.positionalArguments().size() != 1) return misuse("history", "one project is needed");
    const auto store = ProjectStore::openToRead(fileNamed(parser.positionalArguments().at(0)));
    if (!store) return say(store.error());
    parser.isSet("json") ? printJson(**store) : printLines(**store);
    return Exit::Done;
}

Exit runUndo(const QStringList& arguments)
{
    return runSteps("undo", "Goes back one step. Nothing is lost: redo goes forth again.", "there is nothing to undo", &ProjectStore::parent, arguments);
}

Exit runRedo(const QStringList& arguments)
{
    return runSteps("redo", "Goes forth one step, along the newest branch.", "there is nothing to redo", &ProjectStore::newestChild, arguments);
}

Exit runGoto(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Goes to any step of the history, also on a branch that was left.");
    parser.addPositionalArgument("PROJECT", "A .spot file");
    parser.addPositionalArgument("STEP", "Its number in spotwright-cli history");
    if (const auto exit = parse(parser, "goto", arguments)) return *exit;
    const QStringList words = parser.positionalArguments();
    bool isNumber = false;
    const StepId step{words.size() == 2 ? words[1].toULongLong(&isNumber) : 0};
    if (!isNumber) return misuse("goto", "write: goto FILE.spot STEP");
    return move(words[0], [step](ProjectStore& store) { return store.moveTo(step); });
}

} // namespace spot
