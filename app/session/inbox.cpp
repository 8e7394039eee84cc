// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/inbox.h"

#include "assets/media/probe.h"
#include "assets/store/content_store.h"

#include <QCoreApplication>
#include <QString>

namespace spot
{

namespace
{

/// The clip of a version that shows whatever its master's shows.
bool follows(const Timeline& timeline, ClipId clip)
{
    if (!timeline.version || !timeline.version->masterOf(clip)) return false;
    const ClipOverride* override = timeline.version->find(clip);
    return !override || !(override->has(ClipProperty::Media) || override->has(ClipProperty::Content));
}

/// The clips that a take of the slot should replace: those that still show a stand-in; all of the slot when it was asked for.
std::vector<Edit> replacements(const Project& project, const JobRow& row, MediaId media)
{
    std::vector<Edit> edits;
    if (!row.slot) return edits;
    for (const TimelinePtr& timeline : project.timelines)
        for (const TrackPtr& track : timeline->tracks)
            for (const ClipPtr& clip : track->clips) {
                const bool waits = std::holds_alternative<ColourClip>(clip->content);
                if (clip->slot == row.slot && (waits || row.wasAskedFor) && !follows(*timeline, clip->id)) edits.push_back(ReplaceMedia{timeline->id, clip->id, media});
            }
    return edits;
}

} // namespace

Result<MediaItem> itemFrom(const std::filesystem::path& file, const ContentHash& content, const std::string& name)
{
    SPOT_TRY(info, probe(file));
    MediaItem item;
    item.name = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).toStdString(); // file names may be any bytes
    item.content = content;
    item.kind = info.kind == MediaKind::Still ? ItemKind::Still : info.kind == MediaKind::Audio ? ItemKind::Sound : ItemKind::Video;
    item.duration = info.kind == MediaKind::Still ? MediaTime{} : info.duration;
    if (info.video) {
        item.size = info.video->size;
        item.rate = info.video->rate;
        if (info.kind == MediaKind::Video) item.duration = info.video->isVariableRate ? info.video->duration : info.video->rate.startOf(info.video->frames);
    }
    item.hasSound = info.audio.has_value();
    return item;
}

Inbox::Inbox(Document& document, Services services) : m_document(document), m_services(std::move(services))
{
    connect(&m_services.board, &JobBoard::finished, this, &Inbox::take);
}

void Inbox::take(const JobRow& row, const GenerationOutcome& outcome)
{
    if (outcome.files.empty() || row.project != m_document.identity() || !m_seen.insert(row.id).second) return;
    const ContentHash content = outcome.files.front().media;
    std::vector<TimedWord> words;
    for (const SpokenWord& word : outcome.words) words.push_back({word.text, word.start, word.end});
    TakeOrigin origin{row.plugin, m_services.versionOf(row.plugin), m_services.board.requestOf(row.id)};
    const auto path = m_services.store.pathOf(content);
    if (!path) {
        m_services.board.markTaken(row.id); // the file will not come back by waiting
        return Q_EMIT refused(row.id, path.error());
    }
    const QPointer<Inbox> self(this);
    m_services.pool.start([self, row, content, words, origin, file = *path] {
        auto item = itemFrom(file, content, row.title);
        QMetaObject::invokeMethod(qApp, [self, row, words, origin, item = std::move(item)] {
            if (!self) return;
            if (!item) return Q_EMIT self->refused(row.id, item.error());
            MediaItem whole = *item;
            whole.slot = row.slot;
            whole.words = words;
            whole.origin = origin;
            self->add(row, std::move(whole));
        }, Qt::QueuedConnection);
    });
}

void Inbox::tell(JobId job, MediaId media)
{
    m_services.board.markTaken(job);
    Q_EMIT added(job, media);
}

void Inbox::add(const JobRow& row, MediaItem item)
{
    // One that the project took in just before the program was killed, and so before the job store knew, comes once more.
    for (const MediaPtr& take : row.slot ? m_document.project()->takesOf(row.slot) : std::vector<MediaPtr>())
        if (row.isOfEarlierRun && take->content == item.content && take->origin == item.origin) return tell(row.id, take->id);
    const auto id = MediaId{m_document.project()->nextId}; // the one that AddMedia will give
    std::vector<Edit> edits{AddMedia{std::move(item)}};
    for (Edit& edit : replacements(*m_document.project(), row, id)) edits.push_back(std::move(edit));
    const std::string name = "Take: " + row.title;
    const Author author = row.wasAskedFor ? Author::Person : Author::Planner;
    auto applied = m_document.applyAll(edits, name, {}, author);
    if (applied) return tell(row.id, id);
    // It fits no place (too short, a locked track): then it is a library item only, and the person is told why.
    Q_EMIT refused(row.id, applied.error());
    if (edits.size() == 1) return;
    applied = m_document.applyAll(std::span(edits).first(1), name, {}, author);
    if (applied) return tell(row.id, id);
    Q_EMIT refused(row.id, applied.error());
}

} // namespace spot
