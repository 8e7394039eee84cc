// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/audio_reader.h"

#include "assets/ffmpeg/av_convert.h"
#include "assets/media/input.h"

extern "C" {
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <list>
#include <vector>

namespace spot
{

namespace
{

constexpr std::int64_t blockFrames = 1 << 15;
constexpr int maxBadPackets = 64;

} // namespace

/// Decodes and resamples from the very beginning, always in the same order, into numbered blocks: what a sample is never depends on
/// who asked first. Going back beyond the kept blocks starts anew.
struct AudioReader::Stream {
    std::filesystem::path file;
    std::string place;
    AudioReaderOptions options;
    AudioInfo info;
    std::int64_t total = -1; ///< frames at the rate asked for, once the end was seen

    AvInputPtr input;
    AvCodecPtr decoder;
    SwrPtr resampler;
    int inRate = 0, inFormat = -1, inChannels = 0; ///< what the resampler was made for
    AVStream* stream = nullptr;
    AvPacketPtr packet = makePacket();
    AvFramePtr frame = makeFrame();
    std::int64_t written = 0; ///< frames that went into blocks since the last start
    bool isDrained = false;
    int badPackets = 0;

    struct Block {
        std::int64_t number;
        std::vector<float> samples;
    };
    std::list<Block> blocks; ///< rising numbers, without holes

    Result<Done> start();
    Result<bool> more();
    Result<Done> makeResampler(const AVFrame& from);
    Result<Done> take(const AVFrame* from);
    void append(const float* samples, std::int64_t frames);
    const Block* block(std::int64_t number) const;
};

Result<Done> AudioReader::Stream::start()
{
    SPOT_TRY(opened, openInput(file));
    input = std::move(opened);
    const int index = streamOf(*input, AVMEDIA_TYPE_AUDIO);
    if (index < 0) return Error{Fault::Unsupported, place + ": there is no sound in it"};
    stream = input->streams[index];
    for (unsigned i = 0; i < input->nb_streams; ++i)
        if (static_cast<int>(i) != index) input->streams[i]->discard = AVDISCARD_ALL;
    SPOT_TRY(codec, openDecoder(*stream, 1, place));
    decoder = std::move(codec);
    resampler.reset();
    blocks.clear();
    written = 0;
    isDrained = false;
    badPackets = 0;
    return Done{};
}

void AudioReader::Stream::append(const float* samples, std::int64_t frames)
{
    const int channels = options.channels;
    while (frames > 0) {
        const std::int64_t number = written / blockFrames, at = written % blockFrames;
        if (blocks.empty() || blocks.back().number != number) {
            blocks.push_back({number, {}});
            blocks.back().samples.reserve(static_cast<std::size_t>(blockFrames * channels));
            if (static_cast<std::int64_t>(blocks.size()) > 2 + options.keptSeconds * static_cast<std::int64_t>(options.rate) / blockFrames) blocks.pop_front();
        }
        const std::int64_t n = std::min(frames, blockFrames - at);
        blocks.back().samples.insert(blocks.back().samples.end(), samples, samples + n * channels);
        samples += n * channels;
        frames -= n;
        written += n;
    }
}

Result<Done> AudioReader::Stream::makeResampler(const AVFrame& from)
{
    AVChannelLayout out, in = from.ch_layout;
    av_channel_layout_default(&out, options.channels);
    if (in.order == AV_CHANNEL_ORDER_UNSPEC) av_channel_layout_default(&in, in.nb_channels);
    SwrContext* raw = nullptr;
    const int code = swr_alloc_set_opts2(&raw, &out, AV_SAMPLE_FMT_FLT, options.rate, &in, static_cast<AVSampleFormat>(from.format), from.sample_rate, 0, nullptr);
    resampler.reset(raw);
    if (code < 0) return avError(code, place, "the sound's format is not supported");
    if (in.nb_channels == 1 && options.channels == 2) { // both sides at full level, not at -3 dB
        const double matrix[] = {1, 1};
        swr_set_matrix(raw, matrix, 1);
    }
    av_opt_set_int(raw, "filter_size", 64, 0);
    av_opt_set_double(raw, "cutoff", 0.97, 0);
    if (const int started = swr_init(raw); started < 0) return avError(started, place, "the sound's format is not supported");
    inRate = from.sample_rate, inFormat = from.format, inChannels = from.ch_layout.nb_channels;
    return Done{};
}

/// Resamples a decoded frame, or with null what the resampler still holds. A stream may change its format in the middle: then what
/// is held comes out first.
Result<Done> AudioReader::Stream::take(const AVFrame* from)
{
    const bool changed = from && resampler && (from->sample_rate != inRate || from->format != inFormat || from->ch_layout.nb_channels != inChannels);
    if (changed) {
        SPOT_TRY_DONE(take(nullptr));
        resampler.reset();
    }
    if (from && !resampler) SPOT_TRY_DONE(makeResampler(*from));
    if (!resampler) return Done{};
    const int room = swr_get_out_samples(resampler.get(), from ? from->nb_samples : 0) + 64;
    std::vector<float> out(static_cast<std::size_t>(room) * static_cast<std::size_t>(options.channels));
    auto* to = reinterpret_cast<std::uint8_t*>(out.data());
    const int got = swr_convert(resampler.get(), &to, room, from ? const_cast<const std::uint8_t**>(from->extended_data) : nullptr, from ? from->nb_samples : 0);
    if (got < 0) return avError(got, place, "resampling failed");
    append(out.data(), got);
    return Done{};
}

/// Decodes one step further. False at the end.
Result<bool> AudioReader::Stream::more()
{
    while (!isDrained) {
        const int got = avcodec_receive_frame(decoder.get(), frame.get());
        if (got >= 0) {
            SPOT_TRY_DONE(take(frame.get()));
            av_frame_unref(frame.get());
            return true;
        }
        if (got == AVERROR_EOF) {
            SPOT_TRY_DONE(take(nullptr));
            isDrained = true;
            total = written;
            return false;
        }
        if (got != AVERROR(EAGAIN) && ++badPackets > maxBadPackets) return avError(got, place, "the sound is damaged");
        const int read = av_read_frame(input.get(), packet.get());
        if (read >= 0 && packet->stream_index != stream->index) {
            av_packet_unref(packet.get());
            continue;
        }
        const int sent = avcodec_send_packet(decoder.get(), read < 0 ? nullptr : packet.get());
        av_packet_unref(packet.get());
        if (sent < 0 && sent != AVERROR_EOF && sent != AVERROR(EAGAIN) && ++badPackets > maxBadPackets) return avError(sent, place, "the sound is damaged");
    }
    return false;
}

const AudioReader::Stream::Block* AudioReader::Stream::block(std::int64_t number) const
{
    if (blocks.empty() || number < blocks.front().number || number > blocks.back().number) return nullptr;
    const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const Block& b) { return b.number == number; });
    return found == blocks.end() ? nullptr : &*found;
}

