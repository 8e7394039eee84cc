// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/properties_panel.h"

#include "app/model/keyed_property.h"
#include "ui/kit/number_field.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/desk/commands.h"
#include "ui/properties/effect_stack.h"
#include "ui/properties/key_buttons.h"
#include "ui/properties/look_rows.h"
#include "ui/properties/speed_rows.h"
#include "ui/properties/text_style_rows.h"
#include "ui/properties/transition_rows.h"
#include "ui/properties/version_rows.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

/// The clip with a number set: of a curve with keys at `at` after its start, of another everywhere.
Clip withValue(Clip clip, const std::string& property, MediaTime at, double value)
{
    Curve& curve = *curveOf(clip, property);
    std::vector<Key> keys = curve.keys();
    if (keys.empty()) {
        curve = Curve(value);
        return clip;
    }
    Key key{at, value, Ease::EaseInOut, {}};
    for (const Key& each : keys)
        if (each.at <= at) key.ease = each.ease, key.handles = each.handles;
    keys.push_back(key); // of two at one time the later one wins
    curve = Curve(std::move(keys));
    return clip;
}

/// A clip ends where this one begins.
bool beginsAtCut(const Timeline& timeline, ClipSpot spot)
{
    return spot.clip > 0 && timeline.tracks[spot.track]->clips[spot.clip - 1]->place.end == timeline.at(spot).place.start;
}

} // namespace

PropertiesPanel::PropertiesPanel(Desk& desk, QWidget* parent) : QScrollArea(parent), m_desk(desk), m_column(new QVBoxLayout), m_title(new QLabel)
{
    auto* inside = new QWidget;
    inside->setLayout(m_column);
    m_column->setContentsMargins(12, 12, 12, 12);
    m_column->setSpacing(14);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(theme::bodyFont(13, QFont::DemiBold));
    m_column->addWidget(m_title);
    m_version = new VersionRows(desk);
    m_column->addWidget(m_version);
    addText();
    addLook();
    m_effects = new EffectStack(desk);
    m_column->addWidget(m_effects);
    addHearing();
    m_speed = new SpeedRows(m_desk);
    m_column->addWidget(m_speed);
    addTransition();
    addTakes();
    m_column->addStretch(1);
    setWidget(inside);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&desk, &Desk::selectionChanged, this, &PropertiesPanel::read);
    connect(&desk, &Desk::projectChanged, this, &PropertiesPanel::read);
    connect(&desk, &Desk::playheadMoved, this, &PropertiesPanel::readNumbers);
    read();
}

QWidget* PropertiesPanel::addSection(const QString& title)
{
    auto* section = new QWidget;
    auto* form = new QFormLayout(section);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    auto* heading = new QLabel(title);
    heading->setProperty("role", "heading");
    form->addRow(heading);
    m_column->addWidget(section);
    return section;
}

void PropertiesPanel::addNumber(QWidget* section, const QString& name, std::function<double(const Clip&)> read, Setter change, double least, double most,
                                double step, int decimals, const QString& suffix, std::vector<std::string> keyed)
{
    auto* field = new NumberField({least, most, step, decimals, suffix}, name);
    auto* row = new QHBoxLayout;
    row->addWidget(field, 1);
    if (!keyed.empty()) row->addWidget(m_keys.emplace_back(new KeyButtons(m_desk, std::move(keyed), name)));
    static_cast<QFormLayout*>(section->layout())->addRow(name, row);
    connect(field, &NumberField::dragBegan, this, [this] {
        m_gesture = m_desk.document()->beginGesture();
        if (const Clip* clip = m_desk.selectedClip()) m_alignment = alignmentOf(clip->transition);
    });
    connect(field, &NumberField::dragged, this, [this, change](double value) { send(change, value); });
    connect(field, &NumberField::typed, this, [this, change](double value) { send(change, value); });
    connect(field, &NumberField::dragEnded, this, [this] { m_gesture = {}, m_alignment.reset(), m_desk.report(m_desk.document()->endGesture()); });
    connect(field, &NumberField::dragCancelled, this, [this] { m_gesture = {}, m_alignment.reset(), m_desk.report(m_desk.document()->cancelGesture()); });
    m_rows.push_back({field, std::move(read)});
}

void PropertiesPanel::send(const Setter& change, double value)
{
    const Clip* clip = m_desk.selectedClip();
    if (!clip) return;
    if (const auto edit = change(*clip, value)) m_desk.apply(*edit, m_gesture);
}

