// SPDX-License-Identifier: GPL-3.0-or-later
// ui/properties/effect_stack.h: the effects of a clip or a track as a form that is built from their descriptions, whatever they are.
#pragma once

#include "ui/desk/desk.h"

#include <QWidget>

#include <functional>
#include <set>

class QCheckBox;
class QLabel;
class QSlider;
class QToolButton;
class QVBoxLayout;

namespace spot
{

class NumberField;

/// The stack of the one selected clip; without a selection that of the picture or sound track that clips go to. Sounds are offered effects of sounds. Add, remove, reorder, turn off,
/// and a slider with a number for every parameter: a drag is one step of history. A number with keyframes is shown at the playhead, and
/// setting it sets a key there.                                                                                   [ui]
class EffectStack final : public QWidget
{
    Q_OBJECT
public:
    explicit EffectStack(Desk& desk, QWidget* parent = nullptr);
    /// There is something that can have effects.
    bool hasSubject() const;
    /// Shows what the desk has now.
    void read();

private:
    /// Whose effects these are.
    struct Subject {
        ClipId clip;   ///< 0: the track's
        TrackId track; ///< 0: nobody's
        bool isSound = false;
        bool operator==(const Subject&) const = default;
    };
    /// One parameter of one effect of the stack.
    struct Row {
        std::size_t effect = 0, parameter = 0;
        QSlider* slider = nullptr; ///< or null: a switch has none
        std::function<void(double)> display;
    };
    using Change = std::function<void(std::vector<Effect>&)>;

    Subject subject() const;
    const std::vector<Effect>* effects() const;
    MediaTime local() const; ///< the playhead, counted as the curves are
    std::optional<Edit> editOf(std::vector<Effect> effects) const;
    void change(const Change& change, GestureId gesture = {});
    void setValue(std::size_t effect, std::size_t parameter, double value);
    void fillMenu(); ///< with what fits to the subject: effects of pictures or of sounds
    void rebuild(const std::vector<Effect>& effects);
    void addEffect(const Effect& effect, std::size_t index, std::size_t count);
    QWidget* parameterRows(const Effect& effect, std::size_t index);
    QWidget* valueField(std::size_t effect, std::size_t parameter);
    QToolButton* headerButton(const QString& sign, const QString& name, const std::function<void()>& press);
    void beginDrag();
    void endDrag();

    Desk& m_desk;
    QVBoxLayout* m_list;
    QLabel* m_title;
    QCheckBox* m_ofSounds; ///< without a selection: the sound track's effects instead of the picture track's
    QToolButton* m_add;
    Subject m_shownSubject;
    std::vector<std::pair<std::string, bool>> m_shown; ///< kinds in the form as it is built, and which of them are on
    std::set<std::size_t> m_folded;
    std::vector<Row> m_rows;
    GestureId m_gesture;
};

} // namespace spot
