// Golden cases: one tiny text an engine feature. In: tests/golden/*.golden (docs: the head of
// features.golden). Out: a failure for each case whose events are others than written, or differ
// between the ways to give the text; and for each known failure that has begun to pass.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "entente/entente.h"

namespace entente {
namespace {

const std::string folder = ENTENTE_SOURCE_DIR "/tests/golden";

struct Case {
  std::string name, language, published, text, reason, where;
  std::vector<std::string> events;
};

const Engine& engine() {
  static const Result<Engine> opened = Engine::open(ENTENTE_SOURCE_DIR);
  if (!opened) ADD_FAILURE() << opened.error().message;
  return opened.value();
}

/// "== name", "language day", text lines, "--", event lines; "!" begins the reason of a known
/// failure.
std::vector<Case> cases_in(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  enum class Part { head, text, events } part = Part::head;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with("#") || (line.empty() && part != Part::text)) continue;
    if (line.starts_with("== ")) {
      cases.push_back({line.substr(3), "", "", "", "", path + ":" + std::to_string(number), {}});
      part = Part::head;
    } else if (cases.empty()) {
      ADD_FAILURE() << path << ":" << number << ": a case begins with ==";
    } else if (line.starts_with("! ")) {
      cases.back().reason = line.substr(2);
    } else if (line == "--") {
      part = Part::events;
    } else if (part == Part::head) {
      std::istringstream(line) >> cases.back().language >> cases.back().published;
      part = Part::text;
    } else if (part == Part::text) {
      cases.back().text += (cases.back().text.empty() ? "" : "\n") + line;
    } else {
      cases.back().events.push_back(line);
    }
  }
  return cases;
}

std::vector<Case> all_cases(const std::string& in) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(in)) {
    if (entry.path().extension() == ".golden") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Case> cases;
  for (const auto& path : paths) {
    for (Case& one : cases_in(path)) cases.push_back(std::move(one));
  }
  return cases;
}

std::string joined_codes(const std::vector<Party>& parties) {
  std::vector<std::string> codes;
  for (const Party& party : parties) codes.push_back(party.code);
  std::sort(codes.begin(), codes.end());
  std::string out;
  for (const auto& code : codes) out += (out.empty() ? "" : ",") + code;
  return out.empty() ? "-" : out;
}

/// ACCUSE disapprove (historical) EUR,JPN > RUS 2024-11-01 JPN [condannato]
std::string short_line(const Event& event, const Document& document) {
  const auto or_dash = [](const std::string& text) { return text.empty() ? "-" : text; };
  return event.type + " " + or_dash(event.mode) +
         (event.auxiliary.empty() ? "" : " (" + event.auxiliary + ")") + " " +
         joined_codes(event.actors) + " > " + joined_codes(event.recipients) + " " +
         or_dash(to_text(event.date.value)) + " " + or_dash(event.place.country) + " [" +
         std::string(document.at(event.trigger)) + "]";
}

using Lines = std::vector<std::string>;

Lines lines_of(const Result<std::vector<Event>>& events, const Document& document) {
  if (!events) return {"error: " + events.error().message};
  Lines lines;
  for (const Event& event : *events) lines.push_back(short_line(event, document));
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string json_of(const Case& one) {
  return nlohmann::json({{"id", one.name},
                         {"language", one.language},
                         {"published", one.published},
                         {"text", one.text}})
      .dump();
}

Lines coded(const Result<Document>& document) {
  if (!document) return {"error: " + document.error().message};
  return lines_of(engine().code(*document), *document);
}

Lines as_json(const Case& one) { return coded(engine().read_json(one.where, json_of(one), {})); }

Lines as_file(const Case& one, const std::string& text) {
  auto document = engine().read_text(one.name, text, parse_date(one.published));
  if (document) document->language = one.language;
  return coded(document);
}

std::string with_carriage_returns(const std::string& text) {
  std::string out;
  for (const char sign : text) out += sign == '\n' ? "\r\n" : std::string(1, sign);
  return out + "\r\n";
}

std::string joined(const Lines& lines) {
  std::string out;
  for (const auto& line : lines) out += "    " + line + "\n";
  return out.empty() ? "    (none)\n" : out;
}

Lines wanted(const Case& one) {
  Lines lines = one.events;
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(Golden, EveryCaseComesOutAsWritten) {
  const auto cases = all_cases(folder);
  EXPECT_GE(cases.size(), 30u);
  for (const Case& one : cases) {
    const Lines got = as_json(one);
    EXPECT_EQ(got, wanted(one)) << one.where << " " << one.name << "\n  got\n" << joined(got);
  }
}

TEST(Golden, TheWayInMakesNoDifference) {
  for (const Case& one : all_cases(folder)) {
    const Lines want = as_json(one);
    EXPECT_EQ(as_file(one, one.text + "\n"), want) << one.where << " from a file";
    EXPECT_EQ(as_file(one, with_carriage_returns(one.text)), want) << one.where << " with CRLF";
  }
}

TEST(Golden, TheNeighboursInABatchMakeNoDifference) {
  const auto cases = all_cases(folder);
  std::vector<Result<Document>> documents;
  std::vector<const Document*> batch;
  for (const Case& one : cases)
    documents.push_back(engine().read_json(one.where, json_of(one), {}));
  for (const auto& document : documents) {
    ASSERT_TRUE(document) << document.error().message;
    batch.push_back(&*document);
  }
  const auto events = engine().code_all(batch);
  for (std::size_t i = 0; i < cases.size(); ++i)
    EXPECT_EQ(lines_of(events[i], *batch[i]), as_json(cases[i])) << cases[i].where;
}

TEST(Golden, KnownFailuresStillFail) {
  for (const Case& one : all_cases(folder + "/known_failures")) {
    EXPECT_FALSE(one.reason.empty()) << one.where << ": a known failure wants its reason (! …)";
    EXPECT_NE(as_json(one), wanted(one))
        << one.where << " " << one.name << " passes now: move it up to tests/golden";
  }
}

}  // namespace
}  // namespace entente
