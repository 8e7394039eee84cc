// SPDX-License-Identifier: GPL-3.0-or-later
// Pixels to time, snapping, rows and what lies under a point, as values.
#include "tests/support/spec.h"
#include "ui/timeline/snapping.h"
#include "ui/timeline/track_layout.h"

using namespace spot;

namespace
{

MediaTime frame(std::int64_t n) { return fps30.startOf(n); }

Clip clipAt(std::uint64_t id, std::int64_t from, std::int64_t to)
{
    Clip clip;
    clip.id = ClipId{id};
    clip.place = {frame(from), frame(to)};
    clip.content = ColourClip{};
    return clip;
}

TrackPtr track(std::uint64_t id, TrackRole role, std::vector<Clip> clips)
{
    Track made;
    made.id = TrackId{id};
    made.role = role;
    for (const Clip& clip : clips) made.clips.push_back(std::make_shared<const Clip>(clip));
    return std::make_shared<const Track>(made);
}

/// Pictures [0,30) and [30,60), a text [10,20), a voice [0,45).
Timeline someTimeline()
{
    Timeline timeline;
    timeline.length = frame(90);
    timeline.tracks = {track(1, TrackRole::Picture, {clipAt(11, 0, 30), clipAt(12, 30, 60)}), track(2, TrackRole::Text, {clipAt(21, 10, 20)}),
                       track(3, TrackRole::Voice, {clipAt(31, 0, 45)})};
    return timeline;
}

} // namespace

class PlacesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_pixel_and_its_time_are_each_others_inverse()
    {
        const TimeScale scale{MediaTime::fromSeconds(2), 150};
        QCOMPARE(scale.x(scale.time(300)), 300.0);
        QCOMPARE(scale.time(0), MediaTime::fromSeconds(2));
        QCOMPARE(scale.width(MediaTime::fromSeconds(3)), 450.0);
    }
    void zooming_keeps_the_time_under_the_pointer()
    {
        const TimeScale scale{MediaTime::fromSeconds(4), 100};
        const MediaTime under = scale.time(250);
        const TimeScale zoomed = scale.zoomedAt(250, 3);
        QCOMPARE(zoomed.pixelsPerSecond, 300.0);
        QVERIFY(std::abs(zoomed.x(under) - 250) < 1e-3);
    }
    void zooming_out_never_shows_time_before_zero_and_zoom_is_bounded()
    {
        QCOMPARE((TimeScale{{}, 100}.zoomedAt(500, 0.1).origin), MediaTime{});
        QCOMPARE((TimeScale{{}, 100}.zoomedAt(0, 1e9).pixelsPerSecond), TimeScale::most);
        QCOMPARE((TimeScale{{}, 100}.zoomedAt(0, 1e-9).pixelsPerSecond), TimeScale::least);
    }
    void fitting_shows_the_whole_range()
    {
        const TimeScale scale = TimeScale::fitting({{}, MediaTime::fromSeconds(15)}, 800);
        QVERIFY(scale.x(MediaTime::fromSeconds(15)) <= 800);
        QVERIFY(scale.x(MediaTime::fromSeconds(15)) > 700);
        QVERIFY(TimeScale::fitting({}, 0).pixelsPerSecond > 0);
    }
    void ticks_are_frames_when_near_and_minutes_when_far()
    {
        QCOMPARE(tickStep({{}, 4000}, fps30, 90), (TickStep{1, 1}));
        QCOMPARE(tickStep({{}, 100}, fps30, 90), (TickStep{30, 6}));
        QCOMPARE(tickStep({{}, 100}, fps2997, 90), (TickStep{30, 6}));
        QCOMPARE(tickStep({{}, 1}, fps30, 90), (TickStep{3600, 900}));
    }
    void a_near_edge_wins_over_the_grid()
    {
        const MediaTime targets[] = {frame(0), frame(30)};
        const MediaTime edge = frame(29) + MediaTime{1000};
        QCOMPARE(snap({{edge}}, targets, frame(2), fps30), (Snapped{frame(30) - edge, frame(30)}));
    }
    void without_a_target_in_reach_a_picture_goes_to_the_nearest_frame_and_a_sound_stays()
    {
        const MediaTime targets[] = {frame(30)};
        const MediaTime edge = frame(10) + MediaTime{1000};
        QCOMPARE(snap({{edge}}, targets, frame(2), fps30), (Snapped{MediaTime{-1000}, std::nullopt}));
        QCOMPARE(snap({{edge}}, targets, frame(2), std::nullopt), Snapped{});
    }
    void of_two_moved_edges_the_nearer_one_snaps()
    {
        const MediaTime targets[] = {frame(0), frame(60)};
        const MediaTime edges[] = {frame(3), frame(61)};
        QCOMPARE(snap(edges, targets, frame(4), fps30), (Snapped{frame(60) - frame(61), frame(60)}));
    }
    void targets_are_the_edges_of_what_stays_the_playhead_and_the_ends()
    {
        const auto targets = snapTargets(someTimeline(), frame(5), {ClipId{12}, ClipId{31}});
        QCOMPARE(targets, (std::vector<MediaTime>{frame(0), frame(5), frame(10), frame(20), frame(30), frame(90)}));
    }
    void texts_stand_above_pictures_and_sounds_below()
    {
        const auto rows = layOutTracks(someTimeline());
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].track, std::size_t{1});
        QCOMPARE(rows[1].track, std::size_t{0});
        QCOMPARE(rows[2].track, std::size_t{2});
        QVERIFY(rows[0].bottom() <= rows[1].top && rows[1].bottom() < rows[2].top);
    }
    void the_point_decides_between_edge_body_and_empty_place()
    {
        const Timeline timeline = someTimeline();
        const auto rows = layOutTracks(timeline);
        const TimeScale scale{{}, 300}; // 10 pixels a frame
        const double y = rows[1].top + 10;
        QCOMPARE(hitTest(timeline, rows, scale, 3, y)->part, ClipPart::Start);
        QCOMPARE(hitTest(timeline, rows, scale, 150, y)->part, ClipPart::Body);
        QCOMPARE(hitTest(timeline, rows, scale, 297, y)->clip->id, ClipId{11});
        QCOMPARE(hitTest(timeline, rows, scale, 297, y)->part, ClipPart::End);
        QCOMPARE(hitTest(timeline, rows, scale, 301, y)->clip->id, ClipId{12});
        QVERIFY(!hitTest(timeline, rows, scale, 700, y)->clip);
        QVERIFY(!hitTest(timeline, rows, scale, 10, heightOf(rows) + 5));
    }
    void a_sliver_of_a_clip_can_still_be_grabbed_by_its_body()
    {
        const Timeline timeline = someTimeline();
        const auto rows = layOutTracks(timeline);
        const TimeScale scale{{}, 9}; // a clip of 30 frames is 9 pixels wide
        QCOMPARE(hitTest(timeline, rows, scale, 4.5, rows[1].top + 5)->part, ClipPart::Body);
    }
    void only_clips_that_touch_the_range_are_looked_at()
    {
        const Timeline timeline = someTimeline();
        QCOMPARE(clipsWithin(*timeline.tracks[0], {frame(30), frame(40)}), (std::pair<std::size_t, std::size_t>{1, 2}));
        QCOMPARE(clipsWithin(*timeline.tracks[0], {frame(29), frame(31)}), (std::pair<std::size_t, std::size_t>{0, 2}));
        QCOMPARE(clipsWithin(*timeline.tracks[0], {frame(70), frame(80)}), (std::pair<std::size_t, std::size_t>{2, 2}));
    }
};

QTEST_GUILESS_MAIN(PlacesSpec)
#include "places_spec.moc"
