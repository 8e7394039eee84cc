// SPDX-License-Identifier: GPL-3.0-or-later
// ui/library/source_view.h: the media item that is looked at by itself: its picture or wave, a bar to scrub, its own in and out.
#pragma once

#include "ui/art/media_art.h"
#include "ui/desk/desk.h"

#include <QThreadPool>
#include <QWidget>

#include <functional>

class QLabel;

namespace spot
{

/// The bar under the picture: where the source is looked at, and its points. A press or drag looks there.        [ui]
class SourceBar final : public QWidget
{
    Q_OBJECT
public:
    SourceBar(Desk& desk, MediaArt& art, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void look(double x);
    Desk& m_desk;
    MediaArt& m_art;
};

/// While it has the focus I, O, Alt+X, the arrows, Home and End are the source's; everywhere else they are the timeline's. The
/// picture is read off the thread of the windows; only the newest that was asked for is shown.                   [ui]
class SourceView final : public QWidget
{
    Q_OBJECT
public:
    /// `picture` as in ArtReaders; may be empty: then no picture is shown.
    SourceView(Desk& desk, MediaArt& art, std::function<Result<QImage>(const MediaItem&, MediaTime, int)> picture, QWidget* parent = nullptr);
    ~SourceView() override;

Q_SIGNALS:
    void putRequested(bool insert); ///< one of the two buttons

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void readSource();
    void askForPicture();
    QRect pictureBox() const;
    Desk& m_desk;
    std::function<Result<QImage>(const MediaItem&, MediaTime, int)> m_read;
    SourceBar* m_bar;
    QLabel* m_time;
    QWidget* m_row;
    QImage m_picture;
    Desk::Source m_shown;    ///< what m_picture is of
    bool m_isReading = false;
    QThreadPool m_pool; ///< last: its thread ends first
};

} // namespace spot
