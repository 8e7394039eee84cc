// SPDX-License-Identifier: GPL-3.0-or-later
// What one frame is made of, and what its name depends on.
#include "render/composition/frame_recipe.h"
#include "tests/support/spec.h"

using namespace spot;

namespace
{

MediaTime frames(std::int64_t n) { return fps25.startOf(n); }
const ContentHash clipA = hashOf(std::string_view("a")), clipB = hashOf(std::string_view("b"));

Layer media(ContentHash hash, std::int64_t from, std::int64_t to, double speed = 1)
{
    Layer layer;
    layer.span = {frames(from), frames(to)};
    layer.picture = MediaPicture{hash, frames(100), speed};
    return layer;
}
Layer solid(Rgba colour, std::int64_t from, std::int64_t to)
{
    Layer layer;
    layer.span = {frames(from), frames(to)};
    layer.picture = SolidPicture{colour};
    return layer;
}
Composition composition(std::vector<Layer> layers)
{
    Composition c;
    c.rate = fps25;
    c.duration = frames(100);
    c.layers = std::move(layers);
    return c;
}
MediaTime mediaTimeOf(const Draw& draw) { return std::get<MediaFrame>(draw.source).time; }

} // namespace

class FrameRecipeSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_layer_shows_from_its_start_up_to_but_not_at_its_end();
    void media_time_runs_from_in_at_the_speed_of_the_layer();
    void along_a_ramp_media_time_is_the_integral_of_the_speed();
    void a_time_inside_a_frame_gives_the_recipe_of_the_frame();
    void a_dissolve_shares_one_step_and_its_shares_sum_to_one();
    void a_dissolve_over_a_gap_fades_in();
    void what_an_opaque_solid_hides_is_left_out();
    void invisible_layers_are_left_out();
    void the_hash_changes_with_what_is_seen_and_not_with_the_time();
    void a_known_rate_makes_times_inside_one_source_frame_equal();
    void cover_cuts_and_contain_leaves_bars();
    void a_quarter_turn_is_exact();
    void curves_hold_outside_and_ease_inside();
};

void FrameRecipeSpec::a_layer_shows_from_its_start_up_to_but_not_at_its_end()
{
    const Composition c = composition({media(clipA, 10, 20)});
    QVERIFY(evaluate(c, frames(9)).steps.empty());
    QCOMPARE(evaluate(c, frames(10)).steps.size(), 1u);
    QCOMPARE(evaluate(c, frames(19)).steps.size(), 1u);
    QVERIFY(evaluate(c, frames(20)).steps.empty());
}

void FrameRecipeSpec::media_time_runs_from_in_at_the_speed_of_the_layer()
{
    const Composition c = composition({media(clipA, 10, 60, 2)});
    QCOMPARE(mediaTimeOf(evaluate(c, frames(15)).steps[0].draws[0]).flicks, frames(110).flicks);
}

void FrameRecipeSpec::along_a_ramp_media_time_is_the_integral_of_the_speed()
{
    Layer layer = media(clipA, 10, 60);
    std::get<MediaPicture>(layer.picture).ramp = {{frames(0), {1, 1}}, {frames(20), {2, 1}}, {frames(20), {0, 1}}, {frames(25), {0, 1}}, {frames(25), {-1, 1}}};
    const Composition c = composition({layer});
    const auto shown = [&](std::int64_t at) { return fps25.frameAt(mediaTimeOf(evaluate(c, frames(10 + at)).steps[0].draws[0])); };
    for (std::int64_t n = 0; n <= 20; ++n) QCOMPARE(shown(n), 100 + n + n * n / 40);
    for (std::int64_t n = 20; n < 25; ++n) QCOMPARE(shown(n), 130);
    for (std::int64_t n = 25; n < 50; ++n) QCOMPARE(shown(n), 129 - (n - 25)); // backwards: the picture that ends there
    QVERIFY(hash(evaluate(c, frames(10)), {}) == hash(evaluate(composition({media(clipA, 10, 60)}), frames(10)), {})); // the same picture: the same name
}

void FrameRecipeSpec::a_time_inside_a_frame_gives_the_recipe_of_the_frame()
{
    const Composition c = composition({media(clipA, 0, 60)});
    QVERIFY(evaluate(c, frames(15) + MediaTime{1000}) == evaluate(c, frames(15)));
    QVERIFY(evaluate(c, frames(16) - MediaTime{1}) == evaluate(c, frames(15)));
}

void FrameRecipeSpec::a_dissolve_shares_one_step_and_its_shares_sum_to_one()
{
    Layer next = media(clipB, 20, 50);
    next.dissolve = frames(10);
    const Composition c = composition({media(clipA, 0, 30), next});
    for (std::int64_t i = 0; i < 10; ++i) {
        const FrameRecipe recipe = evaluate(c, frames(20 + i));
        QCOMPARE(recipe.steps.size(), 1u);
        QCOMPARE(recipe.steps[0].draws.size(), 2u);
        QCOMPARE(recipe.steps[0].draws[1].opacity, (static_cast<double>(i) + 0.5) / 10);
        QCOMPARE(recipe.steps[0].draws[0].opacity + recipe.steps[0].draws[1].opacity, 1.0);
    }
    QCOMPARE(evaluate(c, frames(30)).steps[0].draws[0].opacity, 1.0);
}

