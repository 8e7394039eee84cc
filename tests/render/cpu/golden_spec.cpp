// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers worked out by hand and from the standards, against the slow truth and the fast path: that all renderers agree is not enough.
#include "render/cpu/fast_renderer.h"
#include "render/cpu/output_transform.h"
#include "render/cpu/reference_renderer.h"
#include "tests/support/random_recipes.h"
#include "tests/support/spec.h"

using namespace spot;

namespace
{

constexpr Rgba white{1, 1, 1, 1}, black{0, 0, 0, 1}, red{1, 0, 0, 1}, green{0, 1, 0, 1}, blue{0, 0, 1, 1};
constexpr Rgba bars[] = {white, {1, 1, 0, 1}, {0, 1, 1, 1}, green, {1, 0, 1, 1}, red, blue, black};
constexpr int barWidth = 8;

/// The integers of one colour in a YUV format.
struct Codes {
    int y, u, v;
    bool operator==(const Codes&) const = default;
};

/// The coefficients that ITU-R BT.601-7 and BT.709-6 print: luma, and the divisors of B'-Y' and R'-Y'.
struct Standard {
    Matrix matrix;
    double r, g, b, cb, cr;
};
constexpr Standard bt601{Matrix::Bt601, 0.299, 0.587, 0.114, 1.772, 1.402};
constexpr Standard bt709{Matrix::Bt709, 0.2126, 0.7152, 0.0722, 1.8556, 1.5748};

/// Size of 0..1 luma and -0.5..0.5 chroma in codes, and their zeroes: BT.709-6 item 5 for limited range, ITU-T H.273 for full.
struct Quantised {
    double luma, chroma, lumaZero, chromaZero;
};
Quantised quantised(Range range, int bits)
{
    const double step = 1 << (bits - 8), top = (1 << bits) - 1;
    if (range == Range::Full) return {top, top, 0, 128 * step};
    return {219 * step, 224 * step, 16 * step, 128 * step};
}

Codes coded(const Standard& s, Range range, int bits, Rgba c)
{
    const Quantised q = quantised(range, bits);
    const double y = s.r * c.r + s.g * c.g + s.b * c.b;
    const auto whole = [bits](double v) { return static_cast<int>(std::clamp(std::floor(v + 0.5), 0.0, (1 << bits) - 1.0)); };
    return {whole(q.luma * y + q.lumaZero), whole(q.chroma * (c.b - y) / s.cb + q.chromaZero), whole(q.chroma * (c.r - y) / s.cr + q.chromaZero)};
}

Rgba decoded(const Standard& s, Range range, int bits, Codes c)
{
    const Quantised q = quantised(range, bits);
    const double y = (c.y - q.lumaZero) / q.luma, b = y + s.cb * (c.u - q.chromaZero) / q.chroma, r = y + s.cr * (c.v - q.chromaZero) / q.chroma;
    return {static_cast<float>(r), static_cast<float>((y - s.r * r - s.b * b) / s.g), static_cast<float>(b), 1};
}

void putYuv(Image& image, int plane, int x, int y, int code)
{
    if (image.info().bits == 8) image.mutableRowAs<std::uint8_t>(plane, y)[x] = static_cast<std::uint8_t>(code);
    else image.mutableRowAs<std::uint16_t>(plane, y)[x] = static_cast<std::uint16_t>(code);
}
int codeAt(const Image& image, int plane, int x, int y)
{
    return image.info().bits == 8 ? image.rowAs<std::uint8_t>(plane, y)[x] : image.rowAs<std::uint16_t>(plane, y)[x];
}
Codes codesAt(const Image& image, int x, int y)
{
    const int cx = x >> image.info().chromaShiftX, cy = y >> image.info().chromaShiftY;
    return {codeAt(image, 0, x, y), codeAt(image, 1, cx, cy), codeAt(image, 2, cx, cy)};
}

/// Upright bars, one for each of `codes`, left to right.
ImagePtr barsOf(std::span<const Codes> codes, PixelFormat format, ColourTag tag)
{
    Image image({barWidth * static_cast<int>(codes.size()), 4}, format, tag);
    for (int p = 0; p < 3; ++p)
        for (int y = 0; y < image.planeSize(p).height; ++y)
            for (int x = 0; x < image.planeSize(p).width; ++x) {
                const Codes& c = codes[static_cast<std::size_t>(x / (p ? barWidth >> image.info().chromaShiftX : barWidth))];
                putYuv(image, p, x, y, p == 0 ? c.y : p == 1 ? c.u : c.v);
            }
    return std::make_shared<const Image>(std::move(image));
}

/// Pixel (x, y) has red x / 16 and green y / 16.
ImagePtr coordinates(FrameSize size)
{
    Image image(size, PixelFormat::RgbaF32, bt709Rgb);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float pixel[] = {static_cast<float>(x) / 16, static_cast<float>(y) / 16, 0, 1};
            std::ranges::copy(pixel, image.mutableRowAs<float>(0, y) + 4 * x);
        }
    return std::make_shared<const Image>(std::move(image));
}

