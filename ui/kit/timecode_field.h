// SPDX-License-Identifier: GPL-3.0-or-later
// ui/kit/timecode_field.h: a timecode in figures of one width: shown, or typed after a click.
#pragma once

#include "assets/base/media_time.h"

#include <QWidget>

#include <optional>

namespace spot
{

class InlineEdit;

/// "1:12", "00:00:01:12" or "112": digits from the right are frames, seconds, minutes, hours. None when it is no time.
std::optional<MediaTime> timeFromTimecode(const QString& text, FrameRate rate);

/// [ui]
class TimecodeField final : public QWidget
{
    Q_OBJECT
public:
    explicit TimecodeField(QWidget* parent = nullptr);
    void display(MediaTime time, FrameRate rate);
    QString shown() const { return m_text; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void typed(spot::MediaTime time);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    InlineEdit* m_edit;
    QString m_text;
    FrameRate m_rate;
};

} // namespace spot
