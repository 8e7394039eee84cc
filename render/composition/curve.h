// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/curve.h: a number that changes with time by keyframes.
#pragma once

#include "assets/base/content_hash.h"
#include "assets/base/media_time.h"

#include <vector>

namespace spot
{

/// How the value travels from a key to the next one.
enum class Ease { Hold, Linear, EaseIn, EaseOut, EaseInOut }; ///< the last three: cubic Hermite with zero slope at the eased end

struct Key {
    MediaTime at;
    double value = 0;
    Ease ease = Ease::Linear;
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