Draw drawn(Source source, double opacity = 1, BlendMode blend = BlendMode::Normal)
{
    Draw d;
    d.source = std::move(source);
    d.fit = Fit::Native;
    d.opacity = opacity, d.blend = blend;
    return d;
}
Draw drawn(ImagePtr image) { return drawn(RasterPicture{std::move(image), {}}); }

FrameRecipe recipeOf(FrameSize size, Rgba background, std::vector<Draw> layers, BlendSpace space = BlendSpace::Display)
{
    FrameRecipe recipe{size, space, background, {}};
    for (Draw& layer : layers) recipe.steps.push_back({{std::move(layer)}});
    return recipe;
}

Rgba pixelAt(const Image& image, int x, int y)
{
    const float* p = image.rowAs<float>(0, y) + 4 * x;
    return {p[0], p[1], p[2], p[3]};
}
double distance(Rgba a, Rgba b)
{
    return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b), std::abs(a.a - b.a)});
}
QString show(Rgba c) { return QString("(%1 %2 %3 %4)").arg(c.r).arg(c.g).arg(c.b).arg(c.a); }

/// One recipe by both renderers.
class Pictures
{
public:
    explicit Pictures(const FrameRecipe& recipe) : m_plan(planOf(recipe, recipe.canvas)), m_slow(renderReference(*m_plan)), m_fast(FastRenderer(2).render(*m_plan, PixelFormat::RgbaF32)) {}
    /// Empty, or what is wrong: the reference may be off by a ten-thousandth, the fast path by one code of 8 bits.
    QString wrongAt(int x, int y, Rgba expected, double tolerance = 1e-4) const
    {
        const Rgba slow = pixelAt(m_slow, x, y), fast = pixelAt(m_fast, x, y);
        if (distance(slow, expected) > tolerance) return QString("pixel %1, %2 is %3, not %4").arg(x).arg(y).arg(show(slow), show(expected));
        if (distance(fast, expected) > std::max(tolerance, 1 / 255.0)) return QString("pixel %1, %2 is %3 by the fast path, not %4").arg(x).arg(y).arg(show(fast), show(expected));
        return {};
    }
    Image slow(PixelFormat format) const { return outputTransform(m_slow, format); }
    Image fast(PixelFormat format) const { return FastRenderer(2).render(*m_plan, format); }

private:
    Result<FramePlan> m_plan;
    Image m_slow, m_fast;
};

/// The middle pixel of a solid drawn on a background.
QString wrongBlend(Rgba below, Draw above, BlendSpace space, Rgba expected) { return Pictures(recipeOf({5, 3}, below, {std::move(above)}, space)).wrongAt(2, 1, expected); }

} // namespace

class GoldenSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_codes_of_full_bars_are_those_that_the_standards_print();
    void colour_bars_of_every_matrix_range_and_depth_decode_as_the_standards_say();
    void a_file_that_says_nothing_is_bt601_below_720_lines_and_bt709_from_there();
    void half_opacity_is_the_mean_of_codes_in_display_and_of_light_in_linear();
    void multiply_add_and_screen_are_the_textbook_formulas();
    void every_blend_mode_is_its_published_formula();
    void modes_of_porter_and_duff_are_told_by_the_alphas();
    void a_dissolve_is_half_and_half_in_its_middle_frame();
    void a_wipe_is_behind_its_edge_the_later_and_before_it_the_earlier_picture();
    void a_soft_wipe_ramps_over_its_width_and_is_gone_at_both_ends();
    void a_push_moves_both_pictures_and_a_slide_only_the_later_one();
    void a_dip_is_all_colour_in_its_middle_frame();
    void a_zoom_takes_the_whole_canvas_picture_about_its_middle();
    void a_gradient_is_exact_at_its_ends_and_its_middle();
    void a_crop_moves_nothing_and_lets_nothing_of_the_cut_part_in();
    void a_quarter_turn_clockwise_moves_whole_pixels();
    void white_black_and_primaries_leave_as_the_codes_of_bt709();
    void yuv_that_is_only_passed_on_keeps_its_codes();
};

