// SPDX-License-Identifier: GPL-3.0-or-later
// Whole frames out of real files.
#include "render/frames/frame_renderer.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"

#include <fstream>

using namespace spot;

class FrameRendererSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void an_untouched_clip_gives_the_decoded_picture_itself();
    void a_red_clip_is_red_in_every_format();
    void a_clip_that_cannot_be_decoded_fails_in_an_export_and_names_the_medium();
    void a_clip_that_cannot_be_decoded_is_a_slate_in_a_preview();
    void a_size_that_no_picture_has_is_an_error();
    void a_missing_file_is_found_again_once_it_is_back();

private:
    static FrameRecipe recipeOf(const ContentHash& media, MediaTime t = {})
    {
        FrameRecipe recipe;
        recipe.canvas = {320, 180};
        Draw draw;
        draw.source = MediaFrame{media, t};
        recipe.steps.push_back({{draw}});
        return recipe;
    }
    MadeMedia m_folder;
    TestMedia m_media;
};

void FrameRendererSpec::an_untouched_clip_gives_the_decoded_picture_itself()
{
    const auto clip = m_media.add(m_folder.make("bars.mp4", "-f lavfi -i testsrc2=size=320x180:rate=25 -t 1 -pix_fmt yuv420p -colorspace bt709 -color_primaries bt709 "
                                                           "-color_trc bt709 -color_range tv"));
    const auto renderer = makeFrameRenderer(m_media, {.choice = RendererChoice::Cpu});
    QVERIFY_OK(renderer);
    const auto frame = (*renderer)->render(recipeOf(clip, fps25.startOf(7)), {320, 180}, PixelFormat::Yuv420P8);
    QVERIFY_OK(frame);
    PictureSource source(m_media);
    const auto picture = source.pictureOf(recipeOf(clip, fps25.startOf(7)).steps[0].draws[0]);
    QVERIFY_OK(picture);
    QVERIFY((*frame)->hash() == (*picture)->hash());
    QVERIFY((*frame)->colour() == bt709Limited);
}

void FrameRendererSpec::a_red_clip_is_red_in_every_format()
{
    const auto clip = m_media.add(m_folder.make("red.mp4", "-f lavfi -i color=red:size=160x90:rate=25 -t 0.4 -vf scale=out_color_matrix=bt709 -pix_fmt yuv420p "
                                                          "-colorspace bt709 -color_range tv"));
    const auto renderer = makeFrameRenderer(m_media, {.choice = RendererChoice::Cpu});
    QVERIFY_OK(renderer);
    const auto rgba = (*renderer)->render(recipeOf(clip), {320, 180}, PixelFormat::Rgba8);
    QVERIFY_OK(rgba);
    const auto* pixel = (*rgba)->rowAs<std::uint8_t>(0, 90) + 4 * 160;
    QVERIFY2(pixel[0] >= 252 && pixel[1] <= 3 && pixel[2] <= 3 && pixel[3] == 255, qPrintable(QString("%1 %2 %3").arg(pixel[0]).arg(pixel[1]).arg(pixel[2])));
    const auto yuv = (*renderer)->render(recipeOf(clip), {320, 180}, PixelFormat::Yuv422P10);
    QVERIFY_OK(yuv);
    QVERIFY(std::abs((*yuv)->rowAs<std::uint16_t>(0, 90)[160] - 4 * 63) <= 4); // Y' of BT.709 red: 16 + 219 * 0.2126
}

void FrameRendererSpec::a_clip_that_cannot_be_decoded_fails_in_an_export_and_names_the_medium()
{
    const auto path = m_folder.path("broken.mp4");
    std::ofstream(path) << "this is no movie";
    const auto broken = m_media.add(path);
    const auto renderer = makeFrameRenderer(m_media);
    QVERIFY_OK(renderer);
    const auto frame = (*renderer)->render(recipeOf(broken), {320, 180}, PixelFormat::Rgba8);
    QVERIFY(!frame);
    QVERIFY2(QString::fromStdString(frame.error().message).contains(QString::fromStdString(broken.hex().substr(0, 12))), frame.error().message.c_str());
}

void FrameRendererSpec::a_clip_that_cannot_be_decoded_is_a_slate_in_a_preview()
{
    const auto renderer = makeFrameRenderer(m_media, {.choice = RendererChoice::Cpu, .offline = Offline::Slate});
    QVERIFY_OK(renderer);
    const auto frame = (*renderer)->render(recipeOf(hashOf(std::string_view("nowhere"))), {320, 180}, PixelFormat::Rgba8);
    QVERIFY_OK(frame);
    QCOMPARE((*renderer)->offline().size(), 1u);
    QVERIFY((*renderer)->offline()[0].fault == Fault::NotFound);
    int bright = 0;
    for (int x = 0; x < 320; ++x) bright += (*frame)->rowAs<std::uint8_t>(0, 120)[4 * x + 1] > 200;
    QVERIFY(bright > 30); // the letters
}

void FrameRendererSpec::a_size_that_no_picture_has_is_an_error()
{
    const auto renderer = makeFrameRenderer(m_media);
    QVERIFY_OK(renderer);
    QVERIFY_FAULT((*renderer)->render({}, {0, 180}, PixelFormat::Rgba8), Fault::OutOfRange, "0 x 180");
}

void FrameRendererSpec::a_missing_file_is_found_again_once_it_is_back()
{
    const auto late = m_media.add(m_folder.path("late.mp4"));
    const auto renderer = makeFrameRenderer(m_media);
    QVERIFY_OK(renderer);
    QVERIFY(!(*renderer)->render(recipeOf(late), {320, 180}, PixelFormat::Rgba8));
    m_folder.make("late.mp4", "-f lavfi -i color=blue:size=64x36:rate=25 -t 0.2 -pix_fmt yuv420p");
    QVERIFY_OK((*renderer)->render(recipeOf(late), {320, 180}, PixelFormat::Rgba8));
}

QTEST_GUILESS_MAIN(FrameRendererSpec)
#include "frame_renderer_spec.moc"
