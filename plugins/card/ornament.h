// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/card/ornament.h: the ground of a card and the marks on it, drawn from the brand's colours and the seed.
#pragma once

#include "plugins/card/card.h"

namespace card
{

/// Ground with a gentle gradient and large tonal shapes; text in the palette's ink reads on all of it.
void drawGround(Sheet& sheet);

/// A monogram in a disc, for brands without a logo.
void drawMonogram(Sheet& sheet, const QRectF& square);

/// The logo, or the monogram, inside `room`; on a quiet plate when it would not stand out from the ground.
/// Returns the area that it takes.
QRectF drawMark(Sheet& sheet, const QRectF& room);

/// A pill with a call to action. centre of the pill; returns its area.
QRectF drawButton(Sheet& sheet, const QString& words, double x, double top, double size, bool centred);

/// A fine, even grain over everything that is painted: no banding in gradients.
void addGrain(QImage& image, std::uint64_t seed);

} // namespace card
