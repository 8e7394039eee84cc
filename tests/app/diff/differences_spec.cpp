// SPDX-License-Identifier: GPL-3.0-or-later
// What changed, in words: each kind of change says what and where, and nothing that changed goes without a word.
#include "app/diff/differences.h"
#include "app/edit/apply.h"
#include "tests/support/random_edits.h"
#include "tests/support/spec.h"

using namespace spot;

namespace
{

Project start() { return text::project("V1: a[0,50) b[50,100); T1: t[0,50); N1: n[0,30)"); }

std::string joined(const std::vector<std::string>& sentences)
{
    std::string text;
    for (const std::string& sentence : sentences) text += (text.empty() ? "" : " | ") + sentence;
    return text;
}

/// The sentences of a list of edits on a project.
std::string told(const Project& project, std::vector<Edit> edits)
{
    const auto after = applyAll(project, edits);
    return after ? joined(differences(project, *after)) : "refused: " + after.error().message;
}

} // namespace

class DifferencesSpec : public QObject
{
    Q_OBJECT
    const Project project = start();
    const TimelineId cut = project.timelines.front()->id;
    ClipId clip(const char* name) const { return text::clip(project, name).id; }

private Q_SLOTS:
    void speeds_ramps_pitch_and_keys_are_told()
    {
        const SpeedKeys ramp{{{}, {1, 1}}, {fps25.startOf(20), {3, 10}}};
        QCOMPARE(told(project, {SetSpeedRamp{cut, clip("a"), ramp, false, true, {}}}), std::string("16:9, V1: \"a\" at 00:00:00:00 plays at a speed ramp from 100 % to 30 %, was 100 %"));
        QCOMPARE(told(project, {SetSpeed{cut, clip("n"), {1, 1}, false, true}}), std::string("16:9, N1: \"n\" at 00:00:00:00 keeps its pitch at another speed"));
        QCOMPARE(told(project, {SetKey{cut, clip("a"), "look.opacity", {fps25.startOf(2), 0.5}, {}}}), std::string("16:9, V1: \"a\" at 00:00:00:00: the look changed (opacity)"));
        const auto ramped = applyAll(project, std::vector<Edit>{SetSpeedRamp{cut, clip("a"), ramp, false, true, {}}});
        QVERIFY_OK(ramped);
        QCOMPARE(told(*ramped, {TrimClip{cut, clip("a"), Edge::Start, fps25.startOf(10)}}), std::string("16:9, V1: \"a\" trimmed: begins at 00:00:00:10, was 00:00:00:00 (10 frames shorter)"));
    }
    void equal_projects_have_no_difference() { QCOMPARE(told(project, {}), std::string()); }

    void a_trim_says_the_edge_and_how_many_frames()
    {
        QCOMPARE(told(project, {TrimClip{cut, clip("b"), Edge::End, fps25.startOf(90)}}),
                 std::string("16:9: length is 00:00:03:15, was 00:00:04:00 | 16:9, V1: \"b\" trimmed: ends at 00:00:03:15, was 00:00:04:00 (10 frames shorter)"));
        QCOMPARE(told(project, {TrimClip{cut, clip("b"), Edge::Start, fps25.startOf(60)}}),
                 std::string("16:9, V1: \"b\" trimmed: begins at 00:00:02:10, was 00:00:02:00 (10 frames shorter)"));
    }

    void a_move_says_from_where_to_where()
    {
        QCOMPARE(told(project, {MoveClip{cut, clip("n"), text::track(project, "N1").id, fps25.startOf(25), false}}),
                 std::string("16:9, N1: \"n\" moved from 00:00:00:00 to 00:00:01:00"));
    }

