// DuckDB behind result values. In: a path, SQL with `?` for every value. Out: rows, or an error
// that names the file and says what to do. Promise: nothing is fetched (extensions are never loaded
// or installed by themselves); values are bound, never pasted; every handle is freed. Does not:
// know of tables. Threads: a Connection belongs to one thread at a time; a Database to all.
#pragma once

#include <duckdb.h>

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace entente::store {

enum class Mode { read, write };  // write creates the file where there is none

/// The rows of an answer, read forward.
///   while (rows.next()) use(rows.text(0), rows.integer(1));
/// NULL reads as "", 0, false, Date{} or an empty list.
class Rows {
 public:
  explicit Rows(duckdb_result result);
  Rows(Rows&& other) noexcept;
  Rows& operator=(Rows&&) = delete;
  Rows(const Rows&) = delete;
  ~Rows();

  bool next();
  /// After the last row of a stream: the fault that ended it before its end, if one did.
  Result<void> ended(const std::string& path);
  std::size_t columns() const { return types_.size(); }
  std::string name(std::size_t column);
  duckdb_type type(std::size_t column) const { return types_[column]; }
  bool is_null(std::size_t column) const;
  std::string text(std::size_t column) const;
  std::int64_t integer(std::size_t column) const;
  double real(std::size_t column) const;
  bool flag(std::size_t column) const;
  Date date(std::size_t column) const;
  std::vector<std::string> texts(std::size_t column) const;
  std::vector<std::int64_t> integers(std::size_t column) const;

 private:
  bool next_chunk();
  template <class T>
  T at(std::size_t column) const;
  duckdb_result result_;
  duckdb_data_chunk chunk_ = nullptr;
  idx_t row_ = 0, size_ = 0;
  std::vector<duckdb_type> types_;
  bool owned_ = true;
};

class Connection {
 public:
  Connection(duckdb_connection connection, std::string path, std::string pool);
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&&) = delete;
  Connection(const Connection&) = delete;
  ~Connection();

  /// Runs statements without values or answer.
  Result<void> run(const std::string& sql);
  /// Runs one statement; `values` fill its `?`s, as text (cast them: `?::DATE`).
  Result<Rows> query(const std::string& sql, const std::vector<std::string>& values = {});
  /// As query, for answers too long for memory: rows come while they are computed, and the
  /// connection answers nothing else meanwhile.
  Result<Rows> stream(const std::string& sql, const std::vector<std::string>& values = {});
  /// Of a writer, between transactions while nobody else asks: free memory goes back to the system.
  /// DuckDB's allocator does so when its limit is set, even to what it was. Some times it is set so
  /// low that all blocks leave the pool: else its queues keep some ten thousand of those long gone.
  Result<void> give_back();
  duckdb_connection handle() const { return connection_; }
  const std::string& path() const { return path_; }

 private:
  duckdb_connection connection_;
  std::string path_, pool_;
  unsigned given_back_ = 0;
};

/// One transaction: undone unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(Connection& connection);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

/// Commits what `write` did if it gives no error.
template <class Write>
Result<void> in_transaction(Connection& connection, Write write) {
  auto transaction = Transaction::begin(connection);
  if (!transaction) return tl::unexpected(transaction.error());
  if (Result<void> done = write(); !done) return done;
  return transaction->commit();
}

class Database {
 public:
  /// Errors: not_found (read), permission, malformed (no database, or a torn one), unsupported
  /// (written by a newer DuckDB), io (in use by another process, disk full).
  static Result<Database> open(const std::string& path, Mode mode);
  Database(Database&& other) noexcept;
  Database& operator=(Database&&) = delete;
  ~Database();
  Result<Connection> connect() const;

 private:
  Database(duckdb_database database, std::string path);
  Result<void> fit_pool();
  duckdb_database database_;
  std::string path_, pool_;  // pool_: DuckDB's limit, of a writer
};

/// DuckDB's words for a fault as an Error that names the file.
Error error_of(const std::string& path, std::string_view message);

}  // namespace entente::store
