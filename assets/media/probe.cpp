// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/probe.h"

#include "assets/ffmpeg/av_convert.h"
#include "assets/media/input.h"
#include "assets/media/still_reader.h"
#include "assets/media/video_reader.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

constexpr MediaTime longestMedia = MediaTime::fromSeconds(24 * 3600);

/// Reads the times of the first packets: more than one distance between pictures is a variable rate.
struct Pace {
    bool isVariable = false;
    std::int64_t counted = 0; ///< packets read; all of them when atEnd
    bool atEnd = false;
};
Pace paceOf(AVFormatContext& input, const AVStream& stream)
{
    constexpr std::size_t enough = 600;
    std::vector<std::int64_t> times;
    Pace pace;
    const AvPacketPtr packet = makePacket();
    while (times.size() < enough) {
        if (av_read_frame(&input, packet.get()) < 0) {
            pace.atEnd = true;
            break;
        }
        if (packet->stream_index == stream.index) {
            ++pace.counted;
            if (packet->pts != AV_NOPTS_VALUE) times.push_back(packet->pts);
        }
        av_packet_unref(packet.get());
    }
    std::sort(times.begin(), times.end());
    // B-frames cut off at the end of the sample leave holes there: the last ones do not count unless the file ended.
    if (!pace.atEnd && times.size() > 32) times.resize(times.size() - 16);
    std::int64_t low = INT64_MAX, high = 0;
    for (std::size_t i = 1; i < times.size(); ++i) {
        low = std::min(low, times[i] - times[i - 1]);
        high = std::max(high, times[i] - times[i - 1]);
    }
    // One tick of rounding is no variation (Matroska counts milliseconds).
    pace.isVariable = times.size() > 2 && high - low > 1 && toMediaTime(high - low, stream.time_base) > MediaTime::fromMilliseconds(1);
    return pace;
}

MediaTime durationOf(const AVFormatContext& input, const AVStream& stream)
{
    if (stream.duration != AV_NOPTS_VALUE && stream.duration > 0) return toMediaTime(stream.duration, stream.time_base);
    if (input.duration != AV_NOPTS_VALUE && input.duration > 0) return toMediaTime(input.duration, {1, AV_TIME_BASE});
    return {};
}

FrameSize shownSize(const AVStream& stream, int rotation)
{
    const AVCodecParameters& p = *stream.codecpar;
    FrameSize size{p.width, p.height};
    const AVRational aspect = p.sample_aspect_ratio.num > 0 ? p.sample_aspect_ratio : stream.sample_aspect_ratio;
    if (aspect.num > 0 && aspect.den > 0 && av_cmp_q(aspect, {1, 1}) != 0) size.width = static_cast<int>(std::clamp(std::lround(size.width * av_q2d(aspect)), 1L, static_cast<long>(maxImageSide)));
    if (rotation == 90 || rotation == 270) std::swap(size.width, size.height);
    return size;
}

VideoInfo videoInfo(AVFormatContext& input, const AVStream& stream, std::vector<std::string>& warnings)
{
    const AVCodecParameters& p = *stream.codecpar;
    VideoInfo info;
    info.rotation = rotationOf(stream);
    info.size = shownSize(stream, info.rotation);
    info.rate = toFrameRate(stream.avg_frame_rate.num > 0 ? stream.avg_frame_rate : stream.r_frame_rate);
    info.start = stream.start_time == AV_NOPTS_VALUE ? MediaTime{} : toMediaTime(stream.start_time, stream.time_base);
    info.duration = durationOf(input, stream);
    info.codec = avcodec_get_name(p.codec_id);
    const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(p.format));
    const bool isRgb = d && (d->flags & AV_PIX_FMT_FLAG_RGB);
    info.bits = d ? d->comp[0].depth : 8;
    info.alpha = d && (d->flags & AV_PIX_FMT_FLAG_ALPHA) ? AlphaMode::Straight : AlphaMode::Opaque;
    info.colour = toColour(p.color_primaries, p.color_trc, p.color_space, p.color_range, isRgb);
    const Pace pace = paceOf(input, stream);
    info.isVariableRate = pace.isVariable;
    info.frames = stream.nb_frames > 0 ? stream.nb_frames : pace.atEnd ? pace.counted : info.rate.framesIn(info.duration);
    if (info.duration.flicks == 0) info.duration = info.rate.startOf(info.frames);
    if (info.isVariableRate)
        warnings.push_back("variable frame rate: the distances between pictures differ (about " + std::to_string(info.rate.perSecond()).substr(0, 6) + " a second); each picture is shown at its own time");
    if (!isRgb && info.colour.matrix == Matrix::Unknown)
        warnings.push_back(std::string("the file does not name its colour matrix: ") + (resolvedFor(info.colour, true, info.size.height).matrix == Matrix::Bt709 ? "BT.709" : "BT.601") + " is assumed");
    return info;
}

