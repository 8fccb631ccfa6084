// Tables that people edit. In: the text of a TSV file. Out: its rows with line numbers. Promise: a
// message of `bad_row` names file, line and column, shows the line and puts a caret under the cell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace entente {

struct Row {
  std::uint32_t line = 0;  // from 1
  std::string_view text;   // the whole line, without its end
  std::vector<std::string_view> cells;
};

/// Rows of tab-separated cells; empty lines and lines that begin with # are left out. Views into
/// `text`.
std::vector<Row> rows_of(std::string_view text);

/// The items of a cell that lists several, separated by comma and space. Views into `cell`.
std::vector<std::string_view> items_of(std::string_view cell);

/// "path:line:column: reason", the line, and a caret under `cell` (a view into row.text).
Error bad_row(std::string_view path, const Row& row, std::string_view cell,
              std::string_view reason);

}  // namespace entente
