// SPDX-License-Identifier: GPL-3.0-or-later
// Effects that change some colours and leave others: curves, hue curves, qualifier.
#include "render/effects/picture_math.h"
#include "tests/support/effect_picture.h"
#include "tests/support/spec.h"

using namespace spot;

namespace
{

Pixel drawn(std::string_view kind, Pixel p, const std::map<std::string, double>& values)
{
    EffectPicture picture = plain(p);
    draw(effectOf(kind, values), picture);
    return pixel(picture, 3, 3);
}
float lumaOf(const Pixel& p) { return spot::lumaOf(p[0], p[1], p[2]); }
const Pixel orange{0.9f, 0.5f, 0.1f, 1}, sky{0.3f, 0.5f, 0.9f, 1}, grey{0.4f, 0.4f, 0.4f, 1};

} // namespace

class ColourRangesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_curve_goes_through_its_points()
    {
        const std::map<std::string, double> values{{"all0", 0.1}, {"all25", 0.2}, {"all50", 0.7}, {"all75", 0.8}, {"all100", 0.9}};
        for (const auto& [x, y] : {std::pair(0.f, 0.1f), std::pair(0.25f, 0.2f), std::pair(0.5f, 0.7f), std::pair(0.75f, 0.8f), std::pair(1.f, 0.9f)})
            QVERIFY2(isNear(drawn("curves", {x, x, x, 1}, values), {y, y, y, 1}, 1e-6f), textOf(drawn("curves", {x, x, x, 1}, values)).c_str());
    }
    void a_curve_never_leaves_the_span_of_its_neighbours()
    {
        const std::map<std::string, double> values{{"all25", 0}, {"all50", 1}, {"all75", 1}};
        for (float x = 0; x <= 1; x += 0.01f) {
            const float y = drawn("curves", {x, x, x, 1}, values)[0];
            QVERIFY2(y > -1e-6f && y < 1 + 1e-6f && (x > 0.25f || y < 1e-6f) && (x < 0.5f || y > 1 - 1e-6f), std::to_string(x).c_str());
        }
    }
    void a_curve_of_one_channel_leaves_the_others()
    {
        const Pixel p = drawn("curves", {0.5f, 0.5f, 0.5f, 1}, {{"green50", 0.6}});
        QVERIFY(isNear(p, {0.5f, 0.6f, 0.5f, 1}));
    }
    void a_curve_works_on_straight_colours_and_beyond_white()
    {
        QVERIFY(isNear(drawn("curves", {0.25f, 0.25f, 0.25f, 0.5f}, {{"all50", 0.6}}), {0.3f, 0.3f, 0.3f, 0.5f}));
        QVERIFY(drawn("curves", {1.2f, 1.2f, 1.2f, 1}, {{"all50", 0.6}})[0] > 1.05f); // super-white is no white
    }
    void turning_red_leaves_blue_grey_and_luma()
    {
        const Pixel turned = drawn("hue curves", orange, {{"turnRed", 40}, {"turnYellow", 40}});
        QVERIFY(turned[1] > orange[1] && turned[0] < orange[0] && std::abs(lumaOf(turned) - lumaOf(orange)) < 1e-5f);
        QVERIFY(isNear(drawn("hue curves", {0.1f, 0.2f, 0.9f, 1}, {{"turnRed", 40}, {"turnYellow", 40}}), {0.1f, 0.2f, 0.9f, 1}));
        QVERIFY(isNear(drawn("hue curves", grey, {{"turnRed", 40}, {"lightRed", 1}, {"saturationRed", 3}}), grey));
    }
    void a_hue_without_saturation_is_grey_of_the_same_luma()
    {
        const Pixel p = drawn("hue curves", {0.2f, 0.9f, 0.2f, 1}, {{"saturationGreen", 0}});
        const float y = lumaOf({0.2f, 0.9f, 0.2f, 1});
        QVERIFY2(isNear(p, {y, y, y, 1}, 1e-5f), textOf(p).c_str());
    }
    void a_qualifier_changes_the_colours_inside_of_it_only()
    {
        const std::map<std::string, double> orangeToGrey{{"hue", 30}, {"width", 40}, {"saturation", 0}};
        const Pixel p = drawn("qualifier", orange, orangeToGrey);
        QVERIFY2(std::abs(p[0] - p[2]) < 1e-4f, textOf(p).c_str());
        QVERIFY(isNear(drawn("qualifier", sky, orangeToGrey), sky) && isNear(drawn("qualifier", grey, orangeToGrey), grey));
        QVERIFY(isNear(drawn("qualifier", {0.09f, 0.05f, 0.01f, 1}, {{"hue", 30}, {"width", 40}, {"saturation", 0}, {"dark", 0.3}}), {0.09f, 0.05f, 0.01f, 1})); // too dark
    }
    void a_hue_range_goes_round_the_circle()
    {
        const Pixel rose{0.9f, 0.1f, 0.2f, 1}; // 352.5 degrees
        QVERIFY(!isNear(drawn("qualifier", rose, {{"hue", 5}, {"width", 40}, {"light", 0.1}}), rose, 0.05f));
    }
    void the_selection_can_be_seen()
    {
        QVERIFY(isNear(drawn("qualifier", orange, {{"hue", 30}, {"width", 40}, {"show", 1}}), {1, 1, 1, 1}));
        QVERIFY(isNear(drawn("qualifier", sky, {{"hue", 30}, {"width", 40}, {"show", 1}}), {0, 0, 0, 1}));
    }
};

QTEST_GUILESS_MAIN(ColourRangesSpec)
#include "colour_ranges_spec.moc"
