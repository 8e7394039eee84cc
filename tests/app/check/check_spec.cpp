// SPDX-License-Identifier: GPL-3.0-or-later
// What is said about a timeline before it is delivered.
#include "app/check/check.h"
#include "app/check/rules.h"
#include "tests/support/spec.h"

using namespace spot;

namespace
{

MediaTime frame(std::int64_t n) { return fps30.startOf(n); }

ClipPtr clip(std::uint64_t id, std::int64_t from, std::int64_t to, ClipContent content, const std::string& name = "clip")
{
    Clip made;
    made.id = {id};
    made.name = name;
    made.place = {frame(from), frame(to)};
    made.content = std::move(content);
    return std::make_shared<const Clip>(made);
}

const ContentHash film = hashOf("film"), voice = hashOf("voice");

/// Two shots, a text and a voice: nothing to say about it.
struct Spot {
    Track pictures, texts, voices;
    Timeline timeline;
    std::vector<LedgerEntry> ledger{{1, "", Imported{film, "film.mp4", 1}}, {2, "", Generated{voice, "voice-espeak", "1", "procedural", {}, "{}", 1, {}}}};

    Spot()
    {
        pictures.id = {2}, texts.id = {3}, texts.role = TrackRole::Text, voices.id = {4}, voices.role = TrackRole::Voice;
        pictures.clips = {clip(10, 0, 60, MediaClip{MediaId{7}, {}}), clip(11, 60, 120, ColourClip{})};
        texts.clips = {clip(12, 10, 70, TextClip{"Fresh today", {}}, "Fresh")};
        voices.clips = {clip(13, 5, 50, MediaClip{MediaId{8}, {}})};
        timeline.id = {1}, timeline.name = "16:9", timeline.length = frame(120);
    }
    Findings check() const
    {
        Timeline whole = timeline;
        for (const Track& track : {pictures, texts, voices}) whole.tracks.push_back(std::make_shared<const Track>(track));
        MediaItem filmItem, voiceItem;
        filmItem.id = {7}, filmItem.name = "film.mp4", filmItem.content = film;
        voiceItem.id = {8}, voiceItem.name = "One: voice", voiceItem.content = voice;
        Project project;
        project.media = {std::make_shared<const MediaItem>(filmItem), std::make_shared<const MediaItem>(voiceItem)};
        project.timelines = {std::make_shared<const Timeline>(whole)};
        return checkTimeline(project, {1}, ledger);
    }
};

} // namespace

class CheckSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_sound_spot_has_nothing_to_say() { QCOMPARE(Spot().check().size(), std::size_t{0}); }
    void a_timeline_that_is_not_there_has_nothing_to_say() { QCOMPARE(checkTimeline(Project{}, {9}, {}).size(), std::size_t{0}); }
    void black_between_shots_and_at_the_end_is_counted_in_frames()
    {
        Spot spot;
        spot.pictures.clips = {clip(10, 0, 50, ColourClip{}), clip(11, 51, 110, ColourClip{})};
        const auto found = spot.check();
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(sentenceOf(found[0], fps30), std::string("00:00:01:20 duration: no picture for 1 frame: they are black. Close the gap or put a clip there."));
        QCOMPARE(found[1].at, frame(110));
    }
    void a_picture_on_a_hidden_track_shows_nothing_and_one_above_fills_a_gap()
    {
        Spot spot;
        spot.pictures.isMuted = true;
        QCOMPARE(spot.check().front().rule, std::string("duration"));
        spot = {};
        spot.pictures.clips = {clip(10, 0, 80, ColourClip{}), clip(11, 40, 120, ColourClip{})};
        QCOMPARE(spot.check().size(), std::size_t{0});
    }
    void what_lies_after_the_spots_end_is_named()
    {
        Spot spot;
        spot.voices.clips = {clip(13, 100, 150, MediaClip{MediaId{8}, {}}, "Line")};
        const auto found = spot.check();
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].clip, ClipId{13});
        QVERIFY2(found[0].sentence.find("30 frames after the spot's end") != std::string::npos, found[0].sentence.c_str());
    }
    void an_empty_timeline_is_an_error_and_comes_first()
    {
        Spot spot;
        spot.timeline.length = {};
        spot.pictures.clips.clear(), spot.texts.clips.clear(), spot.voices.clips.clear();
        QCOMPARE(spot.check().front().severity, Severity::Error);
    }
    void a_text_needs_time_to_be_read_in_any_script()
    {
        QCOMPARE(readingTime("Hi"), MediaTime::fromMilliseconds(800));
        QCOMPARE(readingTime(std::string(34, 'a')), MediaTime::fromMilliseconds(2000));
        QCOMPARE(readingTime("제주에서 온 아침을 한 모금 마신다"), MediaTime::fromMilliseconds(14 * 1000 / 12));
        Spot spot;
        spot.texts.clips = {clip(12, 0, 30, TextClip{"Offer ends on Sunday, in all our shops and online", {}}, "Legal")};
        const auto found = spot.check();
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY2(found[0].sentence.find("\"Legal\" is on for 1.0 s and takes 2.4 s to read") == 0, found[0].sentence.c_str());
    }
    void a_text_cut_off_by_the_spots_end_counts_only_what_is_seen()
    {
        Spot spot;
        spot.texts.clips = {clip(12, 110, 170, TextClip{"Fresh today", {}})};
        std::size_t supers = 0;
        for (const Finding& finding : spot.check()) supers += finding.rule == "supers";
        QCOMPARE(supers, std::size_t{1});
    }
    void small_texts_and_texts_over_the_margin_are_found()
    {
        Spot spot;
        TextStyle small, wide;
        small.size = 0.015;
        wide.width = 1;
        spot.texts.clips = {clip(12, 0, 60, TextClip{"small", small}), clip(14, 60, 120, TextClip{"wide", wide})};
        const auto found = spot.check();
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].clip, ClipId{12});
        QCOMPARE(found[1].severity, Severity::Note);
    }
    void media_without_a_fact_in_the_ledger_is_named_once()
    {
        Spot spot;
        spot.ledger.erase(spot.ledger.begin());
        spot.pictures.clips = {clip(10, 0, 60, MediaClip{MediaId{7}, {}}), clip(11, 60, 120, MediaClip{MediaId{7}, {}})};
        const auto found = spot.check();
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].sentence.find("film.mp4") != std::string::npos);
    }
    void a_spot_without_sound_and_a_target_nobody_asks_for_are_found()
    {
        Spot spot;
        spot.voices.isMuted = true;
        spot.timeline.targetLufs = -3;
        const auto found = spot.check();
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].rule, std::string("loudness"));
        QVERIFY(found[1].sentence.find("-3.0 LUFS") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(CheckSpec)
#include "check_spec.moc"
