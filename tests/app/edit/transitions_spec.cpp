// SPDX-License-Identifier: GPL-3.0-or-later
// Transitions at a cut: what they need on both sides, what they refuse, and what becomes of them when the cut changes.
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
TimelineId timelineOf(const Project& p) { return p.timelines.front()->id; }

Result<Project> edited(const Project& before, const Edit& edit)
{
    auto after = spot::apply(before, edit);
    if (after)
        if (const auto broken = brokenInvariant(*after)) stopProgram("transitions_spec", 0, broken->c_str());
    return after;
}
Result<Project> set(const Project& p, const char* name, std::int64_t before, std::int64_t after, TransitionStyle style = {})
{
    return edited(p, SetTransition{timelineOf(p), clip(p, name).id, {style, frame(before), frame(after)}});
}
TransitionStyle wipe() { return {TransitionKind::Wipe, {}, 90, 0.2, Heading::Left}; }

#define SHOWS(result, expected)                                                                                        \
    do {                                                                                                               \
        const auto shown_ = (result);                                                                                  \
        QVERIFY_OK(shown_);                                                                                            \
        QCOMPARE(show(*shown_), std::string(expected));                                                                \
    } while (false)

} // namespace

class TransitionsSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void it_starts_at_the_cut_ends_there_or_lies_around_it()
    {
        const Project p = project("V1: a[0,48) b[48,96)+10");
        SHOWS(set(p, "b", 0, 12), "V1: a[0,48) b[48,96)+10<12");
        SHOWS(set(p, "b", 10, 0, wipe()), "V1: a[0,48) b[48,96)+10<10<0");
        const auto centred = set(p, "b", 6, 7, wipe());
        SHOWS(centred, "V1: a[0,48) b[48,96)+10<6<7");
        QVERIFY(clip(*centred, "b").transition.style == wipe());
        SHOWS(set(*centred, "b", 0, 0, wipe()), "V1: a[0,48) b[48,96)+10");
        QVERIFY(clip(*set(*centred, "b", 0, 0, wipe()), "b").transition == Transition{});
    }

    void it_says_how_much_is_missing_on_which_side()
    {
        const Project p = project("V1: a[0,48) b[48,96)+10 c[120,130)", {fps25, {{"a", 60}}});
        SHOWS(set(p, "b", 10, 12), "V1: a[0,48) b[48,96)+10<10<12 c[120,130)");
        QVERIFY_FAULT(set(p, "b", 13, 0), Fault::OutOfRange, "from \"a\" to \"b\" is too long: 3 frames missing before the cut");
        QVERIFY_FAULT(set(p, "b", 10, 13), Fault::OutOfRange, "too long: 1 frame missing after the cut");
        QVERIFY_FAULT(set(p, "b", 12, 17, wipe()), Fault::OutOfRange, "the wipe from \"a\" to \"b\" is too long: 2 frames missing before the cut and 5 frames missing after the cut");
        QVERIFY_FAULT(set(p, "c", 0, 5), Fault::OutOfRange, "no clip ends where it begins");
        QVERIFY_FAULT(set(p, "a", 0, 5), Fault::OutOfRange, "no clip ends where it begins");
        QVERIFY_FAULT(set(p, "b", -1, 5), Fault::OutOfRange, "negative length");
    }

    void stills_and_colours_have_all_the_handles_and_texts_have_none()
    {
        const Project p = project("V1: u[0,48) v[48,96); T1: t[0,10) ta[10,20)");
        SHOWS(set(p, "v", 40, 48), "V1: u[0,48) v[48,96)<40<48; T1: t[0,10) ta[10,20)");
        QVERIFY_FAULT(set(p, "v", 49, 0), Fault::OutOfRange, "1 frame missing before the cut");
        QVERIFY_FAULT(set(p, "ta", 0, 5), Fault::OutOfRange, "5 frames missing after the cut");
    }

    void speeds_stretch_the_handles()
    {
        Project p = project("V1: a[0,48) b[48,96)+20");
        const auto fast = edited(p, SetSpeed{timelineOf(p), clip(p, "b").id, Speed{2, 1}, false});
        QVERIFY_OK(fast);
        SHOWS(set(*fast, "b", 10, 0), "V1: a[0,48) b[48,72)+20<10<0");
        QVERIFY_FAULT(set(*fast, "b", 11, 0), Fault::OutOfRange, "1 frame missing before the cut");
        const auto back = edited(p, ReverseClip{timelineOf(p), clip(p, "b").id}); // from frame 68 down to 20, of 200
        QVERIFY_OK(back);
        SHOWS(set(*back, "b", 48, 0), "V1: a[0,48) b[48,96)+68<48<0");
    }

    void two_transitions_of_a_clip_share_its_length()
    {
        const Project p = project("V1: a[0,48) b[48,60)+20<7 c[60,96)+20");
        SHOWS(set(p, "c", 5, 3), "V1: a[0,48) b[48,60)+20<7 c[60,96)+20<5<3");
        QVERIFY_FAULT(set(p, "c", 6, 3), Fault::OutOfRange, "1 frame missing before the cut");
        const auto both = set(p, "c", 5, 3);
        QVERIFY_FAULT(set(*both, "b", 0, 9), Fault::OutOfRange, "too long by 2 frames: the transition into \"c\" has begun before it is over");
        SHOWS(edited(*both, SplitClip{timelineOf(p), clip(p, "b").id, frame(57)}), "V1: a[0,48) b[48,57)+20<7 b[57,60)+29 c[60,96)+20<3<3");
        SHOWS(edited(*both, RippleTrim{timelineOf(p), clip(p, "b").id, Edge::End, frame(58)}), "V1: a[0,48) b[48,58)+20<7 c[58,94)+20<3<3");
    }

    void it_is_shortened_to_the_handles_that_are_left()
    {
        const Project p = project("V1: a[0,48) b[48,96)+10<8<12", {fps25, {{"a", 60}}});
        SHOWS(edited(p, SlipClip{timelineOf(p), clip(p, "b").id, frame(-6)}), "V1: a[0,48) b[48,96)+4<4<12");
        SHOWS(edited(p, RollCut{timelineOf(p), clip(p, "b").id, frame(43)}), "V1: a[0,43) b[43,96)+5<5<12");
        SHOWS(edited(p, RollCut{timelineOf(p), clip(p, "b").id, frame(52)}), "V1: a[0,52) b[52,96)+14<8<8");
        SHOWS(edited(p, TrimClip{timelineOf(p), clip(p, "a").id, Edge::End, frame(40)}), "V1: a[0,40) b[48,96)+10");
        SHOWS(edited(p, RippleDelete{timelineOf(p), clip(p, "a").id}), "V1: b[0,48)+10");
    }

    void on_sounds_it_is_a_crossfade_and_nothing_else()
    {
        const Project p = project("N1: n[0,30) o[30,80)+5");
        SHOWS(set(p, "o", 5, 12), "N1: n[0,30) o[30,80)+5<5<12");
        QVERIFY_FAULT(set(p, "o", 0, 5, wipe()), Fault::Invalid, "a sound has no wipe: sounds cross with a dissolve");
        QVERIFY_FAULT(edited(p, SetTransition{timelineOf(p), clip(p, "o").id, {{}, frame(5) + MediaTime{1}, {}}}), Fault::OutOfRange, "1 ms missing before the cut");
        QVERIFY_OK(edited(p, SetTransition{timelineOf(p), clip(p, "o").id, {{}, MediaTime::fromMilliseconds(33), MediaTime::fromMilliseconds(7)}})); // between frames
    }

    void what_breaks_the_rules_is_refused()
    {
        const Project p = project("V1: a[0,48) b[48,96)+10");
        TransitionStyle bad = wipe();
        bad.softness = 1.5;
        QVERIFY_FAULT(set(p, "b", 0, 5, bad), Fault::Invalid, "softness of the transition");
        bad = wipe(), bad.angle = 361;
        QVERIFY_FAULT(set(p, "b", 0, 5, bad), Fault::Invalid, "angle of the transition");
        const auto recut = [&](Transition transition) {
            Timeline timeline = *p.timelines.front();
            Track track = *timeline.tracks[0];
            Clip changed = *track.clips[1];
            changed.transition = transition;
            track.clips[1] = std::make_shared<const Clip>(changed);
            timeline.tracks[0] = std::make_shared<const Track>(track);
            return spot::apply(p, SetTimeline{timeline});
        };
        QVERIFY_FAULT(recut({wipe(), {}, {}}), Fault::Invalid, "a transition of no length");
        QVERIFY_FAULT(recut({wipe(), frame(11), {}}), Fault::OutOfRange, "can be at most 10 frames long before the cut");
        QVERIFY_FAULT(recut({wipe(), MediaTime{1000}, frame(3)}), Fault::Invalid, "not a whole number of frames");
        QVERIFY_FAULT(recut({wipe(), {}, -frame(3)}), Fault::OutOfRange, "negative length");
    }

    void another_frame_rate_keeps_it_on_frames()
    {
        const Project p = project("V1: a[0,48) b[48,96)+10<5<7");
        const auto after = edited(p, ReshapeTimeline{timelineOf(p), "16:9", {1920, 1080}, fps60, {}, -16});
        QVERIFY_OK(after);
        const Transition& moved = clip(*after, "b").transition;
        QVERIFY(moved.before == fps60.startOf(12) && moved.after == fps60.startOf(17));
    }
};

QTEST_GUILESS_MAIN(TransitionsSpec)
#include "transitions_spec.moc"
