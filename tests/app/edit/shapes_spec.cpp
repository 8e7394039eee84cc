// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of edits as drawings: insert, overwrite, move, trim, ripple, split, delete, and what each refuses.
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "app/model/text_length.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

using namespace spot;
using text::clip;
using text::project;
using text::show;

namespace
{

MediaTime frame(std::int64_t n, FrameRate rate = fps25) { return rate.startOf(n); }
TimelineId timelineOf(const Project& p) { return p.timelines.front()->id; }

Result<Project> edited(const Project& before, const Edit& edit)
{
    auto after = spot::apply(before, edit);
    if (after)
        if (const auto broken = brokenInvariant(*after)) stopProgram("shapes_spec", 0, broken->c_str());
    return after;
}
Result<Project> trim(const Project& p, const char* name, Edge edge, std::int64_t to) { return edited(p, TrimClip{timelineOf(p), clip(p, name).id, edge, frame(to)}); }
Result<Project> ripple(const Project& p, const char* name, Edge edge, std::int64_t to) { return edited(p, RippleTrim{timelineOf(p), clip(p, name).id, edge, frame(to)}); }
Result<Project> split(const Project& p, const char* name, std::int64_t at) { return edited(p, SplitClip{timelineOf(p), clip(p, name).id, frame(at)}); }
Result<Project> move(const Project& p, const char* name, const char* track, std::int64_t to, bool overwrite = false)
{
    return edited(p, MoveClip{timelineOf(p), clip(p, name).id, text::track(p, track).id, frame(to), overwrite});
}
Result<Project> lift(const Project& p, const char* name) { return edited(p, DeleteClip{timelineOf(p), clip(p, name).id}); }
Result<Project> extract(const Project& p, const char* name) { return edited(p, RippleDelete{timelineOf(p), clip(p, name).id}); }

Clip fresh(std::int64_t start, std::int64_t end)
{
    Clip x;
    x.name = "v";
    x.place = {frame(start), frame(end)};
    x.content = ColourClip{};
    return x;
}
Result<Project> insert(const Project& p, const char* track, Clip x) { return edited(p, InsertClip{timelineOf(p), text::track(p, track).id, std::move(x)}); }
Result<Project> overwrite(const Project& p, const char* track, Clip x) { return edited(p, OverwriteClip{timelineOf(p), text::track(p, track).id, std::move(x)}); }

#define SHOWS(result, expected)                                                                                        \
    do {                                                                                                               \
        const auto shown_ = (result);                                                                                  \
        QVERIFY_OK(shown_);                                                                                            \
        QCOMPARE(show(*shown_), std::string(expected));                                                                \
    } while (false)

} // namespace

class ShapesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trimming_moves_one_edge_and_no_neighbour()
    {
        const Project p = project("V1: a[0,48) b[48,96)");
        SHOWS(trim(p, "a", Edge::End, 24), "V1: a[0,24) b[48,96)");
        SHOWS(trim(p, "b", Edge::Start, 60), "V1: a[0,48) b[60,96)+12");
        SHOWS(trim(p, "b", Edge::End, 200), "V1: a[0,48) b[48,200)");
        QVERIFY_FAULT(trim(p, "a", Edge::End, 49), Fault::OutOfRange, "\"a\" would cover 1 frame of \"b\"");
        QVERIFY_FAULT(trim(p, "a", Edge::End, 0), Fault::OutOfRange, "would be empty");
        QVERIFY_FAULT(trim(p, "a", Edge::Start, 48), Fault::OutOfRange, "would be empty");
        QVERIFY_FAULT(trim(p, "a", Edge::Start, -1), Fault::OutOfRange, "before the timeline");
        QVERIFY_FAULT(trim(project("V1: b[48,96)"), "b", Edge::Start, 47), Fault::OutOfRange, "1 frame missing at the start of the media");
    }

    void trimming_stops_where_the_media_ends_and_says_how_much_is_missing()
    {
        const Project p = project("V1: a[0,48)+10; N1: n[0,20)", {fps25, {{"a", 60}, {"n", 25}}});
        SHOWS(trim(p, "a", Edge::End, 50), "V1: a[0,50)+10; N1: n[0,20)");
        QVERIFY_FAULT(trim(p, "a", Edge::End, 52), Fault::OutOfRange, "\"a\": 2 frames missing at the end of the media");
        QVERIFY_FAULT(trim(p, "n", Edge::End, 26), Fault::OutOfRange, "\"n\": 40 ms missing at the end of the media");
        SHOWS(trim(project("V1: u[0,48) v[48,60)"), "u", Edge::End, 48), "V1: u[0,48) v[48,60)");
        SHOWS(trim(project("V1: u[0,48)"), "u", Edge::End, 9000), "V1: u[0,9000)"); // a still has no end
    }

    void pictures_snap_to_frames_and_sounds_do_not()
    {
        const Project p = project("V1: a[0,48); N1: n[0,48)");
        const MediaTime between = frame(24) + MediaTime::fromMilliseconds(11);
        const auto picture = edited(p, TrimClip{timelineOf(p), clip(p, "a").id, Edge::End, between});
        QVERIFY_OK(picture);
        QVERIFY(clip(*picture, "a").place.end == frame(24));
        const auto sound = edited(p, TrimClip{timelineOf(p), clip(p, "n").id, Edge::End, between});
        QVERIFY_OK(sound);
        QVERIFY(clip(*sound, "n").place.end == between);
        Clip x = fresh(60, 70);
        x.place.start += {1000};
        x.place.end -= {1000};
        SHOWS(insert(p, "V1", x), "V1: a[0,48) v[60,70); N1: n[0,48)");
    }

    void a_ripple_trim_carries_what_comes_later_on_its_own_track()
    {
        const Project p = project("V1: a[0,48) b[48,96) c[100,120); N1: n[0,96)");
        SHOWS(ripple(p, "a", Edge::End, 40), "V1: a[0,40) b[40,88) c[92,112); N1: n[0,96)");
        SHOWS(ripple(p, "a", Edge::End, 60), "V1: a[0,60) b[60,108) c[112,132); N1: n[0,96)");
        SHOWS(ripple(p, "b", Edge::Start, 58), "V1: a[0,48) b[48,86)+10 c[90,110); N1: n[0,96)");
        QVERIFY_FAULT(ripple(p, "b", Edge::Start, 40), Fault::OutOfRange, "8 frames missing at the start");
        QVERIFY_FAULT(ripple(p, "a", Edge::End, 0), Fault::OutOfRange, "would be empty");
    }

    void the_razor_makes_two_clips_that_show_the_same()
    {
        const Project p = project("V1: a[0,48)+5 b[48,96)");
        const auto cut = split(p, "a", 20);
        SHOWS(cut, "V1: a[0,20)+5 a[20,48)+25 b[48,96)");
        const auto& clips = text::track(*cut, "V1").clips;
        QCOMPARE(clips[0]->id.value, clip(p, "a").id.value);
        QCOMPARE(clips[1]->id.value, p.nextId);
        QVERIFY_FAULT(split(p, "a", 0), Fault::OutOfRange, "one part would be empty");
        QVERIFY_FAULT(split(p, "a", 48), Fault::OutOfRange, "one part would be empty");
        QVERIFY_FAULT(split(p, "a", 70), Fault::OutOfRange, "one part would be empty");
    }

    void curves_and_fades_stay_with_the_content_when_a_clip_is_cut_or_trimmed()
    {
        Project p = project("N1: n[0,50); V1: a[0,50)");
        Hearing hearing;
        hearing.gainDb = Curve({{frame(0), -20}, {frame(50), 0}});
        hearing.fadeIn = frame(5), hearing.fadeOut = frame(10);
        p = *edited(p, SetHearing{timelineOf(p), clip(p, "n").id, hearing});
        Look look;
        look.transform.scaleX = Curve({{frame(0), 1}, {frame(50), 2}});
        p = *edited(p, SetLook{timelineOf(p), clip(p, "a").id, look});
        const auto heard = [](const Clip& c, std::int64_t at) { return c.hearing.gainDb.at(frame(at) - c.place.start); };

        const auto cut = split(p, "n", 20);
        QVERIFY_OK(cut);
        const auto& parts = text::track(*cut, "N1").clips;
        for (const int at : {20, 30, 49}) QCOMPARE(heard(*parts[1], at), heard(clip(p, "n"), at));
        QVERIFY(parts[0]->hearing.fadeIn == frame(5) && parts[0]->hearing.fadeOut == MediaTime{});
        QVERIFY(parts[1]->hearing.fadeIn == MediaTime{} && parts[1]->hearing.fadeOut == frame(10));

        const auto shorter = trim(p, "n", Edge::Start, 45);
        QVERIFY_OK(shorter);
        QCOMPARE(heard(clip(*shorter, "n"), 47), heard(clip(p, "n"), 47));
        QVERIFY(clip(*shorter, "n").hearing.fadeOut == frame(5)); // no longer than the clip
        const auto picture = trim(p, "a", Edge::Start, 10);
        QVERIFY_OK(picture);
        QCOMPARE(clip(*picture, "a").look.transform.scaleX.at(frame(15)), clip(p, "a").look.transform.scaleX.at(frame(25)));
    }

    void inserting_splits_and_pushes()
    {
        const Project p = project("V1: a[0,48) b[48,96); N1: n[0,96)");
        SHOWS(insert(p, "V1", fresh(20, 30)), "V1: a[0,20) v[20,30) a[30,58)+20 b[58,106); N1: n[0,96)");
        SHOWS(insert(p, "V1", fresh(48, 58)), "V1: a[0,48) v[48,58) b[58,106); N1: n[0,96)");
        SHOWS(insert(p, "V1", fresh(200, 210)), "V1: a[0,48) b[48,96) v[200,210); N1: n[0,96)");
        const auto after = insert(p, "V1", fresh(20, 30));
        QCOMPARE(clip(*after, "v").id.value, p.nextId); // the clip first, then the part it cuts off
        QVERIFY_FAULT(insert(p, "N1", fresh(0, 10)), Fault::Invalid, "only a timeline or a media with sound");
        QVERIFY_FAULT(insert(p, "V1", fresh(10, 10)), Fault::OutOfRange, "would be empty");
        QVERIFY_FAULT(insert(p, "V1", fresh(-10, 10)), Fault::OutOfRange, "before the timeline");
        Clip taken = fresh(0, 10);
        taken.id = clip(p, "a").id;
        QVERIFY_FAULT(insert(p, "V1", taken), Fault::Invalid, "is in timeline");
        taken.id = {p.nextId + 5};
        QVERIFY_FAULT(insert(p, "V1", taken), Fault::Invalid, "not given out");
    }

    void overwriting_replaces_what_lies_under_it()
    {
        const Project p = project("V1: a[0,48) b[48,96) c[96,120)");
        SHOWS(overwrite(p, "V1", fresh(10, 20)), "V1: a[0,10) v[10,20) a[20,48)+20 b[48,96) c[96,120)");
        SHOWS(overwrite(p, "V1", fresh(40, 100)), "V1: a[0,40) v[40,100) c[100,120)+4");
        SHOWS(overwrite(p, "V1", fresh(48, 96)), "V1: a[0,48) v[48,96) c[96,120)");
        SHOWS(overwrite(p, "V1", fresh(0, 500)), "V1: v[0,500)");
    }

    void moving_keeps_length_and_refuses_to_cover()
    {
        const Project p = project("V1: a[0,48) b[48,96); V2: c[0,10); N1: n[0,30)");
        SHOWS(move(p, "a", "V1", 100), "V1: b[48,96) a[100,148); V2: c[0,10); N1: n[0,30)");
        SHOWS(move(p, "a", "V2", 10), "V1: b[48,96); V2: c[0,10) a[10,58); N1: n[0,30)");
        SHOWS(move(p, "a", "V1", 24, true), "V1: a[24,72) b[72,96)+24; V2: c[0,10); N1: n[0,30)");
        SHOWS(move(p, "a", "V1", 0), show(p));
        QVERIFY_FAULT(move(p, "a", "V1", 24), Fault::OutOfRange, "\"a\" would cover \"b\"");
        QVERIFY_FAULT(move(p, "a", "V1", -1), Fault::OutOfRange, "before the timeline");
        QVERIFY_FAULT(move(p, "a", "N1", 0), Fault::Invalid, "one is for pictures, the other for sounds");
        QVERIFY_FAULT(move(p, "n", "V1", 200), Fault::Invalid, "one is for pictures");
    }

    void lifting_leaves_a_gap_and_extracting_closes_it()
    {
        const Project p = project("V1: a[0,48) b[48,96) c[96,120)");
        SHOWS(lift(p, "b"), "V1: a[0,48) c[96,120)");
        SHOWS(extract(p, "b"), "V1: a[0,48) c[48,72)");
        SHOWS(extract(p, "c"), "V1: a[0,48) b[48,96)");
    }

    void a_dissolve_goes_with_the_clip_it_depends_on()
    {
        const Project p = project("V1: a[0,48) b[48,96)<12 c[96,120)");
        SHOWS(lift(p, "a"), "V1: b[48,96) c[96,120)");
        SHOWS(extract(p, "a"), "V1: b[0,48) c[48,72)");
        SHOWS(trim(p, "a", Edge::End, 47), "V1: a[0,47) b[48,96) c[96,120)");
        SHOWS(trim(p, "b", Edge::Start, 49), "V1: a[0,48) b[49,96)+1 c[96,120)");
        SHOWS(move(p, "b", "V1", 150), "V1: a[0,48) c[96,120) b[150,198)");
        SHOWS(insert(p, "V1", fresh(48, 50)), "V1: a[0,48) v[48,50) b[50,98) c[98,122)");
        SHOWS(split(p, "a", 40), "V1: a[0,40) a[40,48)+40 b[48,96)<8 c[96,120)"); // the second half is what it dissolves from now
        SHOWS(split(p, "b", 60), "V1: a[0,48) b[48,60)<12 b[60,96)+12 c[96,120)");
        SHOWS(overwrite(p, "V1", fresh(10, 20)), "V1: a[0,10) v[10,20) a[20,48)+20 b[48,96)<12 c[96,120)");
        SHOWS(ripple(p, "a", Edge::End, 40), "V1: a[0,40) b[40,88)<12 c[88,112)");
    }

    void a_dissolve_is_shortened_to_what_clips_and_media_have()
    {
        const Project p = project("V1: a[0,48) b[48,96)<12", {fps25, {{"a", 60}}});
        SHOWS(ripple(p, "a", Edge::End, 52), "V1: a[0,52) b[52,100)<8");
        SHOWS(trim(p, "b", Edge::End, 55), "V1: a[0,48) b[48,55)<7");
        SHOWS(ripple(p, "a", Edge::Start, 41), "V1: a[0,7)+41 b[7,55)<7");
        SHOWS(ripple(p, "a", Edge::End, 60), "V1: a[0,60) b[60,108)");
    }

    void a_locked_track_refuses_every_edit_but_its_unlocking()
    {
        const Project p = project("V1!: a[0,48) b[48,96); V2: c[0,48)");
        QVERIFY_FAULT(trim(p, "a", Edge::End, 24), Fault::Denied, "track \"V1\" is locked");
        QVERIFY_FAULT(ripple(p, "a", Edge::End, 24), Fault::Denied, "is locked");
        QVERIFY_FAULT(split(p, "a", 24), Fault::Denied, "is locked");
        QVERIFY_FAULT(lift(p, "a"), Fault::Denied, "is locked");
        QVERIFY_FAULT(extract(p, "a"), Fault::Denied, "is locked");
        QVERIFY_FAULT(move(p, "a", "V2", 100), Fault::Denied, "is locked");
        QVERIFY_FAULT(move(p, "c", "V1", 100), Fault::Denied, "is locked");
        QVERIFY_FAULT(insert(p, "V1", fresh(0, 10)), Fault::Denied, "is locked");
        QVERIFY_FAULT(overwrite(p, "V1", fresh(0, 10)), Fault::Denied, "is locked");
        QVERIFY_FAULT(edited(p, SetClipName{timelineOf(p), clip(p, "a").id, "x"}), Fault::Denied, "is locked");
        QVERIFY_FAULT(edited(p, RemoveTrack{timelineOf(p), text::track(p, "V1").id}), Fault::Denied, "is locked");
        Timeline recut = *p.timelines.front();
        recut.tracks.erase(recut.tracks.begin());
        QVERIFY_FAULT(edited(p, SetTimeline{recut}), Fault::Denied, "is locked");
        SHOWS(edited(p, SetTrack{timelineOf(p), text::track(p, "V1").id, "V1", false, false, 0}), "V1: a[0,48) b[48,96); V2: c[0,48)");
    }

    void what_is_not_there_is_not_found()
    {
        const Project p = project("V1: a[0,48)");
        QVERIFY_FAULT(edited(p, TrimClip{{99}, clip(p, "a").id, Edge::End, frame(1)}), Fault::NotFound, "no timeline 99");
        QVERIFY_FAULT(edited(p, TrimClip{timelineOf(p), {99}, Edge::End, frame(1)}), Fault::NotFound, "has no clip 99");
        QVERIFY_FAULT(edited(p, MoveClip{timelineOf(p), clip(p, "a").id, {99}, {}, false}), Fault::NotFound, "has no track 99");
        QVERIFY_FAULT(edited(p, ReplaceMedia{timelineOf(p), clip(p, "a").id, {99}}), Fault::NotFound, "no media 99");
        Clip x = fresh(60, 70);
        x.content = MediaClip{{99}, {}};
        QVERIFY_FAULT(insert(p, "V1", x), Fault::NotFound, "no media 99");
    }

    void a_text_that_nothing_could_draw_is_refused()
    {
        const Project p = project("V1: a[0,48); T1: t[0,10)");
        std::string text;
        for (std::size_t i = 0; i < longestText; ++i) text += "가";
        QVERIFY_OK(edited(p, SetText{timelineOf(p), clip(p, "t").id, text, {}}));
        QVERIFY_FAULT(edited(p, SetText{timelineOf(p), clip(p, "t").id, text + "가", {}}), Fault::Invalid, "longer than 10000 characters");
    }

    void times_beyond_reason_are_refused_and_not_wrapped_around()
    {
        const Project p = project("V1: a[0,48); N1: n[0,48)");
        for (const std::int64_t flicks : {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(), longestFlicks}) {
            for (const char* name : {"a", "n"}) {
                const ClipId id = clip(p, name).id;
                QVERIFY(!edited(p, TrimClip{timelineOf(p), id, Edge::End, {flicks}}));
                QVERIFY(!edited(p, TrimClip{timelineOf(p), id, Edge::Start, {flicks}}));
                QVERIFY(!edited(p, RippleTrim{timelineOf(p), id, Edge::End, {flicks}}));
                QVERIFY(!edited(p, SplitClip{timelineOf(p), id, {flicks}}));
                QVERIFY(!edited(p, MoveClip{timelineOf(p), id, text::track(p, name[0] == 'a' ? "V1" : "N1").id, {flicks}, true}));
            }
            Clip x = fresh(0, 1);
            x.place.end = {flicks};
            QVERIFY(!insert(p, "V1", x));
            x = clip(p, "a");
            x.id = {};
            std::get<MediaClip>(x.content).in = {flicks};
            QVERIFY(!overwrite(p, "V1", x));
        }
    }

private:
    static constexpr std::int64_t longestFlicks = flicksPerSecond * 3600 * 24 * 400;
};

QTEST_GUILESS_MAIN(ShapesSpec)
#include "shapes_spec.moc"
