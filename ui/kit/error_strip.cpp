// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/error_strip.h"

#include "ui/kit/icons.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace spot
{

ErrorStrip::ErrorStrip(QWidget* parent) : QWidget(parent), m_sentence(new QLabel(this)), m_next(new QPushButton(this))
{
    auto* away = new QToolButton(this);
    away->setIcon(iconOf(Sign::Cross));
    away->setToolTip(tr("Dismiss"));
    away->setAccessibleName(away->toolTip());
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(36, 6, 8, 6);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_next);
    row->addWidget(away);
    connect(away, &QToolButton::clicked, this, &ErrorStrip::dismiss);
    connect(m_next, &QPushButton::clicked, this, [this] {
        const auto next = m_doNext;
        dismiss();
        if (next) next();
    });
    hide();
}

void ErrorStrip::show(const Error& error, const QString& next, std::function<void()> doNext)
{
    m_sentence->setText(toQString(error.message));
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
    m_doNext = std::move(doNext);
    setVisible(true);
}

void ErrorStrip::dismiss()
{
    m_doNext = {};
    hide();
}

QString ErrorStrip::sentence() const { return isHidden() ? QString() : m_sentence->text(); }

void ErrorStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0xff2d1f1e));
    painter.fillRect(QRect(0, 0, 3, height()), QColor(theme::danger));
    drawSign(painter, Sign::Warning, QRectF(13, height() / 2.0 - 8, 16, 16), QColor(theme::danger));
}

} // namespace spot
