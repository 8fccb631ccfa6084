#include "store/schema.h"

#include <algorithm>

namespace entente::store {
namespace {

std::string created(const Table& table) {
  std::string sql = "CREATE TABLE " + std::string(table.name) + " (";
  for (const Column& column : table.columns) {
    if (&column != &table.columns.front()) sql += ", ";
    sql.append("\"").append(column.name).append("\" ").append(column.type);
  }
  return sql + ");\n";
}

std::string created(const View& view) {
  return "CREATE VIEW " + std::string(view.name) + " AS " + std::string(view.query) + ";\n";
}

Result<void> create_all(Connection& connection) {
  std::string sql;
  for (const Table& table : tables()) sql += created(table);
  for (const View& view : views()) sql += created(view);
  sql += "INSERT INTO meta VALUES ('format_version', '" + std::to_string(format_version) + "')";
  return in_transaction(connection, [&] { return connection.run(sql); });
}

Result<std::int64_t> count(Connection& connection, const std::string& sql) {
  auto rows = connection.query(sql);
  if (!rows) return tl::unexpected(rows.error());
  return rows->next() ? rows->integer(0) : 0;
}

Result<bool> is_empty(Connection& connection) {
  auto found = count(connection, "SELECT count(*) FROM duckdb_tables()");
  if (!found) return tl::unexpected(found.error());
  return *found == 0;
}

}  // namespace

const Table& table_named(std::string_view name) {
  return *std::ranges::find(tables(), name, &Table::name);
}

std::string struct_of(const Table& table) {
  std::string out = "STRUCT(";
  for (const Column& column : table.columns) {
    if (&column != &table.columns.front()) out += ", ";
    out.append("\"").append(column.name).append("\" ").append(column.type);
  }
  return out + ")";
}

Result<int> version_in(Connection& connection) {
  auto has_meta =
      count(connection, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'meta'");
  if (!has_meta) return tl::unexpected(has_meta.error());
  const Error foreign = {ErrorKind::malformed, connection.path() +
                                                   ": a DuckDB file, but not one of Entente; "
                                                   "nothing was changed"};
  if (*has_meta == 0) return tl::unexpected(foreign);
  auto rows = connection.query(
      "SELECT coalesce(try_cast(any_value(value) AS BIGINT), 0) FROM meta WHERE key = "
      "'format_version'");
  if (!rows || !rows->next() || rows->integer(0) < 1) return tl::unexpected(foreign);
  return static_cast<int>(rows->integer(0));
}

Result<void> migrate(Connection& connection, std::span<const Migration> steps, int from, int to) {
  for (int version = from; version < to; ++version) {
    const auto step = std::ranges::find(steps, version, &Migration::from);
    if (step == steps.end()) {
      return fail(ErrorKind::unsupported, connection.path() + ": no way from format " +
                                              std::to_string(version) + " to " +
                                              std::to_string(to));
    }
    const std::string mark = "UPDATE meta SET value = '" + std::to_string(version + 1) +
                             "' WHERE key = 'format_version'";
    auto done = in_transaction(connection, [&] {
      auto changed = connection.run(std::string(step->sql));
      return changed ? connection.run(mark) : changed;
    });
    if (!done) return done;
  }
  return {};
}

Result<void> prepare_schema(Connection& connection, Mode mode) {
  auto empty = is_empty(connection);
  if (!empty) return tl::unexpected(empty.error());
  if (*empty && mode == Mode::write) return create_all(connection);
  auto version = version_in(connection);
  if (!version) return tl::unexpected(version.error());
  if (*version == format_version) return {};
  if (*version > format_version) {
    return fail(ErrorKind::unsupported, connection.path() + ": format " + std::to_string(*version) +
                                            ", written by a newer Entente; this one reads up to " +
                                            std::to_string(format_version) +
                                            "; nothing was changed");
  }
  if (mode == Mode::read) {
    return fail(ErrorKind::unsupported, connection.path() + ": format " + std::to_string(*version) +
                                            ", of an older Entente; entente ingest brings it up");
  }
  return migrate(connection, migrations(), *version, format_version);
}

}  // namespace entente::store
