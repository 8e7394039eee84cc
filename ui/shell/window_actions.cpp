// SPDX-License-Identifier: GPL-3.0-or-later
// The main window's actions: what stands in the menus and which keys do it.
#include "ui/deliver/deliver_dialog.h"
#include "ui/desk/commands.h"
#include "ui/desk/cut_commands.h"
#include "ui/kit/text.h"
#include "ui/shell/main_window.h"
#include "ui/templates/fields_dialog.h"
#include "ui/templates/fill_dialog.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <QMessageBox>
#include <QSettings>

namespace spot
{

std::vector<ActionRow> MainWindow::fileActions()
{
    const QString file = tr("&File");
    return {
        {file, tr("&New from script..."), {QKeySequence::New}, [this] { askForScript(); }},
        {file, tr("&Open..."), {QKeySequence::Open}, [this] { askForProject(); }},
        {file, QStringLiteral("-"), {}, {}},
        {file, tr("&Import media..."), {key("Ctrl+I")}, [this] { askForMedia(); }},
        {file, tr("&Export..."), {key("Ctrl+M"), key("Ctrl+E")}, [this] {
             m_player.setSpeed(0);
             if (!m_desk.timeline()) return m_errors->show({Fault::NotFound, tr("There is nothing to export: open a project first.").toStdString()});
             DeliverDialog dialog(m_desk, m_studio, this);
             dialog.exec();
         }},
        {file, tr("Template &fields..."), {key("Ctrl+Alt+T")}, [this] {
             if (m_desk.document()) FieldsDialog(m_desk, this).exec();
             else m_desk.hint(tr("A template is a project: open one first."), true);
         }},
        {file, tr("Fill from ta&ble..."), {key("Ctrl+Alt+F")}, [this] {
             m_player.setSpeed(0);
             if (m_desk.document()) FillDialog(m_desk, {toPath(QCoreApplication::applicationDirPath()) / "spotwright-cli", m_studio.places().data}, this).exec();
             else m_desk.hint(tr("A template is a project: open one first."), true);
         }},
        {file, QStringLiteral("-"), {}, {}},
        {file, tr("&Quit"), {key("Ctrl+Q")}, [this] { close(); }},
    };
}

std::vector<ActionRow> MainWindow::cutActions()
{
    const QString cut = tr("&Cut");
    return {
        {cut, tr("Split all tracks at playhead"), {key("Ctrl+Shift+K")}, [this] { splitAllAtPlayhead(m_desk); }},
        {cut, tr("Speed..."), {key("Ctrl+R")}, [this] { askForSpeed(); }, OnRightClick::Clips},
        {cut, tr("Reverse"), {key("Ctrl+Alt+R")}, [this] { reverseSelection(m_desk); }, OnRightClick::Clips},
        {cut, tr("Freeze frame at playhead"), {key("Shift+F")}, [this] { freezeAtPlayhead(m_desk); }, OnRightClick::Clips},
        {cut, tr("Change places with the next clip"), {key("Ctrl+Alt+Right")}, [this] { swapWithNext(m_desk); }},
        {cut, tr("Close the gap before the clip"), {key("Ctrl+Backspace")}, [this] { closeGapBefore(m_desk); }, OnRightClick::Clips},
        {cut, QStringLiteral("-"), {}, {}},
        {cut, tr("Link or unlink"), {key("Ctrl+L")}, [this] { toggleLink(m_desk); }, OnRightClick::Clips},
        {cut, tr("Group"), {key("Ctrl+G")}, [this] { toggleGroup(m_desk); }, OnRightClick::Clips},
        {cut, tr("Ungroup"), {key("Ctrl+Shift+G")}, [this] { ungroupSelection(m_desk); }, OnRightClick::Clips},
        {cut, tr("Linked clips go together, or each alone"), {key("Ctrl+Shift+L")}, [this] { m_desk.setTakesLinked(!m_desk.takesLinked()); }},
        {cut, tr("Nest..."), {key("Alt+G")}, [this] { askForNest(); }, OnRightClick::Clips},
        {cut, tr("Take apart"), {key("Shift+Alt+G")}, [this] { takeApart(m_desk); }, OnRightClick::Clips},
        {cut, QStringLiteral("-"), {}, {}},
        {cut, tr("Insert from the library"), {key(",")}, [this] { putSourceOrAsk(true); }},
        {cut, tr("Overwrite from the library"), {key(".")}, [this] { putSourceOrAsk(false); }},
        {cut, tr("Lift the marked range"), {key(";")}, [this] { takeOutRange(m_desk, false); }, OnRightClick::Ruler},
        {cut, tr("Extract the marked range"), {key("'")}, [this] { takeOutRange(m_desk, true); }, OnRightClick::Ruler},
    };
}

void MainWindow::askForNest()
{
    if (m_desk.selection().empty()) return m_desk.hint(tr("Select the clips to nest."), true);
    bool isChosen = false;
    const QString name = QInputDialog::getText(this, tr("Nest"), tr("Name of the new timeline, which these clips move into:"), QLineEdit::Normal, tr("Nest"), &isChosen);
    if (isChosen) nestSelection(m_desk, name);
}

void MainWindow::askForSpeed()
{
    if (m_desk.selection().empty()) return m_desk.hint(tr("Select a clip to change its speed."), true);
    bool isChosen = false;
    const int percent = QInputDialog::getInt(this, tr("Speed"), tr("Percent; negative plays backwards. What follows moves along."), speedOfSelection(m_desk), -10000, 10000, 1, &isChosen);
    if (isChosen) setSpeedOfSelection(m_desk, percent);
}

std::vector<ActionRow> MainWindow::editActions()
{
    const QString edit = tr("&Edit"), play = tr("&Play");
    return {
        {edit, tr("&Split at playhead"), {key("Ctrl+K"), key("Ctrl+B")}, [this] { splitAtPlayhead(m_desk); }, OnRightClick::Clips},
        {edit, tr("&Delete"), {key("Del"), key("Backspace")}, [this] { deleteSelection(m_desk, Lift::LeaveGap); }, OnRightClick::Clips},
        {edit, tr("Ri&pple delete"), {key("Shift+Del")}, [this] { deleteSelection(m_desk, Lift::CloseGap); }, OnRightClick::Clips},
        {edit, tr("Ripple trim start to playhead"), {key("Q")}, [this] { trimToPlayhead(m_desk, Edge::Start, true); }},
        {edit, tr("Ripple trim end to playhead"), {key("W")}, [this] { trimToPlayhead(m_desk, Edge::End, true); }},
        {edit, tr("Move one frame left"), {key("Alt+Left")}, [this] { nudgeSelection(m_desk, -1); }},
        {edit, tr("Move one frame right"), {key("Alt+Right")}, [this] { nudgeSelection(m_desk, 1); }},
        {edit, tr("Add &text"), {key("T")}, [this] {
             if (addText(m_desk)) m_properties->beginEditing();
         }},
        {edit, tr("Dissolve at the clip's start"), {key("Ctrl+D")}, [this] { dissolveAtSelection(m_desk, MediaTime::fromMilliseconds(400)); }, OnRightClick::Clips},
        {play, tr("Play or stop"), {key("Space")}, [this] { m_player.toggle(); }},
        {play, tr("Shuttle back"), {key("J")}, [this] { m_player.shuttle(-1); }},
        {play, tr("Stop"), {key("K")}, [this] { m_player.shuttle(0); }},
        {play, tr("Shuttle forward"), {key("L")}, [this] { m_player.shuttle(1); }},
        {play, tr("One frame back"), {key("Left")}, [this] { m_player.stepFrames(-1); }},
        {play, tr("One frame on"), {key("Right")}, [this] { m_player.stepFrames(1); }},
        {play, tr("Five frames back"), {key("Shift+Left")}, [this] { m_player.stepFrames(-5); }},
        {play, tr("Five frames on"), {key("Shift+Right")}, [this] { m_player.stepFrames(5); }},
        {play, tr("Previous edit"), {key("Up")}, [this] { goToEdit(m_desk, -1); }},
        {play, tr("Next edit"), {key("Down")}, [this] { goToEdit(m_desk, 1); }},
        {play, tr("To the start"), {key("Home")}, [this] { m_player.goTo({}); }},
        {play, tr("To the end"), {key("End")}, [this] {
             if (const Timeline* timeline = m_desk.timeline()) m_player.goTo(timeline->duration());
         }},
    };
}

void MainWindow::chooseLanguage(const QString& language)
{
    QSettings().setValue(QStringLiteral("language"), language);
    m_desk.hint(tr("The language changes at the next start."));
}

std::vector<ActionRow> MainWindow::viewActions()
{
    const QString view = tr("&View"), help = tr("&Help");
    TimelineView& timeline = m_timeline->view();
    return {
        {view, tr("Zoom in"), {key("+"), key("=")}, [&timeline] { timeline.zoomBy(1.4); }},
        {view, tr("Zoom out"), {key("-")}, [&timeline] { timeline.zoomBy(1 / 1.4); }},
        {view, tr("Show the whole spot"), {key("\\"), key("Shift+Z")}, [&timeline] { timeline.fit(); }},
        {view, QStringLiteral("-"), {}, {}},
        {view, tr("Select and move"), {key("V")}, [&timeline] { timeline.setTool(TimelineTool::Select); }},
        {view, tr("Ripple trim"), {key("B")}, [&timeline] { timeline.setTool(TimelineTool::Ripple); }},
        {view, tr("Roll"), {key("N")}, [&timeline] { timeline.setTool(TimelineTool::Roll); }},
        {view, tr("Slip"), {key("Y")}, [&timeline] { timeline.setTool(TimelineTool::Slip); }},
        {view, tr("Slide"), {key("U")}, [&timeline] { timeline.setTool(TimelineTool::Slide); }},
        {view, tr("Rate stretch"), {key("R")}, [&timeline] { timeline.setTool(TimelineTool::Stretch); }},
        {view, tr("Razor"), {key("C")}, [&timeline] { timeline.setTool(TimelineTool::Razor); }},
        {view, tr("Snap on or off"), {key("S")}, [this, &timeline] { m_timeline->setSnapping(!timeline.isSnapping()); }},
        {view, QStringLiteral("-"), {}, {}},
        {view, QStringLiteral("Language: English"), {}, [this] { chooseLanguage(QStringLiteral("en")); }},
        {view, QString::fromUtf8("언어: 한국어"), {}, [this] { chooseLanguage(QStringLiteral("ko")); }},
        {help, tr("Keyboard &shortcuts"), {key("F1"), key("Ctrl+/"), key("Ctrl+Alt+K")}, [this] { showShortcuts(this, m_actions); }},
        {help, tr("&About Spotwright"), {}, [this] {
             QMessageBox::about(this, tr("About Spotwright"), tr("Spotwright %1: from an advertising script to a finished spot.\nGPL-3.0-or-later.").arg(QCoreApplication::applicationVersion()));
         }},
    };
}

} // namespace spot
