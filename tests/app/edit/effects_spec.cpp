// SPDX-License-Identifier: GPL-3.0-or-later
// Effects of clips and tracks: what is kept, what is refused, and that their keyframes survive every cut.
#include "app/diff/differences.h"
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "app/file/edit_json.h"
#include "app/file/project_json.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

using namespace spot;

namespace
{

Project start() { return text::project("V1: a[0,48) b[48,96); V2!: c[0,10); N1: n[0,30)"); }
Effect effect(std::string kind, std::map<std::string, Curve> values = {}) { return {std::move(kind), true, std::move(values)}; }

} // namespace

class EffectsSpec : public QObject
{
    Q_OBJECT
    const Project project = start();
    const TimelineId cut = project.timelines.front()->id;
    ClipId clip(const char* name) const { return text::clip(project, name).id; }
    TrackId track(const char* name) const { return text::track(project, name).id; }

    std::string told(const Project& before, const Edit& edit) const
    {
        const auto after = spot::apply(before, edit);
        if (!after) return "refused: " + after.error().message;
        std::string text;
        for (const std::string& sentence : differences(before, *after)) text += (text.empty() ? "" : " | ") + sentence;
        return text;
    }

private Q_SLOTS:
    void effects_are_set_and_told_in_words()
    {
        const auto graded = spot::apply(project, SetEffects{cut, clip("a"), {effect("grade", {{"contrast", 1.2}}), effect("blur")}});
        QVERIFY_OK(graded);
        QVERIFY(!brokenInvariant(*graded));
        QCOMPARE(text::clip(*graded, "a").effects.size(), std::size_t{2});
        QCOMPARE(told(project, SetEffects{cut, clip("a"), {effect("grade")}}), std::string("16:9, V1: \"a\" at 00:00:00:00: Colour grade added"));
        QCOMPARE(told(*graded, SetEffects{cut, clip("a"), {effect("grade", {{"contrast", 1.5}}), {"blur", false, {}}}}),
                 std::string("16:9, V1: \"a\" at 00:00:00:00: Gaussian blur turned off | 16:9, V1: \"a\" at 00:00:00:00: Colour grade: Contrast 1.5, was 1.2"));
        QCOMPARE(told(*graded, SetEffects{cut, clip("a"), {effect("blur"), effect("grade", {{"contrast", 1.2}})}}), std::string("16:9, V1: \"a\" at 00:00:00:00: the order of the effects changed"));
        QCOMPARE(told(*graded, SetEffects{cut, clip("a"), {}}), std::string("16:9, V1: \"a\" at 00:00:00:00: Gaussian blur removed | 16:9, V1: \"a\" at 00:00:00:00: Colour grade removed"));
        QCOMPARE(told(project, SetTrackEffects{cut, track("V1"), {effect("vignette")}}), std::string("16:9, V1: Vignette added"));
    }

