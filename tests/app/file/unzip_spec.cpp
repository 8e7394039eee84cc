// SPDX-License-Identifier: GPL-3.0-or-later
// An archive of a stranger stays inside of its folder and its limits, or leaves nothing.
#include "app/file/unzip.h"
#include "tests/support/made_zip.h"
#include "tests/support/quick_folder.h"
#include "tests/support/spec.h"

using namespace spot;
namespace fs = std::filesystem;

namespace
{

std::vector<std::string> namesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

class UnzipSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void files_and_folders_come_out_as_they_were()
    {
        QuickFolder home;
        makeZip(home.file("a.zip"), {{"version.txt", "1.0.0"}, {"media/a.mov", std::string(300'000, 'a')}, {"media/봄.wav", std::string(300'000, 'b'), true}, {"media/deep/", "", false, S_IFDIR | 0755}});
        QVERIFY_OK(unpackZip(home.file("a.zip"), home.file("out")));
        QCOMPARE(bytesIn(home.file("out/media/a.mov")), std::string(300'000, 'a'));
        QCOMPARE(bytesIn(home.file("out/media/봄.wav")), std::string(300'000, 'b'));
        QVERIFY(fs::is_directory(home.file("out/media/deep")));
        QCOMPARE(namesIn(home.path()), (std::vector<std::string>{"a.zip", "out"}));
        QVERIFY_FAULT(unpackZip(home.file("a.zip"), home.file("out")), Fault::Invalid, "is there already");
    }

    void names_that_lead_elsewhere_are_refused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("why");
        QTest::newRow("up") << "../evil.txt" << "leads out of its folder";
        QTest::newRow("up inside") << "media/../../evil.txt" << "leads out of its folder";
        QTest::newRow("up at the end") << "media/.." << "leads out of its folder";
        QTest::newRow("here") << "./a" << "leads out of its folder";
        QTest::newRow("absolute") << "/tmp/evil.txt" << "absolute name";
        QTest::newRow("backslash") << "media\\evil.txt" << "backslash";
        QTest::newRow("drive") << "C:/evil.txt" << "names a drive";
        QTest::newRow("empty part") << "media//evil.txt" << "empty part";
        QTest::newRow("control") << "media/a\tb" << "control character";
        QTest::newRow("long") << QString("media/") + QString(300, 'x') << "longer than 255";
    }
    void names_that_lead_elsewhere_are_refused()
    {
        QFETCH(QString, name);
        QFETCH(QString, why);
        QuickFolder home;
        makeZip(home.file("a.zip"), {{"ok.txt", "ok"}, {name.toStdString(), "evil"}});
        QVERIFY_FAULT(unpackZip(home.file("a.zip"), home.file("out")), Fault::Corrupt, why.toStdString());
        QCOMPARE(namesIn(home.path()), std::vector<std::string>{"a.zip"});
    }

    void links_and_other_things_that_are_no_files_are_refused()
    {
        QuickFolder home;
        makeZip(home.file("a.zip"), {{"link", "/etc/passwd", false, S_IFLNK | 0777}});
        QVERIFY_FAULT(unpackZip(home.file("a.zip"), home.file("out")), Fault::Corrupt, "\"link\" in it is a link");
        makeZip(home.file("a.zip"), {{"pipe", "", false, S_IFIFO | 0777}});
        QVERIFY_FAULT(unpackZip(home.file("a.zip"), home.file("out")), Fault::Corrupt, "neither a file nor a folder");
    }

    void the_same_name_twice_is_refused_in_either_case()
    {
        QuickFolder home;
        makeZip(home.file("a.zip"), {{"media/a.mov", "1"}, {"media/b.mov", "2"}});
        replaceIn(home.file("a.zip"), "media/b.mov", "media/A.mov");
        QVERIFY_FAULT(unpackZip(home.file("a.zip"), home.file("out")), Fault::Corrupt, "is there twice");
        makeZip(home.file("a.zip"), {{"media", "1"}, {"media/b.mov", "2"}});
        QVERIFY_FAULT(unpackZip(home.file("a.zip"), home.file("out")), Fault::Corrupt, "lies inside of a file");
        makeZip(home.file("a.zip"), {{"media/b.mov", "2"}, {"media", "1"}});
        QVERIFY_FAULT(unpackZip(home.file("a.zip"), home.file("out")), Fault::Corrupt, "is there twice");
        QCOMPARE(namesIn(home.path()), std::vector<std::string>{"a.zip"});
    }

    void bombs_are_refused_before_a_byte_is_written()
    {
        QuickFolder home;
        makeZip(home.file("a.zip"), {{"bomb", std::string(std::size_t{8} << 20, '\0'), true}});
        QVERIFY_FAULT(unpackZip(home.file("a.zip"), home.file("out")), Fault::OutOfRange, "250 times as large");
        makeZip(home.file("a.zip"), {{"a", std::string(600, 'a')}, {"b", std::string(600, 'b')}});
        QVERIFY_FAULT(unpackZip(home.file("a.zip"), home.file("out"), {.bytes = 1000}), Fault::OutOfRange, "\"b\" in it brings it beyond 1000 bytes");
        QVERIFY_FAULT(unpackZip(home.file("a.zip"), home.file("out"), {.entries = 1}), Fault::OutOfRange, "more than 1 entries");
    }

    void sizes_that_lie_are_found()
    {
        QuickFolder home;
        const auto lie = [&](const char* said) { // the size of 1000 stored or packed bytes is said otherwise
            std::string bytes = bytesIn(home.file("a.zip"));
            const std::size_t list = bytes.rfind("PK\x01\x02");
            bytes.replace(list + 24, 4, said, 4);
            bytes.replace(22, 4, said, 4);
            putBytes(home.file("a.zip"), bytes);
        };
        makeZip(home.file("a.zip"), {{"a", std::string(1000, 'a'), true}});
        lie("\x10\x00\x00\x00");
        const auto shorter = unpackZip(home.file("a.zip"), home.file("out"));
        QVERIFY(!shorter && shorter.error().fault == Fault::Corrupt);
        makeZip(home.file("a.zip"), {{"a", std::string(1000, 'a'), true}});
        lie("\x10\x27\x00\x00");
        const auto longer = unpackZip(home.file("a.zip"), home.file("out"));
        QVERIFY(!longer && longer.error().fault == Fault::Corrupt);
        QCOMPARE(namesIn(home.path()), std::vector<std::string>{"a.zip"});
    }

    void an_archive_that_ends_early_anywhere_leaves_nothing()
    {
        QuickFolder home;
        makeZip(home.file("whole.zip"), {{"version.txt", "1.0.0"}, {"content.otio", std::string(3000, '{'), true}, {"media/a.mov", std::string(2000, 'a')}});
        const std::string whole = bytesIn(home.file("whole.zip"));
        for (std::size_t length = 0; length < whole.size(); length += 13) {
            putBytes(home.file("a.zip"), whole.substr(0, length));
            const auto done = unpackZip(home.file("a.zip"), home.file("out"));
            QVERIFY2(!done && done.error().fault == Fault::Corrupt, qPrintable(QString::number(length)));
            QVERIFY(done.error().message.find("a.zip") != std::string::npos);
        }
        QCOMPARE(namesIn(home.path()), (std::vector<std::string>{"a.zip", "whole.zip"}));
    }

    void changed_bytes_never_leave_half_a_folder()
    {
        QuickFolder home;
        makeZip(home.file("whole.zip"), {{"content.otio", std::string(500, '{'), true}, {"media/a.mov", std::string(500, 'a')}});
        const std::string whole = bytesIn(home.file("whole.zip"));
        for (std::size_t at = 0; at < whole.size(); ++at) {
            std::string bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
            putBytes(home.file("a.zip"), bytes);
            const auto done = unpackZip(home.file("a.zip"), home.file("out"));
            if (!done) QCOMPARE(namesIn(home.path()), (std::vector<std::string>{"a.zip", "whole.zip"}));
            fs::remove_all(home.file("out"));
        }
    }
};

QTEST_GUILESS_MAIN(UnzipSpec)
#include "unzip_spec.moc"
