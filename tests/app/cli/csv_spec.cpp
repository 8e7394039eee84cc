// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as spreadsheets write them, good and bad, and the rows that come of them.
#include "app/cli/csv.h"
#include "app/cli/fill_rows.h"
#include "tests/support/spec.h"

using namespace spot;

namespace
{

std::string shown(const CsvTable& table)
{
    std::string text;
    for (const std::string& name : table.header) text += "[" + name + "]";
    for (const CsvRow& row : table.rows) {
        text += " " + std::to_string(row.line) + ":";
        for (const std::string& cell : row.cells) text += "[" + cell + "]";
    }
    return text;
}
std::string read(std::string_view bytes)
{
    const auto table = csvFrom(bytes);
    return table ? shown(*table) : table.error().message;
}

Project shop()
{
    Project project;
    TemplateField price;
    price.id = {1}, price.name = "Price", price.kind = FieldKind::Number, price.isRequired = true, price.most = 100;
    TemplateField name;
    name.id = {2}, name.name = "Name", name.longest = 5;
    project.fields = {price, name};
    return project;
}

} // namespace

class CsvSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tables_are_read_whatever_wrote_them()
    {
        QCOMPARE(read("a,b\r\n1,2\r\n"), std::string("[a][b] 2:[1][2]"));
        QCOMPARE(read("\xEF\xBB\xBF" "a;b\n1,5;2"), std::string("[a][b] 2:[1,5][2]"));
        QCOMPARE(read("a\tb\r1\t2\r"), std::string("[a][b] 2:[1][2]"));
        QCOMPARE(read("a,b\n\"x, \"\"y\"\"\r\nz\",2\n\n3,\n"), std::string("[a][b] 2:[x, \"y\"\nz][2] 5:[3][]"));
        QCOMPARE(read("\"a;1\",b\n 1 , 2 \n"), std::string("[a;1][b] 2:[ 1 ][ 2 ]"));
        QCOMPARE(read("a,b,,\n1,2,,\n"), std::string("[a][b] 2:[1][2]"));
        QCOMPARE(read("a\n한림\n"), std::string("[a] 2:[한림]"));
    }

    void a_file_that_is_no_table_is_refused_with_its_place()
    {
        QCOMPARE(read(""), std::string("has no header: the first line names the columns"));
        QCOMPARE(read("a,b\n1,\"2\n3"), std::string("line 2: a quote is opened here and never closed"));
        QCOMPARE(read("a,A\n"), std::string("line 1: the column \"A\" is there twice"));
        QCOMPARE(read("a,,b\n1,2,3"), std::string("line 1: a column has no name"));
        QCOMPARE(read("a\n1\n\xE9\n"), std::string("line 3: is not UTF-8; save it as \"CSV UTF-8\""));
        QCOMPARE(read(std::string_view("\xFF\xFE" "a\0", 4)), std::string("is UTF-16; save it as \"CSV UTF-8\""));
        QCOMPARE(read(std::string_view("a\n\0", 3)), std::string("line 2: a zero byte; this is no text"));
        std::string wide = "a0";
        for (int i = 1; i <= 1000; ++i) wide += ",a" + std::to_string(i);
        QCOMPARE(read(wide), std::string("line 1: more than 1000 columns"));
    }

    void a_row_that_cannot_be_told_apart_is_named_and_the_others_are_read()
    {
        const auto table = csvFrom("a,b\n1,2,3\n\"x\"y,2\n5,6\n");
        QVERIFY_OK(table);
        QCOMPARE(table->rows.size(), std::size_t{3});
        QVERIFY(table->rows[0].problem.find("has 3 cells, the header 2") != std::string::npos);
        QVERIFY(table->rows[1].problem.find("behind a closing quote in column 1") != std::string::npos);
        QVERIFY(table->rows[2].problem.empty() && table->rows[2].line == 4);
    }

    void lines_are_written_so_that_they_come_back()
    {
        const std::vector<std::string> cells{"a", "b,c", "say \"x\"", "two\nlines", ""};
        QCOMPARE(csvLine(cells), std::string("a,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\r\n"));
        const auto table = csvFrom("1,2,3,4,5\n" + csvLine(cells));
        QVERIFY_OK(table);
        QCOMPARE(table->rows.at(0).cells, cells);
    }

    void columns_are_fields_and_rows_are_spots()
    {
        const auto rows = fillRows(shop(), *csvFrom("PRICE,output,name\n1,first.mp4,Tea\nabc,,x\n2,,\n200,,\n3,first,\n4,../x,\n5,,Lemonade\n"), "shop");
        QVERIFY_OK(rows);
        QCOMPARE(rows->size(), std::size_t{7});
        QCOMPARE(rows->at(0).output, std::string("first"));
        QCOMPARE(rows->at(0).values.at(FieldId{1}), std::string("1"));
        QCOMPARE(rows->at(1).problem, std::string("column \"Price\": \"abc\" is no number; write it as 3.99"));
        QCOMPARE(rows->at(2).output, std::string("shop-003"));
        QVERIFY(rows->at(2).problem.empty());
        QVERIFY(rows->at(3).problem.find("is more than 100") != std::string::npos);
        QVERIFY(rows->at(4).problem.find("is the name of an earlier row's film already") != std::string::npos);
        QVERIFY(rows->at(5).problem.find("holds a folder; -o names the folder") != std::string::npos);
        QVERIFY(rows->at(6).problem.find("\"Lemonade\" has 8 characters; at most 5 fit") != std::string::npos);
    }

    void a_table_that_is_not_for_the_template_is_refused_as_a_whole()
    {
        QVERIFY_FAULT(fillRows(shop(), *csvFrom("price,colour\n1,2\n"), "x"), Fault::Invalid, "the column \"colour\" is no field of the template; there are \"Price\", \"Name\" and \"output\"");
        QVERIFY_FAULT(fillRows(shop(), *csvFrom("name\nTea\n"), "x"), Fault::Invalid, "the column \"Price\" is missing");
        QVERIFY_FAULT(fillRows(shop(), *csvFrom("price\n"), "x"), Fault::Invalid, "has a header and no rows");
        QVERIFY_FAULT(fillRows(Project{}, *csvFrom("a\n1\n"), "x"), Fault::Invalid, "exposes no fields");
    }
};

QTEST_GUILESS_MAIN(CsvSpec)
#include "csv_spec.moc"
