// SPDX-License-Identifier: GPL-3.0-or-later
// app/cli/export_with_bar.h: delivers one timeline of the studio's document to a file, with a progress bar.
#pragma once

#include "app/deliver/delivery.h"
#include "app/session/studio.h"

#include <QString>

#include <optional>
#include <string>

namespace spot
{

struct ExportWish {
    std::filesystem::path file;
    std::string preset;             ///< "" by the file's ending
    std::optional<int> shorterSide; ///< pixels; none: the timeline's canvas
    double quality = 18;
    std::string speed = "medium";
    std::optional<double> loudness; ///< LUFS to reach; none: the timeline's
};

/// The file that -o names; "pictures/" is the folder "pictures".
std::filesystem::path outputNamed(const QString& word);

/// Blocks; Ctrl+C stops it. Errors: those of compose and deliver, and of a bad preset.
Result<DeliveryReport> exportWithBar(Studio& studio, TimelineId timeline, const ExportWish& wish);

/// "spot.mp4: 450 frames, 1920x1080, 12.3 MB, -16.0 LUFS, true peak -1.3 dBTP, range 4.2 LU, exported in 41 s (CPU, 2 threads)"
void printDelivery(const DeliveryReport& report, const ExportWish& wish, FrameSize size);
FrameSize sizeFor(const Timeline& timeline, const ExportWish& wish);

} // namespace spot
