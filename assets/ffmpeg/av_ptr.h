// SPDX-License-Identifier: GPL-3.0-or-later
// assets/ffmpeg/av_ptr.h: owners of FFmpeg's things. Included only by assets/media and render/export.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

#include <memory>

namespace spot
{

/// Calls an FFmpeg function that wants a pointer to the pointer.
template <auto Free> struct AvFree {
    template <class T> void operator()(T* thing) const { Free(&thing); }
};
template <auto Free> struct AvFreePlain {
    template <class T> void operator()(T* thing) const { Free(thing); }
};

using AvFramePtr = std::unique_ptr<AVFrame, AvFree<av_frame_free>>;
using AvPacketPtr = std::unique_ptr<AVPacket, AvFree<av_packet_free>>;
using AvCodecPtr = std::unique_ptr<AVCodecContext, AvFree<avcodec_free_context>>;
using AvInputPtr = std::unique_ptr<AVFormatContext, AvFree<avformat_close_input>>;
using AvOutputPtr = std::unique_ptr<AVFormatContext, AvFreePlain<avformat_free_context>>;
using SwsPtr = std::unique_ptr<SwsContext, AvFreePlain<sws_freeContext>>;
using SwrPtr = std::unique_ptr<SwrContext, AvFree<swr_free>>;

inline AvFramePtr makeFrame() { return AvFramePtr(av_frame_alloc()); }
inline AvPacketPtr makePacket() { return AvPacketPtr(av_packet_alloc()); }

} // namespace spot
