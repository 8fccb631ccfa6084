// The ledger: reports to acts, at the size of a year of news.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "ledger/ledger.h"

namespace {

using namespace entente;

const char* const words[] = {"signed",   "agreement", "ministers", "capital",   "exercise",
                             "warships", "talks",     "border",    "sanctions", "missile",
                             "support",  "delivered", "troops",    "condemned", "officials"};

Party party_of(int number) {
  Party party;
  party.code = "C" + std::to_string(number);
  return party;
}

/// Acts of two of 200 states on one of 365 days, each told one to five times.
std::vector<Report> made(std::size_t count) {
  static const char* const types[] = {"SUPPORT", "CONSULT", "COOPERATE",
                                      "ACCUSE",  "ASSAULT", "AID"};
  std::mt19937 random(7);
  std::vector<Report> reports;
  reports.reserve(count);
  while (reports.size() < count) {
    const int first = static_cast<int>(random() % 200), second = static_cast<int>(random() % 200);
    const auto type = random() % std::size(types);
    const auto month = static_cast<std::uint8_t>(1 + random() % 12);
    const auto day = static_cast<std::uint8_t>(1 + random() % 28);
    const auto times = 1 + random() % 5;
    for (std::size_t i = 0; i < times && reports.size() < count; ++i) {
      Report& report = reports.emplace_back();
      report.event.id = "e" + std::to_string(reports.size());
      report.event.document = "d" + std::to_string(reports.size());
      report.event.language = i % 2 == 0 ? "en" : "fr";
      report.event.type = types[type];
      report.event.actors = {party_of(first)};
      report.event.recipients = {party_of(second)};
      report.event.published = {2025, month, day};
      if (i != 3) report.event.date.value = report.event.published;
      report.event.rule = "x rule" + std::to_string(type);
      report.event.confidence = 0.7;
      report.publisher = "p" + std::to_string(random() % 40);
      for (int word = 0; word < 14; ++word) {
        report.sentence_text += words[random() % std::size(words)];
        report.sentence_text += ' ';
      }
    }
  }
  return reports;
}

void same_events(benchmark::State& state) {
  const auto ledger = ledger::Ledger::open(ENTENTE_SOURCE_DIR);
  if (!ledger) return state.SkipWithError(ledger.error().message.c_str());
  const auto reports = made(static_cast<std::size_t>(state.range(0)));
  std::size_t acts = 0;
  for (auto _ : state) acts = ledger->same_events(reports).size();
  state.counters["acts"] = static_cast<double>(acts);
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(same_events)
    ->Arg(10000)
    ->Arg(100000)
    ->Arg(1000000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

}  // namespace

BENCHMARK_MAIN();
