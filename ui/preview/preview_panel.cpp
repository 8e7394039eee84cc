// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_panel.h"

#include "ui/kit/icons.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/timecode_field.h"
#include "ui/preview/level_meter.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace spot
{

PreviewPanel::PreviewPanel(Desk& desk, Player& player, FrameFeed& feed, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_player(player), m_feed(feed), m_view(new FrameView(this)), m_meter(new LevelMeter(this)), m_now(new TimecodeField(this)),
      m_length(new QLabel(this)), m_dropped(new QLabel(this)), m_play(new QToolButton(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_view, 1);
    upper->addWidget(m_meter);
    column->addLayout(upper, 1);
    column->addWidget(makeTransport());
    connect(m_view, &FrameView::roomChanged, &feed, &FrameFeed::setRoom);
    connect(&feed, &FrameFeed::frameDrawn, this, [this](const ImagePtr& frame) {
        if (m_feed.composition()) m_view->show(frame, m_feed.composition()->canvas);
        m_dropped->setText(m_feed.dropped() ? tr("%n dropped", nullptr, m_feed.dropped()) : QString());
    });
    connect(&feed, &FrameFeed::composed, this, [this](const CompositionPtr& composition) {
        if (!composition) m_view->clear();
        readTime();
    });
    connect(&desk, &Desk::playheadMoved, this, &PreviewPanel::readTime);
    connect(m_now, &TimecodeField::typed, &player, &Player::goTo);
    connect(&player, &Player::speedChanged, this, [this](int speed) {
        m_feed.setPlaying(speed == 1);
        if (speed) m_feed.resetDropped();
        m_meter->setRunning(speed == 1);
        m_play->setIcon(iconOf(speed ? Sign::Pause : Sign::Play));
    });
    readTime();
}

void PreviewPanel::readTime()
{
    const Timeline* timeline = m_desk.timeline();
    const FrameRate rate = timeline ? timeline->rate : fps30;
    m_now->display(m_desk.playhead(), rate);
    m_length->setText(toQString(timecode(timeline ? timeline->duration() : MediaTime{}, rate)));
}

QWidget* PreviewPanel::makeTransport()
{
    auto* bar = new QWidget(this);
    bar->setProperty("role", "bar");
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(theme::toolbarHeight + 4);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::gap, 0, theme::gap, 0);
    row->setSpacing(2);
    m_length->setProperty("role", "faint");
    m_length->setToolTip(tr("Length of the spot"));
    m_dropped->setProperty("role", "faint");
    m_dropped->setMinimumWidth(90);
    row->addWidget(m_now);
    row->addWidget(m_dropped);
    row->addStretch(1);
    const auto add = [&](QToolButton* button, Sign sign, const QString& name, auto act) {
        button->setIcon(iconOf(sign));
        button->setIconSize({18, 18});
        button->setToolTip(name);
        button->setAccessibleName(name);
        connect(button, &QToolButton::clicked, this, act);
        row->addWidget(button);
    };
    add(new QToolButton(bar), Sign::Start, tr("To the start (Home)"), [this] { m_player.goTo({}); });
    add(new QToolButton(bar), Sign::StepBack, tr("One frame back (Left)"), [this] { m_player.stepFrames(-1); });
    add(m_play, Sign::Play, tr("Play or stop (Space)"), [this] { m_player.toggle(); });
    add(new QToolButton(bar), Sign::StepForward, tr("One frame on (Right)"), [this] { m_player.stepFrames(1); });
    add(new QToolButton(bar), Sign::End, tr("To the end (End)"), [this] {
        if (const Timeline* timeline = m_desk.timeline()) m_player.goTo(timeline->duration());
    });
    row->addStretch(1);
    auto* balance = new QWidget(bar);
    balance->setFixedWidth(60);
    row->addWidget(balance);
    auto* scrub = new QToolButton(bar);
    scrub->setCheckable(true);
    scrub->setIcon(iconOf(Sign::Sound));
    scrub->setToolTip(tr("Sound while the playhead is dragged"));
    scrub->setAccessibleName(scrub->toolTip());
    connect(scrub, &QToolButton::toggled, this, &PreviewPanel::scrubSoundChosen);
    row->addWidget(scrub);
    row->addWidget(m_length);
    return bar;
}

} // namespace spot
