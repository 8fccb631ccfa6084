// Tables for export. In: the name of a table and a database. Out: the SELECT whose rows are
// exported, or a Parquet file. Promise: rows of superseded documents are left out; the order is the
// same for the same content. Does not: write CSV or JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace entente::store {

/// Tables that can be exported, in the order of docs/store_format.md.
std::vector<std::string> exported_tables();

/// The rows of one, lists and structs as they are.
std::string select_all(std::string_view table);
/// The same for text formats: structs and lists of numbers as JSON text.
std::string select_flat(std::string_view table);

/// Writes one table as Parquet. The path is quoted, since COPY takes no bound value there.
Result<void> write_parquet(Connection& connection, std::string_view table, const std::string& path);

}  // namespace entente::store
