// SPDX-License-Identifier: GPL-3.0-or-later
// The player by a clock that the spec turns.
#include "tests/support/spec.h"
#include "ui/preview/player.h"

using namespace spot;

class PlayerSpec : public QObject
{
    Q_OBJECT
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Player> m_player;
    MediaTime m_now;

    MediaTime frame(std::int64_t n) const { return fps25.startOf(n); }
    void pass(std::int64_t milliseconds)
    {
        m_now += MediaTime::fromMilliseconds(milliseconds);
        m_player->tick();
    }

private Q_SLOTS:
    void init()
    {
        Timeline timeline;
        timeline.id = TimelineId{1};
        timeline.rate = fps25;
        timeline.length = MediaTime::fromSeconds(10);
        Project project;
        project.name = "spec";
        project.timelines = {std::make_shared<const Timeline>(timeline)};
        project.nextId = 2;
        auto document = Document::inMemory(project);
        QVERIFY_OK(document);
        m_player.reset(), m_desk.reset();
        m_document = std::move(*document);
        m_desk = std::make_unique<Desk>();
        m_desk->setDocument(m_document.get());
        m_now = MediaTime::fromSeconds(1000);
        m_player = std::make_unique<Player>(*m_desk, [this] { return m_now; });
    }
    void the_playhead_is_where_the_clock_says_on_whole_frames()
    {
        m_player->toggle();
        pass(1010);
        QCOMPARE(m_desk->playhead(), frame(25));
        pass(30);
        QCOMPARE(m_desk->playhead(), frame(26));
    }
    void space_stops_where_it_is()
    {
        m_player->toggle();
        pass(400);
        m_player->toggle();
        pass(5000);
        QCOMPARE(m_desk->playhead(), frame(10));
        QVERIFY(!m_player->isPlaying());
    }
    void it_stops_on_the_last_frame_and_plays_again_from_the_start()
    {
        m_player->toggle();
        pass(20000);
        QCOMPARE(m_desk->playhead(), frame(249));
        QVERIFY(!m_player->isPlaying());
        m_player->toggle();
        QCOMPARE(m_desk->playhead(), frame(0));
    }
    void pressing_l_again_doubles_the_speed_and_j_turns_back()
    {
        for (int press = 0; press < 3; ++press) m_player->shuttle(1);
        QCOMPARE(m_player->speed(), 4);
        pass(1000);
        QCOMPARE(m_desk->playhead(), frame(100));
        m_player->shuttle(-1);
        QCOMPARE(m_player->speed(), -1);
        pass(1000);
        QCOMPARE(m_desk->playhead(), frame(75));
        m_player->shuttle(0);
        QCOMPARE(m_player->speed(), 0);
    }
    void shuttling_back_ends_at_the_start()
    {
        m_player->goTo(frame(10));
        m_player->shuttle(-1);
        pass(9000);
        QCOMPARE(m_desk->playhead(), frame(0));
        QVERIFY(!m_player->isPlaying());
    }
    void an_arrow_key_steps_one_frame_and_never_leaves_the_spot()
    {
        m_player->stepFrames(1);
        QCOMPARE(m_desk->playhead(), frame(1));
        m_player->stepFrames(-5);
        QCOMPARE(m_desk->playhead(), frame(0));
        m_player->stepFrames(100000);
        QCOMPARE(m_desk->playhead(), frame(249));
    }
    void jumping_while_playing_goes_on_from_there()
    {
        m_player->toggle();
        pass(1000);
        m_player->goTo(frame(200));
        pass(200);
        QCOMPARE(m_desk->playhead(), frame(205));
    }
};

QTEST_GUILESS_MAIN(PlayerSpec)
#include "player_spec.moc"
