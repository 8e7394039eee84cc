// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/brief/brief_panel.h"
#include "ui/desk/commands.h"
#include "ui/jobs/jobs_panel.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/library/library_panel.h"
#include "ui/markers/markers_panel.h"
#include "ui/preview/level_meter.h"
#include "ui/shell/script_dialog.h"
#include "ui/art/art_readers.h"
#include "ui/timeline/time_ruler.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

namespace spot
{

MainWindow::MainWindow(Studio& studio)
    : m_studio(studio), m_media(studio.store()), m_art(artReaders(studio.store())), m_sound(m_desk, m_media), m_player(m_desk, [this] { return m_sound.now(); }), m_feed(m_desk, m_media)
{
    setWindowTitle(QStringLiteral("Spotwright"));
    setAcceptDrops(true);
    resize(1560, 940);
    buildPanels();
    buildStatus();
    for (auto rows : {fileActions(), clipboardActions(), editActions(), cutActions(), markActions(), timelineActions(), viewActions()}) m_actions.insert(m_actions.end(), rows.begin(), rows.end());
    const auto menus = putIntoMenus(*this, m_actions);
    m_timeline->setTimelineMenu(menus.at(tr("&Timeline")));
    QMenu* ofClips = rightClickMenu(this, m_actions, OnRightClick::Clips);
    QMenu* ofRuler = rightClickMenu(this, m_actions, OnRightClick::Ruler);
    connect(&m_timeline->view(), &TimelineView::menuRequested, ofClips, [ofClips](QPoint place) { ofClips->popup(place); });
    connect(&m_timeline->ruler(), &TimeRuler::menuRequested, ofRuler, [ofRuler](QPoint place) { ofRuler->popup(place); });
    connect(&studio, &Studio::documentChanged, this, &MainWindow::takeDocument);
    connect(&m_player, &Player::speedChanged, &m_sound, &AudioOut::followSpeed);
    connect(&m_feed, &FrameFeed::composed, &m_sound, &AudioOut::setComposition);
    connect(&m_sound, &AudioOut::failed, this, [this](const Error& error) { m_errors->show(error); });
    connect(&m_sound, &AudioOut::noDevice, this, [this] { m_desk.hint(tr("No sound device: playing by the clock, without sound.")); });
    connect(&m_feed, &FrameFeed::failed, this, [this](const Error& error) { m_errors->show(error); });
    connect(&studio.jobs(), &JobBoard::failed, this, [this](const JobRow& row) {
        if (row.error && row.error->fault != Fault::Cancelled) m_errors->show(*row.error, tr("Try again"), [this, id = row.id] {
            if (const auto again = m_studio.jobs().retry(id); !again) m_errors->show(again.error());
        });
    });
    connect(&studio, &Studio::notSaved, this, [this](const Error& error) { m_errors->show(error); });
    connect(&studio.jobs(), &JobBoard::isolationReduced, this, [this](const QString& why) { m_errors->show({Fault::Unsupported, toStd(tr("Plugins run with reduced isolation: %1").arg(why))}); });
    qApp->installEventFilter(this);
    takeDocument();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride) return QMainWindow::eventFilter(watched, event);
    const QWidget* focus = QApplication::focusWidget();
    const auto* pressed = static_cast<QKeyEvent*>(event);
    const int key = pressed->key();
    const bool turns = key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
    const bool isList = qobject_cast<const QAbstractItemView*>(focus) || qobject_cast<const QComboBox*>(focus) || qobject_cast<const QTabBar*>(focus) || qobject_cast<const QAbstractSlider*>(focus);
    const bool isSearch = qobject_cast<const QComboBox*>(focus) && !(pressed->modifiers() & ~Qt::KeyboardModifiers(Qt::ShiftModifier)) && !pressed->text().trimmed().isEmpty(); // first letters choose
    const bool isNumber = qobject_cast<const QAbstractSpinBox*>(focus);
    const bool erases = key == Qt::Key_Delete || key == Qt::Key_Backspace;
    const bool isButton = qobject_cast<const QAbstractButton*>(focus);
    if (isSearch || (isList && (turns || erases || key == Qt::Key_Space)) || (isNumber && (key == Qt::Key_Up || key == Qt::Key_Down)) || (isButton && key == Qt::Key_Space)) event->accept(); // theirs, not the transport's
    return QMainWindow::eventFilter(watched, event);
}

MainWindow::~MainWindow() { m_desk.setDocument(nullptr); }

