// SPDX-License-Identifier: GPL-3.0-or-later
// Every effect on pixels whose result can be worked out by hand, and what all effects keep.
#include "tests/support/effect_picture.h"
#include "tests/support/spec.h"

#include <set>

using namespace spot;

#define QCOMPARE_PIXEL(actual, ...)                                                                                    \
    do {                                                                                                               \
        const Pixel is_ = (actual), wanted_ = __VA_ARGS__;                                                             \
        QVERIFY2(isNear(is_, wanted_), (textOf(is_) + ", not " + textOf(wanted_)).c_str());                            \
    } while (false)

namespace
{

Pixel graded(Pixel p, const std::map<std::string, double>& values)
{
    EffectPicture picture = plain(p);
    draw(effectOf("grade", values), picture);
    return pixel(picture, 3, 3);
}

Pixel meanOf(const EffectPicture& picture)
{
    std::array<double, 4> sum{};
    for (int y = 0; y < picture.image.height(); ++y)
        for (int x = 0; x < picture.image.width(); ++x)
            for (std::size_t c = 0; c < 4; ++c) sum[c] += static_cast<double>(pixel(picture, x, y)[c]);
    const double count = static_cast<double>(picture.width) * picture.height; // of the frame: a margin only spreads it
    return {static_cast<float>(sum[0] / count), static_cast<float>(sum[1] / count), static_cast<float>(sum[2] / count), static_cast<float>(sum[3] / count)};
}

} // namespace

class EffectsSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void descriptions_are_sound();
    void values_that_change_nothing_leave_every_bit();
    void one_thread_and_three_give_the_same_bytes();
    void what_is_opaque_stays_so_where_the_description_says_it();
    void colours_of_transparent_pictures_never_leave_their_alpha_behind();
    void grade_is_the_formula_in_its_file();
    void grade_works_on_straight_colours();
    void grade_agrees_with_the_formula_along_the_whole_range();
    void blur_keeps_the_mean_and_spreads_transparent_pictures_evenly();
    void blur_has_the_width_that_it_says();
    void blur_leaves_a_plain_picture_plain();
    void sharpen_raises_an_edge_and_leaves_plain_areas();
    void vignette_leaves_the_centre_and_darkens_the_corners_alike();
    void duotone_runs_from_one_colour_to_the_other();
    void mosaic_makes_blocks_of_the_mean();
    void mosaic_stays_inside_its_part();
    void grain_is_another_one_in_every_frame_and_the_same_again();
    void glow_brightens_what_lies_beside_a_light();
    void drop_shadow_falls_to_its_side_and_under_the_picture();
    void rounded_corners_cut_the_corners_only();
    void letterbox_covers_what_lies_outside_of_its_shape();
    void chroma_key_takes_its_colour_and_leaves_others();
    void luma_key_takes_the_dark_or_the_bright();
};

namespace
{
std::vector<const EffectKind*> kindsOfPictures()
{
    std::vector<const EffectKind*> kinds;
    std::ranges::copy_if(effectKinds(), std::back_inserter(kinds), [](const EffectKind* kind) { return !kind->isOfSound(); });
    return kinds;
}
} // namespace

void EffectsSpec::descriptions_are_sound()
{
    std::set<std::string_view> kinds;
    for (const EffectKind* kind : effectKinds()) {
        QVERIFY2(kinds.insert(kind->id).second && findEffect(kind->id) == kind, kind->id.data());
        QVERIFY(!kind->name.empty() && !kind->parameters.empty());
        QVERIFY2(kind->isOfSound() ? kind->group >= EffectGroup::Tone && !kind->draw && kind->latency >= 0 && kind->preRoll >= 0
                                   : kind->group < EffectGroup::Tone && kind->draw && kind->changesNothing, kind->id.data());
        std::set<std::string_view> ids;
        for (const EffectParameter& p : kind->parameters) {
            QVERIFY2(ids.insert(p.id).second, p.id.data());
            QVERIFY2(p.low < p.high && p.fallback >= p.low && p.fallback <= p.high && p.step > 0 && !p.name.empty(), p.id.data());
        }
    }
    QVERIFY(!findEffect("no such effect") && !findParameter(*findEffect("grade"), "contrats"));
}

