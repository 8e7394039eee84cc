// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is done in whatever order: the invariants hold, the project before is untouched.
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "tests/support/random_edits.h"
#include "tests/support/spec.h"

using namespace spot;

class RandomSequencesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void every_sequence_keeps_the_invariants_data()
    {
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::newRow("23.976") << 24000 << 1001;
        QTest::newRow("25") << 25 << 1;
        QTest::newRow("30") << 30 << 1;
    }

    void every_sequence_keeps_the_invariants()
    {
        QFETCH(int, num);
        QFETCH(int, den);
        const auto base = qEnvironmentVariableIntValue("SPOTWRIGHT_SEED") ? static_cast<std::uint64_t>(qEnvironmentVariableIntValue("SPOTWRIGHT_SEED")) : 20'261'124u;
        qInfo("seed %llu", static_cast<unsigned long long>(base));
        int done = 0, refused = 0;
        for (std::uint64_t sequence = 0; sequence < 100; ++sequence) {
            text::Dice dice(base * 1000 + sequence);
            Project project = text::startProject({num, den});
            QCOMPARE(brokenInvariant(project).value_or(""), std::string());
            for (int step = 0; step < 100; ++step) {
                const Edit edit = text::Drawer(dice, project).draw();
                const Project copy = project;
                const auto after = spot::apply(project, edit);
                QVERIFY(copy == project);
                if (!after) {
                    ++refused;
                    QVERIFY2(!after.error().message.empty(), nameOf(edit).data());
                    continue;
                }
                ++done;
                const auto broken = brokenInvariant(*after);
                QVERIFY2(!broken, qPrintable(QString("sequence %1 step %2, %3: %4").arg(sequence).arg(step).arg(nameOf(edit).data(), broken ? broken->c_str() : "")));
                QVERIFY(after->nextId >= project.nextId);
                project = *after;
            }
        }
        qInfo("%d edits done, %d refused", done, refused);
        QVERIFY(done > 2000 && refused > 500); // the draw is neither all sense nor all nonsense
    }
};

QTEST_GUILESS_MAIN(RandomSequencesSpec)
#include "random_sequences_spec.moc"
