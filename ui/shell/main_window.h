// SPDX-License-Identifier: GPL-3.0-or-later
// ui/shell/main_window.h: builds the panels, docks them, and names the actions.
#pragma once

#include "app/deliver/delivery.h"
#include "app/session/studio.h"
#include "ui/kit/error_strip.h"
#include "ui/preview/audio_out.h"
#include "ui/preview/preview_panel.h"
#include "ui/properties/properties_panel.h"
#include "ui/shell/actions.h"
#include "ui/timeline/timeline_panel.h"

#include <QMainWindow>

class QLabel;

namespace spot
{

/// [ui]
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// `studio` outlives the window.
    explicit MainWindow(Studio& studio);
    ~MainWindow() override;

    Desk& desk() { return m_desk; }
    TimelineView& timelineView() { return m_timeline->view(); }
    TimelinePanel& timelinePanel() { return *m_timeline; }
    const std::vector<ActionRow>& actions() const { return m_actions; }
    /// Says so on the error strip when it cannot.
    void openProject(const std::filesystem::path& file);

Q_SIGNALS:
    void painted(); ///< once, after the first picture of the whole window

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildPanels();
    void buildStatus();
    void takeDocument();
    std::vector<ActionRow> fileActions();
    std::vector<ActionRow> editActions();
    std::vector<ActionRow> cutActions();
    std::vector<ActionRow> clipboardActions();
    std::vector<ActionRow> markActions();
    std::vector<ActionRow> timelineActions();
    std::vector<ActionRow> viewActions();
    void askForAttributes();
    void askForMarker(MarkerId marker);
    void askForName();
    void putSourceOrAsk(bool insert);
    void askForSpeed();
    void askForNest();
    void askForProject();
    void askForScript();
    void askForMedia();
    void importFiles(const QStringList& files);
    void readHistory();
    void chooseLanguage(const QString& language);

    Studio& m_studio;
    StoreResolver m_media;
    Desk m_desk;
    MediaArt m_art;
    AudioOut m_sound; ///< its clock leads the player
    Player m_player;
    FrameFeed m_feed;
    std::vector<ActionRow> m_actions;
    ErrorStrip* m_errors = nullptr;
    TimelinePanel* m_timeline = nullptr;
    PreviewPanel* m_preview = nullptr;
    PropertiesPanel* m_properties = nullptr;
    QLabel* m_renderer = nullptr;
    QLabel* m_step = nullptr;
    bool m_isPainted = false;
};

} // namespace spot