    void what_cannot_be_is_refused_with_its_reason()
    {
        QVERIFY_FAULT(spot::apply(project, SetEffects{cut, clip("a"), {effect("grade", {{"contrast", 9}})}}), Fault::Invalid, "grade.contrast is not a number from 0");
        QVERIFY_FAULT(spot::apply(project, SetEffects{cut, clip("a"), {effect("grade", {{"contrats", 1}})}}), Fault::Invalid, "has no value \"contrats\"; it has temperature, tint");
        QVERIFY_FAULT(spot::apply(project, SetEffects{cut, clip("a"), {effect("graed")}}), Fault::NotFound, "there is no effect \"graed\"; there are grade, ");
        QVERIFY_FAULT(spot::apply(project, PasteAttributes{cut, {clip("a")}, {}, {}, {}, std::vector{effect("graed")}}), Fault::NotFound, "there is no effect \"graed\"");
        Clip card;
        card.content = ColourClip{{1, 0, 0, 1}, {}}, card.place.end = fps25.startOf(10), card.effects = {effect("graed")};
        QVERIFY_FAULT(spot::apply(project, AppendClip{cut, track("V1"), card}), Fault::NotFound, "there is no effect \"graed\"");
        Track lane;
        lane.name = "V9", lane.effects = {effect("graed")};
        QVERIFY_FAULT(spot::apply(project, AddTrack{cut, lane, 0}), Fault::NotFound, "there is no effect \"graed\"");
        QVERIFY_FAULT(spot::apply(project, SetEffects{cut, clip("a"), std::vector<Effect>(35, effect("blur"))}), Fault::OutOfRange, "3 effects too many: at most 32");
        QVERIFY_FAULT(spot::apply(project, SetEffects{cut, clip("n"), {effect("blur")}}), Fault::Invalid, "\"n\" is a sound");
        QVERIFY_FAULT(spot::apply(project, SetEffects{cut, clip("c"), {effect("blur")}}), Fault::Denied, "locked");
        QVERIFY_FAULT(spot::apply(project, SetTrackEffects{cut, track("N1"), {effect("blur")}}), Fault::Invalid, "is a sound, and \"blur\" changes pictures; there are equalizer, compressor");
        QVERIFY_FAULT(spot::apply(project, SetEffects{cut, clip("a"), {effect("reverb")}}), Fault::Invalid, "\"a\" is a picture, and \"reverb\" changes sounds; there are grade, ");
        QVERIFY_FAULT(spot::apply(project, SetTrackEffects{cut, track("V2"), {effect("blur")}}), Fault::Denied, "locked");
        QVERIFY_FAULT(spot::apply(project, SetTrackEffects{cut, TrackId{999}, {effect("blur")}}), Fault::NotFound, "no track 999");
        QVERIFY_FAULT(spot::apply(project, SetTrackEffects{cut, track("V1"), {effect("blur", {{"radius", std::nan("")}})}}), Fault::Invalid, "blur.radius");
    }

    void sounds_have_effects_of_their_own()
    {
        const auto heard = spot::apply(project, SetEffects{cut, clip("n"), {effect("equalizer", {{"bell1Db", -3}, {"bell1Hz", 440}}), effect("compressor")}});
        QVERIFY_OK(heard);
        QVERIFY(!brokenInvariant(*heard));
        QCOMPARE(told(*heard, SetEffects{cut, clip("n"), {effect("equalizer", {{"bell1Db", -3}, {"bell1Hz", 500}}), effect("compressor", {{"ratio", 4}})}}),
                 std::string("16:9, N1: \"n\" at 00:00:00:00: Compressor: Ratio 4:1, was 3:1 | 16:9, N1: \"n\" at 00:00:00:00: Equalizer: Band 1 frequency 500 Hz, was 440 Hz"));
        QCOMPARE(told(project, SetTrackEffects{cut, track("N1"), {effect("reverb")}}), std::string("16:9, N1: Reverb added"));
        const auto again = projectFrom(jsonOf(*heard));
        QVERIFY_OK(again);
        QVERIFY(*again == *heard);
        QVERIFY_FAULT(spot::apply(project, SetEffects{cut, clip("n"), {effect("compressor", {{"ratio", 0.5}})}}), Fault::Invalid, "compressor.ratio is not a number from 1");
    }

    void an_effect_that_nobody_here_knows_is_kept()
    {
        Project newer = project;
        Timeline timeline = *newer.timelines.front();
        Track v1 = *timeline.tracks.front();
        Clip a = *v1.clips.front();
        a.effects = {effect("ray trace", {{"depth", 12}}), effect("blur")};
        v1.clips.front() = std::make_shared<const Clip>(a);
        timeline.tracks.front() = std::make_shared<const Track>(v1);
        newer.timelines.front() = std::make_shared<const Timeline>(timeline);
        QVERIFY(!brokenInvariant(newer));
        const auto again = projectFrom(jsonOf(newer));
        QVERIFY_OK(again);
        QVERIFY(*again == newer);
        const auto moved = spot::apply(newer, SetEffects{cut, a.id, {effect("blur"), effect("ray trace", {{"depth", 12}})}}); // it may change its place
        QVERIFY_OK(moved);
        QCOMPARE(told(newer, SetEffects{cut, a.id, {effect("blur")}}), std::string("16:9, V1: \"a\" at 00:00:00:00: effect \"ray trace\" removed"));
    }

