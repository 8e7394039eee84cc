// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/fields_dialog.h"

#include "app/edit/field_values.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>

#include <algorithm>

namespace spot
{

namespace
{

QString kindName(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text: return FieldsDialog::tr("text");
    case FieldKind::Colour: return FieldsDialog::tr("colour");
    case FieldKind::Number: return FieldsDialog::tr("number");
    case FieldKind::Media: return FieldsDialog::tr("media");
    case FieldKind::Voice: return FieldsDialog::tr("spoken line");
    }
    return {};
}

QString targetName(TargetKind kind)
{
    switch (kind) {
    case TargetKind::Text: return FieldsDialog::tr("the text");
    case TargetKind::TextColour: return FieldsDialog::tr("the text's colour");
    case TargetKind::BoxColour: return FieldsDialog::tr("the colour of its box");
    case TargetKind::TextSize: return FieldsDialog::tr("the text's size");
    case TargetKind::Colour: return FieldsDialog::tr("the colour");
    case TargetKind::Media: return FieldsDialog::tr("the media");
    case TargetKind::Gain: return FieldsDialog::tr("the gain");
    case TargetKind::SceneVoice: return FieldsDialog::tr("the spoken line of a scene");
    case TargetKind::SceneSuper: return FieldsDialog::tr("the super of a scene");
    case TargetKind::Title: return FieldsDialog::tr("the title");
    case TargetKind::BrandName: return FieldsDialog::tr("the brand's name");
    case TargetKind::Tagline: return FieldsDialog::tr("the tagline");
    case TargetKind::BrandUrl: return FieldsDialog::tr("the brand's address");
    case TargetKind::BrandColour: return FieldsDialog::tr("the brand's colour");
    }
    return {};
}

/// The first is what one means most often.
std::vector<FieldKind> kindsFor(TargetKind target)
{
    switch (target) {
    case TargetKind::Text: case TargetKind::Title: return {FieldKind::Text, FieldKind::Number};
    case TargetKind::SceneSuper: return {FieldKind::Text, FieldKind::Number};
    case TargetKind::SceneVoice: return {FieldKind::Voice, FieldKind::Text};
    case TargetKind::TextColour: case TargetKind::BoxColour: case TargetKind::Colour: case TargetKind::BrandColour: return {FieldKind::Colour};
    case TargetKind::TextSize: case TargetKind::Gain: return {FieldKind::Number};
    case TargetKind::Media: return {FieldKind::Media};
    case TargetKind::BrandName: case TargetKind::Tagline: case TargetKind::BrandUrl: return {FieldKind::Text};
    }
    return {};
}

/// "the text of “Fresh”, the title"
QString fillsText(const Project& project, const TemplateField& field)
{
    QStringList parts;
    for (const FieldTarget& target : field.targets) {
        QString part = targetName(target.kind);
        const Timeline* timeline = target.clip ? timelineOf(project, target.clip) : nullptr;
        if (timeline) part += QString::fromUtf8(" “%1”").arg(toQString(timeline->at(*timeline->find(target.clip)).name));
        else if (target.clip) part += QStringLiteral(" ") + FieldsDialog::tr("(its clip is gone)");
        parts << part;
    }
    return parts.join(QStringLiteral(", "));
}

QString limitsText(const TemplateField& field)
{
    QStringList parts;
    if (field.longest > 0) parts << FieldsDialog::tr("at most %n character(s)", nullptr, static_cast<int>(field.longest));
    if (field.mostLines > 0) parts << FieldsDialog::tr("at most %n line(s)", nullptr, static_cast<int>(field.mostLines));
    if (field.least) parts << FieldsDialog::tr("from %1").arg(*field.least);
    if (field.most) parts << FieldsDialog::tr("to %1").arg(*field.most);
    QStringList choices;
    for (const std::string& choice : field.choices) choices << toQString(choice);
    if (!choices.isEmpty()) parts << choices.join(QStringLiteral(" | "));
    if (!field.standard.empty()) parts << FieldsDialog::tr("else “%1”").arg(toQString(field.standard));
    if (field.isRequired) parts << FieldsDialog::tr("has to be given");
    return parts.join(QStringLiteral(", "));
}

std::optional<double> numberIn(const QLineEdit& field)
{
    const auto value = numberFrom(toStd(field.text().trimmed()));
    return value ? std::optional(*value) : std::nullopt;
}

} // namespace

