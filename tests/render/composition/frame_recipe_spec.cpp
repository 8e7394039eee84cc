// SPDX-License-Identifier: GPL-3.0-or-later
// What one frame is made of, and what its name depends on.
#include "render/composition/frame_recipe.h"
#include "render/effects/effect_kinds.h"
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
    void a_dip_goes_through_its_colour();
    void a_push_and_a_slide_share_the_canvas();
    void a_wipe_gives_each_side_one_side_of_its_edge();
    void a_zoom_grows_one_side_and_settles_the_other();
    void what_an_opaque_solid_hides_is_left_out();
    void invisible_layers_are_left_out();
    void the_hash_changes_with_what_is_seen_and_not_with_the_time();
    void a_known_rate_makes_times_inside_one_source_frame_equal();
    void sixty_adjustments_over_each_other_are_named_at_once();
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
    next.entrance.length = frames(10);
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
    late.entrance.length = frames(2);
    const FrameRecipe recipe = evaluate(composition({media(clipA, 0, 10), late}), frames(20));
    QCOMPARE(recipe.steps.size(), 1u);
    QCOMPARE(recipe.steps[0].draws.size(), 1u);
    QCOMPARE(recipe.steps[0].draws[0].opacity, 0.25);
}

static Composition joined(TransitionStyle style, std::int64_t length)
{
    Layer next = media(clipB, 20, 50);
    next.entrance = {style, frames(length)};
    return composition({media(clipA, 0, 20 + length), next});
}

void FrameRecipeSpec::a_dip_goes_through_its_colour()
{
    TransitionStyle style{TransitionKind::DipToColour, {1, 1, 1, 1}};
    const Composition c = joined(style, 5); // k: .1 .3 .5 .7 .9
    const auto draws = [&](std::int64_t i) { return evaluate(c, frames(20 + i)).steps.at(0).draws; };
    QCOMPARE(draws(0).size(), 2u);
    QCOMPARE(draws(0)[0].opacity, 0.8);
    QVERIFY(draws(0)[0].source == Source(MediaFrame{clipA, frames(120)}));
    QVERIFY(std::abs(draws(0)[1].opacity - 0.2) < 1e-12 && draws(0)[1].source == Source(SolidPicture{{1, 1, 1, 1}}));
    QCOMPARE(draws(2).size(), 1u); // only the colour
    QVERIFY(draws(2)[0].opacity == 1 && draws(2)[0].source == Source(SolidPicture{{1, 1, 1, 1}}));
    QVERIFY(std::abs(draws(3)[0].opacity - 0.6) < 1e-12 && std::abs(draws(3)[1].opacity - 0.4) < 1e-12);
    QVERIFY(std::holds_alternative<SolidPicture>(draws(3)[0].source) && !std::holds_alternative<SolidPicture>(draws(3)[1].source));
}

void FrameRecipeSpec::a_push_and_a_slide_share_the_canvas()
{
    const auto draws = [](TransitionKind kind, Heading heading) { return evaluate(joined({kind, {}, 0, 0, heading}, 2), frames(20)).steps.at(0).draws; }; // k = 1/4
    const auto left = draws(TransitionKind::Push, Heading::Left);
    QVERIFY((left[0].move == CanvasMove{-0.25, 0, 1}) && (left[0].part == CanvasPart{0, 0, 0.75, 1}));
    QVERIFY((left[1].move == CanvasMove{0.75, 0, 1}) && (left[1].part == CanvasPart{0.75, 0, 1, 1}));
    QVERIFY(left[0].opacity == 1 && left[1].opacity == 1);
    const auto down = draws(TransitionKind::Slide, Heading::Down);
    QVERIFY(down[0].move == CanvasMove{} && (down[0].part == CanvasPart{0, 0.25, 1, 1}));
    QVERIFY((down[1].move == CanvasMove{0, -0.75, 1}) && (down[1].part == CanvasPart{0, 0, 1, 0.25}));
    const auto up = draws(TransitionKind::Push, Heading::Up), right = draws(TransitionKind::Push, Heading::Right);
    QVERIFY((up[0].move == CanvasMove{0, -0.25, 1}) && (up[1].part == CanvasPart{0, 0.75, 1, 1}));
    QVERIFY((right[1].move == CanvasMove{-0.75, 0, 1}) && (right[0].part == CanvasPart{0.25, 0, 1, 1}));
}

void FrameRecipeSpec::a_wipe_gives_each_side_one_side_of_its_edge()
{
    const auto draws = evaluate(joined({TransitionKind::Wipe, {}, 30, 0.5}, 4), frames(21)).steps.at(0).draws;
    QVERIFY((draws[0].wipe == WipeEdge{30, 0.5, 0.375, true}));
    QVERIFY((draws[1].wipe == WipeEdge{30, 0.5, 0.375, false}));
    QVERIFY(!(hash(evaluate(joined({TransitionKind::Wipe, {}, 30, 0.5}, 4), frames(21))) == hash(evaluate(joined({TransitionKind::Wipe, {}, 31, 0.5}, 4), frames(21)))));
}

void FrameRecipeSpec::a_zoom_grows_one_side_and_settles_the_other()
{
    const auto draws = evaluate(joined({TransitionKind::Zoom}, 1), frames(20)).steps.at(0).draws; // k = 1/2
    QCOMPARE(draws[0].move.scale, std::sqrt(2.0));
    QCOMPARE(draws[1].move.scale, std::sqrt(2.0));
    QCOMPARE(draws[0].opacity, 0.5);
    const Layout plain = layoutOf(Draw{SolidPicture{}}, {100, 100}, {200, 100}), grown = layoutOf(draws[0], {200, 100}, {200, 100});
    QVERIFY(std::abs(plain.toCanvas({0.5, 0.5}).x - 0.5) < 1e-12 && std::abs(grown.toCanvas({0.5, 0.5}).y - 0.5) < 1e-12);
    QVERIFY(std::abs(grown.toCanvas({1, 1}).x - (0.5 + 0.5 * std::sqrt(2.0))) < 1e-12);
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

/// Each shows what lies below it twice, in full and adjusted: without remembering, the last would be asked for 2^60 times.
void FrameRecipeSpec::sixty_adjustments_over_each_other_are_named_at_once()
{
    const auto stacked = [](double last) {
        std::vector<Layer> layers{solid({1, 0, 0, 1}, 0, 50)};
        for (int n = 0; n < 60; ++n) {
            Layer adjustment;
            adjustment.span = {frames(0), frames(50)};
            adjustment.picture = CanvasPicture{};
            adjustment.opacity = Curve(n == 0 ? last : 0.5);
            adjustment.effects = {{findEffect("blur"), {{"radius", Curve(0.01)}}}};
            layers.push_back(adjustment);
        }
        return composition(std::move(layers));
    };
    const FrameRecipe one = evaluate(stacked(0.5), frames(3)), same = evaluate(stacked(0.5), frames(9)), other = evaluate(stacked(0.4), frames(3));
    QVERIFY(hash(one) == hash(same) && one == same);
    QVERIFY(hash(one) != hash(other) && !(one == other)); // the lowest of them is seen through all the others
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
