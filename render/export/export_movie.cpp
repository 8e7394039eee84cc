// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/export/export_movie.h"

#include "render/export/movie_writer.h"
#include "render/export/picture_queue.h"
#include "render/frames/frame_renderer.h"

#include <chrono>
#include <thread>

namespace spot
{

namespace
{

constexpr std::size_t picturesAhead = 6;

/// An export goes forward and looks at each picture once; the encoder fills the cores, so that a decoder needs a second thread only where
/// there are many.
FrameRendererOptions forwardOnly()
{
    FrameRendererOptions options;
    options.pictures.cacheBytes = std::size_t{32} << 20;
    options.pictures.readerBytes = std::size_t{8} << 20;
    options.pictures.decoderThreads = std::thread::hardware_concurrency() > 4 ? 2 : 1;
    return options;
}

std::uintmax_t bytesOf(const std::filesystem::path& path)
{
    std::error_code code;
    if (!std::filesystem::is_directory(path, code)) return std::filesystem::file_size(path, code);
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(path, code)) bytes += entry.file_size(code);
    return bytes;
}

/// Renders every frame in order into the queue, until the end, an error or a stop.
void renderAll(const Composition& composition, const ExportSettings& settings, FrameRenderer& renderer, PictureQueue& queue, std::stop_token stop)
{
    const PixelFormat format = pictureFormatOf(settings.kind);
    for (std::int64_t n = 0; n < composition.frameCount() && !stop.stop_requested(); ++n) {
        auto picture = renderer.render(evaluate(composition, composition.rate.startOf(n)), settings.size, format);
        const bool failed = !picture;
        if (failed) picture = Error{picture.error().fault, "frame " + std::to_string(n) + ": " + picture.error().message};
        if (!queue.put(std::move(picture), stop) || failed) return;
    }
}

/// Sound of the frames [n, n + 1), so that picture and sound arrive side by side.
Result<Done> addSoundOf(std::int64_t n, const Composition& composition, Mixer& mixer, const Master& master, MovieWriter& writer, std::int64_t& written)
{
    const bool last = n + 1 == composition.frameCount();
    const std::int64_t end = last ? mixer.plan().frames : composition.rate.startOf(n + 1).samples(mixRate);
    if (end <= written) return Done{};
    SPOT_TRY(block, mixer.mix(written, end - written));
    master.apply(block);
    written = end;
    return writer.addSound(block);
}

} // namespace

Result<ExportReport> exportMovie(const CompositionPtr& composition, const ExportSettings& settings, const MediaResolver& media,
                                 const ExportProgress& progress, std::stop_token stop)
{
    const auto began = std::chrono::steady_clock::now();
    const auto tell = [&](double fraction, const char* stage) {
        if (progress) progress(fraction, stage);
    };
    const std::int64_t frames = composition->frameCount();
    if (frames <= 0) return Error{Fault::Invalid, settings.file.string() + ": there is nothing to export: the spot has no length"};
    // The writer first: a folder that cannot be written to is told before any work.
    SPOT_TRY(writer, makeMovieWriter(settings, composition->rate));
    SPOT_TRY(renderer, makeFrameRenderer(media, forwardOnly()));
    SPOT_TRY(mixer, Mixer::open(makeMixPlan(*composition), media));
    tell(0, "loudness");
    SPOT_TRY(master, Master::make(mixer, stop));

    PictureQueue queue(picturesAhead);
    std::stop_source ended; // stops the renderer on any way out of here, and with the caller's stop
    const std::stop_callback forward(stop, [&] { ended.request_stop(); });
    const std::jthread thread([&] { renderAll(*composition, settings, *renderer, queue, ended.get_token()); });
    struct StopAtExit {
        std::stop_source& source;
        ~StopAtExit() { source.request_stop(); }
    } const stopAtExit{ended};

    ExportReport report;
    for (std::int64_t n = 0; n < frames; ++n) {
        SPOT_TRY(picture, queue.take(ended.get_token()));
        SPOT_TRY_DONE(writer->addPicture(*picture));
        SPOT_TRY_DONE(addSoundOf(n, *composition, mixer, master, *writer, report.samples));
        tell(static_cast<double>(n + 1) / static_cast<double>(frames), "export");
    }
    if (stop.stop_requested()) return Error{Fault::Cancelled, "the export was stopped"};
    SPOT_TRY_DONE(writer->commit());
    report.frames = frames;
    report.bytes = bytesOf(settings.file);
    report.loudness = master.result();
    report.renderer = renderer->name();
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return report;
}

} // namespace spot
