// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/effect_stack.h"

#include "render/effects/effect_kinds.h"
#include "render/effects/effect_presets.h"
#include "ui/kit/number_field.h"
#include "ui/kit/text.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

constexpr int sliderSteps = 2000;

/// Names come from the descriptions; their translations stand under spot::Effects.
QString translated(std::string_view english)
{
    return QCoreApplication::translate("spot::Effects", std::string(english).c_str());
}

QString nameOf(const Effect& effect)
{
    const EffectKind* kind = findEffect(effect.kind);
    return kind ? translated(kind->name) : EffectStack::tr("%1 (not in this version)").arg(toQString(effect.kind));
}

double shownScale(EffectUnit unit) { return unit == EffectUnit::Percent || unit == EffectUnit::Height ? 100 : 1; }

QString suffixOf(EffectUnit unit)
{
    switch (unit) {
    case EffectUnit::Degrees: return QStringLiteral("°");
    case EffectUnit::Decibels: return QStringLiteral(" dB");
    case EffectUnit::Hertz: return QStringLiteral(" Hz");
    case EffectUnit::Milliseconds: return QStringLiteral(" ms");
    case EffectUnit::Ratio: return QStringLiteral(" :1");
    default: return {};
    }
}

/// Where on its slider a value stands, 0..1: frequencies by octaves.
double shareOf(const EffectParameter& p, double value)
{
    return p.unit == EffectUnit::Hertz ? std::log(value / p.low) / std::log(p.high / p.low) : (value - p.low) / (p.high - p.low);
}
double valueAt(const EffectParameter& p, double share)
{
    return p.unit == EffectUnit::Hertz ? p.low * std::pow(p.high / p.low, share) : p.low + (p.high - p.low) * share;
}

NumberField::Range rangeOf(const EffectParameter& p)
{
    const double scale = shownScale(p.unit), step = p.step * scale;
    const int decimals = p.unit == EffectUnit::Whole ? 0 : std::clamp(static_cast<int>(std::ceil(-std::log10(step))) + 1, 0, 4);
    const QString suffix = scale == 100 ? QStringLiteral(" %") : suffixOf(p.unit);
    return {p.low * scale, p.high * scale, step, decimals, suffix};
}

Curve curveOf(const Effect& effect, const EffectParameter& p)
{
    const auto given = effect.values.find(std::string(p.id));
    return given == effect.values.end() ? Curve(p.fallback) : given->second;
}

/// The constant, or a key at `at` where there are keys.
Curve withValue(const Curve& curve, MediaTime at, double value)
{
    if (curve.isConstant()) return Curve(value);
    std::vector<Key> keys = curve.keys();
    const auto same = std::find_if(keys.begin(), keys.end(), [at](const Key& key) { return key.at == at; });
    if (same != keys.end()) same->value = value;
    else keys.push_back({at, value, Ease::Linear});
    return Curve(std::move(keys));
}

} // namespace

