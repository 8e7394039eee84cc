// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/export/export_movie.h"
#include "render/export/movie_writer.h"
#include "tests/render/export/exported_file.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>

using namespace spot;

namespace
{

Layer solid(Rgba colour, TimeRange span)
{
    Layer layer;
    layer.span = span;
    layer.picture = SolidPicture{colour};
    return layer;
}

/// A slow gradient on which a white frame flashes, and a beep that starts with it.
std::shared_ptr<Composition> flash(FrameRate rate, std::int64_t frames, std::int64_t flashFrame, const ContentHash& beep)
{
    auto c = std::make_shared<Composition>();
    c->canvas = {128, 72};
    c->rate = rate;
    c->duration = rate.startOf(frames);
    Layer ground;
    ground.span = {{}, c->duration};
    ground.picture = GradientPicture{{0.1f, 0.1f, 0.3f, 1}, {0.3f, 0.1f, 0.1f, 1}, 30};
    c->layers = {ground, solid({1, 1, 1, 1}, {rate.startOf(flashFrame), rate.startOf(flashFrame + 1)})};
    Sound sound;
    sound.media = beep;
    sound.span = {rate.startOf(flashFrame), std::min(c->duration, rate.startOf(flashFrame) + MediaTime::fromMilliseconds(300))};
    c->sounds = {sound};
    return c;
}

} // namespace

class ExportMovieSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_made;
    TestMedia m_media;
    ContentHash m_beep;

    ExportSettings settings(const QTemporaryDir& folder, const char* preset, const char* name = "spot") const
    {
        const auto found = presetNamed(preset);
        ExportSettings s;
        s.kind = found->kind;
        s.file = folder.filePath(name + QString::fromUtf8(found->ending.data(), static_cast<qsizetype>(found->ending.size()))).toStdString();
        s.size = {128, 72};
        return s;
    }
    static void everyFilm()
    {
        QTest::addColumn<QByteArray>("preset");
        for (const char* name : {"mp4", "mov-prores", "webm-vp9", "webm-av1"}) QTest::newRow(name) << QByteArray(name);
    }