void EffectsSpec::values_that_change_nothing_leave_every_bit()
{
    const std::map<std::string, std::map<std::string, double>> identities{
        {"grade", {}}, {"duotone", {{"amount", 0}}}, {"blur", {{"radius", 0}}}, {"sharpen", {{"amount", 0}}}, {"vignette", {{"amount", 0}}}, {"mosaic", {{"width", 0}}},
        {"grain", {{"amount", 0}}}, {"glow", {{"amount", 0}}}, {"drop shadow", {{"opacity", 0}}}, {"rounded corners", {{"radius", 0}}}, {"letterbox", {{"opacity", 0}}},
        {"curves", {}}, {"hue curves", {}}, {"qualifier", {}}, {"directional blur", {{"length", 0}}}, {"lens blur", {{"radius", 0}}}, {"denoise", {{"strength", 0}}}, {"outline", {{"width", 0}}},
        {"lens distortion", {{"amount", 0}}}, {"shake", {{"amount", 0}, {"turn", 0}, {"zoom", 1}}}, {"glitch", {{"amount", 0}}}, {"light leak", {{"amount", 0}}}, {"shape mask", {{"strength", 0}}}, {"corner pin", {}}};
    for (const EffectKind* kind : effectKinds()) {
        const auto values = identities.find(std::string(kind->id));
        if (values == identities.end()) continue; // a key always takes something
        const EffectAt effect = effectOf(kind->id, values->second);
        QVERIFY2(kind->changesNothing(effect.values), kind->id.data());
        if (kind->id == "grade" || !kind->keepsOpaque) continue; // such a one is not drawn at all: its picture would no longer be called opaque
        EffectPicture picture = noise(5, {20, 14}, AlphaMode::Opaque);
        const ContentHash before = picture.image.hash();
        draw(effect, picture);
        QVERIFY2(picture.image.hash() == before, kind->id.data());
    }
}

void EffectsSpec::one_thread_and_three_give_the_same_bytes()
{
    for (const EffectKind* kind : kindsOfPictures())
        for (const AlphaMode alpha : {AlphaMode::Opaque, AlphaMode::Premultiplied}) {
            EffectPicture one = noise(7, {61, 43}, alpha), three = noise(7, {61, 43}, alpha);
            three.rows = &threeThreads;
            const std::map<std::string_view, std::map<std::string, double>> plain{{"grade", {{"gamma", 1.3}, {"contrast", 1.2}}}, {"curves", {{"all50", 0.6}}}, {"hue curves", {{"turnRed", 20}}}, {"qualifier", {{"turn", 40}}}, {"corner pin", {{"topLeftX", 0.1}, {"bottomRightY", -0.2}}}}; // by themselves they change nothing
            const auto values = plain.find(kind->id);
            const EffectAt effect = effectOf(kind->id, values == plain.end() ? std::map<std::string, double>{} : values->second, 12);
            draw(effect, one), draw(effect, three);
            QVERIFY2(one.image.hash() == three.image.hash(), kind->id.data());
        }
}

void EffectsSpec::what_is_opaque_stays_so_where_the_description_says_it()
{
    for (const EffectKind* kind : kindsOfPictures()) {
        EffectPicture picture = noise(3, {40, 30}, AlphaMode::Opaque);
        draw(effectOf(kind->id), picture);
        QCOMPARE(picture.isOpaque, kind->keepsOpaque);
        if (!kind->keepsOpaque) continue;
        QVERIFY(picture.image.alpha() == AlphaMode::Opaque && picture.image.size() == (FrameSize{40, 30}));
        for (int y = 0; y < 30; ++y)
            for (int x = 0; x < 40; ++x) QVERIFY2(std::abs(pixel(picture, x, y)[3] - 1) < 1e-5f, kind->id.data());
    }
}

void EffectsSpec::colours_of_transparent_pictures_never_leave_their_alpha_behind()
{
    for (const EffectKind* kind : kindsOfPictures()) {
        EffectPicture picture = pictureOf({40, 30}, AlphaMode::Premultiplied, [](int x, int) { return x < 20 ? Pixel{0, 0, 0, 0} : Pixel{0.2f, 0.4f, 0.1f, 0.5f}; });
        draw(effectOf(kind->id), picture);
        for (int y = 0; y < picture.image.height(); ++y)
            for (int x = 0; x < picture.image.width(); ++x) {
                const Pixel p = pixel(picture, x, y);
                for (const float v : p) QVERIFY2(std::isfinite(v) && v > -1e-4f && v < 1.0001f, kind->id.data());
                if (p[3] <= 0) QVERIFY2(p[0] == 0 && p[1] == 0 && p[2] == 0, kind->id.data());
            }
    }
}

