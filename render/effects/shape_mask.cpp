// SPDX-License-Identifier: GPL-3.0-or-later
// Shape mask: only what lies inside of a rectangle or an ellipse stays, or what lies outside. Its edge is as wide as the feather, half of
// it inside, and one pixel wide without; it rises as 3 s^2 - 2 s^3. The distance to an ellipse is the first order one of its equation.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { X, Y, Width, Height, Turn, IsRound, Corner, Feather, Strength, IsInverted };

constexpr EffectUnit percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"x", "Centre across", percent, -0.5, 1.5, 0.5},
    EffectParameter{"y", "Centre down", percent, -0.5, 1.5, 0.5},
    EffectParameter{"width", "Width", percent, 0, 3, 0.5},
    EffectParameter{"height", "Height", percent, 0, 3, 0.5},
    EffectParameter{"turn", "Turn", EffectUnit::Degrees, -360, 360, 0, 0.5},
    EffectParameter{"round", "Ellipse", EffectUnit::Switch, 0, 1, 0, 1},
    EffectParameter{"corner", "Corner radius", EffectUnit::Height, 0, 0.5, 0, 0.002},
    EffectParameter{"feather", "Feather", EffectUnit::Height, 0, 1, 0.02, 0.002},
    EffectParameter{"strength", "Strength", percent, 0, 1, 1},
    EffectParameter{"inverted", "Take away the inside", EffectUnit::Switch, 0, 1, 0, 1},
};

/// Pixels outside of the shape, negative inside; x, y from its centre along its own axes.
class Shape
{
public:
    Shape(double halfX, double halfY, bool isRound, double corner) : m_halfX(halfX), m_halfY(halfY), m_isRound(isRound), m_corner(std::min({corner, halfX, halfY})) {}
    double distance(double x, double y) const
    {
        x = std::abs(x), y = std::abs(y);
        if (m_isRound) {
            if (!(m_halfX > 0 && m_halfY > 0)) return std::hypot(x, y);
            const double near = std::hypot(x / m_halfX, y / m_halfY), slope = std::hypot(x / (m_halfX * m_halfX), y / (m_halfY * m_halfY));
            return slope > 0 ? near * (near - 1) / slope : -std::min(m_halfX, m_halfY);
        }
        const double dx = x - m_halfX + m_corner, dy = y - m_halfY + m_corner;
        return std::hypot(std::max(dx, 0.0), std::max(dy, 0.0)) + std::min(std::max(dx, dy), 0.0) - m_corner;
    }

private:
    double m_halfX, m_halfY;
    bool m_isRound;
    double m_corner;
};

void drawShapeMask(EffectPicture& picture, EffectValues v)
{
    const double centreX = picture.left + v[X] * picture.width, centreY = picture.top + v[Y] * picture.height;
    const Shape shape(v[Width] * picture.width / 2, v[Height] * picture.height / 2, v[IsRound] >= 0.5, v[Corner] * picture.unit);
    const double edge = std::max(1.0, v[Feather] * picture.unit), angle = v[Turn] * M_PI / 180, c = std::cos(angle), s = std::sin(angle);
    const bool isInverted = v[IsInverted] >= 0.5;
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    picture.eachRow([&](int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        const double dy = y + 0.5 - centreY;
        for (int x = 0; x < picture.image.width(); ++x, p += 4) {
            const double dx = x + 0.5 - centreX;
            const double rise = std::clamp(0.5 - shape.distance(dx * c + dy * s, dy * c - dx * s) / edge, 0.0, 1.0), inside = rise * rise * (3 - 2 * rise);
            const auto share = static_cast<float>(1 - v[Strength] * (isInverted ? inside : 1 - inside));
            if (share < 1)
                for (int k = 0; k < 4; ++k) p[k] *= share;
        }
    });
}

} // namespace

const EffectKind shapeMask{.id = "shape mask", .name = "Shape mask", .group = EffectGroup::Shape, .parameters = parameters,
                           .changesNothing = [](EffectValues v) { return v[Strength] == 0; }, .draw = drawShapeMask};

} // namespace spot::effects
