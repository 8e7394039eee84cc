// SPDX-License-Identifier: GPL-3.0-or-later
// Speed ramps as drawings: what is shown frame for frame, what the media has, and what is refused.
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "app/edit/piece.h"
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

Result<Project> edited(const Project& before, const Edit& edit)
{
    auto after = spot::apply(before, edit);
    if (!after) return after;
    if (const auto broken = brokenInvariant(*after)) return Error{Fault::Corrupt, *broken};
    return after;
}

const MediaClip& mediaOf(const Project& p, const char* name) { return std::get<MediaClip>(clip(p, name).content); }

/// Times in frames, speeds as fractions.
SpeedKeys keys(std::initializer_list<std::pair<std::int64_t, Speed>> list)
{
    SpeedKeys all;
    for (const auto& [at, speed] : list) all.push_back({frame(at), speed});
    return all;
}

struct Ramp {
    const Project& p;
    TimelineId t = p.timelines.front()->id;
    ClipId id(const char* name) const { return clip(p, name).id; }
    Result<Project> set(const char* name, SpeedKeys keys, bool keepLength = false, bool ripple = false) const
    {
        return edited(p, SetSpeedRamp{t, id(name), std::move(keys), ripple, keepLength, {}});
    }
};

/// The frame of the media on screen at each frame of the clip, as the composer asks for it.
std::vector<std::int64_t> shown(const Project& p, ClipId id)
{
    const Timeline& timeline = *p.timelines.front();
    const Clip& clip = timeline.at(*timeline.find(id));
    const auto& media = std::get<MediaClip>(clip.content);
    std::vector<std::int64_t> frames;
    for (MediaTime t = clip.place.start; t < clip.place.end; t += frame(1)) {
        const MediaTime since = t - clip.place.start;
        frames.push_back(fps25.frameAt(media.mediaAt(since) - MediaTime{media.isBackwardAt(since) ? 1 : 0}));
    }
    return frames;
}

std::vector<std::int64_t> joined(std::vector<std::int64_t> a, const std::vector<std::int64_t>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

#define SHOWS(result, expected)                                                                                        \
    do {                                                                                                               \
        const auto shown_ = (result);                                                                                  \
        QVERIFY_OK(shown_);                                                                                            \
        QCOMPARE(show(*shown_), std::string(expected));                                                                \
    } while (false)

} // namespace

class RampsSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_length_follows_so_that_the_same_media_is_shown()
    {
        const Project p = project("V1: a[0,60)+10 b[60,100)");
        const SpeedKeys faster = keys({{0, {1, 1}}, {20, {3, 1}}}); // 40 frames of media in the first 20, then 3 a frame
        SHOWS(Ramp{p}.set("a", faster), "V1: a[0,27)+10 b[60,100)"); // 60 are through after 26.67
        SHOWS(Ramp{p}.set("a", faster, false, true), "V1: a[0,27)+10 b[27,67)");
        SHOWS(Ramp{p}.set("a", faster, true), "V1: a[0,60)+10 b[60,100)");
        QVERIFY_FAULT(Ramp{p}.set("a", keys({{0, {1, 1}}, {20, {1, 4}}})), Fault::OutOfRange, "\"a\" would cover 40 frames of \"b\"");
        const auto back = Ramp{p}.set("a", keys({{0, {-1, 1}}, {20, {-3, 1}}}));
        SHOWS(back, "V1: a[0,27)+70 b[60,100)"); // comes down from the out point
        QVERIFY(mediaOf(*back, "a").speed.isNormal());
    }

    void it_shows_the_integral_frame_for_frame()
    {
        const Project p = *Ramp{project("V1: a[0,60)+10")}.set("a", keys({{0, {1, 1}}, {20, {3, 1}}}));
        const std::vector<std::int64_t> frames = shown(p, clip(p, "a").id);
        for (std::int64_t n = 0; n < 27; ++n) {
            const std::int64_t passed = n <= 20 ? n + n * n / 20 : 40 + (n - 20) * 3; // the integral of 1 + 2n/20
            QCOMPARE(frames[static_cast<std::size_t>(n)], 10 + passed);
        }
    }

    void the_media_must_reach_as_far_as_the_ramp_runs()
    {
        const text::Options options{fps25, {{"a", 100}}};
        const Project p = project("V1: a[0,60)+10", options);
        QVERIFY_FAULT(Ramp{p}.set("a", keys({{0, {1, 1}}, {20, {3, 1}}}), true), Fault::OutOfRange, "\"a\": 24 frames missing at the end of the media"); // 36 fill it
        const SpeedKeys turning = keys({{0, {2, 1}}, {20, {2, 1}}, {40, {-2, 1}}});
        const auto turned = Ramp{p}.set("a", turning, true); // to 60 at frame 30, back from there to 10
        SHOWS(turned, "V1: a[0,60)+10");
        const auto handles = handlesOf(*turned, clip(*turned, "a"));
        QCOMPARE(*handles.before, frame(5));  // 10 frames at double speed
        QCOMPARE(*handles.after, frame(5));   // and as many backwards
        QVERIFY_FAULT(Ramp{p}.set("a", keys({{0, {2, 1}}, {50, {2, 1}}, {60, {-2, 1}}}), true), Fault::OutOfRange, "missing at the end of the media");
        QVERIFY_FAULT(Ramp{p}.set("a", keys({{0, {1, 1}}, {10, {-1, 1}}, {20, {-2, 1}}}), true), Fault::OutOfRange, "missing at the start of the media");
        QVERIFY_FAULT(edited(*turned, TrimClip{Ramp{p}.t, clip(p, "a").id, Edge::End, frame(66)}), Fault::OutOfRange, "\"a\": 1 frame missing at the start of the media");
        QVERIFY_OK(edited(*turned, TrimClip{Ramp{p}.t, clip(p, "a").id, Edge::End, frame(65)}));
        const auto held = Ramp{p}.set("a", keys({{0, {1, 1}}, {10, {0, 1}}}), true); // stands still for good: no limit
        QVERIFY_OK(held);
        QVERIFY(!handlesOf(*held, clip(*held, "a")).after);
    }

    void split_both_parts_show_what_they_showed()
    {
        const Project p = *Ramp{project("V1: a[0,60)+80")}.set("a", keys({{0, {1, 1}}, {13, {7, 3}}, {20, {7, 3}}, {20, {0, 1}}, {25, {0, 1}}, {25, {-1, 2}}, {60, {-3, 1}}}), true);
        const std::vector<std::int64_t> whole = shown(p, clip(p, "a").id);
        for (const std::int64_t at : {1, 7, 13, 20, 22, 25, 40, 59}) {
            const auto cut = edited(p, SplitClip{Ramp{p}.t, clip(p, "a").id, frame(at)});
            QVERIFY_OK(cut);
            const auto& parts = cut->timelines.front()->tracks[0]->clips;
            QVERIFY(joined(shown(*cut, parts[0]->id), shown(*cut, parts[1]->id)) == whole);
            const auto again = edited(*cut, RollCut{Ramp{p}.t, parts[1]->id, frame(30)});
            QVERIFY_OK(again);
            QVERIFY(joined(shown(*again, parts[0]->id), shown(*again, parts[1]->id)) == whole); // rolled: each continues the other
        }
        const auto trimmed = edited(p, TrimClip{Ramp{p}.t, clip(p, "a").id, Edge::Start, frame(17)});
        QVERIFY(shown(*trimmed, clip(p, "a").id) == std::vector(whole.begin() + 17, whole.end()));
        const auto back = edited(*trimmed, TrimClip{Ramp{p}.t, clip(p, "a").id, Edge::Start, frame(0)});
        QVERIFY(*back == p); // nothing is lost
    }

    void reversed_it_shows_the_same_frames_from_the_end()
    {
        const Project p = *Ramp{project("V1: a[0,60)+80")}.set("a", keys({{0, {1, 1}}, {20, {2, 1}}, {20, {1, 2}}}), true);
        const auto reversed = edited(p, ReverseClip{Ramp{p}.t, clip(p, "a").id});
        QVERIFY_OK(reversed);
        const std::vector<std::int64_t> is = shown(*reversed, clip(p, "a").id);
        for (std::int64_t n = 0; n < 60; ++n) { // the picture that ends where the other way round one begins; a flick of rounding
            const MediaTime there = mediaOf(p, "a").mediaAt(frame(60 - n)) - MediaTime{1};
            QVERIFY(std::abs((mediaOf(*reversed, "a").mediaAt(frame(n)) - MediaTime{1} - there).flicks) <= 3);
            QVERIFY(is[static_cast<std::size_t>(n)] == fps25.frameAt(there + MediaTime{3}) || is[static_cast<std::size_t>(n)] == fps25.frameAt(there - MediaTime{3}));
        }
        QVERIFY(*edited(*reversed, ReverseClip{Ramp{p}.t, clip(p, "a").id}) == p);
    }

    void stretched_it_runs_through_the_same_media()
    {
        const Project p = *Ramp{project("V1: a[0,60)+80")}.set("a", keys({{0, {1, 1}}, {30, {2, 1}}}), true);
        for (const std::int64_t to : {7, 30, 55, 90, 120}) {
            const auto stretched = edited(p, RateStretch{Ramp{p}.t, clip(p, "a").id, Edge::End, frame(to)});
            QVERIFY_OK(stretched);
            const MediaTime was = mediaOf(p, "a").mediaAt(frame(60)), is = mediaOf(*stretched, "a").mediaAt(frame(to));
            QVERIFY(std::abs((was - is).flicks) < 100);
            QCOMPARE(mediaOf(*stretched, "a").in, mediaOf(p, "a").in);
        }
        QVERIFY_FAULT(edited(p, RateStretch{Ramp{p}.t, clip(p, "a").id, Edge::End, frame(1)}), Fault::OutOfRange, "percent");
    }

    void a_plain_speed_clears_it_and_keeps_the_media()
    {
        const Project p = project("V1: a[0,60)+10");
        const auto ramped = Ramp{p}.set("a", keys({{0, {1, 1}}, {20, {3, 1}}}));
        const auto plain = edited(*ramped, SetSpeed{Ramp{p}.t, clip(p, "a").id, {1, 1}, true, {}});
        QVERIFY_OK(plain);
        QVERIFY(mediaOf(*plain, "a").ramp.empty());
        QCOMPARE(show(*plain), std::string("V1: a[0,61)+10")); // its 27 frames show 61
        const auto turning = Ramp{p}.set("a", keys({{0, {1, 1}}, {20, {1, 1}}, {40, {-1, 1}}}), true); // 10 to 35 and back to 10 at the end
        SHOWS(edited(*turning, SetSpeed{Ramp{p}.t, clip(p, "a").id, {1, 1}, true, {}}), "V1: a[0,25)+10"); // all that it crossed
    }

    void freeze_replace_and_slip_know_it()
    {
        const Project p = *Ramp{project("V1: a[0,60)+80 z[70,75)")}.set("a", keys({{0, {1, 1}}, {30, {2, 1}}}), true);
        const auto held = edited(p, FreezeFrame{Ramp{p}.t, clip(p, "a").id, frame(20), frame(10)});
        QVERIFY_OK(held);
        const auto& clips = held->timelines.front()->tracks[0]->clips;
        const std::vector<std::int64_t> whole = shown(p, clip(p, "a").id);
        QVERIFY(joined(shown(*held, clips[0]->id), shown(*held, clips[2]->id)) == whole);
        QVERIFY(shown(*held, clips[1]->id) == std::vector<std::int64_t>(10, whole[20]));
        const auto replaced = edited(p, ReplaceMedia{Ramp{p}.t, clip(p, "a").id, mediaOf(p, "z").media});
        QVERIFY_OK(replaced);
        QVERIFY(mediaOf(*replaced, "a").ramp == mediaOf(p, "a").ramp);
        QVERIFY_OK(edited(p, SlipClip{Ramp{p}.t, clip(p, "a").id, frame(-3)}));
        const auto slipped = edited(p, SlipClip{Ramp{p}.t, clip(p, "a").id, frame(5)});
        QVERIFY_OK(slipped);
        QCOMPARE(mediaOf(*slipped, "a").in, mediaOf(p, "a").in + frame(5));
    }

    void pictures_and_sound_of_one_ramp_are_in_sync_and_say_when_not()
    {
        Project p = project("V1: a[0,60)+20; N1: n[0,60)+20");
        const TimelineId t = p.timelines.front()->id;
        Timeline same = *p.timelines.front();
        Track sounds = *same.tracks[1];
        Clip sound = *sounds.clips[0];
        std::get<MediaClip>(sound.content).media = mediaOf(p, "a").media;
        sounds.clips[0] = std::make_shared<const Clip>(sound);
        same.tracks[1] = std::make_shared<const Track>(sounds);
        p = *edited(p, SetTimeline{same});
        p = *edited(p, LinkClips{t, {clip(p, "a").id, clip(p, "n").id}});
        const SpeedKeys ramp = keys({{0, {1, 1}}, {30, {2, 1}}});
        p = *Ramp{p}.set("a", ramp, true);
        QVERIFY(!framesOutOfSync(*p.timelines.front(), clip(p, "a").id)); // another speed: no answer
        p = *Ramp{p}.set("n", ramp, true);
        QCOMPARE(*framesOutOfSync(*p.timelines.front(), clip(p, "a").id), 0);
        p = *edited(p, TrimClip{t, clip(p, "n").id, Edge::Start, frame(13)});
        QCOMPARE(*framesOutOfSync(*p.timelines.front(), clip(p, "a").id), 0);
        p = *edited(p, MoveClip{t, clip(p, "n").id, p.timelines.front()->tracks[1]->id, frame(16)});
        QCOMPARE(*framesOutOfSync(*p.timelines.front(), clip(p, "a").id), -3);
    }

    void bad_ramps_are_refused()
    {
        const Project p = project("V1: a[0,60)+80 u[60,70) t[70,80); N1: n[0,50)");
        QVERIFY_FAULT(Ramp{p}.set("a", {}), Fault::Invalid, "without keys");
        QVERIFY_FAULT(Ramp{p}.set("a", keys({{5, {1, 1}}, {4, {1, 1}}})), Fault::Invalid, "not in order");
        QVERIFY_FAULT(Ramp{p}.set("a", keys({{5, {1, 1}}, {5, {2, 1}}, {5, {3, 1}}})), Fault::Invalid, "three keys");
        QVERIFY_FAULT(Ramp{p}.set("a", keys({{5, {101, 1}}})), Fault::OutOfRange, "percent");
        QVERIFY_FAULT(Ramp{p}.set("a", keys({{5, {2, 2}}})), Fault::OutOfRange, "lowest terms");
        QVERIFY_FAULT(Ramp{p}.set("a", {{MediaTime{INT64_MIN}, {1, 1}}}), Fault::OutOfRange, "too far away");
        QVERIFY_FAULT(Ramp{p}.set("u", keys({{0, {1, 1}}})), Fault::Invalid, "no moving media");
        QVERIFY_FAULT(Ramp{p}.set("t", keys({{0, {1, 1}}})), Fault::Invalid, "no moving media");
        QVERIFY_FAULT(Ramp{p}.set("a", SpeedKeys(1001, {{}, {1, 1}})), Fault::Invalid, "more than 1000");
        QVERIFY_FAULT(edited(p, SetSpeedRamp{Ramp{p}.t, clip(p, "n").id, keys({{0, {1, 1}}, {20, {0, 1}}}), false, true, true}), Fault::Invalid, "pitch cannot be kept");
        const auto kept = edited(p, SetSpeedRamp{Ramp{p}.t, clip(p, "n").id, keys({{0, {1, 1}}, {20, {2, 1}}}), false, false, true});
        QVERIFY_OK(kept);
        QVERIFY(mediaOf(*kept, "n").keepPitch);
        QVERIFY(mediaOf(*edited(*kept, SetSpeed{Ramp{p}.t, clip(p, "n").id, {3, 2}, false, {}}), "n").keepPitch); // not said: as it was
        QVERIFY(!mediaOf(*edited(*kept, SetSpeed{Ramp{p}.t, clip(p, "n").id, {3, 2}, false, false}), "n").keepPitch);
    }
};

QTEST_GUILESS_MAIN(RampsSpec)
#include "ramps_spec.moc"
