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
    void bad_requests_are_named()
    {
        auto huge = request("end_card", 9000, 10);
        QVERIFY(m_card.run(huge).message.find("16 to 4096") != std::string::npos);
        auto lost = request("packshot", 160, 90);
        lost["media"] = {{{"role", "product"}, {"file", "inputs/none.png"}, {"label", "the can"}}};
        QVERIFY(m_card.run(lost).message.find("\"the can\" cannot be read") != std::string::npos);
        auto logo = request("end_card", 160, 90);
        logo["brand"]["logo"] = "inputs/none.svg";
        QVERIFY(m_card.run(logo).message.find("logo cannot be read") != std::string::npos);
        auto odd = request("spiral", 160, 90);
        QVERIFY(m_card.run(odd).status != SPOTWRIGHT_OK);
        auto longText = request("end_card", 160, 90);
        longText["text"] = std::string(3000, 'x');
        QVERIFY(m_card.run(longText).message.find("at most 2000") != std::string::npos);
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
                    const auto palette = card::paletteFrom({ground.name().toStdString(), "#808080"});
                    QVERIFY2(card::contrast(palette.ink, ground) >= 4.5, qPrintable(ground.name()));
                    QVERIFY2(card::contrast(palette.quiet, ground) >= 4.5, qPrintable(ground.name()));
                }
        QVERIFY(card::paletteFrom({"nonsense"}).ground.isValid());
    }
};

QTEST_MAIN(CardSpec)
#include "card_spec.moc"