void FrameRecipeSpec::a_dissolve_over_a_gap_fades_in()
{
    Layer late = media(clipB, 20, 50);
    late.dissolve = frames(2);
    const FrameRecipe recipe = evaluate(composition({media(clipA, 0, 10), late}), frames(20));
    QCOMPARE(recipe.steps.size(), 1u);
    QCOMPARE(recipe.steps[0].draws.size(), 1u);
    QCOMPARE(recipe.steps[0].draws[0].opacity, 0.25);
}

void FrameRecipeSpec::what_an_opaque_solid_hides_is_left_out()
{
    QCOMPARE(evaluate(composition({media(clipA, 0, 10), solid({1, 0, 0, 1}, 0, 10)}), frames(3)).steps.size(), 1u);
    QCOMPARE(evaluate(composition({media(clipA, 0, 10), solid({1, 0, 0, 0.5f}, 0, 10)}), frames(3)).steps.size(), 2u);
    Layer small = solid({1, 0, 0, 1}, 0, 10);
    small.transform.scaleX = 0.5;
    QCOMPARE(evaluate(composition({media(clipA, 0, 10), small}), frames(3)).steps.size(), 2u);
}

void FrameRecipeSpec::invisible_layers_are_left_out()
{
    Layer clear = media(clipA, 0, 10), flat = media(clipA, 0, 10), cut = media(clipA, 0, 10), broken = media(clipA, 0, 10);
    clear.opacity = 0;
    flat.transform.scaleY = 0;
    cut.crop = {0.6, 0, 0.4, 0};
    broken.transform.x = std::nan("");
    QVERIFY(evaluate(composition({clear, flat, cut, broken}), frames(3)).steps.empty());
}

void FrameRecipeSpec::the_hash_changes_with_what_is_seen_and_not_with_the_time()
{
    const Composition still = composition({solid({0, 0, 1, 0.5f}, 0, 50)});
    QVERIFY(hash(evaluate(still, frames(1))) == hash(evaluate(still, frames(40))));
    const Composition moving = composition({media(clipA, 0, 50)});
    QVERIFY(hash(evaluate(moving, frames(1))) != hash(evaluate(moving, frames(2))));
    Composition linear = still;
    linear.blendSpace = BlendSpace::Linear;
    QVERIFY(hash(evaluate(still, frames(1))) != hash(evaluate(linear, frames(1))));
}

void FrameRecipeSpec::a_known_rate_makes_times_inside_one_source_frame_equal()
{
    const Composition slow = composition({media(clipA, 0, 50, 0.5)});
    const SourceRate rate = [](const ContentHash&) { return std::optional(fps25); };
    QVERIFY(hash(evaluate(slow, frames(2)), rate) == hash(evaluate(slow, frames(3)), rate));
    QVERIFY(hash(evaluate(slow, frames(2))) != hash(evaluate(slow, frames(3))));
}

void FrameRecipeSpec::cover_cuts_and_contain_leaves_bars()
{
    Draw draw;
    draw.source = StillPicture{clipA};
    const Layout cover = layoutOf(draw, {400, 400}, {1600, 900});
    QCOMPARE(cover.top, (1 - 9.0 / 16) / 2);
    QCOMPARE(cover.left, 0.0);
    QCOMPARE(cover.toCanvas({1, 1}).x, 1.0);
    draw.fit = Fit::Contain;
    const Layout contain = layoutOf(draw, {400, 400}, {1600, 900});
    QCOMPARE(contain.toCanvas({0, 0}).x, 350 / 1600.0);
    QCOMPARE(contain.toCanvas({1, 1}).y, 1.0);
    draw.fit = Fit::Native;
    QCOMPARE(layoutOf(draw, {400, 400}, {1600, 900}).toCanvas({0, 0}).x, 600 / 1600.0);
}

void FrameRecipeSpec::a_quarter_turn_is_exact()
{
    Draw draw;
    draw.source = StillPicture{clipA};
    draw.fit = Fit::Native;
    draw.placement.rotation = 90;
    const Affine m = layoutOf(draw, {200, 100}, {800, 800}).toCanvas;
    QCOMPARE(m.xx, 0.0);
    QCOMPARE(m({0, 0}).x, (400 + 50) / 800.0); // the top left corner goes to the top right
    QCOMPARE(m({0, 0}).y, (400 - 100) / 800.0);
}

void FrameRecipeSpec::curves_hold_outside_and_ease_inside()
{
    const Curve curve({{frames(10), 2, Ease::Linear}, {frames(20), 4, Ease::EaseInOut}, {frames(30), 8, Ease::Hold}});
    QCOMPARE(curve.at(frames(0)), 2.0);
    QCOMPARE(curve.at(frames(15)), 3.0);
    QCOMPARE(curve.at(frames(25)), 6.0);
    QCOMPARE(curve.at(frames(99)), 8.0);
}

QTEST_GUILESS_MAIN(FrameRecipeSpec)
#include "frame_recipe_spec.moc"