void EffectsSpec::grade_is_the_formula_in_its_file()
{
    const Pixel grey{0.5f, 0.5f, 0.5f, 1};
    QCOMPARE_PIXEL(graded(grey, {{"offset", 0.1}}), {0.6f, 0.6f, 0.6f, 1});
    QCOMPARE_PIXEL(graded(grey, {{"lift", 0.2}}), {0.6f, 0.6f, 0.6f, 1}); // 0.5 + 0.2 * 0.5
    QCOMPARE_PIXEL(graded({1, 1, 1, 1}, {{"lift", 0.2}}), {1, 1, 1, 1});
    QCOMPARE_PIXEL(graded(grey, {{"gain", 1.5}}), {0.75f, 0.75f, 0.75f, 1});
    QCOMPARE_PIXEL(graded({0.25f, 0.25f, 0.25f, 1}, {{"gamma", 2}}), {0.5f, 0.5f, 0.5f, 1}); // the square root
    QCOMPARE_PIXEL(graded(grey, {{"contrast", 2}, {"pivot", 0.4}}), {0.6f, 0.6f, 0.6f, 1});
    QCOMPARE_PIXEL(graded(grey, {{"gainRed", 1.2}, {"offsetBlue", -0.1}}), {0.6f, 0.5f, 0.4f, 1});
    QCOMPARE_PIXEL(graded({1, 0, 0, 1}, {{"saturation", 0}}), {0.2126f, 0.2126f, 0.2126f, 1});
    const Pixel warm = graded(grey, {{"temperature", 1}});
    QVERIFY(warm[0] > 0.5f && warm[2] < 0.5f && std::abs(0.2126f * warm[0] + 0.7152f * warm[1] + 0.0722f * warm[2] - 0.5f) < 1e-5f); // its luma stays
    QVERIFY(graded(grey, {{"tint", 1}})[1] < 0.5f);
}

void EffectsSpec::grade_works_on_straight_colours()
{
    QCOMPARE_PIXEL(graded({0.25f, 0.25f, 0.25f, 0.5f}, {{"offset", 0.1}}), {0.3f, 0.3f, 0.3f, 0.5f});
    QCOMPARE_PIXEL(graded({0, 0, 0, 0}, {{"offset", 0.5}}), {0, 0, 0, 0});
}

void EffectsSpec::grade_agrees_with_the_formula_along_the_whole_range()
{
    EffectPicture ramp = pictureOf({2000, 1}, AlphaMode::Opaque, [](int x, int) { const float v = static_cast<float>(x) / 1000 - 0.4f; return Pixel{v, v, v, 1}; });
    draw(effectOf("grade", {{"gamma", 2.2}, {"lift", 0.05}, {"gain", 1.1}, {"contrast", 1.3}}), ramp);
    for (int x = 0; x < 2000; ++x) {
        const double v = x / 1000.0 - 0.4;
        double wanted = (v + 0.05 * (1 - v)) * 1.1;
        if (wanted > 0) wanted = std::pow(wanted, 1 / 2.2);
        wanted = (wanted - 0.435) * 1.3 + 0.435;
        QVERIFY2(std::abs(static_cast<double>(pixel(ramp, x, 0)[1]) - wanted) < 3e-4, std::to_string(x).c_str());
    }
}

