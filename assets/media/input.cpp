// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/input.h"

#include "assets/ffmpeg/av_convert.h"

extern "C" {
#include <libavutil/display.h>
#include <libavutil/mem.h>
}

#include <cmath>

namespace spot
{

namespace
{

// Containers with media inside. Not among them: streams without a container, which time nothing and cannot be sought; hls, concat,
// dash, sdp, lavfi, image sequences and anything that names other files.
constexpr const char* containers = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mxf,mpegts,mpeg,ogg,flac,wav,w64,aiff,au,mp3,aac,ac3,"
                                   "yuv4mpegpipe,gif,ivf,flv,asf,caf,dv,amr,nut,opus";
constexpr int maxStreams = 32;

} // namespace

std::string placeOf(const std::filesystem::path& file) { return file.filename().string(); }

Result<AvInputPtr> openInput(const std::filesystem::path& file)
{
    [[maybe_unused]] static const bool isQuiet = (av_log_set_level(AV_LOG_QUIET), true); // what matters comes back as an Error
    const std::string place = placeOf(file);
    std::error_code code;
    if (!std::filesystem::exists(file, code)) return Error{Fault::NotFound, place + ": the file is not there (" + file.string() + ")"};
    if (!std::filesystem::is_regular_file(file, code)) return Error{Fault::Unsupported, place + ": it is no file"};
    if (std::filesystem::file_size(file, code) == 0) return Error{Fault::Corrupt, place + ": the file is empty"};

    AVFormatContext* raw = avformat_alloc_context();
    raw->max_streams = maxStreams;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist", containers, 0);
    const std::string url = "file:" + file.string(); // a name such as "concat:x" is a file's name and no protocol
    const int opened = avformat_open_input(&raw, url.c_str(), nullptr, &options);
    av_dict_free(&options);
    if (opened < 0) {
        if (opened == AVERROR_INVALIDDATA || opened == AVERROR(EINVAL) || opened == AVERROR_DEMUXER_NOT_FOUND)
            return Error{Fault::Unsupported, place + ": this is no film, sound or picture that Spotwright can read"};
        return avError(opened, place, "cannot open it");
    }
    AvInputPtr input(raw);
    if (const int found = avformat_find_stream_info(raw, nullptr); found < 0) return avError(found, place, "cannot read what is in it");
    if (raw->nb_streams == 0) return Error{Fault::Corrupt, place + ": there is neither picture nor sound in it"};
    return input;
}

int streamOf(const AVFormatContext& input, AVMediaType type)
{
    int first = -1;
    for (unsigned i = 0; i < input.nb_streams; ++i) {
        const AVStream& stream = *input.streams[i];
        if (stream.codecpar->codec_type != type || (stream.disposition & AV_DISPOSITION_ATTACHED_PIC)) continue;
        if (stream.disposition & AV_DISPOSITION_DEFAULT) return static_cast<int>(i);
        if (first < 0) first = static_cast<int>(i);
    }
    return first;
}

Result<AvCodecPtr> openDecoder(const AVStream& stream, int threads, const std::string& place)
{
    const AVCodecParameters& parameters = *stream.codecpar;
    const AVCodec* codec = avcodec_find_decoder(parameters.codec_id);
    if (!codec) return Error{Fault::Unsupported, place + ": there is no decoder for " + avcodec_get_name(parameters.codec_id) + " on this machine"};
    if (parameters.codec_type == AVMEDIA_TYPE_VIDEO && (parameters.width > maxImageSide || parameters.height > maxImageSide))
        return Error{Fault::OutOfRange, place + ": pictures of " + std::to_string(parameters.width) + "x" + std::to_string(parameters.height) + " are larger than 16384 pixels a side"};
    AvCodecPtr decoder(avcodec_alloc_context3(codec));
    if (const int code = avcodec_parameters_to_context(decoder.get(), &parameters); code < 0) return avError(code, place, "the stream's description is broken");
    decoder->thread_count = threads;
    decoder->pkt_timebase = stream.time_base;
    decoder->max_pixels = std::int64_t{8192} * 8192; // a decoder holds many pictures
    if (const int code = avcodec_open2(decoder.get(), codec, nullptr); code < 0) return avError(code, place, "the decoder did not start");
    return decoder;
}

int rotationOf(const AVStream& stream)
{
    const auto* matrix = reinterpret_cast<const std::int32_t*>(av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr));
    if (!matrix) return 0;
    const double counter = av_display_rotation_get(matrix); // counter-clockwise
    if (!std::isfinite(counter)) return 0;
    return (static_cast<int>(std::lround(-counter / 90)) % 4 + 4) % 4 * 90;
}

} // namespace spot
