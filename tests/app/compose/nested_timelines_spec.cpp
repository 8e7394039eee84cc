// SPDX-License-Identifier: GPL-3.0-or-later
// A timeline inside of another looks and sounds as its clips do without it.
#include "app/compose/compose.h"
#include "app/edit/apply.h"
#include "render/audio/mixer.h"
#include "render/frames/frame_renderer.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"
#include "tests/support/timeline_text.h"

#include <QGuiApplication>

#include <cmath>

using namespace spot;

namespace
{

MediaTime frame(std::int64_t n) { return fps25.startOf(n); }
constexpr FrameSize small{320, 180};

/// The largest difference between two pictures of RGBA, in codes of 255.
int difference(const Image& a, const Image& b)
{
    int most = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int i = 0; i < 4 * a.width(); ++i) most = std::max(most, std::abs(a.rowAs<std::uint8_t>(0, y)[i] - b.rowAs<std::uint8_t>(0, y)[i]));
    return most;
}

} // namespace

class NestedTimelinesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void a_nested_picture_is_the_picture_of_the_flat_timeline_data();
    void a_nested_picture_is_the_picture_of_the_flat_timeline();
    void a_nested_sound_is_the_sound_of_the_flat_timeline_sample_for_sample();
    void a_cut_sequence_sounds_like_the_cut_clips();
    void the_clips_own_gain_and_fades_come_on_top();
    void a_timeline_of_another_rate_shows_each_frame_until_the_next_is_due();
    void a_timeline_of_another_canvas_is_fitted_like_a_picture_of_its_size();
    void where_it_has_no_picture_what_lies_below_is_seen();
    void after_its_end_the_last_picture_stays_and_it_is_silent();
    void backwards_and_twice_as_fast_it_shows_the_frames_that_a_media_would();
    void an_adjustment_shows_what_lies_below_once_more();
    void an_adjustment_with_effects_is_what_they_make_of_all_below();
    void a_circle_is_an_error_and_no_crash();

private:
    Project drawn(const std::string& text, std::optional<FrameSize> canvas = {});
    CompositionPtr composed(const Project& project, std::size_t timeline = 0);
    ImagePtr picture(const Project& project, std::int64_t at, RendererChoice choice = RendererChoice::Cpu, std::size_t timeline = 0);
    std::vector<float> sound(const Project& project);
    Project nested(const Project& flat, const std::vector<std::string>& names);

    MadeMedia m_folder;
    TestMedia m_media;
    TextRaster m_raster;
    ContentHash m_film, m_tone;
};

void NestedTimelinesSpec::initTestCase()
{
    m_film = m_media.add(m_folder.make("film.mp4", "-f lavfi -i testsrc2=size=320x180:rate=25 -t 9 -pix_fmt yuv420p"));
    m_tone = m_media.add(m_folder.make("tone.wav", "-f lavfi -i aevalsrc=0.3*sin(2*PI*(300+40*t)*t)|0.2*sin(2*PI*441*t):s=48000 -t 9"));
}

/// timeline_text with real media: every picture is the film, every sound the tone.
Project NestedTimelinesSpec::drawn(const std::string& text, std::optional<FrameSize> canvas)
{
    Project project = text::project(text);
    for (MediaPtr& item : project.media) {
        MediaItem real = *item;
        real.content = item->kind == ItemKind::Sound ? m_tone : m_film;
        item = std::make_shared<const MediaItem>(real);
    }
    Timeline timeline = *project.timelines.front();
    timeline.canvas = canvas.value_or(small);
    for (TrackPtr& track : timeline.tracks) {
        Track row = *track;
        for (ClipPtr& clip : row.clips)
            if (auto coloured = *clip; std::holds_alternative<ColourClip>(clip->content)) {
                coloured.content = ColourClip{{0.9f, 0.2f, 0.1f, 1}, {0.1f, 0.3f, 0.8f, 1}};
                clip = std::make_shared<const Clip>(coloured);
            }
        track = std::make_shared<const Track>(row);
    }
    project.timelines.front() = std::make_shared<const Timeline>(timeline);
    return project;
}

