// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/row_filling.h"

#include "app/agent/plan_jobs.h"
#include "app/agent/slots.h"
#include "app/cli/command.h"
#include "app/cli/output_check.h"
#include "app/edit/apply.h"
#include "app/edit/rules.h"
#include "app/file/media_copy.h"
#include "app/session/inbox.h"
#include "generators/jobs/job_text.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <set>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

constexpr double fastestLine = 1.35;

/// Clips that show the slot and follow no master.
std::vector<std::pair<const Timeline*, ClipPtr>> clipsOf(const Project& project, SlotId slot)
{
    std::vector<std::pair<const Timeline*, ClipPtr>> clips;
    for (const TimelinePtr& timeline : project.timelines)
        for (const TrackPtr& track : timeline->tracks)
            for (const ClipPtr& clip : track->clips)
                if (clip->slot == slot && !(timeline->version && timeline->version->masterOf(clip->id))) clips.emplace_back(timeline.get(), clip);
    return clips;
}

/// Until the next clip of its track, or the end of the spot.
MediaTime roomOf(const Timeline& timeline, const Clip& clip)
{
    MediaTime end = std::max(clip.place.end, timeline.duration());
    for (const ClipPtr& other : timeline.tracks[timeline.find(clip.id)->track]->clips)
        if (other->place.start >= clip.place.end) end = std::min(end, other->place.start);
    return end - clip.place.start;
}

/// The first words of a line, as the name of its clip.
std::string nameFrom(const std::string& line)
{
    std::string name = line.substr(0, std::min<std::size_t>(line.find('\n'), 60));
    while (!isUtf8(name)) name.pop_back();
    return name;
}

std::string seconds(MediaTime time)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", time.seconds());
    return text;
}

Error inColumn(const TemplateField& field, const Error& error) { return {error.fault, "column \"" + field.name + "\": " + error.message}; }

} // namespace

Result<MediaItem> RowFilling::mediaNamed(const std::string& path, bool storing)
{
    const fs::path file = fs::path(path).is_absolute() ? fs::path(path) : m_wish.mediaFolder / path;
    if (const auto known = m_media.find(file); known != m_media.end()) return known->second;
    std::error_code code;
    if (const fs::file_status status = fs::status(file, code); fs::exists(status) && !fs::is_regular_file(status)) return Error{Fault::Invalid, file.string() + ": is no file"}; // a device would be read for ever
    if (!storing) {
        SPOT_TRY(hash, hashOfFile(file));
        return itemFrom(file, hash, file.filename().string());
    }
    SPOT_TRY(item, m_studio.takeIn(file));
    m_media.emplace(file, item);
    return item;
}

Result<Project> RowFilling::filled(const FillRow& row, bool storing)
{
    Project project = m_base;
    FillFields fill;
    for (const TemplateField& field : m_base.fields) {
        const auto value = row.values.find(field.id);
        if (value == row.values.end() || value->second.empty()) continue;
        if (field.kind != FieldKind::Media) {
            fill.values.push_back({field.id, value->second, {}});
            continue;
        }
        auto item = mediaNamed(value->second, storing);
        if (!item) return inColumn(field, item.error());
        const auto known = std::find_if(project.media.begin(), project.media.end(), [&](const MediaPtr& m) { return m->content == item->content; });
        if (known != project.media.end()) {
            fill.values.push_back({field.id, "", (*known)->id});
            continue;
        }
        const MediaId id{project.nextId};
        auto added = spot::apply(project, AddMedia{*item});
        if (!added) return inColumn(field, added.error());
        project = std::move(*added);
        fill.values.push_back({field.id, "", id});
    }
    auto after = spot::apply(project, fill);
    if (!after) return Error{after.error().fault, "column " + after.error().message};
    return after;
}

MediaTime RowFilling::roomFor(const Scene& scene) const
{
    const ProjectPtr project = m_studio.document()->project();
    MediaTime room{std::numeric_limits<std::int64_t>::max()};
    for (const auto& [timeline, clip] : clipsOf(*project, slotOf(scene.id, SlotKind::Voice))) room = std::min(room, roomOf(*timeline, *clip));
    return room;
}

/// Asks the generator that spoke the scene's line before, else the one that makes voices here, and waits.
Result<MediaId> RowFilling::take(const Scene& scene, double rate)
{
    const ProjectPtr project = m_studio.document()->project();
    const SlotId slot = slotOf(scene.id, SlotKind::Voice);
    Storyboard one;
    one.scenes = {scene};
    SPOT_TRY(planned, planVoices(project->brief, one, m_studio.catalog(), {}));
    GenerationRequest request = planned.front().request;
    for (const MediaPtr& take : project->takesOf(slot))
        if (const auto earlier = requestFrom(take->origin.request)) request = *earlier;
    request.text = scene.voice;
    request.voiceRate *= rate;
    QEventLoop loop;
    JobId job;
    std::optional<Result<MediaId>> ended;
    const auto end = [&](JobId which, Result<MediaId> how) {
        if (job && which != job) return;
        ended = std::move(how);
        loop.quit();
    };
    QObject::connect(&m_studio, &Studio::takeAdded, &loop, [&](JobId which, MediaId media) { end(which, media); });
    QObject::connect(&m_studio, &Studio::takeRefused, &loop, [&](JobId which, const Error& error) { end(which, error); });
    QObject::connect(&m_studio.jobs(), &JobBoard::failed, &loop, [&](const JobRow& row) { end(row.id, row.error.value_or(Error{Fault::Cancelled, "stopped"})); });
    SPOT_TRY(submitted, m_studio.jobs().submit(request, slot, scene.name + ": voice"));
    job = submitted;
    QTimer interrupt;
    QObject::connect(&interrupt, &QTimer::timeout, &loop, [&] {
        if (interrupted() && !m_studio.jobs().cancel(job)) loop.quit();
    });
    interrupt.start(100);
    if (!ended) loop.exec();
    return ended ? *ended : Result<MediaId>(Error{Fault::Cancelled, "stopped"});
}

