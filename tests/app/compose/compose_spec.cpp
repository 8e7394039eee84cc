// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/compose.h"
#include "render/composition/frame_recipe.h"
#include "tests/support/spec.h"

#include <QGuiApplication>

using namespace spot;

namespace
{

MediaTime frame(std::int64_t n) { return fps30.startOf(n); }

Clip mediaClip(std::uint64_t id, std::int64_t from, std::int64_t to, std::uint64_t media)
{
    Clip clip;
    clip.id = {id};
    clip.name = "clip " + std::to_string(id);
    clip.place = {frame(from), frame(to)};
    clip.content = MediaClip{{media}, frame(5)};
    return clip;
}

Clip textClip(std::string text, TextMotion motion = TextMotion::None)
{
    Clip clip;
    clip.id = {90};
    clip.name = "super";
    clip.place = {frame(10), frame(70)};
    clip.content = TextClip{std::move(text), {.motion = motion}};
    return clip;
}

Project projectWith(TrackRole role, std::vector<Clip> clips)
{
    Project project;
    for (std::uint64_t id : {1, 2, 3}) {
        MediaItem item{.id = {id}, .name = "m", .kind = id == 3 ? ItemKind::Sound : id == 2 ? ItemKind::Still : ItemKind::Video};
        item.content = hashOf(std::to_string(id));
        item.duration = MediaTime::fromSeconds(10);
        project.media.push_back(std::make_shared<const MediaItem>(item));
    }
    Track track{.id = {1}, .name = "T", .role = role};
    track.gainDb = isSound(role) ? -3 : 0;
    for (Clip& clip : clips) track.clips.push_back(std::make_shared<const Clip>(std::move(clip)));
    Timeline timeline{.id = {1}, .name = "16:9", .length = frame(100)};
    timeline.tracks.push_back(std::make_shared<const Track>(track));
    project.timelines.push_back(std::make_shared<const Timeline>(timeline));
    return project;
}

} // namespace

class ComposeSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clips_become_layers_with_their_media_and_times()
    {
        TextRaster raster;
        const auto made = compose(projectWith(TrackRole::Picture, {mediaClip(1, 0, 40, 1), mediaClip(2, 40, 120, 2)}), {1}, raster);
        QVERIFY_OK(made);
        const Composition& c = **made;
        QCOMPARE(c.duration, frame(100));
        QCOMPARE(c.layers.size(), std::size_t{2});
        QCOMPARE(std::get<MediaPicture>(c.layers[0].picture), (MediaPicture{hashOf("1"), frame(5), 1}));
        QCOMPARE(c.layers[1].span, (TimeRange{frame(40), frame(100)})); // cut at the spot's length
        QVERIFY(std::holds_alternative<StillPicture>(c.layers[1].picture));
    }
    void a_clip_runs_at_its_speed_and_backwards_from_the_picture_that_ends_there()
    {
        TextRaster raster;
        Clip fast = mediaClip(1, 0, 10, 1), back = mediaClip(2, 10, 20, 1), held = mediaClip(3, 20, 30, 1);
        fast.content = MediaClip{{1}, frame(5), {2, 1}};
        back.content = MediaClip{{1}, frame(25), {-2, 1}};
        held.content = MediaClip{{1}, frame(7), {0, 1}};
        const auto made = compose(projectWith(TrackRole::Picture, {fast, back, held}), {1}, raster);
        QVERIFY_OK(made);
        const auto shown = [&](std::int64_t at) { return fps30.frameAt(std::get<MediaFrame>(evaluate(**made, frame(at)).steps.at(0).draws.at(0).source).time); };
        for (const int at : {0, 1, 9}) QCOMPARE(shown(at), std::int64_t{5 + 2 * at});
        for (const int at : {0, 1, 9}) QCOMPARE(shown(10 + at), std::int64_t{24 - 2 * at});
        for (const int at : {0, 1, 9}) QCOMPARE(shown(20 + at), std::int64_t{7});
    }
    void a_ramp_is_handed_on_to_pictures_and_sounds()
    {
        TextRaster raster;
        Clip ramped = mediaClip(1, 0, 30, 1), sound = mediaClip(2, 0, 30, 3);
        const SpeedKeys keys{{frame(0), {1, 1}}, {frame(10), {-1, 2}}};
        ramped.content = MediaClip{{1}, frame(25), {}, keys};
        sound.content = MediaClip{{3}, frame(25), {}, keys};
        const auto pictures = compose(projectWith(TrackRole::Picture, {ramped}), {1}, raster), sounds = compose(projectWith(TrackRole::Music, {sound}), {1}, raster);
        QVERIFY_OK(pictures);
        QVERIFY_OK(sounds);
        QVERIFY((std::get<MediaPicture>((*pictures)->layers.at(0).picture).ramp == keys));
        QVERIFY((*sounds)->sounds.at(0).ramp == keys && !(*sounds)->sounds.at(0).keepsPitch);
        std::get<MediaClip>(sound.content) = MediaClip{{3}, frame(5), {3, 2}, {}, true};
        QVERIFY((*compose(projectWith(TrackRole::Music, {sound}), {1}, raster))->sounds.at(0).keepsPitch);
    }
    void solo_silences_the_other_tracks_of_its_kind()
    {
        TextRaster raster;
        Project project = projectWith(TrackRole::Music, {mediaClip(1, 0, 40, 3)});
        Timeline timeline = *project.timelines[0];
        Track voice = *timeline.tracks[0], picture = *timeline.tracks[0];
        voice.id = {2}, voice.role = TrackRole::Voice, voice.isSolo = true;
        picture.id = {3}, picture.role = TrackRole::Picture, picture.clips = {std::make_shared<const Clip>(mediaClip(5, 0, 40, 1))};
        timeline.tracks.push_back(std::make_shared<const Track>(voice));
        timeline.tracks.push_back(std::make_shared<const Track>(picture));
        project.timelines[0] = std::make_shared<const Timeline>(timeline);
        const auto made = compose(project, {1}, raster);
        QVERIFY_OK(made);
        QCOMPARE((*made)->sounds.size(), std::size_t{1});
        QVERIFY((*made)->sounds[0].isVoice);
        QCOMPARE((*made)->layers.size(), std::size_t{1});
    }
    void a_dissolve_lets_the_earlier_clip_show_on()
    {
        TextRaster raster;
        Clip later = mediaClip(2, 40, 90, 1);
        later.transition.after = frame(10);
        const auto made = compose(projectWith(TrackRole::Picture, {mediaClip(1, 0, 40, 1), later}), {1}, raster);
        QVERIFY_OK(made);
        QCOMPARE((*made)->layers[0].span.end, frame(50));
        QCOMPARE((*made)->layers[1].entrance.length, frame(10));
    }
    void a_transition_around_the_cut_lets_both_clips_show_and_keeps_their_keys()
    {
        TextRaster raster;
        Clip later = mediaClip(2, 40, 90, 1);
        std::get<MediaClip>(later.content).in = frame(20);
        later.look.opacity = Curve({{frame(0), 0}, {frame(10), 1}});
        later.transition = {{TransitionKind::Push, {}, 0, 0, Heading::Up}, frame(6), frame(10)};
        const auto made = compose(projectWith(TrackRole::Picture, {mediaClip(1, 0, 40, 1), later}), {1}, raster);
        QVERIFY_OK(made);
        const Layer &first = (*made)->layers.at(0), &second = (*made)->layers.at(1);
        QVERIFY((first.span == TimeRange{frame(0), frame(50)}));
        QVERIFY((second.span == TimeRange{frame(34), frame(90)}));
        QVERIFY((second.entrance == Entrance{later.transition.style, frame(16)}));
        QCOMPARE(std::get<MediaPicture>(second.picture).in, frame(14));
        QCOMPARE(second.opacity.at(frame(6)), 0.0);
        QCOMPARE(second.opacity.at(frame(16)), 1.0);
    }
    void a_crossfade_lets_both_sounds_play_and_takes_the_place_of_fades()
    {
        TextRaster raster;
        Clip earlier = mediaClip(1, 0, 40, 3), later = mediaClip(2, 40, 90, 3);
        std::get<MediaClip>(later.content).in = frame(20);
        earlier.hearing.fadeIn = earlier.hearing.fadeOut = later.hearing.fadeIn = later.hearing.fadeOut = frame(3);
        later.transition = {{}, frame(6), frame(10)};
        const auto made = compose(projectWith(TrackRole::Music, {earlier, later}), {1}, raster);
        QVERIFY_OK(made);
        const Sound &first = (*made)->sounds.at(0), &second = (*made)->sounds.at(1);
        QVERIFY((first.span == TimeRange{frame(0), frame(50)}) && (second.span == TimeRange{frame(34), frame(90)}));
        QCOMPARE(second.in, frame(14));
        QVERIFY(first.crossOut == frame(16) && second.crossIn == frame(16) && first.crossIn == MediaTime{} && second.crossOut == MediaTime{});
        QVERIFY(first.fadeIn == frame(3) && first.fadeOut == MediaTime{} && second.fadeIn == MediaTime{} && second.fadeOut == frame(3));
    }
    void sounds_carry_role_and_track_gain()
    {
        TextRaster raster;
        Clip clip = mediaClip(1, 0, 40, 3);
        clip.hearing.gainDb = Curve(2.0);
        const auto made = compose(projectWith(TrackRole::Music, {clip}), {1}, raster);
        QVERIFY_OK(made);
        QCOMPARE((*made)->sounds.at(0).gainDb.at({}), -1.0);
        QVERIFY((*made)->sounds[0].ducksUnderVoice && !(*made)->sounds[0].isVoice);
    }
    void a_cut_in_the_middle_of_a_sound_is_declicked()
    {
        TextRaster raster;
        const auto soundsOf = [&](std::vector<Clip> clips) {
            const auto made = compose(projectWith(TrackRole::Voice, std::move(clips)), {1}, raster);
            return made ? (*made)->sounds : std::vector<Sound>(2);
        };
        Clip left = mediaClip(1, 0, 40, 3), right = mediaClip(2, 40, 90, 3);
        const auto apart = soundsOf({left, right}); // both begin at frame 5 of the file
        QVERIFY(apart[0].fadeIn == declickFade && apart[0].fadeOut == declickFade && apart[1].fadeIn == declickFade);
        std::get<MediaClip>(right.content).in = frame(45);
        const auto razored = soundsOf({left, right});
        QVERIFY(razored[0].fadeOut == MediaTime{} && razored[1].fadeIn == MediaTime{}); // it goes on: nothing is heard of the cut
        right.hearing.gainDb = Curve(-6.0);
        QVERIFY(soundsOf({left, right})[1].fadeIn == declickFade);
        std::get<MediaClip>(left.content).in = {};
        QVERIFY(soundsOf({left})[0].fadeIn == MediaTime{}); // the file's own beginning stays sharp
        left.hearing.isDeclicked = false, left.hearing.fadeIn = frame(2);
        QVERIFY(soundsOf({left})[0].fadeIn == frame(2) && soundsOf({left})[0].fadeOut == MediaTime{});
    }
    void effects_of_clips_and_tracks_reach_the_sounds()
    {
        TextRaster raster;
        Clip left = mediaClip(1, 0, 40, 3), right = mediaClip(2, 40, 90, 3);
        left.effects = {{"equalizer", true, {{"bell1Db", Curve(6.0)}}}, {"limiter", false, {}}, {"blur", true, {}}, {"not yet made", true, {}}};
        Project project = projectWith(TrackRole::Music, {left, right});
        auto made = compose(project, {1}, raster);
        QVERIFY_OK(made);
        QCOMPARE((*made)->sounds.at(0).effects, (std::vector<SoundEffect>{{findEffect("equalizer"), {{"bell1Db", Curve(6.0)}}, {}, 1}})); // what is on, known, and of a sound
        QVERIFY(!(*made)->sounds[0].into && (*made)->sounds[1].effects.empty());
        Timeline timeline = *project.timelines.front();
        Track track = *timeline.tracks.front();
        track.effects = {{"compressor", true, {}}};
        timeline.tracks.front() = std::make_shared<const Track>(track);
        project.timelines.front() = std::make_shared<const Timeline>(timeline);
        made = compose(project, {1}, raster);
        QVERIFY_OK(made);
        const std::vector<Sound>& sounds = (*made)->sounds;
        QCOMPARE(sounds.size(), std::size_t{3});
        QVERIFY(sounds[0].isBus && sounds[0].gainDb == Curve(-3.0) && sounds[0].effects.at(0).kind == findEffect("compressor") && sounds[0].span == (TimeRange{{}, frame(100)}));
        QVERIFY(sounds[1].into == std::size_t{0} && sounds[2].into == std::size_t{0} && sounds[1].gainDb == Curve(0.0)); // the gain of the track comes after its effects
    }
    void a_sound_on_a_picture_track_and_missing_media_are_named()
    {
        TextRaster raster;
        QVERIFY_FAULT(compose(projectWith(TrackRole::Picture, {mediaClip(7, 0, 40, 3)}), {1}, raster), Fault::Invalid, "\"clip 7\" stands on a picture track");
        QVERIFY_FAULT(compose(projectWith(TrackRole::Picture, {mediaClip(7, 0, 40, 9)}), {1}, raster), Fault::NotFound, "\"clip 7\" of \"16:9\"");
        QVERIFY_FAULT(compose(Project{}, {4}, raster), Fault::NotFound, "no timeline 4");
    }
    void text_becomes_pixels_near_its_place_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("latin") << "Taste the island";
        QTest::newRow("korean") << "제주에서 온 아침";
        QTest::newRow("arabic") << "صباح من جيجو";
        QTest::newRow("mixed") << "한림 Soda 100%\nsecond line";
        QTest::newRow("long") << QString("word ").repeated(60);
    }
    void text_becomes_pixels_near_its_place()
    {
        QFETCH(QString, text);
        TextRaster raster;
        for (const FrameSize canvas : {FrameSize{1920, 1080}, FrameSize{1080, 1920}}) {
            const auto made = raster.raster(text.toStdString(), {}, canvas, TextPieces::Whole);
            QVERIFY_OK(made);
            const TextPicture& picture = **made;
            QCOMPARE(picture.pieces.size(), std::size_t{1});
            QVERIFY(picture.left >= canvas.width * 0.019 && picture.right <= canvas.width * 0.981);
            QVERIFY(picture.top >= canvas.height * 0.039 && picture.bottom <= canvas.height * 0.961);
            const Image& image = *picture.pieces[0].image;
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) inked += image.rowAs<std::uint8_t>(0, y)[4 * x] > 200;
            QVERIFY2(inked > 300, qPrintable(QString::number(inked)));
        }
    }
    void words_come_one_after_the_other()
    {
        TextRaster raster;
        const auto made = compose(projectWith(TrackRole::Text, {textClip("one two three", TextMotion::Type)}), {1}, raster);
        QVERIFY_OK(made);
        const auto& layers = (*made)->layers;
        QCOMPARE(layers.size(), std::size_t{3});
        for (std::size_t i = 1; i < 3; ++i) {
            QVERIFY(layers[i].opacity.keys().front().at > layers[i - 1].opacity.keys().front().at);
            QVERIFY(layers[i].transform.x.at({}) > layers[i - 1].transform.x.at({}));
        }
        QCOMPARE(layers[0].opacity.at(frame(30)), 1.0);
    }
    void the_same_text_is_painted_once_and_equal_inputs_compose_equally()
    {
        TextRaster raster, other;
        const Project project = projectWith(TrackRole::Text, {textClip("Hello")});
        const auto a = compose(project, {1}, raster), b = compose(project, {1}, raster), c = compose(project, {1}, other);
        QCOMPARE(std::get<RasterPicture>((*a)->layers[0].picture).image.get(), std::get<RasterPicture>((*b)->layers[0].picture).image.get());
        QVERIFY(**a == **c);
    }
    void text_that_is_too_long_or_no_text_is_refused_with_the_clips_name()
    {
        TextRaster raster;
        QVERIFY_FAULT(compose(projectWith(TrackRole::Text, {textClip(std::string(10'001, 'x'))}), {1}, raster), Fault::OutOfRange, "\"super\": a text has at most 10000");
        QVERIFY_FAULT(compose(projectWith(TrackRole::Text, {textClip("caf\xE9")}), {1}, raster), Fault::Invalid, "not UTF-8");
        const auto blank = compose(projectWith(TrackRole::Text, {textClip(" \n ")}), {1}, raster);
        QVERIFY_OK(blank);
        QVERIFY((*blank)->layers.empty());
    }
};

QTEST_MAIN(ComposeSpec)
#include "compose_spec.moc"
