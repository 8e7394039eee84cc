// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/video_reader.h"

#include "assets/ffmpeg/av_convert.h"
#include "assets/media/input.h"
#include "assets/media/upright.h"

#include <cmath>
#include <deque>
#include <optional>
#include <string_view>

namespace spot
{

namespace
{

struct Shown {
    MediaTime start; ///< media time, the first picture of the stream at 0
    ImagePtr image;
};

constexpr int maxBadPackets = 64;

} // namespace

struct VideoReader::Stream {
    std::string place;
    AvInputPtr input;
    AvCodecPtr decoder;
    AVStream* stream = nullptr;
    VideoInfo info;
    SwsPtr converter;
    AvPacketPtr packet = makePacket();
    AvFramePtr frame = makeFrame();
    AvFramePtr skipped = makeFrame(); ///< the last picture that was passed over, not converted
    std::int64_t firstPts = 0;
    bool isCounted = false;    ///< the file does not time pictures: they are counted from its beginning, at the rate
    std::int64_t counted = 0;  ///< pictures since the last seek
    std::deque<Shown> run; ///< decoded pictures in order, without a hole between them
    std::size_t keptBytes = 0; ///< of the run
    bool isAtEnd = false;  ///< the decoder has given its last picture: run.back() lasts for ever
    bool isAtStart = true; ///< run.front(), if any, is the first picture of the stream
    std::int64_t badPackets = 0;
    MediaTime soughtAt;                   ///< where the last seek went
    std::optional<MediaTime> onlyTowards; ///< pictures that no other one needs may be left undecoded well before this time
    bool hasLeftOut = false;              ///< since the last seek, pictures may have been left undecoded

