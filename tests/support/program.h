// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/program.h: runs a program of another project, such as ffmpeg or melt.
#pragma once

#include <QDebug>
#include <QProcess>

namespace spot
{

/// True when it ended with 0 within two minutes; else what it said is in the log.
inline bool ran(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool done = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!done) qWarning().noquote() << process.readAll();
    return done;
}

} // namespace spot
