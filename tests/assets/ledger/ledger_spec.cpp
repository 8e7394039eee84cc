// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/ledger/consent.h"
#include "tests/support/spec.h"

#include <QTemporaryDir>
#include <fstream>

using namespace spot;

namespace
{

Fact someFact(int n) { return Imported{hashOf("m" + std::to_string(n)), "file " + std::to_string(n) + "\n\"한", 12}; }

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
void write(const std::filesystem::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

} // namespace

class LedgerSpec : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }
    std::filesystem::path threeFacts(const char* name) const
    {
        auto ledger = Ledger::open(file(name));
        for (int n = 1; n <= 3; ++n) (void)ledger->append(someFact(n)).value_or(0);
        return file(name);
    }
private Q_SLOTS:
    void facts_come_back_in_order_after_reopening()
    {
        const auto path = threeFacts("a.jsonl");
        const auto ledger = Ledger::open(path);
        QVERIFY_OK(ledger);
        const auto entries = ledger->entries();
        QCOMPARE(entries.size(), std::size_t{3});
        QVERIFY(entries[1].fact == someFact(2));
        QCOMPARE(entries[2].number, std::uint64_t{3});
    }
    void every_kind_of_fact_survives_json()
    {
        const std::vector<Fact> facts{someFact(1), Generated{hashOf("a"), "scene", "1.0", "procedural", hashOf("r"), "{\"kind\":\"video\"}", 7, {hashOf("i")}},
                                      ConsentGiven{"Kim", "voice", "KR", "2027-01-01", hashOf("e")}, ConsentWithdrawn{"Kim", "voice"}, Delivered{hashOf("f"), "x.mp4", "p", "mp4", {}}, Restarted{hashOf("o"), "ledger.broken.jsonl", "line 7: it is no fact"}};
        for (const Fact& fact : facts) {
            const auto read = factFromJson(factToJson(fact));
            QVERIFY_OK(read);
            QVERIFY(*read == fact);
        }
        QVERIFY_FAULT(factFromJson("{\"fact\":\"imported\",\"media\":\"xyz\",\"name\":\"\",\"bytes\":1}"), Fault::Corrupt, "\"media\"");
        QVERIFY_FAULT(factFromJson("[]"), Fault::Corrupt, "no JSON object");
    }
    void any_changed_dropped_or_moved_line_is_found_and_its_ledger_set_aside_whole()
    {
        const std::string good = bytesOf(threeFacts("good.jsonl"));
        const auto one = good.find('\n') + 1, two = good.find('\n', one) + 1;
        const auto refused = [&](const std::string& bytes, const char* words) {
            write(file("bad.jsonl"), bytes);
            const auto ledger = Ledger::open(file("bad.jsonl"));
            QVERIFY_OK(ledger);
            const auto entries = ledger->entries();
            QCOMPARE(entries.size(), std::size_t{1});
            const auto* first = std::get_if<Restarted>(&entries[0].fact);
            QVERIFY(first);
            QVERIFY2(first->reason.find(words) != std::string::npos, first->reason.c_str());
            QCOMPARE(bytesOf(file(first->name.c_str())), bytes);
            QCOMPARE(first->before, hashOf(bytes));
        };
        refused(good.substr(one), "line 1: the chain is broken");
        refused(good.substr(0, one) + good.substr(two), "line 2: the chain is broken");
        refused(good.substr(one, two - one) + good.substr(0, one) + good.substr(two), "line 1");
        std::string changed = good;
        changed.replace(changed.find("file 1"), 6, "file X");
        refused(changed, "line 2: the chain is broken");
        refused("hello\n" + good, "line 1: it is no fact");
    }
    void a_torn_last_line_is_taken_away_and_the_ledger_goes_on()
    {
        const auto path = threeFacts("torn.jsonl");
        const std::string good = bytesOf(path);
        write(path, good + "{\"before\":\"12");
        auto ledger = Ledger::open(path);
        QVERIFY_OK(ledger);
        QCOMPARE(ledger->entries().size(), std::size_t{3});
        QCOMPARE(bytesOf(path), good);
        QVERIFY_OK(ledger->append(someFact(4)));
        QVERIFY_OK(Ledger::open(path));
    }
    void two_ledgers_on_one_file_append_in_one_chain()
    {
        auto a = Ledger::open(file("two.jsonl")), b = Ledger::open(file("two.jsonl"));
        QVERIFY_OK(a);
        for (int n = 0; n < 5; ++n) {
            QVERIFY_OK(a->append(someFact(n)));
            QVERIFY_OK(b->append(someFact(10 + n)));
        }
        const auto all = Ledger::open(file("two.jsonl"));
        QVERIFY_OK(all);
        QCOMPARE(all->entries().size(), std::size_t{10});
    }
    void another_window_goes_on_in_the_ledger_that_was_begun_anew()
    {
        const auto path = threeFacts("both.jsonl");
        auto old = Ledger::open(path);
        QVERIFY_OK(old);
        write(path, "hello\n");
        auto fresh = Ledger::open(path);
        QVERIFY_OK(fresh);
        QVERIFY_OK(fresh->append(someFact(4)));
        QVERIFY_OK(old->append(someFact(5)));
        const auto all = Ledger::open(path);
        QVERIFY_OK(all);
        QCOMPARE(all->entries().size(), std::size_t{3});
        QVERIFY(all->entries()[2].fact == someFact(5));
        QVERIFY(std::holds_alternative<Restarted>(all->entries()[0].fact));
    }
    void a_ledger_that_breaks_while_it_is_open_is_set_aside_by_the_next_fact()
    {
        const auto path = threeFacts("later.jsonl");
        auto ledger = Ledger::open(path);
        write(path, bytesOf(path) + "hello\n");
        QVERIFY_OK(ledger->append(someFact(4)));
        QCOMPARE(ledger->entries().size(), std::size_t{2});
        QVERIFY(ledger->entries()[1].fact == someFact(4));
    }
    void consent_counts_until_it_is_withdrawn_or_runs_out_data()
    {
        QTest::addColumn<QString>("person");
        QTest::addColumn<QString>("use");
        QTest::addColumn<QString>("territory");
        QTest::addColumn<QString>("day");
        QTest::addColumn<bool>("covered");
        QTest::newRow("as given") << "Kim" << "voice" << "KR" << "2026-11-24" << true;
        QTest::newRow("last day") << "Kim" << "voice" << "KR" << "2026-12-31" << true;
        QTest::newRow("too late") << "Kim" << "voice" << "KR" << "2027-01-01" << false;
        QTest::newRow("elsewhere") << "Kim" << "voice" << "US" << "2026-11-24" << false;
        QTest::newRow("everywhere") << "Kim" << "voice" << "" << "2026-11-24" << false;
        QTest::newRow("another use") << "Kim" << "likeness" << "KR" << "2026-11-24" << false;
        QTest::newRow("another person") << "Lee" << "voice" << "KR" << "2026-11-24" << false;
        QTest::newRow("withdrawn") << "Park" << "voice" << "KR" << "2026-11-24" << false;
        QTest::newRow("given again") << "Choi" << "voice" << "KR" << "2026-11-24" << true;
    }
    void consent_counts_until_it_is_withdrawn_or_runs_out()
    {
        QFETCH(QString, person);
        QFETCH(QString, use);
        QFETCH(QString, territory);
        QFETCH(QString, day);
        const std::vector<LedgerEntry> entries{{1, "", ConsentGiven{"Kim", "voice", "KR", "2026-12-31", {}}}, {2, "", ConsentGiven{"Park", "voice", "", "", {}}},
                                               {3, "", ConsentWithdrawn{"Park", "voice"}}, {4, "", ConsentWithdrawn{"Choi", "voice"}}, {5, "", ConsentGiven{"Choi", "voice", "", "", {}}}};
        QTEST(isCovered(entries, {person.toStdString(), use.toStdString(), territory.toStdString(), day.toStdString()}), "covered");
    }
};

QTEST_GUILESS_MAIN(LedgerSpec)
#include "ledger_spec.moc"