FieldsDialog::FieldsDialog(Desk& desk, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_list(new QTreeWidget(this)), m_form(new QFormLayout), m_name(new QLineEdit(this)), m_fills(new QComboBox(this)), m_kind(new QComboBox(this)),
      m_required(new QCheckBox(tr("Has to be given"), this)), m_standard(new QLineEdit(this)), m_longest(new QSpinBox(this)), m_lines(new QSpinBox(this)), m_least(new QLineEdit(this)),
      m_most(new QLineEdit(this)), m_choices(new QLineEdit(this)), m_refusal(new QLabel(this)), m_change(new QPushButton(tr("Change"), this)), m_remove(new QPushButton(tr("Remove"), this)),
      m_up(new QPushButton(tr("Up"), this)), m_down(new QPushButton(tr("Down"), this))
{
    setWindowTitle(tr("Template fields"));
    resize(720, 620);
    const Timeline* timeline = desk.timeline();
    if (const Clip* clip = desk.selectedClip()) {
        const ClipId master = timeline->version ? timeline->version->masterOf(clip->id) : ClipId{}; // versions follow what their master is filled with
        offer(*clip, master ? master : clip->id);
    }
    for (const TargetKind kind : {TargetKind::Title, TargetKind::BrandName, TargetKind::Tagline, TargetKind::BrandUrl, TargetKind::BrandColour}) m_offers.push_back({{kind, {}, {}, {}}, targetName(kind)});
    m_list->setHeaderLabels({tr("Field"), tr("Kind"), tr("Fills"), tr("Limits")});
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Template fields"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_list, 1);
    auto* order = new QHBoxLayout;
    for (QPushButton* button : {m_up, m_down, m_remove}) button->setAutoDefault(false), order->addWidget(button);
    order->addStretch(1);
    column->addLayout(order);
    buildForm();
    column->addLayout(m_form);
    column->addWidget(m_refusal);
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* add = buttons->addButton(tr("Add"), QDialogButtonBox::ActionRole);
    add->setDefault(true);
    m_change->setAutoDefault(false);
    buttons->addButton(m_change, QDialogButtonBox::ActionRole);
    QPushButton* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setAutoDefault(false);
    column->addWidget(buttons);
    connect(add, &QPushButton::clicked, this, &FieldsDialog::add);
    connect(m_change, &QPushButton::clicked, this, &FieldsDialog::change);
    connect(m_remove, &QPushButton::clicked, this, &FieldsDialog::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(buttons, &QDialogButtonBox::rejected, this, &FieldsDialog::reject);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &FieldsDialog::readChosen);
    connect(&desk, &Desk::projectChanged, this, &FieldsDialog::readFields);
    readFields();
    readKinds();
    m_name->setFocus();
}

void FieldsDialog::offer(const Clip& clip, ClipId id)
{
    std::vector<TargetKind> kinds;
    if (std::holds_alternative<TextClip>(clip.content)) kinds = {TargetKind::Text, TargetKind::TextColour, TargetKind::BoxColour, TargetKind::TextSize};
    if (std::holds_alternative<ColourClip>(clip.content)) kinds = {TargetKind::Colour};
    if (std::holds_alternative<MediaClip>(clip.content)) kinds = {TargetKind::Media};
    const auto spot = m_desk.timeline()->find(clip.id);
    if (spot && isSound(m_desk.timeline()->tracks[spot->track]->role)) kinds.push_back(TargetKind::Gain);
    for (const TargetKind kind : kinds) m_offers.push_back({{kind, id, {}, {}}, QString::fromUtf8("%1 “%2”").arg(targetName(kind), toQString(clip.name))});
}

void FieldsDialog::buildForm()
{
    m_form->setSpacing(8);
    for (const Offer& offer : m_offers) m_fills->addItem(offer.words);
    m_longest->setRange(0, 100'000);
    m_lines->setRange(0, 1000);
    for (QSpinBox* number : {m_longest, m_lines}) number->setSpecialValueText(tr("no limit"));
    m_choices->setPlaceholderText(tr("parted by |; empty: anything"));
    m_name->setPlaceholderText(tr("as the table's column shall be called"));
    m_refusal->setWordWrap(true);
    m_refusal->setTextFormat(Qt::PlainText);
    m_refusal->setStyleSheet(QStringLiteral("color: %1").arg(QColor(theme::danger).name()));
    m_form->addRow(tr("Name"), m_name);
    m_form->addRow(tr("Fills"), m_fills);
    m_form->addRow(tr("Kind"), m_kind);
    m_form->addRow(m_required);
    m_form->addRow(tr("When left out"), m_standard);
    m_form->addRow(tr("Characters at most"), m_longest);
    m_form->addRow(tr("Lines at most"), m_lines);
    m_form->addRow(tr("Least"), m_least);
    m_form->addRow(tr("Most"), m_most);
    m_form->addRow(tr("Choices"), m_choices);
    connect(m_fills, &QComboBox::currentIndexChanged, this, &FieldsDialog::readKinds);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FieldsDialog::showLimits);
}

void FieldsDialog::readKinds()
{
    const int row = m_fills->currentIndex();
    if (row < 0) return;
    const QSignalBlocker quiet(m_kind);
    m_kind->clear();
    for (const FieldKind kind : kindsFor(m_offers[static_cast<std::size_t>(row)].target.kind)) m_kind->addItem(kindName(kind), static_cast<int>(kind));
    showLimits();
}

/// Only the limits that the kind has.
void FieldsDialog::showLimits()
{
    const auto kind = static_cast<FieldKind>(m_kind->currentData().toInt());
    const bool isText = kind == FieldKind::Text || kind == FieldKind::Voice;
    m_form->setRowVisible(m_standard, kind != FieldKind::Media);
    m_form->setRowVisible(m_longest, isText);
    m_form->setRowVisible(m_lines, isText);
    m_form->setRowVisible(m_least, kind == FieldKind::Number);
    m_form->setRowVisible(m_most, kind == FieldKind::Number);
    m_form->setRowVisible(m_choices, kind != FieldKind::Media);
}

void FieldsDialog::readFields()
{
    const QTreeWidgetItem* before = m_list->currentItem();
    const QString name = before ? before->text(0) : QString(); // moved: another id; renamed: the same id
    const QVariant id = before ? before->data(0, Qt::UserRole) : QVariant();
    const QSignalBlocker quiet(m_list);
    const bool isChosen = before != nullptr; // clear() takes the row away
    m_list->clear();
    for (const TemplateField& field : m_desk.project().fields) {
        auto* row = new QTreeWidgetItem(m_list, {toQString(field.name), kindName(field.kind), fillsText(m_desk.project(), field), limitsText(field)});
        row->setData(0, Qt::UserRole, QVariant::fromValue<qulonglong>(field.id.value));
        if (isChosen && (row->text(0) == name || row->data(0, Qt::UserRole) == id)) m_list->setCurrentItem(row);
    }
    for (int section = 0; section < 3; ++section) m_list->resizeColumnToContents(section);
    const TemplateField* field = chosenField();
    if (field && m_shown && *field == *m_shown) return showMoves(); // what is being typed stays
    readChosen();
}

const TemplateField* FieldsDialog::chosenField() const
{
    const QTreeWidgetItem* row = m_list->currentItem();
    if (!row) return nullptr;
    const auto& fields = m_desk.project().fields;
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const TemplateField& f) { return f.id.value == row->data(0, Qt::UserRole).toULongLong(); });
    return field == fields.end() ? nullptr : &*field;
}

