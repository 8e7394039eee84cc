// SPDX-License-Identifier: GPL-3.0-or-later
// Frames drawn in their planes against the slow truth.
#include "render/cpu/effect_renderer.h"
#include "render/cpu/planar_renderer.h"
#include "render/cpu/reference_renderer.h"
#include "tests/support/random_recipes.h"
#include "tests/support/spec.h"

using namespace spot;

namespace
{

/// Films of the frame's size at the bottom, one or a dissolve, and anything laid over them.
class PlanarRecipes : public RandomRecipes
{
public:
    using RandomRecipes::RandomRecipes;

    Draw film(FrameSize size, bool isGraded)
    {
        Draw d;
        d.source = RasterPicture{picture(size, PixelFormat::Yuv420P8, bt709Limited), {}};
        d.fit = Fit::Stretch;
        if (isGraded) d.effects = {grade()};
        return d;
    }
    EffectAt grade()
    {
        EffectAt effect{findEffect("grade"), {}, 0};
        for (const EffectParameter& p : effect.kind->parameters) effect.values.push_back(p.fallback);
        const auto set = [&](const char* id, double value) { effect.values[*findParameter(*effect.kind, id)] = value; };
        set("lift", real(-0.1, 0.1)), set("gammaRed", real(0.7, 1.4)), set("gainBlue", real(0.7, 1.3)), set("saturation", coin() ? 1 : real(0, 2));
        return effect;
    }
    FrameRecipe frame(FrameSize size, bool isGraded)
    {
        FrameRecipe r{size, BlendSpace::Display, {static_cast<float>(real(0, 1)), 0.2f, 0.7f, 1}, {}};
        Step bottom{{film(size, isGraded)}};
        if (coin()) {
            bottom.draws.push_back(film(size, isGraded && coin()));
            const double k = real(0, 1);
            bottom.draws[0].opacity = 1 - k, bottom.draws[1].opacity = coin() ? k : k / 2;
        }
        r.steps.push_back(std::move(bottom));
        for (int i = whole(0, 3); i > 0; --i) {
            Step over{{draw(size)}};
            if (whole(0, 3) == 0) {
                over.draws.push_back(draw(size));
                join(over.draws.front(), over.draws.back());
            }
            for (Draw& d : over.draws) d.blend = BlendMode::Normal;
            r.steps.push_back(std::move(over));
        }
        return r;
    }
};

const PictureOf rasters = [](const Draw& d, FrameSize) -> Result<ImagePtr> { return std::get<RasterPicture>(d.source).image; };

/// The slow truth, effects drawn as every other renderer has them.
Image truthOf(const FrameRecipe& recipe, FrameSize size)
{
    EffectRenderer effects(1);
    const auto plain = effects.drawn(recipe, size, rasters);
    return renderReferenceYuv(*planFrame(*plain, size, rasters));
}

} // namespace

class PlanarRendererSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void two_hundred_random_frames_equal_the_reference_within_one_code();
    void graded_films_equal_the_reference_within_one_code();
    void film_that_nothing_covers_keeps_every_byte();
    void one_thread_and_four_give_the_same_bytes();
    void layers_that_stand_still_look_the_same_when_kept();
    void what_needs_a_canvas_is_refused();
};

void PlanarRendererSpec::two_hundred_random_frames_equal_the_reference_within_one_code()
{
    PlanarRenderer planar(2);
    int drawn = 0;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        PlanarRecipes random(seed);
        const FrameSize size{random.whole(1, 70), random.whole(1, 45)};
        const auto plan = planOf(random.frame(size, false), size);
        QVERIFY_OK(plan);
        if (!planar.canDraw(*plan)) continue; // something hides the films
        ++drawn;
        const double worst = difference(planar.render(*plan), renderReferenceYuv(*plan));
        QVERIFY2(worst <= 1.01 / 255, qPrintable(QString("seed %1, %2x%3, differs by %4 codes").arg(seed).arg(size.width).arg(size.height).arg(worst * 255)));
    }
    QVERIFY2(drawn > 120, qPrintable(QString::number(drawn)));
}

void PlanarRendererSpec::graded_films_equal_the_reference_within_one_code()
{
    PlanarRenderer planar(2);
    int drawn = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        PlanarRecipes random(seed);
        const FrameSize size{random.whole(2, 70), random.whole(2, 45)};
        const FrameRecipe recipe = random.frame(size, true);
        const auto plan = planOf(recipe, size);
        QVERIFY_OK(plan);
        if (!planar.canDraw(*plan)) continue;
        ++drawn;
        const double worst = difference(planar.render(*plan), truthOf(recipe, size));
        QVERIFY2(worst <= 1.01 / 255, qPrintable(QString("seed %1, %2x%3, differs by %4 codes").arg(seed).arg(size.width).arg(size.height).arg(worst * 255)));
    }
    QVERIFY2(drawn > 35, qPrintable(QString::number(drawn)));
}