void GoldenSpec::the_codes_of_full_bars_are_those_that_the_standards_print()
{
    // 100 % bars: white, yellow, cyan, green, magenta, red, blue, black.
    constexpr Codes sd[] = {{235, 128, 128}, {210, 16, 146}, {170, 166, 16}, {145, 54, 34}, {106, 202, 222}, {81, 90, 240}, {41, 240, 110}, {16, 128, 128}};
    constexpr Codes hd[] = {{235, 128, 128}, {219, 16, 138}, {188, 154, 16}, {173, 42, 26}, {78, 214, 230}, {63, 102, 240}, {32, 240, 118}, {16, 128, 128}};
    for (std::size_t i = 0; i < 8; ++i) {
        QVERIFY(coded(bt601, Range::Limited, 8, bars[i]) == sd[i]);
        QVERIFY(coded(bt709, Range::Limited, 8, bars[i]) == hd[i]);
    }
}

void GoldenSpec::colour_bars_of_every_matrix_range_and_depth_decode_as_the_standards_say()
{
    for (const Standard& standard : {bt601, bt709}) {
        for (const Range range : {Range::Limited, Range::Full}) {
            for (const PixelFormat format : {PixelFormat::Yuv420P8, PixelFormat::Yuv422P8, PixelFormat::Yuv444P8, PixelFormat::Yuv420P10, PixelFormat::Yuv422P10, PixelFormat::Yuv444P10}) {
                const int bits = infoOf(format).bits;
                std::vector<Codes> codes;
                for (const Rgba& bar : bars) codes.push_back(coded(standard, range, bits, bar));
                const auto image = barsOf(codes, format, {Primaries::Bt709, Transfer::Bt709, standard.matrix, range});
                const Pictures pictures(recipeOf(image->size(), black, {drawn(image)}));
                for (int i = 0; i < 8; ++i) {
                    QCOMPARE(pictures.wrongAt(barWidth * i + 4, 2, decoded(standard, range, bits, codes[static_cast<std::size_t>(i)])), QString());
                    // The rounding of 8 bit codes alone is up to 1.7 codes of R'G'B'.
                    QCOMPARE(pictures.wrongAt(barWidth * i + 4, 2, bars[i], bits == 8 ? 1.7 / 255 : 1 / 255.0), QString());
                }
            }
        }
    }
}

void GoldenSpec::a_file_that_says_nothing_is_bt601_below_720_lines_and_bt709_from_there()
{
    for (const int height : {576, 720}) {
        Image image({8, height}, PixelFormat::Yuv444P8, {});
        for (int p = 0; p < 3; ++p)
            for (int y = 0; y < height; ++y) std::fill_n(image.mutableRowAs<std::uint8_t>(p, y), 8, std::uint8_t(p == 0 ? 81 : p == 1 ? 90 : 240)); // red of BT.601
        const Pictures pictures(recipeOf({8, 8}, black, {drawn(std::make_shared<const Image>(std::move(image)))}));
        QCOMPARE(pictures.wrongAt(4, 4, decoded(height < 720 ? bt601 : bt709, Range::Limited, 8, {81, 90, 240})), QString());
    }
}

