#include "cli/eval.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/score.h"
#include "cli/source.h"
#include "entente/entente.h"

namespace {

using namespace entente;
using cli::ScoredEvent;
using Json = nlohmann::json;

struct Request {
  std::vector<std::string> files;
  std::string part = "all";
  bool errors = false;
};

std::string text_of(const Json& event, const char* key) {
  return event.contains(key) && event[key].is_string() ? event[key].get<std::string>() : "";
}

std::set<std::string> codes_of(const Json& event, const char* key) {
  std::set<std::string> out;
  if (!event.contains(key) || !event[key].is_array()) return out;
  for (const Json& code : event[key]) out.insert(code.get<std::string>());
  return out;
}

std::vector<ScoredEvent> gold_events(const Json& passage) {
  std::vector<ScoredEvent> out;
  for (const Json& e : passage["events"]) {
    out.push_back({text_of(e, "type"), text_of(e, "mode"), text_of(e, "aux"), text_of(e, "date"),
                   text_of(e, "place"), text_of(e, "trigger"), codes_of(e, "actor"),
                   codes_of(e, "recipient")});
  }
  return out;
}

std::vector<ScoredEvent> coded_events(const std::vector<Event>& events, const Document& document) {
  std::vector<ScoredEvent> out;
  for (const Event& e : events) {
    ScoredEvent scored{e.type,
                       e.mode,
                       e.auxiliary,
                       to_text(e.date.value),
                       e.place.country,
                       std::string(document.at(e.trigger)),
                       {},
                       {}};
    for (const Party& party : e.actors) scored.actors.insert(party.code);
    for (const Party& party : e.recipients) scored.recipients.insert(party.code);
    out.push_back(std::move(scored));
  }
  return out;
}

std::string joined(const std::set<std::string>& codes) {
  std::string out;
  for (const std::string& code : codes) out += (out.empty() ? "" : ",") + code;
  return out;
}

void print_errors(const char* what, const std::string& id, const std::vector<ScoredEvent>& events,
                  const std::vector<int>& indices) {
  std::vector<ScoredEvent> actual;
  for (const ScoredEvent& event : events) {
    if (event.auxiliary.empty()) actual.push_back(event);
  }
  for (const int i : indices) {
    const ScoredEvent& event = actual[static_cast<std::size_t>(i)];
    std::printf("%s %s %s %s > %s  [%s]\n", what, id.c_str(), event.type.c_str(),
                joined(event.actors).c_str(), joined(event.recipients).c_str(),
                event.trigger.c_str());
  }
}

/// Codes and scores one passage; false if it could not be read.
bool eval_passage(const Engine& engine, const cli::Piece& piece, const Request& request,
                  std::map<std::string, cli::Tally>& tallies) {
  Json passage = Json::parse(piece.bytes, nullptr, false);
  if (passage.is_discarded() || !passage.contains("events") || !passage.contains("text")) {
    std::fprintf(stderr, "%s: not a gold passage (JSON with \"text\" and \"events\")\n",
                 piece.name.c_str());
    return false;
  }
  const std::string language = text_of(passage, "lang"), id = text_of(passage, "id");
  const std::vector<ScoredEvent> gold = gold_events(passage);
  std::vector<ScoredEvent> coded;
  const Json bare = {{"id", id}, {"text", passage["text"]}, {"published", passage["published"]}};
  const auto document = engine.read_json(piece.name, bare.dump(), {});
  if (document) {
    const auto events = engine.code(*document);
    if (!events) std::fprintf(stderr, "%s\n", events.error().message.c_str());
    if (events) coded = coded_events(*events, *document);
  } else {
    std::fprintf(stderr, "%s\n", document.error().message.c_str());
  }
  std::vector<int> missed, spurious;
  tallies[language].add(cli::score(gold, coded, &missed, &spurious));
  if (request.errors) {
    print_errors("missed  ", id, gold, missed);
    print_errors("spurious", id, coded, spurious);
  }
  return document.has_value();
}

void eval_command(const Request& request, Session& session) {
  const auto engine = Engine::open(session.data_folder);
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().message.c_str());
    session.exit_code = 1;
    return;
  }
  std::map<std::string, cli::Tally> tallies;
  cli::Source source(request.files, cli::InputFormat::jsonl);
  cli::Piece piece;
  while (source.next(piece)) {
    const auto line =
        std::strtoul(piece.name.substr(piece.name.rfind(':') + 1).c_str(), nullptr, 10);
    if ((request.part == "odd" && line % 2 == 0) || (request.part == "even" && line % 2 == 1))
      continue;
    if (!piece.error.message.empty()) std::fprintf(stderr, "%s\n", piece.error.message.c_str());
    if (!piece.error.message.empty() || !eval_passage(*engine, piece, request, tallies))
      session.exit_code = 1;
  }
  std::fputs(cli::report(tallies).c_str(), stdout);
}

}  // namespace

void add_eval(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("eval", "Code gold passages and score the result");
  const auto request = std::make_shared<Request>();
  command->add_option("GOLD", request->files, "Files of gold passages, JSON lines")->required();
  command->add_option("--part", request->part, "all, odd or even lines")
      ->check(CLI::IsMember({"all", "odd", "even"}));
  command->add_flag("--errors", request->errors, "List missed and spurious events");
  command->footer("Example:\n  entente eval --part odd --errors tests/gold/plain/it.jsonl");
  command->callback([request, &session] { eval_command(*request, session); });
}
