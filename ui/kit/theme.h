// SPDX-License-Identifier: GPL-3.0-or-later
// ui/kit/theme.h: the look of every window: colours, sizes, fonts, and the one call that puts them on the application.
#pragma once

#include <QColor>
#include <QFont>

class QApplication;
class QPainter;
class QRectF;
class QString;

namespace spot::theme
{

// Surfaces from back to front, text from loud to quiet, one accent.
inline constexpr QRgb window = 0xff161719, panel = 0xff1e1f22, raised = 0xff292b2f, field = 0xff131416, hover = 0xff34363b;
inline constexpr QRgb line = 0xff0c0d0e, edge = 0xff3a3c41;
inline constexpr QRgb text = 0xffe4e5e8, dim = 0xffa0a3a9, faint = 0xff6a6d74;
inline constexpr QRgb accent = 0xfff0a035, danger = 0xffe5645a, good = 0xff6cbf84;
// Clips by the role of their track: muted, so that the pictures on them stay the loudest thing.
inline constexpr QRgb pictureClip = 0xff3c4a5e, textClip = 0xff574a68, voiceClip = 0xff34594a, musicClip = 0xff2f5561, effectsClip = 0xff5e5136,
                      colourClip = 0xff4a4a4e, sequenceClip = 0xff3a5a58, adjustmentClip = 0xff5a4450;
// Of markers, in the order of MarkerColour.
inline constexpr QRgb markerColours[] = {0xffe5484d, 0xfff08fb0, 0xfff0a035, 0xffe6d04a, 0xff52b36b, 0xff45c1c9, 0xff4f8df0, 0xff9a6be0, 0xffd45fc8, 0xff303236, 0xfff2f2f2};

// Device-independent pixels.
inline constexpr int gap = 8, smallGap = 4, rowHeight = 26, toolbarHeight = 36, rulerHeight = 28, headerWidth = 184, panelWidth = 260;
inline constexpr int pictureTrack = 68, textTrack = 34, soundTrack = 52, clipTitle = 17;

/// The body font (Inter, else the system's), in pixels.
QFont bodyFont(int pixels = 13, QFont::Weight weight = QFont::Normal);

/// Text whose digits stand in cells of one width, so that running figures do not dance.
void drawFigures(QPainter& painter, const QRectF& box, const QString& figures, Qt::Alignment alignment);
/// The width drawFigures needs.
double figuresWidth(const QFont& font, const QString& figures);

/// Style, palette, style sheet and font. Called once, before the first window.                                   [ui]
void apply(QApplication& application);

} // namespace spot::theme