AudioInfo audioInfo(const AVFormatContext& input, const AVStream& stream)
{
    const AVCodecParameters& p = *stream.codecpar;
    return {p.sample_rate, p.ch_layout.nb_channels, stream.start_time == AV_NOPTS_VALUE ? MediaTime{} : toMediaTime(stream.start_time, stream.time_base), durationOf(input, stream), avcodec_get_name(p.codec_id)};
}

/// One decoded block of sound proves that it can be heard.
Result<Done> tryAudio(const std::filesystem::path& file, const std::string& place)
{
    SPOT_TRY(input, openInput(file));
    const int index = streamOf(*input, AVMEDIA_TYPE_AUDIO);
    SPOT_TRY(decoder, openDecoder(*input->streams[index], 1, place));
    const AvPacketPtr packet = makePacket();
    const AvFramePtr frame = makeFrame();
    for (int tries = 0; tries < 2000; ++tries) {
        const int read = av_read_frame(input.get(), packet.get());
        if (read >= 0 && packet->stream_index != index) {
            av_packet_unref(packet.get());
            continue;
        }
        avcodec_send_packet(decoder.get(), read < 0 ? nullptr : packet.get());
        av_packet_unref(packet.get());
        if (avcodec_receive_frame(decoder.get(), frame.get()) >= 0) return Done{};
        if (read < 0) break;
    }
    return Error{Fault::Corrupt, place + ": no sound in it can be decoded: the file is damaged"};
}

/// Containers with an index say where every packet lies: one that lies behind the file's end was cut off.
Result<Done> checkWhole(const AVFormatContext& input, std::uintmax_t bytes, const std::string& place)
{
    for (unsigned i = 0; i < input.nb_streams; ++i) {
        AVStream* stream = input.streams[i];
        const int count = avformat_index_get_entries_count(stream);
        const AVIndexEntry* last = count > 0 ? avformat_index_get_entry(stream, count - 1) : nullptr;
        if (last && last->pos > 0 && static_cast<std::uintmax_t>(last->pos) + static_cast<std::uintmax_t>(std::max(0, last->size)) > bytes)
            return Error{Fault::Corrupt, place + ": the file is cut off: it ends after " + std::to_string(bytes) + " bytes, before its last pictures or sounds: copy it again"};
    }
    return Done{};
}

Result<MediaInfo> probeStill(const std::filesystem::path& file)
{
    SPOT_TRY(image, readStill(file));
    MediaInfo info;
    info.kind = MediaKind::Still;
    info.container = stillFormatOf(file);
    VideoInfo video;
    video.size = image->size();
    video.frames = 1;
    video.colour = image->colour();
    video.alpha = image->alpha();
    video.codec = info.container;
    video.bits = image->info().bits;
    info.video = video;
    return info;
}

Result<MediaInfo> probeStreams(const std::filesystem::path& file)
{
    const std::string place = placeOf(file);
    SPOT_TRY(input, openInput(file));
    std::error_code code;
    SPOT_TRY_DONE(checkWhole(*input, std::filesystem::file_size(file, code), place));
    MediaInfo info;
    info.container = input->iformat->name;
    const int video = streamOf(*input, AVMEDIA_TYPE_VIDEO), audio = streamOf(*input, AVMEDIA_TYPE_AUDIO);
    if (video < 0 && audio < 0) return Error{Fault::Unsupported, place + ": there is neither picture nor sound in it"};
    info.kind = video >= 0 ? MediaKind::Video : MediaKind::Audio;
    if (audio >= 0) info.audio = audioInfo(*input, *input->streams[audio]);
    if (video >= 0) info.video = videoInfo(*input, *input->streams[video], info.warnings); // reads packets: last
    info.duration = std::max(info.video ? info.video->duration : MediaTime{}, info.audio ? info.audio->duration : MediaTime{});
    if (info.duration > longestMedia) return Error{Fault::OutOfRange, place + ": it claims to last longer than 24 hours"};
    if (video >= 0) {
        SPOT_TRY(reader, VideoReader::open(file, {.threads = 1}));
        SPOT_TRY_DONE(reader.frameAt({}));
    }
    if (audio >= 0) SPOT_TRY_DONE(tryAudio(file, place));
    return info;
}

} // namespace

Result<MediaInfo> probe(const std::filesystem::path& file)
{
    std::error_code code;
    if (!std::filesystem::exists(file, code)) return Error{Fault::NotFound, placeOf(file) + ": the file is not there (" + file.string() + ")"};
    auto info = isStillFile(file) ? probeStill(file) : probeStreams(file);
    if (info) info->bytes = std::filesystem::file_size(file, code);
    return info;
}

} // namespace spot
