// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/curve.h: a number that changes with time by keyframes.
#pragma once

#include "assets/base/content_hash.h"
#include "assets/base/media_time.h"

#include <vector>

namespace spot
{

/// How the value travels from a key to the next one.
enum class Ease { Hold, Linear, EaseIn, EaseOut, EaseInOut, Bezier }; ///< EaseIn to EaseInOut: cubic Hermite with zero slope at the eased end

/// The two middle points of Ease::Bezier as in CSS (w3.org/TR/css-easing-1, cubic-bezier): x is the share of the time between two
/// keys, 0..1, y that of the way between their values; y may go beyond 0..1. The outer points are (0, 0) and (1, 1).
struct BezierHandles {
    double x1 = 0.25, y1 = 0.1, x2 = 0.25, y2 = 1;
    bool operator==(const BezierHandles&) const = default;
};
/// The share of the way at the share `x` of the time, both ends included; exact to 1e-9. The same numbers give the same bits.
double bezierAt(const BezierHandles& handles, double x);

struct Key {
    MediaTime at;
    double value = 0;
    Ease ease = Ease::Linear; ///< on the way to the next key
    BezierHandles handles;    ///< of Ease::Bezier; else of no meaning
    bool operator==(const Key&) const = default;
};

/// Constant (one key or none: `rest`), or keys in rising order of time; before the first and after the last it holds.   [value]
class Curve
{
public:
    Curve(double constant = 0) : m_rest(constant) {}
    /// Sorts by time; of two keys at one time the later given wins. Empty gives the constant 0.
    explicit Curve(std::vector<Key> keys);

    double at(MediaTime t) const;
    bool isConstant() const { return m_keys.size() < 2; }
    const std::vector<Key>& keys() const { return m_keys; } ///< empty for a constant given as a number
    Curve movedBy(MediaTime by) const;
    void addTo(Hasher& hasher) const;
    bool operator==(const Curve&) const = default;

private:
    double m_rest = 0;
    std::vector<Key> m_keys;
};

} // namespace spot
