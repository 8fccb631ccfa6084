#include "store/export.h"

#include <algorithm>

#include "store/schema.h"

namespace entente::store {
namespace {

bool is_internal(std::string_view table) { return table == "meta" || table == "pending"; }

bool has_current(const Table& table) {
  return std::ranges::find(table.columns, "current", &Column::name) != table.columns.end();
}

bool is_plain(std::string_view type) {
  return type == "VARCHAR[]" ||
         (type.find('[') == std::string_view::npos && type.find('(') == std::string_view::npos);
}

std::string name_of(const Column& column) { return "\"" + std::string(column.name) + "\""; }

/// Keys of a table come first, so that all its columns in turn order it.
std::string selected(std::string_view name, bool flat) {
  const Table& table = table_named(name);
  std::string columns, order;
  for (const Column& column : table.columns) {
    if (column.name == "current") continue;
    const std::string own = name_of(column);
    if (!columns.empty()) columns += ", ";
    columns += is_plain(column.type) || !flat ? own : "to_json(" + own + ")::VARCHAR AS " + own;
    if (is_plain(column.type)) order += (order.empty() ? "" : ", ") + own;
  }
  return "SELECT " + columns + " FROM " + std::string(table.name) +
         (has_current(table) ? " WHERE current" : "") + " ORDER BY " + order;
}

std::string quoted(const std::string& path) {
  std::string out = "'";
  for (const char c : path) out.append(c == '\'' ? 2 : 1, c);
  return out + "'";
}

}  // namespace

std::vector<std::string> exported_tables() {
  std::vector<std::string> out;
  for (const Table& table : tables()) {
    if (!is_internal(table.name)) out.emplace_back(table.name);
  }
  return out;
}

std::string select_all(std::string_view table) { return selected(table, false); }

std::string select_flat(std::string_view table) { return selected(table, true); }

Result<void> write_parquet(Connection& connection, std::string_view table,
                           const std::string& path) {
  auto done = connection.run("COPY (" + select_all(table) + ") TO " + quoted(path) +
                             " (FORMAT parquet, COMPRESSION zstd)");
  if (!done) return fail(done.error().kind, path + ": cannot be written: " + done.error().message);
  return {};
}

}  // namespace entente::store
