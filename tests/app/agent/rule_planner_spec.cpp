// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/rule_planner.h"
#include "tests/support/spec.h"

#include <QElapsedTimer>

using namespace spot;

namespace
{

Result<Script> planned(std::string_view text)
{
    SPOT_TRY(script, parseScript(text, "s.md"));
    return planScript(script);
}

} // namespace

class RulePlannerSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sentences_end_at_marks_but_not_inside_quotes_or_numbers()
    {
        QCOMPARE(sentencesOf("One. Two! \"Three. Four.\" costs 3.50 now? 끝。"), (std::vector<std::string>{"One.", "Two!", "\"Three. Four.\" costs 3.50 now?", "끝。"}));
        QVERIFY(sentencesOf("").empty());
        QCOMPARE(sentencesOf("no end").size(), std::size_t{1});
    }
    void paragraphs_become_scenes_with_their_quotes_spoken_and_an_end_card()
    {
        const auto script = planned("Hallim Tangerine Soda\n\nMorning on Jeju, the sea is still. A can opens. \"Taste the island.\"\n\nFriends laugh on the beach.");
        QVERIFY_OK(script);
        QCOMPARE(script->brief.title, "Hallim Tangerine Soda");
        const auto& scenes = script->storyboard.scenes;
        QVERIFY(scenes.size() >= 3);
        QCOMPARE(scenes.front().visual, "Morning on Jeju, the sea is still.");
        QVERIFY(std::any_of(scenes.begin(), scenes.end(), [](const Scene& s) { return s.voice == "Taste the island."; }));
        QCOMPARE(scenes.back().shot, ShotKind::Card);
        QCOMPARE(scenes.back().super, "Hallim Tangerine Soda");
    }
    void without_quotes_the_sentences_are_spoken_too()
    {
        const auto script = planned("A quiet road at dawn. The new bike is here.");
        QVERIFY_OK(script);
        QCOMPARE(script->storyboard.scenes.at(0).voice, "A quiet road at dawn.");
        QCOMPARE(script->storyboard.scenes.at(0).visual, "A quiet road at dawn.");
    }
    void the_kind_of_a_shot_follows_words_and_links()
    {
        const auto kinds = [](std::string_view text) {
            const auto script = planned(text);
            std::vector<ShotKind> kinds;
            for (const Scene& s : script->storyboard.scenes) kinds.push_back(s.shot);
            return kinds;
        };
        QCOMPARE(kinds("## A\nVISUAL: a can on stone\n## Packshot\nVISUAL: [the can](can.png) on white\n"), (std::vector{ShotKind::Scene, ShotKind::Card}));
        QCOMPARE(kinds("## A\nVISUAL: [beach](beach.mp4) at dawn\n## B\nVISUAL: [x](x.jpg)\n"), (std::vector{ShotKind::OwnMedia, ShotKind::OwnMedia}));
        QCOMPARE(kinds("## A\nVISUAL: slow orbit around [the bottle](b.png), golden light\n"), (std::vector{ShotKind::Scene}));
        QCOMPARE(kinds("## A\nVISUAL: x y z w\n## 엔드카드\nVISUAL: 로고\n"), (std::vector{ShotKind::Scene, ShotKind::Card}));
    }
    void a_text_full_of_quotes_that_never_close_is_read_in_no_time()
    {
        std::string open, pairs;
        for (int i = 0; i < 200'000; ++i) open += "“a";
        for (int i = 0; i < 100'000; ++i) pairs += "\"a\" ";
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(sentencesOf(open).size(), std::size_t{1});
        QVERIFY_OK(planned(open));
        QVERIFY_OK(planned(pairs));
        QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString("%1 ms").arg(clock.elapsed()))); // squared it would be minutes
    }
    void the_same_script_gives_the_same_storyboard()
    {
        const char* text = "One two three. Four five six. Seven eight nine. \"Ten.\" Eleven.";
        QCOMPARE(planned(text)->storyboard, planned(text)->storyboard);
    }
    void every_scene_has_an_id_and_something_to_show()
    {
        const auto script = planned("## A\nVO: hello\n## B\nVO: bye\n");
        QVERIFY_OK(script);
        QCOMPARE(script->storyboard.scenes[0].visual, "hello");
        QVERIFY(script->storyboard.scenes[1].id != script->storyboard.scenes[0].id);
        QCOMPARE(script->brief.title, "Untitled spot");
    }
};

QTEST_GUILESS_MAIN(RulePlannerSpec)
#include "rule_planner_spec.moc"
