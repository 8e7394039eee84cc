// SPDX-License-Identifier: GPL-3.0-or-later
// What other programs noted of a thing stays with it through edits, and is refused when it is too long or no text.
#include "app/edit/apply.h"
#include "app/diff/differences.h"
#include "app/file/project_json.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

using namespace spot;

namespace
{

const Foreign note{R"({"grade": "warm", "봄": [1, 2]})"};

Project noted()
{
    Project project = text::project("V1: a[0,48) b[48,96)");
    Timeline timeline = *project.timelines[0];
    Track track = *timeline.tracks[0];
    Clip clip = *track.clips[0];
    clip.foreign = track.foreign = timeline.foreign = note;
    track.clips[0] = std::make_shared<const Clip>(clip);
    timeline.tracks[0] = std::make_shared<const Track>(track);
    timeline.markers = {{{project.nextId++}, {MediaTime{}, fps25.startOf(10)}, MarkerColour::Red, "logo", "larger", note}};
    project.timelines[0] = std::make_shared<const Timeline>(timeline);
    MediaItem item = *project.media[0];
    item.foreign = note;
    project.media[0] = std::make_shared<const MediaItem>(item);
    return project;
}

} // namespace

class ForeignSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void both_halves_of_a_split_and_a_copy_have_it()
    {
        const Project before = noted();
        const TimelineId timeline = before.timelines[0]->id;
        const auto split = spot::apply(before, SplitClip{timeline, text::clip(before, "a").id, fps25.startOf(20)});
        QVERIFY_OK(split);
        const auto& clips = split->timelines[0]->tracks[0]->clips;
        QVERIFY(clips[0]->foreign == note && clips[1]->foreign == note && clips[2]->foreign.isEmpty());
        const auto copy = spot::apply(before, DuplicateTimeline{timeline, "9:16"});
        QVERIFY_OK(copy);
        QVERIFY(copy->timelines[1]->foreign == note && copy->timelines[1]->tracks[0]->foreign == note);
        QVERIFY(copy->timelines[1]->markers[0].foreign == note);
    }

    void an_edit_that_says_nothing_of_it_leaves_it()
    {
        const Project before = noted();
        const TimelineId timeline = before.timelines[0]->id;
        Marker marker = before.timelines[0]->markers[0];
        marker.foreign = {}, marker.name = "renamed";
        const auto marked = spot::apply(before, SetMarker{timeline, marker});
        QVERIFY_OK(marked);
        QVERIFY(marked->timelines[0]->markers[0].foreign == note);
        MediaItem item = *before.media[0];
        item.foreign = {}, item.name = "renamed";
        const auto relinked = spot::apply(before, SetMedia{item});
        QVERIFY_OK(relinked);
        QVERIFY(relinked->media[0]->foreign == note);
    }

    void it_is_written_and_read_and_left_out_where_there_is_none()
    {
        const Project project = noted();
        const auto back = projectFrom(jsonOf(project));
        QVERIFY_OK(back);
        QVERIFY(*back == project);
        QVERIFY(jsonOf(text::project("V1: a[0,48)")).find("foreign") == std::string::npos);
    }

    void what_changed_in_it_is_told()
    {
        const Project plain = text::project("V1: a[0,48) b[48,96)");
        Project other = noted();
        Timeline timeline = *other.timelines[0];
        timeline.markers.clear();
        other.timelines[0] = std::make_shared<const Timeline>(timeline);
        const auto said = differences(plain, other);
        QCOMPARE(said.size(), std::size_t{4});
        for (const std::string& sentence : said) QVERIFY2(sentence.find("what other programs noted of it changed") != std::string::npos, sentence.c_str());
    }

    void too_much_and_no_text_are_refused()
    {
        const Project before = text::project("V1: a[0,48)");
        Clip clip = text::clip(before, "a");
        clip.id = {};
        for (const std::string& json : {std::string(Foreign::longest + 1, ' '), std::string("\xC3\x28")}) {
            clip.foreign = Foreign(json);
            QVERIFY_FAULT(spot::apply(before, OverwriteClip{before.timelines[0]->id, before.timelines[0]->tracks[0]->id, clip}), Fault::Invalid, "what another program noted");
        }
    }
};

QTEST_GUILESS_MAIN(ForeignSpec)
#include "foreign_spec.moc"
