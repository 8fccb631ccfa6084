// A file that the program of format 1 wrote (format1/README.md) becomes one of today: every row is
// kept, the schema is that of a new file, and a kill at any moment loses nothing.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <filesystem>
#include <map>
#include <random>
#include <thread>

#include "../cli/program.h"
#include "corpus.h"
#include "maker.h"
#include "store/schema.h"

namespace entente::store {
namespace {

using Lines = std::vector<std::string>;
using Tables = std::map<std::string, Lines>;

const std::string format1 = ENTENTE_SOURCE_DIR "/tests/store/format1";

Lines lines_of(Connection& connection, const std::string& sql) {
  auto rows = connection.query(sql);
  if (!rows) ADD_FAILURE() << rows.error().message;
  Lines out;
  while (rows && rows->next()) out.push_back(rows->text(0));
  return out;
}

/// Columns of each table with their types.
Tables columns_of(Connection& connection) {
  Tables out;
  for (const std::string& table :
       lines_of(connection, "SELECT table_name FROM duckdb_tables() ORDER BY 1")) {
    out[table] = lines_of(connection,
                          "SELECT '\"' || column_name || '\" ' || data_type FROM duckdb_columns() "
                          "WHERE table_name = '" +
                              table + "' ORDER BY column_index");
  }
  return out;
}

/// Rows of each table, of these columns alone.
Tables rows_of(Connection& connection, const Tables& columns) {
  Tables out;
  for (const auto& [table, names] : columns) {
    std::string list;
    for (const std::string& name : names)
      list += (list.empty() ? "" : ", ") + name.substr(0, name.find('"', 1) + 1);
    out[table] = lines_of(connection, "SELECT to_json(t)::VARCHAR FROM (SELECT " + list + " FROM " +
                                          table + ") t ORDER BY 1");
  }
  return out;
}

/// Makes the file of format 1.
void make_format1(const std::string& path) {
  auto database = Database::open(path, Mode::write);
  ASSERT_TRUE(database) << database.error().message;
  auto connection = database->connect();
  ASSERT_TRUE(connection->run(slurp(format1 + "/schema.sql")));
  for (const auto& [table, columns] : columns_of(*connection)) {
    const auto copied = connection->run("COPY " + table + " FROM '" + format1 + "/" + table +
                                        ".csv' (HEADER, ALLOW_QUOTED_NULLS false)");
    ASSERT_TRUE(copied) << copied.error().message;
  }
}

struct Contents {
  Tables columns, rows;
};

Contents contents_of(const std::string& path, const Tables* columns = nullptr) {
  auto database = Database::open(path, Mode::read);
  if (!database) ADD_FAILURE() << database.error().message;
  auto connection = database->connect();
  Contents out{columns_of(*connection), {}};
  out.rows = rows_of(*connection, columns == nullptr ? out.columns : *columns);
  return out;
}

TEST(Migration, AFileOfFormat1KeepsEveryRowAndHasTheSchemaOfToday) {
  const Scratch scratch;
  const std::string old = scratch.path("old.duckdb"), fresh = scratch.path("fresh.duckdb");
  make_format1(old);
  Contents before = contents_of(old);
  ASSERT_EQ(before.columns.size(), 14U);
  ASSERT_EQ(before.rows.at("documents").size(), 39U);
  ASSERT_EQ(before.rows.at("deeds").size(), 2U);
  EXPECT_EQ(Store::open(old, Mode::read).error().kind, ErrorKind::unsupported);
  { const Store migrated = opened(old); }
  { const Store made = opened(fresh); }
  EXPECT_EQ(contents_of(old).columns, contents_of(fresh).columns);
  const Contents after = contents_of(old, &before.columns);
  before.rows.erase("meta");
  EXPECT_EQ(after.rows.at("pending"), Lines{R"({"block":"agreements"})"});
  before.rows["pending"] = after.rows.at("pending");
  for (const auto& [table, rows] : before.rows) EXPECT_EQ(after.rows.at(table), rows) << table;
}

TEST(Migration, TheAgreementsOfFormat1AreAssembledAnew) {
  const Scratch scratch;
  make_format1(scratch.path());
  const Contents before = contents_of(scratch.path());
  {
    Store store = opened(scratch.path());
    link(store);
    EXPECT_EQ(count(store, "pending"), 0U);
    EXPECT_EQ(count(store, "agreements WHERE block IS NULL"), 0U);
  }
  const Contents after = contents_of(scratch.path(), &before.columns);
  for (const char* table : {"acts", "mentions", "agreements", "commitments", "deeds"})
    EXPECT_EQ(after.rows.at(table), before.rows.at(table)) << table;
}

std::string command(const std::string& database) {
  return "ingest --input jsonl --db '" + database + "' '" +
         write_file("migration.jsonl", corpus_of(60)) + "'";
}

/// The program on the file, killed after so many milliseconds; true if it had ended before.
bool killed_after(const std::string& database, unsigned milliseconds) {
  const std::string corpus = write_file("migration.jsonl", corpus_of(60));
  const pid_t child = ::fork();
  if (child == 0) {
    ::setenv("ENTENTE_DATA", ENTENTE_SOURCE_DIR, 1);
    ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
    ::execl(ENTENTE_BINARY_DIR "/entente", "entente", "ingest", "--db", database.c_str(),
            corpus.c_str(), nullptr);
    ::_exit(127);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status);
}

TEST(Migration, KilledAtRandomMomentsItIsWholeOrNotBegun) {
  const Scratch scratch;
  const std::string calm = scratch.path("calm.duckdb"), stormy = scratch.path("stormy.duckdb");
  make_format1(calm);
  const Outcome whole = run(command(calm));
  ASSERT_EQ(whole.code, 0) << whole.error;
  const Contents expected = contents_of(calm);
  std::mt19937 random(20241101);
  int kills = 0;
  for (int round = 0; round < 15; ++round) {
    for (const char* ending : {"", ".wal"}) std::filesystem::remove(stormy + ending);
    make_format1(stormy);
    kills += killed_after(stormy, random() % 160) ? 0 : 1;
    const Outcome done = run(command(stormy));
    ASSERT_EQ(done.code, 0) << done.error;
    EXPECT_EQ(contents_of(stormy).rows, expected.rows) << "round " << round;
  }
  std::printf("%d kills in 15 rounds\n", kills);
  EXPECT_GT(kills, 5);
}

}  // namespace
}  // namespace entente::store
