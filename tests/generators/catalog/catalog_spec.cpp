// SPDX-License-Identifier: GPL-3.0-or-later
// The catalog: good plugins are offered, broken ones are refused with the reason, and none of it loads code.
#include "generators/catalog/catalog.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>

using namespace spot;
namespace fs = std::filesystem;

namespace
{

std::string textFor(const std::string& id, const std::string& kind = "voice")
{
    return R"({"schema":1,"id":")" + id + R"(","version":"1.0.0","name":{"en":"A"},"kinds":[")" + kind +
           R"("],"library":"plugin.so","licence":"MIT","origin":"procedural","price":{"per_call":0,"currency":"USD"},)"
           R"("consent":{"voice":false,"likeness":false},"limits":{"memory_mb":64,"seconds":9,"scratch_mb":9,"threads":1}})";
}

void makePlugin(const fs::path& folder, const std::string& capability, bool withLibrary = true)
{
    fs::create_directories(folder);
    std::ofstream(folder / "capability.json") << capability;
    if (withLibrary) std::ofstream(folder / "plugin.so") << "not looked into";
}

} // namespace

class CatalogSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plugins_are_found_sorted_by_id_and_by_kind()
    {
        QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        makePlugin(root / "b", textFor("zebra", "music"));
        makePlugin(root / "a", textFor("quagga"));
        fs::create_directories(root / "not-a-plugin");
        const Catalog catalog = Catalog::scan({root});
        QCOMPARE(catalog.capabilities().size(), std::size_t(2));
        QCOMPARE(catalog.capabilities()[0].id, std::string("quagga"));
        QVERIFY(catalog.find("zebra"));
        QCOMPARE(catalog.find("zebra")->folder, root / "b");
        QVERIFY(!catalog.find("horse"));
        QCOMPARE(catalog.offering("music").size(), std::size_t(1));
        QVERIFY(catalog.refused().empty());
    }

    void a_broken_capability_file_refuses_its_plugin_and_no_other()
    {
        QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        makePlugin(root / "good", textFor("good"));
        makePlugin(root / "torn", textFor("torn").substr(0, 40));
        makePlugin(root / "lost", textFor("lost"), false);
        const Catalog catalog = Catalog::scan({root});
        QCOMPARE(catalog.capabilities().size(), std::size_t(1));
        QCOMPARE(catalog.refused().size(), std::size_t(2));
        QCOMPARE(catalog.refused()[0].folder, root / "lost");
        QVERIFY(catalog.refused()[0].error.message.find("plugin.so is not in the folder") != std::string::npos);
        QCOMPARE(catalog.refused()[1].error.fault, Fault::Corrupt);
    }

    void of_two_plugins_with_one_id_the_earlier_root_wins_and_the_other_is_told()
    {
        QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        makePlugin(root / "1" / "x", textFor("same"));
        makePlugin(root / "2" / "y", textFor("same"));
        const Catalog catalog = Catalog::scan({root / "2", root / "1"});
        QCOMPARE(catalog.find("same")->folder, root / "2" / "y");
        QCOMPARE(catalog.refused().size(), std::size_t(1));
        QVERIFY(catalog.refused()[0].error.message.find("is taken by") != std::string::npos);
    }

    void a_root_that_is_not_there_is_passed_over() { QVERIFY(Catalog::scan({"/nowhere/at/all"}).capabilities().empty()); }
};

QTEST_GUILESS_MAIN(CatalogSpec)
#include "catalog_spec.moc"
