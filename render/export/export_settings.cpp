// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/export/export_settings.h"

#include "render/export/partial_name.h"

#include <algorithm>
#include <array>

namespace spot
{

namespace
{

constexpr std::array presets{
    ExportPreset{"mp4", "H.264 and AAC in MP4", ".mp4", ExportKind::Mp4},
    ExportPreset{"mov-prores", "ProRes 422 HQ and PCM in MOV", ".mov", ExportKind::MovProRes},
    ExportPreset{"webm-vp9", "VP9 and Opus in WebM", ".webm", ExportKind::WebmVp9},
    ExportPreset{"webm-av1", "AV1 and Opus in WebM", ".webm", ExportKind::WebmAv1},
    ExportPreset{"png", "A folder of PNG pictures and a WAV", "", ExportKind::PngSequence},
};

std::string allNames()
{
    std::string names;
    for (const ExportPreset& p : presets) names += (names.empty() ? "" : ", ") + std::string(p.name);
    return names;
}

} // namespace

std::span<const ExportPreset> exportPresets() { return presets; }

Result<ExportPreset> presetFor(const std::filesystem::path& file)
{
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const ExportPreset& p : presets)
        if (p.ending == ending) return p;
    return Error{Fault::Unsupported, file.string() + ": no export writes \"" + ending + "\": use .mp4, .mov, .webm, or a folder's name for PNG pictures"};
}

Result<Done> checkExportName(const std::filesystem::path& file, ExportKind kind)
{
    return PartialName::check(file, kind == ExportKind::PngSequence ? PartialName::Kind::Folder : PartialName::Kind::File);
}

Result<ExportPreset> presetNamed(std::string_view name)
{
    for (const ExportPreset& p : presets)
        if (p.name == name) return p;
    return Error{Fault::NotFound, "no export preset is called \"" + std::string(name) + "\": there are " + allNames()};
}

} // namespace spot