void MainWindow::buildPanels()
{
    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* split = new QSplitter(Qt::Vertical, middle);
    m_errors = new ErrorStrip(middle);
    m_timeline = new TimelinePanel(m_desk, &m_art);
    auto* upper = new QMainWindow(split); // docks beside the preview, the timeline below across the whole window
    upper->setWindowFlags(Qt::Widget);
    m_preview = new PreviewPanel(m_desk, m_player, m_feed);
    m_preview->meter().setSource([this] { return m_sound.levels(); });
    connect(m_preview, &PreviewPanel::scrubSoundChosen, &m_sound, &AudioOut::setScrubbing);
    upper->setCentralWidget(m_preview);
    const auto dock = [upper](const QString& title, QWidget* panel, Qt::DockWidgetArea side) {
        auto* made = new QDockWidget(title, upper);
        made->setObjectName(title);
        panel->setMinimumWidth(theme::panelWidth);
        made->setWidget(panel);
        made->setFeatures(QDockWidget::NoDockWidgetFeatures);
        upper->addDockWidget(side, made);
        return made;
    };
    m_properties = new PropertiesPanel(m_desk);
    auto* media = new LibraryPanel(m_desk, m_studio, m_art);
    connect(media, &LibraryPanel::putRequested, this, &MainWindow::putSourceOrAsk);
    QDockWidget* library = dock(tr("Library"), media, Qt::LeftDockWidgetArea);
    QDockWidget* script = dock(tr("Script"), new BriefPanel(m_desk, m_studio), Qt::LeftDockWidgetArea);
    auto* markers = new MarkersPanel(m_desk);
    QDockWidget* marks = dock(tr("Markers"), markers, Qt::LeftDockWidgetArea);
    QDockWidget* jobs = dock(tr("Jobs"), new JobsPanel(m_studio.jobs()), Qt::LeftDockWidgetArea);
    QDockWidget* properties = dock(tr("Properties"), m_properties, Qt::RightDockWidgetArea);
    upper->tabifyDockWidget(library, script);
    upper->tabifyDockWidget(script, marks);
    upper->tabifyDockWidget(marks, jobs);
    upper->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    for (QDockWidget* tabbed : {library, script, marks, jobs}) tabbed->setTitleBarWidget(new QWidget(tabbed)); // the tab is its title
    library->raise();
    upper->resizeDocks({library, properties}, {300, 300}, Qt::Horizontal);
    split->addWidget(upper);
    split->addWidget(m_timeline);
    split->setStretchFactor(0, 1);
    split->setSizes({560, 380});
    split->setHandleWidth(3);
    split->setChildrenCollapsible(false);
    column->addWidget(m_errors);
    column->addWidget(split, 1);
    setCentralWidget(middle);
    connect(&m_desk, &Desk::playheadMoved, this, [this] {
        if (m_player.isPlaying()) m_timeline->view().followPlayhead();
    });
    connect(&m_timeline->view(), &TimelineView::editRequested, m_properties, &PropertiesPanel::beginEditing);
    connect(markers, &MarkersPanel::editRequested, this, &MainWindow::askForMarker);
    connect(&m_timeline->ruler(), &TimeRuler::markerRequested, this, &MainWindow::askForMarker);
    connect(&m_timeline->ruler(), &TimeRuler::scrubbed, this, [this] { m_player.setSpeed(0); });
}

void MainWindow::buildStatus()
{
    m_renderer = new QLabel(tr("Preview: starting"), this);
    m_step = new QLabel(this);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_step, 1);
    statusBar()->addPermanentWidget(m_renderer);
    connect(&m_feed, &FrameFeed::rendererNamed, this, [this](const QString& name) { m_renderer->setText(tr("Preview: %1").arg(name)); });
    auto* way = new QLabel(this);
    statusBar()->addPermanentWidget(way);
    connect(&m_preview->view(), &FrameView::wayChosen, way, &QLabel::setText);
    connect(&m_desk, &Desk::projectChanged, this, &MainWindow::readHistory);
}

void MainWindow::readHistory()
{
    Document* document = m_desk.document();
    setWindowTitle(document ? QStringLiteral("%1 - Spotwright").arg(toQString(document->path().stem().string())) : QStringLiteral("Spotwright"));
    m_step->setText(document && document->canUndo() ? tr("Saved. Undo: %1").arg(stepName(document->undoName())) : document ? tr("Saved.") : QString());
}

void MainWindow::takeDocument()
{
    m_desk.setDocument(m_studio.document());
    m_errors->dismiss();
    if (m_studio.document() && m_studio.document()->readOnlyReason()) m_errors->show({Fault::Denied, *m_studio.document()->readOnlyReason()});
    readHistory();
}

void MainWindow::openProject(const std::filesystem::path& file)
{
    m_player.setSpeed(0);
    m_desk.setDocument(nullptr);
    if (const auto opened = m_studio.openDocument(file); !opened) {
        m_desk.setDocument(m_studio.document());
        m_errors->show(opened.error(), tr("Open another"), [this] { askForProject(); });
        return;
    }
    if (m_desk.document() != m_studio.document()) m_desk.setDocument(m_studio.document()); // the one that was open already
    m_studio.resumeJobs();
}

void MainWindow::askForProject()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open project"), {}, tr("Spotwright projects (*.spot)"));
    if (!file.isEmpty()) openProject(toPath(file));
}

void MainWindow::askForScript()
{
    m_player.setSpeed(0);
    ScriptDialog dialog(m_studio, this);
    dialog.exec();
    if (!dialog.warnings().isEmpty()) m_errors->show({Fault::Invalid, toStd(dialog.warnings().join(u'\n'))});
}

void MainWindow::askForMedia()
{
    importFiles(QFileDialog::getOpenFileNames(this, tr("Import media"), {},
                                              tr("Media (*.mp4 *.mov *.webm *.mkv *.png *.jpg *.jpeg *.tif *.tiff *.exr *.webp *.wav *.mp3 *.m4a *.flac *.ogg)")));
}

void MainWindow::importFiles(const QStringList& files)
{
    if (!files.isEmpty() && !m_studio.document()) return m_errors->show({Fault::Invalid, toStd(tr("Media goes into a project: open one or make one first."))});
    for (const QString& file : files)
        m_studio.importMedia(toPath(file), [this](const Result<MediaId>& taken) {
            if (!taken) m_errors->show(taken.error());
        });
}

bool MainWindow::event(QEvent* event)
{
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::UpdateRequest && !std::exchange(m_isPainted, true)) QTimer::singleShot(0, this, &MainWindow::painted);
    return handled;
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) files += url.toLocalFile();
    if (files.size() == 1 && files.front().endsWith(QLatin1String(".spot"))) openProject(toPath(files.front()));
    else importFiles(files);
    event->acceptProposedAction();
}

} // namespace spot
