// SPDX-License-Identifier: GPL-3.0-or-later
// ui/art/art_readers.h: thumbnails and waveforms out of the media folder.
#pragma once

#include "assets/store/content_store.h"
#include "ui/art/media_art.h"

namespace spot
{

/// `store` outlives the readers.
ArtReaders artReaders(const ContentStore& store);

/// Rgba8 as a QImage with pixels of its own.
QImage toQImage(const Image& image);

} // namespace spot