private Q_SLOTS:
    void initTestCase() { m_beep = m_media.add(m_made.make("beep.wav", "-f lavfi -i aevalsrc=0.5*cos(6283.1853*t)|0.5*cos(6283.1853*t):d=1:s=48000 -c:a pcm_f32le")); }

    void every_rate_has_its_very_frames_data()
    {
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::addColumn<int>("frames");
        for (const FrameRate r : {fps23976, fps24, fps25, fps2997, fps50, fps5994, fps60})
            QTest::addRow("%d/%d", r.num, r.den) << r.num << r.den << static_cast<int>(std::lround(2 * r.perSecond()));
        QTest::newRow("15 s at 30") << 30 << 1 << 450;
    }
    void every_rate_has_its_very_frames()
    {
        QFETCH(int, num);
        QFETCH(int, den);
        QFETCH(int, frames);
        const QTemporaryDir folder;
        const FrameRate rate{num, den};
        const auto report = exportMovie(flash(rate, frames, 3, m_beep), settings(folder, "mp4"), m_media);
        QVERIFY_OK(report);
        QCOMPARE(report->frames, frames);
        QCOMPARE(report->samples, rate.startOf(frames).samples(48000));
        const ExportedFile file(settings(folder, "mp4").file);
        QCOMPARE(file.picture("nb_read_frames").toInt(), frames);
        QCOMPARE(file.picture("r_frame_rate"), QString("%1/%2").arg(num).arg(den));
        QCOMPARE(file.picture("avg_frame_rate"), QString("%1/%2").arg(num).arg(den));
        const double length = rate.startOf(frames).seconds();
        QVERIFY2(std::abs(file.picture("duration").toDouble() - length) < 1e-4, qPrintable(file.picture("duration")));
        QVERIFY2(std::abs(file.sound("duration").toDouble() - length) <= 1024.0 / 48000, qPrintable(file.sound("duration")));
        QCOMPARE(file.picture("start_time").toDouble(), 0.0);
        QCOMPARE(file.sound("start_time").toDouble(), 0.0);
    }

    void flash_and_beep_come_together_data() { everyFilm(); }
    void flash_and_beep_come_together()
    {
        QFETCH(QByteArray, preset);
        const QTemporaryDir folder;
        const ExportSettings s = settings(folder, preset);
        QVERIFY_OK(exportMovie(flash(fps25, 40, 17, m_beep), s, m_media));
        const ExportedFile file(s.file);
        const QByteArray lumas = file.lumas();
        QCOMPARE(lumas.size(), 40);
        int brightest = 0;
        for (int n = 0; n < lumas.size(); ++n)
            if (static_cast<unsigned char>(lumas[n]) > static_cast<unsigned char>(lumas[brightest])) brightest = n;
        QCOMPARE(brightest, 17);
        const auto left = file.left();
        const auto beep = std::find_if(left.begin(), left.end(), [](float v) { return std::abs(v) > 0.25f; });
        const double at = static_cast<double>(beep - left.begin()) / 48000 + file.firstSound();
        const double picture = 17 / 25.0 + file.picture("start_time").toDouble();
        QVERIFY2(std::abs(at - picture) < 0.001, qPrintable(QString("beep at %1, flash at %2").arg(at).arg(picture)));
        QVERIFY2(std::abs(static_cast<double>(left.size()) - 40 * 1920) <= 1024, qPrintable(QString::number(left.size())));
    }

    void streams_say_what_they_are_data()
    {
        QTest::addColumn<QByteArray>("preset");
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("sound");
        QTest::newRow("mp4") << QByteArray("mp4") << "h264" << "yuv420p" << "aac";
        QTest::newRow("mov") << QByteArray("mov-prores") << "prores" << "yuv422p10le" << "pcm_s24le";
        QTest::newRow("vp9") << QByteArray("webm-vp9") << "vp9" << "yuv420p" << "opus";
        QTest::newRow("av1") << QByteArray("webm-av1") << "av1" << "yuv420p" << "opus";
    }
    void streams_say_what_they_are()
    {
        QFETCH(QByteArray, preset);
        QFETCH(QString, picture);
        QFETCH(QString, format);
        QFETCH(QString, sound);
        const QTemporaryDir folder;
        ExportSettings s = settings(folder, preset);
        s.metadata["title"] = "Hallim 한림";
        s.metadata["comment"] = "made by hand";
        QVERIFY_OK(exportMovie(flash(fps2997, 10, 2, m_beep), s, m_media));
        const ExportedFile file(s.file);
        QCOMPARE(file.picture("codec_name"), picture);
        QCOMPARE(file.picture("pix_fmt"), format);
        QCOMPARE(file.sound("codec_name"), sound);
        QCOMPARE(file.sound("sample_rate"), QString("48000"));
        QCOMPARE(file.sound("channels"), QString("2"));
        QCOMPARE(file.picture("color_primaries"), QString("bt709"));
        QCOMPARE(file.picture("color_transfer"), QString("bt709"));
        QCOMPARE(file.picture("color_space"), QString("bt709"));
        if (preset != "mov-prores") QCOMPARE(file.picture("color_range"), QString("tv")); // ProRes has no word for it: always limited
        if (preset == "mp4") QCOMPARE(file.picture("chroma_location"), QString("left"));
        if (preset == "mov-prores") QCOMPARE(file.picture("profile"), QString("HQ"));
        if (preset == "mov-prores") QCOMPARE(file.picture("codec_tag_string"), QString("apch"));
        QCOMPARE(file.tag("title"), QString("Hallim 한림"));
        QCOMPARE(file.tag(preset.startsWith("webm") ? "COMMENT" : "comment"), QString("made by hand"));
        QVERIFY(file.tag("creation_time").isEmpty());
    }
    void any_metadata_key_goes_into_an_mp4()
    {
        const QTemporaryDir folder;
        ExportSettings s = settings(folder, "mp4");
        s.metadata["com.example.campaign"] = "autumn";
        QVERIFY_OK(exportMovie(flash(fps25, 5, 2, m_beep), s, m_media));
        QCOMPARE(ExportedFile(s.file).tag("com.example.campaign"), QString("autumn"));
    }
    void an_mp4_starts_with_its_index_and_has_closed_groups_of_two_seconds()
    {
        const QTemporaryDir folder;
        const ExportSettings s = settings(folder, "mp4");
        QVERIFY_OK(exportMovie(flash(fps25, 125, 2, m_beep), s, m_media));
        QFile raw(QString::fromStdString(s.file.string()));
        QVERIFY(raw.open(QIODevice::ReadOnly));
        const QByteArray bytes = raw.readAll();
        QVERIFY(bytes.indexOf("moov") > 0 && bytes.indexOf("moov") < bytes.indexOf("mdat"));
        QVERIFY(bytes.contains("colrnclx"));
        const QByteArray keys = outputOf("ffprobe", {"-v", "error", "-select_streams", "v", "-skip_frame", "nokey", "-show_entries", "frame=pts_time", "-of", "csv=p=0", raw.fileName()});
        const auto times = QString(keys).remove(',').split('\n', Qt::SkipEmptyParts);
        QVERIFY(times.contains("0.000000") && times.contains("2.000000") && times.contains("4.000000"));
    }

    void the_same_twice_is_the_same_file_data() { everyFilm(); }
    void the_same_twice_is_the_same_file()
    {
        QFETCH(QByteArray, preset);
        const QTemporaryDir folder;
        const auto one = settings(folder, preset, "one"), two = settings(folder, preset, "two");
        auto c = flash(fps30, 40, 12, m_beep);
        c->targetLufs = -16;
        QVERIFY_OK(exportMovie(c, one, m_media));
        QVERIFY_OK(exportMovie(c, two, m_media));
        QCOMPARE(hashOfFile(one.file)->hex(), hashOfFile(two.file)->hex());
    }

    void pictures_go_into_a_folder_with_their_sound()
    {
        const QTemporaryDir folder;
        ExportSettings s = settings(folder, "png", "pictures");
        s.size = {127, 71};
        const auto report = exportMovie(flash(fps25, 3, 1, m_beep), s, m_media);
        QVERIFY_OK(report);
        QCOMPARE(namesIn(folder.path()), QStringList{"pictures"});
        QCOMPARE(namesIn(folder.filePath("pictures")), (QStringList{"frame_000001.png", "frame_000002.png", "frame_000003.png", "sound.wav"}));
        const QImage white(folder.filePath("pictures/frame_000002.png"));
        QCOMPARE(white.size(), QSize(127, 71));
        QCOMPARE(white.pixelColor(60, 30), QColor(255, 255, 255));
        QCOMPARE(ExportedFile(s.file / "sound.wav").sound("duration_ts"), QString::number(3 * 1920));
    }

    void the_loudness_of_the_file_is_the_one_asked_for()
    {
        const ContentHash music = m_media.add(m_made.make("music.wav", "-f lavfi -i anoisesrc=d=6:c=pink:a=0.2:seed=5:r=48000 -ac 2 -c:a pcm_f32le"));
        const QTemporaryDir folder;
        const ExportSettings s = settings(folder, "mp4");
        auto c = flash(fps25, 150, 4, music);
        c->sounds[0].span = {{}, c->duration};
        c->targetLufs = -14;
        const auto report = exportMovie(c, s, m_media);
        QVERIFY_OK(report);
        QVERIFY(std::abs(report->loudness.integrated + 14) < 0.5);
        QProcess meter;
        meter.start("ffmpeg", {"-hide_banner", "-nostats", "-i", QString::fromStdString(s.file.string()), "-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-"});
        QVERIFY(meter.waitForFinished());
        const QString said = QString::fromUtf8(meter.readAllStandardError()).section("Summary:", -1);
        const auto number = [&](const char* label) { return said.section(label, 1).section(' ', 0, 0, QString::SectionSkipEmpty).toDouble(); };
        QVERIFY2(std::abs(number("I:") + 14) < 1, qPrintable(said));
        QVERIFY2(number("Peak:") <= -1, qPrintable(said));
    }

    void a_stop_leaves_nothing_data() { everyFilm(); }
    void a_stop_leaves_nothing()
    {
        QFETCH(QByteArray, preset);
        const QTemporaryDir folder;
        std::stop_source stop;
        const auto progress = [&](double fraction, const char*) {
            if (fraction > 0.4) stop.request_stop();
        };
        const auto report = exportMovie(flash(fps25, 100, 2, m_beep), settings(folder, preset), m_media, progress, stop.get_token());
        QVERIFY_FAULT(report, Fault::Cancelled, "stopped");
        QCOMPARE(namesIn(folder.path()), QStringList{});
    }
    void progress_rises_to_one()
    {
        const QTemporaryDir folder;
        std::vector<double> told;
        QVERIFY_OK(exportMovie(flash(fps25, 20, 2, m_beep), settings(folder, "mp4"), m_media, [&](double f, const char*) { told.push_back(f); }));
        QVERIFY(told.size() >= 20 && std::is_sorted(told.begin(), told.end()));
        QCOMPARE(told.back(), 1.0);
    }
    void a_missing_picture_is_named_with_its_frame_and_the_old_file_stays()
    {
        const QTemporaryDir folder;
        const ExportSettings s = settings(folder, "mp4");
        QVERIFY_OK(exportMovie(flash(fps25, 5, 2, m_beep), s, m_media));
        const auto before = hashOfFile(s.file)->hex();
        auto c = flash(fps25, 50, 2, m_beep);
        Layer lost;
        lost.span = {fps25.startOf(12), fps25.startOf(50)};
        lost.picture = StillPicture{hashOf("lost")};
        c->layers.push_back(lost);
        const auto report = exportMovie(c, s, m_media);
        QVERIFY_FAULT(report, Fault::NotFound, "frame 12: ");
        QVERIFY_FAULT(report, Fault::NotFound, hashOf("lost").hex().substr(0, 12));
        QCOMPARE(namesIn(folder.path()), QStringList{"spot.mp4"});
        QCOMPARE(hashOfFile(s.file)->hex(), before);
    }
    void requests_that_make_no_sense_are_refused_in_words()
    {
        const QTemporaryDir folder;
        ExportSettings s = settings(folder, "mp4");
        s.size = {127, 72};
        QVERIFY_FAULT(exportMovie(flash(fps25, 5, 2, m_beep), s, m_media), Fault::OutOfRange, "even");
        s = settings(folder, "mp4");
        QVERIFY_FAULT(exportMovie(std::make_shared<Composition>(), s, m_media), Fault::Invalid, "no length");
        s.file = folder.filePath("not/there.mp4").toStdString();
        QVERIFY_FAULT(exportMovie(flash(fps25, 5, 2, m_beep), s, m_media), Fault::NotFound, "make it first");
        s.file = folder.path().toStdString();
        QVERIFY_FAULT(exportMovie(flash(fps25, 5, 2, m_beep), s, m_media), Fault::Invalid, "is a folder");
        QCOMPARE(namesIn(folder.path()), QStringList{});
        QVERIFY_FAULT(presetFor("spot.avi"), Fault::Unsupported, ".mp4");
        QVERIFY_FAULT(presetNamed("gif"), Fault::NotFound, "webm-av1");
    }
};

QTEST_GUILESS_MAIN(ExportMovieSpec)
#include "export_movie_spec.moc"
