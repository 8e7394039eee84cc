// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/card/palette.h: colours that can be read on each other, from the brand's. Pure.
#pragma once

#include <QColor>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace card
{

/// WCAG 2 contrast of two opaque colours, 1 to 21; symmetric.
double contrast(const QColor& a, const QColor& b);

/// The least contrast of any text on what lies under it.
inline constexpr double readable = 4.5;

/// The first of `wishes` that can be read on every one of `grounds`; else black or white, whichever reads better.
QColor inkFor(const std::vector<QColor>& grounds, const std::vector<QColor>& wishes);

/// `colour` moved toward `ground` until `ink` can be read on it.
QColor quietened(QColor colour, const QColor& ground, const QColor& ink);

QColor mixed(const QColor& a, const QColor& b, double share);

/// What a card is painted with.
struct Palette {
    QColor ground;      ///< fills the frame
    QColor light, deep; ///< tones of the ground for shapes; text reads on both
    QColor accent;      ///< the other brand colour, for small shapes
    QColor ink;         ///< text; reads on ground, light and deep
    QColor quietInk;    ///< smaller text; reads as well
    QColor button, buttonInk;
};

/// codes: "#RRGGBB", unreadable ones are skipped; without any a calm default. seed chooses which colour leads.
Palette paletteFor(const std::vector<std::string>& codes, std::uint64_t seed);

} // namespace card
