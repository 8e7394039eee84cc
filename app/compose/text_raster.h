// SPDX-License-Identifier: GPL-3.0-or-later
// app/compose/text_raster.h: a text with its style becomes pictures: one for each line or word, with its place on the canvas.
#pragma once

#include "app/model/caption.h"
#include "assets/pixels/image.h"

#include <memory>
#include <string>
#include <vector>

namespace spot
{

/// A piece of text as pixels. Rgba8, premultiplied, sRGB-coded display values.
struct TextPiece {
    ImagePtr image;
    ContentHash hash; ///< image->hash()
    double x = 0, y = 0; ///< of the picture's middle on the canvas, in pixels of the canvas
    int word = 0;        ///< index of its first word in the whole text, for staggering
};

/// The text laid out: pieces in reading order, and the box they fill (canvas pixels).
struct TextPicture {
    std::vector<TextPiece> pieces;
    double left = 0, top = 0, right = 0, bottom = 0;
};

enum class TextPieces { Whole, Lines, Words };

/// Shapes with Qt (any script, right to left too), wraps to the style's width with lines of balanced length, and keeps the block
/// inside the canvas. Remembers what it made. Needs a QGuiApplication (any platform, offscreen too).    [one thread]
class TextRaster
{
public:
    TextRaster();
    ~TextRaster();
    /// Errors: OutOfRange (text over 10,000 characters, or so long that it does not fit at 1/100 of the canvas), Invalid (not UTF-8).
    Result<std::shared_ptr<const TextPicture>> raster(const std::string& text, const TextStyle& style, FrameSize canvas, TextPieces pieces);

private:
    struct Memory;
    std::unique_ptr<Memory> m_memory;
};

} // namespace spot
