#include "store/database.h"

#include <malloc.h>
#include <sys/stat.h>

#include <array>
#include <cstring>
#include <utility>

namespace entente::store {
namespace {

/// What a fault is called by DuckDB, and what it means to the one who reads it.
struct Fault {
  std::string_view words;
  ErrorKind kind;
  std::string_view meaning;
};

constexpr std::array faults = {
    Fault{
        "Could not set lock", ErrorKind::io,
        "in use by another process; one process at a time may write, and none may read meanwhile. "
        "Try again when it has ended"},
    Fault{"No space left", ErrorKind::io, "the disk is full; what was acknowledged before is kept"},
    Fault{"File too large", ErrorKind::io,
          "the file may not grow further; what was acknowledged before is kept"},
    Fault{"newer version", ErrorKind::unsupported,
          "written by a newer DuckDB than this program's; update entente"},
    Fault{"not a valid DuckDB database", ErrorKind::malformed, "not a database of Entente"},
    Fault{"Permission denied", ErrorKind::permission, "permission denied"},
    Fault{"orrupt", ErrorKind::malformed, "torn or damaged; restore it from a copy"},
    Fault{"checksum", ErrorKind::malformed, "torn or damaged; restore it from a copy"},
    Fault{"Could not read", ErrorKind::malformed, "torn or damaged; restore it from a copy"},
    Fault{"could not read", ErrorKind::malformed, "torn or damaged; restore it from a copy"},
};

std::string first_line(std::string_view text) {
  std::string line(text.substr(0, text.find('\n')));
  return line.size() > 300 ? line.substr(0, 300) + "…" : line;
}

/// A writer appends to all columns of all tables, a block each: small blocks, and one thread, since
/// each has memory of its own.
constexpr const char* writers_pool = "48MB";
constexpr std::int64_t writers_block = 65536;
constexpr const char* pool_for_large_blocks = "160MB";
using Options = std::vector<std::pair<const char*, const char*>>;

bool set_all(duckdb_config config, Mode mode) {
  const std::string block = std::to_string(writers_block);
  Options options = {{"autoinstall_known_extensions", "false"},
                     {"autoload_known_extensions", "false"},
                     {"duckdb_api", "entente"}};
  const Options own = mode == Mode::read
                          ? Options{{"access_mode", "READ_ONLY"}, {"memory_limit", "256MB"}}
                          : Options{{"access_mode", "READ_WRITE"},
                                    {"memory_limit", writers_pool},
                                    {"threads", "1"},
                                    {"default_block_size", block.c_str()},
                                    {"allocator_flush_threshold", "16MB"}};
  options.insert(options.end(), own.begin(), own.end());
  for (const auto& [name, value] : options) {
    if (duckdb_set_config(config, name, value) == DuckDBError) return false;
  }
  return true;
}

/// A file that is there but no database is better told before DuckDB makes it one.
Result<void> check_file(const std::string& path, Mode mode) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT && mode == Mode::write) return {};
    const ErrorKind kind = errno == ENOENT ? ErrorKind::not_found : ErrorKind::permission;
    return fail(kind, path + ": " + std::strerror(errno));
  }
  if (S_ISDIR(status.st_mode)) return fail(ErrorKind::malformed, path + ": is a folder");
  if (status.st_size == 0) {
    return fail(ErrorKind::malformed, path + ": empty, not a database of Entente");
  }
  return {};
}

}  // namespace

Error error_of(const std::string& path, std::string_view message) {
  for (const Fault& fault : faults) {
    if (message.find(fault.words) == std::string_view::npos) continue;
    return {fault.kind,
            path + ": " + std::string(fault.meaning) + " (" + first_line(message) + ")"};
  }
  return {ErrorKind::io, path + ": " + first_line(message)};
}

Connection::Connection(duckdb_connection connection, std::string path, std::string pool)
    : connection_(connection), path_(std::move(path)), pool_(std::move(pool)) {}

Connection::Connection(Connection&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)),
      path_(std::move(other.path_)),
      pool_(std::move(other.pool_)) {}

Connection::~Connection() {
  if (connection_ != nullptr) duckdb_disconnect(&connection_);
}

Result<void> Connection::run(const std::string& sql) {
  duckdb_result result;
  const bool failed = duckdb_query(connection_, sql.c_str(), &result) == DuckDBError;
  const char* message = failed ? duckdb_result_error(&result) : nullptr;
  const Error error = failed ? error_of(path_, message == nullptr ? sql : message) : Error{};
  duckdb_destroy_result(&result);
  if (failed) return tl::unexpected(error);
  return {};
}