void EffectsSpec::blur_keeps_the_mean_and_spreads_transparent_pictures_evenly()
{
    for (const double radius : {0.02, 0.04, 0.11, 0.2}) { // 1 to 10 pixels: the sampled bell, then boxes
        EffectPicture dot = pictureOf({51, 51}, AlphaMode::Premultiplied, [](int x, int y) { return x == 25 && y == 25 ? Pixel{1, 0.5f, 0.25f, 1} : Pixel{}; });
        const Pixel before = meanOf(dot);
        draw(effectOf("blur", {{"radius", radius}}), dot);
        QVERIFY2(isNear(meanOf(dot), before, 1e-6f), textOf(meanOf(dot)).c_str());
        const int c = dot.left + 25;
        for (const int d : {1, 3, 7}) // the same on all four sides
            QVERIFY(isNear(pixel(dot, c + d, c), pixel(dot, c - d, c), 1e-7f) && isNear(pixel(dot, c, c + d), pixel(dot, c, c - d), 1e-7f) && isNear(pixel(dot, c + d, c), pixel(dot, c, c + d), 1e-7f));
        // separable: the value beside the diagonal is the product of those on the axes
        const double axis = static_cast<double>(pixel(dot, c + 3, c)[0]), centre = static_cast<double>(pixel(dot, c, c)[0]), diagonal = static_cast<double>(pixel(dot, c + 3, c + 3)[0]);
        QVERIFY(std::abs(axis * axis / centre - diagonal) < 1e-6);
    }
}

void EffectsSpec::blur_has_the_width_that_it_says()
{
    for (const double sigma : {1.0, 1.9, 2.1, 5.0, 12.5}) {
        EffectPicture line = pictureOf({201, 100}, AlphaMode::Premultiplied, [](int x, int) { return x == 100 ? Pixel{1, 1, 1, 1} : Pixel{}; });
        draw(effectOf("blur", {{"radius", sigma / 100}}), line);
        double sum = 0, variance = 0;
        const int y = line.top + 50, centre = line.left + 100;
        for (int x = 0; x < line.image.width(); ++x) {
            const auto v = static_cast<double>(pixel(line, x, y)[3]);
            sum += v, variance += v * (x - centre) * (x - centre);
        }
        QVERIFY2(std::abs(std::sqrt(variance / sum) - sigma) < 0.01 * sigma, std::to_string(std::sqrt(variance / sum)).c_str());
    }
}

void EffectsSpec::blur_leaves_a_plain_picture_plain()
{
    for (const double radius : {0.03, 0.2}) {
        EffectPicture picture = plain({0.3f, 0.6f, 0.9f, 1}, {40, 40});
        draw(effectOf("blur", {{"radius", radius}}), picture);
        for (const int at : {0, 20, 39}) QVERIFY(isNear(pixel(picture, at, 39 - at), {0.3f, 0.6f, 0.9f, 1}, 2e-6f));
    }
}

void EffectsSpec::sharpen_raises_an_edge_and_leaves_plain_areas()
{
    EffectPicture edge = pictureOf({40, 100}, AlphaMode::Opaque, [](int x, int) { return x < 20 ? Pixel{0.3f, 0.3f, 0.3f, 1} : Pixel{0.6f, 0.6f, 0.6f, 1}; });
    draw(effectOf("sharpen", {{"amount", 1}, {"radius", 0.01}}), edge);
    QVERIFY(pixel(edge, 19, 50)[0] < 0.29f && pixel(edge, 20, 50)[0] > 0.61f);
    QVERIFY(isNear(pixel(edge, 2, 50), {0.3f, 0.3f, 0.3f, 1}, 1e-6f) && isNear(pixel(edge, 37, 50), {0.6f, 0.6f, 0.6f, 1}, 1e-6f));
}

void EffectsSpec::vignette_leaves_the_centre_and_darkens_the_corners_alike()
{
    EffectPicture picture = plain({0.8f, 0.8f, 0.8f, 1}, {41, 31});
    draw(effectOf("vignette", {{"amount", 0.5}, {"size", 0.5}, {"softness", 0.5}}), picture);
    QCOMPARE_PIXEL(pixel(picture, 20, 15), {0.8f, 0.8f, 0.8f, 1});
    for (const auto& [x, y] : {std::pair(0, 0), std::pair(40, 0), std::pair(0, 30), std::pair(40, 30)}) QCOMPARE_PIXEL(pixel(picture, x, y), {0.4f, 0.4f, 0.4f, 1});
}

