// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/export/encoder.h"

#include "assets/ffmpeg/av_convert.h"

extern "C" {
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

const char* pictureEncoderName(ExportKind kind)
{
    switch (kind) {
    case ExportKind::MovProRes: return "prores_ks";
    case ExportKind::WebmVp9: return "libvpx-vp9";
    case ExportKind::WebmAv1: return "libsvtav1";
    default: return "libx264";
    }
}

const char* soundEncoderName(ExportKind kind)
{
    switch (kind) {
    case ExportKind::MovProRes: return "pcm_s24le";
    case ExportKind::WebmVp9:
    case ExportKind::WebmAv1: return "libopus";
    case ExportKind::PngSequence: return "pcm_s24le";
    default: return "aac";
    }
}

/// Options of the encoder, as name and value.
void setQuality(AVDictionary** options, AVCodecContext& c, const ExportSettings& s)
{
    const auto set = [&](const char* name, const std::string& value) { av_dict_set(options, name, value.c_str(), 0); };
    const int rounded = static_cast<int>(std::lround(s.quality));
    switch (s.kind) {
    case ExportKind::MovProRes:
        c.profile = FF_PROFILE_PRORES_HQ;
        set("profile", "hq");
        set("vendor", "apl0");
        break;
    case ExportKind::WebmVp9:
        c.bit_rate = 0;
        set("crf", std::to_string(std::clamp(rounded + 10, 0, 63)));
        set("deadline", "good");
        set("cpu-used", "4");
        set("tile-columns", "1");
        set("row-mt", "0");
        break;
    case ExportKind::WebmAv1:
        set("crf", std::to_string(std::clamp(rounded + 12, 0, 63)));
        set("preset", "8");
        set("svtav1-params", "lp=2");
        break;
    default:
        set("crf", std::to_string(s.quality));
        set("preset", s.preset);
        set("profile", "high");
        break;
    }
}

Error notHere(const char* name) { return {Fault::Unsupported, std::string("this machine's FFmpeg has no encoder \"") + name + "\": choose another format"}; }

} // namespace

Result<AvCodecPtr> openPictureEncoder(const ExportSettings& settings, FrameRate rate, bool globalHeader)
{
    const char* name = pictureEncoderName(settings.kind);
    const AVCodec* codec = avcodec_find_encoder_by_name(name);
    if (!codec) return notHere(name);
    AvCodecPtr encoder(avcodec_alloc_context3(codec));
    AVCodecContext& c = *encoder;
    c.width = settings.size.width;
    c.height = settings.size.height;
    c.time_base = {rate.den, rate.num};
    c.framerate = {rate.num, rate.den};
    c.sample_aspect_ratio = {1, 1};
    c.pix_fmt = settings.kind == ExportKind::MovProRes ? AV_PIX_FMT_YUV422P10LE : AV_PIX_FMT_YUV420P;
    c.color_primaries = AVCOL_PRI_BT709;
    c.color_trc = AVCOL_TRC_BT709;
    c.colorspace = AVCOL_SPC_BT709;
    c.color_range = AVCOL_RANGE_MPEG;
    c.chroma_sample_location = AVCHROMA_LOC_LEFT;
    c.thread_count = encoderThreads;
    c.gop_size = static_cast<int>(std::lround(rate.perSecond() * 2));
    c.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_CLOSED_GOP;
    if (globalHeader) c.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    AVDictionary* options = nullptr;
    setQuality(&options, c, settings);
    const int code = avcodec_open2(&c, codec, &options);
    av_dict_free(&options);
    if (code < 0) return avError(code, settings.file.filename().string(), std::string("the encoder ") + name + " did not start");
    return encoder;
}

Result<AvCodecPtr> openSoundEncoder(const ExportSettings& settings, bool globalHeader)
{
    const char* name = soundEncoderName(settings.kind);
    const AVCodec* codec = avcodec_find_encoder_by_name(name);
    if (!codec) return notHere(name);
    AvCodecPtr encoder(avcodec_alloc_context3(codec));
    AVCodecContext& c = *encoder;
    c.sample_rate = 48000;
    av_channel_layout_default(&c.ch_layout, 2);
    c.sample_fmt = codec->sample_fmts ? codec->sample_fmts[0] : AV_SAMPLE_FMT_S32;
    for (const AVSampleFormat* f = codec->sample_fmts; f && *f != AV_SAMPLE_FMT_NONE; ++f)
        if (*f == AV_SAMPLE_FMT_FLTP || *f == AV_SAMPLE_FMT_FLT) c.sample_fmt = *f;
    c.bit_rate = static_cast<std::int64_t>(settings.audioKbps) * 1000;
    c.time_base = {1, 48000};
    c.thread_count = 1;
    c.flags |= AV_CODEC_FLAG_BITEXACT;
    if (globalHeader) c.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    if (const int code = avcodec_open2(&c, codec, nullptr); code < 0) return avError(code, settings.file.filename().string(), std::string("the encoder ") + name + " did not start");
    return encoder;
}

} // namespace spot
