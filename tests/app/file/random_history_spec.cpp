// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever was done: undo leads back through the identical projects, redo forward again, now and after the file was opened anew.
#include "app/edit/apply.h"
#include "app/file/project_store.h"
#include "tests/support/quick_folder.h"
#include "tests/support/random_edits.h"
#include "tests/support/spec.h"

using namespace spot;

class RandomHistorySpec : public QObject
{
    Q_OBJECT
private:
    /// Up to 200 drawn edits; each that is done is a step. What every step ended with.
    static std::vector<ProjectPtr> edited(ProjectStore& store, text::Dice& dice)
    {
        std::vector<ProjectPtr> versions{store.project()};
        for (std::int64_t step = 0, steps = dice.number(1, 200); step < steps; ++step) {
            const Edit edit = text::drawEdit(dice, *store.project());
            const auto after = spot::apply(*store.project(), edit);
            if (!after) continue;
            versions.push_back(std::make_shared<const Project>(*after));
            if (!store.append(versions.back(), {std::string(nameOf(edit))})) return {};
        }
        return versions;
    }
    static void backAndForth(ProjectStore& store, const std::vector<ProjectPtr>& versions)
    {
        for (std::size_t i = versions.size(); i-- > 1;) {
            QVERIFY2(*store.project() == *versions[i], qPrintable(QString("step %1").arg(i)));
            QVERIFY_OK(store.moveTo(store.parent()->id));
        }
        QVERIFY(*store.project() == *versions[0]);
        QVERIFY(!store.parent());
        for (std::size_t i = 1; i < versions.size(); ++i) {
            QVERIFY_OK(store.moveTo(store.newestChild()->id));
            QVERIFY2(*store.project() == *versions[i], qPrintable(QString("redo to step %1").arg(i)));
        }
        QVERIFY(!store.newestChild());
    }

private Q_SLOTS:
    void undo_and_redo_of_everything_give_the_identical_projects()
    {
        const int given = qEnvironmentVariableIntValue("SPOTWRIGHT_SEED"), asked = qEnvironmentVariableIntValue("SPOTWRIGHT_SEQUENCES");
        const std::uint64_t base = given ? static_cast<std::uint64_t>(given) : 20'261'125u, sequences = asked > 0 ? static_cast<std::uint64_t>(asked) : 40;
        qInfo("seed %llu, %llu sequences", static_cast<unsigned long long>(base), static_cast<unsigned long long>(sequences));
        for (std::uint64_t sequence = 0; sequence < sequences; ++sequence) {
            text::Dice dice(base * 1'000'000 + sequence);
            const QuickFolder folder;
            const std::filesystem::path file = folder.file();
            auto store = ProjectStore::createFrom(file, text::startProject(dice.oneOf(std::vector{fps23976, fps25, fps30})));
            QVERIFY_OK(store);
            const auto versions = edited(**store, dice);
            QVERIFY2(!versions.empty(), "a step was not saved");
            backAndForth(**store, versions);
            store->reset();
            store = ProjectStore::open(file);
            QVERIFY_OK(store);
            backAndForth(**store, versions);
            if (QTest::currentTestFailed()) QFAIL(qPrintable(QString("in sequence %1").arg(sequence)));
        }
    }
};

QTEST_GUILESS_MAIN(RandomHistorySpec)
#include "random_history_spec.moc"
