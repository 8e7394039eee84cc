// SPDX-License-Identifier: GPL-3.0-or-later
// Corner pin: the four corners of the frame are moved, and the picture follows in perspective, as on a screen or a poster in the scene.
// The projective map of a square to four points and its inverse: Heckbert, "Fundamentals of Texture Mapping and Image Warping", 1989, 2.2.
// Where the picture becomes smaller, up to 4 x 4 places of a pixel are read.
#include "render/effects/effect_list.h"
#include "render/effects/picture_sample.h"

#include <array>

namespace spot::effects
{

namespace
{

constexpr EffectParameter corner(std::string_view id, std::string_view name) { return {id, name, EffectUnit::Height, -1, 1, 0, 0.001}; }
constexpr std::array parameters{corner("topLeftX", "Top left across"),         corner("topLeftY", "Top left down"),
                                corner("topRightX", "Top right across"),       corner("topRightY", "Top right down"),
                                corner("bottomRightX", "Bottom right across"), corner("bottomRightY", "Bottom right down"),
                                corner("bottomLeftX", "Bottom left across"),   corner("bottomLeftY", "Bottom left down")};

struct Place {
    double x = 0, y = 0;
};

/// From the picture with moved corners to the unit square.
class Unpin
{
public:
    explicit Unpin(const std::array<Place, 4>& p)
    {
        const Place one{p[1].x - p[2].x, p[1].y - p[2].y}, two{p[3].x - p[2].x, p[3].y - p[2].y};
        const Place sum{p[0].x - p[1].x + p[2].x - p[3].x, p[0].y - p[1].y + p[2].y - p[3].y};
        const double det = one.x * two.y - two.x * one.y;
        if (!(std::abs(det) > 1e-6)) return;
        const double g = (sum.x * two.y - two.x * sum.y) / det, h = (one.x * sum.y - sum.x * one.y) / det;
        const double a = p[1].x - p[0].x + g * p[1].x, b = p[3].x - p[0].x + h * p[3].x, c = p[0].x;
        const double d = p[1].y - p[0].y + g * p[1].y, e = p[3].y - p[0].y + h * p[3].y, f = p[0].y;
        m = {e - f * h, c * h - b, b * f - c * e, f * g - d, a - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d};
        const Place middle{(p[0].x + p[1].x + p[2].x + p[3].x) / 4, (p[0].y + p[1].y + p[2].y + p[3].y) / 4};
        m_side = depth(middle.x, middle.y) < 0 ? -1 : 1;
    }
    /// False behind the eye, and when the corners lie on a line.
    bool at(double x, double y, Place& place) const
    {
        const double w = depth(x, y);
        if (!(w * m_side > 1e-12)) return false;
        place = {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
        return true;
    }

private:
    double depth(double x, double y) const { return m[6] * x + m[7] * y + m[8]; }
    std::array<double, 9> m{};
    double m_side = 1;
};

bool isPlain(EffectValues v)
{
    return std::all_of(v.begin(), v.end(), [](double value) { return value == 0; });
}

void drawCornerPin(EffectPicture& picture, EffectValues v)
{
    if (isPlain(v)) return;
    const double wide = picture.width, high = picture.height;
    std::array<Place, 4> corners{Place{0, 0}, {wide, 0}, {wide, high}, {0, high}};
    for (std::size_t i = 0; i < 4; ++i) corners[i].x += v[2 * i] * picture.unit, corners[i].y += v[2 * i + 1] * picture.unit;
    const Unpin unpin(corners);
    redraw(picture, [&](const PictureSample& before, int x, int y) {
        const double px = x + 0.5 - picture.left, py = y + 0.5 - picture.top;
        std::array<float, 4> sum{};
        Place here, right, below;
        if (!unpin.at(px, py, here) || !unpin.at(px + 1, py, right) || !unpin.at(px, py + 1, below)) return sum;
        if (here.x < -0.5 || here.x > 1.5 || here.y < -0.5 || here.y > 1.5) return sum;
        const double longest = std::max(std::hypot((right.x - here.x) * wide, (right.y - here.y) * high), std::hypot((below.x - here.x) * wide, (below.y - here.y) * high));
        const int n = std::clamp(static_cast<int>(std::ceil(longest - 0.25)), 1, 4);
        for (int j = 0; j < n; ++j)
            for (int i = 0; i < n; ++i) {
                Place place;
                if (!unpin.at(px + (i + 0.5) / n - 0.5, py + (j + 0.5) / n - 0.5, place)) continue;
                const std::array<float, 4> p = before.sharp(picture.left + place.x * wide - 0.5, picture.top + place.y * high - 0.5);
                for (std::size_t k = 0; k < 4; ++k) sum[k] += p[k] / static_cast<float>(n * n);
            }
        return sum;
    });
}

double reachOf(EffectValues v)
{
    const double outward[] = {-v[0], -v[1], v[2], -v[3], v[4], v[5], -v[6], v[7]};
    return std::max(0.0, *std::max_element(std::begin(outward), std::end(outward)));
}

} // namespace

const EffectKind cornerPin{.id = "corner pin", .name = "Corner pin", .group = EffectGroup::Shape, .parameters = parameters, .changesNothing = isPlain, .margin = reachOf,
                           .draw = drawCornerPin};

} // namespace spot::effects
