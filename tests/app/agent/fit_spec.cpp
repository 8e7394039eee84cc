// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/fit.h"
#include "tests/support/spec.h"

#include <random>

using namespace spot;

namespace
{

Storyboard scenes(std::initializer_list<double> wanted)
{
    Storyboard board;
    for (const double w : wanted) {
        Scene scene;
        scene.name = "S" + std::to_string(board.scenes.size() + 1);
        scene.wanted = MediaTime::fromSeconds(w);
        board.scenes.push_back(scene);
    }
    return board;
}

std::vector<double> lengths(const Storyboard& board)
{
    std::vector<double> out;
    for (const Scene& s : board.scenes) out.push_back(s.place.length().seconds());
    return out;
}

Brief spotOf(double seconds, FrameRate rate = fps30)
{
    Brief brief;
    brief.length = MediaTime::fromSeconds(seconds);
    brief.rate = rate;
    return brief;
}

std::vector<MediaTime> silent(std::size_t n) { return std::vector<MediaTime>(n); }

} // namespace

class FitSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void written_times_that_fill_the_spot_are_kept()
    {
        const auto fitted = fitScenes(scenes({4, 5, 3, 3}), spotOf(15), silent(4));
        QVERIFY_OK(fitted);
        QCOMPARE(lengths(*fitted), (std::vector<double>{4, 5, 3, 3}));
    }
    void written_times_are_stretched_together()
    {
        const auto fitted = fitScenes(scenes({4, 2}), spotOf(15), silent(2));
        QVERIFY_OK(fitted);
        QCOMPARE(lengths(*fitted), (std::vector<double>{10, 5}));
    }
    void scenes_without_a_time_share_what_is_left()
    {
        const auto fitted = fitScenes(scenes({5, 0, 0}), spotOf(15), silent(3));
        QVERIFY_OK(fitted);
        QCOMPARE(lengths(*fitted), (std::vector<double>{5, 5, 5}));
    }
    void a_scene_is_never_shorter_than_its_line()
    {
        const std::vector<MediaTime> spoken{MediaTime::fromSeconds(6), {}, {}};
        const auto fitted = fitScenes(scenes({2, 4, 4}), spotOf(10), spoken);
        QVERIFY_OK(fitted);
        QVERIFY(fitted->scenes[0].place.length() + MediaTime::fromMilliseconds(40) >= spoken[0] + lineLead + lineTail);
        QCOMPARE(fitted->scenes[2].place.end, MediaTime::fromSeconds(10));
    }
    void lines_that_cannot_fit_are_refused_with_both_lengths()
    {
        const std::vector<MediaTime> spoken{MediaTime::fromSeconds(9), MediaTime::fromSeconds(3)};
        const auto fitted = fitScenes(scenes({2, 4}), spotOf(10), spoken);
        QVERIFY_FAULT(fitted, Fault::OutOfRange, "need 13.1 s and the spot has 10.0 s: shorten the lines, first that of \"S1\"");
        QVERIFY(neededVoiceRate(spotOf(10), spoken) > 1.3);
        QCOMPARE(neededVoiceRate(spotOf(15), spoken), 1.0);
    }
    void a_scene_that_shows_a_film_gets_no_longer_than_it_and_the_others_fill_the_spot()
    {
        const std::vector<MediaTime> films{{}, MediaTime::fromSeconds(3), {}};
        const auto fitted = fitScenes(scenes({4, 6, 5}), spotOf(15), silent(3), films);
        QVERIFY_OK(fitted);
        QCOMPARE(fitted->scenes[1].place.length(), MediaTime::fromSeconds(3));
        QCOMPARE(fitted->scenes[2].place.end, MediaTime::fromSeconds(15));
        QVERIFY(fitted->scenes[0].place.length() > MediaTime::fromSeconds(5));
    }
    void where_only_films_are_shown_that_are_too_short_the_times_stay_as_wished()
    {
        const std::vector<MediaTime> films{MediaTime::fromSeconds(2), MediaTime::fromSeconds(3)};
        const auto fitted = fitScenes(scenes({5, 10}), spotOf(15), silent(2), films);
        QVERIFY_OK(fitted);
        QCOMPARE(lengths(*fitted), (std::vector<double>{5, 10}));
    }
    void a_line_longer_than_the_film_is_not_cut()
    {
        const std::vector<MediaTime> spoken{MediaTime::fromSeconds(5), {}}, films{MediaTime::fromSeconds(2), {}};
        const auto fitted = fitScenes(scenes({3, 3}), spotOf(10), spoken, films);
        QVERIFY_OK(fitted);
        QVERIFY(fitted->scenes[0].place.length() + MediaTime::fromMilliseconds(40) >= spoken[0] + lineLead + lineTail);
    }
    void too_many_scenes_are_refused() { QVERIFY_FAULT(fitScenes(scenes({0, 0, 0, 0, 0, 0}), spotOf(6), silent(6)), Fault::OutOfRange, "leave out scenes"); }

    void any_board_fills_any_spot_exactly_on_frames()
    {
        std::mt19937 random(7);
        for (const FrameRate rate : {fps23976, fps24, fps25, fps2997, fps30, fps50, fps5994, fps60})
            for (int round = 0; round < 200; ++round) {
                Storyboard board;
                std::vector<MediaTime> spoken;
                double need = 0;
                for (unsigned i = 0; i < 1 + random() % 9; ++i) {
                    Scene scene;
                    scene.wanted = MediaTime::fromSeconds(random() % 3 ? random() % 60 / 10.0 : 0);
                    board.scenes.push_back(scene);
                    spoken.push_back(MediaTime::fromSeconds(random() % 2 ? random() % 40 / 10.0 : 0));
                    need += std::max(1.2, spoken.back().flicks ? spoken.back().seconds() + 0.55 : 0);
                }
                const Brief brief = spotOf(std::ceil(need) + 1 + random() % 10, rate);
                const auto fitted = fitScenes(board, brief, spoken);
                QVERIFY_OK(fitted);
                MediaTime at;
                for (const Scene& scene : fitted->scenes) {
                    QCOMPARE(scene.place.start, at);
                    QVERIFY(!scene.place.isEmpty());
                    QCOMPARE(rate.nearestBoundary(scene.place.end), scene.place.end);
                    at = scene.place.end;
                }
                QCOMPARE(rate.frameAt(at), rate.frameAt(rate.nearestBoundary(brief.length)));
            }
    }
    void speech_is_estimated_by_script_and_language()
    {
        QCOMPARE(estimatedSpeech("", "en"), MediaTime{});
        QCOMPARE(estimatedSpeech("  ", "en").seconds() < 0.4, true);
        const double english = estimatedSpeech("The morning comes from Jeju.", "en").seconds();
        QVERIFY2(english > 1.5 && english < 3, qPrintable(QString::number(english)));
        const double korean = estimatedSpeech("제주에서 온 아침.", "ko").seconds();
        QVERIFY2(korean > 1 && korean < 2.5, qPrintable(QString::number(korean)));
    }
};

QTEST_GUILESS_MAIN(FitSpec)
#include "fit_spec.moc"
