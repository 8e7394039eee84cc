// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/card/plugin.cpp: a request becomes a designed still.
#include "plugins/card/card.h"
#include "plugins/card/picture_file.h"
#include "plugins/sdk/spotwright_plugin.hpp"

#include <QGuiApplication>
#include <QImageWriter>

#include <algorithm>
#include <memory>

namespace
{

using namespace spotwright;

/// Type needs an application; one without a window, kept until the process ends.
void ensureApplication()
{
    if (QGuiApplication::instance()) return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) qputenv("XDG_RUNTIME_DIR", "/tmp");
    static int count = 1;
    static char name[] = "card";
    static char* arguments[] = {name, nullptr};
    static const auto application = std::make_unique<QGuiApplication>(count, arguments);
}

const Media* productOf(const Request& request)
{
    for (const char* role : {"product", "reference_image"})
        for (const Media& media : request.media)
            if (media.role == role) return &media;
    return nullptr;
}

card::Layout layoutOf(const Request& request)
{
    const std::string name = request.choice("layout", productOf(request) ? "packshot" : "end_card", {"end_card", "packshot", "price_flash", "title", "lower_third"});
    if (name == "packshot") return card::Layout::Packshot;
    if (name == "price_flash") return card::Layout::PriceFlash;
    if (name == "title") return card::Layout::Title;
    return name == "lower_third" ? card::Layout::LowerThird : card::Layout::EndCard;
}

QString line(const std::string& text) { return QString::fromStdString(text).left(400).trimmed(); }

card::Order orderFor(const Request& request)
{
    if (request.kind != Kind::Image) unsupported("card makes images only.");
    if (request.width < 16 || request.height < 16 || request.width > 8192 || request.height > 8192) refuse("width and height must be from 16 to 8192");
    card::Order order;
    order.layout = layoutOf(request);
    order.width = request.width;
    order.height = request.height;
    order.seed = request.seed;
    order.transparent = request.flag("transparent", false);
    order.palette = card::paletteFor(request.brand.colours, request.seed);
    card::Content& content = order.content;
    content.headline = line(request.text);
    content.brandName = line(request.brand.name);
    content.tagline = line(request.words("tagline", ""));
    content.price = line(request.words("price", ""));
    content.url = line(request.words("url", ""));
    content.cta = line(request.words("cta", ""));
    content.font = line(request.brand.font);
    if (content.headline.isEmpty() && content.brandName.isEmpty()) content.headline = line(request.prompt).left(80);
    if (!request.brand.logo.empty()) content.logo = card::readPicture(request.brand.logo, "brand.logo", std::max(request.width, request.height) / 2);
    const Media* product = productOf(request);
    if (product && order.layout == card::Layout::Packshot) content.product = card::readPicture(product->file, "media file", std::max(request.width, request.height));
    return order;
}

Result run(Job& job)
{
    ensureApplication();
    const card::Order order = orderFor(job.request());
    job.progress(0.2, "setting type");
    const card::Card made = card::drawCard(order);
    job.stopIfCancelled();
    job.progress(0.8, "writing");
    QImageWriter writer("card.png", "png");
    writer.setCompression(30);
    if (!writer.write(made.image)) fail("card.png cannot be written: " + writer.errorString().toStdString());
    const bool alpha = order.transparent || order.layout == card::Layout::PriceFlash || order.layout == card::Layout::LowerThird;
    return {.files = {{"picture", "card.png", alpha}}};
}

} // namespace

SPOTWRIGHT_PLUGIN("card", "1.0.0", run)
