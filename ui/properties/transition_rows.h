// SPDX-License-Identifier: GPL-3.0-or-later
// ui/properties/transition_rows.h: what of a clip's transition is chosen and not measured: kind, where it lies, direction, colour.
#pragma once

#include "app/model/transition.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QFormLayout;
class QToolButton;

namespace spot
{

/// Where a transition lies: after the cut, around it, before it.
enum class CutAlignment { Start, Centre, End };
CutAlignment alignmentOf(const Transition& transition);
/// As long as `frames` at this rate, lying so. An odd frame of a centred one is after the cut.
Transition aligned(Transition transition, CutAlignment alignment, std::int64_t frames, FrameRate rate);

/// [ui]
class TransitionRows final : public QWidget
{
    Q_OBJECT
public:
    explicit TransitionRows(QWidget* parent = nullptr);

    /// Sends nothing. On sounds there is the crossfade only.
    void display(const Transition& transition, FrameRate rate, bool isPicture);

Q_SIGNALS:
    /// The whole transition with the one thing changed that the person chose; none: a cut.
    void chosen(const spot::Transition& transition);

private:
    void choose(const std::function<void(Transition&)>& set);
    void chooseKind(int row);
    void askForColour();

    Transition m_transition;
    FrameRate m_rate = fps30;
    QFormLayout* m_form;
    QComboBox* m_kind;
    QComboBox* m_alignment;
    QComboBox* m_heading;
    QToolButton* m_colour;
};

} // namespace spot