void PropertiesPanel::addKeyed(QWidget* section, const QString& name, std::vector<std::string> properties, double scale, double least, double most, double step, int decimals,
                               const QString& suffix)
{
    const auto here = [this](const Clip& clip) { return std::clamp(m_desk.playhead(), clip.place.start, clip.place.end) - clip.place.start; };
    const auto change = [this, here, properties, scale](const Clip& clip, double value) -> std::optional<Edit> {
        Clip changed = clip;
        for (const std::string& property : properties) changed = withValue(std::move(changed), property, here(clip), value / scale);
        if (changed.look != clip.look) return SetLook{m_desk.timelineId(), clip.id, changed.look};
        return SetHearing{m_desk.timelineId(), clip.id, changed.hearing};
    };
    const auto read = [here, property = properties.front(), scale](const Clip& clip) { return curveOf(clip, property)->at(here(clip)) * scale; };
    addNumber(section, name, read, change, least, most, step, decimals, suffix, std::move(properties));
}

void PropertiesPanel::addLook()
{
    m_look = addSection(tr("PICTURE"));
    const auto look = [this](auto set) {
        return [this, set](const Clip& clip, double value) -> std::optional<Edit> {
            Look changed = clip.look;
            set(changed, value);
            return SetLook{m_desk.timelineId(), clip.id, changed};
        };
    };
    m_lookRows = new LookRows;
    static_cast<QFormLayout*>(m_look->layout())->addRow(m_lookRows);
    connect(m_lookRows, &LookRows::chosen, this, [this](const Look& changed) {
        if (const Clip* clip = m_desk.selectedClip()) m_desk.apply(SetLook{m_desk.timelineId(), clip->id, changed});
    });
    const QString percent = QStringLiteral(" %"), degrees = QStringLiteral("°");
    addKeyed(m_look, tr("Position X"), {"look.transform.x"}, 100, -200, 200, 0.5, 1, percent);
    addKeyed(m_look, tr("Position Y"), {"look.transform.y"}, 100, -200, 200, 0.5, 1, percent);
    addKeyed(m_look, tr("Scale"), {"look.transform.scaleX", "look.transform.scaleY"}, 100, 1, 1000, 0.5, 1, percent);
    addKeyed(m_look, tr("Rotation"), {"look.transform.rotation"}, 1, -360, 360, 0.5, 1, degrees);
    addKeyed(m_look, tr("Opacity"), {"look.opacity"}, 100, 0, 100, 0.5, 0, percent);
    const std::pair<QString, double Crop::*> sides[] = {{tr("Crop left"), &Crop::left}, {tr("Crop top"), &Crop::top}, {tr("Crop right"), &Crop::right}, {tr("Crop bottom"), &Crop::bottom}};
    for (const auto& [name, side] : sides)
        addNumber(m_look, name, [side = side](const Clip& c) { return c.look.crop.*side * 100; }, look([side = side](Look& l, double v) { l.crop.*side = v / 100; }), 0, 49, 0.2, 1, percent);
}

void PropertiesPanel::addTransition()
{
    m_transition = addSection(tr("TRANSITION"));
    m_transitionRows = new TransitionRows;
    static_cast<QFormLayout*>(m_transition->layout())->addRow(m_transitionRows);
    connect(m_transitionRows, &TransitionRows::chosen, this, [this](const Transition& changed) {
        const Clip* clip = m_desk.selectedClip();
        if (clip && clip->transition.isNone()) spot::addTransition(m_desk, *clip, changed);
        else if (clip) m_desk.apply(SetTransition{m_desk.timelineId(), clip->id, changed});
    });
    const auto transition = [this](auto set) {
        return [this, set](const Clip& clip, double value) -> std::optional<Edit> {
            Transition changed = clip.transition;
            set(changed, value);
            return SetTransition{m_desk.timelineId(), clip.id, changed};
        };
    };
    const auto rate = [this] { return m_desk.timeline()->rate; };
    addNumber(m_transition, tr("Length"), [rate](const Clip& c) { return static_cast<double>(rate().framesIn(c.transition.length())); },
              transition([this, rate](Transition& t, double v) { t = aligned(t, m_alignment.value_or(alignmentOf(t)), std::llround(v), rate()); }), 0, 250, 1, 0, tr(" frames"));
    addNumber(m_transition, tr("Angle"), [](const Clip& c) { return c.transition.style.angle; }, transition([](Transition& t, double v) { t.style.angle = v; }), -360, 360, 1, 0, QStringLiteral("°"));
    addNumber(m_transition, tr("Softness"), [](const Clip& c) { return c.transition.style.softness * 100; }, transition([](Transition& t, double v) { t.style.softness = v / 100; }), 0, 100, 1, 0, QStringLiteral(" %"));
}

