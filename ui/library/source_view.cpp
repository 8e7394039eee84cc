// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/source_view.h"

#include "ui/desk/source_commands.h"
#include "ui/kit/icons.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace spot
{

namespace
{

constexpr int pictureHeight = 150;

FrameRate rateOf(const Desk& desk, const MediaItem& item)
{
    if (item.kind == ItemKind::Video) return item.rate;
    return desk.timeline() ? desk.timeline()->rate : fps30;
}

} // namespace

SourceBar::SourceBar(Desk& desk, MediaArt& art, QWidget* parent) : QWidget(parent), m_desk(desk), m_art(art)
{
    setFixedHeight(26);
    setAccessibleName(tr("Where the media item is looked at"));
    connect(&desk, &Desk::sourceChanged, this, [this] { update(); });
    connect(&art, &MediaArt::ready, this, [this] { update(); });
}

void SourceBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(theme::field));
    const MediaItem* item = m_desk.sourceItem();
    if (!item || item->duration.flicks <= 0) return;
    const Desk::Source& source = m_desk.source();
    const auto x = [&](MediaTime t) { return t.seconds() / item->duration.seconds() * width(); };
    const double from = x(source.in.value_or(MediaTime{})), to = x(source.out.value_or(item->duration));
    if (source.in || source.out) painter.fillRect(QRectF(from, 0, std::max(to - from, 1.0), height()), QColor::fromRgba(theme::accent & 0x40ffffff));
    if (item->kind == ItemKind::Sound)
        if (const auto peaks = m_art.waveform(*item)) {
            const double half = height() / 2.0 - 2;
            for (int column = 0; column < width(); ++column) {
                float loudest = 0;
                const auto begin = static_cast<std::size_t>(column) * peaks->size() / static_cast<std::size_t>(width()), end = static_cast<std::size_t>(column + 1) * peaks->size() / static_cast<std::size_t>(width());
                for (std::size_t p = begin; p < std::max(end, begin + 1) && p < peaks->size(); ++p) loudest = std::max(loudest, (*peaks)[p]);
                painter.fillRect(QRectF(column, height() / 2.0 - loudest * half, 1, std::max(2 * loudest * half, 1.0)), QColor(theme::musicClip).lighter(180));
            }
        }
    if (source.in) painter.fillRect(QRectF(from, 0, 2, height()), QColor(theme::accent));
    if (source.out) painter.fillRect(QRectF(to - 2, 0, 2, height()), QColor(theme::accent));
    painter.fillRect(QRectF(x(source.at), 0, 1, height()), QColor(theme::text));
}

void SourceBar::look(double x)
{
    if (const MediaItem* item = m_desk.sourceItem()) lookAt(m_desk, MediaTime::fromSeconds(std::clamp(x / std::max(width(), 1), 0.0, 1.0) * item->duration.seconds()));
}

void SourceBar::mousePressEvent(QMouseEvent* event)
{
    parentWidget()->setFocus();
    if (event->button() == Qt::LeftButton) look(event->position().x());
}

void SourceBar::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton) look(event->position().x());
}

SourceView::SourceView(Desk& desk, MediaArt& art, std::function<Result<QImage>(const MediaItem&, MediaTime, int)> picture, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_read(std::move(picture)), m_bar(new SourceBar(desk, art, this)), m_time(new QLabel(this)), m_row(new QWidget(this))
{
    m_pool.setMaxThreadCount(1);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Source"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2, pictureHeight + 4, 2, 2);
    column->setSpacing(2);
    column->addWidget(m_bar);
    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    m_time->setProperty("role", "faint");
    m_time->setTextFormat(Qt::PlainText);
    m_time->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_time, 1);
    const auto button = [&](Sign sign, const QString& words, auto act) {
        auto* made = new QToolButton(m_row);
        made->setIcon(iconOf(sign));
        made->setToolTip(words);
        made->setAccessibleName(words);
        made->setFocusPolicy(Qt::TabFocus);
        connect(made, &QToolButton::clicked, this, act);
        row->addWidget(made);
    };
    button(Sign::MarkIn, tr("In point of the source (I, while it has the focus)"), [this] { markSource(m_desk, Edge::Start); });
    button(Sign::MarkOut, tr("Out point of the source (O, while it has the focus)"), [this] { markSource(m_desk, Edge::End); });
    button(Sign::Cross, tr("Clear the source's points (Alt+X)"), [this] { clearSourceMarks(m_desk); });
    button(Sign::Insert, tr("Insert into the timeline (,)"), [this] { Q_EMIT putRequested(true); });
    button(Sign::Overwrite, tr("Overwrite on the timeline (.)"), [this] { Q_EMIT putRequested(false); });
    column->addWidget(m_row);
    connect(&desk, &Desk::sourceChanged, this, &SourceView::readSource);
    connect(&desk, &Desk::projectChanged, this, &SourceView::readSource);
    readSource();
}