void GoldenSpec::half_opacity_is_the_mean_of_codes_in_display_and_of_light_in_linear()
{
    QCOMPARE(wrongBlend(black, drawn(SolidPicture{white}, 0.5), BlendSpace::Display, {0.5f, 0.5f, 0.5f, 1}), QString());
    QCOMPARE(wrongBlend({0.2f, 0.2f, 0.2f, 1}, drawn(SolidPicture{red}, 0.5), BlendSpace::Display, {0.6f, 0.1f, 0.1f, 1}), QString());
    // 1.099 * 0.5^0.45 - 0.099 = 0.7055
    QCOMPARE(wrongBlend(black, drawn(SolidPicture{white}, 0.5), BlendSpace::Linear, {0.70552f, 0.70552f, 0.70552f, 1}), QString());
    // Codes 0.5 and 0.25 are the light 0.25959 and 0.07815; their mean 0.16887 is the code 0.39463.
    QCOMPARE(wrongBlend({0.25f, 0.25f, 0.25f, 1}, drawn(SolidPicture{{0.5f, 0.5f, 0.5f, 1}}, 0.5), BlendSpace::Linear, {0.39463f, 0.39463f, 0.39463f, 1}), QString());
    // A colour's own alpha is straight and counts like opacity.
    QCOMPARE(wrongBlend(black, drawn(SolidPicture{{1, 1, 1, 0.5f}}), BlendSpace::Linear, {0.70552f, 0.70552f, 0.70552f, 1}), QString());
    QCOMPARE(wrongBlend({0, 0, 0, 0}, drawn(SolidPicture{{1, 0.5f, 0, 0.5f}}), BlendSpace::Display, {0.5f, 0.25f, 0, 0.5f}), QString());
    // Nothing mixed: linear light changes nothing.
    QCOMPARE(wrongBlend(black, drawn(SolidPicture{{0.3f, 0.6f, 0.01f, 1}}), BlendSpace::Linear, {0.3f, 0.6f, 0.01f, 1}), QString());
}

void GoldenSpec::multiply_add_and_screen_are_the_textbook_formulas()
{
    const Rgba below{0.5f, 0.8f, 0, 1};
    const SolidPicture above{{0.5f, 0.4f, 0.7f, 1}};
    QCOMPARE(wrongBlend(below, drawn(above, 1, BlendMode::Multiply), BlendSpace::Display, {0.25f, 0.32f, 0, 1}), QString());
    QCOMPARE(wrongBlend(below, drawn(above, 0.5, BlendMode::Multiply), BlendSpace::Display, {0.375f, 0.56f, 0, 1}), QString());
    QCOMPARE(wrongBlend(below, drawn(above, 1, BlendMode::Add), BlendSpace::Display, {1, 1.2f, 0.7f, 1}), QString());
    QCOMPARE(wrongBlend(below, drawn(above, 0.5, BlendMode::Add), BlendSpace::Display, {0.75f, 1, 0.35f, 1}), QString());
    QCOMPARE(wrongBlend(below, drawn(above, 1, BlendMode::Screen), BlendSpace::Display, {0.75f, 0.88f, 0.7f, 1}), QString());
    QCOMPARE(wrongBlend(below, drawn(above, 0.5, BlendMode::Screen), BlendSpace::Display, {0.625f, 0.84f, 0.35f, 1}), QString());
    // Over nothing, all of them are the layer itself.
    for (const BlendMode mode : {BlendMode::Multiply, BlendMode::Add, BlendMode::Screen})
        QCOMPARE(wrongBlend({0, 0, 0, 0}, drawn(above, 1, mode), BlendSpace::Display, above.colour), QString());
    // What is brighter than white ends as white in a file.
    const Pictures bright(recipeOf({2, 2}, below, {drawn(above, 1, BlendMode::Add)}));
    QCOMPARE(int(bright.slow(PixelFormat::Rgba8).rowAs<std::uint8_t>(0, 0)[1]), 255);
}

