// SPDX-License-Identifier: GPL-3.0-or-later
// ui/templates/fields_dialog.h: what a template exposes: fields added from the selected clip, with a name and limits, in an order.
#pragma once

#include "ui/desk/desk.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace spot
{

/// Each button is one step of history at once; a refusal is said in the dialog.                                 [ui]
class FieldsDialog final : public QDialog
{
    Q_OBJECT
public:
    /// What is selected now is what "Add" exposes; without a clip, what the project as a whole has.
    FieldsDialog(Desk& desk, QWidget* parent = nullptr);

private:
    /// Something that a field can fill, with its place.
    struct Offer {
        FieldTarget target;
        QString words;
    };
    void buildForm();
    void offer(const Clip& clip, ClipId id);
    void readFields();
    void readChosen();
    void showMoves();
    void readKinds();
    void showLimits();
    TemplateField limited(TemplateField field) const;
    const TemplateField* chosenField() const;
    void add();
    void change();
    void remove();
    void move(int by);
    bool hasLimits();
    bool send(const std::vector<Edit>& edits, const QString& name);

    Desk& m_desk;
    std::vector<Offer> m_offers;
    QTreeWidget* m_list;
    QFormLayout* m_form;
    QLineEdit* m_name;
    QComboBox* m_fills;
    QComboBox* m_kind;
    QCheckBox* m_required;
    QLineEdit* m_standard;
    QSpinBox* m_longest;
    QSpinBox* m_lines;
    QLineEdit* m_least;
    QLineEdit* m_most;
    QLineEdit* m_choices;
    QLabel* m_refusal;
    std::optional<TemplateField> m_shown; ///< what the form was filled from
    QPushButton* m_change;
    QPushButton* m_remove;
    QPushButton* m_up;
    QPushButton* m_down;
};

} // namespace spot
