// SPDX-License-Identifier: GPL-3.0-or-later
// app/cli/command.h: what the commands of spotwright-cli share: arguments, exit codes, errors on one line, a progress bar.
#pragma once

#include "app/cli/words.h"
#include "app/model/ids.h"
#include "assets/base/result.h"

#include <QCommandLineParser>
#include <QStringList>

#include <atomic>
#include <memory>
#include <string>

namespace spot
{

class Studio;
struct Project;

/// Exit codes, as --help says.
enum class Exit { Done = 0, Usage = 2, NotFound = 3, BadInput = 4, CannotWrite = 5, Failed = 6, Unsupported = 7, Stopped = 130 };
Exit exitFor(Fault fault);

/// One command: its words on the command line, and what it does.
struct Command {
    const char* name;
    const char* arguments; ///< "SCRIPT -o FILE [options]"
    const char* summary;   ///< one line
    Exit (*run)(const QStringList& arguments);
};

Exit runMake(const QStringList& arguments);
Exit runRender(const QStringList& arguments);
Exit runProbe(const QStringList& arguments);
Exit runPlugins(const QStringList& arguments);
Exit runProject(const QStringList& arguments);
Exit runEdit(const QStringList& arguments);
Exit runHistory(const QStringList& arguments);
Exit runUndo(const QStringList& arguments);
Exit runRedo(const QStringList& arguments);
Exit runGoto(const QStringList& arguments);
Exit runDiff(const QStringList& arguments);
Exit runExport(const QStringList& arguments);
Exit runImport(const QStringList& arguments);
Exit runRelink(const QStringList& arguments);
Exit runCollect(const QStringList& arguments);
Exit runFill(const QStringList& arguments);
Exit runFields(const QStringList& arguments);
Exit runEffects(const QStringList& arguments);

/// "spotwright-cli: soda.md:12:3: ..." on stderr; the code for it.
Exit say(const Error& error);
/// By its name ("9:16") or id ("#3"), or the first when none is given. Errors: NotFound, with the names that there are.
Result<TimelineId> timelineNamed(const Project& project, const std::string& name);
/// Wrong use: the sentence and where help is.
Exit misuse(const char* command, const QString& sentence);

/// Parses; on --help prints it and gives Done, on a mistake Usage; else nothing: go on.
std::optional<Exit> parse(QCommandLineParser& parser, const char* command, const QStringList& arguments);

/// A studio at the standard places, or the exit code after saying why not.
Result<std::unique_ptr<Studio>> openStudio();

/// Set by Ctrl+C and SIGTERM once installed.
const std::atomic<bool>& interrupted();

/// A bar on a terminal, a line every tenth elsewhere; both on stderr.                                [one thread]
class ProgressBar
{
public:
    explicit ProgressBar(std::string title) : m_title(std::move(title)) {}
    ~ProgressBar();
    void show(double fraction, const std::string& stage);

private:
    std::string m_title;
    int m_tenth = -1;
    bool m_isOpen = false;
};

} // namespace spot
