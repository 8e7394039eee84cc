// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/caption.h: how a text looks and where it stands, in units of the canvas.
#pragma once

#include "render/composition/composition.h"

#include <string>

namespace spot
{

enum class TextAlign { Left, Centre, Right };
/// How the text comes and goes.
enum class TextMotion { None, Fade, Rise, Type };

/// Sizes are fractions of the canvas's shorter side, so that 16:9 and 9:16 read the same.                      [value]
struct TextStyle {
    std::string family = "Noto Sans CJK KR";
    double size = 0.075;     ///< em size, 0.01..0.5
    int weight = 700;        ///< 100..900
    Rgba colour{1, 1, 1, 1};
    Rgba box{0, 0, 0, 0};    ///< behind the text; alpha 0: none
    double shadow = 0.5;     ///< 0 none .. 1 strong; keeps the text legible on any picture
    TextAlign align = TextAlign::Centre;
    double x = 0.5, y = 0.8; ///< where the middle of the block stands, canvas fractions
    double width = 0.84;     ///< of the canvas's width; longer lines wrap, balanced
    TextMotion motion = TextMotion::Rise;
    std::string language;    ///< BCP 47, "" for the script's
    bool operator==(const TextStyle&) const = default;
};

} // namespace spot
