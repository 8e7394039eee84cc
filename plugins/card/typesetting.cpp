// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/card/typesetting.h"

#include <QFontDatabase>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace card
{

namespace
{

bool breaksAnywhere(QChar sign)
{
    const char16_t code = sign.unicode();
    return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x4E00 && code <= 0x9FFF);
}

struct Piece {
    QString text;
    bool spaced = false; ///< a space stands before it
};

/// What never breaks: words, or single Chinese and Japanese signs.
std::vector<Piece> piecesOf(const QString& paragraph)
{
    std::vector<Piece> pieces;
    for (const QString& word : paragraph.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        bool spaced = true;
        QString open;
        for (const QChar sign : word) {
            if (!open.isEmpty() && breaksAnywhere(sign)) {
                pieces.push_back({open, spaced});
                spaced = false;
                open.clear();
            }
            open += sign;
        }
        pieces.push_back({open, spaced});
    }
    if (!pieces.empty()) pieces.front().spaced = false;
    return pieces;
}

QString joined(const std::vector<Piece>& pieces, std::size_t from, std::size_t to)
{
    QString line;
    for (std::size_t i = from; i < to; ++i) line += (i > from && pieces[i].spaced ? QStringLiteral(" ") : QString()) + pieces[i].text;
    return line;
}

/// Cuts pieces that are too wide alone, between any two signs.
std::vector<Piece> narrowed(const std::vector<Piece>& pieces, double width, const std::function<double(const QString&)>& measure)
{
    std::vector<Piece> result;
    for (const Piece& piece : pieces) {
        Piece open{{}, piece.spaced};
        for (const QChar sign : piece.text) {
            if (!open.text.isEmpty() && !sign.isLowSurrogate() && measure(open.text + sign) > width) {
                result.push_back(open);
                open = {{}, false};
            }
            open.text += sign;
        }
        result.push_back(open);
    }
    return result;
}

/// The most even way to `count` lines; empty when one would be too wide.
QStringList evenly(const std::vector<Piece>& pieces, int count, double width, const std::function<double(const QString&)>& measure)
{
    const std::size_t n = pieces.size();
    constexpr double never = std::numeric_limits<double>::infinity();
    const auto lines = static_cast<std::size_t>(count);
    std::vector<std::vector<double>> best(lines + 1, std::vector<double>(n + 1, never));
    std::vector<std::vector<std::size_t>> from(lines + 1, std::vector<std::size_t>(n + 1, 0));
    best[0][0] = 0;
    for (std::size_t line = 1; line <= lines; ++line)
        for (std::size_t end = line; end <= n; ++end)
            for (std::size_t start = end; start-- > line - 1;) {
                const double wide = measure(joined(pieces, start, end));
                if (wide > width) break;
                const double cost = best[line - 1][start] + (width - wide) * (width - wide);
                if (cost < best[line][end]) best[line][end] = cost, from[line][end] = start;
            }
    if (best[lines][n] == never) return {};
    QStringList result;
    for (std::size_t line = lines, end = n; line > 0; end = from[line][end], --line) result.prepend(joined(pieces, from[line][end], end));
    return result;
}

} // namespace

QStringList brokenLines(const QString& text, double width, int most, const std::function<double(const QString&)>& measure)
{
    QStringList lines;
    for (const QString& paragraph : text.split(QLatin1Char('\n'))) {
        std::vector<Piece> pieces = piecesOf(paragraph.left(400).simplified());
        if (pieces.empty()) continue;
        QStringList found;
        for (int count = 1; found.isEmpty() && count <= most; ++count) {
            if (count == most) pieces = narrowed(pieces, width, measure);
            if (static_cast<std::size_t>(count) <= pieces.size()) found = evenly(pieces, count, width, measure);
        }
        if (found.isEmpty()) return {};
        lines += found;
    }
    return lines.size() <= most ? lines : QStringList();
}

QFont fontOf(const TypeStyle& style, double pixels)
{
    QString family = style.family;
    if (family == QLatin1String("Noto Sans KR")) family = QStringLiteral("Noto Sans CJK KR");
    if (family == QLatin1String("Noto Serif KR")) family = QStringLiteral("Noto Serif CJK KR");
    QStringList families;
    if (!family.isEmpty() && QFontDatabase::families().contains(family)) families << family;
    families << QStringLiteral("Inter Display") << QStringLiteral("Inter") << QStringLiteral("Noto Sans CJK KR") << QStringLiteral("DejaVu Sans");
    QFont font;
    font.setFamilies(families);
    font.setWeight(static_cast<QFont::Weight>(style.weight));
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    font.setLetterSpacing(QFont::AbsoluteSpacing, style.tracking / 100 * pixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
    return font;
}

Setting setText(const QString& text, const TypeStyle& style, double width, double height, double largest, int mostLines)
{
    if (text.trimmed().isEmpty()) return {};
    for (double pixels = largest; pixels >= 6; pixels *= 0.94) {
        const QFont font = fontOf(style, pixels);
        const QFontMetricsF metrics(font);
        const double extra = style.tracking / 100 * pixels;
        const auto measure = [&](const QString& line) { return metrics.horizontalAdvance(line) - extra; };
        const QStringList lines = brokenLines(text, width, mostLines, measure);
        if (lines.isEmpty()) continue;
        const double tall = metrics.capHeight() + static_cast<double>(lines.size() - 1) * pixels * style.leading;
        if (tall > height) continue;
        Setting setting{lines, font, pixels, 0, tall, style.leading};
        for (const QString& line : lines) setting.width = std::max(setting.width, measure(line));
        return setting;
    }
    return {};
}

QRectF drawSetting(QPainter& painter, const Setting& setting, double x, double top, Align align, const QColor& colour)
{
    if (setting.empty()) return {};
    const QFontMetricsF metrics(setting.font);
    painter.setFont(setting.font);
    painter.setPen(colour);
    QRectF ink;
    double base = top + metrics.capHeight();
    for (const QString& line : setting.lines) {
        const QRectF tight = metrics.tightBoundingRect(line);
        // Optical margin: the ink of the first sign, not its box, stands on the edge.
        const double left = align == Align::Left ? x - tight.left() : x - tight.left() - tight.width() / 2;
        painter.drawText(QPointF(left, base), line);
        ink |= tight.translated(left, base);
        base += setting.pixels * setting.leading;
    }
    return ink;
}

} // namespace card
