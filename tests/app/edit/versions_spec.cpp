// SPDX-License-Identifier: GPL-3.0-or-later
// Versions: what changes in a master arrives in each of them, what a version overrides stays, and is told when it is out of date.
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
TimelineId masterOf(const Project& p) { return p.timelines.front()->id; }
const Timeline& version(const Project& p) { return *p.timelines.at(1); }

Result<Project> edited(const Project& before, const Edit& edit)
{
    auto after = spot::apply(before, edit);
    if (!after) return after;
    if (const auto broken = brokenInvariant(*after)) return Error{Fault::Corrupt, *broken};
    return after;
}

/// The version as text.
std::string shown(const Project& p)
{
    Project only = p;
    only.timelines = {p.timelines.at(1)};
    return show(only);
}
const Clip& inVersion(const Project& p, const std::string& name)
{
    Project only = p;
    only.timelines = {p.timelines.at(1)};
    return clip(only, name);
}
std::vector<ClipProperty> overridden(const Project& p, const std::string& name)
{
    const ClipOverride* override = version(p).version->find(inVersion(p, name).id);
    return override ? override->what : std::vector<ClipProperty>{};
}
std::vector<ClipProperty> stale(const Project& p, const std::string& name)
{
    const ClipOverride* override = version(p).version->find(inVersion(p, name).id);
    return override ? staleOf(p, version(p), *override) : std::vector<ClipProperty>{};
}

const std::string masterText = "V1: a[0,48) b[48,96)+10 c[96,144); T1: t[10,40); M1: m[0,144)";

/// A master and its 9:16.
Project pair(const std::string& text = masterText) { return *edited(project(text), MakeVersion{TimelineId{1}, "9:16", {1080, 1920}, "", std::nullopt, {}}); }
TextClip textOf(const Clip& clip) { return std::get<TextClip>(clip.content); }

} // namespace

class VersionsSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_version_shows_its_master_with_ids_of_its_own()
    {
        const Project p = pair();
        QCOMPARE(shown(p), show(p));
        QCOMPARE(version(p).canvas.height, 1920);
        QVERIFY(version(p).version->clipOverrides.empty());
        QVERIFY(inVersion(p, "a").id != clip(p, "a").id);
        QCOMPARE(versionsOf(p, masterOf(p)).size(), std::size_t{1});
    }

    void a_change_of_the_master_arrives()
    {
        Project p = pair();
        p = *edited(p, RippleTrim{masterOf(p), clip(p, "a").id, Edge::End, frame(40), {}});
        QCOMPARE(shown(p), show(p));
        p = *edited(p, SplitClip{masterOf(p), clip(p, "b").id, frame(60)});
        p = *edited(p, DeleteClip{masterOf(p), clip(p, "c").id});
        p = *edited(p, SetText{masterOf(p), clip(p, "t").id, "Fresh", {}});
        QCOMPARE(shown(p), show(p));
        QCOMPARE(textOf(inVersion(p, "t")).text, std::string("Fresh"));
        const ClipId a = inVersion(p, "a").id;
        Track track;
        track.name = "V2";
        p = *edited(p, AddTrack{masterOf(p), track, 1});
        QCOMPARE(version(p).tracks.size(), std::size_t{4});
        QCOMPARE(inVersion(p, "a").id, a);
    }

    void an_edit_of_a_version_is_its_own_and_what_it_does_not_override_follows_on()
    {
        Project p = pair();
        TextStyle style = textOf(inVersion(p, "t")).style;
        p = *edited(p, SetText{version(p).id, inVersion(p, "t").id, "Frisch", style});
        QCOMPARE(overridden(p, "t"), std::vector<ClipProperty>{ClipProperty::Text});
        QCOMPARE(textOf(clip(p, "t")).text, std::string("t"));
        style = textOf(clip(p, "t")).style;
        style.colour = {1, 0, 0, 1};
        p = *edited(p, SetText{masterOf(p), clip(p, "t").id, "t", style});
        QCOMPARE(textOf(inVersion(p, "t")).text, std::string("Frisch"));
        QVERIFY(textOf(inVersion(p, "t")).style.colour == (Rgba{1, 0, 0, 1}));
        QVERIFY(stale(p, "t").empty());
        p = *edited(p, MoveClip{masterOf(p), clip(p, "t").id, p.timelines[0]->tracks[1]->id, frame(20), false});
        QCOMPARE(inVersion(p, "t").place.start, frame(20));
    }

    void what_changed_in_the_master_under_an_override_is_out_of_date_until_it_is_kept_or_reset()
    {
        Project p = pair();
        p = *edited(p, SetText{version(p).id, inVersion(p, "t").id, "Frisch", textOf(inVersion(p, "t")).style});
        p = *edited(p, SetText{masterOf(p), clip(p, "t").id, "Fresher", textOf(clip(p, "t")).style});
        QCOMPARE(stale(p, "t"), std::vector<ClipProperty>{ClipProperty::Text});
        const Project kept = *edited(p, ResetOverrides{version(p).id, {inVersion(p, "t").id}, {}, {}, true});
        QVERIFY(stale(kept, "t").empty());
        QCOMPARE(textOf(inVersion(kept, "t")).text, std::string("Frisch"));
        const Project reset = *edited(p, ResetOverrides{version(p).id, {inVersion(p, "t").id}, {}, {ClipProperty::Text}, false});
        QVERIFY(overridden(reset, "t").empty());
        QCOMPARE(textOf(inVersion(reset, "t")).text, std::string("Fresher"));
        QVERIFY_FAULT(edited(reset, ResetOverrides{version(p).id, {inVersion(p, "t").id}, {}, {}, false}), Fault::Invalid, "follows its master there already");
        const Project same = *edited(p, SetText{version(p).id, inVersion(p, "t").id, "Fresher", textOf(inVersion(p, "t")).style});
        QVERIFY(overridden(same, "t").empty()); // the master's own words are no override
    }

    void a_moved_clip_stays_and_a_trimmed_one_moves_along()
    {
        Project p = pair("V1: a[0,48) b[60,96)+10; V2: c[100,144)");
        const TrackId v2 = version(p).tracks[1]->id;
        p = *edited(p, MoveClip{version(p).id, inVersion(p, "c").id, v2, frame(120), false});
        p = *edited(p, TrimClip{version(p).id, inVersion(p, "b").id, Edge::End, frame(90)});
        QCOMPARE(overridden(p, "c"), std::vector<ClipProperty>{ClipProperty::Start});
        QCOMPARE(overridden(p, "b"), std::vector<ClipProperty>{ClipProperty::Length});
        p = *edited(p, SlideClip{masterOf(p), clip(p, "b").id, frame(64)});
        p = *edited(p, MoveClip{masterOf(p), clip(p, "c").id, p.timelines[0]->tracks[1]->id, frame(110), false});
        QCOMPARE(shown(p), std::string("V1: a[0,48) b[64,94)+10; V2: c[120,164)"));
        QCOMPARE(stale(p, "c"), std::vector<ClipProperty>{ClipProperty::Start});
        QVERIFY(stale(p, "b").empty());
    }

    void a_ripple_in_a_version_closes_up_and_opens_again()
    {
        Project p = pair();
        p = *edited(p, RippleDelete{version(p).id, inVersion(p, "b").id});
        QCOMPARE(shown(p), std::string("V1: a[0,48) c[48,96); T1: t[10,40); M1: m[0,144)"));
        QVERIFY(overridden(p, "c").empty()); // it moved along, and is not fixed
        p = *edited(p, RippleTrim{masterOf(p), clip(p, "a").id, Edge::End, frame(40), {}});
        QCOMPARE(shown(p), std::string("V1: a[0,40) c[40,88); T1: t[10,40); M1: m[0,144)"));
        p = *edited(p, RippleTrim{version(p).id, inVersion(p, "a").id, Edge::End, frame(30), {}});
        QCOMPARE(shown(p), std::string("V1: a[0,30) c[30,78); T1: t[10,40); M1: m[0,144)"));
        QCOMPARE(version(p).version->clipOverrides.size(), std::size_t{2});
        p = *edited(p, ResetOverrides{version(p).id, {}, {}, {}, false});
        QCOMPARE(shown(p), show(p));
    }

    void an_insert_in_a_version_pushes_what_comes_later_which_still_follows_its_master()
    {
        Project before = pair("V1: a[0,48) b[48,96) c[96,144); T1: t[60,90)");
        for (std::size_t row = 0; row < 2; ++row) {
            const Track& track = *before.timelines[0]->tracks[row];
            before = *edited(before, SetTrack{masterOf(before), track.id, track.name, false, false, 0, false, true});
        }
        Clip card;
        card.name = "v", card.place = {frame(48), frame(72)}, card.content = ColourClip{{1, 0, 0, 1}, {}};
        Project p = *edited(before, InsertClip{version(before).id, version(before).tracks[0]->id, card});
        QCOMPARE(shown(p), std::string("V1: a[0,48) v[48,72) b[72,120) c[120,168); T1: t[84,114)"));
        QCOMPARE(overridden(p, "b"), std::vector<ClipProperty>{ClipProperty::Push}); // one push, told where it begins
        QVERIFY(overridden(p, "c").empty() && overridden(p, "t").empty());

        const Project trimmed = *edited(p, RippleTrim{masterOf(p), clip(p, "b").id, Edge::End, frame(84), {}});
        QCOMPARE(shown(trimmed), std::string("V1: a[0,48) v[48,72) b[72,108) c[108,156); T1: t[84,114)"));
        const Project gone = *edited(p, DeleteClip{masterOf(p), clip(p, "b").id}); // what was pushed stays where it is
        QCOMPARE(shown(gone), std::string("V1: a[0,48) v[48,72) c[120,168); T1: t[84,114)"));
        const Project again = *edited(p, ExtractRange{version(p).id, {frame(48), frame(72)}, {}});
        QCOMPARE(shown(again), shown(before));
        QVERIFY(version(again).version->clipOverrides.empty());
        const Project reset = *edited(p, ResetOverrides{version(p).id, {inVersion(p, "b").id}, {}, {}, false});
        QCOMPARE(shown(reset), std::string("V1: a[0,48) v[48,72) b[72,96)+24 c[96,144); T1: t[60,90)")); // its own clip stands
    }

    void what_is_taken_out_or_frozen_in_a_version_moves_the_rest_as_one()
    {
        const Project before = pair("V1: a[0,48) b[48,96)+10 c[96,144) d[160,180)");
        Project p = *edited(before, ExtractRange{version(before).id, {frame(40), frame(60)}, {}});
        QCOMPARE(shown(p), std::string("V1: a[0,40) b[40,76)+22 c[76,124) d[140,160)"));
        QCOMPARE(overridden(p, "c"), std::vector<ClipProperty>{ClipProperty::Push});
        QVERIFY(overridden(p, "d").empty());
        p = *edited(p, CloseGap{version(p).id, version(p).tracks[0]->id, frame(130)});
        QCOMPARE(overridden(p, "d"), std::vector<ClipProperty>{ClipProperty::Push});
        p = *edited(p, FreezeFrame{version(p).id, inVersion(p, "c").id, frame(100), frame(10)});
        QCOMPARE(inVersion(p, "d").place.start, frame(134));
        p = *edited(p, MoveClip{masterOf(p), clip(p, "d").id, p.timelines[0]->tracks[0]->id, frame(164), false});
        QCOMPARE(inVersion(p, "d").place.start, frame(138));
    }

    void what_rippled_once_stays_where_it_is_when_the_clip_changes_without_rippling()
    {
        Project p = pair("V1: a[0,48) b[48,96)+10 c[96,144)");
        const ClipId a = inVersion(p, "a").id;
        p = *edited(p, RippleTrim{version(p).id, a, Edge::End, frame(30), {}});
        QCOMPARE(shown(p), std::string("V1: a[0,30) b[30,78)+10 c[78,126)"));
        p = *edited(p, TrimClip{version(p).id, a, Edge::End, frame(20)});
        QCOMPARE(shown(p), std::string("V1: a[0,20) b[30,78)+10 c[78,126)"));
        p = *edited(p, RippleTrim{version(p).id, a, Edge::End, frame(25), {}});
        QCOMPARE(shown(p), std::string("V1: a[0,25) b[35,83)+10 c[83,131)"));
        QVERIFY(overridden(p, "b").empty() && overridden(p, "c").empty());
        const Project lifted = *edited(p, DeleteClip{version(p).id, a});
        QCOMPARE(shown(lifted), std::string("V1: b[35,83)+10 c[83,131)"));
        QVERIFY(overridden(lifted, "b").empty());
        Project back = *edited(p, RippleTrim{version(p).id, a, Edge::End, frame(38), {}}); // as far as the master, and 10 frames empty
        QCOMPARE(shown(back), std::string("V1: a[0,38) b[48,96)+10 c[96,144)"));
        back = *edited(back, TrimClip{version(p).id, a, Edge::End, frame(48)});
        QCOMPARE(shown(back), show(back));
        QVERIFY(version(back).version->clipOverrides.empty());
        QCOMPARE(shown(*edited(p, ResetOverrides{version(p).id, {}, {}, {}, false})), show(p));
        Project again = pair("V1: a[0,48) b[48,96)+10");
        again = *edited(again, RippleTrim{version(again).id, inVersion(again, "a").id, Edge::End, frame(30), {}});
        again = *edited(again, RippleTrim{version(again).id, inVersion(again, "a").id, Edge::End, frame(48), {}});
        QVERIFY(version(again).version->clipOverrides.empty()); // rippled back: it follows the master as before
    }

    void a_cut_in_the_master_takes_the_fade_out_along_and_a_hidden_clip_stays_hidden()
    {
        Project p = pair("V1: a[0,100)+10 b[100,140)+20; M1: m[0,140)");
        Hearing hearing = clip(p, "m").hearing;
        hearing.fadeOut = frame(50);
        p = *edited(p, SetHearing{masterOf(p), clip(p, "m").id, hearing});
        hearing.gainDb = Curve(-6);
        p = *edited(p, SetHearing{version(p).id, inVersion(p, "m").id, hearing});
        p = *edited(p, SplitClip{masterOf(p), clip(p, "m").id, frame(70)});
        const auto& sounds = version(p).tracks[1]->clips;
        QCOMPARE(sounds.size(), std::size_t(2));
        QVERIFY(sounds[0]->hearing.fadeOut == MediaTime{} && sounds[1]->hearing.fadeOut == frame(50));
        QVERIFY(sounds[0]->hearing.gainDb == Curve(-6) && sounds[1]->hearing.gainDb == Curve(-6));
        p = *edited(p, RippleTrim{version(p).id, inVersion(p, "a").id, Edge::End, frame(60), {}});
        p = *edited(p, DeleteClip{version(p).id, inVersion(p, "a").id});
        QCOMPARE(inVersion(p, "b").place.start, frame(60));
        p = *edited(p, SplitClip{masterOf(p), clip(p, "a").id, frame(40)});
        QCOMPARE(inVersion(p, "b").place.start, frame(60));
        QCOMPARE(version(p).tracks[0]->clips.size(), std::size_t(1));
    }

    void a_cut_in_the_master_leaves_the_version_as_it_looks()
    {
        Project p = pair("V1: a[0,48) b[48,96)+10 c[96,144)");
        Look look;
        look.opacity = Curve({{frame(0), 0.0, Ease::Linear}, {frame(40), 1.0, Ease::Linear}});
        p = *edited(p, SetLook{version(p).id, inVersion(p, "b").id, look});
        p = *edited(p, RippleTrim{version(p).id, inVersion(p, "b").id, Edge::End, frame(78), {}});
        QCOMPARE(shown(p), std::string("V1: a[0,48) b[48,78)+10 c[78,126)"));
        const Project early = *edited(p, SplitClip{masterOf(p), clip(p, "b").id, frame(60)});
        QCOMPARE(shown(early), std::string("V1: a[0,48) b[48,60)+10 b[60,78)+22 c[78,126)"));
        const Clip& second = *version(early).tracks[0]->clips[2];
        QCOMPARE(second.look.opacity.keys()[1].at, frame(28));
        QVERIFY(overridden(early, "c").empty());
        QVERIFY(stale(early, "b").empty());
        const Project late = *edited(p, SplitClip{masterOf(p), clip(p, "b").id, frame(90)}); // behind what the version shows
        QCOMPARE(shown(late), std::string("V1: a[0,48) b[48,78)+10 c[78,126)"));
        const Project lifted = *edited(p, LiftRange{masterOf(p), {frame(60), frame(66)}, {p.timelines[0]->tracks[0]->id}});
        QCOMPARE(show(lifted), std::string("V1: a[0,48) b[48,60)+10 b[66,96)+28 c[96,144)"));
        QCOMPARE(shown(lifted), std::string("V1: a[0,48) b[48,60)+10 b[66,78)+28 c[78,126)"));
    }

    void a_clip_that_a_version_has_otherwise_is_not_nested_away()
    {
        Project p = pair();
        p = *edited(p, SetText{version(p).id, inVersion(p, "t").id, "Frisch", textOf(inVersion(p, "t")).style});
        QVERIFY_FAULT(edited(p, NestClips{masterOf(p), {clip(p, "t").id}, "Intro"}), Fault::Denied, "the version \"9:16\" has \"t\" otherwise");
        QVERIFY_OK(edited(p, NestClips{masterOf(p), {clip(p, "a").id}, "Intro"}));
    }

    void a_shorter_version_leaves_clips_out()
    {
        const Project start = project(masterText);
        const Project p = *edited(start, MakeVersion{TimelineId{1}, "3 s", {1920, 1080}, "", frame(75), {clip(start, "a").id}});
        QCOMPARE(shown(p), std::string("V1: b[0,48)+10 c[48,96); T1: t[10,40); M1: m[0,144)"));
        QCOMPARE(version(p).duration(), frame(75));
        ReshapeTimeline longer{masterOf(p), "16:9", {1920, 1080}, fps25, frame(140), -16};
        const Project q = *edited(p, longer);
        QCOMPARE(version(q).duration(), frame(75));
        const Project reset = *edited(q, ResetOverrides{version(q).id, {}, {}, {}, false});
        QCOMPARE(version(reset).duration(), frame(140));
        QCOMPARE(shown(reset), show(reset));
    }

    void clips_of_a_versions_own_stand_and_the_masters_give_way()
    {
        Project p = pair();
        Clip card;
        card.name = "v";
        card.place = {frame(100), frame(144)};
        card.content = ColourClip{{1, 0, 0, 1}, {}};
        p = *edited(p, OverwriteClip{version(p).id, version(p).tracks[0]->id, card});
        QCOMPARE(shown(p), std::string("V1: a[0,48) b[48,96)+10 c[96,100) v[100,144); T1: t[10,40); M1: m[0,144)"));
        QVERIFY(overridden(p, "c").empty());
        p = *edited(p, RippleDelete{masterOf(p), clip(p, "a").id});
        QCOMPARE(shown(p), std::string("V1: b[0,48)+10 c[48,96) v[100,144); T1: t[10,40); M1: m[0,144)"));
        p = *edited(p, RemoveTrack{masterOf(p), p.timelines[0]->tracks[0]->id});
        QCOMPARE(shown(p), std::string("V1: v[100,144); T1: t[10,40); M1: m[0,144)")); // its own clip keeps the track
    }

    void tracks_can_be_overridden_and_reset()
    {
        Project p = pair();
        const TrackId m1 = version(p).tracks[2]->id, t1 = version(p).tracks[1]->id;
        p = *edited(p, SetTrack{version(p).id, m1, "M1", true, false, 0, false, false});
        p = *edited(p, RemoveTrack{version(p).id, t1});
        QCOMPARE(shown(p), std::string("V1: a[0,48) b[48,96)+10 c[96,144); M1: m[0,144)"));
        p = *edited(p, SetTrack{masterOf(p), p.timelines[0]->tracks[2]->id, "Song", false, false, -6, false, false});
        QVERIFY(version(p).tracks[1]->isMuted && version(p).tracks[1]->gainDb == -6);
        QCOMPARE(version(p).tracks[1]->name, std::string("Song"));
        p = *edited(p, ResetOverrides{version(p).id, {}, {m1, t1}, {}, false});
        QCOMPARE(shown(p), show(p));
        QVERIFY(!version(p).tracks[2]->isMuted);
    }

    void what_does_not_go_together_is_cut_to_what_is_left_and_never_lost()
    {
        Project p = pair("V1: a[0,48) b[60,96)+10");
        p = *edited(p, MoveClip{version(p).id, inVersion(p, "b").id, version(p).tracks[0]->id, frame(50), false});
        p = *edited(p, TrimClip{masterOf(p), clip(p, "a").id, Edge::End, frame(60)});
        QCOMPARE(shown(p), std::string("V1: a[0,50) b[50,86)+10"));
        p = *edited(p, ResetOverrides{version(p).id, {inVersion(p, "b").id}, {}, {}, false});
        QCOMPARE(shown(p), std::string("V1: a[0,60) b[60,96)+10"));
    }

    void another_take_in_the_master_arrives_unless_the_version_has_one_of_its_own()
    {
        Project p = pair("V1: a[0,48) b[48,96); V2: c[0,10)");
        const MediaId take = std::get<MediaClip>(clip(p, "c").content).media;
        p = *edited(p, ReplaceMedia{version(p).id, inVersion(p, "b").id, take});
        QCOMPARE(overridden(p, "b"), std::vector<ClipProperty>{ClipProperty::Media});
        p = *edited(p, ReplaceMedia{masterOf(p), clip(p, "a").id, take});
        QCOMPARE(std::get<MediaClip>(inVersion(p, "a").content).media, take);
        const MediaItem was = *p.find(std::get<MediaClip>(clip(p, "b").content).media);
        p = *edited(p, ReplaceMedia{masterOf(p), clip(p, "b").id, p.media[0]->id});
        QCOMPARE(std::get<MediaClip>(inVersion(p, "b").content).media, take);
        QCOMPARE(stale(p, "b"), std::vector<ClipProperty>{ClipProperty::Media});
    }

    void refusals_name_the_next_step()
    {
        const Project p = pair();
        QVERIFY_FAULT(edited(p, MakeVersion{version(p).id, "x", {100, 100}, "", std::nullopt, {}}), Fault::Invalid, "is a version itself; make the new version of \"16:9\"");
        QVERIFY_FAULT(edited(p, RemoveTimeline{masterOf(p)}), Fault::Denied, "remove or detach the version first");
        QVERIFY_FAULT(edited(p, ReshapeTimeline{version(p).id, "x", {100, 100}, fps30, {}, -16}), Fault::Denied, "another frame rate than its master; change its master, or detach it first");
        QVERIFY_FAULT(edited(p, ReshapeTimeline{masterOf(p), "x", {100, 100}, fps30, {}, -16}), Fault::Denied, "has versions and keeps its frame rate");
        QVERIFY_FAULT(edited(p, DetachVersion{masterOf(p)}), Fault::Invalid, "is no version");
        QVERIFY_FAULT(edited(p, MakeVersion{TimelineId{99}, "x", {100, 100}, "", std::nullopt, {}}), Fault::NotFound, "no timeline 99");
        QVERIFY_FAULT(edited(p, MakeVersion{masterOf(p), "x", {4, 4}, "", std::nullopt, {}}), Fault::Invalid, "smaller than 16 pixels");
        QVERIFY_FAULT(edited(p, MakeVersion{masterOf(p), "x", {100, 100}, "", std::nullopt, {ClipId{999}}}), Fault::NotFound, "no clip 999 to leave out");
        QVERIFY_FAULT(edited(p, MakeVersions{masterOf(p), {{16, 9}}}), Fault::Invalid, "no ratio is named that differs");
        Timeline turned = version(p);
        std::swap(turned.tracks[0], turned.tracks[1]);
        QVERIFY_FAULT(edited(p, SetTimeline{turned}), Fault::Denied, "its tracks in another order");
        Timeline copy = version(p);
        copy.id = {};
        QVERIFY_FAULT(edited(p, AddTimeline{copy}), Fault::Invalid, "send \"make version\"");
    }

    void four_ratios_come_from_one_master_in_one_step()
    {
        const Project p = *edited(project(masterText), MakeVersions{TimelineId{1}});
        QCOMPARE(p.timelines.size(), std::size_t{4});
        std::string names;
        for (const TimelinePtr& timeline : p.timelines) names += timeline->name + " " + std::to_string(timeline->canvas.width) + "x" + std::to_string(timeline->canvas.height) + "; ";
        QCOMPARE(names, std::string("16:9 1920x1080; 9:16 1080x1920; 1:1 1080x1080; 4:5 1080x1350; "));
        const Project q = *edited(p, SetText{TimelineId{1}, clip(p, "t").id, "All of you", {}});
        for (const TimelinePtr& timeline : q.timelines) {
            Project only = q;
            only.timelines = {timeline};
            QCOMPARE(textOf(clip(only, "t")).text, std::string("All of you"));
        }
    }

    void pictures_keep_their_middle_and_texts_their_margin_in_another_ratio()
    {
        Project p = project("V1: a[0,48); T1: t[0,48)");
        Look look;
        look.transform.x = Curve(0.25), look.transform.scaleX = look.transform.scaleY = Curve(2);
        p = *edited(p, SetLook{TimelineId{1}, clip(p, "a").id, look});
        TextStyle style;
        style.x = 0.3, style.width = 0.5, style.y = 0.9;
        p = *edited(p, SetText{TimelineId{1}, clip(p, "t").id, "Sale", style});
        p = *edited(p, MakeVersion{TimelineId{1}, "9:16", {1080, 1920}, "", std::nullopt, {}});
        const Look& upright = inVersion(p, "a").look;
        // 480 of 3840 pixels of the picture to the right; in the upright canvas the picture is 6827 pixels wide.
        QVERIFY(std::abs(upright.transform.x.at({}) * 1080 - 0.25 * 1920 * 1920 / 1080) < 1e-6);
        QVERIFY(upright.fit == Fit::Cover && version(p).version->clipOverrides.empty());
        const TextStyle& placed = textOf(inVersion(p, "t")).style;
        QVERIFY(placed.x - placed.width / 2 >= 0.05 - 1e-9 && placed.x + placed.width / 2 <= 0.95 + 1e-9);
        QVERIFY(placed.width > 0.8 && placed.y <= 0.72 && placed.size == style.size);
        look.transform.x = Curve(5); // out of the picture: no edge shows
        p = *edited(p, SetLook{TimelineId{1}, clip(p, "a").id, look});
        QVERIFY(std::abs(inVersion(p, "a").look.transform.x.at({})) <= (1920.0 * 1920 / 1080 * 2 - 1080) / 2 / 1080 + 1e-9);
    }

    void texts_of_another_language_that_are_still_the_masters_are_named()
    {
        Project p = *edited(project(masterText), MakeVersion{TimelineId{1}, "de", {1920, 1080}, "de", std::nullopt, {}});
        QCOMPARE(untranslated(p, version(p)), std::vector<ClipId>{inVersion(p, "t").id});
        p = *edited(p, SetText{version(p).id, inVersion(p, "t").id, "Frisch", {}});
        QVERIFY(untranslated(p, version(p)).empty());
    }

    void a_version_is_copied_and_detached()
    {
        Project p = pair();
        p = *edited(p, RippleDelete{version(p).id, inVersion(p, "b").id});
        p = *edited(p, DuplicateTimeline{version(p).id, "copy"});
        QCOMPARE(p.timelines.size(), std::size_t{3});
        QVERIFY(p.timelines[2]->version && p.timelines[2]->version->clipOverrides.size() == 1);
        p = *edited(p, SetText{masterOf(p), clip(p, "t").id, "New", {}});
        Project copy = p;
        copy.timelines = {p.timelines[2]};
        QCOMPARE(textOf(clip(copy, "t")).text, std::string("New"));
        QCOMPARE(show(copy), shown(p));
        const std::string before = shown(p);
        p = *edited(p, DetachVersion{version(p).id});
        QCOMPARE(shown(p), before);
        p = *edited(p, DeleteClip{masterOf(p), clip(p, "a").id});
        QCOMPARE(shown(p), before);
        QVERIFY_OK(edited(*edited(p, RemoveTimeline{p.timelines[2]->id}), RemoveTimeline{masterOf(p)}));
    }

    void every_property_of_a_clip_can_be_overridden()
    {
        const Project p = pair();
        // A clip that differs in everything from a fresh one: whatever no property takes along shows as a difference.
        Clip other = inVersion(p, "a");
        other.name = "other", other.place = {frame(3), frame(9)}, other.look.opacity = Curve(0.5), other.hearing.isMuted = true;
        other.transition.after = frame(1), other.effects = {Effect{}}, other.slot = {1}, other.link = {1}, other.group = {1}, other.foreign = Foreign("{}");
        Clip taken;
        taken.id = other.id;
        for (std::size_t i = 0; i < clipPropertyCount; ++i) take(taken, other, static_cast<ClipProperty>(i));
        QVERIFY(taken == other);
    }
};

QTEST_GUILESS_MAIN(VersionsSpec)
#include "versions_spec.moc"
