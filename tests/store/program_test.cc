// The commands ingest, query and export as people run them, and what they say of bad files.
#include "../cli/program.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "corpus.h"
#include "store/query.h"

namespace {

using testing::HasSubstr;

const std::string one =
    R"({"id":"one","published":"2024-11-05","publisher":"AP","text":"Japan condemned North Korea on Monday."})"
    "\n";
const std::string two =
    R"({"id":"two","published":"2024-11-06","publisher":"AFP","text":"France attacked Russia on Tuesday."})"
    "\n";

/// A database of one test's own.
class Program : public testing::Test {
 protected:
  void TearDown() override {
    for (const char* ending : {"", ".wal"}) std::filesystem::remove(database_ + ending);
  }
  Outcome ingest(const std::string& input, const std::string& prefix = "") {
    return run_with(prefix, "ingest --input jsonl --db '" + database_ + "' -", input);
  }
  Outcome ask(const std::string& command, const std::string& rest = "") {
    return run(command + " --db '" + database_ + "' " + rest);
  }
  std::string database_ = scratch("program.duckdb");
};

TEST_F(Program, TheSameArticleTwiceChangesNothing) {
  const Outcome first = ingest(one + two);
  EXPECT_EQ(first.code, 0) << first.error;
  EXPECT_EQ(first.out, "");
  EXPECT_THAT(first.error, HasSubstr("documents: 2 new, 0 unchanged, 0 changed; events: 2 new; in "
                                     "the record: 2 acts"));
  const std::string before = ask("export", "--format jsonl").out;
  const Outcome second = ingest(two + one + one);
  EXPECT_THAT(second.error, HasSubstr("documents: 0 new, 3 unchanged, 0 changed; events: 0 new"));
  EXPECT_EQ(ask("export", "--format jsonl").out, before);
}

TEST_F(Program, ABadLineIsNamedAndTheRestIsKept) {
  const Outcome done = ingest(one + "{broken\n" + two);
  EXPECT_EQ(done.code, 1);
  EXPECT_THAT(done.error, HasSubstr("standard input:2: not a JSON object"));
  EXPECT_THAT(done.error, HasSubstr("2 new"));
}

TEST_F(Program, ExportsWhatCodeWrites) {
  ingest(one + two);
  const Outcome coded = run("code --input jsonl --output jsonl", one + two);
  EXPECT_EQ(ask("export", "--format jsonl").out, coded.out);
}

TEST_F(Program, ExportsEveryFormat) {
  ingest(one + two);
  const std::string csv = ask("export", "--format csv --table acts").out;
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3) << csv;
  EXPECT_THAT(csv, HasSubstr("act,block,type"));
  EXPECT_THAT(ask("export", "--format plover").out, HasSubstr("Event ID\tEvent Date"));
  const std::string gdelt = ask("export", "--format gdelt").out;
  EXPECT_EQ(std::count(gdelt.begin(), gdelt.end(), '\n'), 2) << gdelt;
  const std::string file = scratch("acts.parquet");
  EXPECT_EQ(ask("export", "--format parquet --table acts --out '" + file + "'").code, 0);
  EXPECT_EQ(slurp(file).substr(0, 4), "PAR1");
  EXPECT_EQ(ask("export", "--format parquet").code, 2);
  EXPECT_EQ(ask("export", "--table birds").code, 2);
  const Outcome nowhere = ask("export", "--format csv --out /nowhere/at/all.csv");
  EXPECT_EQ(nowhere.code, 1);
  EXPECT_THAT(nowhere.error, HasSubstr("/nowhere/at/all.csv: cannot be written"));
}

