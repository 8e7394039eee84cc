// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/version_dialog.h"

#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace spot
{

namespace
{

constexpr Ratio offered[] = {{16, 9}, {9, 16}, {1, 1}, {4, 5}};

/// What follows this timeline's master follows that too.
TimelineId masterOf(const Timeline& timeline) { return timeline.version ? timeline.version->master : timeline.id; }

} // namespace

VersionDialog::VersionDialog(Desk& desk, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_master(masterOf(*desk.timeline())), m_language(new QLineEdit(this)), m_length(new QDoubleSpinBox(this)), m_outcome(new QLabel(this))
{
    const Timeline& master = *desk.project().find(m_master);
    setWindowTitle(tr("Versions of %1").arg(toQString(master.name)));
    setMinimumWidth(440);
    auto* ratios = new QHBoxLayout;
    for (const Ratio ratio : offered) {
        auto* box = new QCheckBox(QString::fromStdString(ratio.text()), this);
        const FrameSize canvas = ratio.size(std::min(master.canvas.width, master.canvas.height));
        const auto& all = desk.project().timelines;
        const bool isThere = std::ranges::any_of(all, [&](const TimelinePtr& t) { return masterOf(*t) == m_master && t->canvas == canvas; });
        box->setChecked(!isThere);
        if (isThere) box->setToolTip(tr("There is a version of this ratio already"));
        ratios->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &VersionDialog::display);
        m_ratios.emplace_back(ratio, box);
    }
    m_language->setPlaceholderText(tr("the master's"));
    m_language->setToolTip(tr("A language code such as ko or en-GB: texts that still are the master's are then marked as to be translated"));
    m_length->setRange(0, 24 * 3600);
    m_length->setDecimals(3);
    m_length->setSuffix(QStringLiteral(" s"));
    m_length->setSpecialValueText(tr("the master's"));
    m_outcome->setWordWrap(true);
    m_outcome->setTextFormat(Qt::PlainText);
    auto* note = new QLabel(tr("A version follows its master: what changes there arrives here, except for what you change here yourself. Pictures and texts are fitted to the new frame."), this);
    note->setWordWrap(true);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(18, 18, 18, 14);
    form->setSpacing(10);
    form->addRow(note);
    form->addRow(tr("Ratios"), ratios);
    form->addRow(tr("Language"), m_language);
    form->addRow(tr("Length"), m_length);
    form->addRow(m_outcome);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Make"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &VersionDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &VersionDialog::reject);
    connect(m_language, &QLineEdit::textChanged, this, &VersionDialog::display);
    display();
}

std::vector<Edit> VersionDialog::edits() const
{
    const Timeline& master = *m_desk.project().find(m_master);
    const QString language = m_language->text().trimmed();
    std::vector<Edit> edits;
    for (const auto& [ratio, box] : m_ratios) {
        if (!box->isChecked()) continue;
        MakeVersion make{m_master, ratio.text(), ratio.size(std::min(master.canvas.width, master.canvas.height)), toStd(language), {}, {}};
        if (!language.isEmpty()) make.name += " " + toStd(language);
        if (m_length->value() > 0) {
            make.length = master.rate.nearestBoundary(MediaTime::fromSeconds(m_length->value()));
            make.name += " " + toStd(QString::number(m_length->value(), 'g', 6)) + " s";
        }
        edits.push_back(std::move(make));
    }
    return edits;
}

void VersionDialog::display()
{
    QStringList names;
    for (const Edit& edit : edits()) names << toQString(std::get<MakeVersion>(edit).name);
    m_outcome->setStyleSheet({});
    m_outcome->setText(names.isEmpty() ? tr("Choose a ratio.") : tr("Makes: %1").arg(names.join(QStringLiteral(", "))));
}

void VersionDialog::accept()
{
    const std::vector<Edit> all = edits();
    const TimelineId first{m_desk.project().nextId}; // as apply() gives them
    m_outcome->setStyleSheet(QStringLiteral("color: %1").arg(QColor(theme::danger).name()));
    if (all.empty()) return m_outcome->setText(tr("Choose a ratio."));
    if (!m_desk.applyAll(all, QString::fromLatin1(all.size() == 1 ? "Make version" : "Make versions"))) return m_outcome->setText(m_desk.hintText());
    if (m_desk.project().find(first)) m_desk.showTimeline(first);
    QDialog::accept();
}

} // namespace spot