void GoldenSpec::every_blend_mode_is_its_published_formula()
{
    const Rgba below{0.5f, 0.8f, 0, 1};
    const SolidPicture above{{0.5f, 0.4f, 0.7f, 1}};
    // Worked out by hand from the W3C's and Adobe's formulas.
    const std::pair<BlendMode, Rgba> modes[] = {
        {BlendMode::Darken, {0.5f, 0.4f, 0, 1}},        {BlendMode::ColourBurn, {0, 0.5f, 0, 1}},
        {BlendMode::LinearBurn, {0, 0.2f, 0, 1}},       {BlendMode::Lighten, {0.5f, 0.8f, 0.7f, 1}},
        {BlendMode::ColourDodge, {1, 1, 0, 1}},         {BlendMode::Overlay, {0.5f, 0.76f, 0, 1}},
        {BlendMode::SoftLight, {0.5f, 0.768f, 0, 1}},   {BlendMode::HardLight, {0.5f, 0.64f, 0.4f, 1}},
        {BlendMode::VividLight, {0.5f, 0.75f, 0, 1}},   {BlendMode::LinearLight, {0.5f, 0.6f, 0.4f, 1}},
        {BlendMode::PinLight, {0.5f, 0.8f, 0.4f, 1}},   {BlendMode::HardMix, {1, 1, 0, 1}},
        {BlendMode::Difference, {0, 0.4f, 0.7f, 1}},    {BlendMode::Exclusion, {0.5f, 0.56f, 0.7f, 1}},
        {BlendMode::Subtract, {0, 0.4f, 0, 1}},         {BlendMode::Divide, {1, 1, 0, 1}},
        {BlendMode::Hue, {0.68101f, 0.52152f, 1, 1}},   {BlendMode::Saturation, {0.57625f, 0.68875f, 0.38875f, 1}},
        {BlendMode::Colour, {0.659f, 0.559f, 0.859f, 1}}, {BlendMode::Luminosity, {0.37219f, 0.5955f, 0, 1}},
    };
    for (const auto& [mode, expected] : modes) {
        const QString wrong = wrongBlend(below, drawn(above, 1, mode), BlendSpace::Display, expected);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString("mode %1: %2").arg(int(mode)).arg(wrong)));
        const auto half = [](float a, float b) { return (a + b) / 2; };
        const Rgba between{half(below.r, expected.r), half(below.g, expected.g), half(below.b, expected.b), 1};
        QCOMPARE(wrongBlend(below, drawn(above, 0.5, mode), BlendSpace::Display, between), QString());
        QCOMPARE(wrongBlend({0, 0, 0, 0}, drawn(above, 1, mode), BlendSpace::Display, above.colour), QString()); // over nothing: the layer itself
    }
}

void GoldenSpec::modes_of_porter_and_duff_are_told_by_the_alphas()
{
    const Rgba below{1, 0, 0, 0.5f};
    const SolidPicture above{{0, 1, 0, 1}};
    QCOMPARE(wrongBlend(below, drawn(above, 1, BlendMode::Atop), BlendSpace::Display, {0, 0.5f, 0, 0.5f}), QString());
    QCOMPARE(wrongBlend(below, drawn(above, 1, BlendMode::Behind), BlendSpace::Display, {0.5f, 0.5f, 0, 1}), QString());
    QCOMPARE(wrongBlend(below, drawn(above, 1, BlendMode::Erase), BlendSpace::Display, {0, 0, 0, 0}), QString());
    QCOMPARE(wrongBlend(below, drawn(above, 0.5, BlendMode::Erase), BlendSpace::Display, {0.25f, 0, 0, 0.25f}), QString());
    QCOMPARE(wrongBlend(below, drawn(above, 1, BlendMode::Xor), BlendSpace::Display, {0, 0.5f, 0, 0.5f}), QString());
}

void GoldenSpec::a_dissolve_is_half_and_half_in_its_middle_frame()
{
    const auto frames = [](std::int64_t n) { return fps30.startOf(n); };
    Composition composition;
    composition.canvas = {6, 4}, composition.duration = frames(40);
    Layer first, second;
    first.span = {frames(0), frames(15)}, first.picture = SolidPicture{red};
    second.span = {frames(10), frames(40)}, second.picture = SolidPicture{blue};
    second.entrance.length = frames(5);
    composition.layers = {first, second};
    QCOMPARE(Pictures(evaluate(composition, frames(9))).wrongAt(3, 2, red), QString());
    QCOMPARE(Pictures(evaluate(composition, frames(10))).wrongAt(3, 2, {0.9f, 0, 0.1f, 1}), QString());
    QCOMPARE(Pictures(evaluate(composition, frames(12))).wrongAt(3, 2, {0.5f, 0, 0.5f, 1}), QString());
    QCOMPARE(Pictures(evaluate(composition, frames(15))).wrongAt(3, 2, blue), QString());
    composition.blendSpace = BlendSpace::Linear;
    QCOMPARE(Pictures(evaluate(composition, frames(12))).wrongAt(3, 2, {0.70552f, 0, 0.70552f, 1}), QString());
}

