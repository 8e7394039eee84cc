// SPDX-License-Identifier: GPL-3.0-or-later
// The fast path against the slow truth.
#include "render/cpu/fast_renderer.h"
#include "render/cpu/output_transform.h"
#include "render/cpu/reference_renderer.h"
#include "tests/support/random_recipes.h"
#include "tests/support/spec.h"

using namespace spot;

class FastRendererSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_hundred_random_frames_equal_the_reference_within_one_code();
    void every_output_format_equals_the_reference();
    void one_thread_and_four_give_the_same_bytes();
    void a_frame_of_one_pixel_and_odd_sizes_can_be_drawn();
};

void FastRendererSpec::a_hundred_random_frames_equal_the_reference_within_one_code()
{
    FastRenderer fast(2);
    for (unsigned seed = 1; seed <= 100; ++seed) {
        RandomRecipes random(seed);
        const FrameSize size{64, 36};
        const auto plan = planOf(random.recipe(size), size);
        QVERIFY_OK(plan);
        const Image reference = renderReference(*plan);
        const double worst = difference(fast.render(*plan, PixelFormat::RgbaF32), reference);
        QVERIFY2(worst < 1 / 255.0, qPrintable(QString("seed %1 differs by %2").arg(seed).arg(worst)));
    }
}

void FastRendererSpec::every_output_format_equals_the_reference()
{
    FastRenderer fast(2);
    for (const PixelFormatInfo& info : pixelFormats) {
        RandomRecipes random(77);
        const FrameSize size{51, 33};
        const auto plan = planOf(random.recipe(size), size);
        QVERIFY_OK(plan);
        const Image expected = outputTransform(renderReference(*plan), info.format);
        const Image frame = fast.render(*plan, info.format);
        QVERIFY(frame.colour() == outputColour(info.format));
        QVERIFY2(difference(frame, expected) <= 1.01 / 255, info.name.data());
    }
}

void FastRendererSpec::one_thread_and_four_give_the_same_bytes()
{
    FastRenderer one(1), four(4);
    for (unsigned seed = 200; seed < 220; ++seed) {
        RandomRecipes random(seed);
        const FrameSize size{70, 45};
        const auto plan = planOf(random.recipe(size), size);
        QVERIFY_OK(plan);
        QVERIFY(one.render(*plan, PixelFormat::Yuv420P8).hash() == four.render(*plan, PixelFormat::Yuv420P8).hash());
    }
}

void FastRendererSpec::a_frame_of_one_pixel_and_odd_sizes_can_be_drawn()
{
    FastRenderer fast(2);
    for (const FrameSize size : {FrameSize{1, 1}, FrameSize{1, 9}, FrameSize{3, 1}, FrameSize{17, 5}}) {
        RandomRecipes random(5);
        const auto plan = planOf(random.recipe({64, 36}), size);
        QVERIFY_OK(plan);
        const Image expected = outputTransform(renderReference(*plan), PixelFormat::Yuv420P8);
        QVERIFY(difference(fast.render(*plan, PixelFormat::Yuv420P8), expected) <= 1.01 / 255);
    }
}

QTEST_GUILESS_MAIN(FastRendererSpec)
#include "fast_renderer_spec.moc"
