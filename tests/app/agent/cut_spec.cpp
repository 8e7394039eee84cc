// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/cut.h"
#include "app/agent/fit.h"
#include "app/agent/rule_planner.h"
#include "app/agent/slots.h"
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "tests/support/spec.h"

#include <QTemporaryDir>
#include <nlohmann/json.hpp>
#include <fstream>

using namespace spot;

namespace
{

const char* const script = R"(# Soda
seconds: 15
ratios: 16:9, 9:16
brand colours: #F28C28 #0B3D2E
## First light (4s)
VISUAL: an orange can on wet stone
VO: A morning from Jeju.
SUPER: Hallim
MUSIC: bright ukulele
SFX: can opening
## Friends (5s)
VISUAL: friends on a beach at dawn
VO: Share it.
## Packshot (3s)
VISUAL: [the can](can.png) on white
SUPER: Taste the island
)";

struct Plan {
    Brief brief;
    Storyboard board;
};

Plan planned(FrameRate rate = fps30)
{
    auto parsed = planScript(*parseScript(script, "s.md"));
    Plan plan{parsed->brief, parsed->storyboard};
    plan.brief.rate = rate;
    plan.board = *fitScenes(plan.board, plan.brief, std::vector<MediaTime>{MediaTime::fromSeconds(2), MediaTime::fromSeconds(1), {}});
    return plan;
}


/// A catalog of folders that hold nothing but a capability file.
Catalog catalogUnder(const std::filesystem::path& root, std::initializer_list<std::pair<const char*, const char*>> plugins)
{
    using Json = nlohmann::json;
    for (const auto& [id, kind] : plugins) {
        const Json layout{{"id", "layout"}, {"type", "choice"}, {"choices", Json::array({"packshot", "end_card"})}, {"default", "end_card"}};
        const Json capability{{"schema", 1}, {"id", id}, {"version", "1.0.0"}, {"name", {{"en", "x"}}}, {"kinds", Json::array({kind})}, {"library", "plugin.so"}, {"licence", "MIT"},
                              {"origin", "procedural"}, {"seconds", {{"min", 0.1}, {"max", 600}}}, {"price", {{"per_call", 0}, {"currency", "USD"}}},
                              {"consent", {{"voice", false}, {"likeness", false}}}, {"limits", {{"memory_mb", 100}, {"seconds", 10}, {"scratch_mb", 10}, {"threads", 1}}},
                              {"params", Json::array({layout})}};
        std::filesystem::create_directories(root / id);
        std::ofstream(root / id / "capability.json") << capability;
        std::ofstream(root / id / "plugin.so") << "never loaded here";
    }
    return Catalog::scan({root});
}

} // namespace

class CutSpec : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    Catalog catalog(std::initializer_list<std::pair<const char*, const char*>> plugins)
    {
        return catalogUnder(std::filesystem::path(m_folder.path().toStdString()) / std::to_string(plugins.size()), plugins);
    }