TEST_F(Program, AnswersQuestions) {
  ingest(one + two);
  const auto line = nlohmann::json::parse(ask("query", "--actor JPN --output jsonl").out);
  EXPECT_EQ(line["type"], "ACCUSE");
  EXPECT_EQ(line["recipients"], nlohmann::json::array({"PRK"}));
  EXPECT_EQ(line["trigger"], "condemned");
  EXPECT_EQ(ask("query", "--count-by actor --output csv").out, "actor,acts\nFRA,1\nJPN,1\n");
  EXPECT_THAT(ask("query", "--series month --dyad FRA-RUS --output csv").out,
              HasSubstr("FRA,RUS,2024-11-01,1,"));
  const Outcome sql = ask("query", "--actor JPN --since 2024 --sql");
  EXPECT_THAT(sql.out, HasSubstr("list_contains(a.actors, ?)"));
  EXPECT_THAT(sql.out, HasSubstr("JPN"));
  EXPECT_EQ(ask("query", "--since yesterday").code, 2);
  EXPECT_EQ(ask("query", "--output table --count-by quad").code, 0);
}

TEST_F(Program, QuestionsWithWordsTheCodebookHasNotAreWrongUsage) {
  ingest(one);
  for (const char* wrong : {"--quad 7", "--type FOO", "--mode x", "--context weather",
                            "--auxiliary perhaps", "--since 2024-13", "--until 2023-02-29"}) {
    EXPECT_EQ(ask("query", wrong).code, 2) << wrong;
  }
  EXPECT_THAT(ask("query", "--quad 7").error, HasSubstr("want one of 1, 2, 3, 4, not '7'"));
  for (const char* right : {"--quad 3", "--type accuse", "--mode meet", "--context military",
                            "--auxiliary any", "--auxiliary negation"}) {
    EXPECT_EQ(ask("query", right).code, 0) << right;
  }
}

TEST_F(Program, TheLedgerOfADatabaseIsThatOfItsDocuments) {
  std::string corpus;  // each document once: what is told of the same acts, by copies too
  std::istringstream lines(entente::store::corpus_of(150));
  for (std::string line, before; std::getline(lines, line); before = line) {
    if (line != before && line.find("until late") == std::string::npos) corpus += line + "\n";
  }
  ASSERT_EQ(ingest(corpus).code, 0);
  for (const char* what : {"ledger --output jsonl", "ledger --output jsonl --acts"}) {
    const Outcome direct = run(std::string(what) + " --input jsonl -", corpus);
    EXPECT_EQ(ask(what).out, direct.out) << what;
    EXPECT_GT(std::count(direct.out.begin(), direct.out.end(), '\n'), 5) << what;
  }
}

TEST_F(Program, HelpNamesEveryFilterAndField) {
  const std::string help = run("query --help").out;
  for (const auto& filter : entente::store::filters()) {
    EXPECT_THAT(help, HasSubstr("--" + std::string(filter.name)));
    EXPECT_THAT(help, HasSubstr(std::string(filter.argument)));
  }
  for (const auto& field : entente::store::fields()) {
    EXPECT_THAT(help, HasSubstr(std::string(field.name)));
  }
}

TEST_F(Program, AMissingForeignOrTornFileIsNamed) {
  const Outcome missing = ask("query");
  EXPECT_EQ(missing.code, 1);
  EXPECT_THAT(missing.error, HasSubstr(database_ + ": No such file"));
  for (const std::string& bytes :
       {std::string("dear diary"), std::string(), std::string(20000, 'x')}) {
    std::ofstream(database_, std::ios::binary) << bytes;
    for (const Outcome& refused : {ingest(one), ask("query"), ask("export")}) {
      EXPECT_EQ(refused.code, 1);
      EXPECT_THAT(refused.error, HasSubstr(database_ + ": "));
      EXPECT_THAT(refused.error, HasSubstr("not a database of Entente"));
    }
    EXPECT_EQ(slurp(database_), bytes) << "left as it was";
  }
}

TEST_F(Program, ATruncatedFileIsRefusedNeverACrash) {
  ASSERT_EQ(ingest(entente::store::corpus_of(60)).code, 0);
  const std::string whole = slurp(database_);
  for (const double part : {0.05, 0.3, 0.6, 0.95}) {
    const auto size = static_cast<std::size_t>(static_cast<double>(whole.size()) * part);
    for (const char* command : {"query", "ingest"}) {
      std::ofstream(database_, std::ios::binary) << whole.substr(0, size);
      const Outcome refused =
          std::string(command) == "query" ? ask("query", "--auxiliary any") : ingest(two);
      EXPECT_EQ(refused.code, 1) << command << " " << part << " " << refused.error;
      EXPECT_THAT(refused.error, HasSubstr(database_ + ": ")) << command << " " << part;
    }
  }
}

