// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli diff: what changed between two projects, or two steps of one, in words.
#include "app/cli/command.h"
#include "app/diff/differences.h"
#include "app/file/project_store.h"

#include <cstdio>

namespace spot
{

namespace
{

/// The project at a step; step 0 is where it is now.
Result<ProjectPtr> versionOf(const std::filesystem::path& file, StepId step)
{
    SPOT_TRY(store, ProjectStore::openToRead(file));
    if (!step) return store->project();
    return store->projectAt(step);
}

Result<Done> tell(const std::filesystem::path& from, StepId fromStep, const std::filesystem::path& to, StepId toStep)
{
    SPOT_TRY(before, versionOf(from, fromStep));
    SPOT_TRY(after, versionOf(to, toStep));
    const auto sentences = differences(*before, *after);
    for (const std::string& sentence : sentences) std::puts(sentence.c_str());
    if (sentences.empty()) std::puts("no difference");
    return Done{};
}

/// Where undo would lead, or the first step itself.
Result<StepId> stepBefore(const std::filesystem::path& file, StepId step)
{
    SPOT_TRY(store, ProjectStore::openToRead(file));
    const StepId last = step ? step : store->current().id;
    for (const HistoryStep& known : store->steps())
        if (known.id == last) return known.parent ? known.parent : known.id;
    return last; // no such step: tell() says so
}

} // namespace

Exit runDiff(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Says in words what changed from project A to project B, or between two steps of one project: diff A --from 3 --to 7.\n"
                                     "With one project and no --from: what its current (or --to) step changed.");
    parser.addPositionalArgument("A", "A .spot file");
    parser.addPositionalArgument("B", "Another one, a version of the same spot", "[B]");
    parser.addOption({"from", "The step of A; else with B where A is, without B the step before.", "STEP"});
    parser.addOption({"to", "The step of B (or A); else where it is.", "STEP"});
    if (const auto exit = parse(parser, "diff", arguments)) return *exit;
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty() || words.size() > 2) return misuse("diff", "write: diff A.spot B.spot, or diff A.spot --from STEP --to STEP");
    StepId from, to;
    for (const auto& [name, step] : {std::pair{"from", &from}, std::pair{"to", &to}}) {
        if (!parser.isSet(name)) continue;
        bool isNumber = false;
        step->value = parser.value(name).toULongLong(&isNumber);
        if (!isNumber || !*step) return misuse("diff", QString("--%1: the number of a step, see spotwright-cli history").arg(name));
    }
    const std::filesystem::path a = fileNamed(words[0]), b = fileNamed(words.back());
    if (words.size() == 1 && !from) {
        const auto before = stepBefore(a, to);
        if (!before) return say(before.error());
        from = *before;
    }
    const auto told = tell(a, from, b, to);
    return told ? Exit::Done : say(told.error());
}

} // namespace spot
