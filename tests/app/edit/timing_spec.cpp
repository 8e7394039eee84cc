// SPDX-License-Identifier: GPL-3.0-or-later
// Roll, slip, slide, stretch, speed, reverse and freeze as drawings, at the very limits of the media, and what each refuses.
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

using namespace spot;
using text::clip;
using text::project;
using text::show;

namespace
{

MediaTime frame(std::int64_t n) { return fps25.startOf(n); }

Result<Project> edited(const Project& before, const Edit& edit)
{
    auto after = spot::apply(before, edit);
    if (!after) return after;
    if (const auto broken = brokenInvariant(*after)) return Error{Fault::Corrupt, *broken};
    return after;
}

/// Edits of the clip with this name on the first timeline.
struct On {
    const Project& p;
    TimelineId t = p.timelines.front()->id;
    ClipId id(const char* name) const { return clip(p, name).id; }
    Result<Project> roll(const char* name, std::int64_t to) const { return edited(p, RollCut{t, id(name), frame(to)}); }
    Result<Project> slip(const char* name, std::int64_t by) const { return edited(p, SlipClip{t, id(name), frame(by)}); }
    Result<Project> slide(const char* name, std::int64_t to) const { return edited(p, SlideClip{t, id(name), frame(to)}); }
    Result<Project> stretch(const char* name, Edge edge, std::int64_t to) const { return edited(p, RateStretch{t, id(name), edge, frame(to)}); }
    Result<Project> speed(const char* name, Speed speed, bool ripple = false) const { return edited(p, SetSpeed{t, id(name), speed, ripple}); }
    Result<Project> reverse(const char* name) const { return edited(p, ReverseClip{t, id(name)}); }
    Result<Project> freeze(const char* name, std::int64_t at, std::int64_t length) const { return edited(p, FreezeFrame{t, id(name), frame(at), frame(length)}); }
};

Speed speedOf(const Clip& clip) { return std::get<MediaClip>(clip.content).speed; }

#define SHOWS(result, expected)                                                                                        \
    do {                                                                                                               \
        const auto shown_ = (result);                                                                                  \
        QVERIFY_OK(shown_);                                                                                            \
        QCOMPARE(show(*shown_), std::string(expected));                                                                \
    } while (false)

} // namespace

class TimingSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rolling_moves_the_cut_and_neither_outer_edge()
    {
        const Project p = project("V1: a[0,48)+5 b[48,96)+20 c[100,120)", {fps25, {{"a", 60}}});
        SHOWS(On{p}.roll("b", 40), "V1: a[0,40)+5 b[40,96)+12 c[100,120)");
        SHOWS(On{p}.roll("b", 55), "V1: a[0,55)+5 b[55,96)+27 c[100,120)"); // the last frame of a
        QVERIFY_FAULT(On{p}.roll("b", 57), Fault::OutOfRange, "\"a\": 2 frames missing at the end of the media");
        SHOWS(On{p}.roll("b", 28), "V1: a[0,28)+5 b[28,96) c[100,120)"); // the first frame of b
        QVERIFY_FAULT(On{p}.roll("b", 27), Fault::OutOfRange, "\"b\": 1 frame missing at the start of the media");
        QVERIFY_FAULT(On{p}.roll("c", 90), Fault::OutOfRange, "no clip ends there");
        QVERIFY_FAULT(On{p}.roll("a", 1), Fault::OutOfRange, "no clip ends there");
        QVERIFY_FAULT(On{p}.roll("b", 98), Fault::OutOfRange, "\"b\" would be empty: 3 frames missing");
        SHOWS(On{project("V1: a[0,48) b[48,96)<12", {fps25, {{"a", 60}}})}.roll("b", 52), "V1: a[0,52) b[52,96)+4<8"); // refused above without it
    }

    void slipping_shows_another_part_in_the_same_place()
    {
        const Project p = project("V1: a[10,40)+5 u[40,60); N1: n[0,20)+3", {fps25, {{"a", 60}, {"n", 30}}});
        SHOWS(On{p}.slip("a", 25), "V1: a[10,40)+30 u[40,60); N1: n[0,20)+3");
        QVERIFY_FAULT(On{p}.slip("a", 27), Fault::OutOfRange, "\"a\": 2 frames missing at the end of the media");
        SHOWS(On{p}.slip("a", -5), "V1: a[10,40) u[40,60); N1: n[0,20)+3");
        QVERIFY_FAULT(On{p}.slip("a", -6), Fault::OutOfRange, "\"a\": 1 frame missing at the start of the media");
        QVERIFY_FAULT(On{p}.slip("n", 8), Fault::OutOfRange, "\"n\": 40 ms missing at the end of the media");
        QVERIFY_FAULT(On{p}.slip("u", 1), Fault::Invalid, "no moving media to slip");
    }

    void a_slip_leaves_the_keyframes_where_they_are()
    {
        Project p = project("V1: a[10,40)+5");
        Look look;
        look.opacity = Curve({{frame(0), 0}, {frame(10), 1}});
        p = *edited(p, SetLook{p.timelines[0]->id, clip(p, "a").id, look});
        const auto after = On{p}.slip("a", 7);
        QVERIFY_OK(after);
        QVERIFY(clip(*after, "a").look == look);
    }

    void sliding_takes_from_one_neighbour_and_gives_to_the_other()
    {
        const Project p = project("V1: a[0,40) b[40,60)+9 c[60,100)+30", {fps25, {{"a", 45}}});
        SHOWS(On{p}.slide("b", 30), "V1: a[0,30) b[30,50)+9 c[50,100)+20");
        SHOWS(On{p}.slide("b", 45), "V1: a[0,45) b[45,65)+9 c[65,100)+35");
        QVERIFY_FAULT(On{p}.slide("b", 48), Fault::OutOfRange, "\"a\": 3 frames missing at the end of the media");
        QVERIFY_FAULT(On{p}.slide("b", 8), Fault::OutOfRange, "\"c\": 2 frames missing at the start of the media");
        QVERIFY_FAULT(On{p}.slide("b", 0), Fault::OutOfRange, "\"a\" would be empty: 1 frame missing");
        QVERIFY_FAULT(On{p}.slide("b", 80), Fault::OutOfRange, "\"c\" would be empty");
        SHOWS(On{project("V1: a[0,40) b[50,60) c[70,100)")}.slide("b", 45), "V1: a[0,40) b[45,55) c[70,100)"); // gaps give way
        QVERIFY_FAULT(On{project("V1: a[0,40) b[50,60) c[70,100)")}.slide("b", 39), Fault::OutOfRange, "\"b\" would cover 1 frame of \"a\"");
    }

    void stretching_fills_another_length_with_the_same_media()
    {
        const Project p = project("V1: a[0,40)+5 b[60,80)", {fps25, {{"a", 45}}});
        const auto slow = On{p}.stretch("a", Edge::End, 60);
        SHOWS(slow, "V1: a[0,60)+5 b[60,80)");
        QVERIFY((speedOf(clip(*slow, "a")) == Speed{2, 3}));
        const auto fast = On{p}.stretch("a", Edge::Start, 30);
        SHOWS(fast, "V1: a[30,40)+5 b[60,80)");
        QVERIFY((speedOf(clip(*fast, "a")) == Speed{4, 1}));
        const auto back = On{*slow}.stretch("a", Edge::End, 40);
        QVERIFY_OK(back);
        QVERIFY(*back == p); // exact, there and back
        QVERIFY_FAULT(On{p}.stretch("a", Edge::End, 63), Fault::OutOfRange, "\"a\" would cover 3 frames of \"b\"");
        QVERIFY_FAULT(On{p}.stretch("a", Edge::End, 0), Fault::OutOfRange, "would be empty");
        QVERIFY_FAULT(On{project("V1: a[0,1)")}.stretch("a", Edge::End, 101), Fault::OutOfRange, "between 1 and 10000 percent");
        QVERIFY_FAULT(On{project("V1: u[0,9)")}.stretch("u", Edge::End, 5), Fault::Invalid, "no moving media");
    }

    void keyframes_spread_with_a_stretch()
    {
        Project p = project("V1: a[0,40)");
        Look look;
        look.transform.scaleX = Curve({{frame(0), 1}, {frame(20), 2}});
        p = *edited(p, SetLook{p.timelines[0]->id, clip(p, "a").id, look});
        const auto after = On{p}.stretch("a", Edge::End, 80);
        QVERIFY_OK(after);
        QCOMPARE(clip(*after, "a").look.transform.scaleX.keys()[1].at, frame(40));
    }

    void a_speed_changes_the_length_and_ripples_only_when_asked()
    {
        const Project p = project("V1: a[0,41) b[41,60); N1: n[0,20)");
        SHOWS(On{p}.speed("a", {2, 1}), "V1: a[0,20) b[41,60); N1: n[0,20)"); // 20.5 frames: the earlier of the two nearest
        SHOWS(On{p}.speed("a", {2, 1}, true), "V1: a[0,20) b[20,39); N1: n[0,20)");
        SHOWS(On{p}.speed("a", {1, 2}, true), "V1: a[0,82) b[82,101); N1: n[0,20)");
        QVERIFY_FAULT(On{p}.speed("a", {1, 2}), Fault::OutOfRange, "\"a\" would cover 19 frames of \"b\"");
        const auto sound = On{p}.speed("n", {4, 3});
        QVERIFY_OK(sound);
        QCOMPARE(clip(*sound, "n").place.length(), frame(15));
        QVERIFY_FAULT(On{p}.speed("a", {0, 1}), Fault::Invalid, "make a freeze frame");
        for (const Speed odd : {Speed{2, 2}, Speed{1, 0}, Speed{1, 200}, Speed{101, 1}, Speed{1, -1}}) QVERIFY_FAULT(On{p}.speed("a", odd), Fault::OutOfRange, "percent");
        const auto back = On{p}.speed("a", {-1, 1});
        SHOWS(back, "V1: a[0,41)+41 b[41,60); N1: n[0,20)");
        QVERIFY(*On{*back}.speed("a", {1, 1}) == p);
    }

    void a_stretch_out_of_all_measure_is_refused()
    {
        Project p = project("N1: n[0,100)");
        const auto cut = edited(p, SplitClip{p.timelines[0]->id, clip(p, "n").id, MediaTime{1}});
        QVERIFY_OK(cut);
        const auto alone = edited(*cut, DeleteClip{p.timelines[0]->id, cut->timelines[0]->tracks[0]->clips.back()->id});
        QVERIFY_OK(alone);
        QVERIFY_FAULT(edited(*alone, RateStretch{p.timelines[0]->id, clip(p, "n").id, Edge::End, fps25.startOf(25 * 3600)}), Fault::OutOfRange, "10000 percent");
    }
    void linked_clips_change_their_speed_together_and_what_follows_moves_once()
    {
        const Project two = project("V1: a[0,100) b[100,200); N1: c[0,100) d[100,200)");
        const TimelineId t = two.timelines.front()->id;
        const auto slower = edited(two, SetSpeed{t, clip(two, "a").id, {1, 2}, true, {}, {clip(two, "c").id}});
        SHOWS(slower, "V1: a[0,200) b[200,300); N1: c[0,200) d[200,300)");
        const auto faster = edited(*slower, SetSpeed{t, clip(two, "a").id, {2, 1}, true, {}, {clip(two, "c").id}});
        SHOWS(faster, "V1: a[0,50) b[50,150); N1: c[0,50) d[50,150)");
        QVERIFY(!edited(two, SetSpeed{t, clip(two, "a").id, {1, 2}, true, {}, {clip(two, "b").id}})); // one speed a track
    }
    void handles_count_in_the_time_that_the_speed_makes_of_them()
    {
        const Project p = *On{project("V1: a[0,40)+10", {fps25, {{"a", 60}}})}.speed("a", {2, 1});
        const TimelineId t = p.timelines[0]->id;
        SHOWS(edited(p, TrimClip{t, clip(p, "a").id, Edge::End, frame(25)}), "V1: a[0,25)+10");
        QVERIFY_FAULT(edited(p, TrimClip{t, clip(p, "a").id, Edge::End, frame(27)}), Fault::OutOfRange, "2 frames missing at the end of the media");
        const Project back = *On{p}.reverse("a");
        QCOMPARE(show(back), std::string("V1: a[0,20)+50"));
        SHOWS(edited(back, TrimClip{t, clip(p, "a").id, Edge::End, frame(25)}), "V1: a[0,25)+50");
        QVERIFY_FAULT(edited(back, TrimClip{t, clip(p, "a").id, Edge::End, frame(28)}), Fault::OutOfRange, "3 frames missing at the start of the media");
        const auto cut = edited(back, SplitClip{t, clip(p, "a").id, frame(5)});
        SHOWS(cut, "V1: a[0,5)+50 a[5,20)+40");
    }

    void reversing_twice_gives_the_same_project()
    {
        const Project p = project("V1: a[0,48)+5; N1: n[0,30)+2");
        const auto once = On{p}.reverse("a");
        SHOWS(once, "V1: a[0,48)+53; N1: n[0,30)+2");
        QVERIFY(*On{*once}.reverse("a") == p);
        QVERIFY_OK(On{p}.reverse("n"));
        QVERIFY_FAULT(On{project("V1: v[0,9)")}.reverse("v"), Fault::Invalid, "no moving media");
    }

    void a_freeze_frame_holds_a_picture_and_moves_what_follows()
    {
        const Project p = project("V1: a[0,48)+5 b[48,60); N1: n[0,30)");
        const auto held = On{p}.freeze("a", 20, 10);
        SHOWS(held, "V1: a[0,20)+5 a[20,30)+25 a[30,58)+25 b[58,70); N1: n[0,30)");
        const auto& clips = text::track(*held, "V1").clips;
        QVERIFY(speedOf(*clips[1]).isFrozen() && speedOf(*clips[2]).isNormal());
        QCOMPARE(clips[1]->id.value, p.nextId);
        QCOMPARE(clips[2]->id.value, p.nextId + 1);
        SHOWS(On{p}.freeze("a", 0, 10), "V1: a[0,10)+5 a[10,58)+5 b[58,70); N1: n[0,30)");
        SHOWS(edited(*held, TrimClip{p.timelines[0]->id, clips[1]->id, Edge::Start, frame(25)}), "V1: a[0,20)+5 a[25,30)+25 a[30,58)+25 b[58,70); N1: n[0,30)");
        QVERIFY_FAULT(On{p}.freeze("a", 48, 10), Fault::OutOfRange, "lies outside of \"a\"");
        QVERIFY_FAULT(On{p}.freeze("a", 20, 0), Fault::OutOfRange, "no length");
        QVERIFY_FAULT(On{p}.freeze("n", 20, 5), Fault::Invalid, "only a picture can be held");
        const auto backwards = On{*On{p}.reverse("a")}.freeze("a", 20, 10);
        QVERIFY_OK(backwards);
        const auto& shown = std::get<MediaClip>(text::track(*backwards, "V1").clips[1]->content);
        QCOMPARE(fps25.frameAt(shown.in), std::int64_t{32}); // 53 - 20 is where the next one ends
    }

    void locked_tracks_and_things_that_are_not_there_are_refused()
    {
        const Project p = project("V1!: a[0,40) b[40,60)");
        for (const auto& refused : {On{p}.roll("b", 30), On{p}.slip("a", 1), On{p}.slide("b", 41), On{p}.stretch("a", Edge::End, 30), On{p}.speed("a", {2, 1}), On{p}.reverse("a"), On{p}.freeze("a", 3, 3)})
            QVERIFY_FAULT(refused, Fault::Denied, "is locked");
        QVERIFY_FAULT(edited(p, SlipClip{p.timelines[0]->id, {99}, frame(1)}), Fault::NotFound, "has no clip 99");
    }
};

QTEST_GUILESS_MAIN(TimingSpec)
#include "timing_spec.moc"
