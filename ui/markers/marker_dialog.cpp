// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/markers/marker_dialog.h"

#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

namespace spot
{

namespace
{

constexpr const char* colourNames[] = {
    QT_TRANSLATE_NOOP("marker", "Red"),  QT_TRANSLATE_NOOP("marker", "Pink"), QT_TRANSLATE_NOOP("marker", "Orange"),  QT_TRANSLATE_NOOP("marker", "Yellow"),
    QT_TRANSLATE_NOOP("marker", "Green"), QT_TRANSLATE_NOOP("marker", "Cyan"), QT_TRANSLATE_NOOP("marker", "Blue"),   QT_TRANSLATE_NOOP("marker", "Purple"),
    QT_TRANSLATE_NOOP("marker", "Magenta"), QT_TRANSLATE_NOOP("marker", "Black"), QT_TRANSLATE_NOOP("marker", "White"),
};

} // namespace

QString markerColourName(MarkerColour colour) { return QCoreApplication::translate("marker", colourNames[static_cast<int>(colour)]); }

QIcon markerIcon(MarkerColour colour)
{
    QPixmap picture(12, 12);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor(theme::edge));
    painter.setBrush(QColor(theme::markerColours[static_cast<int>(colour)]));
    painter.drawRoundedRect(QRectF(0.5, 0.5, 11, 11), 2, 2);
    return QIcon(picture);
}

MarkerDialog::MarkerDialog(Desk& desk, const Marker& marker, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_marker(marker), m_timeline(desk.timelineId()), m_name(new QLineEdit(toQString(marker.name), this)),
      m_comment(new QPlainTextEdit(toQString(marker.comment), this)), m_colour(new QComboBox(this)), m_start(new QSpinBox(this)), m_length(new QSpinBox(this))
{
    const FrameRate rate = desk.timeline()->rate;
    setWindowTitle(tr("Marker"));
    setMinimumWidth(420);
    m_comment->setFixedHeight(90);
    m_comment->setTabChangesFocus(true);
    for (int c = 0; c <= static_cast<int>(MarkerColour::White); ++c) m_colour->addItem(markerIcon(static_cast<MarkerColour>(c)), markerColourName(static_cast<MarkerColour>(c)));
    m_colour->setCurrentIndex(static_cast<int>(marker.colour));
    auto* code = new QLabel(this);
    const auto say = [this, code, rate] {
        code->setText(toQString(timecode(rate.startOf(m_start->value()), rate) + " - " + timecode(rate.startOf(m_start->value() + m_length->value()), rate)));
    };
    m_start->setRange(0, 24 * 3600 * 120);
    m_start->setValue(static_cast<int>(rate.frameAt(marker.span.start)));
    m_length->setRange(0, 24 * 3600 * 120);
    m_length->setValue(static_cast<int>(rate.frameAt(marker.span.end) - rate.frameAt(marker.span.start)));
    for (QSpinBox* frames : {m_start, m_length}) {
        frames->setSuffix(tr(" frames"));
        connect(frames, &QSpinBox::valueChanged, this, say);
    }
    say();
    auto* form = new QFormLayout(this);
    form->setContentsMargins(18, 18, 18, 14);
    form->setSpacing(10);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Comment"), m_comment);
    form->addRow(tr("Colour"), m_colour);
    form->addRow(tr("Start"), m_start);
    form->addRow(tr("Length"), m_length);
    form->addRow(QString(), code);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Keep"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    QPushButton* gone = buttons->addButton(tr("Remove marker"), QDialogButtonBox::DestructiveRole);
    gone->setAutoDefault(false);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &MarkerDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &MarkerDialog::reject);
    connect(gone, &QPushButton::clicked, this, &MarkerDialog::remove);
    m_name->setFocus();
}

void MarkerDialog::accept()
{
    const Timeline* timeline = m_desk.project().find(m_timeline);
    if (!timeline) return reject();
    Marker changed = m_marker;
    changed.name = toStd(m_name->text());
    changed.comment = toStd(m_comment->toPlainText());
    changed.colour = static_cast<MarkerColour>(m_colour->currentIndex());
    changed.span = {timeline->rate.startOf(m_start->value()), timeline->rate.startOf(m_start->value() + m_length->value())};
    if (changed == m_marker || m_desk.apply(SetMarker{m_timeline, changed})) QDialog::accept();
}

void MarkerDialog::remove()
{
    if (m_desk.apply(RemoveMarker{m_timeline, m_marker.id})) QDialog::accept();
}

} // namespace spot
