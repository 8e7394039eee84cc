// SPDX-License-Identifier: GPL-3.0-or-later
// render/export/export_settings.h: container, codecs, size, rate, quality, metadata of an exported file.
#pragma once

#include "assets/base/media_time.h"
#include "assets/base/result.h"
#include "assets/pixels/image.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace spot
{

/// What is written. Every kind is tagged BT.709, limited range (PNG: sRGB-coded RGB).
enum class ExportKind {
    Mp4,         ///< H.264 High 4:2:0 8 bit by x264, AAC
    MovProRes,   ///< ProRes 422 HQ 10 bit, PCM 24 bit
    WebmVp9,     ///< VP9 4:2:0 8 bit, Opus
    WebmAv1,     ///< AV1 4:2:0 8 bit by SVT-AV1, Opus
    PngSequence, ///< a folder of frame_000001.png ... and sound.wav
};

/// A preset by name, for the command line and for dialogs.
struct ExportPreset {
    std::string_view name;   ///< "mp4"
    std::string_view title;  ///< English; the ui translates it
    std::string_view ending; ///< ".mp4"; "" for a folder
    ExportKind kind;
};
std::span<const ExportPreset> exportPresets();
/// By the file's ending: .mp4 .mov .webm, a folder's name for PNG. Errors: Unsupported: names what there is.
Result<ExportPreset> presetFor(const std::filesystem::path& file);
/// By name. Errors: NotFound: names what there is.
Result<ExportPreset> presetNamed(std::string_view name);

/// Whether such a file (or folder of pictures) could be written, without writing: what a long export would fail with at its end.
/// Errors: NotFound or Denied (the folder around it), Invalid (no name, a folder or device there, a folder that is not empty).
Result<Done> checkExportName(const std::filesystem::path& file, ExportKind kind);

struct ExportSettings {
    std::filesystem::path file;
    ExportKind kind = ExportKind::Mp4;
    FrameSize size{1920, 1080}; ///< even sides for all but PNG, up to 8192
    double quality = 18;        ///< x264's crf; the other codecs map it to a like quality
    std::string preset = "medium"; ///< x264's
    int audioKbps = 256;
    std::map<std::string, std::string> metadata; ///< "title": container keys
};

} // namespace spot
