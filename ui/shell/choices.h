// SPDX-License-Identifier: GPL-3.0-or-later
// ui/shell/choices.h: two small questions: which attributes are pasted, and what gives way when four points do not agree.
#pragma once

#include "ui/desk/clipboard.h"
#include "ui/desk/source_commands.h"

#include <QDialog>

class QCheckBox;
class QRadioButton;

namespace spot
{

/// A box for each of the attributes that the clip on the clipboard has.                                         [ui]
class AttributeDialog final : public QDialog
{
    Q_OBJECT
public:
    AttributeDialog(const AttributeChoice& there, QWidget* parent = nullptr);
    AttributeChoice choice() const;

private:
    QCheckBox* m_motion;
    QCheckBox* m_opacity;
    QCheckBox* m_crop;
    QCheckBox* m_hearing;
    QCheckBox* m_style;
    QCheckBox* m_effects;
};

/// The five ways out of four points.                                                                            [ui]
class FourPointDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit FourPointDialog(const Desk& desk, QWidget* parent = nullptr);
    FourPoints choice() const;

private:
    std::vector<std::pair<FourPoints, QRadioButton*>> m_ways;
};

} // namespace spot