void PropertiesPanel::readTransition(const Clip& clip, bool isPicture)
{
    m_transitionRows->display(clip.transition, m_desk.timeline()->rate, isPicture);
    const bool isWipe = clip.transition.style.kind == TransitionKind::Wipe && !clip.transition.isNone();
    auto* form = static_cast<QFormLayout*>(m_transition->layout());
    for (int row = 2; row < form->rowCount(); ++row) form->setRowVisible(row, row == 2 ? !clip.transition.isNone() : isWipe); // heading, choices, length, angle, softness
}

void PropertiesPanel::addHearing()
{
    m_hearing = addSection(tr("SOUND"));
    const auto hearing = [this](auto set) {
        return [this, set](const Clip& clip, double value) -> std::optional<Edit> {
            Hearing changed = clip.hearing;
            set(changed, value);
            return SetHearing{m_desk.timelineId(), clip.id, changed};
        };
    };
    addKeyed(m_hearing, tr("Gain"), {"hearing.gainDb"}, 1, -60, 12, 0.1, 1, QStringLiteral(" dB"));
    addKeyed(m_hearing, tr("Pan"), {"hearing.pan"}, 100, -100, 100, 1, 0, QString());
    addNumber(m_hearing, tr("Fade in"), [](const Clip& c) { return c.hearing.fadeIn.seconds(); }, hearing([](Hearing& h, double v) { h.fadeIn = MediaTime::fromSeconds(v); }), 0, 30, 0.02, 2, tr(" s"));
    addNumber(m_hearing, tr("Fade out"), [](const Clip& c) { return c.hearing.fadeOut.seconds(); }, hearing([](Hearing& h, double v) { h.fadeOut = MediaTime::fromSeconds(v); }), 0, 30, 0.02, 2, tr(" s"));
    m_declick = new QCheckBox(tr("Declick cuts"));
    m_declick->setToolTip(tr("A fade of 3 ms where the sound is cut"));
    static_cast<QFormLayout*>(m_hearing->layout())->addRow(m_declick);
    connect(m_declick, &QCheckBox::toggled, this, [this](bool isOn) {
        const Clip* clip = m_desk.selectedClip();
        if (!clip) return;
        Hearing changed = clip->hearing;
        changed.isDeclicked = isOn;
        m_desk.apply(SetHearing{m_desk.timelineId(), clip->id, changed});
    });
}

void PropertiesPanel::addText()
{
    m_text = addSection(tr("TEXT"));
    m_words = new QPlainTextEdit;
    m_words->setFixedHeight(78);
    m_words->setTabChangesFocus(true);
    m_words->installEventFilter(this);
    qApp->installEventFilter(this); // for the wheel over controls that come and go
    m_words->setAccessibleName(tr("Text"));
    static_cast<QFormLayout*>(m_text->layout())->addRow(m_words);
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] {
        const Clip* clip = m_desk.selectedClip();
        const auto* text = clip ? std::get_if<TextClip>(&clip->content) : nullptr;
        const std::string typed = toStd(m_words->toPlainText());
        if (!text || text->text == typed) return;
        if (!m_typing) m_typing = m_desk.document()->beginGesture();
        m_desk.apply(SetText{m_desk.timelineId(), clip->id, typed, text->style}, m_typing);
    });
    const auto style = [this](double TextStyle::*member, double scale) {
        return [this, member, scale](const Clip& clip, double value) -> std::optional<Edit> {
            const auto* text = std::get_if<TextClip>(&clip.content);
            if (!text) return std::nullopt;
            TextStyle changed = text->style;
            changed.*member = value / scale;
            return SetText{m_desk.timelineId(), clip.id, text->text, changed};
        };
    };
    const auto read = [](double TextStyle::*member, double scale) {
        return [member, scale](const Clip& clip) {
            const auto* text = std::get_if<TextClip>(&clip.content);
            return text ? text->style.*member * scale : 0;
        };
    };
    m_style = new TextStyleRows;
    static_cast<QFormLayout*>(m_text->layout())->addRow(m_style);
    connect(m_style, &TextStyleRows::chosen, this, [this](const TextStyle& changed) {
        const Clip* clip = m_desk.selectedClip();
        if (const auto* text = clip ? std::get_if<TextClip>(&clip->content) : nullptr) m_desk.apply(SetText{m_desk.timelineId(), clip->id, text->text, changed});
    });
    const QString percent = QStringLiteral(" %");
    addNumber(m_text, tr("Size"), read(&TextStyle::size, 100), style(&TextStyle::size, 100), 1, 50, 0.1, 1, percent);
    addNumber(m_text, tr("Across"), read(&TextStyle::x, 100), style(&TextStyle::x, 100), 0, 100, 0.5, 1, percent);
    addNumber(m_text, tr("Down"), read(&TextStyle::y, 100), style(&TextStyle::y, 100), 0, 100, 0.5, 1, percent);
    addNumber(m_text, tr("Width"), read(&TextStyle::width, 100), style(&TextStyle::width, 100), 10, 100, 0.5, 1, percent);
    addNumber(m_text, tr("Shadow"), read(&TextStyle::shadow, 100), style(&TextStyle::shadow, 100), 0, 100, 1, 0, percent);
}

