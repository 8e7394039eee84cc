// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/art/media_art.h"

namespace spot
{

namespace
{

constexpr qsizetype pictureKilobytes = 48 * 1024, soundKilobytes = 32 * 1024;
constexpr std::size_t mostWaiting = 64; // a scroll through a long cut asks for what is visible at its end

} // namespace

MediaArt::MediaArt(ArtReaders readers, QObject* parent)
    : QObject(parent), m_readers(std::move(readers)), m_pictures(pictureKilobytes), m_sounds(soundKilobytes)
{
    m_pool.setMaxThreadCount(2);
    m_pool.setThreadPriority(QThread::LowPriority);
}

MediaArt::~MediaArt()
{
    m_pool.clear();
    m_pool.waitForDone();
}

bool MediaArt::begin(const Key& key)
{
    if (m_missing.count(key) || m_asked.count(key) || m_asked.size() >= mostWaiting) return false;
    m_asked.insert(key);
    return true;
}

QImage MediaArt::thumbnail(const MediaItem& item, MediaTime at)
{
    if (item.kind == ItemKind::Sound || !m_readers.picture) return {};
    const std::int64_t half = flicksPerSecond / 2;
    const Key key{item.content, item.kind == ItemKind::Still ? 0 : std::max<std::int64_t>(at.flicks, 0) / half};
    if (const QImage* picture = m_pictures.object(key)) return *picture;
    if (!begin(key)) return {};
    m_pool.start([this, key, item, half] {
        const Result<QImage> read = m_readers.picture(item, MediaTime{key.slot * half}, thumbnailHeight);
        QMetaObject::invokeMethod(this, [this, key, read] {
            m_asked.erase(key);
            if (read) m_pictures.insert(key, new QImage(*read), std::max<qsizetype>(read->sizeInBytes() / 1024, 1));
            else m_missing.insert(key);
            Q_EMIT ready();
        }, Qt::QueuedConnection);
    });
    return {};
}

std::shared_ptr<const Peaks> MediaArt::waveform(const MediaItem& item)
{
    const Key key{item.content, -1};
    if (const auto* peaks = m_sounds.object(key)) return *peaks;
    if (!m_readers.sound || !begin(key)) return nullptr;
    m_pool.start([this, key, item] {
        const Result<Peaks> read = m_readers.sound(item);
        QMetaObject::invokeMethod(this, [this, key, read] {
            m_asked.erase(key);
            if (read) {
                const auto kilobytes = std::max<qsizetype>(static_cast<qsizetype>(read->size() * sizeof(float)) / 1024, 1);
                m_sounds.insert(key, new std::shared_ptr<const Peaks>(std::make_shared<const Peaks>(*read)), kilobytes);
            } else m_missing.insert(key);
            Q_EMIT ready();
        }, Qt::QueuedConnection);
    });
    return nullptr;
}

} // namespace spot
