// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/commands.h"

#include "ui/kit/text.h"

#include <QCoreApplication>

namespace spot
{

namespace
{

[[maybe_unused]] constexpr const char* stepNames[] = {
    QT_TRANSLATE_NOOP("step", "Insert clip"),    QT_TRANSLATE_NOOP("step", "Overwrite with clip"), QT_TRANSLATE_NOOP("step", "Move clip"),
    QT_TRANSLATE_NOOP("step", "Trim clip"),      QT_TRANSLATE_NOOP("step", "Ripple trim"),    QT_TRANSLATE_NOOP("step", "Split clip"),
    QT_TRANSLATE_NOOP("step", "Delete clip"),    QT_TRANSLATE_NOOP("step", "Ripple delete"),  QT_TRANSLATE_NOOP("step", "Replace take"),
    QT_TRANSLATE_NOOP("step", "Change text"),    QT_TRANSLATE_NOOP("step", "Change look"),    QT_TRANSLATE_NOOP("step", "Change sound"),
    QT_TRANSLATE_NOOP("step", "Rename clip"),    QT_TRANSLATE_NOOP("step", "Change dissolve"),   QT_TRANSLATE_NOOP("step", "Add track"),
    QT_TRANSLATE_NOOP("step", "Remove track"),   QT_TRANSLATE_NOOP("step", "Change track"),   QT_TRANSLATE_NOOP("step", "Add media"),
    QT_TRANSLATE_NOOP("step", "Add timeline"),   QT_TRANSLATE_NOOP("step", "Recut timeline"), QT_TRANSLATE_NOOP("step", "Change brief"),
    QT_TRANSLATE_NOOP("step", "Delete clips"),   QT_TRANSLATE_NOOP("step", "Split clips"),    QT_TRANSLATE_NOOP("step", "Trim clips"),
    QT_TRANSLATE_NOOP("step", "Move clips"),     QT_TRANSLATE_NOOP("step", "Import media"),   QT_TRANSLATE_NOOP("step", "Cut from the script"),
    QT_TRANSLATE_NOOP("step", "New project"),
    QT_TRANSLATE_NOOP("step", "Roll cut"), QT_TRANSLATE_NOOP("step", "Slip clip"), QT_TRANSLATE_NOOP("step", "Slide clip"),
    QT_TRANSLATE_NOOP("step", "Stretch clip"), QT_TRANSLATE_NOOP("step", "Change speed"), QT_TRANSLATE_NOOP("step", "Reverse clip"),
    QT_TRANSLATE_NOOP("step", "Reverse clips"), QT_TRANSLATE_NOOP("step", "Freeze frame"), QT_TRANSLATE_NOOP("step", "Append clip"),
    QT_TRANSLATE_NOOP("step", "Lift range"), QT_TRANSLATE_NOOP("step", "Extract range"), QT_TRANSLATE_NOOP("step", "Split all tracks"),
    QT_TRANSLATE_NOOP("step", "Close gap"), QT_TRANSLATE_NOOP("step", "Swap clips"), QT_TRANSLATE_NOOP("step", "Put media"),
    QT_TRANSLATE_NOOP("step", "Duplicate clips"), QT_TRANSLATE_NOOP("step", "Link clips"), QT_TRANSLATE_NOOP("step", "Unlink clips"),
    QT_TRANSLATE_NOOP("step", "Group clips"), QT_TRANSLATE_NOOP("step", "Ungroup clips"), QT_TRANSLATE_NOOP("step", "Paste attributes"),
    QT_TRANSLATE_NOOP("step", "Add marker"), QT_TRANSLATE_NOOP("step", "Change marker"), QT_TRANSLATE_NOOP("step", "Remove marker"),
    QT_TRANSLATE_NOOP("step", "Set in and out"), QT_TRANSLATE_NOOP("step", "Duplicate timeline"), QT_TRANSLATE_NOOP("step", "Remove timeline"),
    QT_TRANSLATE_NOOP("step", "Change timeline"), QT_TRANSLATE_NOOP("step", "Paste clips"), QT_TRANSLATE_NOOP("step", "Cut clips"),
    QT_TRANSLATE_NOOP("step", "Change speed ramp"), QT_TRANSLATE_NOOP("step", "Set key"), QT_TRANSLATE_NOOP("step", "Remove key"), QT_TRANSLATE_NOOP("step", "Move key"),
};

struct Placed {
    const Track* track;
    const Clip* clip;
};

/// The selected clips in the order of the timeline.
std::vector<Placed> selected(const Desk& desk)
{
    std::vector<Placed> found;
    if (const Timeline* timeline = desk.timeline())
        for (const TrackPtr& track : timeline->tracks)
            for (const ClipPtr& clip : track->clips)
                if (desk.selection().count(clip->id)) found.push_back({track.get(), clip.get()});
    return found;
}

bool stands(const Clip& clip, MediaTime at) { return clip.place.start < at && at < clip.place.end; }

std::vector<Placed> underPlayhead(const Desk& desk)
{
    std::vector<Placed> found;
    if (const Timeline* timeline = desk.timeline())
        for (const TrackPtr& track : timeline->tracks)
            for (const ClipPtr& clip : track->clips)
                if (!track->isLocked && stands(*clip, desk.playhead())) found.push_back({track.get(), clip.get()});
    return found;
}

QString say(const char* sentence) { return QCoreApplication::translate("commands", sentence); }

bool refuse(Desk& desk, const char* sentence)
{
    desk.hint(say(sentence), true);
    return false;
}

/// One edit keeps its own name, several get the common one.
bool applyEdits(Desk& desk, const std::vector<Edit>& edits, const char* name)
{
    return edits.size() == 1 ? desk.apply(edits.front()) : desk.applyAll(edits, QString::fromLatin1(name));
}

} // namespace

bool splitAtPlayhead(Desk& desk)
{
    std::vector<Edit> edits;
    for (const Placed& p : desk.selection().empty() ? underPlayhead(desk) : selected(desk))
        if (stands(*p.clip, desk.playhead())) edits.push_back(SplitClip{desk.timelineId(), p.clip->id, desk.playhead()});
    if (edits.empty()) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Nothing to split: put the playhead inside a clip."));
    return applyEdits(desk, edits, "Split clips");
}

bool deleteSelection(Desk& desk, Lift lift)
{
    std::vector<Edit> edits;
    const auto clips = selected(desk);
    for (auto p = clips.rbegin(); p != clips.rend(); ++p) { // later ones first: closing a gap moves only what follows
        if (lift == Lift::CloseGap) edits.push_back(RippleDelete{desk.timelineId(), p->clip->id});
        else edits.push_back(DeleteClip{desk.timelineId(), p->clip->id});
    }
    if (edits.empty()) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Nothing to delete: select a clip first."));
    return applyEdits(desk, edits, "Delete clips");
}

bool trimToPlayhead(Desk& desk, Edge edge, bool ripple)
{
    auto clips = selected(desk);
    if (clips.empty()) clips = underPlayhead(desk);
    std::vector<Edit> edits;
    for (const Placed& p : clips) {
        if (!stands(*p.clip, desk.playhead())) continue;
        if (ripple) edits.push_back(RippleTrim{desk.timelineId(), p.clip->id, edge, desk.playhead()});
        else edits.push_back(TrimClip{desk.timelineId(), p.clip->id, edge, desk.playhead()});
    }
    if (edits.empty()) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Nothing to trim: put the playhead inside a clip."));
    const MediaTime start = clips.front().clip->place.start;
    if (!applyEdits(desk, edits, "Trim clips")) return false;
    if (ripple && edge == Edge::Start) desk.setPlayhead(start);
    return true;
}

bool nudgeSelection(Desk& desk, std::int64_t frames)
{
    const Timeline* timeline = desk.timeline();
    auto clips = selected(desk);
    if (!timeline || clips.empty()) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Nothing to move: select a clip first."));
    if (frames > 0) std::reverse(clips.begin(), clips.end()); // the last one first, so that each finds its place free
    std::vector<Edit> edits;
    for (const Placed& p : clips) {
        const std::int64_t frame = timeline->rate.frameAt(p.clip->place.start);
        const MediaTime by = timeline->rate.startOf(frame + frames) - timeline->rate.startOf(frame);
        edits.push_back(MoveClip{desk.timelineId(), p.clip->id, p.track->id, p.clip->place.start + by});
    }
    return applyEdits(desk, edits, "Move clips");
}

bool dissolveAtSelection(Desk& desk, MediaTime length)
{
    const Clip* clip = desk.selectedClip();
    if (!clip) return refuse(desk, QT_TRANSLATE_NOOP("commands", "Select one clip: the dissolve goes to its start."));
    return desk.apply(SetDissolve{desk.timelineId(), clip->id, clip->dissolve.flicks ? MediaTime{} : length});
}

void selectAll(Desk& desk)
{
    Desk::Selection all;
    if (const Timeline* timeline = desk.timeline())
        for (const TrackPtr& track : timeline->tracks)
            if (!track->isLocked)
                for (const ClipPtr& clip : track->clips) all.insert(clip->id);
    desk.select(std::move(all));
}

void goToEdit(Desk& desk, int direction)
{
    const Timeline* timeline = desk.timeline();
    if (!timeline) return;
    std::set<MediaTime> edges{MediaTime{}, timeline->duration()};
    for (const TrackPtr& track : timeline->tracks)
        for (const ClipPtr& clip : track->clips)
            edges.insert({timeline->rate.startOf(timeline->rate.frameAt(clip->place.start)), timeline->rate.startOf(timeline->rate.frameAt(clip->place.end))});
    const auto next = edges.upper_bound(desk.playhead());
    const auto here = edges.lower_bound(desk.playhead());
    if (direction > 0 && next != edges.end()) desk.setPlayhead(*next);
    if (direction < 0 && here != edges.begin()) desk.setPlayhead(*std::prev(here));
}

bool addText(Desk& desk)
{
    const Timeline* timeline = desk.timeline();
    if (!timeline) return refuse(desk, QT_TRANSLATE_NOOP("commands", "A text goes onto a timeline: open a project first."));
    const MediaTime start = desk.playhead();
    Clip clip;
    clip.place = {start, timeline->rate.startOf(timeline->rate.frameAt(start + MediaTime::fromSeconds(3)))};
    clip.content = TextClip{toStd(say(QT_TRANSLATE_NOOP("commands", "Text"))), TextStyle{}};
    clip.name = std::get<TextClip>(clip.content).text;
    ClipId made{desk.project().nextId}; // as apply() gives them
    std::size_t free = 0;
    while (free < timeline->tracks.size() && (timeline->tracks[free]->role != TrackRole::Text || timeline->tracks[free]->isLocked || !timeline->isFree(free, clip.place))) ++free;
    bool isDone = false;
    if (free < timeline->tracks.size()) {
        isDone = desk.apply(OverwriteClip{timeline->id, timeline->tracks[free]->id, clip});
    } else {
        made.value += 1; // after its track
        Track track;
        track.role = TrackRole::Text;
        track.name = toStd(say(QT_TRANSLATE_NOOP("commands", "Text")));
        track.clips = {std::make_shared<const Clip>(clip)};
        std::size_t top = 0; // above the highest picture or text
        for (std::size_t t = 0; t < timeline->tracks.size(); ++t)
            if (isPicture(timeline->tracks[t]->role)) top = t + 1;
        isDone = desk.apply(AddTrack{timeline->id, track, top});
    }
    if (isDone) desk.select({made});
    return isDone;
}

bool undo(Desk& desk)
{
    if (!desk.document()) return false;
    for (const HistoryStep& step : desk.document()->history())
        if (step.id == desk.document()->currentStep() && step.author == Author::Planner && desk.document()->canUndo())
            return refuse(desk, QT_TRANSLATE_NOOP("commands", "This is the cut as it was made from the script: your own changes are all undone."));
    return desk.report(desk.document()->undo());
}
bool redo(Desk& desk) { return desk.document() && desk.report(desk.document()->redo()); }

QString stepName(const std::string& englishName)
{
    const QString english = toQString(englishName), take = QStringLiteral("Take: ");
    if (english.startsWith(take)) return QCoreApplication::translate("step", "Take: %1").arg(english.mid(take.size()));
    return QCoreApplication::translate("step", englishName.c_str());
}

} // namespace spot
