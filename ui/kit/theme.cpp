// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>

/// The icons of a static library are not there by themselves.
static void loadIcons() { Q_INIT_RESOURCE(spot_kit_icons); }

namespace spot::theme
{

namespace
{

QString hex(QRgb colour) { return QColor(colour).name(); }

QStringList families()
{
    QStringList wanted{QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK KR"), QStringLiteral("Noto Sans")};
    const QStringList there = QFontDatabase::families();
    wanted.removeIf([&](const QString& family) { return !there.contains(family); });
    return wanted;
}

QPalette palette()
{
    QPalette p;
    p.setColor(QPalette::Window, panel);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, field);
    p.setColor(QPalette::AlternateBase, panel);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, faint);
    p.setColor(QPalette::Button, raised);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, danger);
    p.setColor(QPalette::Highlight, QColor(accent).darker(190));
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::ToolTipBase, raised);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Dark, line);
    p.setColor(QPalette::Mid, edge);
    p.setColor(QPalette::Light, hover);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) p.setColor(QPalette::Disabled, role, faint);
    return p;
}

/// $name stands for a colour.
QString styleSheet()
{
    QString sheet = QStringLiteral(R"(
* { outline: none; }
QMainWindow, QDialog { background: $window; }
QMainWindow::separator { background: $line; width: 3px; height: 3px; }
QMainWindow::separator:hover { background: $accent; }
QDockWidget { color: $dim; font-size: 11px; font-weight: 600; }
QDockWidget::title { background: $window; padding: 7px 10px 6px 10px; border-bottom: 1px solid $line; }
QMenuBar { background: $window; border-bottom: 1px solid $line; padding: 1px 4px; }
QMenuBar::item { padding: 5px 9px; background: transparent; border-radius: 3px; color: $dim; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenu { background: $raised; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 14px; border-radius: 3px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $edge; margin: 4px 8px; }
QStatusBar { background: $window; border-top: 1px solid $line; color: $dim; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $dim; padding: 0 8px; font-size: 12px; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 4px 6px; }
QPushButton { background: $raised; border: 1px solid $edge; border-radius: 4px; padding: 5px 14px; min-height: 16px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $field; }
QPushButton:focus { border-color: $accent; }
QPushButton:default { background: $accent; color: #1a1205; border-color: $accent; font-weight: 600; }
QPushButton:disabled { color: $faint; background: $panel; border-color: $raised; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px; color: $dim; }
QToolButton:hover { background: $hover; color: $text; }
QToolButton:focus { border-color: $edge; }
QToolButton::menu-indicator { image: none; }
QToolButton:checked { background: #3a2f1c; color: $accent; }
QToolButton[role="target"] { border: 1px solid $edge; padding: 0; }
QToolButton:disabled { color: $faint; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QAbstractSpinBox {
  background: $field; border: 1px solid $edge; border-radius: 4px; padding: 3px 6px; min-height: 18px; selection-background-color: #6b4a1c; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border-color: $accent; }
QAbstractSpinBox:disabled, QComboBox:disabled, QLineEdit:disabled { color: $faint; border-color: $raised; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; height: 0; border: none; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/kit/arrow_down.svg); width: 10px; height: 10px; }
QAbstractSpinBox[compact="true"] { padding: 0 5px; min-height: 16px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; selection-background-color: $hover; }
QListView, QTreeView, QTableView, QListWidget { background: $panel; border: none; alternate-background-color: $window; }
QListView::item { border-radius: 4px; padding: 3px; }
QListView::item:hover { background: #26282c; }
QListView::item:selected { background: #3a2f1c; color: $text; }
QHeaderView::section { background: $window; color: $dim; border: none; border-bottom: 1px solid $line; padding: 5px 8px; }
QTabBar { background: $window; }
QTabBar::tab { background: $window; color: $dim; padding: 7px 12px 6px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QScrollBar:vertical { background: $panel; width: 11px; margin: 0; }
QScrollBar:horizontal { background: $panel; height: 11px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider::groove:horizontal { height: 3px; background: $edge; border-radius: 1px; }
QSlider::sub-page:horizontal { background: $faint; border-radius: 1px; }
QSlider::handle:horizontal { width: 11px; height: 11px; margin: -4px 0; border-radius: 5px; background: $dim; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: $accent; }
QProgressBar { background: $field; border: none; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QScrollArea { border: none; background: $panel; }
QLabel[role="heading"] { color: $dim; font-size: 11px; font-weight: 600; }
QLabel[role="quiet"] { color: $dim; }
QLabel[role="faint"] { color: $faint; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QWidget[role="bar"] { background: $window; border-bottom: 1px solid $line; }
)");
    const std::pair<const char*, QRgb> names[] = {{"$window", window}, {"$panel", panel}, {"$raised", raised}, {"$field", field},
                                                  {"$hover", hover}, {"$line", line}, {"$edge", edge}, {"$text", text},
                                                  {"$dim", dim}, {"$faint", faint}, {"$accent", accent}};
    for (const auto& [name, colour] : names) sheet.replace(QLatin1String(name), hex(colour));
    return sheet;
}

double cellWidth(const QFontMetricsF& metrics)
{
    double widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit) widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

} // namespace

QFont bodyFont(int pixels, QFont::Weight weight)
{
    static const QStringList chosen = families();
    QFont font;
    if (!chosen.isEmpty()) font.setFamilies(chosen);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

double figuresWidth(const QFont& font, const QString& figures)
{
    const QFontMetricsF metrics(font);
    const double cell = cellWidth(metrics);
    double width = 0;
    for (const QChar c : figures) width += c.isDigit() ? cell : metrics.horizontalAdvance(c);
    return width;
}

void drawFigures(QPainter& painter, const QRectF& box, const QString& figures, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(painter.font());
    const double cell = cellWidth(metrics), width = figuresWidth(painter.font(), figures);
    double x = box.left();
    if (alignment & Qt::AlignRight) x = box.right() - width;
    if (alignment & Qt::AlignHCenter) x = box.center().x() - width / 2;
    const double base = box.center().y() + (metrics.capHeight() / 2);
    for (const QChar c : figures) {
        const double own = metrics.horizontalAdvance(c), room = c.isDigit() ? cell : own;
        painter.drawText(QPointF(x + (room - own) / 2, base), c);
        x += room;
    }
}

void apply(QApplication& application)
{
    loadIcons();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(palette());
    QApplication::setFont(bodyFont());
    application.setStyleSheet(styleSheet());
}

} // namespace spot::theme