void FieldsDialog::readChosen()
{
    const TemplateField* field = chosenField();
    m_shown = field ? std::optional(*field) : std::nullopt;
    showMoves();
    if (!field) return;
    const auto number = [](const std::optional<double>& value) { return value ? QString::number(*value, 'g', 12) : QString(); };
    QStringList choices;
    for (const std::string& choice : field->choices) choices << toQString(choice);
    m_name->setText(toQString(field->name));
    m_required->setChecked(field->isRequired);
    m_standard->setText(toQString(field->standard));
    m_longest->setValue(static_cast<int>(field->longest));
    m_lines->setValue(static_cast<int>(field->mostLines));
    m_least->setText(number(field->least));
    m_most->setText(number(field->most));
    m_choices->setText(choices.join(QStringLiteral(" | ")));
    const QSignalBlocker quiet(m_kind);
    m_kind->clear();
    m_kind->addItem(kindName(field->kind), static_cast<int>(field->kind));
    showLimits();
}

void FieldsDialog::showMoves()
{
    const TemplateField* field = chosenField();
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    m_change->setEnabled(field);
    m_remove->setEnabled(field);
    m_up->setEnabled(field && row > 0);
    m_down->setEnabled(field && row + 1 < m_list->topLevelItemCount());
}

/// The field with the name and the limits of the form; what its kind has no limit for stays empty.
TemplateField FieldsDialog::limited(TemplateField field) const
{
    const bool isText = field.kind == FieldKind::Text || field.kind == FieldKind::Voice;
    field.name = toStd(m_name->text().trimmed());
    field.isRequired = m_required->isChecked();
    field.standard = field.kind == FieldKind::Media ? std::string() : toStd(m_standard->text());
    field.longest = isText ? m_longest->value() : 0, field.mostLines = isText ? m_lines->value() : 0;
    field.least = field.kind == FieldKind::Number ? numberIn(*m_least) : std::nullopt;
    field.most = field.kind == FieldKind::Number ? numberIn(*m_most) : std::nullopt;
    field.choices.clear();
    if (field.kind != FieldKind::Media)
        for (const QString& choice : m_choices->text().split(u'|', Qt::SkipEmptyParts)) field.choices.push_back(toStd(choice.trimmed()));
    return field;
}

