// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/desk.h"

#include "ui/kit/text.h"

namespace spot
{

Desk::Desk(QObject* parent) : QObject(parent), m_project(std::make_shared<const Project>()) {}

void Desk::setDocument(Document* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    const ProjectPtr before = m_project;
    m_project = document ? document->project() : std::make_shared<const Project>();
    m_timeline = m_project->timelines.empty() ? TimelineId{} : m_project->timelines.front()->id;
    m_selection.clear();
    m_playhead = {};
    m_targets[0] = m_targets[1] = std::nullopt;
    m_source = {};
    if (document) connect(document, &Document::changed, this, &Desk::follow);
    hint({});
    Q_EMIT documentChanged();
    Q_EMIT projectChanged(difference(*before, *m_project));
    Q_EMIT timelineChanged();
    Q_EMIT selectionChanged();
    Q_EMIT playheadMoved(m_playhead);
    Q_EMIT targetsChanged();
    Q_EMIT sourceChanged();
}

void Desk::follow(const Change& change)
{
    m_project = m_document->project();
    if (!timeline()) {
        m_timeline = m_project->timelines.empty() ? TimelineId{} : m_project->timelines.front()->id;
        Q_EMIT timelineChanged();
    }
    const Timeline* shown = timeline();
    const std::size_t gone = std::erase_if(m_selection, [shown](ClipId clip) { return !shown || !shown->find(clip); });
    Q_EMIT projectChanged(change);
    if (gone) Q_EMIT selectionChanged();
}

void Desk::showTimeline(TimelineId timeline)
{
    if (timeline == m_timeline || !m_project->find(timeline)) return;
    m_timeline = timeline;
    m_selection.clear();
    Q_EMIT timelineChanged();
    Q_EMIT selectionChanged();
    setPlayhead(m_playhead);
}

void Desk::select(Selection clips)
{
    if (clips == m_selection) return;
    m_selection = std::move(clips);
    Q_EMIT selectionChanged();
}

const Clip* Desk::selectedClip() const
{
    const Timeline* shown = timeline();
    if (!shown || m_selection.size() != 1) return nullptr;
    const auto spot = shown->find(*m_selection.begin());
    return spot ? &shown->at(*spot) : nullptr;
}

void Desk::setPlayhead(MediaTime time)
{
    const Timeline* shown = timeline();
    if (!shown) return;
    const std::int64_t last = std::max<std::int64_t>(shown->rate.framesIn(std::max(shown->duration(), shown->end())) - 1, 0);
    const MediaTime placed = shown->rate.startOf(std::clamp<std::int64_t>(shown->rate.frameAt(time), 0, last));
    if (placed == m_playhead) return;
    m_playhead = placed;
    Q_EMIT playheadMoved(m_playhead);
}

std::optional<TrackId> Desk::chosenTarget(bool ofSounds) const
{
    const std::optional<TrackId>& chosen = m_targets[ofSounds];
    const Timeline* shown = timeline();
    if (!chosen || !shown || !*chosen) return chosen;
    const auto track = shown->find(*chosen);
    return track && !shown->tracks[*track]->isLocked ? chosen : std::nullopt;
}

std::optional<TrackId> Desk::target(bool ofSounds) const
{
    if (const auto chosen = chosenTarget(ofSounds)) return *chosen ? chosen : std::nullopt;
    if (const Timeline* shown = timeline())
        for (const TrackPtr& track : shown->tracks)
            if (track->role == (ofSounds ? TrackRole::Effects : TrackRole::Picture) && !track->isLocked) return track->id;
    return std::nullopt;
}

void Desk::chooseTarget(bool ofSounds, TrackId track)
{
    m_targets[ofSounds] = track;
    Q_EMIT targetsChanged();
}

void Desk::setTakesLinked(bool takes)
{
    if (takes == m_takesLinked) return;
    m_takesLinked = takes;
    Q_EMIT takesLinkedChanged(takes);
}

void Desk::setSource(const Source& source)
{
    if (source == m_source) return;
    m_source = source;
    Q_EMIT sourceChanged();
}

bool Desk::apply(const Edit& edit, GestureId gesture)
{
    if (!m_document) return false;
    return report(m_document->apply(edit, gesture));
}

bool Desk::applyAll(std::span<const Edit> edits, const QString& name, GestureId gesture)
{
    if (!m_document || edits.empty()) return false;
    return report(m_document->applyAll(edits, toStd(name), gesture));
}

bool Desk::report(const Result<Done>& done)
{
    hint(done ? QString() : toQString(done.error().message), !done);
    return done.has_value();
}

void Desk::hint(const QString& sentence, bool isRefusal)
{
    if (sentence == m_hint) return;
    m_hint = sentence;
    Q_EMIT hinted(sentence, isRefusal);
}

} // namespace spot
