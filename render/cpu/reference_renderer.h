// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/reference_renderer.h: the slow, clear truth every other renderer is compared with, one pixel at a time.
#pragma once

#include "render/composition/frame_plan.h"

namespace spot
{

/// The rules are those of frame_plan.h, word by word. Seconds per HD frame: for tests, not for people.          [any]
/// returns  RgbaF32, premultiplied, R'G'B' of BT.709 (bt709Rgb), not clamped
Image renderReference(const FramePlan& plan);

/// The frame as a 4:2:0 file has it: outputTransform of the canvas, with one more rule. A picture at the very bottom whose samples are those
/// of the frame (liesOnFrame) is not interpolated to one colour a pixel and back, which would take sharpness from its colours: in each chroma
/// sample its colour is its own sample there.                                                                     [any]
/// returns  Yuv420P8, BT.709 limited
Image renderReferenceYuv(const FramePlan& plan);

} // namespace spot
