// SPDX-License-Identifier: GPL-3.0-or-later
// Files of edits: three ways to write them, errors with file, line and pointer, all or nothing, and the list of words.
#include "app/file/edit_file.h"
#include "app/file/edit_json.h"
#include "app/file/edit_words.h"
#include "app/file/fields.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

using namespace spot;

namespace
{

Project start() { return text::project("V1: a[0,48) b[48,96)"); }

std::string split(const Project& project, const std::string& name, std::int64_t frame)
{
    return jsonOf(Edit(SplitClip{project.timelines.front()->id, text::clip(project, name).id, fps25.startOf(frame)}));
}

} // namespace

class EditFileSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void one_edit_a_list_and_a_named_list_are_read()
    {
        const Project project = start();
        const std::string a = split(project, "a", 10), b = split(project, "b", 60);
        const auto one = editFileFrom(a, "one.json");
        QVERIFY_OK(one);
        QCOMPARE(stepName(*one), std::string("Split clip"));
        const auto list = editFileFrom("[" + a + ",\n\n" + b + "]", "list.json");
        QVERIFY_OK(list);
        QCOMPARE(stepName(*list), std::string("Split clip and 1 more"));
        QVERIFY((list->lines == std::vector{1, 3}));
        const auto named = editFileFrom("{\"name\": \"Cut it\",\n \"edits\": [\n" + a + "]}", "named.json");
        QVERIFY_OK(named);
        QCOMPARE(stepName(*named), std::string("Cut it"));
        QVERIFY(named->lines == std::vector{3});
        const auto after = applied(project, *list);
        QVERIFY_OK(after);
        QCOMPARE(text::show(*after), std::string("V1: a[0,10) a[10,48)+10 b[48,60) b[60,96)+12"));
    }

    void a_dissolve_of_an_older_file_is_a_transition_after_the_cut()
    {
        const Project project = start();
        const std::string ids = "\"timeline\": " + std::to_string(project.timelines.front()->id.value) + ", \"clip\": " + std::to_string(text::clip(project, "b").id.value);
        const auto old = editFileFrom("{\"kind\": \"set dissolve\", " + ids + ", \"length\": " + std::to_string(fps25.startOf(12).flicks) + "}", "old.json");
        QVERIFY_OK(old);
        const auto after = applied(project, *old);
        QVERIFY_OK(after);
        QCOMPARE(text::show(*after), std::string("V1: a[0,48) b[48,96)<12"));
        const auto wiped = editFileFrom("{\"kind\": \"set transition\", " + ids + ", \"transition\": {\"kind\": \"dip to colour\", \"colour\": [1, 1, 1, 1], \"after\": " + std::to_string(fps25.startOf(8).flicks) + "}}", "new.json");
        QVERIFY_OK(wiped);
        const auto dipped = applied(project, *wiped);
        QVERIFY_OK(dipped);
        QVERIFY((text::clip(*dipped, "b").transition == Transition{{TransitionKind::DipToColour, {1, 1, 1, 1}, 0, 0, Heading::Left}, {}, fps25.startOf(8)}));
    }

    void a_wrong_field_is_named_with_file_line_and_pointer()
    {
        const std::string a = split(start(), "a", 10);
        QVERIFY_FAULT(editFileFrom("[" + a + ",\n {\"kind\": \"trim clip\", \"timeline\": 1,\n  \"clip\": 3,\n  \"edge\": \"left\", \"to\": 0}]", "x.json"), Fault::Corrupt,
                      "x.json:4: [1].edge: one of \"start\", \"end\" is expected here");
        QVERIFY_FAULT(editFileFrom("{\"edits\": [\n{\"kind\": \"delete clip\", \"timeline\": 1}]}", "x.json"), Fault::Corrupt, "x.json:2: edits[0]: the field \"clip\" is missing");
        QVERIFY_FAULT(editFileFrom("{\n\"kind\": \"explode\"}", "x.json"), Fault::Corrupt, "x.json:2: kind: one of \"insert clip\"");
        QVERIFY_FAULT(editFileFrom("{\"edits\": [], \"nam\": \"x\"}", "x.json"), Fault::Corrupt, "x.json:1: the field \"nam\" is unknown");
        QVERIFY_FAULT(editFileFrom("[]", "x.json"), Fault::Corrupt, "x.json:1: there is no edit in the list");
        QVERIFY_FAULT(editFileFrom("{\"edits\": 5}", "x.json"), Fault::Corrupt, "x.json:1: edits: a list of edits is expected here");
    }

    void what_is_no_json_is_named_with_line_and_column()
    {
        QVERIFY_FAULT(editFileFrom("[\n {\"kind\":,\n]", "x.json"), Fault::Corrupt, "x.json:2:10: not JSON: ");
        QVERIFY_FAULT(editFileFrom("", "x.json"), Fault::Corrupt, "x.json:1:1: not JSON: ");
        QVERIFY_FAULT(editFileFrom(std::string(100, '['), "x.json"), Fault::Corrupt, "nested deeper than 64");
    }

    void an_edit_that_is_refused_names_its_line_and_nothing_is_applied()
    {
        const Project project = start();
        const auto file = editFileFrom("[" + split(project, "a", 10) + ",\n" + split(project, "b", 500) + "]", "x.json");
        QVERIFY_OK(file);
        QVERIFY_FAULT(applied(project, *file), Fault::OutOfRange, "x.json:2: [1] split clip: ");
        QCOMPARE(text::show(project), text::show(start()));
    }

    void the_words_name_every_kind_of_edit_and_its_fields()
    {
        const std::string words = editWords();
        for (const std::string_view kind : kindsOf<EditKinds>) QVERIFY2(words.find("\"kind\": \"" + std::string(kind) + "\"") != std::string::npos, kind.data());
        QVERIFY(words.find("    edge      \"start\" | \"end\"; needed") != std::string::npos);
        QVERIFY(words.find("    overwrite  true | false; false when left out") != std::string::npos);
        QVERIFY(words.find("  TextStyle\n    family") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(EditFileSpec)
#include "edit_file_spec.moc"
