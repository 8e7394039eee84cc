// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/brief/brief_panel.h"

#include "app/agent/slots.h"
#include "app/session/another_take.h"
#include "ui/kit/icons.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace spot
{

namespace
{

QLabel* words(const QString& text, const char* role = nullptr)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    if (role) label->setProperty("role", role);
    return label;
}

} // namespace

BriefPanel::BriefPanel(Desk& desk, Studio& studio, QWidget* parent) : QScrollArea(parent), m_desk(desk), m_studio(studio)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&desk, &Desk::documentChanged, this, &BriefPanel::readScenes);
    connect(&desk, &Desk::timelineChanged, this, &BriefPanel::readScenes);
    connect(&desk, &Desk::projectChanged, this, [this](const Change& change) {
        if (change.brief || !change.media.empty()) readScenes();
    });
    readScenes();
}

void BriefPanel::readScenes()
{
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(16);
    const auto& scenes = m_desk.project().storyboard.scenes;
    if (scenes.empty()) column->addWidget(words(tr("This project has no script. New from script (Ctrl+N) makes a spot out of one."), "faint"));
    for (std::size_t s = 0; s < scenes.size(); ++s) column->addWidget(cardOf(scenes[s], s + 1));
    column->addStretch(1);
    setWidget(inside);
}

QWidget* BriefPanel::cardOf(const Scene& scene, std::size_t number)
{
    auto* card = new QWidget;
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* title = new QToolButton;
    title->setText(QStringLiteral("%1  %2").arg(number).arg(toQString(scene.name)));
    title->setToolTip(tr("Go to this scene"));
    title->setFont(theme::bodyFont(13, QFont::DemiBold));
    connect(title, &QToolButton::clicked, this, [this, start = scene.place.start] { m_desk.setPlayhead(start); });
    auto* head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(words(tr("%1 s").arg(scene.place.length().seconds(), 0, 'f', 1), "faint"));
    column->addLayout(head);
    if (!scene.visual.empty()) column->addWidget(words(toQString(scene.visual), "quiet"));
    if (!scene.voice.empty()) column->addWidget(words(QChar(0x201C) + toQString(scene.voice) + QChar(0x201D)));
    if (!scene.super.empty()) column->addWidget(words(tr("Text: %1").arg(toQString(scene.super)), "quiet"));

    std::size_t ratio = 0;
    const auto& timelines = m_desk.project().timelines;
    for (std::size_t t = 0; t < timelines.size(); ++t)
        if (timelines[t]->id == m_desk.timelineId()) ratio = t;
    const std::pair<QString, SlotId> slotsOfScene[] = {{tr("Picture"), slotOf(scene.id, SlotKind::Picture, ratio)},
                                                       {tr("Voice"), slotOf(scene.id, SlotKind::Voice)},
                                                       {tr("Effect"), slotOf(scene.id, SlotKind::Effect)}};
    for (const auto& [what, slot] : slotsOfScene)
        if (QWidget* takes = takesRow(what, slot)) column->addWidget(takes);
    return card;
}

QWidget* BriefPanel::takesRow(const QString& what, SlotId slot)
{
    const auto takes = m_desk.project().takesOf(slot);
    if (takes.empty()) return nullptr;
    auto* holder = new QWidget;
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(words(tr("%1: %n take(s)", nullptr, static_cast<int>(takes.size())).arg(what), "faint"), 1);
    auto* another = new QToolButton;
    another->setIcon(iconOf(Sign::Retry));
    another->setText(tr("Another take"));
    another->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(another, &QToolButton::clicked, this, [this, slot] {
        const auto asked = askForAnotherTake(m_desk.project(), slot, m_studio.jobs());
        m_desk.hint(asked ? tr("Another take is being made: see Jobs.") : toQString(asked.error().message), !asked);
    });
    row->addWidget(another);
    return holder;
}

} // namespace spot
