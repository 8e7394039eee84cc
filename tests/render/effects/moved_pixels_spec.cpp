// SPDX-License-Identifier: GPL-3.0-or-later
// Effects that read other pixels than their own: blurs along a line and over a disc, noise reduction, outline, distortion, shake, glitch,
// light leak.
#include "render/effects/picture_sample.h"
#include "tests/support/effect_picture.h"
#include "tests/support/spec.h"

using namespace spot;

namespace
{

/// White inside of a square of 10 pixels in the middle of 60, transparent elsewhere.
EffectPicture square()
{
    return pictureOf({60, 60}, AlphaMode::Premultiplied, [](int x, int y) { return x >= 25 && x < 35 && y >= 25 && y < 35 ? Pixel{1, 1, 1, 1} : Pixel{}; });
}
EffectPicture after(EffectPicture picture, std::string_view kind, const std::map<std::string, double>& values, std::int64_t frame = 0)
{
    draw(effectOf(kind, values, frame), picture);
    return picture;
}
/// Of the picture's own coordinates, whatever margin it got.
Pixel at(const EffectPicture& p, int x, int y) { return pixel(p, p.left + x, p.top + y); }
double variance(const EffectPicture& p, int left, int right)
{
    double sum = 0, squares = 0, n = 0;
    for (int y = 5; y < p.height - 5; ++y)
        for (int x = left; x < right; ++x) {
            const auto v = static_cast<double>(at(p, x, y)[1]);
            sum += v, squares += v * v, ++n;
        }
    return squares / n - sum * sum / n / n;
}

} // namespace

class MovedPixelsSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_shape_mask_keeps_the_inside_or_the_outside()
    {
        const std::map<std::string, double> shape{{"x", 0.5}, {"y", 0.5}, {"width", 0.5}, {"height", 0.4}, {"feather", 0}};
        EffectPicture p = after(plain({0.8f, 0.6f, 0.4f, 1}, {80, 60}), "shape mask", shape); // 40 by 24 pixels
        QVERIFY(isNear(at(p, 40, 30), {0.8f, 0.6f, 0.4f, 1}) && isNear(at(p, 21, 30), {0.8f, 0.6f, 0.4f, 1}) && isNear(at(p, 40, 40), {0.8f, 0.6f, 0.4f, 1}));
        QVERIFY(isNear(at(p, 18, 30), {0, 0, 0, 0}) && isNear(at(p, 40, 44), {0, 0, 0, 0}));
        auto inverted = shape, round = shape, turned = shape, soft = shape;
        inverted["inverted"] = 1, round["round"] = 1, turned["turn"] = 90, soft["feather"] = 0.2;
        const EffectPicture other = after(plain({0.8f, 0.6f, 0.4f, 1}, {80, 60}), "shape mask", inverted);
        for (const auto& [x, y] : {std::pair(20, 30), std::pair(40, 18), std::pair(60, 30), std::pair(5, 5)}) QVERIFY(std::abs(at(p, x, y)[3] + at(other, x, y)[3] - 1) < 1e-6f);
        const EffectPicture ellipse = after(plain({1, 1, 1, 1}, {80, 60}), "shape mask", round);
        QVERIFY(at(ellipse, 21, 30)[3] == 1 && at(ellipse, 22, 20)[3] == 0); // its corners are gone
        const EffectPicture upright = after(plain({1, 1, 1, 1}, {80, 60}), "shape mask", turned);
        QVERIFY(at(upright, 40, 12)[3] == 1 && at(upright, 25, 30)[3] == 0);
        const EffectPicture feathered = after(plain({1, 1, 1, 1}, {80, 60}), "shape mask", soft); // 12 pixels of edge
        QVERIFY(std::abs((at(feathered, 19, 30)[3] + at(feathered, 20, 30)[3]) / 2 - 0.5f) < 0.01f);
        QVERIFY(at(feathered, 15, 30)[3] < at(feathered, 17, 30)[3] && at(feathered, 17, 30)[3] < at(feathered, 22, 30)[3] && at(feathered, 27, 30)[3] == 1);
    }
    void a_corner_pin_moves_the_corners_and_what_lies_between_in_perspective()
    {
        std::map<std::string, double> all;
        for (const char* corner : {"topLeft", "topRight", "bottomRight", "bottomLeft"}) all[std::string(corner) + "X"] = 0.1, all[std::string(corner) + "Y"] = -0.2;
        const EffectPicture before = noise(3, {60, 40}, AlphaMode::Opaque), moved = after(noise(3, {60, 40}, AlphaMode::Opaque), "corner pin", all); // 4 right, 8 up
        for (const auto& [x, y] : {std::pair(10, 12), std::pair(50, 35), std::pair(30, 20)}) QVERIFY(isNear(at(moved, x + 4, y - 8), pixel(before, x, y), 1e-4f));
        QVERIFY(isNear(at(moved, 62, -5), pixel(before, 58, 3), 1e-4f)); // beyond the frame, in its margin
        QVERIFY(at(moved, 1, 20)[3] == 0);
        // The right side half as high: what is in the middle of the picture moves towards it, as far as a vanishing point says: u = 1/2 is at 2/3.
        const auto bars = [](int x, int) { return x < 30 ? Pixel{1, 0, 0, 1} : Pixel{0, 0, 1, 1}; };
        const EffectPicture away = after(pictureOf({60, 40}, AlphaMode::Opaque, bars), "corner pin", {{"topRightY", 0.25}, {"bottomRightY", -0.25}});
        QVERIFY(at(away, 37, 20)[0] > 0.9f && at(away, 42, 20)[2] > 0.9f);
        QVERIFY(at(away, 55, 5)[3] == 0 && at(away, 58, 14)[3] == 1 && at(away, 2, 3)[3] == 1);
        const EffectPicture flat = after(plain({1, 1, 1, 1}, {60, 40}), "corner pin", {{"topLeftY", 1}, {"topRightY", 1}}); // on a line
        QVERIFY(at(flat, 30, 20)[3] == 0);
    }
    void a_directional_blur_spreads_along_its_line_only()
    {
        const EffectPicture p = after(square(), "directional blur", {{"length", 10.0 / 60}, {"angle", 0}}); // 10 pixels across
        QVERIFY(isNear(at(p, 30, 24), {0, 0, 0, 0}) && isNear(at(p, 30, 35), {0, 0, 0, 0}));
        QVERIFY(at(p, 22, 30)[3] > 0.1f && at(p, 37, 30)[3] > 0.1f && isNear(at(p, 18, 30), {0, 0, 0, 0}));
        const EffectPicture down = after(square(), "directional blur", {{"length", 10.0 / 60}, {"angle", 90}});
        QVERIFY(isNear(at(down, 24, 30), {0, 0, 0, 0}, 1e-4f) && at(down, 30, 22)[3] > 0.1f);
        QVERIFY(isNear(at(p, 22, 30), at(p, 37, 30), 1e-5f)); // the same on both sides
    }
    void a_lens_blur_makes_a_disc_of_a_point()
    {
        EffectPicture point = pictureOf({61, 61}, AlphaMode::Opaque, [](int x, int y) { return x == 30 && y == 30 ? Pixel{0.5f, 0.5f, 0.5f, 1} : Pixel{0, 0, 0, 1}; });
        const EffectPicture p = after(std::move(point), "lens blur", {{"radius", 8.0 / 61}, {"highlights", 0}});
        const float inside = at(p, 30, 30)[0];
        QVERIFY2(std::abs(inside * static_cast<float>(M_PI) * 8.5f * 8.5f - 0.5f) < 0.02f, std::to_string(inside).c_str());
        for (const auto& [x, y] : {std::pair(36, 30), std::pair(30, 24), std::pair(35, 35), std::pair(25, 26)}) QVERIFY2(std::abs(at(p, x, y)[0] - inside) < 1e-6f, std::to_string(x).c_str());
        for (const auto& [x, y] : {std::pair(40, 30), std::pair(30, 20), std::pair(37, 37)}) QVERIFY(at(p, x, y)[0] == 0);
    }
    void highlights_of_a_lens_blur_outweigh_the_dark_around_them()
    {
        const auto bright = [](double highlights) {
            EffectPicture p = pictureOf({61, 61}, AlphaMode::Opaque, [](int x, int y) { return x == 30 && y == 30 ? Pixel{1, 1, 1, 1} : Pixel{0.1f, 0.1f, 0.1f, 1}; });
            return at(after(std::move(p), "lens blur", {{"radius", 4.0 / 61}, {"highlights", highlights}}), 32, 30)[0];
        };
        QVERIFY(bright(8) > 2 * bright(0) - 0.1f && bright(8) < 1);
        const EffectPicture plainOne = after(plain({0.9f, 0.8f, 0.7f, 1}, {40, 40}), "lens blur", {{"radius", 0.1}, {"highlights", 5}});
        QVERIFY(isNear(at(plainOne, 0, 0), {0.9f, 0.8f, 0.7f, 1}, 1e-5f) && isNear(at(plainOne, 20, 39), {0.9f, 0.8f, 0.7f, 1}, 1e-5f));
    }
    void noise_reduction_calms_plain_areas_and_keeps_an_edge()
    {
        std::mt19937 random(4);
        EffectPicture noisy = pictureOf({80, 100}, AlphaMode::Opaque, [&](int x, int) {
            const float v = (x < 40 ? 0.2f : 0.8f) + (static_cast<float>(random() % 1001) / 1000 - 0.5f) * 0.06f;
            return Pixel{v, v, v, 1};
        });
        const double before = variance(noisy, 5, 30);
        const EffectPicture p = after(std::move(noisy), "denoise", {{"strength", 1}, {"radius", 0.02}});
        QVERIFY(variance(p, 5, 30) < before / 5);
        QVERIFY(at(p, 38, 50)[0] < 0.3f && at(p, 41, 50)[0] > 0.7f);
    }
    void an_outline_has_the_width_that_it_says_and_lies_under_the_picture()
    {
        const EffectPicture p = after(square(), "outline", {{"width", 4.0 / 60}, {"red", 1}, {"green", 0}, {"blue", 0}});
        QVERIFY(isNear(at(p, 30, 30), {1, 1, 1, 1}) && isNear(at(p, 21, 30), {1, 0, 0, 1}) && isNear(at(p, 38, 30), {1, 0, 0, 1}));
        QVERIFY(isNear(at(p, 30, 21), {1, 0, 0, 1}) && isNear(at(p, 19, 30), {0, 0, 0, 0}));
        const float corner = at(p, 22, 22)[3]; // 4.24 pixels away from the corner's pixel: round, not square
        QVERIFY2(corner > 0.7f && corner < 0.8f && isNear(at(p, 21, 21), {0, 0, 0, 0}), std::to_string(corner).c_str());
    }
    void a_distorted_picture_keeps_its_centre()
    {
        const auto cross = [](int x, int y) { return x == 30 || y == 30 ? Pixel{1, 1, 1, 1} : Pixel{0, 0, 0, 1}; };
        const EffectPicture p = after(pictureOf({61, 61}, AlphaMode::Opaque, cross), "lens distortion", {{"amount", 0.3}});
        for (int i = 0; i < 61; ++i) QVERIFY2(isNear(at(p, i, 30), {1, 1, 1, 1}, 1e-5f) && isNear(at(p, 30, i), {1, 1, 1, 1}, 1e-5f), std::to_string(i).c_str()); // lines through it stay straight
        const auto side = [](int x, int) { return x == 10 ? Pixel{1, 1, 1, 1} : Pixel{0, 0, 0, 1}; };
        const EffectPicture barrel = after(pictureOf({61, 61}, AlphaMode::Opaque, side), "lens distortion", {{"amount", 0.3}});
        const auto brightest = [&](int y) { int best = 0; for (int x = 0; x < 30; ++x) if (at(barrel, x, y)[0] > at(barrel, best, y)[0]) best = x; return best; };
        QVERIFY(brightest(0) > brightest(30) && brightest(30) > 10); // drawn in, the corners most
    }
    void a_fringe_draws_red_and_blue_apart()
    {
        const auto edge = [](int x, int) { const float v = x < 50 ? 0.f : 1.f; return Pixel{v, v, v, 1}; };
        const EffectPicture p = after(pictureOf({61, 61}, AlphaMode::Opaque, edge), "lens distortion", {{"amount", 0}, {"fringe", 0.1}});
        bool isApart = false;
        for (int x = 40; x < 61; ++x) isApart |= at(p, x, 30)[0] > at(p, x, 30)[2] + 0.3f;
        QVERIFY(isApart);
    }
    void a_shake_moves_smoothly_and_comes_again()
    {
        const auto shaken = [](std::int64_t frame, double seed) { return after(noise(3, {60, 40}, AlphaMode::Opaque), "shake", {{"amount", 0.1}, {"seed", seed}}, frame).image.hash(); };
        QVERIFY(shaken(5, 0) == shaken(5, 0) && shaken(5, 0) != shaken(6, 0) && shaken(5, 0) != shaken(5, 1));
        for (std::int64_t t = 0; t < 400; ++t) QVERIFY(std::abs(drift(7, static_cast<double>(t + 1) / 20) - drift(7, static_cast<double>(t) / 20)) < 0.16 && std::abs(drift(7, static_cast<double>(t) / 20)) <= 1);
    }
    void a_shake_without_zoom_moves_the_picture_as_it_is()
    {
        const EffectPicture p = after(square(), "shake", {{"amount", 0.2}, {"turn", 0}, {"zoom", 1}}, 13);
        double sum = 0;
        for (int y = 0; y < p.image.height(); ++y)
            for (int x = 0; x < p.image.width(); ++x) sum += static_cast<double>(pixel(p, x, y)[3]);
        QVERIFY2(std::abs(sum - 100) < 3, std::to_string(sum).c_str()); // nothing was cut off
    }
    void a_glitch_keeps_its_pattern_for_the_frames_that_it_says()
    {
        const auto broken = [](std::int64_t frame) { return after(noise(3, {60, 60}, AlphaMode::Opaque), "glitch", {{"hold", 4}, {"amount", 0.5}}, frame).image.hash(); };
        QVERIFY(broken(0) == broken(3) && broken(3) != broken(4) && broken(4) == broken(7));
    }
    void bands_of_a_glitch_come_in_again_at_the_other_side()
    {
        const EffectPicture before = noise(3, {60, 60}, AlphaMode::Opaque), p = after(noise(3, {60, 60}, AlphaMode::Opaque), "glitch", {{"amount", 1}, {"shift", 0.5}, {"split", 0}});
        for (const int y : {3, 31, 58}) {
            double was = 0, is = 0;
            for (int x = 0; x < 60; ++x) was += static_cast<double>(at(before, x, y)[1]), is += static_cast<double>(at(p, x, y)[1]);
            QVERIFY2(std::abs(was - is) < 1e-4, std::to_string(y).c_str());
        }
    }
    void a_light_leak_only_brightens_and_stays_inside_of_the_picture()
    {
        const EffectPicture before = plain({0.3f, 0.3f, 0.3f, 1}, {90, 50}), p = after(plain({0.3f, 0.3f, 0.3f, 1}, {90, 50}), "light leak", {{"amount", 1}, {"hue", 0}}, 40);
        double red = 0, blue = 0;
        for (int y = 0; y < 50; ++y)
            for (int x = 0; x < 90; ++x) {
                const Pixel is = at(p, x, y);
                QVERIFY(is[0] >= 0.3f && is[1] >= 0.3f && is[2] >= 0.3f && is[0] <= 1 && is[3] == 1);
                red += static_cast<double>(is[0]), blue += static_cast<double>(is[2]);
            }
        QVERIFY(red > blue * 1.05);
        const EffectPicture s = after(square(), "light leak", {{"amount", 2}});
        QVERIFY(isNear(at(s, 5, 5), {0, 0, 0, 0}));
    }
};

QTEST_GUILESS_MAIN(MovedPixelsSpec)
#include "moved_pixels_spec.moc"
