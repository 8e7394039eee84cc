// SPDX-License-Identifier: GPL-3.0-or-later
// First the plan: for each track what stays and what is rendered over which frames. Then the frames. Then the timeline is put together.
#include "app/bake/bake.h"

#include "app/bake/why.h"
#include "app/compose/compose.h"
#include "app/edit/piece.h"
#include "assets/media/still_reader.h"
#include "render/composition/frame_recipe.h"
#include "render/frames/frame_renderer.h"

#include <algorithm>
#include <limits>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

/// Something to render, or nothing when `frames` is 0.
struct Job {
    CompositionPtr composition;
    std::int64_t first = 0, frames = 0; ///< of it
    ContentHash name;
    bool isStill = false;
    bool isWhole = false; ///< with all that lies under it: nothing is seen through it
    fs::path file;
};
/// A place on the new track.
struct Slot {
    Clip clip; ///< as it stays, or stays when it cannot be rendered; of a transition's piece one without a content of its own
    std::optional<Job> job;
    bool isPiece = false; ///< of a transition: nothing stays in its place
    std::string told;     ///< `00:00:01:00 "Price": its text`
};

/// Over black, as a film without alpha shows it.
template <class Code> Image flattened(const Image& picture)
{
    Image flat = Image::unwritten(picture.size(), picture.format(), picture.colour(), AlphaMode::Opaque);
    for (int y = 0; y < picture.height(); ++y) {
        Code* to = flat.mutableRowAs<Code>(0, y);
        std::copy_n(picture.rowAs<Code>(0, y), 4 * picture.width(), to);
        for (int x = 0; x < picture.width(); ++x) to[4 * x + 3] = std::numeric_limits<Code>::max();
    }
    return flat;
}

bool stopsAll(Fault fault) { return fault == Fault::Cancelled || fault == Fault::NoSpace || fault == Fault::Denied || fault == Fault::Io; }

class Baker
{
public:
    Baker(const Project& project, const Timeline& timeline, const BakeRules& rules, const fs::path& folder, const MediaResolver& media, TextRaster& raster)
        : m_project(project), m_timeline(timeline), m_rules(rules), m_folder(folder), m_media(media), m_raster(raster), m_end(timeline.rate.startOf(timeline.rate.framesIn(timeline.duration())))
    {
    }
    Result<Baked> run(const BakeProgress& progress, std::stop_token stop);

private:
    std::vector<Slot> plan(std::size_t track);
    Slot slotOf(std::size_t track, std::vector<std::size_t> clips, TimeRange range, const std::string& what);
    Result<Job> jobOf(std::size_t track, const std::vector<std::size_t>& clips, TimeRange range);
    Clip kept(const Clip& clip, TimeRange range) const;
    Result<Done> render(const Job& job);
    Result<Done> renderFilm(const Job& job);
    Clip withMedia(const Slot& slot);
    std::string told(MediaTime at, const Clip& clip) const { return timecode(at, m_timeline.rate) + " \"" + clip.name + "\": "; }

    const Project& m_project;
    const Timeline& m_timeline;
    const BakeRules& m_rules;
    const fs::path& m_folder;
    const MediaResolver& m_media;
    TextRaster& m_raster;
    MediaTime m_end;
    std::unique_ptr<FrameRenderer> m_renderer;
    std::map<ContentHash, MediaId> m_items;
    Baked m_out;
    std::int64_t m_done = 0, m_all = 0;
    BakeProgress m_progress;
    std::stop_token m_stop;
};

/// The part of a clip that lies in the range, without a transition where its start is cut off.
Clip Baker::kept(const Clip& clip, TimeRange range) const
{
    Clip part = clip;
    if (range.end < part.place.end) part = headOf(part, range.end);
    if (range.start > part.place.start) {
        part = tailOf(m_project, part, range.start);
        part.transition = {};
    }
    return part;
}

