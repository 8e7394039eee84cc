// SPDX-License-Identifier: GPL-3.0-or-later
// The main window's actions of the clipboard and the selection, of marks, and of timelines as a whole.
#include "ui/desk/commands.h"
#include "ui/desk/cut_commands.h"
#include "ui/kit/text.h"
#include "ui/markers/marker_dialog.h"
#include "ui/shell/choices.h"
#include "ui/shell/main_window.h"
#include "ui/shell/timeline_dialog.h"
#include "ui/shell/version_dialog.h"

#include <QInputDialog>

namespace spot
{

std::vector<ActionRow> MainWindow::clipboardActions()
{
    const QString edit = tr("&Edit");
    constexpr auto clips = OnRightClick::Clips;
    return {
        {edit, tr("&Undo"), {key("Ctrl+Z")}, [this] { undo(m_desk); }},
        {edit, tr("&Redo"), {key("Ctrl+Shift+Z"), key("Ctrl+Y")}, [this] { redo(m_desk); }},
        {edit, QStringLiteral("-"), {}, {}},
        {edit, tr("Cu&t"), {key("Ctrl+X")}, [this] { cutSelection(m_desk); }, clips},
        {edit, tr("&Copy"), {key("Ctrl+C")}, [this] { copySelection(m_desk); }, clips},
        {edit, tr("Pa&ste"), {key("Ctrl+V")}, [this] { pasteClips(m_desk, false); }, clips},
        {edit, tr("Paste &insert"), {key("Ctrl+Shift+V")}, [this] { pasteClips(m_desk, true); }, clips},
        {edit, tr("Paste attri&butes..."), {key("Ctrl+Alt+V")}, [this] { askForAttributes(); }, clips},
        {edit, tr("D&uplicate"), {key("Alt+D")}, [this] { duplicateSelection(m_desk); }, clips},
        {edit, QStringLiteral("-"), {}, {}},
        {edit, tr("Select &all"), {key("Ctrl+A")}, [this] { selectAll(m_desk); }},
        {edit, tr("Select &forward"), {key("A")}, [this] { selectForward(m_desk, false); }},
        {edit, tr("Select forward on these tracks"), {key("Shift+A")}, [this] { selectForward(m_desk, true); }},
        {edit, tr("Select nothing"), {key("Ctrl+Shift+A")}, [this] { m_desk.select({}); }},
        {edit, QStringLiteral("-"), {}, {}},
    };
}

std::vector<ActionRow> MainWindow::markActions()
{
    const QString mark = tr("&Marks");
    constexpr auto ruler = OnRightClick::Ruler;
    return {
        {mark, tr("Mark &in"), {key("I")}, [this] { markIn(m_desk); }, ruler},
        {mark, tr("Mark &out"), {key("O")}, [this] { markOut(m_desk); }, ruler},
        {mark, tr("Mark the clips"), {key("X")}, [this] { markClips(m_desk); }},
        {mark, tr("&Clear in and out"), {key("Alt+X"), key("Ctrl+Shift+X")}, [this] { clearInAndOut(m_desk); }, ruler},
        {mark, tr("Go to in"), {key("Shift+I")}, [this] { goToIn(m_desk); }},
        {mark, tr("Go to out"), {key("Shift+O")}, [this] { goToOut(m_desk); }},
        {mark, QStringLiteral("-"), {}, {}},
        {mark, tr("&Marker at the playhead, or edit it"), {key("M")}, [this] {
             if (const Marker* marker = markerAtPlayhead(m_desk)) askForMarker(marker->id);
             else addMarker(m_desk);
         }, ruler},
        {mark, tr("Marker with a &name..."), {key("Shift+M")}, [this] {
             if (!markerAtPlayhead(m_desk) && !addMarker(m_desk)) return;
             if (const Marker* marker = markerAtPlayhead(m_desk)) askForMarker(marker->id);
         }, ruler},
        {mark, tr("&Remove the marker"), {key("Ctrl+Alt+M")}, [this] {
             if (const Marker* marker = markerAtPlayhead(m_desk)) m_desk.apply(RemoveMarker{m_desk.timelineId(), marker->id});
             else m_desk.hint(tr("No marker stands at the playhead."), true);
         }, ruler},
        {mark, tr("Ne&xt marker"), {key("Ctrl+Right")}, [this] { goToMarker(m_desk, 1); }},
        {mark, tr("&Previous marker"), {key("Ctrl+Left")}, [this] { goToMarker(m_desk, -1); }},
    };
}

std::vector<ActionRow> MainWindow::timelineActions()
{
    const QString menu = tr("&Timeline");
    const auto needs = [this] {
        if (!m_desk.timeline()) m_desk.hint(tr("There is no timeline: open a project first."), true);
        return m_desk.timeline() != nullptr;
    };
    const auto needsVersion = [this, needs] {
        if (!needs()) return false;
        if (!m_desk.timeline()->version) m_desk.hint(tr("This timeline follows no master: it is no version."), true);
        return m_desk.timeline()->version.has_value();
    };
    return {
        {menu, tr("&New timeline..."), {key("Ctrl+Alt+N")}, [this] {
             if (!m_desk.document()) return m_desk.hint(tr("A timeline belongs to a project: open one first."), true);
             TimelineDialog(m_desk, TimelineDialog::Use::Make, this).exec();
         }},
        {menu, tr("&Duplicate timeline"), {}, [this, needs] {
             if (!needs()) return;
             const TimelineId copy{m_desk.project().nextId}; // as apply() gives them
             if (m_desk.apply(DuplicateTimeline{m_desk.timelineId(), toStd(tr("%1 copy").arg(toQString(m_desk.timeline()->name)))})) m_desk.showTimeline(copy);
         }},
        {menu, tr("&Rename timeline..."), {}, [this, needs] {
             if (needs()) askForName();
         }},
        {menu, tr("&Canvas, rate and length..."), {}, [this, needs] {
             if (needs()) TimelineDialog(m_desk, TimelineDialog::Use::Change, this).exec();
         }},
        {menu, tr("Re&move timeline"), {}, [this, needs] {
             if (needs()) m_desk.apply(RemoveTimeline{m_desk.timelineId()});
         }},
        {menu, QStringLiteral("-"), {}, {}},
        {menu, tr("Make &versions..."), {key("Ctrl+Alt+B")}, [this, needs] {
             if (needs()) VersionDialog(m_desk, this).exec();
         }},
        {menu, tr("&Follow the master everywhere"), {}, [this, needsVersion] {
             if (needsVersion()) m_desk.apply(ResetOverrides{m_desk.timelineId(), {}, {}, {}, false});
         }},
        {menu, tr("&Keep all overrides as they are"), {}, [this, needsVersion] {
             if (needsVersion()) m_desk.apply(ResetOverrides{m_desk.timelineId(), {}, {}, {}, true});
         }},
        {menu, tr("Detach &from the master"), {}, [this, needsVersion] {
             if (needsVersion()) m_desk.apply(DetachVersion{m_desk.timelineId()});
         }},
        {menu, QStringLiteral("-"), {}, {}},
        {menu, tr("Next timeline"), {key("Ctrl+PgDown")}, [this] { showNeighbour(m_desk, 1); }},
        {menu, tr("Previous timeline"), {key("Ctrl+PgUp")}, [this] { showNeighbour(m_desk, -1); }},
    };
}

void MainWindow::askForAttributes()
{
    if (m_desk.selection().empty()) return m_desk.hint(tr("Select the clips that shall have the attributes."), true);
    const AttributeChoice there = attributesOnClipboard(m_desk);
    if (!there.any()) return;
    AttributeDialog dialog(there, this);
    if (dialog.exec() == QDialog::Accepted) pasteAttributes(m_desk, dialog.choice());
}

void MainWindow::askForMarker(MarkerId id)
{
    if (const Timeline* timeline = m_desk.timeline())
        for (const Marker& marker : timeline->markers) {
            if (marker.id != id) continue;
            MarkerDialog(m_desk, marker, this).exec();
            return;
        }
}

void MainWindow::askForName()
{
    const TimelineId id = m_desk.timelineId();
    bool isChosen = false;
    const QString name = QInputDialog::getText(this, tr("Rename timeline"), tr("Name"), QLineEdit::Normal, toQString(m_desk.timeline()->name), &isChosen).trimmed();
    const Timeline* timeline = m_desk.project().find(id); // as it is now: takes may have come in while the name was typed
    if (!isChosen || name.isEmpty() || !timeline || toStd(name) == timeline->name) return;
    m_desk.apply(ReshapeTimeline{id, toStd(name), timeline->canvas, timeline->rate, timeline->length, timeline->targetLufs});
}

void MainWindow::putSourceOrAsk(bool insert)
{
    if (!areFourPoints(m_desk)) {
        putSource(m_desk, insert);
        return;
    }
    FourPointDialog dialog(m_desk, this);
    if (dialog.exec() == QDialog::Accepted) putSource(m_desk, insert, dialog.choice());
}

} // namespace spot
