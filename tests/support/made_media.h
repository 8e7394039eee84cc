// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/made_media.h: small real media for specs, made by the ffmpeg command in a folder that goes with the spec.
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

namespace spot
{

/// A folder of media made on demand.
class MadeMedia
{
public:
    std::filesystem::path path(const QString& name) const { return (m_folder.path() + "/" + name).toStdString(); }
    /// Runs `ffmpeg -y ARGUMENTS NAME`; the arguments are split at blanks. Returns the file's path; fails the test when ffmpeg does.
    std::filesystem::path make(const QString& name, const QString& arguments) const
    {
        QProcess ffmpeg;
        ffmpeg.start("ffmpeg", QStringList{"-hide_banner", "-loglevel", "error", "-nostdin", "-y"} + QProcess::splitCommand(arguments) + QStringList{m_folder.filePath(name)});
        const bool finished = ffmpeg.waitForFinished(120'000) && ffmpeg.exitCode() == 0;
        if (!finished) QTest::qFail(ffmpeg.readAllStandardError().constData(), __FILE__, __LINE__);
        return path(name);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace spot