/// Frame i of n of a transition from `earlier` to `later`.
static FrameRecipe inside(TransitionStyle style, FrameSize canvas, Picture earlier, Picture later, std::int64_t i, std::int64_t n)
{
    Composition composition;
    composition.canvas = canvas, composition.duration = fps30.startOf(n);
    Layer first, second;
    first.span = second.span = {{}, fps30.startOf(n)};
    first.picture = std::move(earlier), second.picture = std::move(later);
    first.fit = second.fit = Fit::Native;
    second.entrance = {style, fps30.startOf(n)};
    composition.layers = {first, second};
    return evaluate(composition, fps30.startOf(i));
}

void GoldenSpec::a_wipe_is_behind_its_edge_the_later_and_before_it_the_earlier_picture()
{
    for (const std::int64_t i : {0, 2, 4}) { // the edge is at 1, 5 and 9 of 10 pixels
        const auto at = [&](double angle, FrameSize canvas) { return Pictures(inside({TransitionKind::Wipe, {}, angle}, canvas, SolidPicture{red}, SolidPicture{blue}, i, 5)); };
        const Pictures right = at(0, {10, 4}), down = at(90, {4, 10}), left = at(180, {10, 4}), up = at(-90, {4, 10});
        for (int x = 0; x < 10; ++x) {
            QCOMPARE(right.wrongAt(x, 2, x < 2 * i + 1 ? blue : red), QString());
            QCOMPARE(down.wrongAt(2, x, x < 2 * i + 1 ? blue : red), QString());
            QCOMPARE(left.wrongAt(9 - x, 2, x < 2 * i + 1 ? blue : red), QString());
            QCOMPARE(up.wrongAt(2, 9 - x, x < 2 * i + 1 ? blue : red), QString());
        }
    }
    // At 45 degrees through the middle of a square: the corners, and half of each on the diagonal.
    const Pictures turned(inside({TransitionKind::Wipe, {}, 45}, {9, 9}, SolidPicture{red}, SolidPicture{blue}, 0, 1));
    QCOMPARE(turned.wrongAt(0, 0, blue), QString());
    QCOMPARE(turned.wrongAt(8, 8, red), QString());
    for (int x = 0; x < 9; ++x) QCOMPARE(turned.wrongAt(x, 8 - x, {0.5f, 0, 0.5f, 1}), QString());
}

void GoldenSpec::a_soft_wipe_ramps_over_its_width_and_is_gone_at_both_ends()
{
    const auto at = [](std::int64_t i, std::int64_t n) { return Pictures(inside({TransitionKind::Wipe, {}, 0, 0.4}, {10, 4}, SolidPicture{red}, SolidPicture{blue}, i, n)); };
    const Pictures middle = at(0, 1); // 4 pixels wide about 5
    for (int x = 0; x < 10; ++x) {
        const float share = std::clamp(0.5f - (static_cast<float>(x) + 0.5f - 5) / 4, 0.f, 1.f);
        QCOMPARE(middle.wrongAt(x, 1, {1 - share, 0, share, 1}), QString());
    }
    const Pictures first = at(0, 10000), last = at(9999, 10000);
    QVERIFY(first.wrongAt(0, 1, red, 1e-3).isEmpty() && last.wrongAt(9, 1, blue, 1e-3).isEmpty());
}

void GoldenSpec::a_push_moves_both_pictures_and_a_slide_only_the_later_one()
{
    const ImagePtr picture = coordinates({9, 4});
    const RasterPicture grid{picture, {}};
    for (const std::int64_t i : {0, 1, 2}) { // k: 1/6, 1/2, 5/6 of 9: 1.5, 4.5, 7.5 pixels have come in; halves go up on the way from the left
        const int border = 9 - static_cast<int>(3 * i + 1);
        const Pictures pushed(inside({TransitionKind::Push, {}, 0, 0, Heading::Left}, {9, 4}, grid, SolidPicture{blue}, i, 3));
        const Pictures slid(inside({TransitionKind::Slide, {}, 0, 0, Heading::Left}, {9, 4}, grid, SolidPicture{blue}, i, 3));
        for (int x = 0; x < 9; ++x) {
            QCOMPARE(pushed.wrongAt(x, 2, x < border ? Rgba{static_cast<float>(x + 9 - border) / 16, 2 / 16.f, 0, 1} : blue), QString());
            QCOMPARE(slid.wrongAt(x, 2, x < border ? Rgba{static_cast<float>(x) / 16, 2 / 16.f, 0, 1} : blue), QString());
        }
    }
    const Pictures down(inside({TransitionKind::Slide, {}, 0, 0, Heading::Down}, {9, 4}, SolidPicture{red}, grid, 0, 2)); // a quarter: the last row of the later one
    QCOMPARE(down.wrongAt(3, 0, {3 / 16.f, 3 / 16.f, 0, 1}), QString());
    QCOMPARE(down.wrongAt(3, 1, red), QString());
}