/// What is written as a limit is one; else says so.
bool FieldsDialog::hasLimits()
{
    for (const QLineEdit* limit : {m_least, m_most})
        if (!limit->isHidden() && !limit->text().trimmed().isEmpty() && !numberIn(*limit)) {
            m_refusal->setText(tr("\"%1\" is no number: write 1.5").arg(limit->text().trimmed()));
            return false;
        }
    return true;
}

bool FieldsDialog::send(const std::vector<Edit>& edits, const QString& name)
{
    const bool done = m_desk.applyAll(edits, name);
    m_refusal->setText(done ? QString() : m_desk.hintText());
    return done;
}

void FieldsDialog::add()
{
    const int row = m_fills->currentIndex();
    if (row < 0 || !hasLimits()) return;
    TemplateField field;
    field.targets = {m_offers[static_cast<std::size_t>(row)].target};
    const std::vector<FieldKind> kinds = kindsFor(field.targets[0].kind);
    field.kind = static_cast<FieldKind>(m_kind->currentData().toInt());
    if (std::find(kinds.begin(), kinds.end(), field.kind) == kinds.end()) field.kind = kinds.front(); // the form shows another field
    if (!send({SetField{limited(field)}}, QStringLiteral("Change template field"))) return;
    m_name->clear();
    readKinds();
    m_name->setFocus();
}

void FieldsDialog::change()
{
    if (const TemplateField* field = chosenField(); field && hasLimits()) send({SetField{limited(*field)}}, QStringLiteral("Change template field"));
}

void FieldsDialog::remove()
{
    if (const TemplateField* field = chosenField()) send({RemoveField{field->id}}, QStringLiteral("Remove template field"));
}

/// The fields from the first that moves on are taken out and put back in the new order; tables and patterns know them by name.
void FieldsDialog::move(int by)
{
    std::vector<TemplateField> fields = m_desk.project().fields;
    const auto row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0 || row + by < 0 || row + by >= static_cast<int>(fields.size())) return;
    const auto first = static_cast<std::size_t>(std::min(row, row + by));
    std::swap(fields[first], fields[first + 1]);
    std::vector<Edit> edits;
    for (std::size_t i = first; i < fields.size(); ++i) edits.push_back(RemoveField{fields[i].id});
    for (std::size_t i = first; i < fields.size(); ++i) {
        fields[i].id = {};
        edits.push_back(SetField{fields[i]});
    }
    send(edits, QStringLiteral("Change template field"));
}

} // namespace spot
