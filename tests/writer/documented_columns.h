// The columns that docs/output_format.md promises. In: the title of a section. Out: the second cell
// of each row of its table, in order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace entente::writer {

inline std::vector<std::string> documented_columns(std::string_view section) {
  const std::string page = *read_file(ENTENTE_SOURCE_DIR "/docs/output_format.md");
  std::vector<std::string> columns;
  std::size_t at = page.find("### `" + std::string(section) + "`");
  if (at == std::string::npos) return columns;
  const std::size_t end = std::min(page.find("\n#", at), page.size());
  for (at = page.find("\n| ", at); at < end; at = page.find("\n| ", at + 1)) {
    const std::size_t first = page.find(" | ", at) + 3;
    columns.push_back(page.substr(first, page.find(" | ", first) - first));
  }
  if (!columns.empty()) columns.erase(columns.begin());
  return columns;
}

inline std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  if (line.ends_with('\n')) line.remove_suffix(1);
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.emplace_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace entente::writer
