// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright: the studio. Reads its arguments, builds the services and shows the window.
#include "assets/base/log.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QMessageBox>
#include <QSettings>
#include <QTranslator>

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace
{

/// The person's choice of View > Language, else the locale's language. Both translators live as long as the application.
void translate(QApplication& application)
{
    const QString chosen = QSettings().value(QStringLiteral("language")).toString();
    const QLocale locale = chosen.isEmpty() ? QLocale::system() : QLocale(chosen);
    auto* ours = new QTranslator(&application);
    if (ours->load(locale, QStringLiteral("spotwright"), QStringLiteral("_"), QStringLiteral(":/translations"))) QApplication::installTranslator(ours);
    auto* theirs = new QTranslator(&application);
    if (theirs->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) QApplication::installTranslator(theirs);
}

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    // --help and --version need no display.
    const auto asks = [&](const char* option) { return std::any_of(argv + 1, argv + argc, [option](const char* word) { return std::strcmp(word, option) == 0; }); };
    if (asks("--help") || asks("-h") || asks("--version") || asks("-v")) qputenv("QT_QPA_PLATFORM", "minimal");
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("spotwright"));
    QApplication::setOrganizationName(QStringLiteral("spotwright"));
    QApplication::setApplicationDisplayName(QStringLiteral("Spotwright"));
    QApplication::setApplicationVersion(QStringLiteral(SPOT_VERSION));

    translate(application);
    QCommandLineParser arguments;
    arguments.setApplicationDescription(QCoreApplication::translate("main", "Spotwright: from an advertising script to a finished spot."));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addPositionalArgument(QStringLiteral("project"), QCoreApplication::translate("main", "A .spot file to open."), QStringLiteral("[project]"));
    arguments.process(application);

    spot::setLogSink([](spot::LogLevel level, std::string_view place, std::string_view line) {
        if (level != spot::LogLevel::Info) std::fprintf(stderr, "spotwright: %.*s: %.*s\n", static_cast<int>(place.size()), place.data(), static_cast<int>(line.size()), line.data());
    });
    spot::theme::apply(application);
    auto studio = spot::Studio::open(spot::StudioPlaces::standard());
    if (!studio) {
        std::fprintf(stderr, "spotwright: %s\n", studio.error().message.c_str());
        QMessageBox::critical(nullptr, QApplication::applicationDisplayName(), spot::toQString(studio.error().message));
        return 1;
    }
    spot::MainWindow window(**studio);
    if (qEnvironmentVariableIsSet("SPOTWRIGHT_STARTUP_REPORT")) // for measuring: how long a start takes, on this machine
        QObject::connect(&window, &spot::MainWindow::painted, &application, [&sinceStart] {
            std::printf("first picture after %lld ms\n", static_cast<long long>(sinceStart.elapsed()));
            std::fflush(stdout);
        });
    QObject::connect(studio->get(), &spot::Studio::documentChanged, &window, [&studio] {
        if (const spot::Document* document = (*studio)->document()) QSettings().setValue(QStringLiteral("project"), spot::pathText(document->path()));
    });
    const QString last = QSettings().value(QStringLiteral("project")).toString();
    if (!arguments.positionalArguments().isEmpty()) window.openProject(spot::toPath(arguments.positionalArguments().constFirst()));
    else if (QFileInfo::exists(last)) window.openProject(spot::toPath(last)); // what was open when the studio was left
    window.show();
    return QApplication::exec();
}