Result<AudioReader> AudioReader::open(const std::filesystem::path& file, AudioReaderOptions options)
{
    auto s = std::make_unique<Stream>();
    s->file = file;
    s->place = placeOf(file);
    s->options = options;
    SPOT_TRY_DONE(s->start());
    const AVCodecParameters& p = *s->stream->codecpar;
    s->info.rate = p.sample_rate;
    s->info.channels = p.ch_layout.nb_channels;
    s->info.codec = avcodec_get_name(p.codec_id);
    if (s->stream->duration > 0) s->info.duration = toMediaTime(s->stream->duration, s->stream->time_base);
    else if (s->input->duration > 0) s->info.duration = toMediaTime(s->input->duration, {1, AV_TIME_BASE});
    if (s->stream->start_time != AV_NOPTS_VALUE) s->info.start = toMediaTime(s->stream->start_time, s->stream->time_base);
    return AudioReader(std::move(s));
}

Result<AudioBlock> AudioReader::read(std::int64_t start, std::int64_t frames)
{
    Stream& s = *m_stream;
    const int channels = s.options.channels;
    AudioBlock out{s.options.rate, channels, start, std::vector<float>(static_cast<std::size_t>(std::max<std::int64_t>(0, frames) * channels))};
    const std::int64_t end = start + frames;
    for (std::int64_t at = std::max<std::int64_t>(0, start); at < end;) {
        const std::int64_t number = at / blockFrames;
        if (!s.blocks.empty() && number < s.blocks.front().number) SPOT_TRY_DONE(s.start());
        while (s.written < std::min(end, (number + 1) * blockFrames) && !s.isDrained) {
            SPOT_TRY(goesOn, s.more());
            if (!goesOn) break;
        }
        const Stream::Block* block = s.block(number);
        if (!block) break; // past the end: silence
        const std::int64_t from = at % blockFrames, held = static_cast<std::int64_t>(block->samples.size()) / channels;
        const std::int64_t n = std::min(end - at, std::min(held, blockFrames) - from);
        if (n <= 0) break;
        std::copy_n(block->samples.begin() + from * channels, n * channels, out.samples.begin() + (at - start) * channels);
        at += n;
    }
    return out;
}

const AudioInfo& AudioReader::info() const { return m_stream->info; }
std::int64_t AudioReader::frames() const { return m_stream->total >= 0 ? m_stream->total : m_stream->info.duration.samples(m_stream->options.rate); }
bool AudioReader::isLengthKnown() const { return m_stream->total >= 0; }
AudioReader::AudioReader(std::unique_ptr<Stream> stream) : m_stream(std::move(stream)) {}
AudioReader::AudioReader(AudioReader&&) noexcept = default;
AudioReader& AudioReader::operator=(AudioReader&&) noexcept = default;
AudioReader::~AudioReader() = default;

} // namespace spot
