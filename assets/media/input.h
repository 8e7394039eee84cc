// SPDX-License-Identifier: GPL-3.0-or-later
// assets/media/input.h: opens a foreign file behind the product's limits; used by probe and the readers only.
#pragma once

#include "assets/ffmpeg/av_ptr.h"
#include "assets/base/result.h"
#include "assets/pixels/image.h"

#include <filesystem>

namespace spot
{

/// What the demuxer gave: the file stays open. Only containers of the allow-list, only the file itself, at most 32 streams.
/// Errors: NotFound, Denied, Io, Unsupported (a container that is not on the list, a playlist), Corrupt.
Result<AvInputPtr> openInput(const std::filesystem::path& file);

/// The best stream of a kind, or -1. Cover art does not count as video.
int streamOf(const AVFormatContext& input, AVMediaType type);

/// Decoder of a stream, opened. threads: 0 lets it choose. Errors: Unsupported, OutOfRange (picture too large), Corrupt.
Result<AvCodecPtr> openDecoder(const AVStream& stream, int threads, const std::string& place);

/// The file's name for messages.
std::string placeOf(const std::filesystem::path& file);

/// Degrees clockwise by which the picture has to be turned to stand upright: 0, 90, 180, 270.
int rotationOf(const AVStream& stream);

} // namespace spot
