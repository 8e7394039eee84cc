// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fill_rows.h"

#include "app/edit/field_values.h"

#include <algorithm>
#include <set>

namespace spot
{

namespace
{

const TemplateField* fieldNamed(const Project& project, const std::string& name)
{
    const auto found = std::find_if(project.fields.begin(), project.fields.end(), [&](const TemplateField& f) { return isSameFieldName(f.name, name); });
    return found == project.fields.end() ? nullptr : &*found;
}

bool isOutput(const std::string& column) { return isSameFieldName(column, "output"); }

/// A cell for a message: one line, not too long.
std::string inQuotes(const std::string& cell)
{
    std::string shown;
    for (const char c : cell) shown += c == '\n' ? ' ' : c;
    if (shown.size() > 60) {
        shown.resize(57);
        while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0) == 0x80) shown.pop_back(); // no half character
        if (!shown.empty() && static_cast<unsigned char>(shown.back()) >= 0xC0) shown.pop_back();
        shown += "...";
    }
    return "\"" + shown + "\"";
}

Result<Done> checkColumns(const Project& project, const CsvTable& table)
{
    if (project.fields.empty()) return Error{Fault::Invalid, "the project exposes no fields; it becomes a template with the edit \"set field\""};
    std::string names;
    for (const TemplateField& field : project.fields) names += (names.empty() ? "\"" : ", \"") + field.name + "\"";
    for (const std::string& column : table.header)
        if (!isOutput(column) && !fieldNamed(project, column)) return Error{Fault::Invalid, "the column \"" + column + "\" is no field of the template; there are " + names + " and \"output\""};
    for (const TemplateField& field : project.fields)
        if (field.isRequired && field.standard.empty() && std::none_of(table.header.begin(), table.header.end(), [&](const std::string& c) { return isSameFieldName(c, field.name); }))
            return Error{Fault::Invalid, "the column \"" + field.name + "\" is missing, and the template asks for it"};
    if (table.rows.empty()) return Error{Fault::Invalid, "has a header and no rows"};
    return Done{};
}

/// Why a cell cannot be the name of a file, "" when it can.
std::string wrongName(const std::string& name)
{
    if (name.find_first_of("/\\") != name.npos) return "holds a folder; -o names the folder";
    if (name == "." || name == ".." || name.front() == '.') return "begins with a dot";
    if (name.size() > 200) return "is longer than 200 bytes";
    if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; })) return "holds a line break or another control character";
    return "";
}

std::string numbered(const std::string& stem, int number)
{
    const std::string digits = std::to_string(number);
    return stem + "-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

/// A film's ending is told by the command, not by the table.
std::string withoutEnding(const std::string& name)
{
    for (const std::string ending : {".mp4", ".mov", ".webm"})
        if (name.size() > ending.size() && name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
    return name;
}

void readCell(const TemplateField& field, const std::string& cell, FillRow& row)
{
    row.values[field.id] = cell;
    if (!row.problem.empty()) return;
    if (const auto broken = brokenValue(field, cell)) row.problem = "column \"" + field.name + "\": " + inQuotes(cell) + " " + broken->message;
    else if (cell.empty() && field.isRequired && field.standard.empty()) row.problem = "column \"" + field.name + "\": is empty and has to be given";
}

} // namespace

Result<std::vector<FillRow>> fillRows(const Project& project, const CsvTable& table, const std::string& stem)
{
    SPOT_TRY_DONE(checkColumns(project, table));
    std::vector<FillRow> rows;
    std::set<std::string> outputs;
    for (const CsvRow& line : table.rows) {
        FillRow row;
        row.number = static_cast<int>(rows.size()) + 1, row.line = line.line, row.problem = line.problem;
        row.output = numbered(stem, row.number);
        for (std::size_t i = 0; i < table.header.size() && line.problem.empty(); ++i) {
            const std::string& cell = line.cells[i];
            if (!isOutput(table.header[i])) {
                readCell(*fieldNamed(project, table.header[i]), cell, row);
            } else if (!cell.empty()) {
                row.output = withoutEnding(cell);
                if (const std::string wrong = wrongName(cell); !wrong.empty() && row.problem.empty()) row.problem = "column \"output\": " + inQuotes(cell) + " " + wrong;
            }
        }
        if (row.problem.empty() && !outputs.insert(row.output).second) row.problem = "column \"output\": " + inQuotes(row.output) + " is the name of an earlier row's film already";
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace spot
