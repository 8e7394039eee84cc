// SPDX-License-Identifier: GPL-3.0-or-later
// app/cli/csv.h: a table out of a CSV file, as spreadsheets write it.
#pragma once

#include "assets/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace spot
{

struct CsvRow {
    int line = 0; ///< of the file, where it begins; from 1
    std::vector<std::string> cells; ///< UTF-8, as many as the header has
    std::string problem; ///< "": none; else why its cells cannot be told apart
    bool operator==(const CsvRow&) const = default;
};
struct CsvTable {
    std::vector<std::string> header; ///< without blanks around
    std::vector<CsvRow> rows;        ///< empty lines are left out
    char separator = ',';
};

/// RFC 4180, and what is met beside it: a byte order mark, lines that end in LF or CR alone, ";" or a tab between the cells: what
/// the header has most of outside of quotes. Cells that are missing at a row's end are empty. A row with more cells than the
/// header, or with text behind a closing quote, has a problem; the others are read all the same.
/// Errors, with the line: Corrupt (not UTF-8, a zero byte, a quote that is never closed, no header, a column that is there twice
/// or has no name), OutOfRange (more than 64 MiB, 100,000 rows or 1000 columns).                                    [any]
Result<CsvTable> csvFrom(std::string_view bytes);

/// One line of CSV, with quotes where they are needed, and its end.
std::string csvLine(const std::vector<std::string>& cells, char separator = ',');

} // namespace spot
