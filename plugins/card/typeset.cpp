// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace card
{

namespace
{
constexpr double leading = 1.14;
}

TypeBlock::TypeBlock(const QString& text, TypeStyle style, double width) : m_text(text.simplified()), m_style(std::move(style)), m_boxWidth(width)
{
    if (m_text.isEmpty()) return;
    for (;; m_style.size *= 0.94) {
        m_lines = broken(width);
        const QFontMetricsF metrics(font());
        m_width = 0;
        for (const QString& line : m_lines) m_width = std::max(m_width, metrics.horizontalAdvance(line));
        if ((m_lines.size() <= m_style.mostLines && m_width <= width) || m_style.size < 8) break;
    }
    // Balance: the narrowest box that needs no more lines.
    double low = width * 0.3, high = width;
    const auto count = m_lines.size();
    for (int i = 0; i < 10 && count > 1; ++i) {
        const double middle = (low + high) / 2;
        const QStringList tried = broken(middle);
        const QFontMetricsF metrics(font());
        const bool fits = tried.size() <= count && std::all_of(tried.begin(), tried.end(), [&](const QString& l) { return metrics.horizontalAdvance(l) <= middle; });
        if (fits) high = middle, m_lines = tried;
        else low = middle;
    }
    const QFontMetricsF metrics(font());
    m_width = 0;
    for (const QString& line : m_lines) m_width = std::max(m_width, metrics.horizontalAdvance(line));
    m_height = m_style.size * leading * static_cast<double>(m_lines.size());
}

QFont TypeBlock::font() const
{
    QFont font;
    font.setFamilies({m_style.family, QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK KR"), QStringLiteral("Noto Sans")});
    font.setPixelSize(std::max(4, static_cast<int>(std::lround(m_style.size))));
    font.setWeight(static_cast<QFont::Weight>(m_style.weight));
    font.setLetterSpacing(QFont::AbsoluteSpacing, m_style.tracking / 100 * m_style.size);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QStringList TypeBlock::broken(double width) const
{
    const QFontMetricsF metrics(font());
    QStringList lines;
    QString line;
    for (const QString& word : m_text.split(u' ')) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        if (!line.isEmpty() && metrics.horizontalAdvance(longer) > width) {
            lines << line;
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.isEmpty()) lines << line;
    return lines;
}

void TypeBlock::draw(QPainter& painter, double left, double top) const
{
    painter.setFont(font());
    painter.setPen(m_style.colour);
    const QFontMetricsF metrics(font());
    const double step = m_style.size * leading;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const double advance = metrics.horizontalAdvance(m_lines[i]) - m_style.tracking / 100 * m_style.size; // no space after the last letter
        const double x = m_style.align & Qt::AlignLeft ? left : m_style.align & Qt::AlignRight ? left + m_boxWidth - advance : left + (m_boxWidth - advance) / 2;
        const double baseline = top + step * static_cast<double>(i) + step / 2 + (metrics.ascent() - metrics.descent()) / 2;
        painter.drawText(QPointF(x, baseline), m_lines[i]);
    }
}

} // namespace card
