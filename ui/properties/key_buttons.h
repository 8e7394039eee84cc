// SPDX-License-Identifier: GPL-3.0-or-later
// ui/properties/key_buttons.h: beside a number that can have keys: a diamond that sets or removes one at the playhead, arrows to
// the keys before and after, and the way to the next key.
#pragma once

#include "app/model/clip.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QMenu;
class QToolButton;

namespace spot
{

class Desk;

/// [ui]
class KeyButtons final : public QWidget
{
    Q_OBJECT
public:
    /// properties: names of app/model/keyed_property.h that go together, one at least; `name` is read aloud.
    KeyButtons(Desk& desk, std::vector<std::string> properties, const QString& name, QWidget* parent = nullptr);

    /// As the selected clip and the playhead are.
    void display();

private:
    void setKeyHere();
    void goTo(bool later);
    void fillWays(QMenu& menu);
    void setWay(const Key& way, std::optional<int> preset);

    Desk& m_desk;
    std::vector<std::string> m_properties;
    QToolButton* m_earlier;
    QToolButton* m_key;
    QToolButton* m_later;
    QToolButton* m_way;
};

} // namespace spot