CompositionPtr NestedTimelinesSpec::composed(const Project& project, std::size_t timeline)
{
    const auto made = compose(project, project.timelines.at(timeline)->id, m_raster);
    if (!made) QTest::qFail(made.error().message.c_str(), __FILE__, __LINE__);
    return made ? *made : std::make_shared<const Composition>();
}

ImagePtr NestedTimelinesSpec::picture(const Project& project, std::int64_t at, RendererChoice choice, std::size_t timeline)
{
    const CompositionPtr composition = composed(project, timeline);
    const auto renderer = makeFrameRenderer(m_media, {.choice = choice});
    const auto image = renderer ? (*renderer)->render(evaluate(*composition, composition->rate.startOf(at)), small, PixelFormat::Rgba8) : Result<ImagePtr>(renderer.error());
    if (!image) QTest::qFail(image.error().message.c_str(), __FILE__, __LINE__);
    return image ? *image : std::make_shared<const Image>(small, PixelFormat::Rgba8, bt709Rgb, AlphaMode::Opaque);
}

std::vector<float> NestedTimelinesSpec::sound(const Project& project)
{
    auto mixer = Mixer::open(makeMixPlan(*composed(project)), m_media);
    const auto block = mixer ? mixer->mix(0, 48000 * 5) : Result<AudioBlock>(mixer.error());
    if (!block) QTest::qFail(block.error().message.c_str(), __FILE__, __LINE__);
    return block ? block->samples : std::vector<float>();
}

Project NestedTimelinesSpec::nested(const Project& flat, const std::vector<std::string>& names)
{
    NestClips edit{flat.timelines.front()->id, {}, "Intro"};
    for (const std::string& name : names) edit.clips.push_back(text::clip(flat, name).id);
    const auto made = spot::apply(flat, edit);
    if (!made) QTest::qFail(made.error().message.c_str(), __FILE__, __LINE__);
    return made ? *made : flat;
}

void NestedTimelinesSpec::a_nested_picture_is_the_picture_of_the_flat_timeline_data()
{
    QTest::addColumn<int>("choice");
    QTest::newRow("CPU") << static_cast<int>(RendererChoice::Cpu);
    QTest::newRow("Vulkan") << static_cast<int>(RendererChoice::Vulkan);
}

void NestedTimelinesSpec::a_nested_picture_is_the_picture_of_the_flat_timeline()
{
    QFETCH(int, choice);
    const auto renderer = static_cast<RendererChoice>(choice);
    if (const auto made = makeFrameRenderer(m_media, {.choice = renderer}); !made) QSKIP(made.error().message.c_str());
    Project flat = drawn("V1: v[0,100); V2: a[10,48)+3 b[48,96)+20<12; V3: c[20,60)+50; V4: t[10,80)");
    Look look;
    look.transform.scaleX = look.transform.scaleY = Curve(0.4);
    look.transform.x = Curve(std::vector<Key>{{frame(0), -0.2}, {frame(40), 0.25}});
    look.transform.rotation = Curve(20);
    look.opacity = Curve(0.7);
    flat = *spot::apply(flat, SetLook{flat.timelines.front()->id, text::clip(flat, "c").id, look});
    const Project once = nested(flat, {"a", "b", "c", "t"});
    const Project twice = nested(once, {"v", "Intro"});
    for (const std::int64_t at : {0, 12, 25, 50, 57, 70, 99}) {
        const ImagePtr wanted = picture(flat, at, renderer);
        QVERIFY2(difference(*wanted, *picture(once, at, renderer)) <= 1, qPrintable(QString::number(at)));
        QVERIFY2(difference(*wanted, *picture(twice, at, renderer)) <= 1, qPrintable(QString::number(at)));
    }
}