void PropertiesPanel::beginEditing()
{
    if (m_words->isVisible()) {
        m_words->setFocus();
        return m_words->selectAll();
    }
    const auto first = std::find_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.field->isVisible(); });
    if (first != m_rows.end()) first->field->setFocus(), first->field->selectAll();
}

bool PropertiesPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel) { // scrolling the panel never changes what the pointer happens to cross
        auto* control = qobject_cast<QWidget*>(watched);
        const bool isOurs = control && !control->hasFocus() && isAncestorOf(control) && (qobject_cast<QSlider*>(control) || qobject_cast<QComboBox*>(control) || qobject_cast<QAbstractSpinBox*>(control));
        if (!isOurs) return false;
        event->ignore(); // goes on to the panel
        return true;
    }
    if (watched == m_words && event->type() == QEvent::FocusOut && std::exchange(m_typing, GestureId{}) && m_desk.document()) m_desk.report(m_desk.document()->endGesture());
    return false;
}

void PropertiesPanel::addTakes()
{
    m_takes = addSection(tr("TAKES"));
    m_takeList = new QListWidget;
    m_takeList->setFixedHeight(110);
    m_takeList->setAccessibleName(tr("Takes: Enter puts one in the clip's place"));
    static_cast<QFormLayout*>(m_takes->layout())->addRow(m_takeList);
    connect(m_takeList, &QListWidget::itemActivated, this, [this](QListWidgetItem* row) {
        if (const Clip* clip = m_desk.selectedClip()) m_desk.apply(ReplaceMedia{m_desk.timelineId(), clip->id, MediaId{row->data(Qt::UserRole).toULongLong()}});
    });
}

void PropertiesPanel::readNumbers()
{
    const Clip* clip = m_desk.selectedClip();
    if (!clip) return;
    for (const Row& row : m_rows) row.field->display(row.read(*clip));
    for (KeyButtons* keys : m_keys) keys->display();
}

void PropertiesPanel::read()
{
    const Clip* clip = m_desk.selectedClip();
    const Timeline* timeline = m_desk.timeline();
    const auto spot = clip ? timeline->find(clip->id) : std::nullopt;
    const bool pictures = spot && isPicture(timeline->tracks[spot->track]->role);
    const auto* text = clip ? std::get_if<TextClip>(&clip->content) : nullptr;
    const auto* media = clip ? std::get_if<MediaClip>(&clip->content) : nullptr;
    const auto takes = clip ? m_desk.project().takesOf(clip->slot) : std::vector<MediaPtr>();
    if (clip) m_title->setText(toQString(clip->name));
    else m_title->setText(m_desk.selection().empty() ? tr("Select a clip to change it.") : tr("%n clips selected", nullptr, static_cast<int>(m_desk.selection().size())));
    m_look->setVisible(pictures);
    m_text->setVisible(text);
    m_hearing->setVisible(spot && !pictures && (media || std::holds_alternative<SequenceClip>(clip->content)));
    m_takes->setVisible(!takes.empty());
    m_transition->setVisible(spot && !text && beginsAtCut(*timeline, *spot));
    m_effects->read();
    m_version->display();
    m_speed->setVisible(clip);
    if (!clip) return;
    readTransition(*clip, pictures);
    m_lookRows->display(clip->look, media || std::holds_alternative<SequenceClip>(clip->content));
    {
        const QSignalBlocker quiet(m_declick);
        m_declick->setChecked(clip->hearing.isDeclicked);
    }
    m_speed->display();
    readNumbers();
    if (text && toStd(m_words->toPlainText()) != text->text) {
        const QSignalBlocker quiet(m_words);
        m_words->setPlainText(toQString(text->text));
    }
    if (text) m_style->display(text->style);
    m_takeList->clear();
    for (std::size_t t = 0; t < takes.size(); ++t) {
        const bool isShown = media && takes[t]->id == media->media;
        auto* row = new QListWidgetItem((isShown ? tr("Take %1, in use") : tr("Take %1")).arg(t + 1), m_takeList);
        row->setData(Qt::UserRole, QVariant::fromValue<qulonglong>(takes[t]->id.value));
    }
}

} // namespace spot
