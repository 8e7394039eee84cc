// SPDX-License-Identifier: GPL-3.0-or-later
// tests/plugins/card_spec.cpp: cards can be read, keep their words inside the safe area, break lines well and refuse bad pictures.
#include "plugins/card/card.h"
#include "plugins/card/typesetting.h"
#include "tests/support/plugin_run.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace spot;
using nlohmann::json;

namespace
{

card::Order order(card::Layout layout, int width, int height)
{
    card::Order order;
    order.layout = layout;
    order.width = width;
    order.height = height;
    order.palette = card::paletteFor({"#F28C28", "#0B3D2E"}, 4);
    order.seed = 4;
    order.content = {QString::fromUtf8("제주에서 온 아침, taste the light"), QStringLiteral("Hallim Tangerine Soda"), QStringLiteral("Real tangerines, nothing else."), QStringLiteral("$1.99"),
                     QStringLiteral("hallimsoda.kr"), QStringLiteral("Find yours"), {}, {}, {}};
    return order;
}

double charactersWide(const QString& text) { return static_cast<double>(text.size()); }

json request(const char* layout)
{
    return {{"kind", "image"}, {"width", 320}, {"height", 180}, {"seed", 2}, {"text", "Taste the light"}, {"brand", {{"name", "Hallim"}, {"colours", {"#F28C28", "#0B3D2E"}}}}, {"params", {{"layout", layout}}}};
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write %s", qPrintable(path));
}

} // namespace

class CardSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrast_is_that_of_wcag()
    {
        QCOMPARE(card::contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(card::contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(card::contrast(QColor(10, 20, 30), QColor(10, 20, 30)), 1.0);
        QVERIFY(std::abs(card::contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }
    void every_ink_can_be_read_whatever_the_brand()
    {
        const std::vector<std::vector<std::string>> brands{{}, {"#F28C28", "#0B3D2E"}, {"#808080"}, {"#777777", "#787878"}, {"#FFFFFF"}, {"#000000"}, {"#FFFF00", "#FF00FF", "#00FFFF"}, {"junk", "#12"}};
        for (const auto& brand : brands)
            for (std::uint64_t seed = 0; seed < 6; ++seed) {
                const card::Palette p = card::paletteFor(brand, seed);
                for (const QColor& ground : {p.ground, p.light, p.deep}) {
                    QVERIFY(card::contrast(p.ink, ground) >= card::readable);
                    QVERIFY(card::contrast(p.quietInk, ground) >= card::readable);
                }
                QVERIFY(card::contrast(p.buttonInk, p.button) >= card::readable);
            }
    }
    void lines_break_evenly_and_at_words()
    {
        QCOMPARE(card::brokenLines("one two three four", 12, 3, charactersWide), QStringList({"one two", "three four"}));
        QCOMPARE(card::brokenLines("short", 12, 3, charactersWide), QStringList({"short"}));
        QCOMPARE(card::brokenLines(QString::fromUtf8("제주에서 온 첫 아침"), 6, 3, charactersWide), QStringList({QString::fromUtf8("제주에서 온"), QString::fromUtf8("첫 아침")}));
        QCOMPARE(card::brokenLines("a\nb", 12, 3, charactersWide), QStringList({"a", "b"}));
        QCOMPARE(card::brokenLines("unbreakable", 6, 2, charactersWide), QStringList({"unbrea", "kable"}));
        QVERIFY(card::brokenLines("one two three four", 3, 2, charactersWide).isEmpty());
        QVERIFY(card::brokenLines("   ", 10, 2, charactersWide).isEmpty());
    }
    void words_stay_inside_the_safe_area_data()
    {
        QTest::addColumn<int>("layout");
        QTest::addColumn<QSize>("size");
        const char* names[] = {"end card", "packshot", "price flash", "title", "lower third"};
        for (int layout = 0; layout < 5; ++layout)
            for (const QSize size : {QSize(640, 360), QSize(360, 640), QSize(400, 400), QSize(400, 500)})
                QTest::addRow("%s %dx%d", names[layout], size.width(), size.height()) << layout << size;
    }
    void words_stay_inside_the_safe_area()
    {
        QFETCH(int, layout);
        QFETCH(QSize, size);
        const card::Card made = card::drawCard(order(static_cast<card::Layout>(layout), size.width(), size.height()));
        QCOMPARE(made.image.size(), size);
        QVERIFY(!made.words.empty());
        const QRectF safe = card::safeArea(size.width(), size.height()).adjusted(-2, -2, 2, 2);
        for (const QRectF& word : made.words)
            QVERIFY2(safe.contains(word), qPrintable(QStringLiteral("%1 %2 %3 %4").arg(word.left()).arg(word.top()).arg(word.right()).arg(word.bottom())));
    }
    void words_do_not_lie_on_each_other()
    {
        for (int layout = 0; layout < 5; ++layout)
            for (const QSize size : {QSize(640, 360), QSize(360, 640), QSize(400, 400)}) {
                const auto words = card::drawCard(order(static_cast<card::Layout>(layout), size.width(), size.height())).words;
                for (std::size_t i = 0; i < words.size(); ++i)
                    for (std::size_t k = i + 1; k < words.size(); ++k) QVERIFY2(!words[i].adjusted(1, 1, -1, -1).intersects(words[k]), qPrintable(QString::number(layout)));
            }
    }
    void overlays_are_transparent_and_full_cards_are_not()
    {
        QCOMPARE(qAlpha(card::drawCard(order(card::Layout::PriceFlash, 320, 180)).image.pixel(2, 178)), 0);
        QCOMPARE(qAlpha(card::drawCard(order(card::Layout::LowerThird, 320, 180)).image.pixel(318, 2)), 0);
        QCOMPARE(qAlpha(card::drawCard(order(card::Layout::EndCard, 320, 180)).image.pixel(2, 2)), 255);
        card::Order clear = order(card::Layout::Title, 320, 180);
        clear.transparent = true;
        QCOMPARE(qAlpha(card::drawCard(clear).image.pixel(318, 178)), 0);
    }
    void the_same_request_gives_the_same_bytes()
    {
        const auto answer = m_plugin.run(request("end_card"));
        QCOMPARE(answer.message, std::string());
        const QByteArray first = m_plugin.bytes();
        QCOMPARE(QImage::fromData(first).size(), QSize(320, 180));
        m_plugin.run(request("end_card"));
        QCOMPARE(m_plugin.bytes(), first);
    }
    void a_card_without_any_words_still_has_its_mark()
    {
        QCOMPARE(m_plugin.run({{"kind", "image"}, {"width", 64}, {"height", 64}}).status, SPOTWRIGHT_OK);
    }
    void bad_pictures_are_named_with_the_reason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("missing") << QByteArray() << "is not there";
        QTest::newRow("garbage") << QByteArray("GIF89a nothing") << "cannot be read";
        QTest::newRow("entities") << QByteArray("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>") << "entities";
        QTest::newRow("outside") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 9 9'><use xlink:href='file:///etc/passwd'/></svg>") << "outside";
        QTest::newRow("picture inside") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><image href='#a'/></svg>") << "<image>";
        QTest::newRow("deep") << "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>" + QByteArray("<g>").repeated(80) + QByteArray("</g>").repeated(80) + "</svg>" << "nested";
        QTest::newRow("unclosed") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><g>") << "refused";
        QTest::newRow("nothing to see") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>") << "transparent";
    }
    void bad_pictures_are_named_with_the_reason()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        QTemporaryDir outside;
        const QString path = outside.filePath("logo.svg");
        if (!bytes.isEmpty()) write(path, bytes);
        json wish = request("end_card");
        wish["brand"]["logo"] = path.toStdString();
        const auto answer = m_plugin.run(wish);
        QCOMPARE(answer.status, SPOTWRIGHT_INVALID_REQUEST);
        QVERIFY2(answer.message.find(reason.toStdString()) != std::string::npos, answer.message.c_str());
    }
    void a_plain_drawing_is_a_logo()
    {
        QTemporaryDir outside;
        write(outside.filePath("logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><rect width='40' height='20' fill='#ffffff'/></svg>");
        json wish = request("end_card");
        wish["brand"]["logo"] = outside.filePath("logo.svg").toStdString();
        QCOMPARE(m_plugin.run(wish).message, std::string());
    }
    void wrong_orders_are_refused_with_the_field()
    {
        QVERIFY(m_plugin.run(request("poster")).message.find("layout") != std::string::npos);
        json wish = request("title");
        wish["width"] = 9000;
        QVERIFY(m_plugin.run(wish).message.find("width") != std::string::npos);
        wish = request("title");
        wish["kind"] = "video";
        QCOMPARE(m_plugin.run(wish).status, SPOTWRIGHT_UNSUPPORTED);
    }

private:
    PluginRun m_plugin{QStringLiteral("card")};
};

QTEST_MAIN(CardSpec)
#include "card_spec.moc"
