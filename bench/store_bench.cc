// A million made-up events through the store. In: a number of events (default 1,000,000) and a
// folder (default: the temporary one). Out: rows a second of put and of link, size of the file,
// time of a dyad-by-month sum and of all events of a dyad in a year. Figures are of one machine;
// the events are drawn from 60 states, ten years and all types, two a document.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "store/query.h"
#include "store/store.h"

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", result.error().message.c_str());
  std::exit(1);
}

void must(Result<void> result) {
  if (result) return;
  std::fprintf(stderr, "%s\n", result.error().message.c_str());
  std::exit(1);
}

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

struct Kind {
  const char* type;
  const char* verb;
  int quad;
  double score;
};

constexpr Kind kinds[] = {
    {"CONSULT", "met with", 1, 1.9},     {"AGREE", "agreed with", 1, 2.5},
    {"SUPPORT", "signed with", 1, 3.0},  {"COOPERATE", "drilled with", 2, 4.0},
    {"AID", "sent aid to", 2, 5.0},      {"ACCUSE", "condemned", 3, -2.5},
    {"REQUEST", "called on", 3, -1.0},   {"REJECT", "turned down", 3, -3.0},
    {"THREATEN", "warned", 3, -4.5},     {"MOBILIZE", "massed at", 4, -5.0},
    {"SANCTION", "sanctioned", 4, -6.5}, {"ASSAULT", "attacked", 4, -9.5}};

/// Documents that say, in two sentences, what two states did on a day.
class World {
 public:
  World() {
    for (char a = 'A'; a < 'A' + 12; ++a) {
      for (char b = 'A'; b < 'A' + 5; ++b) codes_.push_back(std::string{a, b, 'X'});
    }
  }

  DocumentRecord next() {
    DocumentRecord record;
    Document& document = record.document;
    document.id = "document-" + std::to_string(++number_);
    document.language = "en";
    document.publisher = "publisher " + std::to_string(random_() % 200);
    document.published = {static_cast<std::int16_t>(2015 + random_() % 10),
                          static_cast<std::uint8_t>(1 + random_() % 12),
                          static_cast<std::uint8_t>(1 + random_() % 28)};
    for (int i = 0; i < 2; ++i) add_event(record);
    const auto size = static_cast<std::uint32_t>(document.text.size());
    document.blocks = {{{0, size}, Block::Kind::body}};
    return record;
  }

 private:
  const std::string& code() {  // the first states are in the news most
    return codes_[std::min(random_() % codes_.size(), random_() % codes_.size())];
  }

  Party party(Document& document, const std::string& code) {
    Party party;
    party.code = party.name = code;
    party.sector = "government";
    party.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += code;
    party.span.end = static_cast<std::uint32_t>(document.text.size());
    party.confidence = 0.9;
    return party;
  }

  void add_event(DocumentRecord& record) {
    const Kind& kind = kinds[random_() % std::size(kinds)];
    Document& document = record.document;
    Event event;
    event.document = document.id;
    event.language = document.language;
    event.type = kind.type;
    event.quad = kind.quad;
    event.score = kind.score;
    event.sentence.begin = static_cast<std::uint32_t>(document.text.size());
    event.actors = {party(document, code())};
    event.trigger.begin = static_cast<std::uint32_t>(document.text.size()) + 1;
    document.text += std::string(" ") + kind.verb + " ";
    event.trigger.end = static_cast<std::uint32_t>(document.text.size()) - 1;
    event.recipients = {party(document, code())};
    document.text += " over " + words() + ". ";
    event.sentence.end = static_cast<std::uint32_t>(document.text.size()) - 1;
    event.date = {document.published, "day", {}};
    event.published = document.published;
    event.mentions = {event.trigger};
    event.confidence = 0.8;
    event.rule = "bench";
    event.id = document.id + "/" + std::to_string(record.events.size());
    record.sentences.push_back(event.sentence);
    record.events.push_back(std::move(event));
  }

  std::string words() {
    static const char* const all[] = {"grain",   "fishing", "borders", "missiles", "visas",
                                      "islands", "tariffs", "water",   "hostages", "drones",
                                      "gas",     "ports",   "rails",   "cables",   "steel"};
    std::string out;
    for (int i = 0; i < 6; ++i)
      out.append(i == 0 ? "" : " ").append(all[random_() % std::size(all)]);
    return out;
  }

  std::vector<std::string> codes_;
  std::mt19937 random_{20241101};
  std::size_t number_ = 0;
};

void put_all(store::Store& store, const ledger::Ledger& ledger, std::size_t events) {
  constexpr std::size_t at_once = 4096;
  World world;
  double spent = 0;
  for (std::size_t done = 0; done < events;) {
    std::vector<DocumentRecord> records;
    for (; records.size() < at_once && done < events; done += 2) records.push_back(world.next());
    const auto begin = Clock::now();
    must(store.put(records, ledger));
    spent += seconds_since(begin);
  }
  std::printf("put     %zu events in %zu documents: %.1f s, %.0f events/s\n", events, events / 2,
              spent, static_cast<double>(events) / spent);
}

void ask(store::Store& store, const char* name, const store::Question& question) {
  const auto statement = must(store::statement_of(question));
  double best = 1e9;
  std::size_t rows = 0;
  for (int i = 0; i < 3; ++i) {
    const auto begin = Clock::now();
    auto answer = must(store.connection().query(statement.sql, statement.values));
    for (rows = 0; answer.next();) ++rows;
    const double spent = seconds_since(begin);
    std::printf("%s%.0f ms", i == 0 ? name : ", ", spent * 1000);
    best = std::min(best, spent);
  }
  std::printf(" (%zu rows)%s\n", rows, best < 1 ? "" : "  MORE THAN A SECOND");
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t events = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000000;
  const std::string folder = argc > 2 ? argv[2] : std::filesystem::temp_directory_path().string();
  const std::string path = folder + "/entente-store-bench.duckdb";
  std::filesystem::remove(path);
  const auto ledger = must(ledger::Ledger::open(ENTENTE_SOURCE_DIR));
  {
    auto store = must(store::Store::open(path, store::Mode::write));
    put_all(store, ledger, events);
    const auto begin = Clock::now();
    must(store.link(ledger));
    const double spent = seconds_since(begin);
    std::printf("link    %zu acts: %.1f s, %.0f events/s\n", must(store.count("acts")), spent,
                static_cast<double>(events) / spent);
    must(store.connection().run("CHECKPOINT"));
  }
  std::printf("file    %.0f MB, %.0f bytes an event with its text\n",
              static_cast<double>(std::filesystem::file_size(path)) / 1e6,
              static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(events));
  auto store = must(store::Store::open(path, store::Mode::read));
  ask(store, "dyad by month, all dyads      ", {.filters = {}, .count_by = {}, .series = "month"});
  ask(store, "dyad by month, one dyad       ",
      {.filters = {{"dyad", {"AAX-ABX"}}}, .count_by = {}, .series = "month"});
  ask(store, "all events of a dyad in a year",
      {.filters = {{"dyad", {"AAX-ABX"}}, {"since", {"2020"}}, {"until", {"2020"}}},
       .count_by = {},
       .series = ""});
  ask(store, "counts by type and year       ",
      {.filters = {}, .count_by = {"type", "year"}, .series = ""});
  std::filesystem::remove(path);
  return 0;
}
