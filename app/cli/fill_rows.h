// SPDX-License-Identifier: GPL-3.0-or-later
// app/cli/fill_rows.h: the rows of a table as values of a template's fields, with the name of the file that each becomes.
#pragma once

#include "app/cli/csv.h"
#include "app/model/project.h"

#include <map>

namespace spot
{

/// One spot to be. With a problem it becomes none.
struct FillRow {
    int number = 0; ///< from 1, without the header
    int line = 0;
    std::string output;                           ///< a name without a folder and without an ending
    std::map<FieldId, std::string> values;        ///< as written; for media a path as written
    std::string problem;                          ///< "": none; else column, value, cause and next step
};

/// Columns are fields by their names, without regard to case; "output" names the file, else it is stem-001 and so on. What the
/// text of a cell alone tells is checked: limits, choices, numbers, colours, what has to be given, names of files.
/// Errors: Invalid (a column that is no field, a required field without a column, no field or no row at all).
Result<std::vector<FillRow>> fillRows(const Project& project, const CsvTable& table, const std::string& stem);

} // namespace spot
