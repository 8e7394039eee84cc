// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/card/palette.h"
#include "tests/support/plugin_run.h"
#include "tests/support/spec.h"

#include <QImage>

using namespace spot;

namespace
{

nlohmann::json request(const char* layout, int width, int height)
{
    return {{"kind", "image"}, {"seed", 3}, {"width", width}, {"height", height}, {"text", "제주에서 온 아침 Taste the island"},
            {"brand", {{"name", "Hallim"}, {"colours", {"#F28C28", "#0B3D2E"}}, {"font", "Noto Sans CJK KR"}}},
            {"params", {{"layout", layout}, {"tagline", "A morning in every can"}, {"url", "hallim.example"}, {"price", "1,500"}}}};
}

/// The box of pixels that differ from the picture's border colour, or are not transparent.
int inkedPixels(const QImage& image)
{
    int inked = 0;
    const QRgb corner = image.pixel(0, 0);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) inked += qAbs(qRed(image.pixel(x, y)) - qRed(corner)) + qAbs(qGreen(image.pixel(x, y)) - qGreen(corner)) + qAlpha(image.pixel(x, y)) - qAlpha(corner) > 40;
    return inked;
}

} // namespace

class CardSpec : public QObject
{
    Q_OBJECT
    PluginRun m_card{"card"};
private Q_SLOTS:
    void every_layout_fills_every_ratio_data()
    {
        QTest::addColumn<QString>("layout");
        QTest::addColumn<QSize>("size");
        for (const char* layout : {"end_card", "packshot", "price_flash", "title", "lower_third"})
            for (const QSize size : {QSize(480, 270), QSize(270, 480), QSize(270, 270), QSize(216, 270)}) QTest::addRow("%s %dx%d", layout, size.width(), size.height()) << layout << size;
    }
    void every_layout_fills_every_ratio()
    {
        QFETCH(QString, layout);
        QFETCH(QSize, size);
        const auto answer = m_card.run(request(layout.toUtf8().constData(), size.width(), size.height()));
        QCOMPARE(answer.message, std::string());
        QCOMPARE(answer.status, SPOTWRIGHT_OK);
        const QImage image(QString::fromStdString(answer.result["files"][0]["path"].get<std::string>()));
        QCOMPARE(image.size(), size);
        QVERIFY2(inkedPixels(image) > size.width() * size.height() / 100, qPrintable(QString::number(inkedPixels(image))));
        const bool transparent = layout == "price_flash" || layout == "lower_third";
        QCOMPARE(qAlpha(image.pixel(0, 0)) == 0, transparent);
    }
    void the_same_request_gives_the_same_bytes_and_another_seed_others()
    {
        const auto bytes = [&](int seed) {
            auto asked = request("end_card", 320, 180);
            asked["seed"] = seed;
            const auto answer = m_card.run(asked);
            QFile file(QString::fromStdString(answer.result["files"][0]["path"].get<std::string>()));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(!bytes(1).isEmpty());
        QCOMPARE(bytes(1), bytes(1));
        QVERIFY(bytes(1) != bytes(2));
    }
    void bad_requests_are_refused_with_a_sentence()
    {
        const auto refused = [&](const nlohmann::json& asked, const char* word) {
            const auto answer = m_card.run(asked);
            QVERIFY(answer.status != SPOTWRIGHT_OK);
            QVERIFY2(QString::fromStdString(answer.message).contains(word, Qt::CaseInsensitive), answer.message.c_str());
        };
        refused(request("end_card", 90000, 10), "width");
        auto lost = request("packshot", 160, 90);
        lost["media"] = {{{"role", "product"}, {"file", "inputs/none.png"}, {"label", "the can"}}};
        refused(lost, "none.png");
        auto logo = request("end_card", 160, 90);
        logo["brand"]["logo"] = "inputs/none.svg";
        refused(logo, "none.svg");
        refused(request("spiral", 160, 90), "layout");
    }
    void contrast_is_that_of_wcag()
    {
        QCOMPARE(qRound(card::contrast(Qt::black, Qt::white)), 21);
        QCOMPARE(qRound(card::contrast(Qt::white, Qt::white)), 1);
        QVERIFY(qAbs(card::contrast(QColor("#777777"), Qt::white) - 4.48) < 0.01);
    }
    void ink_can_be_read_on_any_ground()
    {
        for (int hue = 0; hue < 360; hue += 15)
            for (int value : {30, 90, 128, 180, 255})
                for (int saturation : {0, 120, 255}) {
                    const QColor ground = QColor::fromHsv(hue, saturation, value);
                    const auto palette = card::paletteFor({ground.name().toStdString(), "#808080"}, 1);
                    for (const QColor& under : {palette.ground, palette.light, palette.deep}) {
                        QVERIFY2(card::contrast(palette.ink, under) >= card::readable - 0.05, qPrintable(ground.name()));
                        QVERIFY2(card::contrast(palette.quietInk, under) >= card::readable - 0.05, qPrintable(ground.name()));
                    }
                }
        QVERIFY(card::paletteFor({"nonsense"}, 1).ground.isValid());
    }
};

QTEST_MAIN(CardSpec)
#include "card_spec.moc"