/// The clips of the line show the take, as long as it is.
Result<Done> RowFilling::put(const Scene& scene, const MediaItem& take)
{
    const ProjectPtr project = m_studio.document()->project();
    std::vector<Edit> edits;
    for (const auto& [timeline, clip] : clipsOf(*project, slotOf(scene.id, SlotKind::Voice))) {
        const bool isSame = !edits.empty() && std::get<SetTimeline>(edits.back()).timeline.id == timeline->id;
        if (!isSame) edits.push_back(SetTimeline{*timeline});
        Timeline& cut = std::get<SetTimeline>(edits.back()).timeline;
        const ClipSpot spot = *cut.find(clip->id);
        Track track = *cut.tracks[spot.track];
        Clip spoken = *clip;
        spoken.place.end = spoken.place.start + take.duration;
        spoken.content = MediaClip{take.id, {}, {}};
        spoken.name = nameFrom(scene.voice);
        track.clips[spot.clip] = std::make_shared<const Clip>(std::move(spoken));
        cut.tracks[spot.track] = std::make_shared<const Track>(std::move(track));
    }
    return m_studio.document()->applyAll(edits, "Take: " + scene.name + ": voice");
}

Result<Done> RowFilling::speakLine(const Scene& scene)
{
    const MediaTime room = roomFor(scene);
    double rate = 1;
    for (int tries = 0; tries < 2; ++tries) {
        SPOT_TRY(id, take(scene, rate));
        const MediaItem* item = m_studio.document()->project()->find(id);
        if (item->duration <= room) return put(scene, *item);
        rate = item->duration.seconds() / room.seconds() * 1.03;
        if (tries || rate > fastestLine)
            return Error{Fault::OutOfRange, "the line \"" + scene.voice + "\" of the scene \"" + scene.name + "\" takes " + seconds(item->duration) + " to speak, and " + seconds(room) + " are free; say less"};
    }
    return Done{};
}

/// The lines that the row changed, where a clip speaks them.
Result<Done> RowFilling::speak()
{
    const Storyboard board = m_studio.document()->project()->storyboard;
    for (std::size_t i = 0; i < board.scenes.size() && i < m_base.storyboard.scenes.size(); ++i) {
        const Scene& scene = board.scenes[i];
        if (scene.voice == m_base.storyboard.scenes[i].voice || scene.voice.empty()) continue;
        if (clipsOf(*m_studio.document()->project(), slotOf(scene.id, SlotKind::Voice)).empty())
            return Error{Fault::NotFound, "the scene \"" + scene.name + "\" has a line, and no clip that speaks it; give the template one"};
        SPOT_TRY_DONE(speakLine(scene));
    }
    return Done{};
}

fs::path RowFilling::filmOf(const FillRow& row, const Timeline& timeline) const
{
    if (m_wish.timelines.size() < 2) return m_wish.folder / (row.output + m_wish.ending);
    const auto partOf = [](std::string name) {
        std::replace(name.begin(), name.end(), ':', 'x'), std::replace(name.begin(), name.end(), '/', '-');
        return name;
    };
    std::set<std::string> taken; // two timelines may have one name
    for (const TimelineId id : m_wish.timelines) {
        const Timeline* each = m_studio.document()->project()->find(id);
        if (!each) continue;
        const std::string part = uniqueName(partOf(each->name), taken);
        if (id == timeline.id) return m_wish.folder / (row.output + "-" + part + m_wish.ending);
    }
    return m_wish.folder / (row.output + m_wish.ending);
}

Result<Done> RowFilling::exportFilms(const FillRow& row)
{
    for (const TimelineId id : m_wish.timelines) {
        const Timeline* timeline = m_studio.document()->project()->find(id);
        ExportWish wish = m_wish.exported;
        wish.file = filmOf(row, *timeline);
        SPOT_TRY_DONE(checkOutput(wish, {}));
        SPOT_TRY(report, exportWithBar(m_studio, id, wish));
        printDelivery(report, wish, sizeFor(*timeline, wish));
    }
    return Done{};
}

Result<Done> RowFilling::make(const FillRow& row)
{
    SPOT_TRY(project, filled(row, true));
    const fs::path file = (m_wish.keepsProjects ? m_wish.folder : m_scratch) / (row.output + ".spot");
    SPOT_TRY_DONE(m_studio.createDocument(file, project));
    const Result<Done> done = [&]() -> Result<Done> {
        SPOT_TRY_DONE(speak());
        return exportFilms(row);
    }();
    m_studio.closeDocument();
    return done;
}

} // namespace spot
