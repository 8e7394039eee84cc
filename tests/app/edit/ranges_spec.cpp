// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges, razors, gaps, swaps, three- and four-point edits, duplicates, and what follows on sync-locked tracks.
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "app/model/links.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

using namespace spot;
using text::clip;
using text::project;
using text::show;

namespace
{

MediaTime frame(std::int64_t n) { return fps25.startOf(n); }
TimeRange frames(std::int64_t from, std::int64_t to) { return {frame(from), frame(to)}; }
TimelineId timelineOf(const Project& p) { return p.timelines.front()->id; }
TrackId trackOf(const Project& p, const char* name) { return text::track(p, name).id; }

Result<Project> edited(const Project& before, const Edit& edit)
{
    auto after = spot::apply(before, edit);
    if (!after) return after;
    if (const auto broken = brokenInvariant(*after)) return Error{Fault::Corrupt, *broken};
    return after;
}

Project syncLocked(Project p, const char* name)
{
    const Track& t = text::track(p, name);
    return *edited(p, SetTrack{timelineOf(p), t.id, t.name, t.isMuted, t.isLocked, t.gainDb, false, true});
}
Project linked(const Project& p, std::vector<ClipId> clips) { return *edited(p, LinkClips{timelineOf(p), std::move(clips)}); }

Clip colour(std::int64_t from, std::int64_t to)
{
    Clip x;
    x.name = "v";
    x.place = frames(from, to);
    x.content = ColourClip{};
    return x;
}
PutMedia put(const Project& p, const char* track, const char* media)
{
    PutMedia edit;
    edit.timeline = timelineOf(p);
    edit.track = trackOf(p, track);
    edit.media = std::get<MediaClip>(clip(p, media).content).media;
    return edit;
}

#define SHOWS(result, expected)                                                                                        \
    do {                                                                                                               \
        const auto shown_ = (result);                                                                                  \
        QVERIFY_OK(shown_);                                                                                            \
        QCOMPARE(show(*shown_), std::string(expected));                                                                \
    } while (false)

} // namespace

class RangesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lifting_a_range_leaves_a_gap_and_extracting_closes_it()
    {
        const Project p = project("V1: a[0,48) b[48,96); V2!: c[0,96); N1: n[0,96)");
        const TimelineId t = timelineOf(p);
        SHOWS(edited(p, LiftRange{t, frames(40, 60), {}}), "V1: a[0,40) b[60,96)+12; V2!: c[0,96); N1: n[0,40) n[60,96)+60");
        SHOWS(edited(p, ExtractRange{t, frames(40, 60), {}}), "V1: a[0,40) b[40,76)+12; V2!: c[0,96); N1: n[0,40) n[40,76)+60");
        SHOWS(edited(p, ExtractRange{t, frames(40, 60), {trackOf(p, "V1")}}), "V1: a[0,40) b[40,76)+12; V2!: c[0,96); N1: n[0,96)");
        SHOWS(edited(syncLocked(p, "N1"), ExtractRange{t, frames(40, 60), {trackOf(p, "V1")}}), "V1: a[0,40) b[40,76)+12; V2!: c[0,96); N1: n[0,40) n[40,76)+60");
        QVERIFY_FAULT(edited(p, LiftRange{t, frames(40, 60), {trackOf(p, "V2")}}), Fault::Denied, "is locked");
        QVERIFY_FAULT(edited(p, LiftRange{t, frames(40, 40), {}}), Fault::OutOfRange, "a range that is empty");
        QVERIFY_FAULT(edited(p, LiftRange{t, frames(-4, 40), {}}), Fault::OutOfRange, "begins before the timeline");
        QVERIFY_FAULT(edited(p, LiftRange{t, frames(0, 40), {{99}}}), Fault::NotFound, "has no track 99");
    }

    void the_razor_through_all_tracks_links_the_second_parts_with_each_other()
    {
        Project p = project("V1: a[0,48) b[48,96); V2!: c[0,96); N1: n[0,48)");
        p = linked(p, {clip(p, "a").id, clip(p, "n").id});
        const auto cut = edited(p, RazorAll{timelineOf(p), frame(20), {}});
        SHOWS(cut, "V1: a[0,20) a[20,48)+20 b[48,96); V2!: c[0,96); N1: n[0,20) n[20,48)+20");
        const Timeline& t = *cut->timelines[0];
        const ClipPtr &picture = t.tracks[0]->clips[1], &sound = t.tracks[2]->clips[1];
        QVERIFY(picture->link && picture->link == sound->link && picture->link != clip(p, "a").link);
        QCOMPARE(linkedWith(t, clip(p, "a").id).size(), std::size_t{2});
        SHOWS(edited(p, RazorAll{timelineOf(p), frame(20), {trackOf(p, "N1")}}), "V1: a[0,48) b[48,96); V2!: c[0,96); N1: n[0,20) n[20,48)+20");
        QVERIFY_FAULT(edited(p, RazorAll{timelineOf(p), frame(48), {}}), Fault::OutOfRange, "no clip lies over this time");
        QVERIFY_FAULT(edited(p, RazorAll{timelineOf(p), frame(-1), {}}), Fault::OutOfRange, "outside of 24 hours");
    }

    void a_gap_closes_and_nothing_else_can()
    {
        const Project p = project("V1: a[10,20) b[30,40) c[40,50); N1: n[0,5) o[30,60)");
        const auto close = [&](std::int64_t at) { return edited(p, CloseGap{timelineOf(p), trackOf(p, "V1"), frame(at)}); };
        SHOWS(close(25), "V1: a[10,20) b[20,30) c[30,40); N1: n[0,5) o[30,60)");
        SHOWS(close(0), "V1: a[0,10) b[20,30) c[30,40); N1: n[0,5) o[30,60)");
        QVERIFY_FAULT(close(35), Fault::OutOfRange, "\"b\" lies there");
        QVERIFY_FAULT(close(60), Fault::OutOfRange, "no clip comes later");
        SHOWS(edited(syncLocked(p, "N1"), CloseGap{timelineOf(p), trackOf(p, "V1"), frame(25)}), "V1: a[10,20) b[20,30) c[30,40); N1: n[0,5) o[20,50)");
    }

    void neighbours_change_places()
    {
        const Project p = project("V1: a[0,10) b[10,40)<3 c[50,60)");
        const auto swap = [&](const char* name) { return edited(p, SwapNeighbours{timelineOf(p), clip(p, name).id}); };
        SHOWS(swap("a"), "V1: b[0,30) a[30,40) c[50,60)");
        SHOWS(swap("b"), "V1: a[0,10) c[10,20) b[30,60)"); // the gap stays between them
        QVERIFY_FAULT(swap("c"), Fault::OutOfRange, "is the last clip of its track");
    }

    void an_appended_clip_follows_the_last_one()
    {
        const Project p = project("V1: a[0,10) b[20,40); V2: ");
        SHOWS(edited(p, AppendClip{timelineOf(p), trackOf(p, "V1"), colour(5, 15)}), "V1: a[0,10) b[20,40) v[40,50); V2:");
        SHOWS(edited(p, AppendClip{timelineOf(p), trackOf(p, "V2"), colour(5, 15)}), "V1: a[0,10) b[20,40); V2: v[0,10)");
        QVERIFY_FAULT(edited(p, AppendClip{timelineOf(p), trackOf(p, "V1"), colour(5, 5)}), Fault::OutOfRange, "would be empty");
    }

    void three_points_say_the_fourth()
    {
        const Project p = project("V1: a[0,48) b[48,96)");
        PutMedia in = put(p, "V1", "b");
        in.sourceIn = frame(10), in.sourceOut = frame(20), in.from = frame(30);
        SHOWS(edited(p, in), "V1: a[0,30) b.mp4[30,40)+10 a[40,48)+40 b[48,96)");
        in.insert = true;
        SHOWS(edited(p, in), "V1: a[0,30) b.mp4[30,40)+10 a[40,58)+30 b[58,106)");
        PutMedia back = put(p, "V1", "b");
        back.sourceIn = frame(10), back.sourceOut = frame(20), back.until = frame(48);
        SHOWS(edited(p, back), "V1: a[0,38) b.mp4[38,48)+10 b[48,96)");
        back.until = frame(7);
        QVERIFY_FAULT(edited(p, back), Fault::OutOfRange, "3 frames missing before the end of the place");
        PutMedia place = put(p, "V1", "b");
        place.sourceIn = frame(10), place.from = frame(30), place.until = frame(48);
        SHOWS(edited(p, place), "V1: a[0,30) b.mp4[30,48)+10 b[48,96)");
        place.sourceIn = frame(185);
        QVERIFY_FAULT(edited(p, place), Fault::OutOfRange, "3 frames missing at the end of the media");
        place.sourceIn.reset(), place.sourceOut = frame(20);
        SHOWS(edited(p, place), "V1: a[0,30) b.mp4[30,48)+2 b[48,96)");
        place.sourceOut = frame(16);
        QVERIFY_FAULT(edited(p, place), Fault::OutOfRange, "2 frames missing at the start of the media");
        QVERIFY_FAULT(edited(p, put(p, "V1", "b")), Fault::Invalid, "three of four points are needed");
    }

    void four_points_fit_or_say_how_many_frames_differ()
    {
        const Project p = project("V1: a[0,48) b[48,96)");
        PutMedia four = put(p, "V1", "b");
        four.sourceIn = frame(10), four.sourceOut = frame(50), four.from = frame(30), four.until = frame(40);
        QVERIFY_FAULT(edited(p, four), Fault::OutOfRange, "the source is 30 frames longer than the place");
        four.until = frame(80);
        QVERIFY_FAULT(edited(p, four), Fault::OutOfRange, "10 frames missing in the source");
        four.fit = true;
        const auto fitted = edited(p, four);
        SHOWS(fitted, "V1: a[0,30) b.mp4[30,80)+10 b[80,96)+32");
        QVERIFY((std::get<MediaClip>(clip(*fitted, "b.mp4").content).speed == Speed{4, 5}));
        four.until = frame(70), four.fit = false;
        SHOWS(edited(p, four), "V1: a[0,30) b.mp4[30,70)+10 b[70,96)+22");
    }

    void picture_and_sound_come_together_and_linked()
    {
        const Project p = project("V1: a[0,48); N1: n[0,10); T1: t[0,5)");
        PutMedia both = put(p, "V1", "a");
        both.sourceIn = frame(10), both.sourceOut = frame(20), both.from = frame(30), both.soundTrack = trackOf(p, "N1"), both.insert = true;
        const auto after = edited(p, both);
        SHOWS(after, "V1: a[0,30) a.mp4[30,40)+10 a[40,58)+30; N1: n[0,10) a.mp4[30,40)+10; T1: t[0,5)");
        const Timeline& t = *after->timelines[0];
        QVERIFY(t.tracks[0]->clips[1]->link && t.tracks[0]->clips[1]->link == t.tracks[1]->clips[1]->link);
        QCOMPARE(t.tracks[0]->clips[1]->id.value, p.nextId);
        QVERIFY(framesOutOfSync(t, t.tracks[1]->clips[1]->id) == 0);
        both.soundTrack = trackOf(p, "T1");
        QVERIFY_FAULT(edited(p, both), Fault::Invalid, "is not the sound track of a picture");
    }

    void sync_locked_tracks_follow_an_insert_and_a_ripple_and_say_what_is_in_the_way()
    {
        const Project p = syncLocked(project("V1: a[0,48) b[48,96); N1: n[0,60) o[60,80); M1: m[0,96)"), "N1");
        const TimelineId t = timelineOf(p);
        SHOWS(edited(p, InsertClip{t, trackOf(p, "V1"), colour(48, 58)}), "V1: a[0,48) v[48,58) b[58,106); N1: n[0,48) n[58,70)+48 o[70,90); M1: m[0,96)");
        SHOWS(edited(p, OverwriteClip{t, trackOf(p, "V1"), colour(48, 58)}), "V1: a[0,48) v[48,58) b[58,96)+10; N1: n[0,60) o[60,80); M1: m[0,96)");
        SHOWS(edited(p, RippleTrim{t, clip(p, "a").id, Edge::End, frame(60)}), "V1: a[0,60) b[60,108); N1: n[0,48) n[60,72)+48 o[72,92); M1: m[0,96)");
        QVERIFY_FAULT(edited(p, RippleTrim{t, clip(p, "a").id, Edge::End, frame(40)}), Fault::OutOfRange, "\"o\" on the sync-locked track \"N1\" is in the way: 320 ms missing before it");
        const Project free = syncLocked(project("V1: a[0,10) b[10,96); V2: c[0,30) d[60,80)"), "V2");
        SHOWS(edited(free, RippleDelete{t, clip(free, "b").id}), "V1: a[0,10); V2: c[0,30) d[60,80)");
        const Project later = syncLocked(project("V1: a[30,48) b[48,96); V2: c[0,20) d[60,80)"), "V2");
        SHOWS(edited(later, RippleDelete{t, clip(later, "a").id}), "V1: b[30,78); V2: c[0,20) d[42,62)");
    }

    void a_ripple_takes_linked_clips_along_and_sync_locked_tracks_move_once()
    {
        const Project p = syncLocked(project("V1: a[0,48) b[48,96); V2: c[60,70); N1: n[0,48) o[50,80)"), "V2");
        const TimelineId t = timelineOf(p);
        const RippleTrim both{t, clip(p, "a").id, Edge::End, frame(40), {clip(p, "n").id}};
        SHOWS(edited(p, both), "V1: a[0,40) b[40,88); V2: c[52,62); N1: n[0,40) o[42,72)");
        SHOWS(edited(syncLocked(p, "N1"), both), "V1: a[0,40) b[40,88); V2: c[52,62); N1: n[0,40) o[42,72)");
        SHOWS(edited(p, RippleTrim{t, clip(p, "a").id, Edge::End, frame(58), {clip(p, "n").id}}), "V1: a[0,58) b[58,106); V2: c[70,80); N1: n[0,58) o[60,90)");
        QVERIFY_FAULT(edited(p, RippleTrim{t, clip(p, "a").id, Edge::End, frame(40), {clip(p, "b").id}}), Fault::Invalid, "on the track of another clip");
        QVERIFY_FAULT(edited(p, RippleTrim{t, clip(p, "a").id, Edge::End, frame(40), {ClipId{9999}}}), Fault::NotFound, "9999");
    }

    void copies_are_linked_among_themselves()
    {
        Project p = project("V1: a[0,10) b[10,20)<3; N1: n[0,10)");
        p = linked(p, {clip(p, "a").id, clip(p, "n").id});
        const TimelineId t = timelineOf(p);
        const auto copies = edited(p, DuplicateClips{t, {clip(p, "a").id, clip(p, "n").id, clip(p, "b").id}, frame(20)});
        SHOWS(copies, "V1: a[0,10) b[10,20)<3 a[20,30) b[30,40); N1: n[0,10) n[20,30)");
        const Timeline& after = *copies->timelines[0];
        const LinkId link = after.tracks[0]->clips[2]->link;
        QVERIFY(link && link != clip(p, "a").link && link == after.tracks[1]->clips[1]->link);
        QVERIFY(!edited(p, DuplicateClips{t, {clip(p, "a").id}, frame(20)})->timelines[0]->tracks[0]->clips[2]->link);
        QVERIFY_FAULT(edited(p, DuplicateClips{t, {clip(p, "a").id}, frame(7)}), Fault::OutOfRange, "the copy of \"a\" would cover 3 frames of \"a\"");
        SHOWS(edited(p, DuplicateClips{t, {clip(p, "a").id}, frame(7), true}), "V1: a[0,7) a[7,17) b[17,20)+7; N1: n[0,10)");
        QVERIFY_FAULT(edited(p, DuplicateClips{t, {}, frame(7)}), Fault::Invalid, "no clip is named");
        QVERIFY_FAULT(edited(p, DuplicateClips{t, {clip(p, "a").id, clip(p, "a").id}, frame(70)}), Fault::Invalid, "is named twice");
        QVERIFY_FAULT(edited(p, DuplicateClips{t, {clip(p, "a").id}, frame(-1)}), Fault::OutOfRange, "would begin before the timeline");
    }

    void bonds_and_ids_that_the_project_never_gave_out_are_refused()
    {
        const Project p = project("V1: a[0,48)");
        const TimelineId t = p.timelines[0]->id;
        const TrackId track = p.timelines[0]->tracks[0]->id;
        Clip fresh = clip(p, "a");
        fresh.id = {};
        fresh.link = {999'999};
        QVERIFY_FAULT(edited(p, InsertClip{t, track, fresh}), Fault::Invalid, "link 999999");
        fresh.link = {}, fresh.group = {999'999};
        QVERIFY_FAULT(edited(p, OverwriteClip{t, track, fresh}), Fault::Invalid, "group 999999");
    }
    void a_sound_that_is_no_whole_number_of_frames_goes_with_its_picture()
    {
        Project p = project("V1: a[0,48); N1: n[0,10)", {fps30, {{"a", 48}}});
        MediaItem film = *p.media[0];
        film.hasSound = true, film.duration = MediaTime{film.duration.flicks + fps30.frameLength().flicks * 6 / 10}; // 48.6 frames: the picture stands until the 49th
        p.media[0] = std::make_shared<const MediaItem>(film);
        const auto put = edited(p, PutMedia{.timeline = p.timelines[0]->id, .track = p.timelines[0]->tracks[0]->id, .soundTrack = p.timelines[0]->tracks[1]->id, .media = film.id,
                                              .sourceIn = MediaTime{}, .sourceOut = film.duration, .from = fps30.startOf(100), .until = {}});
        QVERIFY_OK(put);
        QCOMPARE(put->timelines[0]->tracks[0]->clips.back()->place.end, fps30.startOf(149));
        QVERIFY(put->timelines[0]->tracks[1]->clips.back()->place.length() <= film.duration);
    }
    void several_clips_are_put_at_once_and_inserting_makes_room_for_all_of_them()
    {
        const Project p = project("V1: a[0,30); V2: ; N1: n[0,30); M1: m[0,30)");
        const TimelineId t = timelineOf(p);
        Clip first = colour(10, 15), second = colour(18, 20);
        first.link = second.link = LinkId{77}; // as in the project they came from
        const PutClips over{t, {{trackOf(p, "V1"), first}, {trackOf(p, "V2"), second}}, false};
        const auto put = edited(p, over);
        SHOWS(put, "V1: a[0,10) v[10,15) a[15,30)+15; V2: v[18,20); N1: n[0,30); M1: m[0,30)");
        const Timeline& after = *put->timelines[0];
        const LinkId link = after.tracks[0]->clips[1]->link;
        QVERIFY(link && link != LinkId{77} && link == after.tracks[1]->clips[0]->link);
        PutClips insert = over;
        insert.insert = true;
        SHOWS(edited(p, insert), "V1: a[0,10) v[10,15) a[20,40)+10; V2: v[18,20); N1: n[0,30); M1: m[0,30)");
        SHOWS(edited(syncLocked(p, "N1"), insert), "V1: a[0,10) v[10,15) a[20,40)+10; V2: v[18,20); N1: n[0,10) n[20,40)+10; M1: m[0,30)");
        QVERIFY_FAULT(edited(p, PutClips{t, {}, false}), Fault::Invalid, "no clip is given");
        QVERIFY_FAULT(edited(p, PutClips{t, {{trackOf(p, "V1"), first}, {trackOf(p, "V1"), first}}, false}), Fault::Invalid, "over each other");
        QVERIFY_FAULT(edited(p, PutClips{t, {{trackOf(p, "V1"), first}, {TrackId{9999}, second}}, true}), Fault::NotFound, "9999");
        QVERIFY(!edited(p, PutClips{t, {{trackOf(p, "V1"), first}}, false})->timelines[0]->tracks[0]->clips[1]->link); // alone in its link
    }
};

QTEST_GUILESS_MAIN(RangesSpec)
#include "ranges_spec.moc"
