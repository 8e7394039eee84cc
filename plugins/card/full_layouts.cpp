// SPDX-License-Identifier: GPL-3.0-or-later
// The layouts that fill the frame: end card and title.
#include "plugins/card/card.h"
#include "plugins/card/ornament.h"
#include "plugins/card/typesetting.h"

#include <QPainter>

#include <algorithm>

namespace card
{

void drawEndCard(Sheet& sheet)
{
    drawGround(sheet);
    const Content& content = sheet.order.content;
    const Palette& palette = sheet.order.palette;
    const double u = sheet.unit, gap = 5.2 * u;
    const double room = sheet.safe.width() * (sheet.wide() ? 0.72 : 0.96);
    const QString headline = content.headline.isEmpty() ? content.brandName : content.headline;
    const bool named = !content.brandName.isEmpty() && content.brandName != headline && content.logo.isNull();

    const double markSize = content.logo.isNull() ? 19 * u : 24 * u;
    const Setting name = setText(named ? content.brandName : QString(), {content.font, 600, 6}, room, 4 * u, 3.4 * u, 1);
    const Setting head = setText(headline, {content.font, 800, -1.6, 1.12}, room, (sheet.upright() ? 36 : 26) * u, (sheet.upright() ? 12.5 : 11.5) * u, 3);
    const Setting tag = setText(content.tagline, {content.font, 400, 0.2, 1.35}, room * 0.9, 12 * u, 4.2 * u, 2);
    const Setting url = setText(content.url, {content.font, 500, 2.5}, room, 4 * u, 3.1 * u, 1);
    const double button = content.cta.isEmpty() ? 0 : 3.3 * u * 2.25;

    double total = markSize + gap * 0.9;
    if (!name.empty()) total += name.advance() + gap * 0.75;
    total += head.advance();
    if (!tag.empty()) total += gap * 0.85 + tag.advance();
    if (button > 0) total += gap + button;
    if (!url.empty()) total += (button > 0 ? gap * 0.7 : gap) + url.advance();

    const double centre = sheet.frame.center().x();
    double y = sheet.safe.top() + std::max(0.0, (sheet.safe.height() - total) * 0.48);
    const QRectF mark = drawMark(sheet, QRectF(centre - room / 2, y, room, markSize));
    y = mark.bottom() + gap * 0.9;
    const auto set = [&](const Setting& setting, const QColor& colour, double after) {
        if (setting.empty()) return;
        sheet.words.push_back(drawSetting(sheet.painter, setting, centre, y, Align::Centre, colour));
        y += setting.advance() + after;
    };
    set(name, palette.quietInk, gap * 0.75);
    set(head, palette.ink, gap * 0.85);
    if (tag.empty() && !head.empty()) y += gap * 0.15;
    set(tag, palette.quietInk, gap);
    if (button > 0) y = drawButton(sheet, content.cta, centre, y, 3.3 * u, true).bottom() + gap * 0.7;
    set(url, palette.ink, 0);
}

void drawTitle(Sheet& sheet)
{
    drawGround(sheet);
    const Content& content = sheet.order.content;
    const Palette& palette = sheet.order.palette;
    const double u = sheet.unit;
    const QString headline = content.headline.isEmpty() ? content.brandName : content.headline;
    const double room = sheet.safe.width() * (sheet.wide() ? 0.80 : 1.0);
    const Setting head = setText(headline, {content.font, 800, -2.2, 1.08}, room, sheet.safe.height() * 0.60, (sheet.upright() ? 17 : 18) * u, 4);
    const Setting tag = setText(content.tagline, {content.font, 400, 0.2, 1.35}, room * 0.85, 12 * u, 4.4 * u, 2);
    const Setting name = setText(content.brandName == headline ? QString() : content.brandName, {content.font, 600, 7}, room, 4 * u, 2.9 * u, 1);

    const double rule = 0.9 * u, gap = 4.6 * u;
    const double total = rule + gap + head.advance() + (tag.empty() ? 0 : gap + tag.advance());
    const double left = sheet.safe.left();
    double y = sheet.safe.top() + (sheet.safe.height() - total) * (sheet.upright() ? 0.5 : 0.55);
    sheet.painter.fillRect(QRectF(left, y, 11 * u, rule), palette.accent);
    y += rule + gap;
    if (!head.empty()) sheet.words.push_back(drawSetting(sheet.painter, head, left, y, Align::Left, palette.ink));
    y += head.advance() + gap;
    if (!tag.empty()) sheet.words.push_back(drawSetting(sheet.painter, tag, left, y, Align::Left, palette.quietInk));
    if (!content.logo.isNull()) drawMark(sheet, QRectF(left, sheet.safe.top(), 16 * u, 9 * u));
    else if (!name.empty()) sheet.words.push_back(drawSetting(sheet.painter, name, left, sheet.safe.top(), Align::Left, palette.quietInk));
}

} // namespace card
