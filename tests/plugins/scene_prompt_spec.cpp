// SPDX-License-Identifier: GPL-3.0-or-later
// tests/plugins/scene_prompt_spec.cpp: prompts in English and Korean mean what a reader would expect.
#include "plugins/scene/look.h"
#include "plugins/scene/prompt.h"
#include "plugins/scene/sprites.h"
#include "plugins/scene/subject.h"

#include <QTest>

using namespace scene;

class ScenePromptSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_prompt_names_its_scene_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("meaning");
        const auto row = [](const char* prompt, const char* meaning) { QTest::newRow(prompt) << QString::fromUtf8(prompt) << QString::fromUtf8(meaning); };
        row("an orange can on wet stone, water drops, morning light, slow push in", "product shot: can on wet stone, morning light, push in");
        row("A BOTTLE on marble, golden hour, orbit", "product shot: bottle on marble, golden light, orbit");
        row("gift box on a wooden desk at night, camera pulls back, pull out", "product shot: box on wood, night light, pull out");
        row("hot coffee in a cafe", "product shot: cup on wood, studio light, push in");
        row("the can on a white table, confetti", "product shot: can on a seamless backdrop, studio light, push in");
        row("a jar of honey, static", "product shot: jar on a seamless backdrop, studio light, static");
        row("dawn over the sea", "landscape, morning light, pan");
        row("sunset in an orange grove, tilt", "landscape, golden light, tilt");
        row("city street at night", "city lights, night light, push in");
        row("flowing ribbons of colour", "abstract brand motion, studio light, push in");
        row("젖은 돌 위의 캔, 물방울, 아침 햇살, 천천히 다가간다", "product shot: can on wet stone, morning light, push in");
        row("대리석 위의 향수, 회전", "product shot: bottle on marble, studio light, orbit");
        row("카페 테이블 위 커피 한 잔", "product shot: cup on wood, studio light, push in");
        row("제주 바다의 새벽 하늘", "landscape, morning light, pan");
        row("도시 야경", "city lights, night light, push in");
        row("candy", "abstract brand motion, studio light, push in"); // no can in it
        row("", "abstract brand motion, studio light, push in");
        row("qwzx vrrrt 123 !!", "abstract brand motion, studio light, push in");
    }
    void a_prompt_names_its_scene()
    {
        QFETCH(QString, prompt);
        QFETCH(QString, meaning);
        QCOMPARE(QString::fromStdString(describe(readPrompt(prompt.toStdString()))), meaning);
    }
    void weather_is_read_beside_the_scene()
    {
        const Wish wish = readPrompt("a chilled can with water drops, splash, confetti, snow and dust motes");
        QVERIFY(wish.drops && wish.splash && wish.confetti && wish.snow && wish.dust);
        QVERIFY(readPrompt("캔에 물방울, 꽃가루").drops && readPrompt("캔에 물방울, 꽃가루").confetti);
        QVERIFY(readPrompt("a cup of tea").steam);
        QVERIFY(!readPrompt("iced tea in a cup").steam);
    }
    void an_orange_can_is_a_colour_and_tangerines_are_fruit()
    {
        QVERIFY(readPrompt("an orange can on wood").fruit == Fruit::None);
        QVERIFY(readPrompt("a can on wood with tangerines").fruit == Fruit::Orange);
        QVERIFY(readPrompt("귤 옆의 캔").fruit == Fruit::Orange);
    }
    void what_is_not_understood_says_so()
    {
        QVERIFY(!readPrompt("").understood);
        QVERIFY(!readPrompt("zzz").understood);
        QVERIFY(readPrompt("abstract waves").understood);
        QVERIFY(readPrompt("a can").understood);
    }
    void a_photo_moves_unless_it_is_the_product()
    {
        QVERIFY(readPrompt("slow pan", true, false).family == Family::Photo);
        QVERIFY(readPrompt("slow pan", false, true).family == Family::Product);
        QVERIFY(readPrompt("a can", true, true).family == Family::Product);
    }
    void ten_thousand_characters_and_broken_bytes_are_read_without_harm()
    {
        QVERIFY(readPrompt(std::string(10000, 'x')).family == Family::Abstract);
        QVERIFY(readPrompt("a can " + std::string(10000, '\xff')).family == Family::Product);
        QVERIFY(readPrompt(std::string(5000, ' ') + "a can").family == Family::Abstract);
        readPrompt(std::string_view("\xea\xb7\0can", 6));
    }
    void colours_are_read_strictly_and_completed()
    {
        QVERIFY(linearColour("#FFFFFF")->x > 0.99f);
        QVERIFY(linearColour("#fff").has_value());
        for (const char* bad : {"", "red", "#12345", "#GG0000", "FFFFFF", "#1234567"}) QVERIFY2(!linearColour(bad), bad);
        const auto completed = brandColours({"nonsense", "#0000FF"});
        QVERIFY(completed[0].z > 0.9f && completed[0].x < 0.01f);
    }
    void every_subject_fits_the_numbers_of_a_frame()
    {
        for (const Subject subject : {Subject::Can, Subject::Bottle, Subject::Box, Subject::Cup, Subject::Jar}) {
            Wish wish;
            wish.subject = subject;
            wish.fruit = Fruit::Orange;
            FrameNumbers numbers;
            placeSubject(wish, 7, numbers);
            QVERIFY(numbers.body.x > 0.1f && numbers.body.y > 0.3f);
            QVERIFY(numbers.body.z <= 31 && numbers.body.w <= 6);
        }
    }
    void tiles_list_every_sprite_where_it_is_and_nowhere_else()
    {
        Wish wish = readPrompt("a can on wood, morning light, confetti, snow, splash, dust");
        const auto sprites = spritesFor(wish, brandColours({}), {1, 1, 1, 1}, 5, {640, 360, 1.5f, 0, 0.4f});
        QVERIFY(!sprites.empty() && sprites.size() <= maxSprites);
        const auto tiles = tilesOf(sprites, 640, 360);
        const std::size_t count = 10 * 6;
        QCOMPARE(tiles[0], static_cast<std::uint32_t>(count + 1));
        QCOMPARE(static_cast<std::size_t>(tiles[count]), tiles.size());
        for (std::size_t i = 0; i < count; ++i) QVERIFY(tiles[i] <= tiles[i + 1]);
        QVERIFY(tilesOf({{{-900, -900, 5, 5}, {}, {}}}, 640, 360).size() == count + 1);
    }
};

QTEST_GUILESS_MAIN(ScenePromptSpec)
#include "scene_prompt_spec.moc"
