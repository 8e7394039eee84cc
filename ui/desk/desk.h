// SPDX-License-Identifier: GPL-3.0-or-later
// ui/desk/desk.h: what the windows share: the open document, the timeline on show, the selection, the playhead, targets, the source, the hint line.
#pragma once

#include "app/session/document.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <set>

namespace spot
{

/// Views read it, ask it for edits and follow its signals; nothing is changed by a view otherwise.              [ui]
class Desk final : public QObject
{
    Q_OBJECT
public:
    using Selection = std::set<ClipId>;
    explicit Desk(QObject* parent = nullptr);

    /// The document outlives the desk or is taken away with null. Shows its first timeline.
    void setDocument(Document* document);
    Document* document() const { return m_document; }
    /// An empty project without a document.
    const Project& project() const { return *m_project; }
    /// Null without one.
    const Timeline* timeline() const { return m_project->find(m_timeline); }
    TimelineId timelineId() const { return m_timeline; }
    void showTimeline(TimelineId timeline);

    const Selection& selection() const { return m_selection; }
    void select(Selection clips);
    /// The one selected clip; null when there are none or several.
    const Clip* selectedClip() const;

    MediaTime playhead() const { return m_playhead; }
    /// Put on the frame that shows at `time`, from 0 to the last frame of what there is.
    void setPlayhead(MediaTime time);

    /// Where clips from outside the timeline go. A track that the person chose and that is there and unlocked; TrackId 0 when the
    /// person chose that none does; nothing when there was no choice.
    std::optional<TrackId> chosenTarget(bool ofSounds) const;
    /// What was chosen, else the first unlocked picture track; of sounds, the first unlocked track of effects, which is where the
    /// sound of a film belongs. Nothing: none.
    std::optional<TrackId> target(bool ofSounds) const;
    void chooseTarget(bool ofSounds, TrackId track); ///< 0: none

    /// Whether a press takes what is linked and grouped along.
    bool takesLinked() const { return m_takesLinked; }
    void setTakesLinked(bool takes);

    /// The media item that is looked at by itself, with points of its own; all in media time.
    struct Source {
        MediaId media; ///< 0: none
        MediaTime at;
        std::optional<MediaTime> in, out;
        bool operator==(const Source&) const = default;
    };
    const Source& source() const { return m_source; }
    void setSource(const Source& source);
    /// Null without one, or when it was removed.
    const MediaItem* sourceItem() const { return m_project->find(m_source.media); }

    /// One edit of the person; a refusal is hinted. True when it was done.
    bool apply(const Edit& edit, GestureId gesture = {});
    bool applyAll(std::span<const Edit> edits, const QString& name, GestureId gesture = {});
    /// Hints the error, if it is one.
    bool report(const Result<Done>& done);
    /// A line for the person; empty takes it away.
    void hint(const QString& sentence, bool isRefusal = false);
    const QString& hintText() const { return m_hint; }

Q_SIGNALS:
    void documentChanged();
    void projectChanged(const spot::Change& change); ///< also with an all-covering change when the document is another
    void timelineChanged();
    void selectionChanged();
    void playheadMoved(spot::MediaTime time);
    void targetsChanged();
    void takesLinkedChanged(bool takes);
    void sourceChanged();
    void hinted(const QString& sentence, bool isRefusal);

private:
    void follow(const Change& change);
    QPointer<Document> m_document; ///< null also when it was closed elsewhere
    ProjectPtr m_project;
    TimelineId m_timeline;
    Selection m_selection;
    MediaTime m_playhead;
    std::optional<TrackId> m_targets[2]; ///< of pictures, of sounds
    bool m_takesLinked = true;
    Source m_source;
    QString m_hint;
};

} // namespace spot
