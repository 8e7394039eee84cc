// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/look_rows.h"

#include <QComboBox>
#include <QFormLayout>

#include <algorithm>
#include <array>

namespace spot
{

namespace
{

/// In the groups that other editors show: usual, darker, lighter, contrast, differences, colours, alphas. A row of nothing parts them.
constexpr std::array<std::pair<int, const char*>, blendModeCount + 6> modes{{
    {int(BlendMode::Normal), QT_TRANSLATE_NOOP("spot::LookRows", "Normal")},
    {-1, nullptr},
    {int(BlendMode::Darken), QT_TRANSLATE_NOOP("spot::LookRows", "Darken")},
    {int(BlendMode::Multiply), QT_TRANSLATE_NOOP("spot::LookRows", "Multiply")},
    {int(BlendMode::ColourBurn), QT_TRANSLATE_NOOP("spot::LookRows", "Colour burn")},
    {int(BlendMode::LinearBurn), QT_TRANSLATE_NOOP("spot::LookRows", "Linear burn")},
    {-1, nullptr},
    {int(BlendMode::Lighten), QT_TRANSLATE_NOOP("spot::LookRows", "Lighten")},
    {int(BlendMode::Screen), QT_TRANSLATE_NOOP("spot::LookRows", "Screen")},
    {int(BlendMode::ColourDodge), QT_TRANSLATE_NOOP("spot::LookRows", "Colour dodge")},
    {int(BlendMode::Add), QT_TRANSLATE_NOOP("spot::LookRows", "Add")},
    {-1, nullptr},
    {int(BlendMode::Overlay), QT_TRANSLATE_NOOP("spot::LookRows", "Overlay")},
    {int(BlendMode::SoftLight), QT_TRANSLATE_NOOP("spot::LookRows", "Soft light")},
    {int(BlendMode::HardLight), QT_TRANSLATE_NOOP("spot::LookRows", "Hard light")},
    {int(BlendMode::VividLight), QT_TRANSLATE_NOOP("spot::LookRows", "Vivid light")},
    {int(BlendMode::LinearLight), QT_TRANSLATE_NOOP("spot::LookRows", "Linear light")},
    {int(BlendMode::PinLight), QT_TRANSLATE_NOOP("spot::LookRows", "Pin light")},
    {int(BlendMode::HardMix), QT_TRANSLATE_NOOP("spot::LookRows", "Hard mix")},
    {-1, nullptr},
    {int(BlendMode::Difference), QT_TRANSLATE_NOOP("spot::LookRows", "Difference")},
    {int(BlendMode::Exclusion), QT_TRANSLATE_NOOP("spot::LookRows", "Exclusion")},
    {int(BlendMode::Subtract), QT_TRANSLATE_NOOP("spot::LookRows", "Subtract")},
    {int(BlendMode::Divide), QT_TRANSLATE_NOOP("spot::LookRows", "Divide")},
    {-1, nullptr},
    {int(BlendMode::Hue), QT_TRANSLATE_NOOP("spot::LookRows", "Hue")},
    {int(BlendMode::Saturation), QT_TRANSLATE_NOOP("spot::LookRows", "Saturation")},
    {int(BlendMode::Colour), QT_TRANSLATE_NOOP("spot::LookRows", "Colour")},
    {int(BlendMode::Luminosity), QT_TRANSLATE_NOOP("spot::LookRows", "Luminosity")},
    {-1, nullptr},
    {int(BlendMode::Atop), QT_TRANSLATE_NOOP("spot::LookRows", "Atop: only on what is below")},
    {int(BlendMode::Behind), QT_TRANSLATE_NOOP("spot::LookRows", "Behind what is below")},
    {int(BlendMode::Erase), QT_TRANSLATE_NOOP("spot::LookRows", "Erase what is below")},
    {int(BlendMode::Xor), QT_TRANSLATE_NOOP("spot::LookRows", "Either, not both")},
}};

} // namespace

LookRows::LookRows(QWidget* parent) : QWidget(parent), m_form(new QFormLayout(this)), m_fit(new QComboBox), m_blend(new QComboBox)
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(6);
    const std::pair<QString, QComboBox*> rows[] = {{tr("Fills the frame"), m_fit}, {tr("Blends"), m_blend}};
    for (const auto& [name, control] : rows) {
        m_form->addRow(name, control);
        control->setAccessibleName(name);
        control->setFocusPolicy(Qt::StrongFocus);
        control->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // the panel stays as wide as its numbers
        control->setMinimumContentsLength(6);
    }
    const std::pair<Fit, QString> fits[] = {{Fit::Contain, tr("All of it, with borders")}, {Fit::Cover, tr("Cut to fill")}, {Fit::Stretch, tr("Stretched")}, {Fit::Native, tr("Pixel for pixel")}};
    for (const auto& [fit, name] : fits) m_fit->addItem(name, static_cast<int>(fit));
    for (const auto& [mode, name] : modes) {
        if (name) m_blend->addItem(tr(name), mode);
        else m_blend->insertSeparator(m_blend->count());
    }
    m_blend->setMaxVisibleItems(m_blend->count());
    connect(m_fit, &QComboBox::activated, this, [this] {
        m_look.fit = static_cast<Fit>(m_fit->currentData().toInt());
        Q_EMIT chosen(m_look);
    });
    connect(m_blend, &QComboBox::activated, this, [this] {
        m_look.blend = static_cast<BlendMode>(m_blend->currentData().toInt());
        Q_EMIT chosen(m_look);
    });
}

void LookRows::display(const Look& look, bool hasFit)
{
    m_form->setRowVisible(m_fit, hasFit);
    m_look = look;
    m_fit->setCurrentIndex(m_fit->findData(static_cast<int>(look.fit)));
    m_blend->setCurrentIndex(m_blend->findData(static_cast<int>(look.blend)));
}

} // namespace spot
