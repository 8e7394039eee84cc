// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "app/model/links.h"
#include "app/model/nesting.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

using namespace spot;

namespace
{

MediaTime frame(std::int64_t n) { return fps25.startOf(n); }

/// The project with only the timeline at `index`, for show().
Project only(const Project& project, std::size_t index)
{
    Project one = project;
    one.timelines = {project.timelines.at(index)};
    return one;
}
std::string show(const Project& project, std::size_t index = 0) { return text::show(only(project, index)); }

std::vector<ClipId> clips(const Project& project, const std::vector<std::string>& names)
{
    std::vector<ClipId> ids;
    for (const std::string& name : names) ids.push_back(text::clip(project, name).id);
    return ids;
}
TimelineId first(const Project& project) { return project.timelines.front()->id; }

Result<Project> nested(const Project& project, const std::vector<std::string>& names) { return spot::apply(project, NestClips{first(project), clips(project, names), "Intro"}); }

Timeline emptyTimeline(const std::string& name, FrameRate rate = fps25)
{
    Timeline timeline;
    timeline.name = name, timeline.rate = rate, timeline.canvas = {1080, 1920};
    Track track;
    track.name = "V1";
    timeline.tracks.push_back(std::make_shared<const Track>(track));
    return timeline;
}
Clip showing(TimelineId timeline, std::int64_t start, std::int64_t end, std::int64_t in = 0)
{
    Clip clip;
    clip.name = "seq";
    clip.place = {frame(start), frame(end)};
    clip.content = SequenceClip{timeline, frame(in), {}};
    return clip;
}
std::string refusal(const Result<Project>& result) { return result ? std::string("done") : result.error().message; }

} // namespace

class NestingSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clips_become_a_timeline_that_stands_in_their_place()
    {
        const Project before = text::project("V1: a[10,48) b[48,96)<12 c[96,120); V2: t[20,60); N1: n[20,90) o[90,120)");
        const auto after = nested(before, {"a", "b", "t", "n"});
        QVERIFY_OK(after);
        QCOMPARE(show(*after), std::string("V1: Intro[10,96) c[96,120); V2:; N1: Intro[20,90)+10 o[90,120)"));
        QCOMPARE(show(*after, 1), std::string("V1: a[0,38) b[38,86)<12; V2: t[10,50); N1: n[10,80)"));
        QCOMPARE(brokenInvariant(*after).value_or(""), std::string());
        const Timeline& inside = *after->timelines[1];
        QVERIFY(inside.canvas == before.timelines[0]->canvas && inside.rate == fps25 && inside.name == "Intro");
        const Clip& picture = text::clip(*after, "Intro");
        QCOMPARE(linkedWith(*after->timelines[0], picture.id).size(), std::size_t(2));
        QCOMPARE(framesOutOfSync(*after->timelines[0], picture.id).value_or(-1), std::int64_t(0));
        QCOMPARE(inside.at(*inside.find(text::clip(before, "b").id)).id, text::clip(before, "b").id); // clips keep their ids
    }

    void taking_it_apart_gives_the_cut_back()
    {
        const Project before = text::project("V1: a[10,48) b[48,96)<12 c[96,120); V2: t[20,60); N1: n[20,90) o[90,120)");
        const auto whole = nested(before, {"a", "b", "t", "n"});
        QVERIFY_OK(whole);
        const auto apart = spot::apply(*whole, UnnestClip{first(*whole), text::clip(*whole, "Intro").id});
        QVERIFY_OK(apart);
        QCOMPARE(show(*apart), text::show(before));
        QCOMPARE(brokenInvariant(*apart).value_or(""), std::string());
        QCOMPARE(apart->timelines.size(), std::size_t(2)); // the timeline stays, and has its clips
        QVERIFY(text::clip(*apart, "a").id != text::clip(before, "a").id);
    }

    void a_trimmed_sequence_comes_apart_cut_to_what_it_shows()
    {
        const auto whole = nested(text::project("V1: a[0,48) b[48,96)<12; N1: n[0,96)"), {"a", "b", "n"});
        const TimelineId t = first(*whole);
        const ClipId picture = text::clip(*whole, "Intro").id;
        const auto trimmed = spot::apply(*whole, TrimClip{t, picture, Edge::Start, frame(20)});
        QVERIFY_OK(trimmed);
        QCOMPARE(show(*trimmed), std::string("V1: Intro[20,96)+20; N1: Intro[0,96)"));
        const auto shorter = spot::apply(*trimmed, TrimClip{t, picture, Edge::End, frame(60)});
        const auto apart = spot::apply(*shorter, UnnestClip{t, picture});
        QVERIFY_OK(apart);
        QCOMPARE(show(*apart), std::string("V1: a[20,48)+20 b[48,60)<12; N1: n[0,96)"));
    }

    void what_is_in_the_way_goes_on_a_new_track_of_its_own()
    {
        const auto whole = nested(text::project("V1: a[0,48) x[48,60); V2: b[0,96)"), {"a", "b"});
        QVERIFY_OK(whole);
        QCOMPARE(show(*whole), std::string("V1: x[48,60); V2: Intro[0,96)"));
        const auto apart = spot::apply(*whole, UnnestClip{first(*whole), text::clip(*whole, "Intro").id});
        QVERIFY_OK(apart);
        QCOMPARE(show(*apart), std::string("V1: x[48,60); V2: a[0,48); V2: b[0,96)"));
        const auto between = nested(text::project("V1: a[0,20) x[20,40) b[40,60)"), {"a", "b"});
        QVERIFY_OK(between);
        QCOMPARE(show(*between), std::string("V1: x[20,40); V1 +: Intro[0,60)"));
    }

    void gains_of_tracks_sound_once()
    {
        Project before = text::project("N1: n[0,30); N2: o[0,30)");
        const Timeline& cut = *before.timelines[0];
        for (const auto& [track, gain] : {std::pair{cut.tracks[0]->id, -6.0}, std::pair{cut.tracks[1]->id, -10.0}}) {
            const auto set = spot::apply(before, SetTrack{first(before), track, "N", false, false, gain, false, false});
            before = *set;
        }
        const auto whole = nested(before, {"n", "o"});
        QVERIFY_OK(whole);
        QCOMPARE(whole->timelines[1]->tracks[0]->gainDb, 0.0);
        QCOMPARE(whole->timelines[1]->tracks[1]->gainDb, -4.0);
        const auto apart = spot::apply(*whole, UnnestClip{first(*whole), text::clip(*whole, "Intro").id});
        QVERIFY_OK(apart);
        const Timeline& now = *apart->timelines[0];
        QCOMPARE(now.tracks[0]->gainDb + text::clip(*apart, "n").hearing.gainDb.at({}), -6.0);
        QCOMPARE(now.tracks[1]->gainDb + text::clip(*apart, "o").hearing.gainDb.at({}), -10.0);
    }

    void what_is_off_stays_off()
    {
        const Project before = text::project("V1: a[0,30); N1: n[0,30)");
        const auto silent = spot::apply(before, SetTrack{first(before), text::track(before, "N1").id, "N1", true, false, 0, false, false});
        const auto whole = nested(*silent, {"a", "n"});
        QVERIFY_OK(whole);
        QVERIFY(!whole->timelines[1]->tracks[1]->isMuted); // its clip stands on a muted track
        const auto apart = spot::apply(*whole, UnnestClip{first(*whole), text::clip(*whole, "Intro").id});
        QVERIFY_OK(apart);
        QCOMPARE(show(*apart), text::show(before));
    }

    void the_transition_into_the_first_clip_stays()
    {
        const auto whole = nested(text::project("V1: x[0,48) a[48,96)<10 b[96,120)<8 y[120,150)<6"), {"a", "b"});
        QVERIFY_OK(whole);
        QCOMPARE(show(*whole), std::string("V1: x[0,48) Intro[48,120)<10 y[120,150)"));
        QCOMPARE(show(*whole, 1), std::string("V1: a[0,48) b[48,72)<8"));
        const auto apart = spot::apply(*whole, UnnestClip{first(*whole), text::clip(*whole, "Intro").id});
        QVERIFY_OK(apart);
        QCOMPARE(show(*apart), std::string("V1: x[0,48) a[48,96)<10 b[96,120)<8 y[120,150)"));
    }

    void the_transition_out_of_the_last_clip_stays_when_it_comes_apart()
    {
        auto whole = nested(text::project("V1: a[0,48) b[48,96)<8 y[96,150)+20"), {"a", "b"});
        QVERIFY_OK(whole);
        Transition transition;
        transition.before = transition.after = frame(6);
        whole = spot::apply(*whole, SetTransition{first(*whole), text::clip(*whole, "y").id, transition});
        QVERIFY_OK(whole);
        const auto apart = spot::apply(*whole, UnnestClip{first(*whole), text::clip(*whole, "Intro").id});
        QVERIFY_OK(apart);
        QCOMPARE(show(*apart), std::string("V1: a[0,48) b[48,96)<8 y[96,150)+20<6<6"));
    }

    void keys_of_a_tracks_effects_stay_at_the_pictures_they_are_on()
    {
        Project before = text::project("V1: a[10,48) b[48,96)");
        Effect blur{"blur", true, {{"radius", Curve({{frame(20), 0.0, Ease::Linear}, {frame(60), 0.1, Ease::Linear}})}}};
        before = *spot::apply(before, SetTrackEffects{first(before), text::track(before, "V1").id, {blur}});
        const auto whole = nested(before, {"a", "b"});
        QVERIFY_OK(whole);
        const Track& inside = *whole->timelines[1]->tracks[0];
        QCOMPARE(inside.effects.at(0).values.at("radius").keys()[0].at, frame(10));
        QCOMPARE(inside.effects.at(0).values.at("radius").keys()[1].at, frame(50));
        const auto bare = spot::apply(*whole, SetTrackEffects{first(*whole), text::track(*whole, "V1").id, {}}); // the old track is empty and has them still
        QVERIFY_OK(bare);
        const auto apart = spot::apply(*bare, UnnestClip{first(*bare), text::clip(*bare, "Intro").id});
        QVERIFY_OK(apart);
        const Timeline& outer = *apart->timelines[0];
        const Track& has = *outer.tracks[outer.find(text::clip(only(*apart, 0), "a").id)->track];
        QVERIFY(has.effects == std::vector<Effect>{blur});
    }

    void a_timeline_cannot_show_itself_however_deep()
    {
        Project project = text::project("V1: a[0,48)");
        for (const char* name : {"B", "C"}) project = *spot::apply(project, AddTimeline{emptyTimeline(name)});
        const TimelineId a = first(project), b = project.timelines[1]->id, c = project.timelines[2]->id;
        const auto put = [](const Project& to, TimelineId in, TimelineId shown) {
            return spot::apply(to, OverwriteClip{in, to.find(in)->tracks[0]->id, showing(shown, 0, 10)});
        };
        QCOMPARE(refusal(put(project, a, a)), std::string("track \"V1\": a timeline cannot show itself, however deep: \"16:9\" > \"16:9\""));
        const auto one = put(project, c, a);
        QVERIFY_OK(one);
        const auto two = put(*one, b, c);
        QVERIFY_OK(two);
        QCOMPARE(refusal(put(*two, a, b)), std::string("track \"V1\": a timeline cannot show itself, however deep: \"16:9\" > \"B\" > \"C\" > \"16:9\""));
        QCOMPARE(refusal(put(*two, a, TimelineId{99})), std::string("track \"V1\", \"seq\": the project has no timeline 99"));
        Project circle = *one; // as a damaged file may have it
        Timeline broken = *circle.timelines[0];
        Track row = *broken.tracks[0];
        Clip back = showing(c, 60, 70);
        back.id = {circle.nextId++};
        row.clips.push_back(std::make_shared<const Clip>(back));
        broken.tracks[0] = std::make_shared<const Track>(row);
        circle.timelines[0] = std::make_shared<const Timeline>(broken);
        QVERIFY(brokenInvariant(circle).value_or("").find("cannot show itself") != std::string::npos);
    }

    void timelines_lie_inside_of_each_other_sixteen_deep_and_no_deeper()
    {
        Project project = text::project("V1: a[0,48)");
        std::vector<TimelineId> all{first(project)};
        for (int i = 0; i < deepestNesting; ++i) {
            project = *spot::apply(project, AddTimeline{emptyTimeline("T" + std::to_string(i))});
            all.push_back(project.timelines.back()->id);
        }
        const auto put = [&](std::size_t outer) { return spot::apply(project, OverwriteClip{all[outer], project.find(all[outer])->tracks[0]->id, showing(all[outer - 1], 0, 10)}); };
        for (int outer = 1; outer < deepestNesting; ++outer) {
            const auto next = put(static_cast<std::size_t>(outer));
            QVERIFY_OK(next);
            project = *next;
        }
        const auto deeper = put(deepestNesting);
        QVERIFY(!deeper && deeper.error().message.find("16 deep") != std::string::npos);
        const auto top = spot::apply(project, InsertClip{all[0], project.find(all[0])->tracks[0]->id, showing(all.back(), 0, 10)});
        QVERIFY(!top); // the deepest one, too: what it would show counts for all that show it
    }

    void a_timeline_that_is_shown_stays_in_the_project()
    {
        const auto whole = nested(text::project("V1: a[0,48)"), {"a"});
        const auto removed = spot::apply(*whole, RemoveTimeline{whole->timelines[1]->id});
        QCOMPARE(refusal(removed), std::string("timeline \"Intro\" is shown inside of \"16:9\": take its clips out there first"));
        const auto lifted = spot::apply(*whole, DeleteClip{first(*whole), text::clip(*whole, "Intro").id});
        QVERIFY_OK(spot::apply(*lifted, RemoveTimeline{whole->timelines[1]->id}));
    }

    void handles_end_where_the_timeline_ends()
    {
        const auto whole = nested(text::project("V1: a[10,58) z[100,110)"), {"a"});
        const TimelineId t = first(*whole);
        const ClipId id = text::clip(*whole, "Intro").id;
        QCOMPARE(refusal(spot::apply(*whole, TrimClip{t, id, Edge::End, frame(61)})), std::string("track \"V1\": \"Intro\": 3 frames missing at the end of the timeline it shows"));
        QCOMPARE(refusal(spot::apply(*whole, TrimClip{t, id, Edge::Start, frame(8)})), std::string("track \"V1\": \"Intro\": 2 frames missing at the start of the timeline it shows"));
        QCOMPARE(refusal(spot::apply(*whole, SlipClip{t, id, frame(1)})), std::string("track \"V1\": \"Intro\": 1 frame missing at the end of the timeline it shows"));
        const auto faster = spot::apply(*whole, SetSpeed{t, id, {2, 1}, false});
        QVERIFY_OK(faster);
        QCOMPARE(show(*faster), std::string("V1: Intro[10,34) z[100,110)"));
        const auto backwards = spot::apply(*faster, ReverseClip{t, id});
        QVERIFY_OK(backwards);
        QCOMPARE(show(*backwards), std::string("V1: Intro[10,34)+48 z[100,110)"));
        QVERIFY_OK(spot::apply(*whole, SplitClip{t, id, frame(30)}));
        QVERIFY_OK(spot::apply(*whole, FreezeFrame{t, id, frame(30), frame(5)}));
    }

    void a_timeline_may_become_shorter_than_what_is_shown_of_it()
    {
        const auto whole = nested(text::project("V1: a[0,48) z[60,70); V2:"), {"a"});
        const TimelineId t = first(*whole), inside = whole->timelines[1]->id;
        const auto shorter = spot::apply(*whole, TrimClip{inside, text::clip(only(*whole, 1), "a").id, Edge::End, frame(40)});
        QVERIFY_OK(shorter);
        QCOMPARE(brokenInvariant(*shorter).value_or(""), std::string());
        const ClipId id = text::clip(*shorter, "Intro").id;
        QVERIFY_OK(spot::apply(*shorter, MoveClip{t, id, text::track(*shorter, "V1").id, frame(5), false}));
        QVERIFY_OK(spot::apply(*shorter, MoveClip{t, id, text::track(*shorter, "V2").id, frame(5), false}));
        QVERIFY_OK(spot::apply(*shorter, SplitClip{t, id, frame(20)}));
        QVERIFY_OK(spot::apply(*shorter, TrimClip{t, id, Edge::End, frame(44)}));
        QCOMPARE(refusal(spot::apply(*shorter, TrimClip{t, id, Edge::End, frame(49)})), std::string("track \"V1\": \"Intro\": 9 frames missing at the end of the timeline it shows"));
    }

    void what_would_change_on_the_way_is_refused()
    {
        const auto whole = nested(text::project("V1: a[0,48); N1: n[0,48)"), {"a", "n"});
        const TimelineId t = first(*whole);
        const ClipId id = text::clip(*whole, "Intro").id;
        const auto apart = [&](const Result<Project>& from) { return refusal(spot::apply(*from, UnnestClip{t, id})); };
        Look look;
        look.opacity = Curve(0.5);
        QCOMPARE(apart(spot::apply(*whole, SetLook{t, id, look})), std::string("\"Intro\" has a look of its own, which its clips would lose: reset it first"));
        QCOMPARE(apart(spot::apply(*whole, SetSpeed{t, id, {2, 1}, false})), std::string("\"Intro\" runs at another speed: give it its own speed back first"));
        const Timeline& inside = *whole->timelines[1];
        QCOMPARE(apart(spot::apply(*whole, ReshapeTimeline{inside.id, "Intro", {1080, 1080}, fps25, {}, -16})), std::string("\"Intro\" shows a timeline of another canvas: its pictures would stand elsewhere"));
        QCOMPARE(apart(spot::apply(*whole, ReshapeTimeline{inside.id, "Intro", inside.canvas, FrameRate{50, 1}, {}, -16})), std::string("\"Intro\" shows a timeline of another frame rate: its cuts would move"));
        QCOMPARE(refusal(spot::apply(*whole, UnnestClip{inside.id, text::clip(only(*whole, 1), "a").id})), std::string("\"a\" shows no timeline that could be taken apart"));
        QCOMPARE(refusal(spot::apply(*whole, NestClips{t, {}, "x"})), std::string("no clip is named"));
        const Project locked = text::project("V1!: a[0,48)");
        QCOMPARE(refusal(nested(locked, {"a"})), std::string("track \"V1\" is locked; unlock it to change its clips"));
    }

    void an_adjustment_stands_on_pictures_only()
    {
        const Project project = text::project("V1: a[0,48); N1: n[0,48)");
        Clip adjustment;
        adjustment.place = {frame(60), frame(70)};
        adjustment.content = AdjustmentClip{};
        QVERIFY_OK(spot::apply(project, OverwriteClip{first(project), text::track(project, "V1").id, adjustment}));
        QVERIFY(!spot::apply(project, OverwriteClip{first(project), text::track(project, "N1").id, adjustment}));
    }
};

QTEST_GUILESS_MAIN(NestingSpec)
#include "nesting_spec.moc"
