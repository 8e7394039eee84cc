// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliver/deliver_dialog.h"

#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>

#include <cmath>

namespace spot
{

namespace
{

[[maybe_unused]] constexpr const char* words[] = { // of the lower folders, which speak English
    QT_TRANSLATE_NOOP("preset", "H.264 and AAC in MP4"),  QT_TRANSLATE_NOOP("preset", "ProRes 422 HQ and PCM in MOV"),      QT_TRANSLATE_NOOP("preset", "VP9 and Opus in WebM"),
    QT_TRANSLATE_NOOP("preset", "AV1 and Opus in WebM"), QT_TRANSLATE_NOOP("preset", "A folder of PNG pictures and a WAV"), QT_TRANSLATE_NOOP("stage", "export"),
    QT_TRANSLATE_NOOP("stage", "loudness"),
};

} // namespace

DeliverDialog::DeliverDialog(Desk& desk, Studio& studio, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_studio(studio), m_kind(new QComboBox(this)), m_size(new QComboBox(this)), m_loudness(new QComboBox(this)), m_file(new QLineEdit(this)),
      m_bar(new QProgressBar(this)), m_state(new QLabel(this)), m_export(new QPushButton(tr("Export"), this))
{
    setWindowTitle(tr("Export %1").arg(toQString(desk.timeline()->name)));
    setMinimumWidth(560);
    for (const ExportPreset& preset : exportPresets()) m_kind->addItem(QCoreApplication::translate("preset", std::string(preset.title).c_str()));
    const FrameSize canvas = desk.timeline()->canvas;
    for (const auto& [num, den] : {std::pair{1, 1}, {2, 3}, {1, 2}, {2, 1}}) {
        const FrameSize size{canvas.width * num / den / 2 * 2, canvas.height * num / den / 2 * 2};
        m_size->addItem(QStringLiteral("%1 x %2").arg(size.width).arg(size.height), QSize(size.width, size.height));
    }
    m_loudness->addItem(tr("As the timeline says (%1 LUFS)").arg(desk.timeline()->targetLufs));
    m_loudness->addItem(tr("-23 LUFS: EBU R 128, television in Europe"), -23.0);
    m_loudness->addItem(tr("-24 LUFS: ATSC A/85, television in America and Korea"), -24.0);
    m_loudness->addItem(tr("-16 LUFS: the web"), -16.0);
    auto* choose = new QToolButton(this);
    choose->setText(tr("Choose..."));
    auto* place = new QHBoxLayout;
    place->addWidget(m_file, 1);
    place->addWidget(choose);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setVisible(false);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(18, 18, 18, 14);
    form->setSpacing(10);
    form->addRow(tr("Format"), m_kind);
    form->addRow(tr("Size"), m_size);
    form->addRow(tr("Loudness"), m_loudness);
    form->addRow(tr("File"), place);
    form->addRow(m_bar);
    form->addRow(m_state);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    form->addRow(buttons);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &DeliverDialog::proposeFile);
    connect(m_export, &QPushButton::clicked, this, &DeliverDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &DeliverDialog::reject);
    connect(choose, &QToolButton::clicked, this, [this] {
        const QString file = QFileDialog::getSaveFileName(this, tr("Export to"), m_file->text());
        if (!file.isEmpty()) m_file->setText(file);
    });
    proposeFile();
}

DeliverDialog::~DeliverDialog() = default;

void DeliverDialog::proposeFile()
{
    const ExportPreset preset = exportPresets()[static_cast<std::size_t>(m_kind->currentIndex())];
    const QString movies = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    const QString folder = m_file->text().isEmpty() ? (movies.isEmpty() ? QDir::homePath() : movies) : QFileInfo(m_file->text()).path();
    const QString name = toQString(m_desk.document()->path().stem().string()) + u'_' + toQString(m_desk.timeline()->name).replace(u':', u'x');
    const QString typed = QFileInfo(m_file->text()).completeBaseName();
    m_file->setText(folder + u'/' + (typed.isEmpty() ? name : typed) + toQString(preset.ending));
}

void DeliverDialog::setWorking(bool working)
{
    m_isWorking = working;
    m_bar->setVisible(working);
    for (QWidget* control : {static_cast<QWidget*>(m_kind), static_cast<QWidget*>(m_size), static_cast<QWidget*>(m_loudness), static_cast<QWidget*>(m_file), static_cast<QWidget*>(m_export)})
        control->setEnabled(!working);
}

void DeliverDialog::start()
{
    if (QFileInfo::exists(m_file->text()) && QMessageBox::question(this, windowTitle(), tr("%1 is there already. Replace it?").arg(QFileInfo(m_file->text()).fileName())) != QMessageBox::Yes) return;
    const auto composition = compose(m_desk.project(), m_desk.timelineId(), m_raster);
    if (!composition) return finish(composition.error());
    auto made = std::make_shared<Composition>(**composition);
    if (m_loudness->currentData().isValid()) made->targetLufs = m_loudness->currentData().toDouble();
    ExportSettings settings;
    const QSize size = m_size->currentData().toSize();
    settings.file = toPath(m_file->text());
    settings.kind = exportPresets()[static_cast<std::size_t>(m_kind->currentIndex())].kind;
    settings.size = {size.width(), size.height()};
    settings.metadata["title"] = m_desk.project().brief.title;
    QDir().mkpath(QFileInfo(m_file->text()).path());
    setWorking(true);
    m_bar->setValue(0);
    m_state->setText(tr("Starting"));
    m_thread = std::jthread([this, project = m_desk.document()->project(), timeline = m_desk.timelineId(), made = CompositionPtr(std::move(made)), settings](std::stop_token stop) {
        const auto progress = [this](double fraction, const char* stage) {
            QMetaObject::invokeMethod(this, [this, fraction, words = QCoreApplication::translate("stage", stage)] {
                m_bar->setValue(static_cast<int>(fraction * 1000));
                m_state->setText(words);
            }, Qt::QueuedConnection);
        };
        const auto report = deliver(*project, timeline, made, settings, m_studio.store(), m_studio.ledger(), progress, stop);
        QMetaObject::invokeMethod(this, [this, report] { finish(report); }, Qt::QueuedConnection);
    });
}

void DeliverDialog::finish(const Result<DeliveryReport>& report)
{
    setWorking(false);
    m_state->setStyleSheet(report ? QString() : QStringLiteral("color: %1").arg(QColor(theme::danger).name()));
    if (!report) return m_state->setText(toQString(report.error().message));
    QString text = tr("Done: %1 frames, %2 MB, %3, in %4 s.")
                       .arg(report->exported.frames)
                       .arg(static_cast<double>(report->exported.bytes) / 1e6, 0, 'f', 1)
                       .arg(std::isfinite(report->exported.loudness.integrated) ? tr("%1 LUFS, true peak %2 dBTP, range %3 LU").arg(report->exported.loudness.integrated, 0, 'f', 1).arg(report->exported.loudness.truePeak, 0, 'f', 1).arg(report->exported.loudness.range, 0, 'f', 1) : tr("silent"))
                       .arg(report->exported.seconds, 0, 'f', 1);
    for (const std::string& warning : report->warnings) text += u'\n' + toQString(warning);
    m_state->setText(text);
}

void DeliverDialog::reject()
{
    if (!m_isWorking) return QDialog::reject();
    m_thread.request_stop(); // finish() follows with Cancelled
    m_state->setText(tr("Cancelling"));
}

} // namespace spot
