// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/export_with_bar.h"

#include "app/cli/command.h"

#include <cmath>
#include <cstdio>
#include <thread>

namespace spot
{

FrameSize sizeFor(const Timeline& timeline, const ExportWish& wish)
{
    if (!wish.shorterSide) return timeline.canvas;
    const double scale = static_cast<double>(*wish.shorterSide) / std::min(timeline.canvas.width, timeline.canvas.height);
    const auto even = [&](int side) { return std::max(2, static_cast<int>(std::lround(side * scale / 2)) * 2); };
    return {even(timeline.canvas.width), even(timeline.canvas.height)};
}

std::filesystem::path outputNamed(const QString& word)
{
    const std::filesystem::path file = fileNamed(word);
    return file.filename().empty() && file.has_relative_path() ? file.parent_path() : file;
}

Result<DeliveryReport> exportWithBar(Studio& studio, TimelineId id, const ExportWish& wish)
{
    const ProjectPtr project = studio.document()->project();
    const Timeline* timeline = project->find(id);
    if (!timeline) return Error{Fault::NotFound, "the project has no such timeline"};
    SPOT_TRY(preset, wish.preset.empty() ? presetFor(wish.file) : presetNamed(wish.preset));
    TextRaster raster;
    SPOT_TRY(made, compose(*project, id, raster));
    CompositionPtr composition = made;
    if (wish.loudness) {
        Composition louder = *made;
        louder.targetLufs = wish.loudness;
        composition = std::make_shared<const Composition>(std::move(louder));
    }
    ExportSettings settings;
    settings.file = wish.file;
    settings.kind = preset.kind;
    settings.size = sizeFor(*timeline, wish);
    settings.quality = wish.quality;
    settings.preset = wish.speed;
    settings.metadata["title"] = project->name;

    ProgressBar bar("Export");
    std::stop_source stop;
    return deliver(*project, id, composition, settings, studio.store(), studio.ledger(),
                   [&](double fraction, const char* stage) {
                       if (interrupted()) stop.request_stop();
                       bar.show(fraction, stage);
                   },
                   stop.get_token());
}

void printDelivery(const DeliveryReport& report, const ExportWish& wish, FrameSize size)
{
    const ExportReport& e = report.exported;
    char loudness[96] = "silent";
    if (std::isfinite(e.loudness.integrated))
        std::snprintf(loudness, sizeof loudness, "%.1f LUFS, true peak %.1f dBTP, range %.1f LU", e.loudness.integrated, e.loudness.truePeak, e.loudness.range);
    std::printf("%s: %lld frames, %dx%d, %.1f MB, %s, exported in %.0f s (%s)\n", wish.file.c_str(), static_cast<long long>(e.frames), size.width, size.height,
                static_cast<double>(e.bytes) / 1e6, loudness, e.seconds, e.renderer.c_str());
    for (const std::string& warning : report.warnings) std::fprintf(stderr, "warning: %s\n", warning.c_str());
}

} // namespace spot
