// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/card/typeset.h: lines of type that fit, balanced, with the tracking of their size.
#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QString>

namespace card
{

struct TypeStyle {
    QString family;
    double size = 100;   ///< pixels of the em; made smaller until the text fits
    int weight = 700;
    QColor colour;
    double tracking = 0; ///< hundredths of an em
    Qt::Alignment align = Qt::AlignHCenter;
    int mostLines = 3;
};

/// A block of type laid out and not yet drawn.
class TypeBlock
{
public:
    /// Breaks between words (Korean too) into lines of about equal length inside `width`; smaller until it is at most mostLines.
    TypeBlock(const QString& text, TypeStyle style, double width);
    double height() const { return m_height; }
    double width() const { return m_width; }
    double size() const { return m_style.size; }
    bool isEmpty() const { return m_lines.isEmpty(); }
    /// left, top: of the box of the given width.
    void draw(QPainter& painter, double left, double top) const;

private:
    QFont font() const;
    QStringList broken(double width) const;
    QString m_text;
    TypeStyle m_style;
    double m_boxWidth, m_width = 0, m_height = 0;
    QStringList m_lines;
};

} // namespace card
