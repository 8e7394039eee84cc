// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/card/typesetting.h: lines that break where a typesetter would, and sizes that fit.
#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <functional>

namespace card
{

/// Breaks text into at most `most` lines, as few as fit into `width`, and as even as can be. Breaks at spaces; within a word
/// only between Chinese or Japanese signs, or when one word alone is too wide. A line break in the text stays one.
/// measure: the width of a piece of text. Pure. Empty when it does not fit.
QStringList brokenLines(const QString& text, double width, int most, const std::function<double(const QString&)>& measure);

struct TypeStyle {
    QString family;        ///< wished; others follow when it is not here
    int weight = 700;      ///< 100 to 900
    double tracking = 0;   ///< percent of the size added between signs
    double leading = 1.08; ///< baseline to baseline, in sizes
};
QFont fontOf(const TypeStyle& style, double pixels);

/// A text set into lines at the largest size that fits.
struct Setting {
    QStringList lines;
    QFont font;
    double pixels = 0, width = 0, height = 0; ///< of the ink: cap height of the first line to the last baseline
    double leading = 1.08;
    bool empty() const { return lines.isEmpty(); }
    double advance() const { return height + 0.24 * pixels; } ///< with room for what hangs below the last baseline
};
Setting setText(const QString& text, const TypeStyle& style, double width, double height, double largest, int mostLines);

enum class Align { Left, Centre };

/// Draws with the first line's capitals at `top`; x: left edge or centre. Returns the area of the ink.
QRectF drawSetting(QPainter& painter, const Setting& setting, double x, double top, Align align, const QColor& colour);

} // namespace card
