// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli: words to commands.
#include "app/cli/command.h"
#include "assets/base/log.h"

#include <QGuiApplication>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace
{

using namespace spot;

constexpr std::array commands{
    Command{"make", "SCRIPT -o FILE", "a script becomes a finished spot", &runMake},
    Command{"render", "PROJECT -o FILE", "a project's timeline becomes a film", &runRender},
    Command{"probe", "FILE", "what a media file is, or why it cannot be used", &runProbe},
    Command{"plugins", "", "the generators of this machine", &runPlugins},
    Command{"project", "show|check PROJECT", "what it holds, is it sound; backups, restore", &runProject},
    Command{"edit", "PROJECT EDIT.json...", "edits become steps of a project", &runEdit},
    Command{"effects", "", "effects of pictures and sounds, presets", &runEffects},
    Command{"history", "PROJECT", "every step, of all branches", &runHistory},
    Command{"undo", "PROJECT", "one step back", &runUndo},
    Command{"redo", "PROJECT", "one step forth", &runRedo},
    Command{"goto", "PROJECT STEP", "any step, also of a branch that was left", &runGoto},
    Command{"diff", "A [B]", "what changed, in words", &runDiff},
    Command{"export", "PROJECT -o FILE", "a timeline for another tool", &runExport},
    Command{"import", "FILE -o PROJECT", "another tool's file becomes a project", &runImport},
    Command{"relink", "PROJECT --folder DIR", "finds media again, by content or by name", &runRelink},
    Command{"fill", "TEMPLATE TABLE -o FOLDER", "one spot per row of a table", &runFill},
    Command{"fields", "TEMPLATE", "what a template asks for; an empty table", &runFields},
    Command{"collect", "PROJECT -o FOLDER|ZIP", "a project and its media in one place", &runCollect},
};

void help()
{
    std::puts("spotwright-cli: from an advertising script to a finished spot.\n");
    for (const Command& c : commands) std::printf("  spotwright-cli %-8s %-20s %s\n", c.name, c.arguments, c.summary);
    std::puts("\nEach command has --help. Exit codes: 0 done, 2 wrong use, 3 something is not there, 4 bad input (script, media,\n"
              "project), 5 cannot write (read-only, full), 6 failed (a plugin crashed, took too long), 7 not supported here, 130 stopped.");
}

/// A folder, no link, of this user, that nobody else may enter.
bool isMineAlone(const char* folder)
{
    struct stat facts {};
    return ::lstat(folder, &facts) == 0 && S_ISDIR(facts.st_mode) && facts.st_uid == ::getuid() && (facts.st_mode & 0077) == 0;
}

/// Warnings go to stderr; with SPOTWRIGHT_LOG=1 everything does.
void showLog()
{
    const bool isAll = qEnvironmentVariable("SPOTWRIGHT_LOG") == "1";
    setLogSink([isAll](LogLevel level, std::string_view place, std::string_view line) {
        if (!isAll && level == LogLevel::Info) return;
        static constexpr const char* names[] = {"info", "warning", "error"};
        std::fprintf(stderr, "spotwright-cli: %s: %.*s: %.*s\n", names[static_cast<int>(level)], static_cast<int>(place.size()), place.data(), static_cast<int>(line.size()), line.data());
    });
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen"); // fonts without a display
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR")) { // a session has one; elsewhere Qt would complain on every start
        const std::string folder = "/tmp/spotwright-" + std::to_string(::getuid());
        ::mkdir(folder.c_str(), 0700);
        if (isMineAlone(folder.c_str())) qputenv("XDG_RUNTIME_DIR", folder.c_str()); // else Qt looks for its own
    }
    showLog();
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName("spotwright");
    QGuiApplication::setApplicationVersion(SPOTWRIGHT_VERSION);
    const QStringList words = argumentsOf(argc - 1, argv + 1); // those that Qt did not take
    if (words.isEmpty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        help();
        return words.isEmpty() ? static_cast<int>(Exit::Usage) : 0;
    }
    if (words[0] == "--version") {
        std::puts("spotwright-cli " SPOTWRIGHT_VERSION);
        return 0;
    }
    for (const Command& command : commands)
        if (words[0] == command.name) return static_cast<int>(command.run(words.mid(1)));
    std::fprintf(stderr, "spotwright-cli: no command is called \"%s\" (see spotwright-cli --help)\n", qPrintable(words[0]));
    return static_cast<int>(Exit::Usage);
}
