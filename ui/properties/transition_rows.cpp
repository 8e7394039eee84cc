// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/transition_rows.h"

#include <QColorDialog>
#include <QComboBox>
#include <QFormLayout>
#include <QPixmap>
#include <QToolButton>

namespace spot
{

namespace
{

constexpr MediaTime firstLength = MediaTime::fromMilliseconds(400);

QColor colourOf(const Rgba& c) { return QColor::fromRgbF(c.r, c.g, c.b, c.a); }

} // namespace

CutAlignment alignmentOf(const Transition& transition)
{
    return transition.before == MediaTime{} ? CutAlignment::Start : transition.after == MediaTime{} ? CutAlignment::End : CutAlignment::Centre;
}

Transition aligned(Transition transition, CutAlignment alignment, std::int64_t frames, FrameRate rate)
{
    const std::int64_t before = alignment == CutAlignment::Start ? 0 : alignment == CutAlignment::End ? frames : frames / 2;
    transition.before = rate.startOf(before), transition.after = rate.startOf(frames - before);
    return transition;
}

TransitionRows::TransitionRows(QWidget* parent)
    : QWidget(parent), m_form(new QFormLayout(this)), m_kind(new QComboBox), m_alignment(new QComboBox), m_heading(new QComboBox), m_colour(new QToolButton)
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(6);
    const std::pair<QString, QWidget*> rows[] = {{tr("From the clip before"), m_kind}, {tr("Lies"), m_alignment}, {tr("Direction"), m_heading}, {tr("Colour"), m_colour}};
    for (const auto& [name, control] : rows) {
        m_form->addRow(name, control);
        control->setAccessibleName(name);
        control->setFocusPolicy(Qt::StrongFocus);
    }
    for (const QString& name : {tr("Cut"), tr("Dissolve"), tr("Dip to colour"), tr("Wipe"), tr("Push"), tr("Slide"), tr("Zoom")}) m_kind->addItem(name);
    for (const QString& name : {tr("After the cut"), tr("Around the cut"), tr("Before the cut")}) m_alignment->addItem(name);
    for (const QString& name : {tr("To the left"), tr("To the right"), tr("Up"), tr("Down")}) m_heading->addItem(name);
    m_colour->setToolButtonStyle(Qt::ToolButtonTextBesideIcon), m_colour->setIconSize({28, 16});

    connect(m_kind, &QComboBox::activated, this, &TransitionRows::chooseKind);
    connect(m_alignment, &QComboBox::activated, this, [this](int row) {
        choose([this, row](Transition& t) { t = aligned(t, static_cast<CutAlignment>(row), m_rate.framesIn(t.length()), m_rate); });
    });
    connect(m_heading, &QComboBox::activated, this, [this](int row) { choose([row](Transition& t) { t.style.heading = static_cast<Heading>(row); }); });
    connect(m_colour, &QToolButton::clicked, this, &TransitionRows::askForColour);
}

void TransitionRows::display(const Transition& transition, FrameRate rate, bool isPicture)
{
    m_transition = transition, m_rate = rate;
    const TransitionKind kind = transition.style.kind;
    const bool isCut = transition.isNone();
    m_kind->setCurrentIndex(isCut ? 0 : static_cast<int>(kind) + 1);
    for (int row = 2; row < m_kind->count(); ++row) m_kind->setItemData(row, isPicture ? QVariant() : QVariant(0), Qt::UserRole - 1); // 0: it cannot be chosen
    m_alignment->setCurrentIndex(static_cast<int>(alignmentOf(transition)));
    m_heading->setCurrentIndex(static_cast<int>(transition.style.heading));
    QPixmap swatch(28, 16);
    swatch.fill(colourOf(transition.style.colour));
    m_colour->setIcon(swatch);
    m_colour->setText(colourOf(transition.style.colour).name().toUpper());
    m_form->setRowVisible(m_alignment, !isCut);
    m_form->setRowVisible(m_heading, !isCut && (kind == TransitionKind::Push || kind == TransitionKind::Slide));
    m_form->setRowVisible(m_colour, !isCut && kind == TransitionKind::DipToColour);
}

void TransitionRows::choose(const std::function<void(Transition&)>& set)
{
    Transition changed = m_transition;
    set(changed);
    if (changed != m_transition) Q_EMIT chosen(changed);
    display(m_transition, m_rate, m_kind->itemData(2, Qt::UserRole - 1).isNull()); // what was refused is not shown as done
}

void TransitionRows::chooseKind(int row)
{
    choose([this, row](Transition& t) {
        if (row == 0) return void(t = Transition{});
        t.style.kind = static_cast<TransitionKind>(row - 1);
        if (t.isNone()) t = aligned(t, CutAlignment::Centre, m_rate.framesIn(m_rate.nearestBoundary(firstLength)), m_rate);
    });
}

void TransitionRows::askForColour()
{
    const QColor picked = QColorDialog::getColor(colourOf(m_transition.style.colour), this, tr("Colour to dip to"), QColorDialog::ShowAlphaChannel | QColorDialog::DontUseNativeDialog);
    if (picked.isValid()) choose([&](Transition& t) { t.style.colour = {picked.redF(), picked.greenF(), picked.blueF(), picked.alphaF()}; });
}

} // namespace spot