void GoldenSpec::a_dip_is_all_colour_in_its_middle_frame()
{
    const auto at = [](std::int64_t i) { return Pictures(inside({TransitionKind::DipToColour, white}, {6, 4}, SolidPicture{red}, SolidPicture{blue}, i, 5)); };
    QCOMPARE(at(0).wrongAt(3, 2, {1, 0.2f, 0.2f, 1}), QString());
    QCOMPARE(at(2).wrongAt(3, 2, white), QString());
    QCOMPARE(at(4).wrongAt(3, 2, {0.2f, 0.2f, 1, 1}), QString());
}

void GoldenSpec::a_zoom_takes_the_whole_canvas_picture_about_its_middle()
{
    // Left half red, right half green: the border stays in the middle, and nothing from outside comes in.
    Image halves({8, 4}, PixelFormat::RgbaF32, bt709Rgb);
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 8; ++x) {
            const float pixel[] = {x < 4 ? 1.f : 0.f, x < 4 ? 0.f : 1.f, 0, 1};
            std::ranges::copy(pixel, halves.mutableRowAs<float>(0, y) + 4 * x);
        }
    const RasterPicture earlier{std::make_shared<const Image>(std::move(halves)), {}};
    for (const std::int64_t i : {0, 2, 4}) {
        const float k = (static_cast<float>(i) + 0.5f) / 5;
        const Pictures zoomed(inside({TransitionKind::Zoom}, {8, 4}, earlier, SolidPicture{blue}, i, 5));
        QCOMPARE(zoomed.wrongAt(0, 0, {1 - k, 0, k, 1}, 1e-3), QString());
        QCOMPARE(zoomed.wrongAt(7, 3, {0, 1 - k, k, 1}, 1e-3), QString());
    }
}

void GoldenSpec::a_gradient_is_exact_at_its_ends_and_its_middle()
{
    const Rgba from{1, 0, 0.25f, 1}, to{0, 1, 0.75f, 1};
    const auto share = [&](float k) { return Rgba{1 - k, k, 0.25f + 0.5f * k, 1}; };
    const auto across = [&](double angle) { return Pictures(recipeOf({9, 9}, black, {drawn(GradientPicture{from, to, angle})})); };
    // Nine pixels: the centre of the first is 1/18 along, that of the fifth is the middle.
    const struct {
        double angle;
        int firstX, firstY, lastX, lastY;
    } ways[] = {{0, 0, 4, 8, 4}, {90, 4, 0, 4, 8}, {180, 8, 4, 0, 4}, {-90, 4, 8, 4, 0}, {45, 0, 0, 8, 8}};
    for (const auto& way : ways) {
        const Pictures pictures = across(way.angle);
        QCOMPARE(pictures.wrongAt(way.firstX, way.firstY, share(1 / 18.f)), QString());
        QCOMPARE(pictures.wrongAt(4, 4, share(0.5f)), QString());
        QCOMPARE(pictures.wrongAt(way.lastX, way.lastY, share(17 / 18.f)), QString());
    }
    QCOMPARE(across(45).wrongAt(8, 0, share(0.5f)), QString());
}

