// What is in the file, as rows: tables, columns, views, and how an older file becomes one of today.
// In: an open database. Out: a file of the version this program writes. Promise: each step of a
// migration is one transaction with its version, so that a stopped one goes on; a file of a newer
// version and a foreign file are refused and left as they are. Does not: read or write records.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace entente::store {

inline constexpr int format_version = 2;

struct Column {
  std::string_view name, type, meaning;
};

struct Table {
  std::string_view name, meaning;
  std::vector<Column> columns;
};

struct View {
  std::string_view name, meaning, query;
};

/// Brings a file of version `from` to `from` + 1.
struct Migration {
  int from;
  std::string_view sql;
};

std::span<const Table> tables();
std::span<const View> views();
std::span<const Migration> migrations();
const Table& table_named(std::string_view name);

/// "STRUCT(code VARCHAR, name VARCHAR, …)" of a table's columns: what from_json needs.
std::string struct_of(const Table& table);

/// Makes the tables in an empty database, migrates an older one, checks any other. `path` is for
/// errors. Errors: unsupported (newer version), malformed (no file of Entente), io.
Result<void> prepare_schema(Connection& connection, Mode mode);

/// The steps of `steps` from version `from` up to `to`, each with its version in one transaction.
Result<void> migrate(Connection& connection, std::span<const Migration> steps, int from, int to);

/// The version in the file. Errors: malformed if it is no file of Entente.
Result<int> version_in(Connection& connection);

}  // namespace entente::store
