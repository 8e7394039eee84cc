// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/card/plugin.cpp: a request becomes a card.
#include "layout.h"

#include "plugins/sdk/spotwright_plugin.hpp"

#include <QFont>
#include <QGuiApplication>

namespace
{

using namespace card;

/// Qt wants one application object, without a display, for fonts.
void needQt()
{
    if (QCoreApplication::instance()) return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR")) qputenv("XDG_RUNTIME_DIR", "/tmp");
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {}); // what matters is a Failure
    static int count = 1;
    static char name[] = "card";
    static char* arguments[] = {name, nullptr};
    static QGuiApplication application(count, arguments);
}

CardContent contentOf(const spotwright::Request& request)
{
    CardContent c;
    c.size = {request.width, request.height};
    c.seed = request.seed;
    c.headline = QString::fromStdString(request.text);
    c.brand = QString::fromStdString(request.brand.name);
    c.family = QString::fromStdString(request.brand.font);
    c.logo = QString::fromStdString(request.brand.logo);
    c.tagline = QString::fromStdString(request.words("tagline", ""));
    c.price = QString::fromStdString(request.words("price", ""));
    c.url = QString::fromStdString(request.words("url", ""));
    c.cta = QString::fromStdString(request.words("cta", ""));
    c.palette = paletteFrom(request.brand.colours);
    for (const spotwright::Media& media : request.media)
        if (media.role == "product" || media.role == "reference_image") {
            c.product = readProduct(QString::fromStdString(media.file));
            if (!c.product) throw spotwright::Failure(SPOTWRIGHT_INVALID_REQUEST, "The picture \"" + media.label + "\" cannot be read: use a PNG, JPEG or WebP of at most 8192 pixels a side.");
            break;
        }
    return c;
}

spotwright::Result run(spotwright::Job& job)
{
    const spotwright::Request& request = job.request();
    if (request.kind != spotwright::Kind::Image) throw spotwright::Failure(SPOTWRIGHT_UNSUPPORTED, "This plugin makes images: ask with kind \"image\".");
    if (request.width < 16 || request.height < 16 || request.width > 4096 || request.height > 4096)
        throw spotwright::Failure(SPOTWRIGHT_INVALID_REQUEST, "width and height: 16 to 4096 pixels.");
    if (request.text.size() > 2000) throw spotwright::Failure(SPOTWRIGHT_INVALID_REQUEST, "text: at most 2000 bytes fit on a card.");
    const std::string layout = request.choice("layout", "end_card", {"end_card", "packshot", "price_flash", "title", "lower_third"});
    needQt();
    job.progress(0.1, "layout");
    const CardContent content = contentOf(request);
    const bool transparent = layout == "price_flash" || layout == "lower_third";

    QImage image(content.size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    spotwright::Result result;
    if (layout == "packshot") paintPackshot(painter, content);
    else if (layout == "price_flash") paintPriceFlash(painter, content);
    else if (layout == "title") paintTitle(painter, content);
    else if (layout == "lower_third") paintLowerThird(painter, content);
    else paintEndCard(painter, content);
    painter.end();
    if (!content.logo.isEmpty()) { // asked apart, so that a card with a broken logo is refused and not shipped without it
        QImage probe(8, 8, QImage::Format_ARGB32_Premultiplied);
        QPainter tried(&probe);
        if (!paintEmblem(tried, content, QRectF(0, 0, 8, 8))) throw spotwright::Failure(SPOTWRIGHT_INVALID_REQUEST, "The logo cannot be read: use a plain SVG of at most 2 MB without outside references, or a PNG.");
    }
    job.stopIfCancelled();
    job.progress(0.8, "writing");
    if (!transparent) image = image.convertToFormat(QImage::Format_RGB32);
    if (!image.save("card.png", "PNG", 60)) throw spotwright::Failure(SPOTWRIGHT_FAILED, "The card could not be written: is the disk full?");
    result.files.push_back({"picture", "card.png", transparent});
    return result;
}

} // namespace

SPOTWRIGHT_PLUGIN("card", "1.0.0", run)
