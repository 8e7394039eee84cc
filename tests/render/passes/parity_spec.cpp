// SPDX-License-Identifier: GPL-3.0-or-later
// Vulkan against the slow truth, with the validation layer listening.
#include "render/cpu/output_transform.h"
#include "render/cpu/reference_renderer.h"
#include "render/passes/vulkan_renderer.h"
#include "tests/support/random_recipes.h"
#include "tests/support/spec.h"

using namespace spot;

class ParitySpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { QVERIFY2(m_messages.isEmpty(), qPrintable("the validation layer says: " + m_messages.join("\n"))); }
    void a_hundred_random_frames_equal_the_reference_within_one_code();
    void every_output_format_equals_the_reference();
    void the_same_frame_gives_the_same_bytes_again();
    void sizes_may_change_from_frame_to_frame();

private:
    QStringList m_messages; // before the renderer, which writes to it
    std::unique_ptr<vk::VulkanRenderer> m_renderer;
};

void ParitySpec::initTestCase()
{
    auto made = vk::VulkanRenderer::make({.isValidated = true, .message = [this](const std::string& m) { m_messages << QString::fromStdString(m); }});
    if (!made) QSKIP(qPrintable("no Vulkan device to compare with: " + QString::fromStdString(made.error().message)));
    m_renderer = std::move(*made);
    qInfo("drawn by %s", m_renderer->deviceName().c_str());
}

void ParitySpec::a_hundred_random_frames_equal_the_reference_within_one_code()
{
    for (unsigned seed = 1; seed <= 100; ++seed) {
        RandomRecipes random(seed);
        const FrameSize size{64, 36};
        const auto plan = planOf(random.recipe(size), size);
        QVERIFY_OK(plan);
        const auto frame = m_renderer->render(*plan, PixelFormat::RgbaF32, false);
        QVERIFY_OK(frame);
        const double worst = difference(*frame, renderReference(*plan));
        QVERIFY2(worst < 1 / 255.0, qPrintable(QString("seed %1 differs by %2").arg(seed).arg(worst)));
    }
}

void ParitySpec::every_output_format_equals_the_reference()
{
    for (const PixelFormatInfo& info : pixelFormats) {
        RandomRecipes random(78);
        const FrameSize size{51, 33};
        const auto plan = planOf(random.recipe(size), size);
        QVERIFY_OK(plan);
        const auto frame = m_renderer->render(*plan, info.format, true);
        QVERIFY_OK(frame);
        QVERIFY2(difference(*frame, outputTransform(renderReference(*plan), info.format)) <= 1.01 / 255, info.name.data());
    }
}

void ParitySpec::the_same_frame_gives_the_same_bytes_again()
{
    RandomRecipes random(9);
    const FrameSize size{64, 36};
    const auto plan = planOf(random.recipe(size), size);
    QVERIFY_OK(plan);
    const auto first = m_renderer->render(*plan, PixelFormat::Yuv420P8, true), second = m_renderer->render(*plan, PixelFormat::Yuv420P8, true);
    QVERIFY_OK(first);
    QVERIFY_OK(second);
    QVERIFY(first->hash() == second->hash());
}

void ParitySpec::sizes_may_change_from_frame_to_frame()
{
    for (const FrameSize size : {FrameSize{1, 1}, FrameSize{300, 170}, FrameSize{17, 5}, FrameSize{640, 360}}) {
        RandomRecipes random(31);
        const auto plan = planOf(random.recipe({64, 36}), size);
        QVERIFY_OK(plan);
        const auto frame = m_renderer->render(*plan, PixelFormat::Rgba8, true);
        QVERIFY_OK(frame);
        QVERIFY(difference(*frame, outputTransform(renderReference(*plan), PixelFormat::Rgba8)) <= 1.01 / 255);
    }
}

QTEST_GUILESS_MAIN(ParitySpec)
#include "parity_spec.moc"
