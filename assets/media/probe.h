// SPDX-License-Identifier: GPL-3.0-or-later
// assets/media/probe.h: what a file is, or why it cannot be used; the gate for anything foreign.
#pragma once

#include "assets/base/media_time.h"
#include "assets/base/result.h"
#include "assets/pixels/image.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace spot
{

struct VideoInfo {
    FrameSize size;         ///< as shown: after sample aspect ratio and rotation
    FrameRate rate;         ///< the snapped average rate
    bool isVariableRate = false;
    std::int64_t frames = 0; ///< exact where the container says so, else counted from the duration
    MediaTime start, duration;
    int rotation = 0;       ///< 0, 90, 180, 270 degrees clockwise, already counted in size
    ColourTag colour;       ///< as the file says; unknown stays unknown
    AlphaMode alpha = AlphaMode::Opaque;
    std::string codec;      ///< FFmpeg's name: "h264"
    int bits = 8;
    bool operator==(const VideoInfo&) const = default;
};
struct AudioInfo {
    int rate = 0, channels = 0;
    MediaTime start, duration;
    std::string codec;
    bool operator==(const AudioInfo&) const = default;
};
enum class MediaKind { Video, Audio, Still };

/// Everything the program knows about a file without decoding all of it.                                       [value]
struct MediaInfo {
    MediaKind kind = MediaKind::Video;
    std::string container;            ///< "mov,mp4,...", "png"
    std::optional<VideoInfo> video;   ///< set for Video and Still
    std::optional<AudioInfo> audio;
    MediaTime duration;               ///< the longest stream; 0 for a still
    std::uintmax_t bytes = 0;
    std::vector<std::string> warnings; ///< sentences: "variable frame rate: ...", "no colour matrix: BT.709 assumed"
    bool operator==(const MediaInfo&) const = default;
};

/// Opens the file with the allow-list of containers and the limits of the product (32 streams, 16384 pixels a side, 64 Mpx
/// stills, 24 h), decodes one picture and one block of sound to know that they can be. Blocks; never opens a second file or the network.
/// Errors: NotFound, Denied, Io, Unsupported, Corrupt, OutOfRange; the message begins with the file's name.   [any thread but ui]
Result<MediaInfo> probe(const std::filesystem::path& file);

} // namespace spot
