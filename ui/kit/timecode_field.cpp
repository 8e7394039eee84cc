// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/timecode_field.h"

#include "ui/kit/inline_edit.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace spot
{

std::optional<MediaTime> timeFromTimecode(const QString& text, FrameRate rate)
{
    QString digits;
    for (const QChar c : text.trimmed()) {
        if (c.isDigit()) digits += c;
        else if (c == u':' || c == u';' || c == u'.') digits += u':';
        else return std::nullopt;
    }
    if (digits.isEmpty()) return std::nullopt;
    std::int64_t parts[4] = {0, 0, 0, 0}; // frames, seconds, minutes, hours
    const QStringList pieces = digits.split(u':');
    if (pieces.size() > 4 || digits.size() > 11) return std::nullopt;
    if (pieces.size() > 1)
        for (qsizetype i = 0; i < pieces.size(); ++i) parts[i] = pieces[pieces.size() - 1 - i].toLongLong();
    else
        for (int i = 0; i < 4 && !digits.isEmpty(); ++i) parts[i] = digits.right(i < 3 ? 2 : 9).toLongLong(), digits.chop(i < 3 ? 2 : 9);
    const auto perSecond = static_cast<std::int64_t>(std::lround(rate.perSecond()));
    return rate.startOf(((parts[3] * 60 + parts[2]) * 60 + parts[1]) * perSecond + parts[0]);
}

TimecodeField::TimecodeField(QWidget* parent) : QWidget(parent), m_edit(new InlineEdit(this))
{
    setFont(theme::bodyFont(16, QFont::Medium));
    setCursor(Qt::IBeamCursor);
    setToolTip(tr("Playhead: click to type a timecode"));
    setAccessibleName(tr("Timecode"));
    m_edit->setFont(font());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_edit, &InlineEdit::taken, this, [this](const QString& text) {
        if (const auto time = timeFromTimecode(text, m_rate)) Q_EMIT typed(*time);
    });
    display({}, fps30);
}

QSize TimecodeField::sizeHint() const { return {static_cast<int>(theme::figuresWidth(font(), QStringLiteral("00:00:00:00"))) + 20, 28}; }

void TimecodeField::display(MediaTime time, FrameRate rate)
{
    m_rate = rate;
    const QString text = toQString(timecode(time, rate));
    if (text == m_text) return;
    m_text = text;
    update();
}

void TimecodeField::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(QColor(theme::text));
    theme::drawFigures(painter, rect(), m_text, Qt::AlignHCenter);
}

void TimecodeField::mousePressEvent(QMouseEvent*)
{
    m_edit->setGeometry(rect());
    m_edit->begin(m_text);
}

} // namespace spot
