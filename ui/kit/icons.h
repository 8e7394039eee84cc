// SPDX-License-Identifier: GPL-3.0-or-later
// ui/kit/icons.h: the signs on buttons, drawn by code so that they are sharp at every scale.
#pragma once

#include <QColor>
#include <QIcon>

class QPainter;
class QRectF;

namespace spot
{

enum class Sign {
    Play, Pause, Start, End, StepBack, StepForward, // transport
    Select, Split, Ripple, Snap, ZoomIn, ZoomOut, Fit, // timeline
    Speaker, SpeakerOff, Eye, EyeOff, Lock, Unlock,    // tracks
    Video, Still, Sound, Text, Plus, Cross, Retry, Replace, Warning, Export, // things
};

/// Draws on a grid of 16 x 16 that fills the box.
void drawSign(QPainter& painter, Sign sign, const QRectF& box, const QColor& colour);
/// Dim; the accent when checked; faint when disabled.
QIcon iconOf(Sign sign);

} // namespace spot
