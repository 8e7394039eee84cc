// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/composition/curve.h"

#include <algorithm>
#include <cmath>

namespace spot
{

Curve::Curve(std::vector<Key> keys)
{
    std::stable_sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return a.at < b.at; });
    for (Key& key : keys) {
        if (!m_keys.empty() && m_keys.back().at == key.at) m_keys.back() = key;
        else m_keys.push_back(key);
    }
    if (m_keys.size() == 1) m_rest = m_keys.front().value;
}

namespace
{

/// A coordinate of the curve at its parameter s: 3 (1-s)^2 s a + 3 (1-s) s^2 b + s^3.
double cubic(double a, double b, double s) { return s * (3 * a + s * (3 * (b - 2 * a) + s * (1 + 3 * (a - b)))); }

double eased(const Key& key, double x)
{
    switch (key.ease) {
    case Ease::Hold: return 0;
    case Ease::Linear: return x;
    case Ease::EaseIn: return x * x * (2 - x);        // slope 0 at 0, slope 1 at 1
    case Ease::EaseOut: return x * (1 + x * (1 - x)); // slope 1 at 0, slope 0 at 1
    case Ease::EaseInOut: return x * x * (3 - 2 * x);
    case Ease::Bezier: return bezierAt(key.handles, x);
    }
    return x;
}

} // namespace

double bezierAt(const BezierHandles& h, double x)
{
    if (!(x > 0)) return 0;
    if (x >= 1) return 1;
    double low = 0, high = 1, s = x; // x(s) rises: the root stays between low and high, Newton's step is taken where it does too
    for (int step = 0; step < 80; ++step) {
        const double miss = cubic(h.x1, h.x2, s) - x;
        if (std::abs(miss) < 1e-12) break;
        (miss < 0 ? low : high) = s;
        const double slope = 3 * (h.x1 + s * (2 * (h.x2 - 2 * h.x1) + s * (1 + 3 * (h.x1 - h.x2))));
        const double next = slope > 1e-9 ? s - miss / slope : low;
        s = next > low && next < high ? next : (low + high) / 2;
    }
    return cubic(h.y1, h.y2, s);
}

double Curve::at(MediaTime t) const
{
    if (m_keys.size() < 2) return m_rest;
    const auto next = std::upper_bound(m_keys.begin(), m_keys.end(), t, [](MediaTime v, const Key& k) { return v < k.at; });
    if (next == m_keys.begin()) return next->value;
    const Key& before = *(next - 1);
    if (next == m_keys.end()) return before.value;
    const double x = static_cast<double>((t - before.at).flicks) / static_cast<double>((next->at - before.at).flicks);
    return before.value + (next->value - before.value) * eased(before, x);
}

Curve Curve::movedBy(MediaTime by) const
{
    Curve moved = *this;
    for (Key& key : moved.m_keys) key.at += by;
    return moved;
}

void Curve::addTo(Hasher& hasher) const
{
    hasher.add(m_rest).add(m_keys.size());
    for (const Key& key : m_keys) {
        hasher.add(key.at.flicks).add(key.value).add(key.ease);
        if (key.ease == Ease::Bezier) hasher.add(key.handles.x1).add(key.handles.y1).add(key.handles.x2).add(key.handles.y2);
    }
}

} // namespace spot
