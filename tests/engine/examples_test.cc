// Every example of ontology/rules and of languages/*/examples.jsonl, through the whole engine.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "coder/rules.h"
#include "entente/entente.h"

namespace entente {
namespace {

using Json = nlohmann::json;
using Codes = std::set<std::string>;

const Engine& engine() {
  static const Result<Engine> opened = Engine::open(ENTENTE_SOURCE_DIR);
  if (!opened) ADD_FAILURE() << opened.error().message;
  return opened.value();
}

std::vector<Event> coded(const std::string& language, const std::string& published,
                         const std::string& text) {
  const Json line = {{"id", "x"}, {"language", language}, {"published", published}, {"text", text}};
  const auto document = engine().read_json("example", line.dump(), {});
  if (!document) return {};
  auto events = engine().code(*document);
  return events ? *events : std::vector<Event>{};
}

Codes code_set(const std::vector<Party>& parties) {
  Codes out;
  for (const Party& party : parties) out.insert(party.code);
  return out;
}

Codes code_set(const std::string& cell) {
  Codes out;
  for (std::size_t at = 0; cell != "-" && at < cell.size();) {
    const std::size_t end = std::min(cell.find(',', at), cell.size());
    out.insert(cell.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

bool same_parties(const Event& event, const Codes& actors, const Codes& recipients) {
  const Codes a = code_set(event.actors), r = code_set(event.recipients);
  if (a == actors && r == recipients) return true;
  if (event.quad > 2 || event.mode == "visit" || !(r.empty() || recipients.empty())) return false;
  Codes got = a, want = actors;
  got.insert(r.begin(), r.end());
  want.insert(recipients.begin(), recipients.end());
  return got == want;
}

std::string shown(const std::vector<Event>& events) {
  std::string out;
  for (const Event& event : events) {
    out += event.type + "/" + event.mode + " " + event.auxiliary;
    for (const Party& party : event.actors) out += " " + party.code;
    out += " >";
    for (const Party& party : event.recipients) out += " " + party.code;
    out += "; ";
  }
  return out;
}

TEST(RuleExamples, ComeOut) {
  const auto ontology = coder::Ontology::open(ENTENTE_SOURCE_DIR "/ontology");
  const auto rules = coder::Rules::open(ENTENTE_SOURCE_DIR "/ontology/rules", *ontology);
  int examples = 0;
  for (const coder::Rule& rule : rules->all()) {
    for (const coder::RuleExample& example : rule.examples) {
      ++examples;
      const auto events = coded(example.language, example.published, example.text);
      const bool found = std::any_of(events.begin(), events.end(), [&](const Event& event) {
        return event.type == example.type &&
               event.mode == (example.mode == "-" ? "" : example.mode) && event.auxiliary.empty() &&
               same_parties(event, code_set(example.actors), code_set(example.recipients));
      });
      EXPECT_TRUE(found) << rule.file << ":" << example.line << ": " << example.text << "\n  got "
                         << shown(events);
    }
  }
  EXPECT_GE(examples, 90);
}

struct Count {
  int gold = 0, found = 0, coded = 0;
};

/// Share of the language's own examples that must come out; a floor, so that a change that loses
/// some is seen.
constexpr double floor_of_examples = 0.5;

Count count_examples(const std::filesystem::path& path) {
  Count count;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    const Json passage = Json::parse(line);
    const auto events = coded(passage["lang"], passage["published"], passage["text"]);
    for (const Event& event : events) count.coded += event.auxiliary.empty() ? 1 : 0;
    for (const Json& want : passage["events"]) {
      if (!want.value("aux", "").empty()) continue;
      ++count.gold;
      const Codes actors = want["actor"], recipients = want["recipient"];
      count.found += std::any_of(events.begin(), events.end(), [&](const Event& event) {
        return event.type == want["type"] && event.auxiliary.empty() &&
               same_parties(event, actors, recipients);
      });
    }
  }
  return count;
}

TEST(LanguageExamples, ComeOut) {
  for (const auto& entry : std::filesystem::directory_iterator(ENTENTE_SOURCE_DIR "/languages")) {
    const auto path = entry.path() / "examples.jsonl";
    if (entry.path().filename() == "template" || !std::filesystem::exists(path)) continue;
    const Count count = count_examples(path);
    EXPECT_GE(count.gold, 30) << path;
    EXPECT_GE(count.found, floor_of_examples * count.gold) << path;
    EXPECT_LE(count.coded - count.found, 0.45 * count.coded) << path;
  }
}

}  // namespace
}  // namespace entente