    void keyframes_stay_where_they_are_in_the_picture()
    {
        const Curve rise({{{}, 0, Ease::Linear}, {fps25.startOf(40), 0.2, Ease::Linear}});
        const auto set = spot::apply(project, SetEffects{cut, clip("a"), {effect("blur", {{"radius", rise}})}});
        QVERIFY_OK(set);
        const auto radius = [](const Clip& c, std::int64_t frame) { return c.effects.at(0).values.at("radius").at(fps25.startOf(frame)); };
        const auto split = spot::apply(*set, SplitClip{cut, clip("a"), fps25.startOf(20)});
        QVERIFY_OK(split);
        QCOMPARE(radius(*text::track(*split, "V1").clips.at(1), 0), 0.1);
        const auto trimmed = spot::apply(*set, TrimClip{cut, clip("a"), Edge::Start, fps25.startOf(10)});
        QVERIFY_OK(trimmed);
        QCOMPARE(radius(text::clip(*trimmed, "a"), 10), 0.1);
        const auto twice = spot::apply(*set, SetSpeed{cut, clip("a"), {2, 1}, true});
        QVERIFY_OK(twice);
        QCOMPARE(radius(text::clip(*twice, "a"), 10), 0.1);
        const auto held = spot::apply(*set, FreezeFrame{cut, clip("a"), fps25.startOf(20), fps25.startOf(5)});
        QVERIFY_OK(held);
        QCOMPARE(radius(*text::track(*held, "V1").clips.at(1), 4), 0.1);
    }

    void attributes_are_pasted_with_effects()
    {
        PasteAttributes paste{cut, {clip("b")}, {}, {}, {}, std::vector{effect("mosaic")}};
        const auto after = spot::apply(project, paste);
        QVERIFY_OK(after);
        QCOMPARE(text::clip(*after, "b").effects, paste.effects.value());
        paste.clips = {clip("n")};
        QVERIFY_FAULT(spot::apply(project, paste), Fault::Invalid, "none of these attributes");
    }

    void json_has_values_by_name()
    {
        const auto edit = editFrom(R"({"kind": "set effects", "timeline": )" + std::to_string(cut.value) + R"(, "clip": )" + std::to_string(clip("a").value) +
                                   R"(, "effects": [{"kind": "grade", "values": {"contrast": 1.2, "gain": [{"at": 0, "value": 1}, {"at": 705600000, "value": 1.5}]}}, {"kind": "blur", "on": false}]})");
        QVERIFY_OK(edit);
        QCOMPARE(told(project, *edit), std::string("16:9, V1: \"a\" at 00:00:00:00: Gaussian blur added | 16:9, V1: \"a\" at 00:00:00:00: Colour grade added"));
        const auto after = spot::apply(project, *edit);
        QVERIFY_OK(after);
        const Effect& grade = text::clip(*after, "a").effects.at(0);
        QCOMPARE(grade.values.at("contrast").at({}), 1.2);
        QCOMPARE(grade.values.at("gain").keys().size(), std::size_t{2});
        const auto again = projectFrom(jsonOf(*after));
        QVERIFY_OK(again);
        QVERIFY(*again == *after);
        QCOMPARE(jsonOf(*edit), jsonOf(*editFrom(jsonOf(*edit))));
        QVERIFY_FAULT(projectFrom(R"({"nextId": 3, "timelines": [{"canvas": [16, 9], "rate": [25, 1], "tracks": [{"role": "picture", "effects": [{"kind": "blur", "values": {"radius": "much"}}]}]}]})"),
                      Fault::Corrupt, "timelines[0].tracks[0].effects[0].values.radius: a number is expected here");
    }
};

QTEST_GUILESS_MAIN(EffectsSpec)
#include "effects_spec.moc"
