// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/composition/curve.h"

#include <algorithm>

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

double eased(Ease ease, double x)
{
    switch (ease) {
    case Ease::Hold: return 0;
    case Ease::Linear: return x;
    case Ease::EaseIn: return x * x * (2 - x);        // slope 0 at 0, slope 1 at 1
    case Ease::EaseOut: return x * (1 + x * (1 - x)); // slope 1 at 0, slope 0 at 1
    case Ease::EaseInOut: return x * x * (3 - 2 * x);
    }
    return x;
}

} // namespace

double Curve::at(MediaTime t) const
{
    if (m_keys.size() < 2) return m_rest;
    const auto next = std::upper_bound(m_keys.begin(), m_keys.end(), t, [](MediaTime v, const Key& k) { return v < k.at; });
    if (next == m_keys.begin()) return next->value;
    const Key& before = *(next - 1);
    if (next == m_keys.end()) return before.value;
    const double x = static_cast<double>((t - before.at).flicks) / static_cast<double>((next->at - before.at).flicks);
    return before.value + (next->value - before.value) * eased(before.ease, x);
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
    for (const Key& key : m_keys) hasher.add(key.at.flicks).add(key.value).add(key.ease);
}

} // namespace spot
