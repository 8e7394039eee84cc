// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/ass_look.h: how one text of an ASS file looks and where it is hung, and the numbers and colours of such a file.
#pragma once

#include "app/model/caption.h"
#include "assets/pixels/image.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spot
{

/// A style of the file, or one line's after its tags. `style` has all but x, y, width and size, which depend on the page.  [value]
struct AssLook {
    TextStyle style;
    double fontSize = 18;                   ///< of a line from its highest to its lowest point, in pixels of the page
    int corner = 2;                         ///< as on a number pad: 1 bottom left .. 9 top right
    double left = 10, right = 10, edge = 10; ///< margins, pixels of the page
    std::optional<double> x, y;             ///< where the corner is pinned; none: by the margins
    bool operator==(const AssLook&) const = default;
};

/// `&HAABBGGRR`, AA 00 opaque .. FF clear, or the same as a plain number. None for anything else.
std::optional<Rgba> assColour(std::string_view text);
std::string assColourText(const Rgba& colour); ///< `&H00FFFFFF`

/// A finite number that fills the text, blanks aside.
std::optional<double> assNumber(std::string_view text);
/// With at most three digits after the point.
std::string assNumberText(double value);

/// How much of a line's height is the em: a face's ascent and descent together are larger. Ours is known, others are taken for average.
double emOfLine(const std::string& family);
/// How wide the widest line is, in ems: an estimate without the font, one em for East Asian letters and about half for others.
double widthInEms(const std::string& text);

/// The look's text as ours: size and place in fractions of the page.
TextStyle placedOn(FrameSize page, const AssLook& look, const std::string& text);
/// The way back: pinned in its middle row.
AssLook assLookOf(FrameSize page, const TextStyle& style, const std::string& text);

} // namespace spot