/// Whether another process has the file for writing; asks without opening it as a database would.
bool is_locked(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY);
  struct flock lock {};
  lock.l_type = F_RDLCK;
  const bool locked = ::fcntl(file, F_GETLK, &lock) == 0 && lock.l_type == F_WRLCK;
  ::close(file);
  return locked;
}

TEST_F(Program, TwoWritersAtOnceTheSecondIsToldAndNothingIsLost) {
  ASSERT_EQ(ingest(one).code, 0);
  const std::string command = "ENTENTE_DATA='" ENTENTE_SOURCE_DIR "' '" ENTENTE_BINARY_DIR
                              "/entente' ingest --input jsonl --db '" +
                              database_ + "' -";
  std::signal(SIGPIPE, SIG_IGN);
  std::FILE* first = ::popen(command.c_str(), "w");
  ASSERT_NE(first, nullptr);
  for (int i = 0; i < 300 && !is_locked(database_); ++i) ::usleep(50000);
  const Outcome second = ask("query");
  EXPECT_EQ(second.code, 1);
  EXPECT_THAT(second.error, HasSubstr(database_ + ": in use by another process"));
  const Outcome writer = ingest(one);
  EXPECT_EQ(writer.code, 1);
  EXPECT_THAT(writer.error, HasSubstr("in use by another process"));
  std::fputs(two.c_str(), first);
  EXPECT_EQ(::pclose(first), 0);
  EXPECT_THAT(ask("export", "--format jsonl").out, HasSubstr("\"two\""));
  EXPECT_THAT(ask("export", "--format jsonl").out, HasSubstr("\"one\""));
}

/// The same for a disk that is full and for a file that may not grow.
void expect_full(const Outcome& full, const std::string& database) {
  EXPECT_EQ(full.code, 1) << full.error;
  EXPECT_THAT(full.error, HasSubstr(database + ": "));
  EXPECT_THAT(full.error, HasSubstr("what was acknowledged before is kept"));
}

TEST_F(Program, AFileThatMayNotGrowIsAnErrorAndNothingIsLost) {
  ASSERT_EQ(ingest(one).code, 0);
  const std::string limited = "bash -c 'ulimit -f 100; exec \"$@\"' -- ";
  expect_full(
      run_with("env ENTENTE_DATA='" ENTENTE_SOURCE_DIR "' " + limited,
               "ingest --input jsonl --db '" + database_ + "' -", entente::store::corpus_of(600)),
      database_);
  EXPECT_THAT(ask("export", "--format jsonl").out, HasSubstr("\"one\""));
  EXPECT_EQ(ingest(entente::store::corpus_of(60)).code, 0) << "and there is room again";
}

TEST_F(Program, AFullDiskIsAnErrorAndNothingIsLost) {
  const std::string disk = scratch("disk");
  std::filesystem::create_directories(disk);
  const std::string quoted = "'" + disk + "'";
  if (std::system(("mount -t tmpfs -o size=1536k tmpfs " + quoted + " 2>/dev/null").c_str()) != 0) {
    GTEST_SKIP() << "no right to mount a small tmpfs; the limit on the size of files is tested";
  }
  database_ = disk + "/full.duckdb";
  EXPECT_EQ(ingest(one).code, 0);
  expect_full(ingest(entente::store::corpus_of(900)), database_);
  EXPECT_EQ(std::system(("mount -o remount,size=64m " + quoted).c_str()), 0);
  EXPECT_THAT(ask("export", "--format jsonl").out, HasSubstr("\"one\""));
  EXPECT_EQ(ingest(entente::store::corpus_of(60)).code, 0) << "and there is room again";
  EXPECT_EQ(std::system(("umount " + quoted).c_str()), 0);
}

}  // namespace