private Q_SLOTS:
    void each_scene_asks_for_what_it_needs()
    {
        const Plan plan = planned();
        const Catalog all = catalog({{"scene", "video"}, {"card", "image"}, {"voice-espeak", "voice"}, {"music-bed", "music"}, {"sounds", "sfx"}});
        QVERIFY2(all.refused().empty(), all.refused().empty() ? "" : all.refused()[0].error.message.c_str());
        const auto voices = planVoices(plan.brief, plan.board, all, {.seed = 7});
        QVERIFY_OK(voices);
        QCOMPARE(voices->size(), std::size_t{2});
        QCOMPARE(voices->at(0).request.text, "A morning from Jeju.");
        LinkedMedia linked;
        MediaItem can{.id = {50}, .name = "can.png", .kind = ItemKind::Still, .content = hashOf("can")};
        linked["can.png"] = can;
        const auto pictures = planPictures(plan.brief, plan.board, 1, linked, all, {.seed = 7, .shorterSide = 540});
        QVERIFY_OK(pictures);
        QCOMPARE(pictures->size(), std::size_t{3});
        QCOMPARE(pictures->at(0).request.size, (FrameSize{540, 960}));
        QCOMPARE(pictures->at(2).request.plugin, "card");
        QCOMPARE(pictures->at(2).request.text, "Taste the island");
        QCOMPARE(pictures->at(2).request.params, "{\"layout\":\"packshot\"}"); // what the plugin does not declare is not sent
        QCOMPARE(pictures->at(2).request.inputs.at(0).media, hashOf("can"));
        const auto sounds = planSounds(plan.brief, plan.board, all, {.seed = 7});
        QVERIFY_OK(sounds);
        QCOMPARE(sounds->at(0).request.samples, 15 * 48000);
        QCOMPARE(sounds->at(0).request.prompt, "bright ukulele");
        QCOMPARE(sounds->at(1).request.prompt, "can opening");
    }
    void a_missing_kind_of_plugin_is_named()
    {
        const Plan plan = planned();
        QVERIFY_FAULT(planVoices(plan.brief, plan.board, Catalog::scan({}), {}), Fault::Unsupported, "no plugin here makes voice");
    }
    void ours_come_before_others_and_test_plugins_last()
    {
        const Catalog all = catalog({{"test-pattern", "video"}, {"zebra", "video"}, {"scene", "video"}, {"test-a", "image"}});
        QCOMPARE(pluginFor(all, "video")->id, "scene");
        QCOMPARE(pluginFor(all, "image")->id, "test-a");
        QVERIFY(!pluginFor(all, "music"));
    }
    void the_cut_is_a_sound_timeline_of_the_spots_length_data()
    {
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        for (const FrameRate rate : {fps23976, fps25, fps2997, fps30, fps60}) QTest::addRow("%d/%d", rate.num, rate.den) << rate.num << rate.den;
    }
    void the_cut_is_a_sound_timeline_of_the_spots_length()
    {
        QFETCH(int, num);
        QFETCH(int, den);
        const Plan plan = planned({num, den});
        Project project;
        project.brief = plan.brief;
        project.storyboard = plan.board;
        project.nextId = 100;
        const auto take = [&](SlotId slot, ItemKind kind, MediaTime duration) {
            MediaItem item{.name = "take", .kind = kind, .content = hashOf(std::to_string(slot.value)), .duration = duration, .size = {1920, 1080}, .rate = plan.brief.rate, .slot = slot};
            project = *spot::apply(project, AddMedia{item});
        };
        for (std::size_t i = 0; i < 3; ++i) {
            const Scene& scene = plan.board.scenes[i];
            const bool card = scene.shot == ShotKind::Card;
            take(slotOf(scene.id, SlotKind::Picture, 0), card ? ItemKind::Still : ItemKind::Video, card ? MediaTime{} : plan.brief.rate.startOf(framesOf(plan.board, i, plan.brief.rate)));
        }
        take(slotOf(plan.board.scenes[0].id, SlotKind::Voice), ItemKind::Sound, MediaTime::fromSeconds(2));
        take(slotOf(plan.board.scenes[1].id, SlotKind::Voice), ItemKind::Sound, MediaTime::fromSeconds(30)); // longer than the spot
        take(musicSlot, ItemKind::Sound, plan.board.scenes[2].place.end);
        const auto after = apply(project, AddTimeline{cutTimeline(project, 0, {})});
        QVERIFY_OK(after);
        const auto broken = brokenInvariant(*after);
        QVERIFY2(!broken, broken ? broken->c_str() : "");
        const Timeline& timeline = *after->timelines.at(0);
        QCOMPARE(timeline.duration(), plan.board.scenes[2].place.end);
        QCOMPARE(timeline.tracks[0]->clips.size(), std::size_t{3});
        QVERIFY(timeline.tracks[0]->clips[1]->transition.after.flicks > 0);
        QVERIFY(timeline.tracks[0]->clips[2]->transition.isNone());
        QCOMPARE(timeline.tracks[1]->clips.size(), std::size_t{1}); // the card has its own words
        QCOMPARE(timeline.tracks[2]->clips[0]->place.start, lineLead);
        for (const TrackPtr& track : timeline.tracks)
            if (!track->clips.empty()) QVERIFY(track->clips.back()->place.end <= timeline.duration());
    }
    void a_film_shorter_than_its_scene_ends_on_its_last_picture_and_never_in_black()
    {
        auto parsed = planScript(*parseScript("# T\nseconds: 9\n## A\nVISUAL: [beach](beach.mp4)\n## B\nVISUAL: a can on stone\n", "s.md"));
        Project project;
        project.brief = parsed->brief;
        project.storyboard = *fitScenes(parsed->storyboard, parsed->brief, std::vector<MediaTime>(2));
        project.nextId = 100;
        const MediaItem beach{.name = "beach.mp4", .kind = ItemKind::Video, .content = hashOf("beach"), .duration = MediaTime::fromSeconds(2), .size = {1920, 1080}, .rate = fps30};
        project = *spot::apply(project, AddMedia{beach});
        const LinkedMedia linked{{"beach.mp4", *project.media.back()}};
        QCOMPARE(filmLengths(project.storyboard, linked), (std::vector<MediaTime>{MediaTime::fromSeconds(2), {}}));
        const auto after = apply(project, AddTimeline{cutTimeline(project, 0, linked)});
        QVERIFY_OK(after);
        const auto broken = brokenInvariant(*after);
        QVERIFY2(!broken, broken ? broken->c_str() : "");
        const auto& clips = after->timelines.at(0)->tracks[0]->clips;
        QCOMPARE(clips.size(), std::size_t{3});
        QCOMPARE(clips[0]->place.length(), MediaTime::fromSeconds(2));
        QCOMPARE(clips[1]->place.start, clips[0]->place.end);
        QCOMPARE(clips[1]->place.end, clips[2]->place.start);
        QVERIFY(std::get<MediaClip>(clips[1]->content).speed.isFrozen());
    }
    void the_sound_of_the_persons_own_film_is_linked_gives_way_to_the_voice_and_can_be_muted()
    {
        auto parsed = planScript(*parseScript("# T\nseconds: 9\nratios: 16:9, 9:16\n## A\nVISUAL: [beach](beach.mp4)\n## B\nVISUAL: [beach](beach.mp4)\nSOUND: none\n## C\nVISUAL: [mute](mute.mp4)\n", "s.md"));
        Project project;
        project.brief = parsed->brief;
        project.storyboard = *fitScenes(parsed->storyboard, parsed->brief, std::vector<MediaTime>(3));
        project.nextId = 100;
        MediaItem film{.name = "beach.mp4", .kind = ItemKind::Video, .content = hashOf("beach"), .duration = MediaTime::fromSeconds(2), .size = {1920, 1080}, .rate = fps30, .hasSound = true};
        project = *spot::apply(project, AddMedia{film});
        LinkedMedia linked{{"beach.mp4", *project.media.back()}};
        film.name = "mute.mp4", film.content = hashOf("mute"), film.hasSound = false;
        project = *spot::apply(project, AddMedia{film});
        linked["mute.mp4"] = *project.media.back();
        const auto edits = cutEdits(project, linked);
        QVERIFY_OK(edits);
        for (const Edit& edit : *edits) project = *spot::apply(project, edit);
        const auto broken = brokenInvariant(project);
        QVERIFY2(!broken, broken ? broken->c_str() : "");
        QCOMPARE(project.timelines.size(), std::size_t{2});
        for (const TimelinePtr& timeline : project.timelines) {
            const Track& films = *timeline->tracks.back();
            QCOMPARE(films.name, std::string("Film"));
            QVERIFY(films.role == TrackRole::Music); // what gives way to the voice
            QCOMPARE(films.clips.size(), std::size_t{2});
            for (std::size_t i = 0; i < 2; ++i) {
                const Clip &sound = *films.clips[i], &picture = *timeline->tracks[0]->clips[i * 2]; // each film is followed by its last picture
                QVERIFY(sound.link && sound.link == picture.link);
                QVERIFY(sound.place == picture.place);
                QCOMPARE(sound.hearing.isMuted, i == 1);
            }
            QVERIFY(films.clips[0]->link != films.clips[1]->link);
        }
    }
    void without_any_take_the_brands_colours_stand_in()
    {
        const Plan plan = planned();
        Project project;
        project.brief = plan.brief;
        project.storyboard = plan.board;
        const Timeline timeline = cutTimeline(project, 1, {});
        QCOMPARE(timeline.canvas, (FrameSize{1080, 1920}));
        QVERIFY(std::holds_alternative<ColourClip>(timeline.tracks[0]->clips[0]->content));
    }
};

QTEST_GUILESS_MAIN(CutSpec)
#include "cut_spec.moc"
