// SPDX-License-Identifier: GPL-3.0-or-later
// ui/properties/properties_panel.h: the selected clip's look, sound, transition, text and takes; every drag is one step of history.
#pragma once

#include "ui/desk/desk.h"
#include "ui/properties/transition_rows.h"

#include <QScrollArea>

#include <functional>
#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QVBoxLayout;

namespace spot
{

class EffectStack;
class KeyButtons;
class LookRows;
class NumberField;
class SpeedRows;
class TextStyleRows;
class VersionRows;

/// [ui]
class PropertiesPanel final : public QScrollArea
{
    Q_OBJECT
public:
    explicit PropertiesPanel(Desk& desk, QWidget* parent = nullptr);
    /// The focus to what of the selected clip one changes first: a text's words, else its first number.
    void beginEditing();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// One number of a clip: how it is read, and the edit that sets it.
    struct Row {
        NumberField* field;
        std::function<double(const Clip&)> read;
    };
    using Setter = std::function<std::optional<Edit>(const Clip&, double)>;
    void addNumber(QWidget* section, const QString& name, std::function<double(const Clip&)> read, Setter change, double least, double most, double step,
                   int decimals, const QString& suffix, std::vector<std::string> keyed = {});
    /// A number whose value at the playhead is shown and, where it has keys, set as one.
    void addKeyed(QWidget* section, const QString& name, std::vector<std::string> properties, double scale, double least, double most, double step, int decimals, const QString& suffix);
    QWidget* addSection(const QString& title);
    void addLook();
    void addHearing();
    void addTransition();
    void readTransition(const Clip& clip, bool isPicture);
    void addText();
    void addTakes();
    void send(const Setter& change, double value);
    void read();
    void readNumbers();

    Desk& m_desk;
    QVBoxLayout* m_column;
    QLabel* m_title;
    QWidget* m_look = nullptr;
    QWidget* m_hearing = nullptr;
    QCheckBox* m_declick = nullptr;
    QWidget* m_transition = nullptr;
    LookRows* m_lookRows = nullptr;
    TransitionRows* m_transitionRows = nullptr;
    QWidget* m_text = nullptr;
    QWidget* m_takes = nullptr;
    EffectStack* m_effects = nullptr;
    QPlainTextEdit* m_words = nullptr;
    TextStyleRows* m_style = nullptr;
    SpeedRows* m_speed = nullptr;
    VersionRows* m_version = nullptr;
    std::vector<KeyButtons*> m_keys;
    QListWidget* m_takeList = nullptr;
    std::vector<Row> m_rows;
    GestureId m_gesture;
    std::optional<CutAlignment> m_alignment; ///< of the transition when the drag of its length began: on the way it may be too short to tell
    GestureId m_typing; ///< from the first letter until the focus leaves: one step of history
};

} // namespace spot
