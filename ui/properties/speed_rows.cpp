// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/speed_rows.h"

#include "app/model/links.h"
#include "ui/kit/number_field.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <cmath>

namespace spot
{

namespace
{

const MediaClip* runningMedia(const Desk& desk, const Clip* clip)
{
    const auto* media = clip ? std::get_if<MediaClip>(&clip->content) : nullptr;
    const MediaItem* item = media ? desk.project().find(media->media) : nullptr;
    return item && item->kind != ItemKind::Still ? media : nullptr;
}

Speed speedOf(double percent) { return Speed::of(std::llround(percent * 100), 10'000); }

double percentAt(const MediaClip& media, MediaTime t) { return 100 * (media.ramp.empty() ? media.speed.value() : speedAt(media.ramp, t)); }

/// A straight ramp through the same media: both keys at the ends of the new length.
std::optional<SpeedKeys> straightRamp(const MediaClip& media, MediaTime length, Speed first, Speed last)
{
    const double mean = (first.value() + last.value()) / 2;
    const double passed = std::abs(static_cast<double>((media.mediaAt(length) - media.in).flicks));
    if (!first.isValid() || !last.isValid() || first.num * last.num <= 0 || passed < 1) return std::nullopt;
    return SpeedKeys{{{}, first}, {MediaTime{std::llround(passed / std::abs(mean))}, last}};
}

} // namespace

SpeedRows::SpeedRows(Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_first(new NumberField({-10000, 10000, 1, 2, QStringLiteral(" %")}, tr("Speed"))),
      m_last(new NumberField({-10000, 10000, 1, 2, QStringLiteral(" %")}, tr("Speed at the end"))), m_keepPitch(new QCheckBox(tr("Keep the pitch"))), m_note(new QLabel)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    auto* heading = new QLabel(tr("SPEED"));
    heading->setProperty("role", "heading");
    form->addRow(heading);
    form->addRow(tr("Speed"), m_first);
    form->addRow(tr("At the end"), m_last);
    form->addRow(m_keepPitch);
    m_note->setWordWrap(true);
    form->addRow(m_note);
    follow(m_first, false);
    follow(m_last, true);
    connect(m_keepPitch, &QCheckBox::toggled, this, &SpeedRows::keepPitch);
}

void SpeedRows::follow(NumberField* field, bool isLast)
{
    const auto set = [this, isLast](double percent) {
        const Clip* clip = m_desk.selectedClip();
        const MediaClip* media = runningMedia(m_desk, clip);
        if (!media) return;
        if (isLast) change(percentAt(*media, {}), percent);
        else change(percent, media->ramp.empty() ? percent : percentAt(*media, clip->place.length()));
    };
    connect(field, &NumberField::dragBegan, this, [this] { m_gesture = m_desk.document()->beginGesture(); });
    connect(field, &NumberField::dragged, this, set);
    connect(field, &NumberField::typed, this, set);
    connect(field, &NumberField::dragEnded, this, [this] { m_gesture = {}, m_desk.report(m_desk.document()->endGesture()); });
    connect(field, &NumberField::dragCancelled, this, [this] { m_gesture = {}, m_desk.report(m_desk.document()->cancelGesture()); });
}

void SpeedRows::display()
{
    const Clip* clip = m_desk.selectedClip();
    const MediaClip* media = runningMedia(m_desk, clip);
    setVisible(media && !media->isHeld());
    if (!media || media->isHeld()) return;
    m_first->display(percentAt(*media, {}));
    m_last->display(percentAt(*media, clip->place.length()));
    m_note->setVisible(media->ramp.size() > 2);
    m_note->setText(tr("A speed ramp of %n keys.", nullptr, static_cast<int>(media->ramp.size())));
    const QSignalBlocker quiet(m_keepPitch);
    m_keepPitch->setChecked(media->keepPitch);
    m_keepPitch->setEnabled(media->ramp.empty() || directionOf(media->ramp) != 0);
}

/// Picture and sound of one link run alike.
void SpeedRows::change(double first, double last)
{
    const Clip* clip = m_desk.selectedClip();
    const Timeline& timeline = *m_desk.timeline();
    std::vector<Edit> edits;
    for (const ClipId id : m_desk.takesLinked() ? linkedWith(timeline, clip->id) : std::vector{clip->id}) {
        const Clip& each = timeline.at(*timeline.find(id));
        const MediaClip* media = runningMedia(m_desk, &each);
        if (!media) continue;
        const auto ramp = first == last ? std::nullopt : straightRamp(*media, each.place.length(), speedOf(first), speedOf(last));
        if (ramp) edits.push_back(SetSpeedRamp{timeline.id, id, *ramp, true, false, {}});
        else if (first == last) edits.push_back(SetSpeed{timeline.id, id, speedOf(first), true, {}});
        else return m_desk.hint(tr("A ramp goes from one speed to another of the same direction, not from or to 0."), true), display();
    }
    send(edits);
}

void SpeedRows::keepPitch(bool keeps)
{
    const Clip* clip = m_desk.selectedClip();
    const Timeline& timeline = *m_desk.timeline();
    std::vector<Edit> edits;
    for (const ClipId id : m_desk.takesLinked() ? linkedWith(timeline, clip->id) : std::vector{clip->id}) {
        const MediaClip* media = runningMedia(m_desk, &timeline.at(*timeline.find(id)));
        if (!media) continue;
        if (media->ramp.empty()) edits.push_back(SetSpeed{timeline.id, id, media->speed, true, keeps});
        else edits.push_back(SetSpeedRamp{timeline.id, id, media->ramp, true, true, keeps});
    }
    send(edits);
}

void SpeedRows::send(const std::vector<Edit>& edits)
{
    if (!m_desk.applyAll(edits, QStringLiteral("Change speed"), m_gesture)) display();
}

} // namespace spot
