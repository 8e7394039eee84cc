// SPDX-License-Identifier: GPL-3.0-or-later
// Lists and subtitles that were made to take for ever: refused, or read, in bounded time, with the place and the cause.
#include "app/edit/invariants.h"
#include "app/exchange/edl.h"
#include "app/exchange/foreign_cut.h"
#include "app/exchange/srt.h"
#include "app/exchange/vtt.h"
#include "tests/support/spec.h"

#include <QElapsedTimer>

using namespace spot;

namespace
{

const std::string listHead = "TITLE: x\nFCM: NON-DROP FRAME\n\n";
const std::string oneEvent = "001  A001 V C        00:00:01:00 00:00:02:00 01:00:00:00 01:00:01:00\n";
const std::string cueHead = "00:00:00,000 --> 00:00:10,000\n";

std::string repeated(const std::string& text, std::size_t times)
{
    std::string all;
    all.reserve(text.size() * times);
    while (times-- > 0) all += text;
    return all;
}

std::string clockAt(int frame)
{
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d:%02d", frame / 25 / 3600, frame / 25 / 60 % 60, frame / 25 % 60, frame % 25);
    return text;
}

/// A list of events of one frame each, on reels of their own.
std::string reels(int count)
{
    std::string text = listHead;
    for (int i = 0; i < count; ++i) text += "001 R" + std::to_string(i) + " V C 00:00:01:00 00:00:01:01 " + clockAt(i) + " " + clockAt(i + 1) + "\n";
    return text;
}

Result<std::vector<Track>> tracksFrom(const std::string& text)
{
    ExchangeReport report;
    SPOT_TRY(cues, cuesFromSrt(text, report));
    return tracksOf(cues, fps25, report);
}

} // namespace

class HostileTextsSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_clock.start(); }
    void cleanup() { QVERIFY2(m_clock.elapsed() < 20'000, qPrintable(QString::number(m_clock.elapsed()))); }

    void tags_that_never_end_are_words()
    {
        ExchangeReport report;
        const auto cues = cuesFromSrt(cueHead + repeated("<b", 3'000'000) + repeated("{\\", 3'000'000), report);
        QVERIFY_OK(cues);
        QCOMPARE(cues->front().text.size(), std::size_t{12'000'000});
        std::string some = "<i>a</i> <b";
        QVERIFY(removeMarkup(some));
        QCOMPARE(some, std::string("a <b"));
        some = "{\\an8}a {\\b";
        QVERIFY(removeMarkup(some));
        QCOMPARE(some, std::string("a {\\b"));
    }

    void a_text_that_no_clip_can_hold_is_refused_with_its_time_and_a_short_sentence()
    {
        const auto tracks = tracksFrom(cueHead + repeated("a", 15'000'000));
        QVERIFY_FAULT(tracks, Fault::OutOfRange, "00:00:00.000: a subtitle has 15000000 characters, at most 10000 are possible");
    }

    void a_long_text_in_letters_of_several_bytes_is_read()
    {
        const auto tracks = tracksFrom(cueHead + repeated("\xEA\xB0\x80", 2000));
        QVERIFY_OK(tracks);
        const Clip& clip = *tracks->front().clips.front();
        QCOMPARE(clip.name, repeated("\xEA\xB0\x80", 66));
        QCOMPARE(std::get<TextClip>(clip.content).text.size(), std::size_t{6000});
    }

    void subtitles_upon_each_other_are_refused_from_some_number_on()
    {
        QCOMPARE(tracksFrom(repeated(cueHead + "a\n\n", 64))->size(), std::size_t{64});
        QVERIFY_FAULT(tracksFrom(repeated(cueHead + "a\n\n", 300'000)), Fault::OutOfRange, "00:00:00.000: more than 64 subtitles at one time");
    }

    void ampersands_and_settings_without_end_are_read()
    {
        ExchangeReport report;
        const auto cues = cuesFromVtt("WEBVTT\n\n00:00.000 --> 00:10.000 " + repeated("a:b ", 2'000'000) + "\n" + repeated("&", 6'000'000) + "\n", report);
        QVERIFY_OK(cues);
        QCOMPARE(cues->front().text.size(), std::size_t{6'000'000});
    }

    void a_list_of_more_media_than_a_project_holds_is_refused_and_of_as_many_is_read()
    {
        QVERIFY_FAULT(fromEdl(reels(90'000), "x", "/", fps25), Fault::OutOfRange, "more than 20000 media: \"R20000\" is one too many");
        const auto done = fromEdl(reels(2000), "x", "/", fps25);
        QVERIFY_OK(done);
        QCOMPARE(done->project.media.size(), std::size_t{2000});
    }

    void speeds_of_unknown_reels_are_told_without_a_search_each()
    {
        const auto done = fromEdl(reels(2000) + repeated("M2 ZZ 025.0 00:00:00:00\n", 200'000), "x", "/", fps25);
        QVERIFY_OK(done);
        QCOMPARE(done->report.lines.size(), std::size_t{200'000});
    }

    void absurd_speeds_are_refused_with_their_line()
    {
        for (const char* speed : {"1e308", "-1e308", "1e300", "9e15", "2501", "-2501"})
            QVERIFY_FAULT(fromEdl(listHead + oneEvent + "M2   A001       " + speed + "                00:00:01:00\n", "x", "/", fps25), Fault::Corrupt, "line 5: \"" + std::string(speed) + "\" frames per second");
        for (const char* speed : {"000.0", "1e-300", "-25", "2500"}) {
            const auto done = fromEdl(listHead + oneEvent + "M2   A001       " + speed + "                00:00:01:00\n", "x", "/", fps25);
            QVERIFY_OK(done);
            QVERIFY(!brokenInvariant(done->project));
        }
    }

    void a_reversed_speed_that_asks_for_media_before_its_first_frame_is_refused()
    {
        QVERIFY_FAULT(fromEdl(listHead + oneEvent + "M2   A001       -2500                00:00:01:00\n", "x", "/", fps25), Fault::Corrupt, "missing at the start of the media");
    }

    void names_without_end_are_cut_between_letters()
    {
        const auto done = fromEdl(listHead + oneEvent + "* FROM CLIP NAME: " + repeated("\xEA\xB0\x80", 5000) + "\n* LOC: 01:00:00:10 RED " + repeated("\xEA\xB0\x80", 500) + "\n", "x", "/", fps25);
        QVERIFY_OK(done);
        QCOMPARE(done->project.timelines[0]->tracks[0]->clips[0]->name, repeated("\xEA\xB0\x80", 333));
        QVERIFY(!brokenInvariant(done->project));
    }

private:
    QElapsedTimer m_clock;
};

QTEST_GUILESS_MAIN(HostileTextsSpec)
#include "hostile_texts_spec.moc"
