// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/choices.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace spot
{

namespace
{

void addButtons(QDialog& dialog, QVBoxLayout& column, const QString& yes, const QString& no)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    buttons->button(QDialogButtonBox::Ok)->setText(yes);
    buttons->button(QDialogButtonBox::Cancel)->setText(no);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    column.addWidget(buttons);
}

QVBoxLayout* columnOf(QDialog& dialog)
{
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(18, 18, 18, 14);
    column->setSpacing(10);
    return column;
}

} // namespace

AttributeDialog::AttributeDialog(const AttributeChoice& there, QWidget* parent)
    : QDialog(parent), m_motion(new QCheckBox(tr("Fit, position, size and rotation"), this)), m_opacity(new QCheckBox(tr("Opacity and blending"), this)),
      m_crop(new QCheckBox(tr("Crop"), this)), m_hearing(new QCheckBox(tr("Gain, pan and fades of the sound"), this)), m_style(new QCheckBox(tr("Style of the text"), this)), m_effects(new QCheckBox(tr("Effects"), this))
{
    setWindowTitle(tr("Paste attributes"));
    QVBoxLayout* column = columnOf(*this);
    for (const auto& [box, has] : {std::pair{m_motion, there.motion}, {m_opacity, there.opacity}, {m_crop, there.crop}, {m_hearing, there.hearing}, {m_style, there.style}, {m_effects, there.effects}}) {
        box->setEnabled(has);
        box->setChecked(has);
        column->addWidget(box);
    }
    addButtons(*this, *column, tr("Paste"), tr("Cancel"));
}

AttributeChoice AttributeDialog::choice() const
{
    return {m_motion->isChecked(), m_opacity->isChecked(), m_crop->isChecked(), m_hearing->isChecked(), m_style->isChecked(), m_effects->isChecked()};
}

FourPointDialog::FourPointDialog(const Desk& desk, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Four points"));
    const Timeline& timeline = *desk.timeline();
    const auto frames = [&](MediaTime length) { return timeline.rate.framesIn(length); };
    QVBoxLayout* column = columnOf(*this);
    auto* what = new QLabel(tr("The source is %1 frames long, the place %2. What gives way?").arg(frames(*desk.source().out - *desk.source().in)).arg(frames(timeline.marked().length())), this);
    column->addWidget(what);
    const auto add = [&](FourPoints way, const QString& words) {
        m_ways.emplace_back(way, new QRadioButton(words, this));
        column->addWidget(m_ways.back().second);
    };
    add(FourPoints::Fit, tr("The speed: fit the source to fill the place"));
    add(FourPoints::IgnoreSourceOut, tr("The source's out point"));
    add(FourPoints::IgnoreSourceIn, tr("The source's in point"));
    add(FourPoints::IgnoreOut, tr("The timeline's out point"));
    add(FourPoints::IgnoreIn, tr("The timeline's in point"));
    m_ways.front().second->setChecked(true);
    m_ways.front().second->setFocus();
    addButtons(*this, *column, tr("Put"), tr("Cancel"));
}

FourPoints FourPointDialog::choice() const
{
    for (const auto& [way, button] : m_ways)
        if (button->isChecked()) return way;
    return FourPoints::Fit;
}

} // namespace spot
