// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/otio_bundle.h: OTIO with its media: .otioz (an archive of content.otio, version.txt and media/) and .otiod (the same as a
// folder, without version.txt), as OpenTimelineIO's file bundles have it.
#pragma once

#include "app/exchange/exchange.h"

namespace spot
{

enum class OtioBundle { Archive, Folder };

/// All media of the project that are here go along, unpacked and under names of their own; those that are not are listed. An archive
/// replaces one of its name, a folder is put in place of nothing. Whole or not at all.
/// Errors: as otioOf(), Invalid (the folder is there), Corrupt (a media file is not what it was), NotFound (no folder to write in),
/// NoSpace, Denied, Io.                                                                        [blocks; any thread but ui]
Result<ExportedFile> exportBundle(OtioBundle kind, const Project& project, const Timeline& timeline, const std::filesystem::path& file, const MediaResolver& media);

/// An archive is unpacked into wish.mediaFolder (unzip.h says what is refused); a folder is read where it lies. Media that the cut names outside
/// of the bundle are not opened, with a line each. When nothing comes of it, nothing is left unpacked.
Result<ImportedFile> importBundle(OtioBundle kind, const std::filesystem::path& file, const ImportWish& wish);

} // namespace spot