Result<Rows> Connection::query(const std::string& sql, const std::vector<std::string>& values) {
  duckdb_prepared_statement statement = nullptr;
  if (duckdb_prepare(connection_, sql.c_str(), &statement) == DuckDBError) {
    const char* message = duckdb_prepare_error(statement);
    Error error = error_of(path_, message == nullptr ? "cannot prepare: " + sql : message);
    duckdb_destroy_prepare(&statement);
    return tl::unexpected(std::move(error));
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    duckdb_bind_varchar_length(statement, i + 1, values[i].data(), values[i].size());
  }
  duckdb_result result;
  const bool failed = duckdb_execute_prepared(statement, &result) == DuckDBError;
  duckdb_destroy_prepare(&statement);
  if (!failed) return Rows(result);
  const char* message = duckdb_result_error(&result);
  Error error = error_of(path_, message == nullptr ? sql : message);
  duckdb_destroy_result(&result);
  return tl::unexpected(std::move(error));
}

Result<Rows> Connection::stream(const std::string& sql, const std::vector<std::string>& values) {
  duckdb_prepared_statement statement = nullptr;
  duckdb_result result;
  if (duckdb_prepare(connection_, sql.c_str(), &statement) == DuckDBError) {
    const Error error = error_of(path_, duckdb_prepare_error(statement));
    duckdb_destroy_prepare(&statement);
    return tl::unexpected(error);
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    duckdb_bind_varchar_length(statement, i + 1, values[i].data(), values[i].size());
  }
  const bool failed = duckdb_execute_prepared_streaming(statement, &result) == DuckDBError;
  duckdb_destroy_prepare(&statement);
  if (!failed) return Rows(result);
  const Error error = error_of(path_, duckdb_result_error(&result));
  duckdb_destroy_result(&result);
  return tl::unexpected(error);
}

Result<void> Connection::give_back() {
  constexpr unsigned transactions_between = 8;
  constexpr const char* out_of_reach = "SET memory_limit = '1KB'";
  if (++given_back_ % transactions_between == 0) static_cast<void>(run(out_of_reach));
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
  return run("SET memory_limit = '" + pool_ + "'");
}

Result<Transaction> Transaction::begin(Connection& connection) {
  if (auto begun = connection.run("BEGIN"); !begun) return tl::unexpected(begun.error());
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  if (connection_ != nullptr) static_cast<void>(connection_->run("ROLLBACK"));
}

Result<void> Transaction::commit() { return std::exchange(connection_, nullptr)->run("COMMIT"); }

Database::Database(duckdb_database database, std::string path)
    : database_(database), path_(std::move(path)) {}

Database::Database(Database&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)),
      path_(std::move(other.path_)),
      pool_(std::move(other.pool_)) {}

Database::~Database() {
  if (database_ != nullptr) duckdb_close(&database_);
}

/// A file keeps the size of block that it was made with.
Result<void> Database::fit_pool() {
  auto connection = connect();
  if (!connection) return tl::unexpected(connection.error());
  auto rows = connection->query("SELECT block_size FROM pragma_database_size()");
  if (!rows) return tl::unexpected(rows.error());
  if (!rows->next() || rows->integer(0) <= writers_block) return {};
  pool_ = pool_for_large_blocks;
  return connection->run("SET memory_limit = '" + pool_ + "'");
}

Result<Database> Database::open(const std::string& path, Mode mode) {
  if (auto sound = check_file(path, mode); !sound) return tl::unexpected(sound.error());
  duckdb_config config = nullptr;
  duckdb_database database = nullptr;
  char* message = nullptr;
  duckdb_create_config(&config);
  const bool opened = set_all(config, mode) &&
                      duckdb_open_ext(path.c_str(), &database, config, &message) == DuckDBSuccess;
  duckdb_destroy_config(&config);
  if (opened) {
    Database out(database, path);
    if (mode == Mode::read) return out;
    out.pool_ = writers_pool;
    if (auto fits = out.fit_pool(); !fits) return tl::unexpected(fits.error());
    return out;
  }
  Error error = error_of(path, message == nullptr ? "cannot be opened" : message);
  duckdb_free(message);
  return tl::unexpected(std::move(error));
}

Result<Connection> Database::connect() const {
  duckdb_connection connection = nullptr;
  if (duckdb_connect(database_, &connection) == DuckDBError) {
    return fail(ErrorKind::io, path_ + ": no connection");
  }
  return Connection(connection, path_, pool_);
}

}  // namespace entente::store