SourceView::~SourceView()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void SourceView::readSource()
{
    const MediaItem* item = m_desk.sourceItem();
    setVisible(item != nullptr);
    if (!item) {
        m_picture = {}, m_shown = {};
        return;
    }
    const Desk::Source& source = m_desk.source();
    const FrameRate rate = rateOf(m_desk, *item);
    QString text = toQString(timecode(source.at, rate));
    if (item->kind == ItemKind::Still) text = tr("Still");
    else if (source.in || source.out) text += tr("   marked %1").arg(toQString(timecode(source.out.value_or(item->duration) - source.in.value_or(MediaTime{}), rate)));
    m_time->setText(text);
    m_bar->setVisible(item->kind != ItemKind::Still);
    if (m_shown.media != source.media) m_picture = {};
    askForPicture();
    update();
}

void SourceView::askForPicture()
{
    const MediaItem* item = m_desk.sourceItem();
    const Desk::Source wanted = m_desk.source();
    const bool isThere = !m_picture.isNull() && m_shown.media == wanted.media && (m_shown.at == wanted.at || (item && item->kind == ItemKind::Still));
    if (!item || !m_read || item->kind == ItemKind::Sound || m_isReading || isThere) return;
    m_isReading = true;
    m_pool.start([this, item = *item, wanted] {
        const Result<QImage> read = m_read(item, wanted.at, pictureHeight);
        QMetaObject::invokeMethod(this, [this, read, wanted] {
            m_isReading = false;
            m_shown = wanted;
            m_picture = read ? *read : QImage();
            update();
            if (read) askForPicture(); // it was moved meanwhile
        }, Qt::QueuedConnection);
    });
}

QRect SourceView::pictureBox() const { return {2, 2, width() - 4, pictureHeight}; }

void SourceView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF box = pictureBox();
    painter.fillRect(box, QColor(theme::field));
    const MediaItem* item = m_desk.sourceItem();
    if (!m_picture.isNull()) {
        const QSizeF size = QSizeF(m_picture.size()).scaled(box.size(), Qt::KeepAspectRatio);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF(box.center() - QPointF(size.width() / 2, size.height() / 2), size), m_picture);
    } else if (item) {
        drawSign(painter, item->kind == ItemKind::Sound ? Sign::Sound : Sign::Video, QRectF(box.center() - QPointF(14, 14), QSizeF(28, 28)), QColor(theme::faint));
    }
    if (hasFocus()) {
        painter.setPen(QColor(theme::accent));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

bool SourceView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* pressed = static_cast<QKeyEvent*>(event);
        const int key = pressed->key();
        const bool isPlain = !(pressed->modifiers() & ~Qt::ShiftModifier & ~Qt::KeypadModifier);
        const bool steps = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End || key == Qt::Key_I || key == Qt::Key_O;
        if ((isPlain && steps) || (key == Qt::Key_X && pressed->modifiers() == Qt::AltModifier)) {
            event->accept(); // the source's, not the timeline's
            return true;
        }
    }
    return QWidget::event(event);
}

void SourceView::keyPressEvent(QKeyEvent* event)
{
    const bool isShifted = event->modifiers() & Qt::ShiftModifier;
    const MediaItem* item = m_desk.sourceItem();
    const Desk::Source& source = m_desk.source();
    switch (event->key()) {
    case Qt::Key_Left: return stepSource(m_desk, isShifted ? -5 : -1);
    case Qt::Key_Right: return stepSource(m_desk, isShifted ? 5 : 1);
    case Qt::Key_Home: return lookAt(m_desk, {});
    case Qt::Key_End: return item ? lookAt(m_desk, item->duration) : void();
    case Qt::Key_X: return event->modifiers() == Qt::AltModifier ? clearSourceMarks(m_desk) : QWidget::keyPressEvent(event);
    case Qt::Key_I:
        if (isShifted) lookAt(m_desk, source.in.value_or(MediaTime{}));
        else markSource(m_desk, Edge::Start);
        return;
    case Qt::Key_O:
        if (isShifted && item) lookAt(m_desk, source.out.value_or(item->duration) - MediaTime{1});
        else markSource(m_desk, Edge::End);
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void SourceView::mousePressEvent(QMouseEvent*) { setFocus(); }
void SourceView::focusInEvent(QFocusEvent*) { update(); }
void SourceView::focusOutEvent(QFocusEvent*) { update(); }

} // namespace spot
