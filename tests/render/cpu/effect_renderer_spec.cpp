// SPDX-License-Identifier: GPL-3.0-or-later
// Effects in a recipe: where they are drawn, that their place follows the picture, and that every output size shows the same.
#include "render/cpu/effect_renderer.h"
#include "render/cpu/fast_renderer.h"
#include "render/cpu/reference_renderer.h"
#include "tests/support/effect_picture.h"
#include "tests/support/random_recipes.h"
#include "tests/support/spec.h"

using namespace spot;

namespace
{

const PictureOf rasters = [](const Draw& d, FrameSize) -> Result<ImagePtr> { return std::get<RasterPicture>(d.source).image; };

Draw drawOf(Source source, std::vector<EffectAt> effects)
{
    Draw draw;
    draw.source = std::move(source);
    draw.effects = std::move(effects);
    return draw;
}
FrameRecipe recipeOf(Draw draw, FrameSize canvas) { return {canvas, BlendSpace::Display, {0, 0, 0, 1}, {{{std::move(draw)}}}}; }

Image frameOf(EffectRenderer& effects, const FrameRecipe& recipe, FrameSize size)
{
    const auto plain = effects.drawn(recipe, size, rasters);
    if (!plain) return {};
    const auto plan = planFrame(*plain, size, rasters);
    return plan ? renderReference(*plan) : Image();
}
Pixel pixelOf(const Image& image, int x, int y)
{
    const float* p = image.rowAs<float>(0, y) + 4 * x;
    return {p[0], p[1], p[2], p[3]};
}

} // namespace

class EffectRendererSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_recipe_without_effects_needs_nothing();
    void values_come_from_curves_and_defaults_and_stay_in_their_range();
    void effects_that_change_nothing_are_left_out_of_the_recipe();
    void every_value_is_in_the_hash();
    void a_picture_of_the_output_size_keeps_its_pixels();
    void random_draws_stay_where_they_are();
    void effects_are_drawn_before_the_transform();
    void the_same_still_is_drawn_once();
    void half_the_size_shows_the_same();
};

void EffectRendererSpec::a_recipe_without_effects_needs_nothing()
{
    QVERIFY(!EffectRenderer::isNeeded(recipeOf(drawOf(SolidPicture{{1, 0, 0, 1}}, {}), {16, 9})));
    QVERIFY(EffectRenderer::isNeeded(recipeOf(drawOf(SolidPicture{{1, 0, 0, 1}}, {effectOf("vignette")}), {16, 9})));
}

void EffectRendererSpec::values_come_from_curves_and_defaults_and_stay_in_their_range()
{
    Composition composition;
    composition.duration = fps30.startOf(60);
    Layer layer;
    layer.span = {fps30.startOf(10), fps30.startOf(60)};
    layer.picture = SolidPicture{{0.5f, 0.5f, 0.5f, 1}};
    layer.effects = {{findEffect("vignette"), {{"amount", Curve({{{}, 0, Ease::Linear}, {fps30.startOf(10), 1, Ease::Linear}})}, {"size", 99}, {"unheard of", 3}}}};
    composition.layers = {layer};
    const FrameRecipe recipe = evaluate(composition, fps30.startOf(15));
    const EffectAt& effect = recipe.steps.at(0).draws.at(0).effects.at(0);
    QCOMPARE(effect.values.at(0), 0.5);
    QCOMPARE(effect.values.at(1), 2.0); // the highest size
    QCOMPARE(effect.values.at(2), 0.8); // its default
}

void EffectRendererSpec::effects_that_change_nothing_are_left_out_of_the_recipe()
{
    Composition composition;
    composition.duration = fps30.startOf(60);
    Layer layer;
    layer.span = {{}, composition.duration};
    layer.picture = SolidPicture{{0.5f, 0.5f, 0.5f, 1}};
    composition.layers = {layer};
    const ContentHash before = hash(evaluate(composition, {}));
    composition.layers.front().effects = {{findEffect("grade"), {}}, {findEffect("blur"), {{"radius", 0}}}};
    QVERIFY(hash(evaluate(composition, {})) == before && !EffectRenderer::isNeeded(evaluate(composition, {})));
}

void EffectRendererSpec::every_value_is_in_the_hash()
{
    const auto hashOf = [](std::vector<EffectAt> effects) { return hash(recipeOf(drawOf(SolidPicture{{1, 0, 0, 1}}, std::move(effects)), {16, 9})); };
    const ContentHash one = hashOf({effectOf("grade", {{"gain", 1.1}})});
    QVERIFY(one == hashOf({effectOf("grade", {{"gain", 1.1}})}));
    QVERIFY(one != hashOf({effectOf("grade", {{"gain", 1.2}})}) && one != hashOf({}) && one != hashOf({effectOf("grade", {{"gain", 1.1}}), effectOf("blur")}));
    QVERIFY(hashOf({effectOf("grade", {{"gain", 1.1}}), effectOf("blur")}) != hashOf({effectOf("blur"), effectOf("grade", {{"gain", 1.1}})}));
}

void EffectRendererSpec::a_picture_of_the_output_size_keeps_its_pixels()
{
    RandomRecipes random(3);
    ColourTag tag = bt709Rgb;
    const ImagePtr source = random.picture({64, 36}, PixelFormat::RgbaF32, tag);
    EffectRenderer effects(2);
    const auto plain = effects.drawn(recipeOf(drawOf(RasterPicture{source, {}}, {effectOf("grade", {{"offset", 0.0001}})}), {64, 36}), {64, 36}, rasters);
    QVERIFY_OK(plain);
    const auto plan = planFrame(*plain, {64, 36}, rasters);
    QVERIFY_OK(plan);
    const PlannedDraw& d = plan->steps.at(0).draws.at(0);
    QVERIFY(d.isExact && d.image->size() == (FrameSize{64, 36}));
}

