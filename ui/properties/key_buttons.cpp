// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/key_buttons.h"

#include "app/edit/edits.h"
#include "app/model/keyed_property.h"
#include "ui/desk/desk.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace spot
{

namespace
{

/// Ways that one key says by itself, in the order of Ease.
constexpr std::array plainWays{QT_TRANSLATE_NOOP("spot::KeyButtons", "Hold"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Linear"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Slow start"),
                               QT_TRANSLATE_NOOP("spot::KeyButtons", "Slow end"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Slow start and end")};
/// In the order of EasePreset.
constexpr std::array presetWays{
    QT_TRANSLATE_NOOP("spot::KeyButtons", "Ease"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Ease in"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Ease out"),
    QT_TRANSLATE_NOOP("spot::KeyButtons", "Ease in and out"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Quadratic in"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Quadratic out"),
    QT_TRANSLATE_NOOP("spot::KeyButtons", "Quadratic in and out"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Cubic in"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Cubic out"),
    QT_TRANSLATE_NOOP("spot::KeyButtons", "Cubic in and out"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Back in"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Back out"),
    QT_TRANSLATE_NOOP("spot::KeyButtons", "Back in and out"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Bounce in"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Bounce out"),
    QT_TRANSLATE_NOOP("spot::KeyButtons", "Elastic in"), QT_TRANSLATE_NOOP("spot::KeyButtons", "Elastic out")};
static_assert(presetWays.size() == easePresetCount);

QToolButton* button(const QString& sign, const QString& name)
{
    auto* made = new QToolButton;
    made->setText(sign);
    made->setToolTip(name);
    made->setAccessibleName(name);
    made->setAutoRaise(true);
    made->setFixedWidth(20);
    return made;
}

const std::vector<Key>& keysOf(const Clip& clip, const std::string& property) { return curveOf(clip, property)->keys(); }

/// The frame at the playhead, counted from the clip's start. Keys of presets and of clips whose speed changed lie between frames:
/// they count as on the frame that they fall into.
TimeRange frameHere(const Desk& desk, const Clip& clip)
{
    const FrameRate rate = desk.timeline()->rate;
    return {desk.playhead() - clip.place.start, rate.startOf(rate.frameAt(desk.playhead()) + 1) - clip.place.start};
}

const Key* keyAt(const Clip& clip, const std::string& property, TimeRange frame)
{
    for (const Key& key : keysOf(clip, property))
        if (frame.contains(key.at)) return &key;
    return nullptr;
}

/// The key that leads over `at`: the last one at it or before; null: none.
const Key* leadingTo(const Clip& clip, const std::string& property, MediaTime at)
{
    const Key* leading = nullptr;
    for (const Key& key : keysOf(clip, property))
        if (key.at <= at) leading = &key;
    return leading;
}

} // namespace

KeyButtons::KeyButtons(Desk& desk, std::vector<std::string> properties, const QString& name, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_properties(std::move(properties)), m_earlier(button(QStringLiteral("‹"), tr("%1: to the key before").arg(name))),
      m_key(button(QStringLiteral("◇"), tr("%1: set or remove a key at the playhead").arg(name))), m_later(button(QStringLiteral("›"), tr("%1: to the next key").arg(name))),
      m_way(button(QStringLiteral("∿"), tr("%1: the way to the next key").arg(name)))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (QToolButton* each : {m_earlier, m_key, m_later, m_way}) row->addWidget(each);
    auto* menu = new QMenu(m_way);
    m_way->setMenu(menu);
    m_way->setPopupMode(QToolButton::InstantPopup);
    fillWays(*menu);
    connect(m_earlier, &QToolButton::clicked, this, [this] { goTo(false); });
    connect(m_later, &QToolButton::clicked, this, [this] { goTo(true); });
    connect(m_key, &QToolButton::clicked, this, &KeyButtons::setKeyHere);
}

void KeyButtons::fillWays(QMenu& menu)
{
    for (std::size_t i = 0; i < plainWays.size(); ++i)
        menu.addAction(tr(plainWays[i]), this, [this, i] { setWay({{}, 0, static_cast<Ease>(i), {}}, std::nullopt); });
    menu.addSeparator();
    for (std::size_t i = 0; i < presetWays.size(); ++i) menu.addAction(tr(presetWays[i]), this, [this, i] { setWay({}, static_cast<int>(i)); });
}

void KeyButtons::display()
{
    const Clip* clip = m_desk.selectedClip();
    if (!clip) return;
    const TimeRange frame = frameHere(m_desk, *clip);
    const bool isOver = clip->place.contains(m_desk.playhead());
    const std::vector<Key>& keys = keysOf(*clip, m_properties.front());
    m_key->setText(keyAt(*clip, m_properties.front(), frame) ? QStringLiteral("◆") : QStringLiteral("◇"));
    m_key->setEnabled(isOver);
    const auto isThere = [&](auto is) { return std::any_of(keys.begin(), keys.end(), [&](const Key& key) { return clip->place.contains(clip->place.start + key.at) && is(key.at); }); };
    m_earlier->setEnabled(isThere([&](MediaTime key) { return key < frame.start; }));
    m_later->setEnabled(isThere([&](MediaTime key) { return key >= frame.end; }));
    m_way->setEnabled(isOver && leadingTo(*clip, m_properties.front(), frame.start));
}

void KeyButtons::setKeyHere()
{
    const Clip* clip = m_desk.selectedClip();
    if (!clip) return;
    const TimeRange frame = frameHere(m_desk, *clip);
    const MediaTime at = frame.start;
    const bool removes = keyAt(*clip, m_properties.front(), frame);
    std::vector<Edit> edits;
    for (const std::string& property : m_properties) {
        const Key* leading = leadingTo(*clip, property, at);
        if (!removes) edits.push_back(SetKey{m_desk.timelineId(), clip->id, property, {at, curveOf(*clip, property)->at(at), leading ? leading->ease : Ease::EaseInOut, leading ? leading->handles : BezierHandles{}}, {}});
        else if (const Key* key = keyAt(*clip, property, frame)) edits.push_back(RemoveKey{m_desk.timelineId(), clip->id, property, key->at});
    }
    m_desk.applyAll(edits, removes ? QStringLiteral("Remove key") : QStringLiteral("Set key"));
}

void KeyButtons::goTo(bool later)
{
    const Clip* clip = m_desk.selectedClip();
    if (!clip) return;
    const TimeRange frame = frameHere(m_desk, *clip);
    const std::vector<Key>& keys = keysOf(*clip, m_properties.front());
    const auto next = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.at >= frame.end; });
    const auto before = std::find_if(keys.rbegin(), keys.rend(), [&](const Key& key) { return key.at < frame.start; });
    if (later && next != keys.end()) m_desk.setPlayhead(clip->place.start + next->at);
    if (!later && before != keys.rend()) m_desk.setPlayhead(clip->place.start + before->at);
}

void KeyButtons::setWay(const Key& way, std::optional<int> preset)
{
    const Clip* clip = m_desk.selectedClip();
    if (!clip) return;
    std::vector<Edit> edits;
    for (const std::string& property : m_properties) {
        const Key* leading = leadingTo(*clip, property, m_desk.playhead() - clip->place.start);
        if (!leading) continue;
        Key key = *leading;
        key.ease = way.ease;
        edits.push_back(SetKey{m_desk.timelineId(), clip->id, property, key, preset ? std::optional(static_cast<EasePreset>(*preset)) : std::nullopt});
    }
    m_desk.applyAll(edits, QStringLiteral("Set key"));
}

} // namespace spot
