// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/timeline_dialog.h"

#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace spot
{

namespace
{

struct Canvas {
    const char* name;
    int width, height;
};
constexpr Canvas canvases[] = {{"16:9", 1920, 1080}, {"9:16", 1080, 1920}, {"1:1", 1080, 1080}, {"4:5", 1080, 1350}, {"16:9 UHD", 3840, 2160}};
constexpr FrameRate rates[] = {fps23976, fps24, fps25, fps2997, fps30, fps50, fps5994, fps60};

/// The tracks a fresh cut begins with.
Timeline freshTimeline()
{
    Timeline timeline;
    const auto add = [&](TrackRole role, const QString& name) {
        Track track;
        track.role = role, track.name = toStd(name);
        timeline.tracks.push_back(std::make_shared<const Track>(track));
    };
    add(TrackRole::Picture, TimelineDialog::tr("Picture"));
    add(TrackRole::Text, TimelineDialog::tr("Text"));
    add(TrackRole::Voice, TimelineDialog::tr("Voice"));
    add(TrackRole::Music, TimelineDialog::tr("Music"));
    add(TrackRole::Effects, TimelineDialog::tr("Effects"));
    return timeline;
}

} // namespace

TimelineDialog::TimelineDialog(Desk& desk, Use use, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_use(use), m_timeline(desk.timelineId()), m_name(new QLineEdit(this)), m_canvas(new QComboBox(this)),
      m_width(new QSpinBox(this)), m_height(new QSpinBox(this)), m_rate(new QComboBox(this)), m_length(new QDoubleSpinBox(this)),
      m_loudness(new QDoubleSpinBox(this)), m_refusal(new QLabel(this))
{
    setWindowTitle(use == Use::Make ? tr("New timeline") : tr("Change timeline"));
    setMinimumWidth(420);
    const Timeline shown = desk.timeline() ? *desk.timeline() : Timeline{};
    m_name->setText(use == Use::Change ? toQString(shown.name) : QString::fromLatin1(canvases[0].name));
    for (QSpinBox* side : {m_width, m_height}) side->setRange(16, maxImageSide), side->setSuffix(QStringLiteral(" px"));
    m_width->setValue(use == Use::Change ? shown.canvas.width : canvases[0].width);
    m_height->setValue(use == Use::Change ? shown.canvas.height : canvases[0].height);
    for (const Canvas& canvas : canvases) m_canvas->addItem(QString::fromLatin1(canvas.name), QSize(canvas.width, canvas.height));
    m_canvas->addItem(tr("Other"));
    const auto showCanvas = [this] {
        const int known = m_canvas->findData(QSize(m_width->value(), m_height->value()));
        m_canvas->setCurrentIndex(known < 0 ? m_canvas->count() - 1 : known);
    };
    showCanvas();
    connect(m_canvas, &QComboBox::activated, this, [this] {
        const QSize size = m_canvas->currentData().toSize();
        if (!size.isValid()) return;
        if (m_use == Use::Make) m_name->setText(m_canvas->currentText());
        m_width->setValue(size.width());
        m_height->setValue(size.height());
    });
    for (QSpinBox* side : {m_width, m_height}) connect(side, &QSpinBox::valueChanged, this, showCanvas);
    for (const FrameRate rate : rates) m_rate->addItem(QString::number(rate.perSecond(), 'g', 5), QPoint(rate.num, rate.den));
    const QPoint rate(shown.rate.num, shown.rate.den);
    if (m_rate->findData(rate) < 0) m_rate->addItem(QString::number(shown.rate.perSecond(), 'g', 5), rate);
    m_rate->setCurrentIndex(m_rate->findData(rate));
    m_length->setRange(0, 24 * 3600);
    m_length->setDecimals(3);
    m_length->setSuffix(QStringLiteral(" s"));
    m_length->setSpecialValueText(tr("as long as its clips"));
    m_length->setValue(shown.length.seconds());
    m_loudness->setRange(-70, 0);
    m_loudness->setDecimals(1);
    m_loudness->setSuffix(QStringLiteral(" LUFS"));
    m_loudness->setValue(shown.targetLufs);
    m_refusal->setWordWrap(true);
    m_refusal->setTextFormat(Qt::PlainText);
    m_refusal->setStyleSheet(QStringLiteral("color: %1").arg(QColor(theme::danger).name()));
    auto* size = new QHBoxLayout;
    size->addWidget(m_canvas, 1);
    size->addWidget(m_width);
    size->addWidget(m_height);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(18, 18, 18, 14);
    form->setSpacing(10);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Canvas"), size);
    form->addRow(tr("Frames per second"), m_rate);
    form->addRow(tr("Length"), m_length);
    form->addRow(tr("Loudness"), m_loudness);
    form->addRow(m_refusal);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(use == Use::Make ? tr("Make") : tr("Change"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &TimelineDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &TimelineDialog::reject);
    m_name->selectAll();
    m_name->setFocus();
}

FrameRate TimelineDialog::rate() const
{
    const QPoint chosen = m_rate->currentData().toPoint();
    return {chosen.x(), chosen.y()};
}

Edit TimelineDialog::edit() const
{
    const MediaTime length = rate().nearestBoundary(MediaTime::fromSeconds(m_length->value()));
    const FrameSize canvas{m_width->value(), m_height->value()};
    if (m_use == Use::Change) return ReshapeTimeline{m_timeline, toStd(m_name->text().trimmed()), canvas, rate(), length, m_loudness->value()};
    Timeline made = freshTimeline();
    made.name = toStd(m_name->text().trimmed());
    made.canvas = canvas, made.rate = rate(), made.length = length, made.targetLufs = m_loudness->value();
    return AddTimeline{made};
}

void TimelineDialog::accept()
{
    const TimelineId made{m_desk.project().nextId}; // as apply() gives them
    if (!m_desk.apply(edit())) return m_refusal->setText(m_desk.hintText());
    if (m_use == Use::Make) m_desk.showTimeline(made);
    QDialog::accept();
}

} // namespace spot
