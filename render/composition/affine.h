// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/affine.h: a 2x3 matrix of the plane, y down.
#pragma once

#include <array>
#include <cmath>

namespace spot
{

struct Point {
    double x = 0, y = 0;
    constexpr bool operator==(const Point&) const = default;
};

/// x' = xx x + xy y + x0, y' = yx x + yy y + y0.                                                                [value]
struct Affine {
    double xx = 1, xy = 0, x0 = 0;
    double yx = 0, yy = 1, y0 = 0;
    constexpr bool operator==(const Affine&) const = default;

    constexpr Point operator()(Point p) const { return {xx * p.x + xy * p.y + x0, yx * p.x + yy * p.y + y0}; }
    /// First `inner`, then this.
    constexpr Affine operator*(const Affine& inner) const
    {
        return {xx * inner.xx + xy * inner.yx, xx * inner.xy + xy * inner.yy, xx * inner.x0 + xy * inner.y0 + x0,
                yx * inner.xx + yy * inner.yx, yx * inner.xy + yy * inner.yy, yx * inner.x0 + yy * inner.y0 + y0};
    }
    constexpr double determinant() const { return xx * yy - xy * yx; }
    /// Only where determinant() is not 0.
    constexpr Affine inverse() const
    {
        const double d = determinant();
        return {yy / d, -xy / d, (xy * y0 - yy * x0) / d, -yx / d, xx / d, (yx * x0 - xx * y0) / d};
    }

    static constexpr Affine moved(double x, double y) { return {1, 0, x, 0, 1, y}; }
    static constexpr Affine scaled(double x, double y) { return {x, 0, 0, 0, y, 0}; }
    /// Clockwise as seen, because y points down. Whole quarter turns are exact.
    static Affine turned(double degrees)
    {
        const double turn = std::remainder(degrees, 360.0);
        double c = std::cos(turn * M_PI / 180), s = std::sin(turn * M_PI / 180);
        if (std::remainder(turn, 90.0) == 0) c = std::round(c), s = std::round(s);
        return {c, -s, 0, s, c, 0};
    }
};

/// Corners of the unit square through `m`: (0,0), (1,0), (1,1), (0,1).
inline std::array<Point, 4> unitSquareThrough(const Affine& m) { return {m({0, 0}), m({1, 0}), m({1, 1}), m({0, 1})}; }

} // namespace spot
