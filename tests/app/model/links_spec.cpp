// SPDX-License-Identifier: GPL-3.0-or-later
// Which clips belong together, and by how many frames a sound has left its picture.
#include "app/model/links.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

using namespace spot;

namespace
{

/// "a" on V1 and "n" on N1 as picture and sound of one media, in one link.
Timeline linked(const std::string& text, Speed pictureSpeed = {}, Speed soundSpeed = {})
{
    Timeline timeline = *text::project(text).timelines.front();
    const MediaId media{2000};
    for (TrackPtr& track : timeline.tracks) {
        Track changed = *track;
        for (ClipPtr& clip : changed.clips) {
            if (clip->name != "a" && clip->name != "n") continue;
            Clip one = *clip;
            one.link = {1000};
            std::get<MediaClip>(one.content).media = media;
            std::get<MediaClip>(one.content).speed = isSound(track->role) ? soundSpeed : pictureSpeed;
            clip = std::make_shared<const Clip>(std::move(one));
        }
        track = std::make_shared<const Track>(std::move(changed));
    }
    return timeline;
}
ClipId idOf(const Timeline& timeline, const char* name)
{
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips)
            if (clip->name == name) return clip->id;
    return {};
}
std::optional<std::int64_t> drift(const Timeline& timeline, const char* name) { return framesOutOfSync(timeline, idOf(timeline, name)); }

} // namespace

class LinksSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_link_names_its_clips_in_the_order_of_tracks()
    {
        const Timeline t = linked("V1: a[0,48) b[48,60); N1: n[0,48)");
        QVERIFY((linkedWith(t, idOf(t, "n")) == std::vector{idOf(t, "a"), idOf(t, "n")}));
        QVERIFY((linkedWith(t, idOf(t, "b")) == std::vector{idOf(t, "b")}));
        QVERIFY(linkedWith(t, {999}).empty());
        QVERIFY((groupedWith(t, idOf(t, "a")) == std::vector{idOf(t, "a")}));
    }
    void drift_is_counted_in_frames_and_has_two_sides()
    {
        QVERIFY(drift(linked("V1: a[0,48); N1: n[0,48)"), "n") == 0);
        QVERIFY(drift(linked("V1: a[0,48); N1: n[3,51)"), "n") == 3);
        QVERIFY(drift(linked("V1: a[0,48); N1: n[3,51)"), "a") == -3);
        QVERIFY(drift(linked("V1: a[5,48)+5; N1: n[0,48)"), "n") == 0); // an L-cut is in sync
        QVERIFY(drift(linked("V1: a[5,48)+4; N1: n[0,48)"), "n") == -1);
        QVERIFY(drift(linked("V1: a[10,34)+40; N1: n[10,34)+40", {2, 1}, {2, 1}), "n") == 0);
        QVERIFY(drift(linked("V1: a[10,34)+40; N1: n[10,34)+44", {2, 1}, {2, 1}), "n") == -2);
        QVERIFY(drift(linked("V1: a[10,34)+40; N1: n[10,34)+44", {-2, 1}, {-2, 1}), "n") == 2);
    }
    void nothing_is_said_where_nothing_can_be_compared()
    {
        QVERIFY(!drift(linked("V1: a[0,48) b[48,60); N1: n[0,48)"), "b"));
        QVERIFY(!drift(linked("V1: a[0,48); N1: n[0,48)", {2, 1}), "n"));
        QVERIFY(!drift(linked("V1: a[0,48); N1: n[0,48)", {0, 1}, {0, 1}), "a"));
        QVERIFY(!drift(linked("V1: a[0,48)"), "a"));
    }
};

QTEST_GUILESS_MAIN(LinksSpec)
#include "links_spec.moc"
