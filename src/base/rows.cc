#include "base/rows.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente {
namespace {

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).length) ++count;
  return count;
}

bool begins_unit(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// The part of a long line around `at` that is worth showing.
std::string_view window(std::string_view line, std::size_t at) {
  constexpr std::size_t reach = 100;  // bytes to either side
  std::size_t begin = at > reach ? at - reach : 0, end = std::min(line.size(), at + reach);
  while (begin > 0 && !begins_unit(line, begin)) --begin;
  while (!begins_unit(line, end)) ++end;
  return line.substr(begin, end - begin);
}

}  // namespace

std::vector<Row> rows_of(std::string_view text) {
  std::vector<Row> rows;
  std::uint32_t line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view row = text.substr(begin, end - begin);
    if (row.ends_with('\r')) row.remove_suffix(1);
    ++line;
    if (!row.empty() && row.front() != '#') rows.push_back({line, row, split(row)});
    begin = end + 1;
  }
  return rows;
}

std::vector<std::string_view> items_of(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!cell.empty()) {
    const std::size_t comma = std::min(cell.find(", "), cell.size());
    out.push_back(cell.substr(0, comma));
    cell.remove_prefix(std::min(comma + 2, cell.size()));
  }
  return out;
}

Error bad_row(std::string_view path, const Row& row, std::string_view cell,
              std::string_view reason) {
  const auto begin = static_cast<std::size_t>(cell.data() - row.text.data());
  const std::size_t column = columns(row.text.substr(0, begin)) + 1;
  const std::string_view shown = window(row.text, begin);
  const auto before =
      shown.substr(0, begin - static_cast<std::size_t>(shown.data() - row.text.data()));
  std::string caret;
  for (std::size_t at = 0; at < before.size(); at += utf8::decode(before, at).length) {
    caret += before[at] == '\t' ? '\t' : ' ';
  }
  return {ErrorKind::malformed, std::string(path) + ":" + std::to_string(row.line) + ":" +
                                    std::to_string(column) + ": " + std::string(reason) + "\n" +
                                    std::string(shown) + "\n" + caret + "^"};
}

}  // namespace entente
