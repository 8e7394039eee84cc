// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/art/art_readers.h"

#include "assets/media/thumbnail.h"
#include "assets/media/waveform.h"

#include <cstring>

namespace spot
{

QImage toQImage(const Image& image)
{
    QImage made(image.width(), image.height(), image.alpha() == AlphaMode::Opaque ? QImage::Format_RGBX8888 : QImage::Format_RGBA8888_Premultiplied);
    for (int y = 0; y < image.height(); ++y) std::memcpy(made.scanLine(y), image.row(0, y), static_cast<std::size_t>(image.width()) * 4);
    return made;
}

ArtReaders artReaders(const ContentStore& store)
{
    ArtReaders readers;
    readers.picture = [&store](const MediaItem& item, MediaTime at, int height) -> Result<QImage> {
        SPOT_TRY(file, store.pathOf(item.content));
        SPOT_TRY(reader, ThumbnailReader::open(file));
        SPOT_TRY(picture, reader.at(at, {height * 3, height}));
        return toQImage(*picture);
    };
    readers.sound = [&store](const MediaItem& item) -> Result<Peaks> {
        SPOT_TRY(file, store.pathOf(item.content));
        SPOT_TRY(wave, readWaveform(file, 48000 / peaksPerSecond));
        Peaks peaks;
        for (const WaveformPeak& peak : wave.peaks) peaks.push_back(std::max(peak.high, -peak.low));
        return peaks;
    };
    return readers;
}

} // namespace spot
