// SPDX-License-Identifier: GPL-3.0-or-later
// ui/kit/icons.h: the signs on buttons, drawn by code so that they are sharp at every scale.
#pragma once

#include <QColor>
#include <QCursor>
#include <QIcon>

class QPainter;
class QRectF;

namespace spot
{

enum class Sign {
    Play, Pause, Start, End, StepBack, StepForward, // transport
    Select, Split, Ripple, Roll, Slip, Slide, Stretch, Snap, Linked, Marker, ZoomIn, ZoomOut, Fit, // timeline
    Speaker, SpeakerOff, Eye, EyeOff, Lock, Unlock, Solo, Sync, // tracks
    Video, Still, Sound, Text, Plus, Cross, Retry, Replace, Warning, More, MarkIn, MarkOut, Insert, Overwrite, Export, // things
};

/// Draws on a grid of 16 x 16 that fills the box.
void drawSign(QPainter& painter, Sign sign, const QRectF& box, const QColor& colour);
/// Dim; the accent when checked; faint when disabled.
QIcon iconOf(Sign sign);
/// The sign in white with a dark rim; the hot spot is its middle.
QCursor cursorOf(Sign sign);

} // namespace spot