void PlanarRendererSpec::film_that_nothing_covers_keeps_every_byte()
{
    PlanarRecipes random(3);
    const FrameSize size{64, 36};
    FrameRecipe recipe{size, BlendSpace::Display, {0, 0, 0, 1}, {Step{{random.film(size, false)}}, {}}};
    Draw corner;
    corner.source = SolidPicture{{1, 0, 0, 1}};
    corner.placement = {0.25, 0.25, 0.5, 0.5, 0, 0.5, 0.5};
    recipe.steps[1].draws = {corner};
    const auto plan = planOf(recipe, size);
    QVERIFY_OK(plan);
    PlanarRenderer planar(1);
    QVERIFY(planar.canDraw(*plan));
    const Image frame = planar.render(*plan);
    const Image& film = *plan->steps[0].draws[0].image;
    for (int p = 0; p < 3; ++p)
        for (int y = 0; y < frame.planeSize(p).height; ++y) {
            const bool isBeside = y < frame.planeSize(p).height / 2 - 1;
            const int n = isBeside ? frame.planeSize(p).width : frame.planeSize(p).width / 2 - 1;
            QVERIFY(std::equal(film.row(p, y), film.row(p, y) + n, frame.row(p, y)));
        }
    QCOMPARE(frame.rowAs<std::uint8_t>(0, 30)[50], std::uint8_t(63)); // red
}

void PlanarRendererSpec::one_thread_and_four_give_the_same_bytes()
{
    PlanarRenderer one(1), four(4);
    for (unsigned seed = 300; seed < 330; ++seed) {
        PlanarRecipes random(seed);
        const FrameSize size{90, 71};
        const auto plan = planOf(random.frame(size, seed % 2), size);
        QVERIFY_OK(plan);
        if (one.canDraw(*plan)) QVERIFY(four.canDraw(*plan) && one.render(*plan).hash() == four.render(*plan).hash());
    }
}

void PlanarRendererSpec::layers_that_stand_still_look_the_same_when_kept()
{
    const FrameSize size{96, 54};
    PlanarRecipes random(11);
    const Draw film = random.film(size, false);
    Draw logo;
    logo.source = RasterPicture{random.picture({40, 20}, PixelFormat::Rgba8, {}), hashOf(std::string_view("logo"))};
    logo.fit = Fit::Native;
    logo.placement = {0.2, -0.1, 0.7, 0.7, 8, 0.5, 0.5};
    PlanarRenderer planar(2);
    for (const double opacity : {1.0, 1.0, 0.6, 0.3}) {
        logo.opacity = opacity;
        auto plan = planOf({size, BlendSpace::Display, {}, {Step{{film}}, Step{{logo}}}}, size);
        QVERIFY_OK(plan);
        plan->steps[1].draws[0].content = hashOf(std::string_view("logo"));
        QVERIFY(planar.canDraw(*plan));
        QVERIFY(difference(planar.render(*plan), renderReferenceYuv(*plan)) <= 1.01 / 255);
    }
}

void PlanarRendererSpec::what_needs_a_canvas_is_refused()
{
    const FrameSize size{64, 36};
    PlanarRecipes random(5);
    PlanarRenderer planar(1);
    const auto can = [&](const FrameRecipe& recipe) {
        const auto plan = planOf(recipe, size);
        return plan && planar.canDraw(*plan);
    };
    const FrameRecipe plain{size, BlendSpace::Display, {}, {Step{{random.film(size, false)}}}};
    QVERIFY(can(plain));
    FrameRecipe linear = plain;
    linear.blendSpace = BlendSpace::Linear;
    QVERIFY(!can(linear));
    FrameRecipe moved = plain;
    moved.steps[0].draws[0].placement.x = 0.25;
    QVERIFY(!can(moved));
    FrameRecipe multiplied = plain;
    multiplied.steps.push_back({{random.draw(size)}});
    multiplied.steps[1].draws[0].opacity = 0.5, multiplied.steps[1].draws[0].blend = BlendMode::Multiply;
    QVERIFY(!can(multiplied));
    FrameRecipe steep = plain; // black is infinitely steep under such a gamma
    steep.steps[0].draws[0].effects = {random.grade()};
    steep.steps[0].draws[0].effects[0].values[*findParameter(*findEffect("grade"), "gamma")] = 5;
    QVERIFY(!can(steep));
}

QTEST_GUILESS_MAIN(PlanarRendererSpec)
#include "planar_renderer_spec.moc"