    bool isWellBefore(MediaTime start, std::int64_t duration, MediaTime t) const;
    void leaveOutWhatIsNotNeeded();
    Result<std::optional<Shown>> next();
    Result<std::optional<Shown>> showSkipped();
    Result<Done> feed();
    Result<Done> seek(MediaTime t);
    Result<ImagePtr> upright(const AVFrame& from);
    void keep(Shown shown);
    Result<ImagePtr> decodeTo(MediaTime t, bool mayLeaveOut = true);
    const Shown* covering(MediaTime t) const;
    MediaTime timeOf(const AVFrame& from) const;
};

/// When the picture starts. Containers that round (Matroska counts milliseconds) are put back onto the frames of the rate.
MediaTime VideoReader::Stream::timeOf(const AVFrame& from) const
{
    if (isCounted) return info.rate.startOf(from.best_effort_timestamp);
    const MediaTime start = toMediaTime(from.best_effort_timestamp - firstPts, stream->time_base);
    const MediaTime boundary = info.rate.nearestBoundary(start), tick = toMediaTime(1, stream->time_base);
    const bool isRounded = !info.isVariableRate && start - boundary <= tick && boundary - start <= tick;
    return isRounded ? boundary : start;
}

/// Whether a picture of that start, in media time, and duration, in ticks, surely is no longer on screen at t: with a frame to spare.
bool VideoReader::Stream::isWellBefore(MediaTime start, std::int64_t duration, MediaTime t) const
{
    const MediaTime length = duration > 0 && !isCounted ? toMediaTime(duration, stream->time_base) : info.rate.frameLength();
    return !info.isVariableRate && start + length * 2 < t;
}

/// Long GOPs are mostly pictures that no other picture is made from: on the way to the target they need no decoding.
void VideoReader::Stream::leaveOutWhatIsNotNeeded()
{
    const bool skips = onlyTowards && !isCounted && packet->pts != AV_NOPTS_VALUE &&
                       isWellBefore(toMediaTime(packet->pts - firstPts, stream->time_base), packet->duration, *onlyTowards);
    decoder->skip_frame = skips ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
    hasLeftOut = hasLeftOut || skips;
}

/// Sends one more packet to the decoder, or tells it that there are no more.
Result<Done> VideoReader::Stream::feed()
{
    for (;;) {
        const int read = av_read_frame(input.get(), packet.get());
        if (read == AVERROR_EOF || read == AVERROR_INVALIDDATA || read == AVERROR(EIO)) {
            avcodec_send_packet(decoder.get(), nullptr);
            return Done{};
        }
        if (read < 0) return avError(read, place, "reading the picture failed");
        if (packet->stream_index != stream->index) {
            av_packet_unref(packet.get());
            continue;
        }
        leaveOutWhatIsNotNeeded();
        const int sent = avcodec_send_packet(decoder.get(), packet.get());
        av_packet_unref(packet.get());
        if (sent < 0 && sent != AVERROR(EAGAIN) && ++badPackets > maxBadPackets) return avError(sent, place, "the picture is damaged");
        return Done{};
    }
}

Result<ImagePtr> VideoReader::Stream::upright(const AVFrame& from)
{
    SPOT_TRY(image, toImage(from, converter, place));
    if (from.colorspace == AVCOL_SPC_UNSPECIFIED || from.color_range == AVCOL_RANGE_UNSPECIFIED) {
        ColourTag tag = image.colour(); // what the frame leaves open the container may know
        if (tag.matrix == Matrix::Unknown) tag.matrix = info.colour.matrix;
        if (tag.primaries == Primaries::Unknown) tag.primaries = info.colour.primaries;
        if (tag.transfer == Transfer::Unknown) tag.transfer = info.colour.transfer;
        if (tag.range == Range::Unknown) tag.range = info.colour.range;
        image.retag(tag, image.alpha());
    }
    return makeUpright(std::move(image), info.rotation, info.size);
}

/// The last picture that was passed over.
Result<std::optional<Shown>> VideoReader::Stream::showSkipped()
{
    SPOT_TRY(image, upright(*skipped));
    Shown shown{timeOf(*skipped), image};
    av_frame_unref(skipped.get());
    return std::optional(std::move(shown));
}

/// The next picture in order of showing, or nothing at the end. Pictures well before onlyTowards are passed over, not converted.
Result<std::optional<Shown>> VideoReader::Stream::next()
{
    for (;;) {
        const int got = avcodec_receive_frame(decoder.get(), frame.get());
        if (got == AVERROR(EAGAIN)) {
            SPOT_TRY_DONE(feed());
            continue;
        }
        if (got == AVERROR_EOF) return std::optional<Shown>{};
        if (got < 0) {
            if (++badPackets > maxBadPackets) return avError(got, place, "the picture is damaged");
            continue;
        }
        if (isCounted) frame->best_effort_timestamp = counted++;
        if (frame->best_effort_timestamp == AV_NOPTS_VALUE) frame->best_effort_timestamp = firstPts;
        const MediaTime start = timeOf(*frame);
        if (onlyTowards && isWellBefore(start, frame->pkt_duration, *onlyTowards)) {
            isAtStart = false; // what comes next is no longer the first picture
            av_frame_unref(skipped.get());
            av_frame_move_ref(skipped.get(), frame.get());
            continue;
        }
        SPOT_TRY(image, upright(*frame));
        av_frame_unref(frame.get());
        return std::optional(Shown{start, image});
    }
}

Result<Done> VideoReader::Stream::seek(MediaTime t)
{
    if (isCounted) t = {};
    counted = 0;
    run.clear();
    av_frame_unref(skipped.get());
    soughtAt = t;
    hasLeftOut = false;
    isAtEnd = false;
    isAtStart = t.flicks <= 0;
    badPackets = 0;
    const AVRational flick{1, static_cast<int>(flicksPerSecond)};
    const std::int64_t target = firstPts + av_rescale_q_rnd(std::max<std::int64_t>(0, t.flicks), flick, stream->time_base, AV_ROUND_DOWN);
    // By time a transport stream lands after its first keyframe; its first byte is the safe beginning.
    const bool byByte = isAtStart && !(input->iformat->flags & AVFMT_NO_BYTE_SEEK) && (input->iformat->flags & AVFMT_TS_DISCONT);
    int code = byByte ? av_seek_frame(input.get(), -1, 0, AVSEEK_FLAG_BYTE) : av_seek_frame(input.get(), stream->index, target, AVSEEK_FLAG_BACKWARD);
    if (code < 0) code = av_seek_frame(input.get(), stream->index, firstPts, AVSEEK_FLAG_BACKWARD);
    if (code < 0) return avError(code, place, "going to " + std::to_string(t.seconds()) + " s failed");
    avcodec_flush_buffers(decoder.get());
    return Done{};
}

void VideoReader::Stream::keep(Shown shown)
{
    std::size_t bytes = shown.image->byteSize();
    for (const Shown& s : run) bytes += s.image->byteSize();
    while (run.size() > 2 && bytes > keptBytes) {
        bytes -= run.front().image->byteSize();
        run.pop_front();
        isAtStart = false;
    }
    run.push_back(std::move(shown));
}

const Shown* VideoReader::Stream::covering(MediaTime t) const
{
    if (run.empty() || (t < run.front().start && !isAtStart)) return nullptr;
    if (t < run.front().start) return &run.front();
    for (std::size_t i = 0; i + 1 < run.size(); ++i)
        if (t < run[i + 1].start) return &run[i];
    return isAtEnd ? &run.back() : nullptr;
}

Result<VideoReader> VideoReader::open(const std::filesystem::path& file, VideoReaderOptions options)
{
    auto s = std::make_unique<Stream>();
    s->place = placeOf(file);
    s->keptBytes = options.keptBytes;
    SPOT_TRY(input, openInput(file));
    s->input = std::move(input);
    const int index = streamOf(*s->input, AVMEDIA_TYPE_VIDEO);
    if (index < 0) return Error{Fault::Unsupported, s->place + ": there is no moving picture in it"};
    s->stream = s->input->streams[index];
    for (unsigned i = 0; i < s->input->nb_streams; ++i)
        if (static_cast<int>(i) != index) s->input->streams[i]->discard = AVDISCARD_ALL;
    SPOT_TRY(decoder, openDecoder(*s->stream, options.threads, s->place));
    s->decoder = std::move(decoder);
    const AVCodecParameters& p = *s->stream->codecpar;
    VideoInfo& info = s->info;
    info.rotation = rotationOf(*s->stream);
    const AVRational aspect = p.sample_aspect_ratio.num > 0 ? p.sample_aspect_ratio : s->stream->sample_aspect_ratio;
    info.size = {p.width, p.height};
    if (aspect.num > 0 && aspect.den > 0) info.size.width = static_cast<int>(std::min<long>(maxImageSide, std::max(1L, std::lround(p.width * av_q2d(aspect)))));
    if (info.rotation % 180) std::swap(info.size.width, info.size.height);
    info.rate = toFrameRate(s->stream->avg_frame_rate.num > 0 ? s->stream->avg_frame_rate : s->stream->r_frame_rate);
    info.isVariableRate = s->stream->avg_frame_rate.num > 0 && s->stream->r_frame_rate.num > 0 && std::abs(av_q2d(s->stream->avg_frame_rate) / av_q2d(s->stream->r_frame_rate) - 1) > 0.01;
    info.codec = avcodec_get_name(p.codec_id);
    info.colour = toColour(p.color_primaries, p.color_trc, p.color_space, p.color_range, false);
    if (s->stream->duration > 0) info.duration = toMediaTime(s->stream->duration, s->stream->time_base);
    else if (s->input->duration > 0) info.duration = toMediaTime(s->input->duration, {1, AV_TIME_BASE});
    info.frames = s->stream->nb_frames > 0 ? s->stream->nb_frames : info.rate.framesIn(info.duration);
    s->firstPts = s->stream->start_time == AV_NOPTS_VALUE ? 0 : s->stream->start_time;
    // AVI times packets in the order of decoding.
    s->isCounted = std::string_view(s->input->iformat->name) == "avi" && s->decoder->has_b_frames > 0;
    return VideoReader(std::move(s));
}

/// Decodes on until the picture at t is known. Nothing, when the place in the file from which decoding began lies after t, or
/// no picture came before the end.
Result<ImagePtr> VideoReader::Stream::decodeTo(MediaTime t, bool mayLeaveOut)
{
    onlyTowards.reset();
    if (run.empty() && mayLeaveOut) onlyTowards = info.duration.flicks > 0 ? std::min(t, info.duration) : t;
    for (;;) {
        SPOT_TRY(shown, next());
        const bool isFirst = run.empty(), endsEarly = !shown || shown->start > t;
        if (isFirst && endsEarly && skipped->buf[0]) {
            // The picture before stays on screen for long: it is the one passed over, if none was left out.
            if (hasLeftOut) {
                SPOT_TRY_DONE(seek(soughtAt));
                return decodeTo(t, false);
            }
            SPOT_TRY(before, showSkipped());
            keep(*before);
        } else if (isFirst && endsEarly && shown && !isAtStart) {
            return ImagePtr();
        }
        onlyTowards.reset();
        if (!shown) {
            isAtEnd = true;
            return run.empty() ? ImagePtr() : run.back().image;
        }
        keep(*shown);
        if (const Shown* found = covering(t)) return found->image;
    }
}

Result<ImagePtr> VideoReader::frameAt(MediaTime t)
{
    Stream& s = *m_stream;
    if (t.flicks < 0) return Error{Fault::OutOfRange, s.place + ": a time before its beginning was asked for"};
    if (const Shown* found = s.covering(t)) return found->image;
    // Decoding on is cheaper than a seek when the time lies shortly after what is decoded.
    const bool isAhead = !s.run.empty() && t >= s.run.back().start && t - s.run.back().start < MediaTime::fromSeconds(2);
    const bool isFresh = s.run.empty() && s.isAtStart && t < MediaTime::fromSeconds(2);
    if (!s.isAtEnd && (isAhead || isFresh)) {
        SPOT_TRY(image, s.decodeTo(t));
        if (image) return image;
    }
    // Some containers land after the keyframe that is needed, or after the end: begin further and further ahead.
    for (const double back : {0.0, 2.0, 10.0, 1e9}) {
        SPOT_TRY_DONE(s.seek({std::max<std::int64_t>(0, t.flicks - MediaTime::fromSeconds(std::min(back, 1e9)).flicks)}));
        SPOT_TRY(image, s.decodeTo(t));
        if (image) return image;
    }
    return Error{Fault::Corrupt, s.place + ": no picture can be decoded at " + std::to_string(t.seconds()) + " s: the file is damaged or cut off"};
}

const VideoInfo& VideoReader::info() const { return m_stream->info; }
VideoReader::VideoReader(std::unique_ptr<Stream> stream) : m_stream(std::move(stream)) {}
VideoReader::VideoReader(VideoReader&&) noexcept = default;
VideoReader& VideoReader::operator=(VideoReader&&) noexcept = default;
VideoReader::~VideoReader() = default;

} // namespace spot