void EffectRendererSpec::random_draws_stay_where_they_are()
{
    EffectRenderer effects(2);
    const EffectAt still = effectOf("grade", {{"offset", 1e-9}}); // draws and changes nothing that could be seen
    int compared = 0;
    for (unsigned seed = 1; seed <= 30; ++seed) {
        RandomRecipes random(seed);
        const FrameSize canvas{64, 36};
        Draw draw = random.draw(canvas);
        // A flat colour has no detail that another filter would show: only the place is left.
        Image flat({random.whole(20, 90), random.whole(20, 70)}, PixelFormat::RgbaF32, bt709Rgb, AlphaMode::Opaque);
        for (int y = 0; y < flat.height(); ++y)
            for (int x = 0; x < flat.width(); ++x) std::ranges::copy(Pixel{0.7f, 0.4f, 0.2f, 1}, flat.mutableRowAs<float>(0, y) + 4 * x);
        draw.source = RasterPicture{std::make_shared<const Image>(std::move(flat)), {}};
        if (seed % 3 == 0) draw.move = {0, 0, 1.5}; // a transition that zooms
        if (seed % 3 == 1) draw.move = {0.25, 0, 1}; // or pushes
        const auto before = planOf(recipeOf(draw, canvas), canvas);
        QVERIFY_OK(before);
        draw.effects = {still};
        const Image after = frameOf(effects, recipeOf(draw, canvas), canvas);
        const double worst = difference(renderReference(*before), after);
        QVERIFY2(worst < 0.02, qPrintable(QString("seed %1 differs by %2").arg(seed).arg(worst)));
        ++compared;
    }
    QCOMPARE(compared, 30);
}

void EffectRendererSpec::effects_are_drawn_before_the_transform()
{
    // The vignette darkens the corners of the picture, also where it is small and in a corner of the canvas.
    Draw draw = drawOf(SolidPicture{{1, 1, 1, 1}}, {effectOf("vignette", {{"amount", 1}, {"size", 0.5}, {"softness", 0.5}})});
    draw.placement.scaleX = draw.placement.scaleY = 0.5;
    draw.placement.x = draw.placement.y = -0.25;
    EffectRenderer effects(2);
    const Image frame = frameOf(effects, recipeOf(draw, {80, 60}), {80, 60});
    QVERIFY(pixelOf(frame, 20, 15)[0] > 0.95f && pixelOf(frame, 1, 1)[0] < 0.05f && pixelOf(frame, 38, 28)[0] < 0.05f);
    QVERIFY(pixelOf(frame, 60, 45)[0] == 0); // nothing there
}

void EffectRendererSpec::the_same_still_is_drawn_once()
{
    RandomRecipes random(8);
    const ImagePtr source = random.picture({64, 36}, PixelFormat::Rgba8, srgbFull);
    EffectRenderer effects(1);
    const FrameRecipe recipe = recipeOf(drawOf(RasterPicture{source, source->hash()}, {effectOf("blur", {{"radius", 0.05}})}), {64, 36});
    const auto first = effects.drawn(recipe, {64, 36}, rasters), second = effects.drawn(recipe, {64, 36}, rasters), other = effects.drawn(recipe, {32, 18}, rasters);
    QVERIFY_OK(first);
    QVERIFY_OK(second);
    QVERIFY_OK(other);
    const auto imageOf = [](const Result<FrameRecipe>& r) { return std::get<RasterPicture>(r->steps.at(0).draws.at(0).source).image; };
    QVERIFY(imageOf(first) == imageOf(second) && imageOf(first) != imageOf(other));
}

void EffectRendererSpec::half_the_size_shows_the_same()
{
    RandomRecipes random(12);
    const ImagePtr source = random.picture({160, 90}, PixelFormat::RgbaF32, bt709Rgb);
    EffectRenderer effects(2);
    for (const EffectKind* kind : effectKinds()) {
        if (kind->isOfSound()) continue;
        if (kind->isTimed) continue;
        std::map<std::string, double> values;
        if (kind->id == "grade") values = {{"gamma", 1.4}};
        if (kind->id == "blur") values = {{"radius", 0.05}};
        if (kind->id == "mosaic") values = {{"block", 0.2}}; // whole pixels at both sizes
        const FrameRecipe recipe = recipeOf(drawOf(RasterPicture{source, {}}, {effectOf(kind->id, values)}), {320, 180});
        const Image whole = frameOf(effects, recipe, {320, 180}), half = frameOf(effects, recipe, {160, 90});
        double sum = 0;
        for (int y = 0; y < 90; ++y)
            for (int x = 0; x < 160; ++x) {
                float mean = 0;
                for (int i = 0; i < 4; ++i) mean += pixelOf(whole, 2 * x + i % 2, 2 * y + i / 2)[1] / 4;
                sum += std::abs(static_cast<double>(mean - pixelOf(half, x, y)[1]));
            }
        QVERIFY2(sum / (160 * 90) < 0.02, qPrintable(QString("%1 differs by %2").arg(kind->id.data()).arg(sum / (160 * 90))));
    }
}

QTEST_GUILESS_MAIN(EffectRendererSpec)
#include "effect_renderer_spec.moc"
