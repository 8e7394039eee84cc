// SPDX-License-Identifier: GPL-3.0-or-later
// Links, groups, pasted attributes, markers, in and out, and timelines as a whole.
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "app/model/links.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

#include <set>

using namespace spot;
using text::clip;
using text::project;
using text::show;

namespace
{

MediaTime frame(std::int64_t n) { return fps25.startOf(n); }
TimelineId timelineOf(const Project& p) { return p.timelines.front()->id; }
ClipId idOf(const Project& p, const char* name) { return clip(p, name).id; }

Result<Project> edited(const Project& before, const Edit& edit)
{
    auto after = spot::apply(before, edit);
    if (!after) return after;
    if (const auto broken = brokenInvariant(*after)) return Error{Fault::Corrupt, *broken};
    return after;
}

Marker marker(std::int64_t from, std::int64_t to, const char* name) { return {{}, {frame(from), frame(to)}, MarkerColour::Red, name, "note"}; }

} // namespace

class BondsSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void links_are_made_and_left_and_nobody_stays_alone_in_one()
    {
        const Project p = project("V1: a[0,48) b[48,96); N1: n[0,48)");
        const TimelineId t = timelineOf(p);
        const auto linked = edited(p, LinkClips{t, {idOf(p, "n"), idOf(p, "a")}});
        QVERIFY_OK(linked);
        QCOMPARE(linkedWith(*linked->timelines[0], idOf(p, "a")).size(), std::size_t{2});
        QCOMPARE(linked->nextId, p.nextId + 1);
        const auto free = edited(*linked, UnlinkClips{t, {idOf(p, "n")}});
        QVERIFY_OK(free);
        QVERIFY(!clip(*free, "a").link && !clip(*free, "n").link);
        QVERIFY_FAULT(edited(p, UnlinkClips{t, {idOf(p, "n")}}), Fault::Invalid, "bound to none");
        QVERIFY_FAULT(edited(p, LinkClips{t, {idOf(p, "n"), idOf(p, "n")}}), Fault::Invalid, "at least two clips");
        QVERIFY_FAULT(edited(p, LinkClips{t, {idOf(p, "n"), {99}}}), Fault::NotFound, "has no clip 99");
        const auto grouped = edited(p, GroupClips{t, {idOf(p, "a"), idOf(p, "b"), idOf(p, "n")}});
        QVERIFY_OK(grouped);
        QCOMPARE(groupedWith(*grouped->timelines[0], idOf(p, "b")).size(), std::size_t{3});
        const auto smaller = edited(*grouped, UngroupClips{t, {idOf(p, "b")}});
        QCOMPARE(groupedWith(*smaller->timelines[0], idOf(p, "a")).size(), std::size_t{2});
    }

    void attributes_go_where_they_can()
    {
        const Project p = project("V1: a[0,48) b[48,96); T1: t[0,10); N1: n[0,4)");
        const TimelineId t = timelineOf(p);
        PasteAttributes paste{t, {idOf(p, "b"), idOf(p, "n")}, Look{}, Hearing{}, {}};
        paste.look->opacity = Curve(0.5);
        paste.hearing->gainDb = Curve(-6.0), paste.hearing->fadeIn = frame(10);
        const auto after = edited(p, paste);
        QVERIFY_OK(after);
        QVERIFY(clip(*after, "b").look == *paste.look && clip(*after, "a").look == Look{});
        QVERIFY(clip(*after, "n").hearing.gainDb == Curve(-6.0) && clip(*after, "n").hearing.fadeIn == frame(4));
        PasteAttributes style{t, {idOf(p, "t")}, {}, {}, TextStyle{.size = 0.2}};
        QCOMPARE(std::get<TextClip>(clip(*edited(p, style), "t").content).style.size, 0.2);
        style.clips.push_back(idOf(p, "a"));
        QVERIFY_FAULT(edited(p, style), Fault::Invalid, "\"a\" can have none of these attributes");
    }

    void markers_stand_on_frames_and_in_order()
    {
        const Project p = project("V1: a[0,48)");
        const TimelineId t = timelineOf(p);
        Marker late = marker(30, 40, "late");
        late.span.start += {5};
        auto after = edited(p, AddMarker{t, late});
        QVERIFY_OK(after);
        after = edited(*after, AddMarker{t, marker(10, 10, "early")});
        QVERIFY_OK(after);
        const auto& markers = after->timelines[0]->markers;
        QCOMPARE(markers.size(), std::size_t{2});
        QCOMPARE(markers[0].name, std::string("early"));
        QCOMPARE(markers[1].span.start, frame(30));
        Marker moved = markers[0];
        moved.span = {frame(50), frame(50)}, moved.colour = MarkerColour::Cyan;
        const auto changed = edited(*after, SetMarker{t, moved});
        QVERIFY_OK(changed);
        QVERIFY(changed->timelines[0]->markers[1] == moved);
        QCOMPARE(edited(*after, RemoveMarker{t, moved.id})->timelines[0]->markers.size(), std::size_t{1});
        QVERIFY_FAULT(edited(p, RemoveMarker{t, {9}}), Fault::NotFound, "has no marker 9");
        QVERIFY_FAULT(edited(*after, AddMarker{t, moved}), Fault::Invalid, "in the project already");
        QVERIFY_FAULT(edited(p, AddMarker{t, marker(20, 10, "x")}), Fault::OutOfRange, "ends before it begins");
        QVERIFY_FAULT(edited(p, AddMarker{t, marker(-1, 10, "x")}), Fault::OutOfRange, "outside of 24 hours");
        QVERIFY_FAULT(edited(p, AddMarker{t, {{}, {{}, {std::numeric_limits<std::int64_t>::max()}}, {}, "x", ""}}), Fault::OutOfRange, "outside of 24 hours");
    }

    void in_and_out_are_set_each_alone_and_in_order()
    {
        const Project p = project("V1: a[0,48)");
        const TimelineId t = timelineOf(p);
        const auto in = edited(p, SetInOut{t, frame(10) + MediaTime{3}, {}});
        QVERIFY_OK(in);
        QVERIFY((in->timelines[0]->marked() == TimeRange{frame(10), frame(48)}));
        const auto both = edited(*in, SetInOut{t, frame(10), frame(20)});
        QVERIFY((both->timelines[0]->marked() == TimeRange{frame(10), frame(20)}));
        QVERIFY(*edited(*both, SetInOut{t, {}, {}}) == p);
        QVERIFY_FAULT(edited(p, SetInOut{t, frame(20), frame(20)}), Fault::OutOfRange, "the out point is not after the in point");
        QVERIFY_FAULT(edited(p, SetInOut{t, frame(-1), {}}), Fault::OutOfRange, "outside of 24 hours");
    }

    void a_timeline_is_copied_with_new_ids_and_removed_again()
    {
        Project p = project("V1: a[0,48) b[48,96)<4; N1: n[0,48)");
        p = *edited(p, LinkClips{timelineOf(p), {idOf(p, "a"), idOf(p, "n")}});
        p = *edited(p, AddMarker{timelineOf(p), marker(3, 5, "logo")});
        const auto two = edited(p, DuplicateTimeline{timelineOf(p), "9:16"});
        QVERIFY_OK(two);
        QCOMPARE(two->timelines.size(), std::size_t{2});
        const Timeline& copy = *two->timelines[1];
        QVERIFY(copy.name == "9:16" && copy.id.value == p.nextId);
        QCOMPARE(linkedWith(copy, copy.tracks[0]->clips[0]->id).size(), std::size_t{2});
        const auto one = edited(*two, RemoveTimeline{copy.id});
        QVERIFY_OK(one);
        QVERIFY(one->timelines == p.timelines);
        QVERIFY_FAULT(edited(p, RemoveTimeline{timelineOf(p)}), Fault::Denied, "the last timeline");
        QVERIFY_FAULT(edited(p, DuplicateTimeline{{99}, "x"}), Fault::NotFound, "no timeline 99");
    }

    void another_rate_moves_everything_to_its_frames()
    {
        Project p = project("V1: a[0,49) b[49,96)<5; N1: n[0,49)", {fps25, {{"a", 54}}});
        p = *edited(p, AddMarker{timelineOf(p), marker(3, 5, "logo")});
        p = *edited(p, SetInOut{timelineOf(p), frame(1), frame(7)});
        ReshapeTimeline shape{timelineOf(p), "1:1", {1080, 1080}, fps2997, {}, -23};
        const auto after = edited(p, shape);
        QVERIFY_OK(after);
        const Timeline& t = *after->timelines[0];
        QVERIFY((t.canvas == FrameSize{1080, 1080}) && t.rate == fps2997 && t.name == "1:1");
        QCOMPARE(t.tracks[0]->clips[0]->place.end, t.tracks[0]->clips[1]->place.start);
        QVERIFY(t.tracks[0]->clips[1]->transition.after.flicks > 0);
        QCOMPARE(clip(*after, "n").place, clip(p, "n").place); // sounds stay sample-exact
        shape.rate = {1, 0};
        QVERIFY_FAULT(edited(p, shape), Fault::Invalid, "frame rate");
        shape.rate = fps25, shape.canvas = {3, 3};
        QVERIFY_FAULT(edited(p, shape), Fault::Invalid, "smaller than 16 pixels");
    }
};

QTEST_GUILESS_MAIN(BondsSpec)
#include "bonds_spec.moc"
