#include "store/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <regex>

#include "maker.h"
#include "store/query.h"

namespace entente::store {
namespace {

std::string slurped(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A database of the store, open below the store's own checks.
Connection raw(const std::string& path) {
  static std::vector<Database> kept;
  auto database = Database::open(path, Mode::write);
  EXPECT_TRUE(database);
  auto connection = database->connect();
  kept.clear();
  kept.push_back(std::move(*database));
  return std::move(*connection);
}

void set_version(const std::string& path, const std::string& version) {
  auto database = Database::open(path, Mode::write);
  ASSERT_TRUE(database) << database.error().message;
  auto connection = database->connect();
  ASSERT_TRUE(
      connection->query("UPDATE meta SET value = ? WHERE key = 'format_version'", {version}));
}

TEST(Schema, AFileOfANewerVersionIsRefusedAndLeftAsItIs) {
  const Scratch scratch;
  {
    Store store = opened(scratch.path());
    put(store, {record_of({.id = "a"})});
  }
  set_version(scratch.path(), "99");
  for (const Mode mode : {Mode::read, Mode::write}) {
    const auto refused = Store::open(scratch.path(), mode);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::unsupported);
    EXPECT_THAT(refused.error().message, testing::HasSubstr("format 99"));
    EXPECT_THAT(refused.error().message, testing::HasSubstr(scratch.path()));
  }
  set_version(scratch.path(), std::to_string(format_version));
  Store store = opened(scratch.path());
  EXPECT_EQ(count(store, "documents"), 1u);
}

TEST(Schema, AForeignDuckDbFileIsRefusedAndLeftAsItIs) {
  const Scratch scratch;
  {
    auto database = Database::open(scratch.path(), Mode::write);
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->connect()->run("CREATE TABLE birds AS SELECT 1 AS wing"));
  }
  const auto refused = Store::open(scratch.path(), Mode::write);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::malformed);
  EXPECT_THAT(refused.error().message, testing::HasSubstr("not one of Entente"));
  auto database = Database::open(scratch.path(), Mode::read);
  ASSERT_TRUE(database);
  auto connection = database->connect();
  auto rows = connection->query("SELECT count(*) FROM duckdb_tables()");
  ASSERT_TRUE(rows && rows->next());
  EXPECT_EQ(rows->integer(0), 1);
}

TEST(Schema, MigratesStepByStepAndAFailedStepLeavesTheVersionBefore) {
  const Scratch scratch;
  { const Store store = opened(scratch.path()); }
  Connection connection = raw(scratch.path());
  const Migration steps[] = {{1, "CREATE TABLE two (x INTEGER); INSERT INTO two VALUES (2)"},
                             {2, "ALTER TABLE two ADD COLUMN y VARCHAR DEFAULT 'three'"},
                             {3, "CREATE TABLE four (x INTEGER); INSERT INTO nowhere VALUES (1)"}};
  ASSERT_TRUE(migrate(connection, steps, 1, 3));
  EXPECT_EQ(*version_in(connection), 3);
  auto rows = connection.query("SELECT x, y FROM two");
  ASSERT_TRUE(rows && rows->next());
  EXPECT_EQ(rows->text(1), "three");
  EXPECT_FALSE(migrate(connection, steps, 3, 4));
  EXPECT_EQ(*version_in(connection), 3);
  auto half_done =
      connection.query("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'four'");
  ASSERT_TRUE(half_done && half_done->next());
  EXPECT_EQ(half_done->integer(0), 0);
  const auto missing = migrate(connection, steps, 3, 6);
  ASSERT_FALSE(missing);
}

TEST(Schema, EveryVersionOnTheWayHasItsMigration) {
  for (int version = 1; version < format_version; ++version) {
    EXPECT_EQ(std::ranges::count(migrations(), version, &Migration::from), 1) << version;
  }
}

TEST(Schema, ThePageNamesEveryTableColumnAndView) {
  const std::string page = slurped(ENTENTE_SOURCE_DIR "/docs/store_format.md");
  ASSERT_FALSE(page.empty());
  const auto version = "Version " + std::to_string(format_version);
  EXPECT_THAT(page, testing::HasSubstr(version));
  for (const Table& table : tables()) {
    const std::string heading = "### " + std::string(table.name) + "\n";
    const std::size_t at = page.find(heading);
    ASSERT_NE(at, std::string::npos) << heading;
    const std::string section = page.substr(at, page.find("\n##", at + 4) - at);
    for (const Column& column : table.columns) {
      const std::string row = "| `" + std::string(column.name) + "` | ";
      EXPECT_THAT(section, testing::HasSubstr(row)) << table.name;
    }
  }
  for (const View& view : views()) {
    EXPECT_THAT(page, testing::HasSubstr("`" + std::string(view.name) + "`"));
  }
}

TEST(Schema, ThePageNamesEveryFilterAndField) {
  const std::string page = slurped(ENTENTE_SOURCE_DIR "/docs/store_format.md");
  for (const Filter& filter : filters()) {
    EXPECT_THAT(page, testing::HasSubstr("`--" + std::string(filter.name) + " " +
                                         std::string(filter.argument) + "`"));
  }
  for (const Field& field : fields()) {
    EXPECT_THAT(page, testing::HasSubstr("| `" + std::string(field.name) + "` | "));
  }
}

}  // namespace
}  // namespace entente::store
