// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/icons.h"

#include "ui/kit/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace spot
{

namespace
{

using Points = std::initializer_list<QPointF>;

/// A pen of 1.4 units and fills in one colour, on the 16 x 16 grid.
class Sketch
{
public:
    Sketch(QPainter& painter, const QColor& colour) : m_painter(painter), m_colour(colour) {}
    void line(Points points)
    {
        stroke();
        m_painter.drawPolyline(QPolygonF(QList<QPointF>(points)));
    }
    void fill(Points points)
    {
        solid();
        m_painter.drawPolygon(QPolygonF(QList<QPointF>(points)));
    }
    void frame(const QRectF& box, double radius)
    {
        stroke();
        m_painter.drawRoundedRect(box, radius, radius);
    }
    void block(const QRectF& box)
    {
        solid();
        m_painter.drawRoundedRect(box, 0.6, 0.6);
    }
    void circle(QPointF middle, double radius)
    {
        stroke();
        m_painter.drawEllipse(middle, radius, radius);
    }
    void dot(QPointF middle, double radius)
    {
        solid();
        m_painter.drawEllipse(middle, radius, radius);
    }
    void thick(Points points)
    {
        stroke(2.6);
        m_painter.drawPolyline(QPolygonF(QList<QPointF>(points)));
    }
    void arc(const QRectF& box, int from, int span, double width = 1.4)
    {
        stroke(width);
        m_painter.drawArc(box, from * 16, span * 16);
    }

private:
    void stroke(double width = 1.4)
    {
        m_painter.setPen(QPen(m_colour, width, Qt::SolidLine, width > 2 ? Qt::FlatCap : Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(Qt::NoBrush);
    }
    void solid()
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colour);
    }
    QPainter& m_painter;
    QColor m_colour;
};

void speaker(Sketch& s)
{
    s.fill({{2, 6}, {4.5, 6}, {8, 3}, {8, 13}, {4.5, 10}, {2, 10}});
}

void eye(Sketch& s)
{
    s.arc({1.5, 4, 13, 12}, 30, 120);
    s.arc({1.5, 0, 13, 12}, 210, 120);
    s.dot({8, 8}, 1.9);
}

void lens(Sketch& s)
{
    s.circle({7, 7}, 4.6);
    s.line({{10.5, 10.5}, {14, 14}});
}

void drawTransport(Sketch& s, Sign sign)
{
    switch (sign) {
    case Sign::Play: s.fill({{4, 2.5}, {13.5, 8}, {4, 13.5}}); break;
    case Sign::Pause: s.block({4, 3, 3, 10}), s.block({9, 3, 3, 10}); break;
    case Sign::Start: s.block({3, 3, 1.8, 10}), s.fill({{13, 3}, {6, 8}, {13, 13}}); break;
    case Sign::End: s.block({11.2, 3, 1.8, 10}), s.fill({{3, 3}, {10, 8}, {3, 13}}); break;
    case Sign::StepBack: s.line({{10, 3.5}, {5.5, 8}, {10, 12.5}}); break;
    default: s.line({{6, 3.5}, {10.5, 8}, {6, 12.5}}); break;
    }
}

void drawTool(Sketch& s, Sign sign)
{
    switch (sign) {
    case Sign::Select: s.fill({{4, 2}, {12.5, 9.2}, {8.7, 9.6}, {10.8, 13.6}, {9, 14.4}, {7, 10.4}, {4, 13}}); break;
    case Sign::Split: s.line({{8, 1.5}, {8, 14.5}}), s.line({{5.5, 5}, {2, 5}, {2, 11}, {5.5, 11}}), s.line({{10.5, 5}, {14, 5}, {14, 11}, {10.5, 11}}); break;
    case Sign::Ripple: s.line({{5, 3}, {3, 3}, {3, 13}, {5, 13}}), s.line({{6, 8}, {13.5, 8}}), s.line({{10.5, 5}, {13.5, 8}, {10.5, 11}}); break;
    case Sign::Roll: s.line({{8, 2}, {8, 14}}), s.line({{5.5, 8}, {1.5, 8}}), s.line({{3.7, 5.6}, {1.5, 8}, {3.7, 10.4}}), s.line({{10.5, 8}, {14.5, 8}}), s.line({{12.3, 5.6}, {14.5, 8}, {12.3, 10.4}}); break;
    case Sign::Slip: s.line({{2, 3}, {2, 13}}), s.line({{14, 3}, {14, 13}}), s.line({{5, 8}, {11, 8}}), s.line({{7, 6}, {5, 8}, {7, 10}}), s.line({{9, 6}, {11, 8}, {9, 10}}); break;
    case Sign::Slide: s.frame({5.5, 4, 5, 8}, 0.6), s.line({{4, 8}, {1, 8}}), s.line({{2.6, 6.2}, {1, 8}, {2.6, 9.8}}), s.line({{12, 8}, {15, 8}}), s.line({{13.4, 6.2}, {15, 8}, {13.4, 9.8}}); break;
    case Sign::Stretch: s.line({{3, 3}, {3, 13}}), s.line({{5, 8}, {13.5, 8}}), s.line({{11, 5.5}, {13.5, 8}, {11, 10.5}}), s.line({{6.5, 4.5}, {6.5, 6}}), s.line({{9, 4.5}, {9, 6}}); break;
    case Sign::Linked: s.arc({1.5, 5, 7, 6}, 60, 240), s.arc({7.5, 5, 7, 6}, 240, 240), s.line({{5.5, 8}, {10.5, 8}}); break;
    case Sign::Marker: s.fill({{4, 2}, {12, 2}, {12, 9}, {8, 14}, {4, 9}}); break;
    case Sign::Snap: s.arc({3.3, 2.3, 9.4, 9.4}, 0, 180, 2.6), s.thick({{3.3, 7}, {3.3, 10.5}}), s.thick({{12.7, 7}, {12.7, 10.5}}), s.thick({{3.3, 11.8}, {3.3, 14}}), s.thick({{12.7, 11.8}, {12.7, 14}}); break;
    case Sign::ZoomIn: lens(s), s.line({{5, 7}, {9, 7}}), s.line({{7, 5}, {7, 9}}); break;
    case Sign::ZoomOut: lens(s), s.line({{5, 7}, {9, 7}}); break;
    default: s.line({{2, 4}, {2, 12}}), s.line({{14, 4}, {14, 12}}), s.line({{4.5, 8}, {11.5, 8}}), s.line({{6.5, 6}, {4.5, 8}, {6.5, 10}}), s.line({{9.5, 6}, {11.5, 8}, {9.5, 10}}); break;
    }
}

void drawTrackSign(Sketch& s, Sign sign)
{
    switch (sign) {
    case Sign::Speaker: speaker(s), s.arc({6.5, 4.5, 6, 7}, -60, 120), s.arc({6, 2, 9, 12}, -55, 110); break;
    case Sign::SpeakerOff: speaker(s), s.line({{10.5, 6}, {14.5, 10}}), s.line({{14.5, 6}, {10.5, 10}}); break;
    case Sign::Eye: eye(s); break;
    case Sign::EyeOff: eye(s), s.line({{2.5, 13.5}, {13.5, 2.5}}); break;
    case Sign::Lock: s.block({3, 7.2, 10, 6.8}), s.arc({5, 2, 6, 8}, 0, 180), s.line({{5, 6}, {5, 7.5}}), s.line({{11, 6}, {11, 7.5}}); break;
    case Sign::Solo: s.arc({3, 3.5, 10, 10}, 0, 180), s.block({2, 8, 3, 5}), s.block({11, 8, 3, 5}); break;
    case Sign::Sync: s.arc({3, 3, 10, 10}, 30, 140), s.arc({3, 3, 10, 10}, 210, 140), s.line({{13.6, 3}, {12.4, 5.6}, {9.8, 5}}), s.line({{2.4, 13}, {3.6, 10.4}, {6.2, 11}}); break;
    default: s.frame({3.5, 7.7, 9, 5.8}, 0.8), s.arc({5, 2, 6, 8}, 20, 160), s.line({{5, 6}, {5, 7.5}}); break;
    }
}

void drawThing(Sketch& s, Sign sign)
{
    switch (sign) {
    case Sign::Video: s.frame({1.5, 3.5, 13, 9}, 1.4), s.fill({{6.4, 5.6}, {10.6, 8}, {6.4, 10.4}}); break;
    case Sign::Still: s.frame({1.5, 3, 13, 10}, 1.4), s.line({{2.5, 12}, {6, 7.5}, {9, 10.8}, {11, 9}, {13.8, 12}}), s.dot({10.8, 6}, 1.1); break;
    case Sign::Sound: s.line({{2, 7}, {2, 9}}), s.line({{5, 4}, {5, 12}}), s.line({{8, 2}, {8, 14}}), s.line({{11, 5}, {11, 11}}), s.line({{14, 7}, {14, 9}}); break;
    case Sign::Text: s.line({{3, 5}, {3, 3}, {13, 3}, {13, 5}}), s.line({{8, 3}, {8, 13}}), s.line({{6, 13}, {10, 13}}); break;
    case Sign::Plus: s.line({{8, 3}, {8, 13}}), s.line({{3, 8}, {13, 8}}); break;
    case Sign::Cross: s.line({{4, 4}, {12, 12}}), s.line({{12, 4}, {4, 12}}); break;
    case Sign::Retry: s.arc({3, 3, 10, 10}, 60, 270), s.line({{10, 1.5}, {10.6, 4}, {8, 5}}); break;
    case Sign::Replace: s.line({{2.5, 6}, {12, 6}, {9.5, 3.5}}), s.line({{13.5, 10}, {4, 10}, {6.5, 12.5}}); break;
    case Sign::More: s.dot({3.2, 8}, 1.3), s.dot({8, 8}, 1.3), s.dot({12.8, 8}, 1.3); break;
    case Sign::MarkIn: s.line({{9, 2.5}, {5.5, 2.5}, {5.5, 13.5}, {9, 13.5}}), s.line({{8.5, 8}, {13, 8}}); break;
    case Sign::MarkOut: s.line({{7, 2.5}, {10.5, 2.5}, {10.5, 13.5}, {7, 13.5}}), s.line({{7.5, 8}, {3, 8}}); break;
    case Sign::Insert: s.line({{8, 1.5}, {8, 8}}), s.line({{5.6, 5.8}, {8, 8.2}, {10.4, 5.8}}), s.frame({1.5, 10, 4, 4}, 0.5), s.frame({10.5, 10, 4, 4}, 0.5), s.block({6.6, 10, 2.8, 4}); break;
    case Sign::Overwrite: s.line({{8, 1.5}, {8, 8}}), s.line({{5.6, 5.8}, {8, 8.2}, {10.4, 5.8}}), s.frame({1.5, 10, 13, 4}, 0.5), s.block({5.5, 10, 5, 4}); break;
    case Sign::Warning: s.line({{8, 2}, {14.5, 13.5}, {1.5, 13.5}, {8, 2}}), s.line({{8, 6.5}, {8, 9.5}}), s.dot({8, 11.6}, 0.9); break;
    default: s.line({{8, 10}, {8, 2}}), s.line({{5, 5}, {8, 2}, {11, 5}}), s.line({{2.5, 9}, {2.5, 13.5}, {13.5, 13.5}, {13.5, 9}}); break;
    }
}

class SignEngine final : public QIconEngine
{
public:
    explicit SignEngine(Sign sign) : m_sign(sign) {}
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        QRgb colour = state == QIcon::On ? theme::accent : theme::dim;
        if (mode == QIcon::Disabled) colour = theme::faint;
        if (mode == QIcon::Active && state == QIcon::Off) colour = theme::text;
        drawSign(*painter, m_sign, rect, QColor(colour));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, picture.rect(), mode, state);
        return picture;
    }
    QIconEngine* clone() const override { return new SignEngine(m_sign); }

private:
    Sign m_sign;
};

} // namespace

void drawSign(QPainter& painter, Sign sign, const QRectF& box, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 16, box.height() / 16);
    Sketch sketch(painter, colour);
    if (sign <= Sign::StepForward) drawTransport(sketch, sign);
    else if (sign <= Sign::Fit) drawTool(sketch, sign);
    else if (sign <= Sign::Sync) drawTrackSign(sketch, sign);
    else drawThing(sketch, sign);
    painter.restore();
}

QCursor cursorOf(Sign sign)
{
    QPixmap picture(24, 24);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    for (const QPointF by : {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)}) drawSign(painter, sign, QRectF(3, 3, 18, 18).translated(by), QColor(theme::line));
    drawSign(painter, sign, QRectF(3, 3, 18, 18), Qt::white);
    return QCursor(picture, 12, 12);
}

QIcon iconOf(Sign sign) { return QIcon(new SignEngine(sign)); }

} // namespace spot
