// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/export/movie_writer.h"

#include "assets/ffmpeg/av_convert.h"
#include "assets/media/still_reader.h"
#include "render/export/encoder.h"
#include "render/export/partial_name.h"

extern "C" {
#include <libavutil/log.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

namespace spot
{

namespace
{

constexpr int largestSide = 8192;

const char* containerOf(ExportKind kind)
{
    switch (kind) {
    case ExportKind::MovProRes: return "mov";
    case ExportKind::WebmVp9:
    case ExportKind::WebmAv1: return "webm";
    case ExportKind::PngSequence: return "wav";
    default: return "mp4";
    }
}

bool isWebm(ExportKind kind) { return kind == ExportKind::WebmVp9 || kind == ExportKind::WebmAv1; }

/// The classic tags of MP4 are read by every player but know few keys; any other key needs Apple's list of keys and values.
const char* movFlags(const ExportSettings& settings)
{
    static const std::set<std::string> classic{"title", "artist", "album_artist", "album", "date", "comment", "genre", "copyright", "description", "synopsis", "composer"};
    const bool isClassic = std::all_of(settings.metadata.begin(), settings.metadata.end(), [](const auto& each) { return classic.count(each.first) > 0; });
    return isClassic ? "+faststart+write_colr" : "+faststart+write_colr+use_metadata_tags";
}

struct CloseIo {
    void operator()(AVFormatContext* c) const
    {
        if (c->pb) avio_closep(&c->pb);
        avformat_free_context(c);
    }
};
using Muxer = std::unique_ptr<AVFormatContext, CloseIo>;

/// Sound of any length into frames of the encoder's length and format.
class SoundFrames
{
public:
    explicit SoundFrames(const AVCodecContext& encoder) : m_encoder(encoder), m_frameSize(encoder.frame_size > 0 ? encoder.frame_size : 1024) {}
    void add(const AudioBlock& block) { m_waiting.insert(m_waiting.end(), block.samples.begin(), block.samples.end()); }
    /// The next full frame, or at the end (`all`) what is left; null when there is none.
    AvFramePtr take(bool all)
    {
        const auto have = static_cast<int>((m_waiting.size() - m_taken) / 2);
        const int count = all ? std::min(have, m_frameSize) : m_frameSize;
        if (count == 0 || have < count) return {};
        AvFramePtr frame = makeFrame();
        frame->nb_samples = count;
        frame->format = m_encoder.sample_fmt;
        frame->sample_rate = m_encoder.sample_rate;
        av_channel_layout_copy(&frame->ch_layout, &m_encoder.ch_layout);
        if (av_frame_get_buffer(frame.get(), 0) < 0) return {};
        fill(*frame, m_waiting.data() + m_taken);
        frame->pts = m_pts;
        m_pts += count;
        m_taken += static_cast<std::size_t>(count) * 2;
        if (m_taken > 1 << 16) {
            m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(m_taken));
            m_taken = 0;
        }
        return frame;
    }

private:
    static void fill(AVFrame& frame, const float* from)
    {
        for (int i = 0; i < frame.nb_samples; ++i)
            for (int c = 0; c < 2; ++c) {
                const float v = from[2 * i + c];
                if (frame.format == AV_SAMPLE_FMT_FLTP) reinterpret_cast<float*>(frame.extended_data[c])[i] = v;
                else if (frame.format == AV_SAMPLE_FMT_FLT) reinterpret_cast<float*>(frame.extended_data[0])[2 * i + c] = v;
                else reinterpret_cast<std::int32_t*>(frame.extended_data[0])[2 * i + c] = static_cast<std::int32_t>(std::lround(std::clamp(static_cast<double>(v), -1.0, 1.0) * 8388607.0)) * 256;
            }
    }
    const AVCodecContext& m_encoder;
    int m_frameSize;
    std::vector<float> m_waiting; ///< interleaved
    std::size_t m_taken = 0;
    std::int64_t m_pts = 0;
};

/// Any FFmpeg container; with pictures none (a WAV), if the kind has its pictures elsewhere.
class AvWriter final : public MovieWriter
{
public:
    AvWriter(ExportSettings settings, PartialName partial) : m_settings(std::move(settings)), m_partial(std::move(partial)) {}
    Result<Done> open(FrameRate rate, bool withPictures);
    Result<Done> addPicture(const Image& picture) override;
    Result<Done> addSound(const AudioBlock& block) override;
    Result<Done> commit() override;

private:
    Result<AVStream*> addStream(const AVCodecContext& encoder);
    Result<Done> encode(AVCodecContext& encoder, AVStream& stream, const AVFrame* frame);
    Error failed(int code, const std::string& what) const
    {
        if (m_muxer && m_muxer->pb && m_muxer->pb->error < 0) code = m_muxer->pb->error;
        Error error = avError(code, m_settings.file.string(), what);
        if (error.fault == Fault::NoSpace) error.message += ": free some space and export again";
        return error;
    }

    ExportSettings m_settings;
    PartialName m_partial;
    Muxer m_muxer;
    AvCodecPtr m_picture, m_sound;
    AVStream *m_pictureStream = nullptr, *m_soundStream = nullptr;
    std::unique_ptr<SoundFrames> m_frames;
    AvPacketPtr m_packet = makePacket();
    std::int64_t m_pictures = 0;
};

Result<AVStream*> AvWriter::addStream(const AVCodecContext& encoder)
{
    AVStream* stream = avformat_new_stream(m_muxer.get(), nullptr);
    if (!stream) return Error{Fault::NoSpace, "there is no memory for another stream"};
    stream->time_base = encoder.time_base;
    if (const int code = avcodec_parameters_from_context(stream->codecpar, &encoder); code < 0) return failed(code, "cannot describe a stream");
    if (encoder.codec_type == AVMEDIA_TYPE_VIDEO) {
        stream->avg_frame_rate = encoder.framerate;
        stream->sample_aspect_ratio = {1, 1};
    }
    return stream;
}

Result<Done> AvWriter::open(FrameRate rate, bool withPictures)
{
    AVFormatContext* raw = nullptr;
    avformat_alloc_output_context2(&raw, nullptr, containerOf(m_settings.kind), m_partial.path().c_str());
    if (!raw) return Error{Fault::Unsupported, std::string("this machine's FFmpeg cannot write ") + containerOf(m_settings.kind)};
    m_muxer.reset(raw);
    raw->flags |= AVFMT_FLAG_BITEXACT;
    const bool globalHeader = raw->oformat->flags & AVFMT_GLOBALHEADER;
    if (withPictures) {
        SPOT_TRY(picture, openPictureEncoder(m_settings, rate, globalHeader));
        m_picture = std::move(picture);
        SPOT_TRY(stream, addStream(*m_picture));
        m_pictureStream = stream;
    }
    SPOT_TRY(sound, openSoundEncoder(m_settings, globalHeader));
    m_sound = std::move(sound);
    SPOT_TRY(stream, addStream(*m_sound));
    m_soundStream = stream;
    m_frames = std::make_unique<SoundFrames>(*m_sound);
    for (const auto& [key, value] : m_settings.metadata) av_dict_set(&raw->metadata, key.c_str(), value.c_str(), 0);
    if (const int code = avio_open(&raw->pb, m_partial.path().c_str(), AVIO_FLAG_WRITE); code < 0) return failed(code, "cannot be written");
    AVDictionary* options = nullptr;
    if (!isWebm(m_settings.kind) && withPictures) av_dict_set(&options, "movflags", movFlags(m_settings), 0);
    const int code = avformat_write_header(raw, &options);
    av_dict_free(&options);
    if (code < 0) return failed(code, "the file's head cannot be written");
    return Done{};
}

Result<Done> AvWriter::encode(AVCodecContext& encoder, AVStream& stream, const AVFrame* frame)
{
    if (const int code = avcodec_send_frame(&encoder, frame); code < 0) return failed(code, "encoding failed");
    for (;;) {
        const int got = avcodec_receive_packet(&encoder, m_packet.get());
        if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return Done{};
        if (got < 0) return failed(got, "encoding failed");
        if (encoder.codec_type == AVMEDIA_TYPE_VIDEO && m_packet->duration == 0) m_packet->duration = 1;
        if (isWebm(m_settings.kind) && &encoder == m_sound.get()) { // Matroska counts from the encoder's first sample, delay included
            m_packet->pts += encoder.initial_padding;
            m_packet->dts += encoder.initial_padding;
        }
        av_packet_rescale_ts(m_packet.get(), encoder.time_base, stream.time_base);
        m_packet->stream_index = stream.index;
        const int written = av_interleaved_write_frame(m_muxer.get(), m_packet.get());
        if (written < 0 || m_muxer->pb->error < 0) return failed(written < 0 ? written : m_muxer->pb->error, "writing failed");
    }
}

Result<Done> AvWriter::addPicture(const Image& picture)
{
    SPOT_CHECK(picture.size() == m_settings.size && picture.format() == pictureFormatOf(m_settings.kind), "the picture is what the writer was made for");
    AvFramePtr frame = makeFrame();
    frame->width = picture.width();
    frame->height = picture.height();
    frame->format = m_picture->pix_fmt;
    if (const int code = av_frame_get_buffer(frame.get(), 0); code < 0) return failed(code, "there is no memory for a picture");
    for (int p = 0; p < picture.info().planes; ++p) {
        const FrameSize plane = picture.planeSize(p);
        for (int y = 0; y < plane.height; ++y)
            std::memcpy(frame->data[p] + static_cast<std::ptrdiff_t>(y) * frame->linesize[p], picture.row(p, y), static_cast<std::size_t>(plane.width) * static_cast<std::size_t>(picture.info().bytesPerPixel));
    }
    frame->pts = m_pictures++;
    frame->color_primaries = AVCOL_PRI_BT709;
    frame->color_trc = AVCOL_TRC_BT709;
    frame->colorspace = AVCOL_SPC_BT709;
    frame->color_range = AVCOL_RANGE_MPEG;
    frame->chroma_location = AVCHROMA_LOC_LEFT;
    return encode(*m_picture, *m_pictureStream, frame.get());
}

Result<Done> AvWriter::addSound(const AudioBlock& block)
{
    SPOT_CHECK(block.rate == 48000 && block.channels == 2, "the sound is 48 kHz stereo");
    m_frames->add(block);
    while (const AvFramePtr frame = m_frames->take(false)) SPOT_TRY_DONE(encode(*m_sound, *m_soundStream, frame.get()));
    return Done{};
}

Result<Done> AvWriter::commit()
{
    while (const AvFramePtr frame = m_frames->take(true)) SPOT_TRY_DONE(encode(*m_sound, *m_soundStream, frame.get()));
    SPOT_TRY_DONE(encode(*m_sound, *m_soundStream, nullptr));
    if (m_picture) SPOT_TRY_DONE(encode(*m_picture, *m_pictureStream, nullptr));
    const int code = av_write_trailer(m_muxer.get());
    if (code < 0 || m_muxer->pb->error < 0) return failed(code < 0 ? code : m_muxer->pb->error, "the file's end cannot be written");
    if (const int closed = avio_closep(&m_muxer->pb); closed < 0) return failed(closed, "writing failed");
    return m_partial.rename();
}

/// A folder of PNG files with the sound beside them.
class PngWriter final : public MovieWriter
{
public:
    PngWriter(PartialName folder, std::unique_ptr<AvWriter> sound) : m_folder(std::move(folder)), m_sound(std::move(sound)) {}
    Result<Done> addPicture(const Image& picture) override
    {
        char name[32];
        std::snprintf(name, sizeof name, "frame_%06lld.png", static_cast<long long>(++m_pictures));
        return writeStill(m_folder.path() / name, picture);
    }
    Result<Done> addSound(const AudioBlock& block) override { return m_sound->addSound(block); }
    Result<Done> commit() override
    {
        SPOT_TRY_DONE(m_sound->commit());
        return m_folder.rename();
    }

private:
    PartialName m_folder;
    std::unique_ptr<AvWriter> m_sound;
    std::int64_t m_pictures = 0;
};

Result<std::unique_ptr<MovieWriter>> makePngWriter(const ExportSettings& settings, FrameRate rate)
{
    SPOT_TRY(folder, PartialName::make(settings.file, PartialName::Kind::Folder));
    SPOT_TRY(name, PartialName::make(folder.path() / "sound.wav", PartialName::Kind::File));
    auto sound = std::make_unique<AvWriter>(settings, std::move(name));
    SPOT_TRY_DONE(sound->open(rate, false));
    return std::unique_ptr<MovieWriter>(std::make_unique<PngWriter>(std::move(folder), std::move(sound)));
}

} // namespace

PixelFormat pictureFormatOf(ExportKind kind)
{
    switch (kind) {
    case ExportKind::MovProRes: return PixelFormat::Yuv422P10;
    case ExportKind::PngSequence: return PixelFormat::Rgba8;
    default: return PixelFormat::Yuv420P8;
    }
}

Result<std::unique_ptr<MovieWriter>> makeMovieWriter(const ExportSettings& settings, FrameRate rate)
{
    [[maybe_unused]] static const bool isQuiet = (av_log_set_level(AV_LOG_QUIET), true); // what matters comes back as an Error
    const FrameSize size = settings.size;
    const bool even = size.width % 2 == 0 && size.height % 2 == 0;
    if (size.width < 2 || size.height < 2 || size.width > largestSide || size.height > largestSide || (!even && settings.kind != ExportKind::PngSequence))
        return Error{Fault::OutOfRange, settings.file.string() + ": a film of " + std::to_string(size.width) + "x" + std::to_string(size.height) + " cannot be written: both sides must be even and at most 8192"};
    if (settings.kind == ExportKind::PngSequence) return makePngWriter(settings, rate);
    SPOT_TRY(partial, PartialName::make(settings.file, PartialName::Kind::File));
    auto writer = std::make_unique<AvWriter>(settings, std::move(partial));
    SPOT_TRY_DONE(writer->open(rate, true));
    return std::unique_ptr<MovieWriter>(std::move(writer));
}

} // namespace spot
