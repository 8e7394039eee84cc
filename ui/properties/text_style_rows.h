// SPDX-License-Identifier: GPL-3.0-or-later
// ui/properties/text_style_rows.h: what of a text's style is chosen and not measured: font, weight, colours, alignment, motion.
#pragma once

#include "app/model/caption.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QFontComboBox;
class QToolButton;

namespace spot
{

/// [ui]
class TextStyleRows final : public QWidget
{
    Q_OBJECT
public:
    explicit TextStyleRows(QWidget* parent = nullptr);

    /// Sends nothing.
    void display(const TextStyle& style);

Q_SIGNALS:
    /// The whole style with the one thing changed that the person chose.
    void chosen(const spot::TextStyle& style);

private:
    void choose(const std::function<void(TextStyle&)>& set);
    void askForColour(Rgba TextStyle::*colour, const QString& title);

    TextStyle m_style;
    QFontComboBox* m_family;
    QComboBox* m_weight;
    QComboBox* m_align;
    QComboBox* m_motion;
    QToolButton* m_colour;
    QToolButton* m_box;
};

} // namespace spot
