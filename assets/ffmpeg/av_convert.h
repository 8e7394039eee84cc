// SPDX-License-Identifier: GPL-3.0-or-later
// assets/ffmpeg/av_convert.h: FFmpeg's errors, rationals, colours and frames in our words, and back. The only place that snaps
// foreign rates and times.
#pragma once

#include "assets/base/media_time.h"
#include "assets/base/result.h"
#include "assets/ffmpeg/av_ptr.h"
#include "assets/pixels/image.h"

#include <string>

namespace spot
{

/// "clip.mp4: reading failed: Invalid data found". place: the file's name.
Error avError(int code, const std::string& place, const std::string& what);

/// t * base in flicks, rounded to the nearest.
MediaTime toMediaTime(std::int64_t t, AVRational base);
/// The known rate (24000/1001 ... 120) within 0.1 %, else the fraction itself in lowest terms; {25, 1} for nonsense.
FrameRate toFrameRate(AVRational rate);

ColourTag toColour(AVColorPrimaries, AVColorTransferCharacteristic, AVColorSpace, AVColorRange, bool isRgb);
/// What `tag` is in FFmpeg's words.
struct AvColour {
    AVColorPrimaries primaries;
    AVColorTransferCharacteristic transfer;
    AVColorSpace space;
    AVColorRange range;
};
AvColour toAvColour(ColourTag tag);

AVPixelFormat toAvFormat(PixelFormat format);

/// A decoded frame as an Image in the nearest PixelFormat, without loss of bits; pixels are copied. The converter is made when
/// needed and kept for the next frame. Errors: Unsupported (a format that swscale does not know), OutOfRange (size).
Result<Image> toImage(const AVFrame& frame, SwsPtr& converter, const std::string& place);

} // namespace spot
