// SPDX-License-Identifier: GPL-3.0-or-later
// ui/properties/look_rows.h: what of a picture's look is chosen and not measured: how it fills the canvas, and how it blends.
#pragma once

#include "app/model/clip.h"

#include <QWidget>

class QComboBox;

namespace spot
{

/// [ui]
class LookRows final : public QWidget
{
    Q_OBJECT
public:
    explicit LookRows(QWidget* parent = nullptr);

    void display(const Look& look); ///< sends nothing

Q_SIGNALS:
    /// The whole look with the one thing changed that the person chose.
    void chosen(const spot::Look& look);

private:
    Look m_look;
    QComboBox* m_fit;
    QComboBox* m_blend;
};

} // namespace spot
