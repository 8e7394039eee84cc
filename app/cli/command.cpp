// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/session/studio.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace spot
{

namespace
{

std::atomic<bool> theInterrupt{false};
void onSignal(int) { theInterrupt = true; }

} // namespace

Exit exitFor(Fault fault)
{
    switch (fault) {
    case Fault::NotFound: return Exit::NotFound;
    case Fault::Corrupt:
    case Fault::OutOfRange:
    case Fault::Invalid: return Exit::BadInput;
    case Fault::Denied:
    case Fault::NoSpace:
    case Fault::Io: return Exit::CannotWrite;
    case Fault::Cancelled: return Exit::Stopped;
    case Fault::Unsupported: return Exit::Unsupported;
    default: return Exit::Failed;
    }
}

Exit say(const Error& error)
{
    std::string line = error.message; // one line, whatever a plugin or a file put into it
    std::replace_if(line.begin(), line.end(), [](unsigned char c) { return c < 0x20; }, ' ');
    std::fprintf(stderr, "spotwright-cli: %s\n", line.c_str());
    return exitFor(error.fault);
}

Exit misuse(const char* command, const QString& sentence)
{
    std::fprintf(stderr, "spotwright-cli %s: %s (see spotwright-cli %s --help)\n", command, qPrintable(sentence), command);
    return Exit::Usage;
}

Result<TimelineId> timelineNamed(const Project& project, const std::string& name)
{
    if (name.size() > 1 && name.front() == '#')
        for (const TimelinePtr& timeline : project.timelines)
            if (name.substr(1) == std::to_string(timeline->id.value)) return timeline->id;
    std::string all;
    for (const TimelinePtr& timeline : project.timelines) {
        if (name.empty() || timeline->name == name) return timeline->id;
        all += (all.empty() ? "" : ", ") + timeline->name;
    }
    return Error{Fault::NotFound, all.empty() ? "the project has no timeline" : "the project has no timeline \"" + name + "\": there are " + all};
}

std::optional<Exit> parse(QCommandLineParser& parser, const char* command, const QStringList& arguments)
{
    const QCommandLineOption help({"h", "help"}, "Shows this help.");
    parser.addOption(help);
    if (!parser.parse(QStringList{QString("spotwright-cli %1").arg(command)} + arguments)) return misuse(command, parser.errorText());
    if (!parser.isSet(help)) return std::nullopt;
    std::fputs(qPrintable(parser.helpText()), stdout);
    return Exit::Done;
}

Result<std::unique_ptr<Studio>> openStudio()
{
    SPOT_TRY(studio, Studio::open(StudioPlaces::standard()));
    QObject::connect(&studio->jobs(), &JobBoard::isolationReduced, &studio->jobs(), [](const QString& why) { std::fprintf(stderr, "spotwright-cli: plugins run with reduced isolation: %s\n", qUtf8Printable(why)); });
    return std::move(studio);
}

const std::atomic<bool>& interrupted()
{
    static const bool installed = [] {
        std::signal(SIGINT, onSignal);
        std::signal(SIGTERM, onSignal);
        return true;
    }();
    (void)installed;
    return theInterrupt;
}

void ProgressBar::show(double fraction, const std::string& stage)
{
    fraction = std::clamp(fraction, 0.0, 1.0);
    if (!::isatty(STDERR_FILENO)) {
        const int tenth = static_cast<int>(fraction * 10);
        if (tenth == m_tenth) return;
        m_tenth = tenth;
        std::fprintf(stderr, "%s %d%% %s\n", m_title.c_str(), tenth * 10, stage.c_str());
        return;
    }
    constexpr int width = 30;
    const int full = static_cast<int>(fraction * width);
    std::string bar;
    for (int i = 0; i < width; ++i) bar += i < full ? "\u2588" : "\u2591";
    std::fprintf(stderr, "\r%-8s %s %3d%%  %s\033[K", m_title.c_str(), bar.c_str(), static_cast<int>(fraction * 100), stage.c_str());
    std::fflush(stderr);
    m_isOpen = true;
}

ProgressBar::~ProgressBar()
{
    if (m_isOpen) std::fputc('\n', stderr);
}

} // namespace spot