void GoldenSpec::a_crop_moves_nothing_and_lets_nothing_of_the_cut_part_in()
{
    // Equal cuts left and right: what is left stays where it was.
    Draw middle = drawn(coordinates({8, 4}));
    middle.crop = {0.25, 0.25, 0.25, 0.25};
    const Pictures kept(recipeOf({8, 4}, blue, {middle}));
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 8; ++x) {
            const bool isInside = x >= 2 && x < 6 && y >= 1 && y < 3;
            QCOMPARE(kept.wrongAt(x, y, isInside ? Rgba{x / 16.f, y / 16.f, 0, 1} : blue), QString());
        }
    // Half red, half green: of the stretched right half no red is left, not even at the cut.
    Image halves({8, 4}, PixelFormat::RgbaF32, bt709Rgb);
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 8; ++x) {
            const float pixel[] = {x < 4 ? 1.f : 0.f, x < 4 ? 0.f : 1.f, 0, 1};
            std::ranges::copy(pixel, halves.mutableRowAs<float>(0, y) + 4 * x);
        }
    Draw right = drawn(std::make_shared<const Image>(std::move(halves)));
    right.crop.left = 0.5, right.fit = Fit::Stretch;
    const Pictures stretched(recipeOf({8, 4}, blue, {right}));
    for (int x = 0; x < 8; ++x) QCOMPARE(stretched.wrongAt(x, 2, green), QString());
}

void GoldenSpec::a_quarter_turn_clockwise_moves_whole_pixels()
{
    // 4 x 2 in the middle of 6 x 4 turns to 2 x 4: what was at (x, y) is at (1 - y, x) of it.
    Draw turned = drawn(coordinates({4, 2}));
    turned.placement.rotation = 90;
    const Pictures pictures(recipeOf({6, 4}, blue, {turned}));
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 6; ++x) {
            const Rgba expected = x == 2 || x == 3 ? Rgba{y / 16.f, (3 - x) / 16.f, 0, 1} : blue;
            QCOMPARE(pictures.wrongAt(x, y, expected), QString());
        }
}

void GoldenSpec::white_black_and_primaries_leave_as_the_codes_of_bt709()
{
    const struct {
        Rgba colour;
        Codes eight, ten;
    } rows[] = {{white, {235, 128, 128}, {940, 512, 512}}, {black, {16, 128, 128}, {64, 512, 512}}, {red, {63, 102, 240}, {250, 409, 960}},
                {green, {173, 42, 26}, {691, 167, 105}},   {blue, {32, 240, 118}, {127, 960, 471}}};
    for (const auto& row : rows) {
        const Pictures pictures(recipeOf({6, 4}, black, {drawn(SolidPicture{row.colour})}));
        for (const PixelFormat format : {PixelFormat::Yuv420P8, PixelFormat::Yuv444P8, PixelFormat::Yuv420P10}) {
            const Codes expected = infoOf(format).bits == 8 ? row.eight : row.ten;
            QVERIFY(codesAt(pictures.slow(format), 3, 2) == expected);
            QVERIFY(codesAt(pictures.fast(format), 3, 2) == expected);
            QVERIFY(pictures.fast(format).colour() == bt709Limited);
        }
    }
    // What is transparent is over black: 16 + 219 * 0.4 = 103.6.
    QVERIFY((codesAt(Pictures(recipeOf({6, 4}, {0, 0, 0, 0}, {drawn(SolidPicture{{1, 1, 1, 0.4f}})})).fast(PixelFormat::Yuv420P8), 3, 2) == Codes{104, 128, 128}));
}

void GoldenSpec::yuv_that_is_only_passed_on_keeps_its_codes()
{
    // With one colour that is brighter than white, and one outside R'G'B'.
    const std::vector<Codes> codes{{16, 128, 128}, {235, 128, 128}, {250, 128, 128}, {120, 60, 200}, {77, 131, 99}, {40, 230, 20}, {5, 128, 128}, {180, 128, 129}};
    for (const PixelFormat format : {PixelFormat::Yuv420P8, PixelFormat::Yuv422P8, PixelFormat::Yuv444P8}) {
        const auto image = barsOf(codes, format, bt709Limited);
        const Pictures pictures(recipeOf(image->size(), black, {drawn(image)}));
        for (int i = 0; i < 8; ++i) {
            QVERIFY(codesAt(pictures.slow(format), barWidth * i + 4, 2) == codes[static_cast<std::size_t>(i)]);
            QVERIFY(codesAt(pictures.fast(format), barWidth * i + 4, 2) == codes[static_cast<std::size_t>(i)]);
        }
    }
}

QTEST_GUILESS_MAIN(GoldenSpec)
#include "golden_spec.moc"
