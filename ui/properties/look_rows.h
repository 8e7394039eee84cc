// SPDX-License-Identifier: GPL-3.0-or-later
// ui/properties/look_rows.h: what of a picture's look is chosen and not measured: how it fills the canvas, and how it blends.
#pragma once

#include "app/model/clip.h"

#include <QWidget>

class QComboBox;
class QFormLayout;

namespace spot
{

/// [ui]
class LookRows final : public QWidget
{
    Q_OBJECT
public:
    explicit LookRows(QWidget* parent = nullptr);

    /// Sends nothing. hasFit: a picture with a size of its own, which can fill the frame in several ways.
    void display(const Look& look, bool hasFit);

Q_SIGNALS:
    /// The whole look with the one thing changed that the person chose.
    void chosen(const spot::Look& look);

private:
    Look m_look;
    QFormLayout* m_form;
    QComboBox* m_fit;
    QComboBox* m_blend;
};

} // namespace spot
