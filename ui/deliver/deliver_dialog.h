// SPDX-License-Identifier: GPL-3.0-or-later
// ui/deliver/deliver_dialog.h: the spot leaves the house: format, size, file, progress, cancel, and what came out.
#pragma once

#include "app/deliver/delivery.h"
#include "app/session/studio.h"
#include "ui/desk/desk.h"

#include <QDialog>

#include <thread>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace spot
{

/// Exports the timeline on show. Closing it while it works cancels the export.                                  [ui]
class DeliverDialog final : public QDialog
{
    Q_OBJECT
public:
    DeliverDialog(Desk& desk, Studio& studio, QWidget* parent = nullptr);
    ~DeliverDialog() override;

protected:
    void reject() override;

private:
    void proposeFile();
    void start();
    void finish(const Result<DeliveryReport>& report);
    void setWorking(bool working);

    Desk& m_desk;
    Studio& m_studio;
    TextRaster m_raster;
    QComboBox* m_kind;
    QComboBox* m_size;
    QComboBox* m_loudness;
    QLineEdit* m_file;
    QProgressBar* m_bar;
    QLabel* m_state;
    QPushButton* m_export;
    bool m_isWorking = false;
    std::jthread m_thread; ///< last: stopped and joined first
};

} // namespace spot