void EffectsSpec::duotone_runs_from_one_colour_to_the_other()
{
    const std::map<std::string, double> navyToCream{{"darkRed", 0}, {"darkGreen", 0}, {"darkBlue", 0.4}, {"lightRed", 1}, {"lightGreen", 0.9}, {"lightBlue", 0.8}};
    const auto toned = [&](Pixel p) { EffectPicture picture = plain(p); draw(effectOf("duotone", navyToCream), picture); return pixel(picture, 0, 0); };
    QCOMPARE_PIXEL(toned({0, 0, 0, 1}), {0, 0, 0.4f, 1});
    QCOMPARE_PIXEL(toned({1, 1, 1, 1}), {1, 0.9f, 0.8f, 1});
    QCOMPARE_PIXEL(toned({0.5f, 0.5f, 0.5f, 1}), {0.5f, 0.45f, 0.6f, 1});
}

void EffectsSpec::mosaic_makes_blocks_of_the_mean()
{
    EffectPicture picture = pictureOf({8, 8}, AlphaMode::Opaque, [](int x, int y) { return Pixel{static_cast<float>(x) / 8, static_cast<float>(y) / 8, 0, 1}; });
    draw(effectOf("mosaic", {{"block", 0.5}}), picture); // 4 pixels: columns 0..3 have 1.5 / 8 as their mean
    QCOMPARE_PIXEL(pixel(picture, 0, 0), {1.5f / 8, 1.5f / 8, 0, 1});
    QCOMPARE_PIXEL(pixel(picture, 3, 3), {1.5f / 8, 1.5f / 8, 0, 1});
    QCOMPARE_PIXEL(pixel(picture, 4, 3), {5.5f / 8, 1.5f / 8, 0, 1});
}

void EffectsSpec::mosaic_stays_inside_its_part()
{
    EffectPicture picture = noise(4, {40, 40}, AlphaMode::Opaque), before = noise(4, {40, 40}, AlphaMode::Opaque);
    draw(effectOf("mosaic", {{"block", 0.1}, {"x", 0.25}, {"y", 0.5}, {"width", 0.4}, {"height", 0.5}, {"round", 1}}), picture);
    QVERIFY(pixel(picture, 30, 20) == pixel(before, 30, 20) && pixel(picture, 2, 10) == pixel(before, 2, 10)); // outside, and in a corner
    QVERIFY(pixel(picture, 10, 20) == pixel(picture, 11, 21) && pixel(picture, 10, 20) != pixel(before, 10, 20));
}

void EffectsSpec::grain_is_another_one_in_every_frame_and_the_same_again()
{
    const auto grained = [](std::int64_t frame, double seed) {
        EffectPicture picture = plain({0.5f, 0.5f, 0.5f, 1}, {120, 90});
        draw(effectOf("grain", {{"amount", 0.4}, {"size", 0.02}, {"seed", seed}}, frame), picture);
        return picture;
    };
    const EffectPicture first = grained(3, 0);
    QVERIFY(first.image.hash() == grained(3, 0).image.hash());
    QVERIFY(first.image.hash() != grained(4, 0).image.hash() && first.image.hash() != grained(3, 1).image.hash());
    QVERIFY(std::abs(meanOf(first)[1] - 0.5f) < 0.01f); // neither brighter nor darker
    QVERIFY(pixel(first, 60, 45) != pixel(first, 66, 45));
}

void EffectsSpec::glow_brightens_what_lies_beside_a_light()
{
    EffectPicture picture = pictureOf({60, 60}, AlphaMode::Opaque, [](int x, int) { return x < 30 ? Pixel{1, 1, 1, 1} : Pixel{0.1f, 0.1f, 0.1f, 1}; });
    draw(effectOf("glow", {{"amount", 1}, {"threshold", 0.5}, {"radius", 0.05}}), picture);
    QVERIFY(pixel(picture, 31, 30)[0] > 0.3f && isNear(pixel(picture, 55, 30), {0.1f, 0.1f, 0.1f, 1}) && isNear(pixel(picture, 5, 30), {1, 1, 1, 1}));
}