EffectStack::EffectStack(Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_list(new QVBoxLayout), m_title(new QLabel), m_ofSounds(new QCheckBox(tr("Of the sound track"))), m_add(new QToolButton)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_title->setProperty("role", "heading");
    m_title->setTextFormat(Qt::PlainText);
    column->addWidget(m_title);
    column->addWidget(m_ofSounds);
    connect(m_ofSounds, &QCheckBox::toggled, this, &EffectStack::read);
    m_list->setSpacing(10);
    column->addLayout(m_list);
    m_add->setText(tr("Add effect"));
    m_add->setAccessibleName(tr("Add effect"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    column->addWidget(m_add);
    auto* menu = new QMenu(m_add);
    connect(menu, &QMenu::aboutToShow, this, &EffectStack::fillMenu);
    m_add->setMenu(menu);
    fillMenu();
    connect(&desk, &Desk::playheadMoved, this, &EffectStack::read);
    connect(&desk, &Desk::targetsChanged, this, &EffectStack::read);
}

void EffectStack::fillMenu()
{
    QMenu& menu = *m_add->menu();
    menu.clear();
    for (QMenu* old : menu.findChildren<QMenu*>()) old->deleteLater();
    const bool sounds = subject().isSound;
    std::optional<EffectGroup> last;
    for (const EffectKind* kind : effectKinds()) {
        if (kind->isOfSound() != sounds) continue;
        if (last && kind->group != *last) menu.addSeparator();
        last = kind->group;
        menu.addAction(translated(kind->name), this, [this, kind] { change([kind](std::vector<Effect>& all) { all.push_back({std::string(kind->id), true, {}}); }); });
    }
    QMenu* presets = nullptr;
    for (const EffectPreset& preset : effectPresets()) {
        if (preset.isOfSound != sounds) continue;
        if (!presets) menu.addSeparator(), presets = menu.addMenu(tr("Presets"));
        presets->addAction(translated(preset.name), this, [this, &preset] {
            change([&preset](std::vector<Effect>& all) {
                for (const PresetEffect& part : preset.effects) {
                    Effect effect{std::string(part.kind), true, {}};
                    for (const auto& [id, value] : part.values) effect.values[std::string(id)] = Curve(value);
                    all.push_back(std::move(effect));
                }
            });
        });
    }
}

EffectStack::Subject EffectStack::subject() const
{
    const Timeline* timeline = m_desk.timeline();
    if (!timeline || !m_desk.document()) return {};
    if (const Clip* clip = m_desk.selectedClip()) {
        const auto spot = timeline->find(clip->id);
        if (!spot) return {};
        const Track& track = *timeline->tracks[spot->track];
        return {clip->id, track.id, isSound(track.role)};
    }
    if (!m_desk.selection().empty()) return {};
    return {{}, m_desk.target(m_ofSounds->isChecked()).value_or(TrackId{}), m_ofSounds->isChecked()};
}

bool EffectStack::hasSubject() const { return static_cast<bool>(subject().track); }

const std::vector<Effect>* EffectStack::effects() const
{
    const Timeline* timeline = m_desk.timeline();
    const Subject whose = subject();
    const auto track = timeline ? timeline->find(whose.track) : std::nullopt;
    if (!track) return nullptr;
    return whose.clip ? &m_desk.selectedClip()->effects : &timeline->tracks[*track]->effects;
}

MediaTime EffectStack::local() const
{
    const Clip* clip = subject().clip ? m_desk.selectedClip() : nullptr;
    return clip ? std::clamp(m_desk.playhead(), clip->place.start, clip->place.end) - clip->place.start : m_desk.playhead();
}

std::optional<Edit> EffectStack::editOf(std::vector<Effect> effects) const
{
    const Subject whose = subject();
    if (whose.clip) return SetEffects{m_desk.timelineId(), whose.clip, std::move(effects)};
    if (whose.track) return SetTrackEffects{m_desk.timelineId(), whose.track, std::move(effects)};
    return std::nullopt;
}

void EffectStack::change(const Change& change, GestureId gesture)
{
    const std::vector<Effect>* now = effects();
    if (!now) return;
    std::vector<Effect> changed = *now;
    change(changed);
    const auto edit = editOf(std::move(changed));
    if (!edit || m_desk.apply(*edit, gesture)) return;
    m_shown.clear(); // refused: the form says again what is
    read();
}

void EffectStack::setValue(std::size_t effect, std::size_t parameter, double value)
{
    change([&](std::vector<Effect>& all) {
        const EffectKind* kind = effect < all.size() ? findEffect(all[effect].kind) : nullptr;
        if (!kind || parameter >= kind->parameters.size()) return;
        const EffectParameter& p = kind->parameters[parameter];
        all[effect].values[std::string(p.id)] = withValue(curveOf(all[effect], p), local(), std::clamp(value, p.low, p.high));
    }, m_gesture);
}

void EffectStack::beginDrag()
{
    if (m_desk.document() && !m_gesture) m_gesture = m_desk.document()->beginGesture();
}

void EffectStack::endDrag()
{
    if (m_desk.document() && std::exchange(m_gesture, GestureId{})) m_desk.report(m_desk.document()->endGesture());
}

QToolButton* EffectStack::headerButton(const QString& sign, const QString& name, const std::function<void()>& press)
{
    auto* button = new QToolButton;
    button->setText(sign);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, this, press, Qt::QueuedConnection); // the row it stands in may go
    return button;
}

void EffectStack::addEffect(const Effect& effect, std::size_t index, std::size_t count)
{
    const QString name = nameOf(effect);
    auto* head = new QHBoxLayout;
    head->setSpacing(2);
    auto* on = new QCheckBox(name);
    on->setChecked(effect.isOn);
    connect(on, &QCheckBox::toggled, this, [this, index](bool isOn) { change([&](std::vector<Effect>& all) { if (index < all.size()) all[index].isOn = isOn; }); }, Qt::QueuedConnection);
    head->addWidget(on, 1);
    const auto swapped = [this](std::size_t a, std::size_t b) { change([=](std::vector<Effect>& all) { if (std::max(a, b) < all.size()) std::swap(all[a], all[b]); }); };
    if (index > 0) head->addWidget(headerButton(QStringLiteral("↑"), tr("%1: apply earlier").arg(name), [=] { swapped(index, index - 1); }));
    if (index + 1 < count) head->addWidget(headerButton(QStringLiteral("↓"), tr("%1: apply later").arg(name), [=] { swapped(index, index + 1); }));
    head->addWidget(headerButton(QStringLiteral("↺"), tr("%1: set everything back").arg(name), [this, index] { change([&](std::vector<Effect>& all) { if (index < all.size()) all[index].values.clear(); }); }));
    head->addWidget(headerButton(QStringLiteral("×"), tr("%1: remove").arg(name), [this, index] { change([&](std::vector<Effect>& all) { if (index < all.size()) all.erase(all.begin() + static_cast<std::ptrdiff_t>(index)); }); }));
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    QWidget* rows = parameterRows(effect, index);
    auto* fold = headerButton(m_folded.count(index) ? QStringLiteral("▸") : QStringLiteral("▾"), tr("%1: show or hide its numbers").arg(name), {});
    disconnect(fold, nullptr, this, nullptr);
    connect(fold, &QToolButton::clicked, this, [this, fold, rows, index] {
        const bool folds = rows->isVisibleTo(rows->parentWidget());
        rows->setVisible(!folds);
        if (folds) m_folded.insert(index);
        else m_folded.erase(index);
        fold->setText(folds ? QStringLiteral("▸") : QStringLiteral("▾"));
    });
    head->insertWidget(0, fold);
    column->addWidget(rows);
    rows->setVisible(!m_folded.count(index));
    m_list->addWidget(box);
}

QWidget* EffectStack::parameterRows(const Effect& effect, std::size_t index)
{
    auto* rows = new QWidget;
    auto* form = new QFormLayout(rows);
    form->setContentsMargins(18, 0, 0, 0);
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(4);
    const EffectKind* kind = findEffect(effect.kind);
    for (std::size_t p = 0; kind && p < kind->parameters.size(); ++p) form->addRow(translated(kind->parameters[p].name), valueField(index, p));
    return rows;
}

QWidget* EffectStack::valueField(std::size_t effect, std::size_t parameter)
{
    const EffectParameter p = findEffect(effects()->at(effect).kind)->parameters[parameter];
    const QString name = translated(p.name);
    if (p.unit == EffectUnit::Switch) {
        auto* box = new QCheckBox;
        box->setAccessibleName(name);
        connect(box, &QCheckBox::toggled, this, [=, this](bool isOn) { setValue(effect, parameter, isOn ? 1 : 0); });
        m_rows.push_back({effect, parameter, nullptr, [box](double value) { const QSignalBlocker quiet(box); box->setChecked(value >= 0.5); }});
        return box;
    }
    auto* both = new QWidget;
    auto* line = new QHBoxLayout(both);
    line->setContentsMargins(0, 0, 0, 0);
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(0, sliderSteps);
    slider->setAccessibleName(name);
    const double scale = shownScale(p.unit);
    auto* field = new NumberField(rangeOf(p), name);
    field->setFixedWidth(78);
    line->addWidget(slider, 1);
    line->addWidget(field);
    connect(slider, &QSlider::sliderPressed, this, &EffectStack::beginDrag);
    connect(slider, &QSlider::sliderReleased, this, &EffectStack::endDrag);
    connect(slider, &QSlider::valueChanged, this, [=, this](int at) { setValue(effect, parameter, valueAt(p, static_cast<double>(at) / sliderSteps)); });
    connect(field, &NumberField::dragBegan, this, &EffectStack::beginDrag);
    connect(field, &NumberField::dragEnded, this, &EffectStack::endDrag);
    connect(field, &NumberField::dragged, this, [=, this](double value) { setValue(effect, parameter, value / scale); });
    connect(field, &NumberField::typed, this, [=, this](double value) { setValue(effect, parameter, value / scale); });
    connect(field, &NumberField::dragCancelled, this, [this] {
        if (m_desk.document() && std::exchange(m_gesture, GestureId{})) m_desk.report(m_desk.document()->cancelGesture());
    });
    m_rows.push_back({effect, parameter, slider, [=](double value) {
        field->display(value * scale);
        const QSignalBlocker quiet(slider);
        if (!slider->isSliderDown()) slider->setValue(static_cast<int>(std::lround(shareOf(p, value) * sliderSteps)));
    }});
    return both;
}

void EffectStack::rebuild(const std::vector<Effect>& effects)
{
    m_rows.clear();
    while (QLayoutItem* item = m_list->takeAt(0)) {
        if (item->widget()) item->widget()->hide(), item->widget()->deleteLater();
        delete item;
    }
    m_shown.clear();
    for (const Effect& effect : effects) {
        addEffect(effect, m_shown.size(), effects.size());
        m_shown.emplace_back(effect.kind, effect.isOn);
    }
}

void EffectStack::read()
{
    const bool ofTracks = m_desk.timeline() && m_desk.selection().empty();
    m_ofSounds->setVisible(ofTracks && m_desk.target(true) && m_desk.target(false));
    const std::vector<Effect>* now = effects();
    setVisible(now || m_ofSounds->isVisibleTo(this));
    if (!now) return;
    const Subject whose = subject();
    const Timeline& timeline = *m_desk.timeline();
    m_title->setText(whose.clip ? tr("EFFECTS") : tr("EFFECTS OF %1").arg(toQString(timeline.tracks[*timeline.find(whose.track)]->name)));
    std::vector<std::pair<std::string, bool>> wanted;
    for (const Effect& effect : *now) wanted.emplace_back(effect.kind, effect.isOn);
    if (whose != m_shownSubject) m_folded.clear();
    if (whose != m_shownSubject || wanted != m_shown) rebuild(*now);
    m_shownSubject = whose;
    for (const Row& row : m_rows) {
        const Effect& effect = now->at(row.effect);
        row.display(curveOf(effect, findEffect(effect.kind)->parameters[row.parameter]).at(local()));
    }
}

} // namespace spot
