// SPDX-License-Identifier: GPL-3.0-or-later
// Subtitles out and in: words and times survive, what is lost is said, bad files are refused with their line.
#include "app/exchange/exchange.h"
#include "app/exchange/srt.h"
#include "app/exchange/vtt.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"
#include "tests/support/timeline_text.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace spot;

namespace
{

std::filesystem::path write(const QTemporaryDir& folder, const char* name, const QByteArray& bytes)
{
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::WriteOnly)) file.write(bytes);
    return folder.filePath(name).toStdString();
}

QByteArray read(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const std::vector<Cue> twoCues{{{MediaTime::fromMilliseconds(1000), MediaTime::fromMilliseconds(2480)}, "Freshly <picked>\n& cold", CuePlace{0.25, 0.1, 0.5, TextAlign::Left}},
                               {{MediaTime::fromMilliseconds(3600'000), MediaTime::fromMilliseconds(3601'001)}, "한라봉", std::nullopt}};

} // namespace

class SubtitlesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void vtt_keeps_words_times_and_places()
    {
        ExchangeReport report;
        const auto back = cuesFromVtt(vttOf(twoCues), report);
        QVERIFY_OK(back);
        QVERIFY(*back == twoCues);
        QVERIFY(report.lines.empty());
    }

    void srt_is_written_as_everybody_reads_it()
    {
        QCOMPARE(QString::fromStdString(srtOf({{{MediaTime::fromMilliseconds(1000), MediaTime::fromMilliseconds(2480)}, "One\ntwo", {}}, {{MediaTime::fromMilliseconds(3600'000), MediaTime::fromMilliseconds(3601'001)}, "한라봉", {}}})),
                 QString("1\n00:00:01,000 --> 00:00:02,480\nOne\ntwo\n\n2\n01:00:00,000 --> 01:00:01,001\n한라봉\n"));
    }

    void srt_of_other_programs_is_read()
    {
        ExchangeReport report;
        const auto cues = cuesFromSrt("\r\n7\r\n00:00:01.5 --> 00:00:02,000 X1:40 X2:600\r\n<i>Hello</i>\r\n{\\an8}you\r\n\r\n\r\n00:00:03,000 --> 00:00:04,000\r\n5 < 6\r\n", report);
        QVERIFY_OK(cues);
        QCOMPARE(cues->size(), std::size_t{2});
        QCOMPARE(cues->at(0).text, std::string("Hello\nyou"));
        QVERIFY(cues->at(0).time.start == MediaTime::fromMilliseconds(1500));
        QCOMPARE(cues->at(1).text, std::string("5 < 6"));
        QCOMPARE(report.lines.size(), std::size_t{1});
    }

    void a_timeline_goes_out_and_comes_back_on_the_same_frames()
    {
        QTemporaryDir folder;
        for (const FrameRate rate : {fps23976, fps25, fps2997, fps60}) {
            const Project before = text::project("V1: a[0,100); T1: tb[3,17) tc[17,18) td[40,99)", {rate, {}});
            for (const char* name : {"x.srt", "x.vtt"}) {
                const std::filesystem::path file = folder.filePath(name).toStdString();
                QVERIFY_OK(exportTimeline(*formatOfFile(file), before, before.timelines.front()->id, file, TestMedia()));
                const auto after = importFile(file, {rate});
                QVERIFY_OK(after);
                QCOMPARE(QString::fromStdString(text::show(after->project)), QString("Captions: tb[3,17) tc[17,18) td[40,99)"));
            }
        }
    }

    void what_srt_cannot_say_is_listed_with_name_and_timecode()
    {
        QTemporaryDir folder;
        const Project project = text::project("T1: tb[25,50)");
        const std::filesystem::path file = folder.filePath("x.srt").toStdString();
        const auto done = exportTimeline(ExchangeFormat::Srt, project, project.timelines.front()->id, file, TestMedia());
        QVERIFY_OK(done);
        QCOMPARE(QString::fromStdString(done->report.lines.at(0)), QString("00:00:01:00 \"tb\": its place, font, size, colours and motion stay behind"));
        QCOMPARE(read(file), QByteArray("1\n00:00:01,000 --> 00:00:02,000\ntb\n"));
        const Project silent = text::project("V1: a[25,50)");
        QVERIFY_FAULT(exportTimeline(ExchangeFormat::Srt, silent, silent.timelines.front()->id, file, TestMedia()), Fault::Invalid, "has no text");
        QCOMPARE(read(file), QByteArray("1\n00:00:01,000 --> 00:00:02,000\ntb\n"));
    }

    void overlapping_subtitles_come_on_tracks_of_their_own()
    {
        ExchangeReport report;
        const auto cues = cuesFromSrt("1\n00:00:01,000 --> 00:00:03,000\na\n\n2\n00:00:02,000 --> 00:00:04,000\nb\n\n3\n00:00:03,000 --> 00:00:03,001\nc\n", report);
        QVERIFY_OK(cues);
        const auto tracks = tracksOf(*cues, fps25, report);
        QVERIFY_OK(tracks);
        QCOMPARE(tracks->size(), std::size_t{2});
        QCOMPARE((*tracks)[0].clips.size(), std::size_t{2});
        QCOMPARE(QString::fromStdString(report.lines.at(0)), QString("00:00:03:00 \"c\": was shorter than half a frame and lasts one now"));
    }

    void bad_files_are_refused_with_line_and_cause_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << "x.srt" << QByteArray() << "x.srt: no subtitle is in it";
        QTest::newRow("a film") << "x.srt" << QByteArray("\0\0\0\x18""ftypmp42", 12) << "line 1: a line with two times";
        QTest::newRow("cut off") << "x.srt" << QByteArray("1\n00:00:01,000 --> 00:0") << "line 2: \"00:0\" is no time";
        QTest::newRow("backwards") << "x.srt" << QByteArray("1\n00:00:02,000 --> 00:00:01,000\na\n") << "line 2: the subtitle ends before it begins";
        QTest::newRow("99 minutes") << "x.srt" << QByteArray("1\n00:99:02,000 --> 00:99:03,000\na\n") << "line 2: \"00:99:02,000\" is no time";
        QTest::newRow("a week") << "x.srt" << QByteArray("1\n168:00:00,000 --> 168:00:01,000\na\n") << "is no time";
        QTest::newRow("huge") << "x.srt" << QByteArray("1\n99999999999999999999:00:00,000 --> 00:00:01,000\na\n") << "is no time";
        QTest::newRow("Latin-1") << "x.srt" << QByteArray("1\n00:00:01,000 --> 00:00:02,000\ncaf\xE9\n") << "line 3: is not UTF-8";
        QTest::newRow("UTF-16") << "x.srt" << QByteArray("\xFF\xFE" "1\0", 4) << "is UTF-16";
        QTest::newRow("glued") << "x.srt" << QByteArray("1\n00:00:01,000 --> 00:00:02,000\na\n00:00:02,000 --> 00:00:03,000\nb\n") << "line 4: times inside";
        QTest::newRow("no head") << "x.vtt" << QByteArray("00:01.000 --> 00:02.000\na\n") << "line 1: the file does not begin with WEBVTT";
        QTest::newRow("comma in VTT") << "x.vtt" << QByteArray("WEBVTT\n\n00:01,000 --> 00:02,000\na\n") << "line 3: ";
        QTest::newRow("another format") << "x.xyz" << QByteArray("a") << "is none of";
    }
    void bad_files_are_refused_with_line_and_cause()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        QTemporaryDir folder;
        const auto done = importFile(write(folder, qPrintable(name), bytes), {});
        QVERIFY(!done);
        QVERIFY2(done.error().message.find(words.toStdString()) != std::string::npos, done.error().message.c_str());
    }

    void a_folder_a_missing_file_and_100_MB_are_refused()
    {
        QTemporaryDir folder;
        QDir(folder.path()).mkdir("a.srt");
        QVERIFY_FAULT(importFile(folder.filePath("a.srt").toStdString(), {}), Fault::Corrupt, "is not a file");
        QVERIFY_FAULT(importFile(folder.filePath("b.srt").toStdString(), {}), Fault::NotFound, "no such file");
        QFile huge(folder.filePath("c.srt"));
        QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(100 << 20));
        QVERIFY_FAULT(importFile(folder.filePath("c.srt").toStdString(), {}), Fault::OutOfRange, "16 MiB");
    }
};

QTEST_GUILESS_MAIN(SubtitlesSpec)
#include "subtitles_spec.moc"
