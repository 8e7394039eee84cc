// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/export/alpha_movie.h"

#include "assets/ffmpeg/av_convert.h"
#include "assets/ffmpeg/av_ptr.h"
#include "render/export/partial_name.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace spot
{

namespace
{

constexpr int largestSide = 8192, threads = 2; // threads are part of what an encoder writes

struct CloseIo {
    void operator()(AVFormatContext* c) const
    {
        if (c->pb) avio_closep(&c->pb);
        avformat_free_context(c);
    }
};

/// Straight R'G'B' and alpha, 0..1, of one premultiplied pixel.
struct Straight {
    double r, g, b, a;
    explicit Straight(const std::uint16_t* p) : a(p[3] / 65535.0)
    {
        const double by = p[3] ? 1.0 / p[3] : 0;
        r = std::min(1.0, p[0] * by), g = std::min(1.0, p[1] * by), b = std::min(1.0, p[2] * by);
    }
};

class AvAlphaMovie final : public AlphaMovie
{
public:
    AvAlphaMovie(AlphaKind kind, PartialName partial, std::string name) : m_kind(kind), m_partial(std::move(partial)), m_name(std::move(name)) {}
    Result<Done> open(FrameSize size, FrameRate rate);
    Result<Done> add(const Image& picture) override;
    Result<Done> commit() override;

private:
    Result<Done> openEncoder(FrameSize size, FrameRate rate);
    Result<Done> encode(const AVFrame* frame);
    void fillAnimation(AVFrame& frame, const Image& picture) const;
    void fillProRes(AVFrame& frame, const Image& picture) const;
    Error failed(int code, const std::string& what) const { return avError(code, m_name, what); }

    AlphaKind m_kind;
    PartialName m_partial;
    std::string m_name;
    std::unique_ptr<AVFormatContext, CloseIo> m_muxer;
    AvCodecPtr m_encoder;
    AVStream* m_stream = nullptr;
    AvPacketPtr m_packet = makePacket();
    std::int64_t m_pictures = 0;
};

Result<Done> AvAlphaMovie::openEncoder(FrameSize size, FrameRate rate)
{
    const bool isProRes = m_kind == AlphaKind::ProRes4444;
    const char* name = isProRes ? "prores_ks" : "qtrle";
    const AVCodec* codec = avcodec_find_encoder_by_name(name);
    if (!codec) return Error{Fault::Unsupported, std::string("this machine's FFmpeg has no encoder \"") + name + "\""};
    m_encoder.reset(avcodec_alloc_context3(codec));
    AVCodecContext& c = *m_encoder;
    c.width = size.width, c.height = size.height;
    c.time_base = {rate.den, rate.num};
    c.framerate = {rate.num, rate.den};
    c.sample_aspect_ratio = {1, 1};
    c.pix_fmt = isProRes ? AV_PIX_FMT_YUVA444P10LE : AV_PIX_FMT_ARGB;
    c.color_primaries = AVCOL_PRI_BT709;
    c.color_trc = AVCOL_TRC_BT709;
    c.colorspace = isProRes ? AVCOL_SPC_BT709 : AVCOL_SPC_RGB;
    c.color_range = isProRes ? AVCOL_RANGE_MPEG : AVCOL_RANGE_JPEG;
    c.thread_count = isProRes ? threads : 1;
    c.gop_size = 1; // every picture alone, so that any frame is found at once
    c.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER;
    AVDictionary* options = nullptr;
    if (isProRes) {
        c.profile = FF_PROFILE_PRORES_4444;
        av_dict_set(&options, "profile", "4444", 0);
        av_dict_set(&options, "vendor", "apl0", 0);
        av_dict_set(&options, "alpha_bits", "16", 0);
    }
    const int code = avcodec_open2(&c, codec, &options);
    av_dict_free(&options);
    if (code < 0) return failed(code, std::string("the encoder ") + name + " did not start");
    return Done{};
}

Result<Done> AvAlphaMovie::open(FrameSize size, FrameRate rate)
{
    AVFormatContext* raw = nullptr;
    avformat_alloc_output_context2(&raw, nullptr, "mov", m_partial.path().c_str());
    if (!raw) return Error{Fault::Unsupported, "this machine's FFmpeg cannot write mov"};
    m_muxer.reset(raw);
    raw->flags |= AVFMT_FLAG_BITEXACT;
    SPOT_TRY_DONE(openEncoder(size, rate));
    m_stream = avformat_new_stream(raw, nullptr);
    if (!m_stream) return Error{Fault::NoSpace, "there is no memory for a stream"};
    m_stream->time_base = m_encoder->time_base;
    if (const int code = avcodec_parameters_from_context(m_stream->codecpar, m_encoder.get()); code < 0) return failed(code, "cannot describe the stream");
    m_stream->avg_frame_rate = m_encoder->framerate;
    m_stream->sample_aspect_ratio = {1, 1};
    if (const int code = avio_open(&raw->pb, m_partial.path().c_str(), AVIO_FLAG_WRITE); code < 0) return failed(code, "cannot be written");
    AVDictionary* options = nullptr;
    av_dict_set(&options, "movflags", "+write_colr", 0);
    const int code = avformat_write_header(raw, &options);
    av_dict_free(&options);
    if (code < 0) return failed(code, "the file's head cannot be written");
    return Done{};
}

Result<Done> AvAlphaMovie::encode(const AVFrame* frame)
{
    if (const int code = avcodec_send_frame(m_encoder.get(), frame); code < 0) return failed(code, "encoding failed");
    for (;;) {
        const int got = avcodec_receive_packet(m_encoder.get(), m_packet.get());
        if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return Done{};
        if (got < 0) return failed(got, "encoding failed");
        if (m_packet->duration == 0) m_packet->duration = 1;
        av_packet_rescale_ts(m_packet.get(), m_encoder->time_base, m_stream->time_base);
        m_packet->stream_index = m_stream->index;
        if (const int written = av_interleaved_write_frame(m_muxer.get(), m_packet.get()); written < 0 || m_muxer->pb->error < 0) return failed(written < 0 ? written : m_muxer->pb->error, "writing failed");
    }
}

void AvAlphaMovie::fillAnimation(AVFrame& frame, const Image& picture) const
{
    const auto byte = [](double v) { return static_cast<std::uint8_t>(std::lround(v * 255)); };
    for (int y = 0; y < picture.height(); ++y) {
        const std::uint16_t* from = picture.rowAs<std::uint16_t>(0, y);
        std::uint8_t* to = frame.data[0] + static_cast<std::ptrdiff_t>(y) * frame.linesize[0];
        for (int x = 0; x < picture.width(); ++x, from += 4, to += 4) {
            const Straight s(from);
            to[0] = byte(s.a), to[1] = byte(s.r), to[2] = byte(s.g), to[3] = byte(s.b);
        }
    }
}

/// ITU-R BT.709: 10 bit, limited range; alpha is full.
void AvAlphaMovie::fillProRes(AVFrame& frame, const Image& picture) const
{
    for (int y = 0; y < picture.height(); ++y) {
        const std::uint16_t* from = picture.rowAs<std::uint16_t>(0, y);
        std::uint16_t* to[4];
        for (int p = 0; p < 4; ++p) to[p] = reinterpret_cast<std::uint16_t*>(frame.data[p] + static_cast<std::ptrdiff_t>(y) * frame.linesize[p]);
        for (int x = 0; x < picture.width(); ++x, from += 4) {
            const Straight s(from);
            const double light = 0.2126 * s.r + 0.7152 * s.g + 0.0722 * s.b;
            to[0][x] = static_cast<std::uint16_t>(std::lround(64 + 876 * light));
            to[1][x] = static_cast<std::uint16_t>(std::lround(512 + 896 * (s.b - light) / 1.8556));
            to[2][x] = static_cast<std::uint16_t>(std::lround(512 + 896 * (s.r - light) / 1.5748));
            to[3][x] = static_cast<std::uint16_t>(std::lround(s.a * 1023));
        }
    }
}

Result<Done> AvAlphaMovie::add(const Image& picture)
{
    SPOT_CHECK(picture.format() == PixelFormat::Rgba16 && picture.width() == m_encoder->width && picture.height() == m_encoder->height, "the picture is what the film was made for");
    AvFramePtr frame = makeFrame();
    frame->width = picture.width();
    frame->height = picture.height();
    frame->format = m_encoder->pix_fmt;
    if (const int code = av_frame_get_buffer(frame.get(), 0); code < 0) return failed(code, "there is no memory for a picture");
    if (m_kind == AlphaKind::ProRes4444) fillProRes(*frame, picture);
    else fillAnimation(*frame, picture);
    frame->pts = m_pictures++;
    frame->color_primaries = m_encoder->color_primaries; // ProRes says in each picture what its numbers mean
    frame->color_trc = m_encoder->color_trc;
    frame->colorspace = m_encoder->colorspace;
    frame->color_range = m_encoder->color_range;
    return encode(frame.get());
}

Result<Done> AvAlphaMovie::commit()
{
    SPOT_TRY_DONE(encode(nullptr));
    const int code = av_write_trailer(m_muxer.get());
    if (code < 0 || m_muxer->pb->error < 0) return failed(code < 0 ? code : m_muxer->pb->error, "the file's end cannot be written");
    if (const int closed = avio_closep(&m_muxer->pb); closed < 0) return failed(closed, "writing failed");
    return m_partial.rename();
}

} // namespace

Result<std::unique_ptr<AlphaMovie>> AlphaMovie::make(const std::filesystem::path& file, AlphaKind kind, FrameSize size, FrameRate rate)
{
    if (size.width < 2 || size.height < 2 || size.width > largestSide || size.height > largestSide || size.width % 2 || size.height % 2)
        return Error{Fault::OutOfRange, file.string() + ": a film of " + std::to_string(size.width) + "x" + std::to_string(size.height) + " cannot be written: both sides must be even and at most 8192"};
    SPOT_TRY(partial, PartialName::make(file, PartialName::Kind::File));
    auto movie = std::make_unique<AvAlphaMovie>(kind, std::move(partial), file.string());
    SPOT_TRY_DONE(movie->open(size, rate));
    return std::unique_ptr<AlphaMovie>(std::move(movie));
}

} // namespace spot
