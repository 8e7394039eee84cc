// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/linked_files.h"
#include "tests/support/spec.h"

#include <QTemporaryDir>

#include <fstream>

using namespace spot;
namespace fs = std::filesystem;

class LinkedFilesSpec : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path folder() const { return m_folder.path().toStdString(); }
    void put(const char* name) const { std::ofstream(folder() / name) << "x"; }
    std::vector<LinkedFile> linksIn(const std::string& text) const { return linkedFiles(*parseScript(text, "s.md"), folder()); }

private Q_SLOTS:
    void each_file_is_found_once_with_its_first_place_and_the_logo_before_all()
    {
        const auto links = linksIn("brand logo: logo.svg\n## A\nVISUAL: [can](can.png)\n## B\nVISUAL: again [can](can.png)\n");
        QCOMPARE(links, (std::vector<LinkedFile>{{"logo.svg", folder() / "logo.svg", 1, 13}, {"can.png", folder() / "can.png", 3, 9}}));
    }
    void codes_of_web_addresses_are_read_where_no_file_has_the_literal_name()
    {
        put("my can.png");
        put("50%25.png");
        QCOMPARE(linksIn("## A\nVISUAL: [can](my%20can.png)\n").at(0).file, folder() / "my can.png");
        QCOMPARE(linksIn("## A\nVISUAL: [can](50%25.png)\n").at(0).file, folder() / "50%25.png");
        QCOMPARE(linksIn("## A\nVISUAL: [can](no%2.png)\n").at(0).file, folder() / "no%2.png");
    }
    void what_is_missing_a_folder_or_a_device_is_told_apart_with_its_place()
    {
        fs::create_directory(folder() / "stills");
        put("there.png");
        const auto checked = [&](const std::string& path) { return checkLinkedFile({path, folder() / path, 3, 9}, "s.md"); };
        QVERIFY_OK(checked("there.png"));
        QVERIFY_FAULT(checked("none.png"), Fault::NotFound, "s.md:3:9: the file \"none.png\" is not there: put it into " + folder().string());
        QVERIFY_FAULT(checked("stills"), Fault::Invalid, "s.md:3:9: the file \"stills\" is a folder");
        QVERIFY_FAULT(checked("/dev/null"), Fault::Invalid, "is a device");
    }
    void a_file_that_is_no_media_is_bad_input_at_its_link()
    {
        const Error error = atLink({"a.txt", "a.txt", 7, 2}, "s.md", {Fault::Unsupported, "a.txt: it is no film"});
        QCOMPARE(error, (Error{Fault::Invalid, "s.md:7:2: a.txt: it is no film"}));
    }
    void the_same_file_is_known_by_every_name()
    {
        put("same.mp4");
        fs::create_symlink(folder() / "same.mp4", folder() / "link.mp4");
        QVERIFY(isSameFile(folder() / "same.mp4", folder() / "link.mp4"));
        QVERIFY(isSameFile(folder() / "new.mp4", folder() / "." / "new.mp4"));
        QVERIFY(!isSameFile(folder() / "same.mp4", folder() / "new.mp4"));
        QVERIFY(!isSameFile({}, {}));
    }
};

QTEST_GUILESS_MAIN(LinkedFilesSpec)
#include "linked_files_spec.moc"
