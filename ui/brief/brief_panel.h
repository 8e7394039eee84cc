// SPDX-License-Identifier: GPL-3.0-or-later
// ui/brief/brief_panel.h: the storyboard scene by scene: what is seen, said and written, its takes, and another take.
#pragma once

#include "app/session/studio.h"
#include "ui/desk/desk.h"

#include <QScrollArea>

class QVBoxLayout;

namespace spot
{

/// [ui]
class BriefPanel final : public QScrollArea
{
    Q_OBJECT
public:
    BriefPanel(Desk& desk, Studio& studio, QWidget* parent = nullptr);

private:
    void readScenes();
    QWidget* cardOf(const Scene& scene, std::size_t number);
    /// Null without takes.
    QWidget* takesRow(const QString& what, SlotId slot);
    Desk& m_desk;
    Studio& m_studio;
};

} // namespace spot
