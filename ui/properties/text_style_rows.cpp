// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/text_style_rows.h"

#include "ui/kit/text.h"

#include <QColorDialog>
#include <QCoreApplication>
#include <QFontComboBox>
#include <QFormLayout>
#include <QPixmap>
#include <QToolButton>

#include <cstdlib>

namespace spot
{

namespace
{

QColor colourOf(const Rgba& c) { return QColor::fromRgbF(c.r, c.g, c.b, c.a); }
Rgba rgbaOf(const QColor& c) { return {c.redF(), c.greenF(), c.blueF(), c.alphaF()}; }

void showColour(QToolButton* button, const Rgba& colour)
{
    QPixmap swatch(28, 16);
    swatch.fill(colourOf(colour));
    button->setIcon(swatch);
    button->setText(colour.a > 0 ? colourOf(colour).name().toUpper() : QCoreApplication::translate("spot::TextStyleRows", "None"));
}

} // namespace

TextStyleRows::TextStyleRows(QWidget* parent)
    : QWidget(parent), m_family(new QFontComboBox), m_weight(new QComboBox), m_align(new QComboBox), m_motion(new QComboBox), m_colour(new QToolButton), m_box(new QToolButton)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    const std::pair<QString, QWidget*> rows[] = {{tr("Font"), m_family}, {tr("Weight"), m_weight}, {tr("Colour"), m_colour}, {tr("Box"), m_box}, {tr("Align"), m_align}, {tr("Motion"), m_motion}};
    for (const auto& [name, control] : rows) {
        form->addRow(name, control);
        control->setAccessibleName(name);
        control->setFocusPolicy(Qt::StrongFocus);
    }
    m_family->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // long names do not widen the panel
    m_family->setEditable(false);
    const std::pair<QString, int> weights[] = {{tr("Light"), 300}, {tr("Regular"), 400}, {tr("Medium"), 500}, {tr("Bold"), 700}, {tr("Extra bold"), 800}, {tr("Black"), 900}};
    for (const auto& [name, weight] : weights) m_weight->addItem(name, weight);
    for (const QString& name : {tr("Left"), tr("Centre"), tr("Right")}) m_align->addItem(name);
    for (const QString& name : {tr("None"), tr("Fade"), tr("Rise"), tr("Type")}) m_motion->addItem(name);
    for (QToolButton* button : {m_colour, m_box}) button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon), button->setIconSize({28, 16});

    connect(m_family, &QComboBox::textActivated, this, [this](const QString& family) { choose([&](TextStyle& style) { style.family = toStd(family); }); });
    connect(m_weight, &QComboBox::activated, this, [this] { choose([this](TextStyle& style) { style.weight = m_weight->currentData().toInt(); }); });
    connect(m_align, &QComboBox::activated, this, [this](int row) { choose([row](TextStyle& style) { style.align = static_cast<TextAlign>(row); }); });
    connect(m_motion, &QComboBox::activated, this, [this](int row) { choose([row](TextStyle& style) { style.motion = static_cast<TextMotion>(row); }); });
    connect(m_colour, &QToolButton::clicked, this, [this] { askForColour(&TextStyle::colour, tr("Colour of the text")); });
    connect(m_box, &QToolButton::clicked, this, [this] { askForColour(&TextStyle::box, tr("Box behind the text")); });
}

void TextStyleRows::display(const TextStyle& style)
{
    m_style = style;
    const QSignalBlocker quiet(m_family);
    m_family->setCurrentFont(QFont(toQString(style.family)));
    int nearest = 0;
    for (int row = 0; row < m_weight->count(); ++row)
        if (std::abs(m_weight->itemData(row).toInt() - style.weight) < std::abs(m_weight->itemData(nearest).toInt() - style.weight)) nearest = row;
    m_weight->setCurrentIndex(nearest);
    m_align->setCurrentIndex(static_cast<int>(style.align));
    m_motion->setCurrentIndex(static_cast<int>(style.motion));
    showColour(m_colour, style.colour);
    showColour(m_box, style.box);
}

void TextStyleRows::choose(const std::function<void(TextStyle&)>& set)
{
    TextStyle changed = m_style;
    set(changed);
    if (changed != m_style) Q_EMIT chosen(changed);
}

void TextStyleRows::askForColour(Rgba TextStyle::*colour, const QString& title)
{
    const QColor picked = QColorDialog::getColor(colourOf(m_style.*colour), this, title, QColorDialog::ShowAlphaChannel | QColorDialog::DontUseNativeDialog);
    if (picked.isValid()) choose([&](TextStyle& style) { style.*colour = rgbaOf(picked); });
}

} // namespace spot