void NestedTimelinesSpec::a_nested_sound_is_the_sound_of_the_flat_timeline_sample_for_sample()
{
    Project flat = drawn("N1: n[3,40)+7 o[50,90); M1: m[0,110)");
    Hearing hearing;
    hearing.gainDb = Curve(std::vector<Key>{{frame(0), -20}, {frame(20), 0}}), hearing.pan = Curve(0.4);
    hearing.fadeIn = frame(5), hearing.fadeOut = frame(10);
    for (const char* name : {"n", "m"}) flat = *spot::apply(flat, SetHearing{flat.timelines.front()->id, text::clip(flat, name).id, hearing});
    const Project once = nested(flat, {"n", "o"}), all = nested(flat, {"n", "o", "m"});
    QVERIFY(composed(once)->sounds.size() == 3);
    const auto wanted = sound(flat);
    QVERIFY(std::any_of(wanted.begin(), wanted.end(), [](float v) { return std::abs(v) > 0.1f; }));
    QVERIFY(sound(once) == wanted);
    QVERIFY(sound(all) == wanted);
    const Project twice = nested(all, {"Intro"});
    QVERIFY(sound(twice) == wanted);
}

void NestedTimelinesSpec::a_cut_sequence_sounds_like_the_cut_clips()
{
    Project flat = drawn("N1: n[0,40)+7 o[40,90)");
    const TimelineId t = flat.timelines.front()->id;
    Hearing hearing;
    hearing.gainDb = Curve(std::vector<Key>{{frame(0), -20}, {frame(30), 0, Ease::EaseOut}});
    hearing.isDeclicked = false; // its fade would be the same, but for the last bit
    flat = *spot::apply(flat, SetHearing{t, text::clip(flat, "n").id, hearing});
    Project once = nested(flat, {"n", "o"});
    Hearing plain;
    plain.isDeclicked = false;
    once = *spot::apply(once, SetHearing{t, text::clip(once, "Intro").id, plain});
    const auto trimmed = spot::apply(once, TrimClip{t, text::clip(once, "Intro").id, Edge::Start, frame(13) + MediaTime{14700 * 100}});
    const auto cut = spot::apply(flat, TrimClip{t, text::clip(flat, "n").id, Edge::Start, frame(13) + MediaTime{14700 * 100}});
    QVERIFY_OK(trimmed);
    QVERIFY_OK(cut);
    QVERIFY(sound(*trimmed) == sound(*cut));
}