/// Some clips of a track alone, over nothing; or with all that lies under them.
Result<Job> Baker::jobOf(std::size_t index, const std::vector<std::size_t>& clips, TimeRange range)
{
    const Track& from = *m_timeline.tracks[index];
    const bool isWhole = std::any_of(clips.begin(), clips.end(), [&](std::size_t i) { return showsBelow(from, *from.clips[i]); });
    Timeline alone = m_timeline;
    alone.tracks.clear();
    alone.length = m_timeline.duration();
    alone.version.reset();
    for (std::size_t t = isWhole ? 0 : index; t <= index; ++t) {
        Track track = *m_timeline.tracks[t];
        if (!isPicture(track.role) || !m_timeline.isOn(track)) continue;
        track.isSolo = track.isMuted = false;
        if (t == index) {
            track.clips.clear();
            for (const std::size_t i : clips) {
                Clip clip = *from.clips[i];
                if (i == clips.front()) clip.transition = {};
                track.clips.push_back(std::make_shared<const Clip>(std::move(clip)));
            }
        }
        alone.tracks.push_back(std::make_shared<const Track>(std::move(track)));
    }
    Project project = m_project;
    for (TimelinePtr& timeline : project.timelines)
        if (timeline->id == alone.id) timeline = std::make_shared<const Timeline>(alone);
    SPOT_TRY(composed, compose(project, alone.id, m_raster));
    Composition own = *composed;
    if (!isWhole) own.background = {0, 0, 0, 0};
    const FrameRate rate = m_timeline.rate;
    Job job;
    job.first = rate.frameAt(range.start), job.frames = rate.frameAt(range.end) - job.first;
    Hasher hasher;
    hasher.add(std::string_view("film 2")).add(isWhole).add(m_rules.films).add(m_timeline.canvas.width).add(m_timeline.canvas.height).add(rate.num).add(rate.den);
    std::optional<ContentHash> before;
    job.isStill = true, job.isWhole = isWhole;
    for (std::int64_t n = 0; n < job.frames; ++n) {
        const ContentHash each = hash(evaluate(own, rate.startOf(job.first + n)));
        if (before && *before != each) job.isStill = false;
        hasher.add(each);
        before = each;
    }
    Hasher still;
    still.add(std::string_view("still 2")).add(isWhole).add(m_timeline.canvas.width).add(m_timeline.canvas.height).add(before.value_or(ContentHash{}));
    job.name = (job.isStill ? still : hasher).finish();
    if (job.isStill) job.frames = 1;
    job.file = m_folder / ("baked-" + job.name.hex().substr(0, 24) + (job.isStill ? ".png" : ".mov"));
    job.composition = std::make_shared<const Composition>(std::move(own));
    return job;
}

Slot Baker::slotOf(std::size_t track, std::vector<std::size_t> clips, TimeRange range, const std::string& what)
{
    const Clip& clip = *m_timeline.tracks[track]->clips[clips.back()];
    Slot slot;
    slot.isPiece = clips.size() > 1;
    slot.clip = slot.isPiece ? clip : kept(clip, range);
    slot.clip.place = range;
    slot.told = told(range.start, clip) + what;
    auto job = jobOf(track, clips, range);
    if (job) slot.job = std::move(*job);
    else slot.told += " cannot be rendered: " + job.error().message;
    return slot;
}

std::vector<Slot> Baker::plan(std::size_t index)
{
    const Track& track = *m_timeline.tracks[index];
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < track.clips.size(); ++i) {
        const Clip& clip = *track.clips[i];
        const bool arrives = bakesTransition(m_project, m_timeline, track, i, m_rules), leaves = bakesTransition(m_project, m_timeline, track, i + 1, m_rules);
        const TimeRange spot{{}, m_end}, piece = TimeRange{clip.place.start - clip.transition.before, clip.place.start + clip.transition.after}.intersection(spot);
        if (arrives && !piece.isEmpty()) slots.push_back(slotOf(index, {i - 1, i}, piece, "its " + std::string(wordOf(clip.transition.style.kind))));
        const TimeRange core{clip.place.start + (arrives ? clip.transition.after : MediaTime{}), clip.place.end - (leaves ? track.clips[i + 1]->transition.before : MediaTime{})};
        if (core.isEmpty()) continue;
        const std::string why = whyBaked(m_project, m_timeline, track, clip, m_rules);
        const TimeRange shown = core.intersection(spot);
        if (why.empty() || shown.isEmpty()) slots.push_back({kept(clip, core), std::nullopt, false, {}});
        else slots.push_back(slotOf(index, {i}, shown, why));
    }
    return slots;
}

Result<Done> Baker::renderFilm(const Job& job)
{
    SPOT_TRY(film, AlphaMovie::make(job.file, m_rules.films, m_timeline.canvas, m_timeline.rate));
    for (std::int64_t n = 0; n < job.frames; ++n) {
        if (m_stop.stop_requested()) return Error{Fault::Cancelled, "rendering for the export was stopped"};
        SPOT_TRY(picture, m_renderer->render(evaluate(*job.composition, m_timeline.rate.startOf(job.first + n)), m_timeline.canvas, PixelFormat::Rgba16));
        SPOT_TRY_DONE(film->add(job.isWhole ? flattened<std::uint16_t>(*picture) : *picture));
        if (m_progress) m_progress(static_cast<double>(++m_done) / static_cast<double>(m_all));
    }
    return film->commit();
}

