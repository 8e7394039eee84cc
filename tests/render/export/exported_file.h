// SPDX-License-Identifier: GPL-3.0-or-later
// tests/render/export/exported_file.h: what ffprobe and ffmpeg, which are not us, say about an exported file.
#pragma once

#include "render/export/export_movie.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <cstring>
#include <vector>

namespace spot
{

inline QByteArray outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) QTest::qFail(process.readAllStandardError().constData(), __FILE__, __LINE__);
    return process.readAllStandardOutput();
}

/// The streams and the container's own fields of a file; frames are counted by decoding.
class ExportedFile
{
public:
    explicit ExportedFile(const std::filesystem::path& file) : m_name(QString::fromStdString(file.string()))
    {
        const auto json = outputOf("ffprobe", {"-v", "error", "-count_frames", "-show_streams", "-show_format", "-of", "json", m_name});
        m_all = QJsonDocument::fromJson(json).object();
    }
    QString picture(const QString& key) const { return of("video", key); }
    QString sound(const QString& key) const { return of("audio", key); }
    QString tag(const QString& key) const { return m_all["format"].toObject()["tags"].toObject()[key].toString(); }

    /// When the first sample that is heard (the encoder's delay taken off) starts, in seconds.
    double firstSound() const
    {
        return outputOf("ffprobe", {"-v", "error", "-select_streams", "a", "-read_intervals", "%+#3", "-show_entries", "frame=pts_time", "-of", "csv=p=0", m_name}).split('\n').first().replace(",", "").toDouble();
    }
    /// Mean luma of each picture, 0..255 as coded.
    QByteArray lumas() const { return outputOf("ffmpeg", {"-v", "error", "-i", m_name, "-map", "0:v", "-fps_mode", "passthrough", "-vf", "scale=1:1:flags=area", "-pix_fmt", "gray", "-f", "rawvideo", "-"}); }
    /// Left side, decoded at 48 kHz.
    std::vector<float> left() const
    {
        const QByteArray raw = outputOf("ffmpeg", {"-v", "error", "-i", m_name, "-map", "0:a", "-af", "pan=mono|c0=c0", "-ar", "48000", "-f", "f32le", "-"});
        std::vector<float> samples(static_cast<std::size_t>(raw.size()) / sizeof(float));
        std::memcpy(samples.data(), raw.constData(), samples.size() * sizeof(float));
        return samples;
    }

private:
    QString of(const QString& kind, const QString& key) const
    {
        for (const auto& each : m_all["streams"].toArray())
            if (const QJsonObject stream = each.toObject(); stream["codec_type"] == kind) return stream[key].toVariant().toString();
        return {};
    }
    QString m_name;
    QJsonObject m_all;
};

/// Names in a folder, hidden ones too.
inline QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace spot