    void clips_that_moved_together_are_one_sentence()
    {
        const Project many = text::project("V1: a[0,50) b[50,100) c[100,150) d[150,200)");
        QCOMPARE(told(many, {RippleDelete{many.timelines.front()->id, text::clip(many, "a").id}}),
                 std::string("16:9: length is 00:00:06:00, was 00:00:08:00 | 16:9, V1: \"a\" removed (was at 00:00:00:00 - 00:00:02:00) | "
                             "16:9, V1: 50 frames earlier: 3 clips, from \"b\" (now at 00:00:00:00) to \"d\""));
    }

    void a_cut_an_addition_and_a_removal_say_where()
    {
        QCOMPARE(told(project, {SplitClip{cut, clip("a"), fps25.startOf(20)}}), std::string("16:9, V1: \"a\" cut at 00:00:00:20"));
        QCOMPARE(told(project, {DeleteClip{cut, clip("n")}}), std::string("16:9, N1: \"n\" removed (was at 00:00:00:00 - 00:00:01:05)"));
        Clip logo;
        logo.name = "Logo";
        logo.place = {fps25.startOf(100), fps25.startOf(125)};
        logo.content = ColourClip{};
        QCOMPARE(told(project, {OverwriteClip{cut, text::track(project, "V1").id, logo}}),
                 std::string("16:9: length is 00:00:05:00, was 00:00:04:00 | 16:9, V1: \"Logo\" added at 00:00:04:00 - 00:00:05:00"));
    }

    void a_text_says_its_words_with_the_place()
    {
        TextStyle style;
        QCOMPARE(told(project, {SetText{cut, clip("t"), "Now 20 % off", style}}), std::string("16:9, T1: \"t\" at 00:00:00:00 says \"Now 20 % off\", was \"t\""));
        style.size = 0.1;
        QCOMPARE(told(project, {SetText{cut, clip("t"), "t", style}}), std::string("16:9, T1: \"t\" at 00:00:00:00: the style of the text changed"));
    }

    void looks_sounds_names_media_tracks_and_brief_are_told()
    {
        Look look;
        look.opacity = Curve(0.5);
        QCOMPARE(told(project, {SetLook{cut, clip("b"), look}}), std::string("16:9, V1: \"b\" at 00:00:02:00: the look changed (opacity)"));
        Hearing hearing;
        hearing.isMuted = true;
        QCOMPARE(told(project, {SetHearing{cut, clip("n"), hearing}}), std::string("16:9, N1: \"n\" at 00:00:00:00: the sound changed (muted)"));
        QCOMPARE(told(project, {SetClipName{cut, clip("a"), "First"}}), std::string("16:9, V1: \"a\" at 00:00:00:00 is called \"First\""));
        QCOMPARE(told(project, {ReplaceMedia{cut, clip("a"), std::get<MediaClip>(text::clip(project, "b").content).media}}),
                 std::string("16:9, V1: \"a\" at 00:00:00:00 shows \"b.mp4\", was \"a.mp4\""));
        QCOMPARE(told(project, {SetTrack{cut, text::track(project, "N1").id, "Voice", true, false, -6}}),
                 std::string("16:9, Voice: name is \"Voice\", was \"N1\" | 16:9, Voice: muted | 16:9, Voice: gain is -6 dB, was 0 dB"));
        Brief brief = project.brief;
        brief.length = MediaTime::fromSeconds(30);
        QCOMPARE(told(project, {SetBrief{"Spring", brief, project.storyboard}}), std::string("name is \"Spring\", was \"Spot\" | brief: length is 30 s, was 15 s"));
    }

    void whatever_edit_is_made_has_words_and_only_then()
    {
        text::Dice dice(19);
        Project now = start();
        int changes = 0;
        for (int i = 0; i < 3000; ++i) {
            const auto after = spot::apply(now, text::drawEdit(dice, now));
            if (!after) continue;
            QCOMPARE(differences(now, *after).empty(), now == *after);
            ++changes;
            now = *after;
        }
        QVERIFY(changes > 500);
    }
};

QTEST_GUILESS_MAIN(DifferencesSpec)
#include "differences_spec.moc"
