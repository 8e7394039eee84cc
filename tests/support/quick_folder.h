// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/quick_folder.h: a folder that is gone with its owner, in memory where that is possible: for specs of what is written, not of syncs.
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <filesystem>

namespace spot
{

struct QuickFolder {
    QTemporaryDir folder{(QFileInfo("/dev/shm").isWritable() ? QString("/dev/shm") : QDir::tempPath()) + "/spotwright-spec-XXXXXX"};
    std::filesystem::path path() const { return folder.path().toStdString(); }
    std::filesystem::path file(const char* name = "spot.spot") const { return path() / name; }
};

} // namespace spot
