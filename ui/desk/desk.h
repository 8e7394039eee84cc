// SPDX-License-Identifier: GPL-3.0-or-later
// ui/desk/desk.h: what the windows share: the open document, the timeline on show, the selection, the playhead, the hint line.
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
    void hinted(const QString& sentence, bool isRefusal);

private:
    void follow(const Change& change);
    QPointer<Document> m_document; ///< null also when it was closed elsewhere
    ProjectPtr m_project;
    TimelineId m_timeline;
    Selection m_selection;
    MediaTime m_playhead;
    QString m_hint;
};

} // namespace spot
