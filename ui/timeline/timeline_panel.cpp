// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_panel.h"

#include "ui/desk/version_words.h"
#include "ui/kit/icons.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/timeline/time_ruler.h"
#include "ui/timeline/track_headers.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace spot
{

namespace
{

constexpr double stepsPerDoubling = 100; // of the zoom slider
int sliderOf(double pixelsPerSecond) { return static_cast<int>(std::lround(std::log2(pixelsPerSecond) * stepsPerDoubling)); }

} // namespace

TimelinePanel::TimelinePanel(Desk& desk, MediaArt* art, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_view(new TimelineView(desk, art, this)), m_ruler(new TimeRuler(desk, *m_view, this)),
      m_across(new QScrollBar(Qt::Horizontal, this)), m_down(new QScrollBar(Qt::Vertical, this)), m_timelines(new QComboBox(this)),
      m_more(new QToolButton(this)), m_hint(new QLabel(this)), m_snapping(new QToolButton(this)), m_zoom(new QSlider(Qt::Horizontal, this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    auto* corner = new QWidget(this);
    corner->setFixedSize(theme::headerWidth, theme::rulerHeight);
    grid->addWidget(makeTools(), 0, 0, 1, 3);
    grid->addWidget(corner, 1, 0);
    grid->addWidget(m_ruler, 1, 1);
    grid->addWidget(new TrackHeaders(desk, *m_view, this), 2, 0);
    grid->addWidget(m_view, 2, 1);
    grid->addWidget(m_down, 2, 2);
    grid->addWidget(m_across, 3, 1);
    grid->setRowStretch(2, 1);
    grid->setColumnStretch(1, 1);

    connect(m_view, &TimelineView::viewportChanged, this, &TimelinePanel::readViewport);
    connect(m_view, &TimelineView::toolChanged, this, [this] {
        for (const auto& [tool, button] : m_tools) button->setChecked(tool == m_view->tool());
    });
    connect(m_across, &QScrollBar::valueChanged, this, [this](int milliseconds) {
        m_view->setScale(m_view->scale().scrolledTo(MediaTime::fromMilliseconds(milliseconds)));
    });
    connect(m_down, &QScrollBar::valueChanged, this, [this](int y) { m_view->setScrollY(y); });
    connect(m_timelines, &QComboBox::activated, this, [this](int row) {
        m_desk.showTimeline(TimelineId{m_timelines->itemData(row).toULongLong()});
    });
    connect(&desk, &Desk::projectChanged, this, &TimelinePanel::readTimelines);
    connect(&desk, &Desk::timelineChanged, this, &TimelinePanel::readTimelines);
    connect(&desk, &Desk::hinted, this, [this](const QString& sentence, bool isRefusal) {
        m_hint->setText(sentence);
        m_hint->setToolTip(sentence);
        m_hint->setStyleSheet(QStringLiteral("color: %1").arg(QColor(isRefusal ? theme::danger : theme::dim).name()));
    });
    readTimelines();
    readViewport();
}

QToolButton* TimelinePanel::toolButton(Sign sign, const QString& name, TimelineTool tool)
{
    auto* button = new QToolButton(this);
    button->setIcon(iconOf(sign));
    button->setIconSize({16, 16});
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setCheckable(true);
    button->setChecked(tool == m_view->tool());
    connect(button, &QToolButton::clicked, this, [this, button, tool] {
        m_view->setTool(tool);
        button->setChecked(true);
    });
    m_tools.emplace_back(tool, button);
    return button;
}

QWidget* TimelinePanel::makeTools()
{
    auto* bar = new QWidget(this);
    bar->setProperty("role", "bar");
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(theme::toolbarHeight);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::gap, 0, theme::gap, 0);
    row->setSpacing(2);
    m_timelines->setAccessibleName(tr("Format"));
    m_timelines->setToolTip(tr("The cut on show: one for each format of the campaign"));
    m_timelines->setMinimumWidth(110);
    row->addWidget(m_timelines);
    m_more->setIcon(iconOf(Sign::More));
    m_more->setToolTip(tr("New, duplicate, rename, change, remove"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(m_more);
    row->addSpacing(theme::gap);
    row->addWidget(toolButton(Sign::Select, tr("Select and move (V)"), TimelineTool::Select));
    row->addWidget(toolButton(Sign::Ripple, tr("Ripple trim: what follows moves along (B)"), TimelineTool::Ripple));
    row->addWidget(toolButton(Sign::Roll, tr("Roll: moves the cut between two clips (N)"), TimelineTool::Roll));
    row->addWidget(toolButton(Sign::Slip, tr("Slip: other pictures in the same place (Y)"), TimelineTool::Slip));
    row->addWidget(toolButton(Sign::Slide, tr("Slide: moves a clip between its neighbours (U)"), TimelineTool::Slide));
    row->addWidget(toolButton(Sign::Stretch, tr("Rate stretch: the same pictures, faster or slower (R)"), TimelineTool::Stretch));
    row->addWidget(toolButton(Sign::Split, tr("Razor (C)"), TimelineTool::Razor));
    row->addSpacing(theme::gap);
    const auto addSwitch = [&](QToolButton* button, Sign sign, const QString& words) {
        button->setIcon(iconOf(sign));
        button->setIconSize({16, 16});
        button->setToolTip(words);
        button->setAccessibleName(words);
        button->setCheckable(true);
        button->setChecked(true);
        row->addWidget(button);
    };
    addSwitch(m_snapping, Sign::Snap, tr("Snap to edges, markers, in, out and playhead (S)"));
    connect(m_snapping, &QToolButton::toggled, m_view, &TimelineView::setSnapping);
    auto* linked = new QToolButton(bar);
    addSwitch(linked, Sign::Linked, tr("Linked clips go together; Alt takes one alone (Ctrl+Shift+L)"));
    connect(linked, &QToolButton::toggled, &m_desk, &Desk::setTakesLinked);
    connect(&m_desk, &Desk::takesLinkedChanged, linked, &QToolButton::setChecked);
    row->addSpacing(theme::gap * 2);
    row->addWidget(m_hint, 1);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_hint->setAccessibleName(tr("Hint"));
    auto* fit = new QToolButton(bar);
    fit->setIcon(iconOf(Sign::Fit));
    fit->setToolTip(tr("Show the whole spot (Shift+Z)"));
    fit->setAccessibleName(fit->toolTip());
    connect(fit, &QToolButton::clicked, m_view, &TimelineView::fit);
    m_zoom->setRange(sliderOf(4), sliderOf(TimeScale::most));
    m_zoom->setFixedWidth(120);
    m_zoom->setFocusPolicy(Qt::TabFocus);
    m_zoom->setAccessibleName(tr("Zoom"));
    m_zoom->setToolTip(tr("Zoom (Ctrl+wheel, + and -)"));
    connect(m_zoom, &QSlider::valueChanged, this, [this](int value) {
        m_view->zoomBy(std::exp2(value / stepsPerDoubling) / m_view->scale().pixelsPerSecond);
    });
    row->addWidget(fit);
    row->addWidget(m_zoom);
    return bar;
}

void TimelinePanel::setTimelineMenu(QMenu* menu) { m_more->setMenu(menu); }
void TimelinePanel::setSnapping(bool snapping) { m_snapping->setChecked(snapping); }

void TimelinePanel::readViewport()
{
    const QSignalBlocker quietAcross(m_across), quietDown(m_down), quietZoom(m_zoom);
    const TimeScale& scale = m_view->scale();
    const auto milliseconds = [](MediaTime t) { return static_cast<int>(std::min(t.seconds() * 1000, 2e9)); };
    const int page = std::max(milliseconds(scale.length(m_view->width())), 1);
    m_across->setRange(0, std::max(milliseconds(m_view->extent()) - page, milliseconds(scale.origin)));
    m_across->setPageStep(page);
    m_across->setSingleStep(std::max(page / 20, 1));
    m_across->setValue(milliseconds(scale.origin));
    m_down->setRange(0, std::max(static_cast<int>(heightOf(m_view->rows())) - m_view->height(), 0));
    m_down->setPageStep(m_view->height());
    m_down->setValue(static_cast<int>(m_view->scrollY()));
    m_down->setVisible(m_down->maximum() > 0);
    m_zoom->setValue(sliderOf(scale.pixelsPerSecond));
}

void TimelinePanel::readTimelines()
{
    const QSignalBlocker quiet(m_timelines);
    m_timelines->clear();
    for (const TimelinePtr& timeline : m_desk.project().timelines) {
        const auto state = versionState(m_desk.project(), *timeline);
        const QString name = toQString(timeline->name);
        m_timelines->addItem(!state ? name : (state->isStale() ? QString::fromUtf8("⚠ %1 ← %2") : QString::fromUtf8("%1 ← %2")).arg(name, state->master), QVariant::fromValue<qulonglong>(timeline->id.value));
        if (state) m_timelines->setItemData(m_timelines->count() - 1, sentenceOf(*state), Qt::ToolTipRole);
        if (timeline->id == m_desk.timelineId()) m_timelines->setCurrentIndex(m_timelines->count() - 1);
    }
    m_timelines->setEnabled(m_timelines->count() > 0);
    const QVariant said = m_timelines->currentData(Qt::ToolTipRole);
    m_timelines->setToolTip(said.isValid() ? said.toString() : tr("The cut on show: one for each format of the campaign"));
}

} // namespace spot
