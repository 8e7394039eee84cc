// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/script/script.h"
#include "app/script/script_lines.h"
#include "tests/support/spec.h"

#include <random>

using namespace spot;

namespace
{

const char* const soda = R"(# Hallim Tangerine Soda
seconds: 15
ratios: 16:9, 9:16
language: ko
brand colours: #F28C28 #0B3D2E
brand logo: logo.svg
brand font: Noto Sans KR

## First light (4s)
VISUAL: an orange can on wet stone, water drops, morning light, slow push in
VO: 제주에서 온 아침.
SUPER: 한림 탄산
MUSIC: bright ukulele
SFX: can opening
## Packshot (3s)
VISUAL: [the can](can.png) on a white table, confetti
)";

} // namespace

class ScriptSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_example_of_the_format_is_read_whole()
    {
        const auto script = parseScript(soda, "soda.md");
        QVERIFY_OK(script);
        QCOMPARE(script->brief.title, "Hallim Tangerine Soda");
        QCOMPARE(script->brief.length, MediaTime::fromSeconds(15));
        QCOMPARE(script->brief.ratios, (std::vector<Ratio>{{16, 9}, {9, 16}}));
        QCOMPARE(script->brief.language, "ko");
        QCOMPARE(script->brief.brand.colours, (std::vector<std::string>{"#F28C28", "#0B3D2E"}));
        QCOMPARE(script->brief.brand.logo, "logo.svg");
        QCOMPARE(script->storyboard.scenes.size(), std::size_t{2});
        const Scene& first = script->storyboard.scenes[0];
        QCOMPARE(first.name, "First light");
        QCOMPARE(first.wanted, MediaTime::fromSeconds(4));
        QCOMPARE(first.voice, "제주에서 온 아침.");
        QCOMPARE(first.super, "한림 탄산");
        QCOMPARE(first.music, "bright ukulele");
        QCOMPARE(first.sfx, "can opening");
        const Scene& last = script->storyboard.scenes[1];
        QCOMPARE(last.visual, "the can on a white table, confetti");
        QCOMPARE(last.media, (std::vector<MediaLink>{{"the can", "can.png", 16, 9}}));
        QVERIFY(script->warnings.empty());
    }

    void windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        std::string windows = "\xEF\xBB\xBF";
        for (const char c : std::string(soda)) windows += c == '\n' ? "\r\n" : std::string(1, c);
        const auto unixScript = parseScript(soda, "s.md"), windowsScript = parseScript(windows, "s.md");
        QVERIFY_OK(windowsScript);
        QCOMPARE(windowsScript->brief, unixScript->brief);
        QCOMPARE(windowsScript->storyboard, unixScript->storyboard);
    }

    void korean_field_names_mean_the_same()
    {
        const auto script = parseScript("# 소다\n길이: 10초\n비율: 9:16\n언어: 한국어\n브랜드 색: #fa0\n## 아침 (4초)\n화면：젖은 돌 위의 캔\n내레이션: 좋은 아침\n자막: 한림\n음악: 밝은 우쿨렐레\n효과음: 캔 따는 소리\n", "s.md");
        QVERIFY_OK(script);
        QCOMPARE(script->brief.length, MediaTime::fromSeconds(10));
        QCOMPARE(script->brief.language, "ko");
        QCOMPARE(script->brief.brand.colours, std::vector<std::string>{"#FFAA00"});
        const Scene& scene = script->storyboard.scenes.at(0);
        QCOMPARE(scene.wanted, MediaTime::fromSeconds(4));
        QCOMPARE(scene.visual, "젖은 돌 위의 캔");
        QCOMPARE(scene.voice, "좋은 아침");
        QVERIFY(script->warnings.empty());
    }

    void markdown_as_people_write_it_is_understood()
    {
        const auto script = parseScript("# T\n\n---\n### Opening (0:00-0:03.5)\n\n- **VISUAL:** a bottle ![front](<my bottle.png>)\n  and a glass\n- *VO*: \"Hello there\"\n- SUPER: One\n- SUPER: Two\n<!-- VISUAL: not this\n -->\n", "s.md");
        QVERIFY_OK(script);
        const Scene& scene = script->storyboard.scenes.at(0);
        QCOMPARE(scene.wanted, MediaTime::fromSeconds(3.5));
        QCOMPARE(scene.visual, "a bottle front and a glass");
        QCOMPARE(scene.media.at(0).path, "my bottle.png");
        QCOMPARE(scene.voice, "Hello there");
        QCOMPARE(scene.super, "One\nTwo");
    }

    void an_unknown_field_is_a_warning_with_its_place()
    {
        const auto script = parseScript("# T\nmood: happy\n## A\nVISUAL: a can\n\nLens: 35 mm\n", "s.md");
        QVERIFY_OK(script);
        QCOMPARE(script->warnings.size(), std::size_t{2});
        QCOMPARE(script->warnings[0].line, 2);
        QCOMPARE(script->warnings[1].line, 6);
        QVERIFY(script->warnings[1].sentence.find("\"Lens\"") != std::string::npos);
    }

    void a_mistyped_or_unknown_field_ends_the_one_above_it_and_is_neither_spoken_nor_shown()
    {
        const auto script = parseScript("# T\n## A\nVISUAL: a can\nVO: Hello there.\nSUPRE: Big words\nin two lines\nVO: Good bye.\nCAMERA: slow\nsuper: Small\n내레이숀: 아침\n", "s.md");
        QVERIFY_OK(script);
        const Scene& scene = script->storyboard.scenes.at(0);
        QCOMPARE(scene.visual, "a can");
        QCOMPARE(scene.voice, "Hello there. Good bye.");
        QCOMPARE(scene.super, "Small");
        QCOMPARE(script->warnings.size(), std::size_t{3});
        QCOMPARE(script->warnings[0], (ScriptWarning{5, 1, "the field \"SUPRE\" is unknown and was left out: did you mean \"super\"?"}));
        QCOMPARE(script->warnings[1].line, 8);
        QVERIFY(script->warnings[2].sentence.find("내레이션") != std::string::npos);
    }
    void a_sentence_with_a_colon_goes_on_with_the_field_above_it()
    {
        const auto script = parseScript("## A\nVO: Two things matter.\nRemember: drink it cold.\nShe said: never warm.\n", "s.md");
        QVERIFY_OK(script);
        QCOMPARE(script->storyboard.scenes.at(0).voice, "Two things matter. Remember: drink it cold. She said: never warm.");
        QVERIFY(script->warnings.empty());
    }
    void emphasis_is_no_part_of_what_is_said_and_shown()
    {
        const auto script = parseScript("# The **Big** One\n## _First_ light (4s)\nVISUAL: an *orange* [**can**](my_can_2.png)\nVO: **Really** _fresh_ juice, **제주**에서.\nSUPER: ***Cold***\n", "s.md");
        QVERIFY_OK(script);
        QCOMPARE(script->brief.title, "The Big One");
        const Scene& scene = script->storyboard.scenes.at(0);
        QCOMPARE(scene.name, "First light");
        QCOMPARE(scene.visual, "an orange can");
        QCOMPARE(scene.media.at(0).path, "my_can_2.png");
        QCOMPARE(scene.media.at(0).label, "can");
        QCOMPARE(scene.voice, "Really fresh juice, 제주에서.");
        QCOMPARE(scene.super, "Cold");
        QCOMPARE(parseScript("A **cold** can.\n", "s.md")->loose.at(0).text, "A cold can.");
    }
    void stars_and_lines_that_are_no_emphasis_stay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        for (const char* kept : {"2*3*4", "snake_case_name", "5 * 3 * 2", "terms apply*", "a ** b", "**", "*a", "*a**", "****a****"}) QTest::newRow(kept) << kept << kept;
        QTest::newRow("nested") << "**very _cold_ can**" << "very cold can";
        QTest::newRow("kept by a backslash") << "\\*only today\\*" << "*only today*";
        QTest::newRow("in quotes") << "(*now*)" << "(now)";
    }
    void stars_and_lines_that_are_no_emphasis_stay()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(QString::fromStdString(withoutEmphasis(text.toStdString())), shown);
        QVERIFY(withoutEmphasis(std::string(300'000, '*') + std::string(300'000, '_')).size() == 600'000);
    }
    void a_dash_or_dots_as_a_line_mean_silence()
    {
        for (const char* none : {"-", "...", "…", "--", "—", "none", "없음"}) {
            const auto script = parseScript(std::string("## A\nVISUAL: a can\nVO: ") + none + "\n", "s.md");
            QVERIFY_OK(script);
            QCOMPARE(script->storyboard.scenes.at(0).voice, "");
        }
        QCOMPARE(parseScript("## A\nVO: No!\n", "s.md")->storyboard.scenes.at(0).voice, "No!");
    }
    void names_and_supers_that_nobody_can_show_are_refused_with_their_place()
    {
        const auto of = [](const std::string& text) { return parseScript(text, "s.md"); };
        QVERIFY_FAULT(of("# T\n## " + std::string(200'000, 'x') + "\nVO: x"), Fault::Invalid, "s.md:2:4: a heading has at most 1000 characters, this one has 200000");
        QVERIFY_FAULT(of("# " + std::string(2000, 'x') + "\n## A\nVO: x"), Fault::Invalid, "s.md:1:3: a heading");
        QVERIFY_FAULT(of("brand: " + std::string(2000, 'x') + "\n## A\nVO: x"), Fault::Invalid, "s.md:1:8: this field has at most 1000");
        QVERIFY_FAULT(of("## A\nVO: x\nSUPER: " + std::string(150'000, 'x')), Fault::Invalid, "s.md:3:8: a SUPER has at most 500 characters");
        std::string korean;
        for (int i = 0; i < 500; ++i) korean += "가";
        QVERIFY_OK(of("## A\nVO: x\nSUPER: " + korean));
    }
    void bad_values_are_errors_with_line_and_column_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("seconds") << "# T\nseconds: soon\n## A\nVO: x" << "s.md:2:10: \"soon\" is no number of seconds";
        QTest::newRow("too long") << "seconds: 1e9\n## A\nVO: x" << "s.md:1:10: a spot lasts 1 to 600";
        QTest::newRow("nan") << "seconds: nan\n## A\nVO: x" << "s.md:1:10:";
        QTest::newRow("ratio") << "ratios: 16:9, wide\n## A\nVO: x" << "s.md:1:9: \"wide\" is no ratio";
        QTest::newRow("ratio zero") << "ratios: 0:1\n## A\nVO: x" << "is no ratio";
        QTest::newRow("ratio extreme") << "ratios: 9:1\n## A\nVO: x" << "outside 1:3 to 3:1";
        QTest::newRow("colour") << "brand colours: orange\n## A\nVO: x" << "\"orange\" is no colour";
        QTest::newRow("language") << "language: ?\n## A\nVO: x" << "is no language";
        QTest::newRow("fps") << "fps: 31\n## A\nVO: x" << "is no frame rate";
        QTest::newRow("web link") << "## A\nVISUAL: [x](https://example.com/x.png)" << "s.md:2:9: \"https://example.com/x.png\" is a web address";
        QTest::newRow("empty link") << "## A\nVISUAL: see [x]()" << "s.md:2:13: the link \"x\" names no file";
        QTest::newRow("empty scene") << "## A\nSUPER: hello\n## B\nVO: x" << "s.md:1:1: the scene \"A\" has neither VISUAL nor VO";
        QTest::newRow("empty") << "" << "s.md:1:1: there is no scene";
        QTest::newRow("blank") << " \n\r\n\t\n" << "there is no scene";
        QTest::newRow("title only") << "# T" << "there is no scene";
    }
    void bad_values_are_errors_with_line_and_column()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        QVERIFY_FAULT(parseScript(text.toStdString(), "s.md"), Fault::Invalid, message.toStdString());
    }

    void bytes_that_are_no_text_are_refused_with_their_place()
    {
        QVERIFY_FAULT(parseScript("# T\n## A\nVO: caf\xE9\n", "s.md"), Fault::Invalid, "s.md:3:8: the text is not UTF-8");
        QVERIFY_FAULT(parseScript(std::string_view("# T\0x", 5), "s.md"), Fault::Invalid, "s.md:1:4: a control character");
        QVERIFY_FAULT(parseScript("VO: \xED\xA0\x80", "s.md"), Fault::Invalid, "not UTF-8");
    }

    void plain_paragraphs_are_kept_for_the_planner()
    {
        const auto script = parseScript("A quiet morning on Jeju.\nThe sea is still.\n\nSomeone opens a can: \"Fresh.\"\n", "s.md");
        QVERIFY_OK(script);
        QVERIFY(script->storyboard.scenes.empty());
        QCOMPARE(script->loose, (std::vector<LooseParagraph>{{1, "A quiet morning on Jeju. The sea is still."}, {4, "Someone opens a can: \"Fresh.\""}}));
    }

    void fields_without_any_heading_make_one_scene()
    {
        const auto script = parseScript("VISUAL: a can\nVO: hello\n", "s.md");
        QVERIFY_OK(script);
        QCOMPARE(script->storyboard.scenes.size(), std::size_t{1});
    }

    void a_huge_script_is_refused_and_a_long_one_is_read()
    {
        QVERIFY_FAULT(parseScript(std::string(maxScriptBytes + 1, 'a'), "s.md"), Fault::OutOfRange, "larger than 1 MiB");
        std::string many = "# T\n";
        for (int i = 0; i < 200; ++i) many += "## S\nVO: x\n";
        QVERIFY_OK(parseScript(many, "s.md"));
        QVERIFY_FAULT(parseScript(many + "## S\nVO: x\n", "s.md"), Fault::Invalid, "at most 200 scenes");
        QVERIFY_OK(parseScript("VISUAL: " + std::string(500'000, '['), "s.md"));
    }

    void no_random_bytes_or_random_cuts_of_a_script_do_harm()
    {
        std::mt19937 random(20261124);
        const std::string base(soda);
        for (int round = 0; round < 3000; ++round) {
            std::string text = base.substr(0, random() % base.size());
            for (unsigned i = 0; i < random() % 8; ++i)
                if (!text.empty()) text[random() % text.size()] = static_cast<char>(random());
            const auto script = parseScript(text, "s.md");
            QVERIFY(script.has_value() || script.error().message.substr(0, 5) == "s.md:");
        }
    }

    void sound_none_mutes_a_scenes_film_and_anything_else_is_told()
    {
        const auto script = parseScript("# T\n## A\nVISUAL: [a](a.mp4)\nSOUND: none\n## B\nVISUAL: [b](b.mp4)\n소리: 없음\n## C\nVISUAL: [c](c.mp4)\nSOUND: birds\n## D\nVISUAL: [d](d.mp4)\n", "s.md");
        QVERIFY_OK(script);
        const auto& scenes = script->storyboard.scenes;
        QCOMPARE((std::vector<bool>{scenes[0].isFilmMuted, scenes[1].isFilmMuted, scenes[2].isFilmMuted, scenes[3].isFilmMuted}), (std::vector<bool>{true, true, false, false}));
        QCOMPARE(script->warnings.size(), std::size_t{1});
        QCOMPARE(script->warnings[0].line, 10);
        QVERIFY(script->warnings[0].sentence.find("An effect is an SFX") != std::string::npos);
    }

    void links_keep_their_labels_and_columns()
    {
        const LinkedText linked = linksOf("가 [a](b.png) and ![c](d.png \"title\") [open", 3, 10);
        QCOMPARE(linked.text, "가 a and c [open");
        QCOMPARE(linked.links, (std::vector<MediaLink>{{"a", "b.png", 3, 12}, {"c", "d.png", 3, 28}}));
    }
};

QTEST_GUILESS_MAIN(ScriptSpec)
#include "script_spec.moc"