void EffectsSpec::drop_shadow_falls_to_its_side_and_under_the_picture()
{
    EffectPicture picture = plain({0.2f, 0.8f, 0.4f, 1}, {40, 40});
    draw(effectOf("drop shadow", {{"opacity", 0.5}, {"distance", 0.1}, {"angle", 0}, {"softness", 0}, {"red", 1}}), picture); // 4 pixels to the right
    const int left = picture.left, y = picture.top + 20;
    QVERIFY(left > 4);
    QCOMPARE_PIXEL(pixel(picture, left + 20, y), {0.2f, 0.8f, 0.4f, 1});
    QCOMPARE_PIXEL(pixel(picture, left + 42, y), {0.5f, 0, 0, 0.5f});
    QCOMPARE_PIXEL(pixel(picture, left + 44, y), {0, 0, 0, 0});
    QCOMPARE_PIXEL(pixel(picture, left - 1, y), {0, 0, 0, 0});
}

void EffectsSpec::rounded_corners_cut_the_corners_only()
{
    EffectPicture picture = plain({1, 1, 1, 1}, {60, 40});
    draw(effectOf("rounded corners", {{"radius", 0.25}}), picture); // 10 pixels
    for (const auto& [x, y] : {std::pair(0, 0), std::pair(59, 0), std::pair(0, 39), std::pair(59, 39)}) QCOMPARE_PIXEL(pixel(picture, x, y), {0, 0, 0, 0});
    for (const auto& [x, y] : {std::pair(30, 0), std::pair(0, 20), std::pair(59, 20), std::pair(10, 10), std::pair(30, 39)}) QCOMPARE_PIXEL(pixel(picture, x, y), {1, 1, 1, 1});
}

void EffectsSpec::letterbox_covers_what_lies_outside_of_its_shape()
{
    EffectPicture wide = plain({1, 1, 1, 1}, {40, 40}), tall = plain({1, 1, 1, 1}, {40, 40});
    draw(effectOf("letterbox", {{"ratio", 2}}), wide); // 40 x 20: bars of 10 above and below
    QCOMPARE_PIXEL(pixel(wide, 20, 9), {0, 0, 0, 1});
    QCOMPARE_PIXEL(pixel(wide, 20, 10), {1, 1, 1, 1});
    QCOMPARE_PIXEL(pixel(wide, 20, 30), {0, 0, 0, 1});
    draw(effectOf("letterbox", {{"ratio", 0.5}, {"red", 0.5}}), tall);
    QCOMPARE_PIXEL(pixel(tall, 9, 20), {0.5f, 0, 0, 1});
    QCOMPARE_PIXEL(pixel(tall, 10, 20), {1, 1, 1, 1});
}

void EffectsSpec::chroma_key_takes_its_colour_and_leaves_others()
{
    const auto keyed = [](Pixel p) { EffectPicture picture = plain(p); draw(effectOf("chroma key", {{"red", 0}, {"green", 1}, {"blue", 0}}), picture); return pixel(picture, 0, 0); };
    QCOMPARE_PIXEL(keyed({0, 1, 0, 1}), {0, 0, 0, 0});
    QCOMPARE_PIXEL(keyed({1, 0, 0, 1}), {1, 0, 0, 1});
    QCOMPARE_PIXEL(keyed({1, 1, 0, 1}), {1, 1, 0, 1}); // yellow is no spill
    QCOMPARE_PIXEL(keyed({0.5f, 0.5f, 0.5f, 1}), {0.5f, 0.5f, 0.5f, 1});
    const Pixel face = keyed({0.6f, 0.68f, 0.6f, 1}); // grey in green light
    QVERIFY(face[3] == 1 && std::abs(face[1] - face[0]) < 0.01f);
}

void EffectsSpec::luma_key_takes_the_dark_or_the_bright()
{
    const auto keyed = [](float v, double inverted) { EffectPicture picture = plain({v, v, v, 1}); draw(effectOf("luma key", {{"threshold", 0.4}, {"softness", 0.2}, {"inverted", inverted}}), picture); return pixel(picture, 0, 0); };
    QCOMPARE_PIXEL(keyed(0.3f, 0), {0, 0, 0, 0});
    QCOMPARE_PIXEL(keyed(0.5f, 0), {0.25f, 0.25f, 0.25f, 0.5f});
    QCOMPARE_PIXEL(keyed(0.8f, 0), {0.8f, 0.8f, 0.8f, 1});
    QCOMPARE_PIXEL(keyed(0.8f, 1), {0, 0, 0, 0});
}

QTEST_GUILESS_MAIN(EffectsSpec)
#include "effects_spec.moc"
