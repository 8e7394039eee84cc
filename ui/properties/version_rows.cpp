// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/version_rows.h"

#include "ui/desk/version_words.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace spot
{

VersionRows::VersionRows(Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_state(new QLabel), m_reset(new QPushButton(tr("Reset to master"))), m_keep(new QPushButton(tr("Keep as it is")))
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(6);
    auto* heading = new QLabel(tr("VERSION"));
    heading->setProperty("role", "heading");
    form->addRow(heading);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setAccessibleName(tr("Version"));
    form->addRow(m_state);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_reset);
    buttons->addWidget(m_keep);
    buttons->addStretch(1);
    form->addRow(buttons);
    m_reset->setToolTip(tr("The clip follows the master again"));
    m_keep->setToolTip(tr("The override stays and counts as up to date"));
    connect(m_reset, &QPushButton::clicked, this, [this] { send(false); });
    connect(m_keep, &QPushButton::clicked, this, [this] { send(true); });
}

void VersionRows::display()
{
    const Timeline* timeline = m_desk.timeline();
    const Clip* clip = m_desk.selectedClip();
    const VersionOf* version = timeline && timeline->version && clip ? &*timeline->version : nullptr;
    const ClipOverride* own = version ? version->find(clip->id) : nullptr;
    const bool isOwnClip = version && version->masterOf(clip->id) == ClipId{};
    const bool isUntranslated = version && std::ranges::count(untranslated(m_desk.project(), *timeline), clip->id) > 0;
    const bool isShown = own || isOwnClip || isUntranslated;
    setVisible(isShown);
    if (!isShown) return;
    const std::vector<ClipProperty> stale = own ? staleOf(m_desk.project(), *timeline, *own) : std::vector<ClipProperty>();
    QString words;
    if (isOwnClip) words = tr("Only in this version.");
    else if (own && stale.empty()) words = tr("Not the master's: %1.").arg(wordsOf(own->what));
    else if (own) words = tr("Not the master's: %1. Out of date, the master has changed since: %2.").arg(wordsOf(own->what), wordsOf(stale));
    if (isUntranslated) words += (words.isEmpty() ? QString() : QStringLiteral(" ")) + tr("The words are still in the master's language.");
    m_state->setText(words);
    m_reset->setVisible(own);
    m_keep->setVisible(!stale.empty());
}

void VersionRows::send(bool keep)
{
    const Clip* clip = m_desk.selectedClip();
    if (clip) m_desk.apply(ResetOverrides{m_desk.timelineId(), {clip->id}, {}, {}, keep});
}

} // namespace spot