void NestedTimelinesSpec::the_clips_own_gain_and_fades_come_on_top()
{
    const Project flat = drawn("N1: n[0,100)"), once = nested(flat, {"n"});
    Hearing hearing;
    hearing.gainDb = Curve(-6), hearing.fadeIn = frame(25);
    const auto softer = spot::apply(once, SetHearing{once.timelines.front()->id, text::clip(once, "Intro").id, hearing});
    QVERIFY_OK(softer);
    const auto whole = sound(flat), heard = sound(*softer);
    for (const std::size_t n : {std::size_t{96'001}, std::size_t{150'000}})
        QVERIFY(std::abs(heard[n] - whole[n] * std::pow(10.0, -6.0 / 20)) < 1e-6);
    QVERIFY(std::abs(whole[24'030 * 2 + 1]) > 0.05f && std::abs(heard[24'030 * 2 + 1]) < std::abs(whole[24'030 * 2 + 1]) * 0.3f); // half of the fade and half of the gain
    hearing.isMuted = true;
    const auto silent = spot::apply(once, SetHearing{once.timelines.front()->id, text::clip(once, "Intro").id, hearing});
    QVERIFY(composed(*silent)->sounds.empty());
}

void NestedTimelinesSpec::a_timeline_of_another_rate_shows_each_frame_until_the_next_is_due()
{
    const Project once = nested(drawn("V1: a[0,50)"), {"a"});
    const auto faster = spot::apply(once, ReshapeTimeline{once.timelines.front()->id, "50", small, FrameRate{50, 1}, {}, -16});
    QVERIFY_OK(faster);
    const CompositionPtr outer = composed(*faster);
    for (const std::int64_t at : {0, 1, 2, 31, 99}) {
        const FrameRecipe recipe = evaluate(*outer, outer->rate.startOf(at));
        const auto& inside = std::get<NestedFrame>(recipe.steps.at(0).draws.at(0).source);
        QCOMPARE(fps25.frameAt(std::get<MediaFrame>(inside.recipe->steps.at(0).draws.at(0).source).time), at / 2);
    }
    QVERIFY(hash(evaluate(*outer, outer->rate.startOf(30))) == hash(evaluate(*outer, outer->rate.startOf(31))));
    QVERIFY(hash(evaluate(*outer, outer->rate.startOf(30))) != hash(evaluate(*outer, outer->rate.startOf(32))));
}

void NestedTimelinesSpec::a_timeline_of_another_canvas_is_fitted_like_a_picture_of_its_size()
{
    const Project once = nested(drawn("V1: v[0,50)"), {"v"});
    const auto tall = spot::apply(once, ReshapeTimeline{once.timelines[1]->id, "Intro", {180, 320}, fps25, {}, -16});
    QVERIFY_OK(tall);
    Look look;
    look.fit = Fit::Contain;
    const auto contained = spot::apply(*tall, SetLook{once.timelines.front()->id, text::clip(once, "Intro").id, look});
    const ImagePtr image = picture(*contained, 5);
    const auto* middle = image->rowAs<std::uint8_t>(0, 90);
    QVERIFY(middle[4 * 20] == 0 && middle[4 * 300] == 0 && middle[4 * 160] > 100); // 101 pixels wide in the middle
    QVERIFY(middle[4 * 108] == 0 && middle[4 * 112] > 100 && middle[4 * 208] > 100 && middle[4 * 212] == 0);
    QVERIFY(image->rowAs<std::uint8_t>(0, 2)[4 * 160] > 200 && image->rowAs<std::uint8_t>(0, 177)[4 * 160] < 60); // the whole gradient
}

void NestedTimelinesSpec::where_it_has_no_picture_what_lies_below_is_seen()
{
    const Project flat = drawn("V1: v[0,50); V2: a[0,10) b[30,50)"), once = nested(flat, {"a", "b"});
    QCOMPARE(difference(*picture(flat, 20), *picture(once, 20)), 0);
    QVERIFY(evaluate(*composed(once), frame(20)).steps.size() == 1);
}

void NestedTimelinesSpec::after_its_end_the_last_picture_stays_and_it_is_silent()
{
    const Project once = nested(drawn("V1: a[0,50); N1: n[0,50)"), {"a", "n"});
    Project shorter = *spot::apply(once, ReshapeTimeline{once.timelines[1]->id, "Intro", small, fps25, frame(30), -16});
    const FrameRecipe last = evaluate(*composed(shorter), frame(29)), after = evaluate(*composed(shorter), frame(45));
    QVERIFY(last == after && last.steps.size() == 1);
    const auto heard = sound(shorter);
    QVERIFY(std::all_of(heard.begin() + 48'000 / 25 * 30 * 2, heard.end(), [](float v) { return v == 0; }));
}

void NestedTimelinesSpec::backwards_and_twice_as_fast_it_shows_the_frames_that_a_media_would()
{
    const Project once = nested(drawn("V1: a[0,50); N1: n[0,50)"), {"a", "n"});
    const TimelineId t = once.timelines.front()->id;
    const ClipId id = text::clip(once, "Intro").id;
    const auto shown = [&](const Project& project, std::int64_t at) {
        const FrameRecipe recipe = evaluate(*composed(project), frame(at));
        return fps25.frameAt(std::get<MediaFrame>(std::get<NestedFrame>(recipe.steps.at(0).draws.at(0).source).recipe->steps.at(0).draws.at(0).source).time);
    };
    const auto fast = spot::apply(once, SetSpeed{t, id, {2, 1}, false});
    QVERIFY_OK(fast);
    QCOMPARE(shown(*fast, 10), std::int64_t{20});
    const auto back = spot::apply(once, ReverseClip{t, id});
    QVERIFY_OK(back);
    QCOMPARE(shown(*back, 0), std::int64_t{49});
    QCOMPARE(shown(*back, 49), std::int64_t{0});
    const Timeline& cut = *once.timelines.front();
    const auto backSound = spot::apply(once, ReverseClip{t, cut.tracks[1]->clips[0]->id});
    QVERIFY_OK(backSound);
    const auto forwards = sound(once), backwards = sound(*backSound);
    for (const std::size_t n : {0, 1000, 50'000, 95'999}) QCOMPARE(backwards[2 * n], forwards[2 * (95'999 - n)]);
}

void NestedTimelinesSpec::an_adjustment_shows_what_lies_below_once_more()
{
    Project flat = drawn("V1: v[0,50); V2: c[0,50); V3: v[0,50)");
    const TimelineId t = flat.timelines.front()->id;
    const Clip& top = *flat.timelines.front()->tracks[2]->clips[0];
    Clip adjustment = top;
    adjustment.id = {}, adjustment.content = AdjustmentClip{};
    flat = *spot::apply(flat, DeleteClip{t, top.id});
    const Project plain = flat;
    const auto put = [&](const Look& look) {
        adjustment.look = look;
        const auto made = spot::apply(plain, OverwriteClip{t, plain.timelines.front()->tracks[2]->id, adjustment});
        return made ? *made : plain;
    };
    const ImagePtr below = picture(plain, 5);
    QCOMPARE(difference(*below, *picture(put({}), 5)), 0); // as it is, it changes nothing
    Look look;
    look.blend = BlendMode::Multiply;
    const ImagePtr darker = picture(put(look), 5);
    for (const int x : {10, 100, 250}) {
        const int was = below->rowAs<std::uint8_t>(0, 90)[4 * x], is = darker->rowAs<std::uint8_t>(0, 90)[4 * x];
        QVERIFY2(std::abs(is - was * was / 255.0) <= 1.5, qPrintable(QString("%1: %2 -> %3").arg(x).arg(was).arg(is)));
    }
    look = {};
    look.transform.scaleX = look.transform.scaleY = Curve(0.5);
    const ImagePtr twice = picture(put(look), 5);
    QCOMPARE(difference(*twice, *below) > 0, true);
    QCOMPARE(twice->rowAs<std::uint8_t>(0, 5)[20], below->rowAs<std::uint8_t>(0, 5)[20]); // around the smaller one, the whole
}

void NestedTimelinesSpec::an_adjustment_with_effects_is_what_they_make_of_all_below()
{
    const Project flat = drawn("V1: a[0,50); V2: c[0,50)+30; V3: t[0,50)");
    const TimelineId t = flat.timelines.front()->id;
    const std::vector<Effect> effects{{"mosaic", true, {{"block", Curve(0.08)}}}, {"rounded corners", true, {{"radius", Curve(0.3)}}}};
    const Project once = nested(flat, {"a", "c", "t"}); // the same as one picture
    const Project wanted = *spot::apply(once, SetEffects{t, text::clip(once, "Intro").id, effects});
    Clip adjustment;
    adjustment.place = {frame(0), frame(50)}, adjustment.content = AdjustmentClip{}, adjustment.effects = effects;
    Project adjusted = *spot::apply(flat, AddTrack{t, Track{}, 3});
    adjusted = *spot::apply(adjusted, OverwriteClip{t, adjusted.timelines.front()->tracks[3]->id, adjustment});
    const ImagePtr image = picture(adjusted, 20);
    QVERIFY(difference(*image, *picture(flat, 20)) > 20);
    QVERIFY(difference(*image, *picture(wanted, 20)) <= 1);
    Look half;
    half.opacity = Curve(0.5);
    adjusted = *spot::apply(adjusted, SetLook{t, adjusted.timelines.front()->tracks[3]->clips[0]->id, half});
    const ImagePtr mixed = picture(adjusted, 20), below = picture(flat, 20);
    for (const int x : {3, 40, 160, 300}) {
        const auto at = [x](const Image& i) { return i.rowAs<std::uint8_t>(0, 60)[4 * x]; };
        QVERIFY(std::abs(at(*mixed) - (at(*image) + at(*below)) / 2) <= 1);
    }
}

void NestedTimelinesSpec::a_circle_is_an_error_and_no_crash()
{
    Project project = drawn("V1: a[0,50)");
    Timeline timeline = *project.timelines.front();
    Track row = *timeline.tracks.front();
    Clip self = *row.clips.front();
    self.content = SequenceClip{timeline.id, {}, {}};
    row.clips = {std::make_shared<const Clip>(self)};
    timeline.tracks = {std::make_shared<const Track>(row)};
    project.timelines.front() = std::make_shared<const Timeline>(timeline);
    QVERIFY_FAULT(compose(project, timeline.id, m_raster), Fault::OutOfRange, "16 timelines inside of each other");
}

QTEST_MAIN(NestedTimelinesSpec)
#include "nested_timelines_spec.moc"
