// SPDX-License-Identifier: MIT
// plugins/sdk/movie_file.hpp: writes pictures as an H.264 movie, tagged BT.709 limited, with an exact number of frames.
// Needs FFmpeg with libx264: link spotwright_sdk_movie.
#pragma once

#include "plugins/sdk/failure.hpp"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace spotwright
{

/// What the movie is. The container follows the file's ending: .mp4 and .mov keep frame times exact, .mkv rounds them to
/// whole milliseconds.
struct MovieShape {
    int width = 0, height = 0; ///< pixels, even, 16 to 8192
    int fpsNum = 30, fpsDen = 1;
    std::int64_t frames = 0;         ///< exactly as many must be written, at least 1
    int crf = 12;                    ///< x264 quality, 0 (lossless) to 30; 12 shows no loss
    const char* preset = "veryfast"; ///< x264 preset
    int threads = 2;                 ///< same number, same bytes
};

/// One movie being written. Same shape and pictures: same bytes.                                    [not thread-safe]
/// Errors: throws Failure with the file's name; the file is of no use then.
class MovieFile
{
public:
    MovieFile(const std::filesystem::path& file, const MovieShape& shape);
    MovieFile(const MovieFile&) = delete;
    MovieFile& operator=(const MovieFile&) = delete;

    /// pixels   height rows of width x 4 bytes, R G B A, gamma coded as sRGB or BT.709; alpha is ignored
    /// stride   bytes from a row to the next
    void writeRgba(const std::uint8_t* pixels, std::size_t stride);

    /// planes   Y', Cb, Cr in BT.709 limited range, chroma half as wide and high; strides in bytes
    void writeYuv420(const std::array<const std::uint8_t*, 3>& planes, const std::array<int, 3>& strides);

    /// Completes the file. Refuses if fewer frames than promised were written.
    void finish();

    std::int64_t framesWritten() const { return m_written; }

private:
    struct Free {
        void operator()(AVFormatContext* format) const
        {
            if (format->pb) avio_closep(&format->pb);
            avformat_free_context(format);
        }
        void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
        void operator()(AVFrame* frame) const { av_frame_free(&frame); }
        void operator()(AVPacket* packet) const { av_packet_free(&packet); }
        void operator()(SwsContext* scaler) const { sws_freeContext(scaler); }
    };
    void check(int code, const char* deed) const
    {
        if (code >= 0) return;
        char text[AV_ERROR_MAX_STRING_SIZE] = {};
        av_strerror(code, text, sizeof text);
        fail(m_name + ": cannot " + deed + ": " + text);
    }
    void openCodec();
    void openFile();
    void openScaler();
    AVFrame* nextFrame();
    void encode(AVFrame* frame);

    std::string m_name;
    MovieShape m_shape;
    std::int64_t m_written = 0;
    std::unique_ptr<AVFormatContext, Free> m_format;
    std::unique_ptr<AVCodecContext, Free> m_codec;
    std::unique_ptr<AVFrame, Free> m_frame;
    std::unique_ptr<AVPacket, Free> m_packet;
    std::unique_ptr<SwsContext, Free> m_scaler; ///< made when the first RGBA picture comes
    AVStream* m_stream = nullptr;               ///< owned by m_format
};

inline MovieFile::MovieFile(const std::filesystem::path& file, const MovieShape& shape)
    : m_name(file.string()), m_shape(shape)
{
    const auto fits = [](int side) { return side >= 16 && side <= 8192 && side % 2 == 0; };
    if (!fits(shape.width) || !fits(shape.height))
        refuse("width and height must be even and from 16 to 8192, not " + std::to_string(shape.width) + " x " +
               std::to_string(shape.height));
    if (shape.fpsNum < 1 || shape.fpsDen < 1 || shape.frames < 1)
        refuse("fps_num, fps_den and frames must be positive");

    AVFormatContext* format = nullptr;
    check(avformat_alloc_output_context2(&format, nullptr, nullptr, m_name.c_str()), "choose a container");
    m_format.reset(format);
    m_frame.reset(av_frame_alloc());
    m_packet.reset(av_packet_alloc());
    openCodec();
    openFile();
}

inline void MovieFile::openCodec()
{
    const AVCodec* encoder = avcodec_find_encoder_by_name("libx264");
    if (!encoder) unsupported("this FFmpeg has no libx264: install an FFmpeg with it");
    m_codec.reset(avcodec_alloc_context3(encoder));

    AVCodecContext& codec = *m_codec;
    codec.width = m_shape.width;
    codec.height = m_shape.height;
    codec.pix_fmt = AV_PIX_FMT_YUV420P;
    codec.time_base = {m_shape.fpsDen, m_shape.fpsNum};
    codec.framerate = {m_shape.fpsNum, m_shape.fpsDen};
    codec.sample_aspect_ratio = {1, 1};
    codec.gop_size = 24;          // editors jump about in it
    codec.log_level_offset = 32;  // errors only: its chatter is of no use in a job's log
    codec.thread_count = m_shape.threads;
    codec.color_range = AVCOL_RANGE_MPEG;
    codec.colorspace = AVCOL_SPC_BT709;
    codec.color_primaries = AVCOL_PRI_BT709;
    codec.color_trc = AVCOL_TRC_BT709;
    codec.chroma_sample_location = AVCHROMA_LOC_LEFT;
    codec.flags |= AV_CODEC_FLAG_BITEXACT;
    if (m_format->oformat->flags & AVFMT_GLOBALHEADER) codec.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    check(av_opt_set(codec.priv_data, "preset", m_shape.preset, 0), "set the preset");
    check(av_opt_set_double(codec.priv_data, "crf", m_shape.crf, 0), "set the quality");
    check(avcodec_open2(m_codec.get(), encoder, nullptr), "start the encoder");

    m_frame->format = codec.pix_fmt;
    m_frame->width = codec.width;
    m_frame->height = codec.height;
    m_frame->color_range = codec.color_range;
    m_frame->colorspace = codec.colorspace;
    m_frame->color_primaries = codec.color_primaries;
    m_frame->color_trc = codec.color_trc;
    m_frame->chroma_location = codec.chroma_sample_location;
}

inline void MovieFile::openFile()
{
    m_format->flags |= AVFMT_FLAG_BITEXACT;
    m_stream = avformat_new_stream(m_format.get(), nullptr);
    if (!m_stream) fail(m_name + ": cannot add a stream: out of memory");
    m_stream->time_base = m_codec->time_base;
    m_stream->avg_frame_rate = m_codec->framerate;
    check(avcodec_parameters_from_context(m_stream->codecpar, m_codec.get()), "describe the stream");
    check(avio_open(&m_format->pb, m_name.c_str(), AVIO_FLAG_WRITE), "open the file");
    check(avformat_write_header(m_format.get(), nullptr), "write the header");
}

inline void MovieFile::openScaler()
{
    const int flags = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP | SWS_BITEXACT;
    m_scaler.reset(sws_getContext(m_shape.width, m_shape.height, AV_PIX_FMT_RGBA, m_shape.width, m_shape.height,
                                  AV_PIX_FMT_YUV420P, flags, nullptr, nullptr, nullptr));
    if (!m_scaler) fail(m_name + ": cannot prepare the conversion from RGBA");
    const int* matrix = sws_getCoefficients(SWS_CS_ITU709);
    check(sws_setColorspaceDetails(m_scaler.get(), matrix, 1, matrix, 0, 0, 1 << 16, 1 << 16), "set the colours");
}

inline AVFrame* MovieFile::nextFrame()
{
    if (m_written == m_shape.frames) fail(m_name + ": more frames than the promised " + std::to_string(m_shape.frames));
    if (!m_frame->buf[0]) check(av_frame_get_buffer(m_frame.get(), 0), "allocate a picture");
    check(av_frame_make_writable(m_frame.get()), "allocate a picture");
    m_frame->pts = m_written++;
    return m_frame.get();
}

inline void MovieFile::writeRgba(const std::uint8_t* pixels, std::size_t stride)
{
    if (!m_scaler) openScaler();
    AVFrame* frame = nextFrame();
    const std::uint8_t* source[4] = {pixels, nullptr, nullptr, nullptr};
    const int strides[4] = {static_cast<int>(stride), 0, 0, 0};
    check(sws_scale(m_scaler.get(), source, strides, 0, m_shape.height, frame->data, frame->linesize), "convert a picture");
    encode(frame);
}

inline void MovieFile::writeYuv420(const std::array<const std::uint8_t*, 3>& planes, const std::array<int, 3>& strides)
{
    AVFrame* frame = nextFrame();
    for (int plane = 0; plane < 3; ++plane) {
        const int width = plane ? m_shape.width / 2 : m_shape.width;
        const int height = plane ? m_shape.height / 2 : m_shape.height;
        const auto at = static_cast<std::size_t>(plane);
        av_image_copy_plane(frame->data[plane], frame->linesize[plane], planes[at], strides[at], width, height);
    }
    encode(frame);
}

inline void MovieFile::encode(AVFrame* frame)
{
    check(avcodec_send_frame(m_codec.get(), frame), "encode a picture");
    for (;;) {
        const int got = avcodec_receive_packet(m_codec.get(), m_packet.get());
        if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return;
        check(got, "encode a picture");
        m_packet->duration = 1;
        av_packet_rescale_ts(m_packet.get(), m_codec->time_base, m_stream->time_base);
        m_packet->stream_index = m_stream->index;
        check(av_interleaved_write_frame(m_format.get(), m_packet.get()), "write to the file");
    }
}

inline void MovieFile::finish()
{
    if (m_written != m_shape.frames)
        fail(m_name + ": " + std::to_string(m_written) + " of " + std::to_string(m_shape.frames) + " frames were written");
    encode(nullptr);
    check(av_write_trailer(m_format.get()), "complete the file");
    check(avio_closep(&m_format->pb), "close the file");
}

} // namespace spotwright
