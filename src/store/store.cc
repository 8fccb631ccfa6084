#include "store/store.h"

#include <filesystem>

#include "store/agreement_rows.h"
#include "store/content.h"
#include "store/decision.h"
#include "store/marks.h"
#include "store/record_rows.h"
#include "store/schema.h"

namespace entente::store {

/// The connection of `known`, one caller at a time.
struct Store::Lookup {
  std::mutex mutex;
  Connection connection;
};

namespace {

std::vector<std::string> contents_of(std::span<const DocumentRecord> records) {
  std::vector<std::string> out;
  for (const DocumentRecord& record : records) out.push_back(content_of(record.document));
  return out;
}

/// The rows of documents that share content, id or url with the batch.
Result<std::vector<Stored>> stored_near(Connection& connection,
                                        std::span<const DocumentRecord> records,
                                        const std::vector<std::string>& contents) {
  std::vector<std::string> ids, urls;
  for (const DocumentRecord& record : records) {
    ids.push_back(record.document.id);
    if (!record.document.url.empty()) urls.push_back(record.document.url);
  }
  const std::string sql =
      "SELECT document, url, content, version, current FROM documents WHERE content IN " +
      std::string(of_list) + " OR document IN " + of_list + " OR url IN " + of_list;
  auto rows = connection.query(sql, {json_list(contents), json_list(ids), json_list(urls)});
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Stored> out;
  while (rows->next()) {
    out.push_back({rows->text(0), rows->text(1), rows->text(2), static_cast<int>(rows->integer(3)),
                   rows->flag(4)});
  }
  return out;
}

Result<void> mark_pending(Connection& connection, const std::vector<std::string>& blocks) {
  const std::string sql = "INSERT INTO pending SELECT * FROM " + std::string(of_list) +
                          " t(block) WHERE block NOT IN (SELECT block FROM pending)";
  auto done = connection.query(sql, {json_list(blocks)});
  if (!done) return tl::unexpected(done.error());
  return {};
}

/// Rows of these documents are kept, marked, and their blocks are to be linked anew.
Result<void> supersede(Connection& connection, const std::set<std::string>& documents) {
  if (documents.empty()) return {};
  const std::string ids = json_list(documents);
  const std::string where = " WHERE current AND document IN " + std::string(of_list);
  auto blocks =
      connection.query("INSERT INTO pending SELECT DISTINCT block FROM events" + where, {ids});
  if (!blocks) return tl::unexpected(blocks.error());
  for (const Table& table : tables()) {
    if (std::ranges::find(table.columns, "current", &Column::name) == table.columns.end()) continue;
    auto done = connection.query(
        "UPDATE " + std::string(table.name) + " SET current = false" + where, {ids});
    if (!done) return tl::unexpected(done.error());
  }
  return {};
}

/// The last block that a table or the catalogue of the file needs.
Result<std::int64_t> last_used_block(Connection& connection) {
  auto names = connection.query(
      "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND "
      "regexp_full_match(table_name, '[a-z_]+')");
  if (!names) return tl::unexpected(names.error());
  std::string sql = "SELECT max(block_id) AS used FROM pragma_metadata_info()";
  while (names->next()) {
    sql +=
        " UNION ALL SELECT max(greatest(block_id, list_max(additional_block_ids))) FROM "
        "pragma_storage_info('" +
        names->text(0) + "')";
  }
  auto rows = connection.query("SELECT coalesce(max(used), -1) FROM (" + sql + ")");
  if (!rows) return tl::unexpected(rows.error());
  return rows->next() ? rows->integer(0) : -1;
}

/// A file that ends before its last block was torn; what is missing might not be met for long.
/// Blocks that are free may be missing at the end: DuckDB cuts them off.
Result<void> check_length(Connection& connection) {
  auto rows = connection.query("SELECT block_size, total_blocks FROM pragma_database_size()");
  if (!rows) return tl::unexpected(rows.error());
  constexpr std::int64_t headers = 3 * 4096;
  const bool told = rows->next();
  const std::int64_t block = told ? rows->integer(0) : 0, blocks = told ? rows->integer(1) : 0;
  std::error_code error;
  const auto size = static_cast<std::int64_t>(std::filesystem::file_size(connection.path(), error));
  if (error || blocks <= 0 || size >= headers + block * blocks) return {};
  const auto last = last_used_block(connection);
  if (!last) return tl::unexpected(last.error());
  const std::int64_t wanted = headers + block * (*last + 1);
  if (size >= wanted) return {};
  return fail(ErrorKind::malformed, connection.path() + ": torn: " + std::to_string(size) +
                                        " bytes of " + std::to_string(wanted) +
                                        "; restore it from a copy");
}

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  added += other.added;
  unchanged += other.unchanged;
  changed += other.changed;
  events += other.events;
  return *this;
}

Store::Store(Database database, Connection connection, Connection lookup)
    : database_(std::make_unique<Database>(std::move(database))),
      connection_(std::make_unique<Connection>(std::move(connection))),
      lookup_(new Lookup{{}, std::move(lookup)}) {}

Store::Store(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, Mode mode) {
  auto database = Database::open(path, mode);
  if (!database) return tl::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return tl::unexpected(connection.error());
  if (auto whole = check_length(*connection); !whole) return tl::unexpected(whole.error());
  if (auto ready = prepare_schema(*connection, mode); !ready) return tl::unexpected(ready.error());
  auto lookup = database->connect();
  if (!lookup) return tl::unexpected(lookup.error());
  return Store(std::move(*database), std::move(*connection), std::move(*lookup));
}

Result<void> Store::begin_run(const Run& run) {
  run_ = Hash().add(run.program).add(run.lexicon).add(run.options).text();
  auto fresh = connection_->query(
      "INSERT INTO pending SELECT 'agreements' WHERE NOT EXISTS (FROM runs WHERE run = $1) AND "
      "EXISTS (FROM runs)",
      {run_});
  if (!fresh) return tl::unexpected(fresh.error());
  auto done = connection_->query(
      "INSERT INTO runs SELECT $1, $2, $3, $4 WHERE NOT EXISTS (FROM runs WHERE run = $1)",
      {run_, run.program, run.lexicon, run.options});
  if (!done) return tl::unexpected(done.error());
  return {};
}

Result<std::vector<bool>> Store::known(std::span<const Document* const> documents) const {
  std::vector<std::string> contents;
  std::string first = "9999-12-31", last = "0001-01-01";
  for (const Document* document : documents) {
    contents.push_back(content_of(*document));
    const Date day = document->published;
    if (day.day == 0) continue;
    first = std::min(first, to_text(day));
    last = std::max(last, to_text(day));
  }
  std::set<std::string> found;
  {
    const std::lock_guard lock(lookup_->mutex);
    auto rows = lookup_->connection.query(
        "SELECT content FROM documents WHERE (published IS NULL OR published BETWEEN ?::DATE AND "
        "?::DATE) AND list_contains(from_json(?, '[\"VARCHAR\"]'), content)",
        {first, last, json_list(contents)});
    if (!rows) return tl::unexpected(rows.error());
    while (rows->next()) found.insert(rows->text(0));
  }
  std::vector<bool> out;
  for (const std::string& content : contents) out.push_back(found.contains(content));
  return out;
}

Result<Counts> Store::put(std::span<const DocumentRecord> records, const ledger::Ledger& ledger) {
  Counts counts;
  const std::vector<std::string> contents = contents_of(records);
  auto transaction = Transaction::begin(*connection_);
  if (!transaction) return tl::unexpected(transaction.error());
  auto stored = stored_near(*connection_, records, contents);
  if (!stored) return tl::unexpected(stored.error());
  Decisions decisions(std::move(*stored));
  for (std::size_t i = 0; i < records.size(); ++i) {
    decisions.decide(records[i].document, contents[i]);
  }
  auto done = supersede(*connection_, decisions.superseded());
  if (done) done = add_rows(records, contents, decisions, ledger, counts);
  if (done) done = transaction->commit();
  if (done) done = give_back();
  if (!done) return tl::unexpected(done.error());
  return counts;
}

Result<void> Store::add_rows(std::span<const DocumentRecord> records,
                             const std::vector<std::string>& contents, const Decisions& decisions,
                             const ledger::Ledger& ledger, Counts& counts) {
  auto rows = RecordRows::open(*connection_, run_);
  if (!rows) return tl::unexpected(rows.error());
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Decision& decision = decisions.all()[i];
    counts.unchanged += decision.verdict == Verdict::unchanged;
    counts.added += decision.verdict == Verdict::added;
    counts.changed += decision.verdict == Verdict::changed;
    if (decision.verdict == Verdict::unchanged) continue;
    counts.events += records[i].events.size();
    if (auto added = rows->add(records[i], decision, contents[i], ledger); !added) return added;
  }
  if (auto done = rows->finish(); !done) return done;
  if (counts.added + counts.changed == 0) return {};
  std::vector<std::string> blocks(rows->blocks().begin(), rows->blocks().end());
  blocks.emplace_back(the_day);
  if (auto done = mark_pending(*connection_, blocks); !done) return done;
  std::vector<std::string> touched(decisions.superseded().begin(), decisions.superseded().end());
  for (const DocumentRecord& record : records) touched.push_back(record.document.id);
  return mark_told(*connection_, json_list(touched));
}

Result<void> Store::give_back() {
  const std::lock_guard lock(lookup_->mutex);
  return connection_->give_back();
}

Result<bool> Store::pending() {
  auto rows = count("pending");
  if (!rows) return tl::unexpected(rows.error());
  return *rows > 0;
}

Result<std::size_t> Store::count(const std::string& table) {
  auto rows = connection_->query("SELECT count(*) FROM " + table);
  if (!rows) return tl::unexpected(rows.error());
  return rows->next() ? static_cast<std::size_t>(rows->integer(0)) : 0;
}

Result<std::vector<AgreementReport>> Store::agreement_reports() {
  return read_reports(*connection_);
}

Result<void> Store::each_agreement(const std::function<void(const Agreement&)>& use) {
  return store::each_agreement(*connection_, use);
}

Result<std::vector<Agreement>> Store::agreements() {
  std::vector<Agreement> out;
  auto read = each_agreement([&](const Agreement& agreement) { out.push_back(agreement); });
  if (!read) return tl::unexpected(read.error());
  return out;
}

}  // namespace entente::store
