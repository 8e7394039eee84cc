// SPDX-License-Identifier: GPL-3.0-or-later
// Single keys set, moved and removed; curves that survive every cut.
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "app/model/keyed_property.h"
#include "app/model/run.h"
#include "tests/support/random_edits.h"
#include "tests/support/spec.h"

using namespace spot;
using text::clip;
using text::project;

namespace
{

MediaTime frame(std::int64_t n) { return fps25.startOf(n); }

Result<Project> edited(const Project& before, const Edit& edit)
{
    auto after = spot::apply(before, edit);
    if (!after) return after;
    if (const auto broken = brokenInvariant(*after)) return Error{Fault::Corrupt, *broken};
    return after;
}

struct Keys {
    Project p;
    TimelineId t = p.timelines.front()->id;
    Result<Project> set(const char* name, const char* property, Key key, std::optional<EasePreset> preset = {}) const { return edited(p, SetKey{t, clip(p, name).id, property, key, preset}); }
    Result<Project> remove(const char* property, std::int64_t at) const { return edited(p, RemoveKey{t, clip(p, "a").id, property, frame(at)}); }
    Result<Project> move(const char* property, std::int64_t at, std::int64_t to) const { return edited(p, MoveKey{t, clip(p, "a").id, property, frame(at), frame(to)}); }
    const Curve& opacity() const { return clip(p, "a").look.opacity; }
};

/// Every value and the media time at a moment of the timeline, for the clip that is there.
struct Seen {
    std::vector<double> values;
    MediaTime media;
    MediaId of;
};
std::optional<Seen> seenAt(const Project& p, std::size_t track, MediaTime t)
{
    for (const ClipPtr& clip : p.timelines.front()->tracks[track]->clips) {
        if (!clip->place.contains(t)) continue;
        Seen seen;
        for (const KeyedProperty& property : keyedProperties()) seen.values.push_back(curveOf(*clip, property.name)->at(t - clip->place.start));
        if (const auto* media = std::get_if<MediaClip>(&clip->content)) seen.media = runOf(*media).at(t - clip->place.start), seen.of = media->media;
        return seen;
    }
    return std::nullopt;
}

} // namespace

class KeysSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_number_becomes_a_curve_key_by_key()
    {
        Keys keys{project("V1: a[0,50) t[50,60)")};
        keys.p = *keys.set("a", "look.opacity", {frame(10), 0.2});
        QCOMPARE(keys.opacity().at(frame(40)), 0.2); // one key: everywhere
        keys.p = *keys.set("a", "look.opacity", {frame(30), 0.8, Ease::Hold});
        keys.p = *keys.set("a", "look.opacity", {frame(20), 0.6});
        QCOMPARE(keys.opacity().keys().size(), std::size_t{3});
        QCOMPARE(keys.opacity().at(frame(15)), 0.4);
        keys.p = *keys.set("a", "look.opacity", {frame(20), 0.3, Ease::Bezier, {0.1, 0, 0.2, 1}}); // the same time: another value
        QCOMPARE(keys.opacity().keys().size(), std::size_t{3});
        QVERIFY((keys.opacity().keys()[1] == Key{frame(20), 0.3, Ease::Bezier, {0.1, 0, 0.2, 1}}));
        keys.p = *keys.set("t", "look.transform.rotation", {frame(-5), 90}); // before the clip: for what comes in with a trim
    }

    void keys_move_and_go_and_the_last_leaves_its_value()
    {
        Keys keys{project("V1: a[0,50)")};
        keys.p = *keys.set("a", "look.transform.x", {frame(10), 0.5});
        keys.p = *keys.set("a", "look.transform.x", {frame(20), 1});
        QVERIFY_FAULT(keys.move("look.transform.x", 10, 20), Fault::OutOfRange, "another key");
        QVERIFY_FAULT(keys.move("look.transform.x", 11, 12), Fault::NotFound, "no key of look.transform.x at this time");
        keys.p = *keys.move("look.transform.x", 10, 30);
        QCOMPARE(clip(keys.p, "a").look.transform.x.keys().front().value, 1.0);
        QCOMPARE(clip(keys.p, "a").look.transform.x.keys().back().at, frame(30));
        keys.p = *keys.remove("look.transform.x", 20);
        keys.p = *keys.remove("look.transform.x", 30);
        QVERIFY(clip(keys.p, "a").look.transform.x == Curve(0.5));
        QVERIFY_FAULT(keys.remove("look.transform.x", 30), Fault::NotFound, "no key");
    }

    void an_ease_by_name_is_one_key_or_several()
    {
        Keys keys{project("V1: a[0,50)")};
        keys.p = *keys.set("a", "look.opacity", {frame(0), 0});
        QVERIFY_FAULT(keys.set("a", "look.opacity", {frame(5), 0}, EasePreset::BounceOut), Fault::Invalid, "leads to a next key");
        keys.p = *keys.set("a", "look.opacity", {frame(40), 1});
        keys.p = *keys.set("a", "look.opacity", {frame(0), 0}, EasePreset::QuadIn);
        QCOMPARE(keys.opacity().keys().size(), std::size_t{2});
        QVERIFY(std::abs(keys.opacity().at(frame(20)) - 0.25) < 1e-9);
        keys.p = *keys.set("a", "look.opacity", {frame(0), 0}, EasePreset::BounceOut);
        QCOMPARE(keys.opacity().keys().size(), std::size_t{8});
        QCOMPARE(keys.opacity().at(frame(40)), 1.0);
    }

    void what_cannot_be_set_is_refused_and_says_why()
    {
        Keys keys{project("V1: a[0,50) t[50,60); N1: n[0,30); V2!: b[0,10)")};
        QVERIFY_FAULT(keys.set("a", "look.opacty", {}), Fault::NotFound, "there are look.transform.x,");
        QVERIFY_FAULT(keys.set("a", "look.opacity", {{}, 1.5}), Fault::Invalid, "opacity is not a number from 0");
        QVERIFY_FAULT(keys.set("a", "look.opacity", {{}, std::nan("")}), Fault::Invalid, "opacity");
        QVERIFY_FAULT(keys.set("a", "look.opacity", {{}, 1, Ease::Bezier, {1.2, 0, 0, 0}}), Fault::Invalid, "handles");
        QVERIFY_FAULT(keys.set("a", "look.opacity", {{}, 1, Ease::Bezier, {1, 0, 0, 1e9}}), Fault::Invalid, "handles");
        QVERIFY_FAULT(keys.set("a", "look.opacity", {MediaTime{INT64_MAX}, 1}), Fault::OutOfRange, "too far away");
        QVERIFY_FAULT(keys.set("n", "look.opacity", {}), Fault::Invalid, "is a sound and has no look");
        QVERIFY_FAULT(keys.set("t", "hearing.gainDb", {}), Fault::Invalid, "has no sound");
        QVERIFY_FAULT(keys.set("b", "look.opacity", {}), Fault::Denied, "locked");
        QVERIFY_OK(keys.set("n", "hearing.gainDb", {frame(3), -6}));
    }

    /// Random curves and ramps under random cuts: as long as the same media is at a time, everything there is as it was.
    void curves_and_ramps_stay_where_they_are_under_every_cut()
    {
        const std::uint64_t seed = 20261125;
        text::Dice dice(seed);
        int compared = 0, done = 0;
        for (int round = 0; round < 400; ++round) {
            Project p = project("V1: a[0,48)+60 b[48,96)+70 c[96,140)+40; N1: n[0,60)+50 m[60,140)+60");
            const TimelineId t = p.timelines.front()->id;
            for (const char* name : {"a", "b", "c", "n", "m"}) {
                const bool isSound = name[0] == 'n' || name[0] == 'm';
                if (!isSound) p = spot::apply(p, SetLook{t, clip(p, name).id, text::drawLook(dice, p)}).value_or(p);
                p = spot::apply(p, SetHearing{t, clip(p, name).id, text::drawHearing(dice, p)}).value_or(p);
                p = spot::apply(p, SetSpeedRamp{t, clip(p, name).id, text::drawRamp(dice, p), false, true, {}}).value_or(p);
            }
            for (int step = 0; step < 12; ++step) {
                const std::size_t track = static_cast<std::size_t>(dice.number(0, 1));
                const auto& clips = p.timelines.front()->tracks[track]->clips;
                const ClipId id = dice.oneOf(clips)->id;
                const MediaTime to = frame(dice.number(0, 150));
                const Edge edge = dice.chance(50) ? Edge::Start : Edge::End;
                const TrackId trackId = p.timelines.front()->tracks[track]->id;
                const std::vector<Edit> cuts{TrimClip{t, id, edge, to}, SplitClip{t, id, to}, RollCut{t, id, to}, RazorAll{t, to, {}}, LiftRange{t, {to, to + frame(3)}, {trackId}}};
                const auto after = edited(p, dice.oneOf(cuts));
                if (!after) continue;
                ++done;
                for (std::int64_t n = 0; n < 150; ++n) {
                    const auto was = seenAt(p, track, frame(n)), is = seenAt(*after, track, frame(n));
                    if (!was || !is || was->of != is->of) continue;
                    ++compared;
                    QCOMPARE(is->media.flicks, was->media.flicks);
                    QVERIFY2(is->values == was->values, qPrintable(QString("seed %1, round %2, frame %3").arg(seed).arg(round).arg(n)));
                }
                p = *after;
            }
        }
        QVERIFY2(done > 1000 && compared > 100'000, qPrintable(QString("%1 cuts, %2 frames").arg(done).arg(compared)));
    }

    void a_moved_clip_takes_its_keys_along_and_a_slipped_one_keeps_them_in_place()
    {
        text::Dice dice(5);
        Project p = project("V1: a[0,48)+60");
        const TimelineId t = p.timelines.front()->id;
        p = *spot::apply(p, SetLook{t, clip(p, "a").id, [] { Look look; look.opacity = Curve({{frame(3), 0.1, Ease::Bezier}, {frame(30), 0.9, Ease::EaseIn}, {frame(60), 0}}); return look; }()});
        p = *spot::apply(p, SetSpeedRamp{t, clip(p, "a").id, {{frame(0), {1, 1}}, {frame(40), {3, 2}}}, false, true, {}});
        const auto moved = edited(p, MoveClip{t, clip(p, "a").id, p.timelines.front()->tracks[0]->id, frame(20)});
        QVERIFY_OK(moved);
        for (std::int64_t n = 0; n < 48; ++n) {
            QVERIFY(seenAt(*moved, 0, frame(n + 20))->values == seenAt(p, 0, frame(n))->values);
            QCOMPARE(seenAt(*moved, 0, frame(n + 20))->media, seenAt(p, 0, frame(n))->media);
        }
        const auto slipped = edited(p, SlipClip{t, clip(p, "a").id, frame(5)});
        QVERIFY_OK(slipped);
        for (std::int64_t n = 0; n < 48; ++n) {
            QVERIFY(seenAt(*slipped, 0, frame(n))->values == seenAt(p, 0, frame(n))->values);
            QCOMPARE(seenAt(*slipped, 0, frame(n))->media, seenAt(p, 0, frame(n))->media + frame(5));
        }
    }
};

QTEST_GUILESS_MAIN(KeysSpec)
#include "keys_spec.moc"
