// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/card/palette.h: a brand's colours as roles: ground, accent, ink.
#pragma once

#include <QColor>

#include <string>
#include <vector>

namespace card
{

/// WCAG 2 contrast of two opaque colours, 1..21.
double contrast(const QColor& a, const QColor& b);

/// ink reads on ground with a contrast of at least 4.5; accent stands out from the ground with at least 1.6.
struct Palette {
    QColor ground, groundDeep, accent, ink, quiet; ///< quiet: ink for secondary lines, contrast at least 4.5 too
};

/// colours: "#RRGGBB", most important first; none: a warm neutral. What cannot be read is left out.
Palette paletteFrom(const std::vector<std::string>& colours);

/// Of the candidates and then black or white, the first that has the contrast on `ground`; else whichever of black and white has more.
QColor readable(const QColor& ground, const std::vector<QColor>& candidates, double least = 4.5);

} // namespace card
