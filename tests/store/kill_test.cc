// The program, killed at any moment. `ingest` is stopped fifty times with SIGKILL, at moments drawn
// from the time of a whole run, and always started again with the same command; when one gets
// through, the record must equal that of an undisturbed run.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <random>
#include <thread>

#include "../cli/program.h"
#include "corpus.h"

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kills = 50, documents = 240;
constexpr milliseconds longest_wait{1500};

pid_t started(const std::string& database, const std::string& corpus) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::setenv("ENTENTE_DATA", ENTENTE_SOURCE_DIR, 1);
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDERR_FILENO);
  ::execl(ENTENTE_BINARY_DIR "/entente", "entente", "ingest", "--db", database.c_str(),
          corpus.c_str(), nullptr);
  ::_exit(127);
}

/// True if the program ended by itself before the kill, and well.
bool ended_before(pid_t child, milliseconds wait) {
  std::this_thread::sleep_for(wait);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  const bool ended = WIFEXITED(status);
  EXPECT_TRUE(!ended || WEXITSTATUS(status) == 0);
  return ended;
}

std::map<std::string, std::string> exported(const std::string& database) {
  const std::string folder = database + "-tables";
  const Outcome done =
      run("export --db '" + database + "' --format csv --table all --out '" + folder + "'");
  EXPECT_EQ(done.code, 0) << done.error;
  std::map<std::string, std::string> tables;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    tables[entry.path().filename()] = slurp(entry.path());
  }
  std::filesystem::remove_all(folder);
  return tables;
}

using Tables = std::map<std::string, std::string>;

void expect_same(const Tables& tables, const Tables& expected, int round) {
  for (const auto& [name, rows] : expected) {
    EXPECT_TRUE(tables.at(name) == rows) << name << " differs in round " << round;
  }
}

void remove(const std::string& database) {
  for (const char* ending : {"", ".wal"}) std::filesystem::remove(database + ending);
}

TEST(Kill, FiftyTimesAtRandomMomentsAndTheRecordIsTheSame) {
  const std::string corpus = write_file("corpus.jsonl", entente::store::corpus_of(documents));
  const std::string calm = scratch("calm.duckdb"), stormy = scratch("stormy.duckdb");
  const auto begin = Clock::now();
  const Outcome whole = run("ingest --db '" + calm + "' '" + corpus + "'");
  const auto spent = std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
  ASSERT_EQ(whole.code, 0) << whole.error;
  const auto expected = exported(calm);
  ASSERT_GT(expected.at("acts.csv").size(), 1000u);
  ASSERT_GT(expected.at("agreements.csv").size(), 200u);
  ASSERT_GT(expected.at("deeds.csv").size(), 200u);

  std::mt19937 random(20241101);
  const auto most = std::min(spent * 3 / 4, longest_wait);
  int rounds = 0;
  for (int kill = 0; kill < kills;) {
    const milliseconds wait(random() % static_cast<unsigned>(most.count() + 1));
    if (!ended_before(started(stormy, corpus), wait)) {
      ++kill;
      continue;
    }
    ++rounds;
    expect_same(exported(stormy), expected, rounds);
    remove(stormy);
  }
  const Outcome last = run("ingest --db '" + stormy + "' '" + corpus + "'");
  EXPECT_EQ(last.code, 0) << last.error;
  expect_same(exported(stormy), expected, rounds + 1);
  std::printf("%d kills, %d whole rounds between; one undisturbed run: %d ms\n", kills, rounds,
              static_cast<int>(spent.count()));
  remove(calm);
  remove(stormy);
}

TEST(Kill, CtrlCEndsAfterTheBatchAndTheSameCommandGoesOn) {
  const std::string corpus = write_file("corpus.jsonl", entente::store::corpus_of(documents));
  const std::string database = scratch("interrupted.duckdb");
  const pid_t child = started(database, corpus);
  std::this_thread::sleep_for(milliseconds(150));
  ::kill(child, SIGINT);
  int status = 0;
  ::waitpid(child, &status, 0);
  const bool before_its_handler = WIFSIGNALED(status);
  EXPECT_TRUE(before_its_handler || WIFEXITED(status));
  const Outcome done = run("ingest --db '" + database + "' '" + corpus + "'");
  EXPECT_EQ(done.code, 0) << done.error;
  const Outcome again = run("ingest --db '" + database + "' '" + corpus + "'");
  EXPECT_NE(again.error.find("documents: 0 new, "), std::string::npos) << again.error;
  remove(database);
}

}  // namespace
