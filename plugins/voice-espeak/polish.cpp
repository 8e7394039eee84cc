// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/voice-espeak/polish.cpp: makes a dry voice sit well in a mix, through FFmpeg's filters.
#include "plugins/voice-espeak/polish.h"

#include "plugins/sdk/failure.hpp"

#include <ebur128.h>

extern "C" {
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/channel_layout.h>
#include <libavutil/frame.h>
}

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

namespace voice
{
namespace
{
constexpr double loudness = -18; // LUFS

/// Dry voice in the middle; the room is the same voice, darker and softer, reflected at other times left and right.
constexpr const char* chain =
    "aresample=48000:resampler=soxr:precision=24,"
    "highpass=f=80:p=2,"
    "equalizer=f=160:t=q:w=0.8:g=2.5,"
    "equalizer=f=420:t=q:w=1.1:g=-2.5,"
    "equalizer=f=2900:t=q:w=0.9:g=2.5,"
    "equalizer=f=5200:t=q:w=1.6:g=-2,"
    "acompressor=threshold=0.09:ratio=2.6:attack=6:release=110:makeup=1.6:knee=4,"
    "deesser=i=0.35:m=0.5:f=0.5,"
    "asplit=4[c][d][a][b];"
    "[a]highpass=f=250,lowpass=f=4800,aecho=0.001:1:13|23|37|53|71:0.22|0.17|0.13|0.09|0.06[left];"
    "[b]highpass=f=250,lowpass=f=4800,aecho=0.001:1:17|27|41|59|79:0.22|0.17|0.13|0.09|0.06[right];"
    "[left][right]join=inputs=2:channel_layout=stereo[room];"
    "[c][d]join=inputs=2:channel_layout=stereo[middle];"
    "[middle][room]amix=inputs=2:duration=first:normalize=0:weights=1 0.55";

struct Free {
    void operator()(AVFilterGraph* graph) const { avfilter_graph_free(&graph); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};

void check(int code, const char* deed)
{
    if (code >= 0) return;
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    spotwright::fail(std::string("the voice cannot be polished: ") + deed + ": " + text);
}

/// One run of a filter chain over a whole sound in memory.
class Filtering
{
public:
    /// channels 1 or 2; the chain's output is stereo at 48 kHz
    Filtering(const std::string& filters, int channels, int rate) : m_channels(channels), m_rate(rate), m_graph(avfilter_graph_alloc())
    {
        m_graph->nb_threads = 1;
        const std::string source = "sample_fmt=flt:sample_rate=" + std::to_string(rate) + ":time_base=1/" + std::to_string(rate) +
                                   ":channel_layout=" + (channels == 1 ? "mono" : "stereo");
        check(avfilter_graph_create_filter(&m_source, avfilter_get_by_name("abuffer"), "in", source.c_str(), nullptr, m_graph.get()), "source");
        check(avfilter_graph_create_filter(&m_sink, avfilter_get_by_name("abuffersink"), "out", nullptr, nullptr, m_graph.get()), "sink");
        AVFilterInOut* out = endpoint("in", m_source);
        AVFilterInOut* in = endpoint("out", m_sink);
        const std::string all = filters + ",aformat=sample_fmts=flt:sample_rates=48000:channel_layouts=stereo";
        const int parsed = avfilter_graph_parse_ptr(m_graph.get(), all.c_str(), &in, &out, nullptr);
        avfilter_inout_free(&in);
        avfilter_inout_free(&out);
        check(parsed, "filters");
        check(avfilter_graph_config(m_graph.get(), nullptr), "filters");
    }

    std::vector<float> run(const std::vector<float>& samples)
    {
        constexpr std::int64_t block = 4096;
        const auto frames = static_cast<std::int64_t>(samples.size()) / m_channels;
        for (std::int64_t at = 0; at < frames; at += block) {
            feed(samples.data() + at * m_channels, static_cast<int>(std::min(block, frames - at)), at);
            drain();
        }
        check(av_buffersrc_add_frame(m_source, nullptr), "end");
        drain();
        return std::move(m_out);
    }

private:
    static AVFilterInOut* endpoint(const char* name, AVFilterContext* filter)
    {
        AVFilterInOut* end = avfilter_inout_alloc();
        end->name = av_strdup(name);
        end->filter_ctx = filter;
        return end;
    }
    void feed(const float* samples, int count, std::int64_t at)
    {
        std::unique_ptr<AVFrame, Free> frame(av_frame_alloc());
        frame->format = AV_SAMPLE_FMT_FLT;
        av_channel_layout_default(&frame->ch_layout, m_channels);
        frame->sample_rate = m_rate;
        frame->nb_samples = count;
        frame->pts = at;
        check(av_frame_get_buffer(frame.get(), 0), "memory");
        std::copy(samples, samples + static_cast<std::ptrdiff_t>(count) * m_channels, reinterpret_cast<float*>(frame->data[0]));
        check(av_buffersrc_add_frame(m_source, frame.get()), "input");
    }
    void drain()
    {
        std::unique_ptr<AVFrame, Free> frame(av_frame_alloc());
        while (av_buffersink_get_frame(m_sink, frame.get()) >= 0) {
            const auto* samples = reinterpret_cast<const float*>(frame->data[0]);
            m_out.insert(m_out.end(), samples, samples + static_cast<std::ptrdiff_t>(frame->nb_samples) * 2);
            av_frame_unref(frame.get());
        }
    }

    int m_channels, m_rate;
    std::unique_ptr<AVFilterGraph, Free> m_graph;
    AVFilterContext* m_source = nullptr; ///< both owned by m_graph
    AVFilterContext* m_sink = nullptr;
    std::vector<float> m_out;
};

/// Integrated loudness in LUFS. A short sound is measured as if it were repeated: the meter needs some blocks of 0.4 s.
double loudnessOf(const std::vector<float>& stereo)
{
    ebur128_state* meter = ebur128_init(2, polishedRate, EBUR128_MODE_I);
    const std::size_t frames = stereo.size() / 2;
    for (std::size_t fed = 0; frames && fed < 3 * static_cast<std::size_t>(polishedRate); fed += frames)
        ebur128_add_frames_float(meter, stereo.data(), frames);
    double value = -70;
    ebur128_loudness_global(meter, &value);
    ebur128_destroy(&meter);
    return std::isfinite(value) ? value : -70;
}

std::vector<float> limited(std::vector<float> stereo, double decibels)
{
    const auto gain = static_cast<float>(std::pow(10, decibels / 20));
    for (float& sample : stereo) sample *= gain;
    return Filtering("alimiter=limit=0.84:attack=3:release=60:level=0:latency=1", 2, polishedRate).run(stereo);
}
} // namespace

std::vector<float> polished(const Speech& speech)
{
    std::vector<float> padded = speech.samples;
    padded.resize(padded.size() + static_cast<std::size_t>(speech.rate) / 5);
    const auto frames = static_cast<std::size_t>(std::llround(static_cast<double>(padded.size()) * polishedRate / speech.rate));

    std::vector<float> wet = Filtering(chain, 1, speech.rate).run(padded);
    wet.resize(2 * frames);
    const double first = loudness - loudnessOf(wet);
    const double second = loudness - loudnessOf(limited(wet, first)); // what the limiter took
    std::vector<float> voice = limited(std::move(wet), first + second);
    voice.resize(2 * frames);
    return voice;
}

} // namespace voice
