// SPDX-License-Identifier: GPL-3.0-or-later
// render/export/encoder.h: one picture or sound encoder of FFmpeg, set up for a kind of export. Used inside render/export only.
#pragma once

#include "assets/ffmpeg/av_ptr.h"
#include "render/export/export_settings.h"

namespace spot
{

/// Threads are part of what x264 writes, so their number is fixed.
inline constexpr int encoderThreads = 2;

Result<AvCodecPtr> openPictureEncoder(const ExportSettings& settings, FrameRate rate, bool globalHeader);
Result<AvCodecPtr> openSoundEncoder(const ExportSettings& settings, bool globalHeader);

} // namespace spot
