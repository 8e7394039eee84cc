// SPDX-License-Identifier: GPL-3.0-or-later
// ui/art/media_art.h: thumbnails and waveforms for the timeline and the library, made on a pool and kept in bounds.
#pragma once

#include "app/model/media_item.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace spot
{

/// The loudest sample of each hundredth of a second, 0..1.
using Peaks = std::vector<float>;
inline constexpr int peaksPerSecond = 100;

/// How a picture and a sound are read; called on the pool, several at once.
struct ArtReaders {
    std::function<Result<QImage>(const MediaItem&, MediaTime, int height)> picture;
    std::function<Result<Peaks>(const MediaItem&)> sound;
};

/// Asking never waits: what is not there yet is begun, and `ready` tells when to ask again. What cannot be read stays
/// missing.                                                                                                       [ui]
class MediaArt final : public QObject
{
    Q_OBJECT
public:
    explicit MediaArt(ArtReaders readers, QObject* parent = nullptr);
    ~MediaArt() override;

    /// The picture nearest to `at` on a grid of half seconds of media time; a null image until it is there.
    QImage thumbnail(const MediaItem& item, MediaTime at);
    /// Null until it is there.
    std::shared_ptr<const Peaks> waveform(const MediaItem& item);
    int working() const { return static_cast<int>(m_asked.size()); }

    static constexpr int thumbnailHeight = 96;

Q_SIGNALS:
    void ready();

private:
    struct Key {
        ContentHash media;
        std::int64_t slot = 0; ///< -1: the waveform
        auto operator<=>(const Key&) const = default;
        friend std::size_t qHash(const Key& key, std::size_t seed) { return qHashMulti(seed, std::hash<ContentHash>{}(key.media), key.slot); }
    };
    bool begin(const Key& key);

    ArtReaders m_readers;
    QCache<Key, QImage> m_pictures;
    QCache<Key, std::shared_ptr<const Peaks>> m_sounds;
    std::set<Key> m_asked, m_missing;
    QThreadPool m_pool; ///< last: its threads end first
};

} // namespace spot
