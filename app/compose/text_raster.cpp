// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/text_raster.h"

#include "app/model/text_length.h"

#include <QFont>
#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

namespace spot
{

namespace
{

constexpr std::size_t remembered = 256;

QColor toQt(const Rgba& c) { return QColor::fromRgbF(c.r, c.g, c.b, c.a); }

QFont fontOf(const TextStyle& style, double pixels)
{
    QFont font;
    // The family asked for first, then ones that hold every script, so that no sign becomes an empty box.
    font.setFamilies({QString::fromStdString(style.family), QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK KR"), QStringLiteral("Noto Sans")});
    font.setPixelSize(std::max(4, static_cast<int>(std::lround(pixels))));
    font.setWeight(static_cast<QFont::Weight>(std::clamp(style.weight, 100, 900)));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

/// Lines of one paragraph inside `width`.
struct Layout {
    std::unique_ptr<QTextLayout> text;
    double width = 0, height = 0;
};

Layout layOut(const QString& paragraph, const QFont& font, double width)
{
    Layout layout{std::make_unique<QTextLayout>(paragraph, font)};
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    layout.text->setTextOption(option);
    layout.text->beginLayout();
    for (QTextLine line = layout.text->createLine(); line.isValid(); line = layout.text->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, layout.height});
        layout.height += line.height() * 1.04;
        layout.width = std::max(layout.width, line.naturalTextWidth());
    }
    layout.text->endLayout();
    return layout;
}

/// The narrowest width that needs no more lines: lines of about equal length read better than one long and one orphan.
Layout layOutBalanced(const QString& paragraph, const QFont& font, double width)
{
    Layout best = layOut(paragraph, font, width);
    if (best.text->lineCount() < 2) return best;
    double low = best.width / best.text->lineCount() * 0.9, high = best.width + 1;
    for (int i = 0; i < 12; ++i) {
        const double middle = (low + high) / 2;
        Layout tried = layOut(paragraph, font, middle);
        if (tried.text->lineCount() > best.text->lineCount()) low = middle;
        else high = middle, best = std::move(tried);
    }
    return best;
}

/// One piece before it is painted: glyphs of a range of one line.
struct Part {
    QList<QGlyphRun> glyphs;
    QRectF box; ///< on the canvas
    QPointF shift; ///< from layout to canvas
    int word = 0;
};

class Page
{
public:
    Page(const QString& text, const TextStyle& style, FrameSize canvas) : m_style(style), m_canvas(canvas)
    {
        const double shorter = std::min(canvas.width, canvas.height);
        double size = std::clamp(style.size, 0.01, 0.5) * shorter;
        for (;; size *= 0.92) { // smaller until the block fits into nine tenths of the canvas
            build(text, size);
            if (m_height <= canvas.height * 0.9 && m_width <= canvas.width * 0.96) break;
            if (size < shorter * 0.01) { m_fits = false; break; }
        }
        m_size = size;
    }
    bool fits() const { return m_fits; }
    double size() const { return m_size; }
    std::vector<Part> parts(TextPieces pieces) const;
    QRectF block() const { return {left(), top(), m_width, m_height}; }

private:
    void build(const QString& text, double size)
    {
        const double limit = std::clamp(m_style.width, 0.05, 1.0) * m_canvas.width;
        m_paragraphs.clear();
        m_width = m_height = 0;
        for (const QString& paragraph : text.split(u'\n')) {
            m_paragraphs.push_back(layOutBalanced(paragraph, fontOf(m_style, size), limit));
            m_width = std::max(m_width, m_paragraphs.back().width);
            m_height += m_paragraphs.back().height;
        }
    }
    double top() const { return std::clamp(m_style.y * m_canvas.height - m_height / 2, m_canvas.height * 0.04, std::max(m_canvas.height * 0.04, m_canvas.height * 0.96 - m_height)); }
    double left() const
    {
        const double middle = m_style.x * m_canvas.width - m_width / 2;
        return std::clamp(middle, m_canvas.width * 0.02, std::max(m_canvas.width * 0.02, m_canvas.width * 0.98 - m_width));
    }
    double lineLeft(double lineWidth) const
    {
        switch (m_style.align) {
        case TextAlign::Left: return left();
        case TextAlign::Right: return left() + m_width - lineWidth;
        default: return left() + (m_width - lineWidth) / 2;
        }
    }
    void addWords(std::vector<Part>& parts, const QTextLine& line, QPointF shift, const QString& text, int& word) const;

    TextStyle m_style;
    FrameSize m_canvas;
    std::vector<Layout> m_paragraphs;
    double m_width = 0, m_height = 0, m_size = 0;
    bool m_fits = true;
};

int wordsIn(QStringView text) { return static_cast<int>(text.trimmed().isEmpty() ? 0 : text.trimmed().count(u' ') + 1); }

void Page::addWords(std::vector<Part>& parts, const QTextLine& line, QPointF shift, const QString& text, int& word) const
{
    int at = line.textStart();
    const int end = at + line.textLength();
    while (at < end) {
        while (at < end && text[at].isSpace()) ++at;
        int stop = at;
        while (stop < end && !text[stop].isSpace()) ++stop;
        if (stop == at) break;
        const double a = line.cursorToX(at), b = line.cursorToX(stop);
        const QRectF box(std::min(a, b) + shift.x(), line.y() + shift.y(), std::abs(b - a), line.height());
        parts.push_back({line.glyphRuns(at, stop - at), box, shift, word++});
        at = stop;
    }
}

std::vector<Part> Page::parts(TextPieces pieces) const
{
    std::vector<Part> parts;
    double y = top();
    int word = 0;
    for (const Layout& paragraph : m_paragraphs) {
        for (int i = 0; i < paragraph.text->lineCount(); ++i) {
            const QTextLine line = paragraph.text->lineAt(i);
            const QPointF shift(lineLeft(line.naturalTextWidth()) - line.x(), y);
            if (pieces == TextPieces::Words) {
                addWords(parts, line, shift, paragraph.text->text(), word);
                continue;
            }
            const QRectF box(line.x() + shift.x(), line.y() + y, line.naturalTextWidth(), line.height());
            if (pieces == TextPieces::Whole && !parts.empty()) {
                // glyph runs of all lines share one shift only when lines are painted apart, so bake the shift into the runs
                for (QGlyphRun run : line.glyphRuns()) {
                    QList<QPointF> positions = run.positions();
                    for (QPointF& p : positions) p += shift - parts[0].shift;
                    run.setPositions(positions);
                    parts[0].glyphs.push_back(run);
                }
                parts[0].box = parts[0].box.united(box);
            } else if (line.naturalTextWidth() > 0) {
                parts.push_back({line.glyphRuns(), box, shift, word});
            }
            word += wordsIn(QStringView(paragraph.text->text()).mid(line.textStart(), line.textLength()));
        }
        y += paragraph.height;
    }
    return parts;
}

/// A soft dark copy under the letters; three box blurs come close to a Gaussian.
QImage shadowOf(const QImage& letters, int radius, double strength)
{
    QImage shadow(letters.size(), QImage::Format_Alpha8);
    std::vector<int> in(static_cast<std::size_t>(letters.width()) * letters.height()), out(in.size());
    const int w = letters.width(), h = letters.height();
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) in[y * w + x] = qAlpha(reinterpret_cast<const QRgb*>(letters.constScanLine(y))[x]);
    const auto blur = [&](int length, int lines, int step, int lineStep) {
        for (int l = 0; l < lines; ++l) {
            int sum = 0;
            const auto at = [&](int i) { return i < 0 || i >= length ? 0 : in[l * lineStep + i * step]; };
            for (int i = -radius; i <= radius; ++i) sum += at(i);
            for (int i = 0; i < length; ++i) {
                out[l * lineStep + i * step] = sum / (2 * radius + 1);
                sum += at(i + radius + 1) - at(i - radius);
            }
        }
        in.swap(out);
    };
    for (int round = 0; round < 3; ++round) {
        blur(w, h, 1, w);
        blur(h, w, w, 1);
    }
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) shadow.scanLine(y)[x] = static_cast<uchar>(std::min(255.0, in[y * w + x] * strength));
    return shadow;
}

TextPiece paint(const Part& part, const TextStyle& style, double size)
{
    const int radius = std::max(1, static_cast<int>(size * 0.11));
    const int margin = style.shadow > 0 ? radius * 4 : 2;
    const double boxPad = style.box.a > 0 ? size * 0.28 : 0;
    const QRect frame = part.box.adjusted(-margin - boxPad - size * 0.2, -margin - boxPad * 0.6, margin + boxPad + size * 0.2, margin + boxPad * 0.6).toAlignedRect();
    QImage letters(frame.size(), QImage::Format_ARGB32_Premultiplied);
    letters.fill(Qt::transparent);
    {
        QPainter painter(&letters);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.setPen(toQt(style.colour));
        painter.translate(part.shift - QPointF(frame.topLeft()));
        for (const QGlyphRun& run : part.glyphs) painter.drawGlyphRun({0, 0}, run);
    }
    QImage picture(frame.size(), QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    if (style.box.a > 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(toQt(style.box));
        painter.drawRoundedRect(part.box.translated(-QPointF(frame.topLeft())).adjusted(-boxPad, -boxPad * 0.45, boxPad, boxPad * 0.45), size * 0.12, size * 0.12);
    }
    if (style.shadow > 0) {
        const QImage blurred = shadowOf(letters, radius, style.shadow * 1.5);
        QImage dark(frame.size(), QImage::Format_ARGB32_Premultiplied);
        for (int y = 0; y < dark.height(); ++y)
            for (int x = 0; x < dark.width(); ++x) reinterpret_cast<QRgb*>(dark.scanLine(y))[x] = qRgba(0, 0, 0, blurred.constScanLine(y)[x]);
        painter.drawImage(QPointF(0, size * 0.035), dark);
    }
    painter.drawImage(0, 0, letters);
    painter.end();

    const QImage bytes = picture.convertToFormat(QImage::Format_RGBA8888_Premultiplied);
    Image image({frame.width(), frame.height()}, PixelFormat::Rgba8, srgbFull, AlphaMode::Premultiplied);
    for (int y = 0; y < frame.height(); ++y) std::memcpy(image.mutableRow(0, y), bytes.constScanLine(y), static_cast<std::size_t>(frame.width()) * 4);
    TextPiece piece;
    piece.hash = image.hash();
    piece.image = std::make_shared<const Image>(std::move(image));
    piece.x = frame.x() + frame.width() / 2.0;
    piece.y = frame.y() + frame.height() / 2.0;
    piece.word = part.word;
    return piece;
}

ContentHash keyOf(const std::string& text, const TextStyle& s, FrameSize canvas, TextPieces pieces)
{
    Hasher h;
    h.add(text).add(s.family).add(s.size).add(s.weight).add(s.shadow).add(s.align).add(s.x).add(s.y).add(s.width).add(s.language);
    for (const Rgba& c : {s.colour, s.box}) h.add(c.r).add(c.g).add(c.b).add(c.a);
    return h.add(canvas.width).add(canvas.height).add(pieces).finish();
}

} // namespace

struct TextRaster::Memory {
    std::map<ContentHash, std::shared_ptr<const TextPicture>> made;
};

TextRaster::TextRaster() : m_memory(std::make_unique<Memory>()) {}
TextRaster::~TextRaster() = default;

Result<std::shared_ptr<const TextPicture>> TextRaster::raster(const std::string& text, const TextStyle& style, FrameSize canvas, TextPieces pieces)
{
    const ContentHash key = keyOf(text, style, canvas, pieces);
    if (const auto found = m_memory->made.find(key); found != m_memory->made.end()) return found->second;
    const QString shown = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).trimmed();
    if (const std::size_t length = charactersIn(text); length > longestText)
        return Error{Fault::OutOfRange, "a text has at most " + std::to_string(longestText) + " characters, this one has " + std::to_string(length)};
    if (shown.toUtf8().toStdString() != QString::fromUtf8(text.c_str()).trimmed().toUtf8().toStdString() || shown.contains(QChar::ReplacementCharacter))
        return Error{Fault::Invalid, "the text is not UTF-8"};
    const Page page(shown, style, canvas);
    if (!page.fits()) return Error{Fault::OutOfRange, "the text \"" + text.substr(0, 40) + "...\" is too long for the picture even in the smallest type: shorten it"};
    auto picture = std::make_shared<TextPicture>();
    const QRectF block = page.block();
    picture->left = block.left(), picture->top = block.top(), picture->right = block.right(), picture->bottom = block.bottom();
    for (const Part& part : page.parts(pieces)) picture->pieces.push_back(paint(part, style, page.size()));
    if (m_memory->made.size() >= remembered) m_memory->made.clear();
    m_memory->made[key] = picture;
    return std::shared_ptr<const TextPicture>(picture);
}

} // namespace spot