Result<Done> Baker::render(const Job& job)
{
    std::error_code code;
    if (fs::is_regular_file(job.file, code)) return Done{};
    if (m_stop.stop_requested()) return Error{Fault::Cancelled, "rendering for the export was stopped"};
    fs::create_directories(m_folder, code);
    if (code) return Error{Fault::Denied, m_folder.string() + ": the folder for rendered pieces cannot be made: " + code.message()};
    if (!m_renderer) {
        SPOT_TRY(renderer, makeFrameRenderer(m_media, {}));
        m_renderer = std::move(renderer);
    }
    if (!job.isStill) return renderFilm(job);
    SPOT_TRY(picture, m_renderer->render(evaluate(*job.composition, m_timeline.rate.startOf(job.first)), m_timeline.canvas, PixelFormat::Rgba8));
    const fs::path partial = job.file.parent_path() / (job.file.stem().string() + ".partial.png");
    const auto written = writeStill(partial, job.isWhole ? flattened<std::uint8_t>(*picture) : *picture);
    if (written) fs::rename(partial, job.file, code);
    if (!written || code) {
        std::error_code ignored;
        fs::remove(partial, ignored);
        return written ? Result<Done>(Error{Fault::Io, job.file.string() + ": cannot be named: " + code.message()}) : written;
    }
    if (m_progress) m_progress(static_cast<double>(++m_done) / static_cast<double>(m_all));
    return Done{};
}

/// A clip that shows what was rendered for the slot.
Clip Baker::withMedia(const Slot& slot)
{
    const Job& job = *slot.job;
    MediaId& id = m_items[job.name];
    if (!id.value) {
        MediaItem item;
        item.id = id = MediaId{m_out.project.nextId++};
        item.name = job.file.filename().string();
        item.kind = job.isStill ? ItemKind::Still : ItemKind::Video;
        item.content = job.name;
        if (!job.isStill) item.duration = m_timeline.rate.startOf(job.frames);
        item.size = m_timeline.canvas;
        item.rate = m_timeline.rate;
        m_out.project.media.push_back(std::make_shared<const MediaItem>(std::move(item)));
        m_out.files[job.name] = job.file;
    }
    Clip clip;
    clip.id = ClipId{m_out.project.nextId++};
    clip.name = slot.clip.name;
    clip.place = slot.clip.place;
    clip.content = MediaClip{id, {}, {}, {}, false};
    return clip;
}

Result<Baked> Baker::run(const BakeProgress& progress, std::stop_token stop)
{
    m_progress = progress, m_stop = stop;
    m_out.project = m_project;
    std::map<std::size_t, std::vector<Slot>> plans;
    std::error_code code;
    for (std::size_t t = 0; t < m_timeline.tracks.size(); ++t) {
        const Track& track = *m_timeline.tracks[t];
        if (!isPicture(track.role) || !m_timeline.isOn(track)) continue;
        for (const Slot& slot : plans[t] = plan(t))
            if (slot.job && !fs::is_regular_file(slot.job->file, code)) m_all += slot.job->frames;
    }
    Timeline baked = m_timeline;
    baked.version.reset();
    for (auto& [t, slots] : plans) {
        Track track = *baked.tracks[t];
        track.clips.clear();
        track.effects.clear();
        for (Slot& slot : slots) {
            const auto done = slot.job ? render(*slot.job) : Result<Done>(Done{});
            if (!done && stopsAll(done.error().fault)) return done.error();
            if (!done) slot.told += " cannot be rendered: " + done.error().message;
            else if (slot.job) slot.told += " is rendered into " + slot.job->file.filename().string();
            if (!slot.told.empty()) m_out.lines.push_back(slot.told);
            const bool isRendered = slot.job && done;
            if (isRendered || !slot.isPiece) track.clips.push_back(std::make_shared<const Clip>(isRendered ? withMedia(slot) : slot.clip));
        }
        baked.tracks[t] = std::make_shared<const Track>(std::move(track));
    }
    for (TimelinePtr& timeline : m_out.project.timelines)
        if (timeline->id == baked.id) timeline = std::make_shared<const Timeline>(baked);
    return std::move(m_out);
}

} // namespace

Result<Baked> bake(const Project& project, TimelineId id, const BakeRules& rules, const fs::path& folder, const MediaResolver& media, TextRaster& raster, const BakeProgress& progress, std::stop_token stop)
{
    const Timeline* timeline = project.find(id);
    if (!timeline) return Error{Fault::NotFound, "the project has no timeline " + std::to_string(id.value)};
    return Baker(project, *timeline, rules, folder, media, raster).run(progress, stop);
}

} // namespace spot
