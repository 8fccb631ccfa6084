#include "cli/explain.h"

#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/input.h"
#include "cli/terminal.h"
#include "coder/coder.h"
#include "entente/entente.h"
#include "resolver/resolver.h"

namespace {

using namespace entente;
using Json = nlohmann::ordered_json;

struct Request {
  cli::Input input;
  bool features = false;
};

std::string joined(const std::vector<std::string>& codes) {
  std::string out;
  for (const std::string& code : codes) out += (out.empty() ? "" : ",") + code;
  return out.empty() ? "-" : out;
}

void print_tree(const Sentence& sentence) {
  std::size_t widest = 1;
  for (const Word& word : sentence.words) widest = std::max(widest, word.form.size());
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    const Word& word = sentence.words[i];
    std::printf("    %3zu %-*s %-5s <- %3d %-10s %s\n", i + 1,
                static_cast<int>(std::min<std::size_t>(widest, 24)), std::string(word.form).c_str(),
                std::string(to_text(word.upos)).c_str(), word.head + 1,
                std::string(to_text(word.rel)).c_str(), std::string(word.lemma).c_str());
  }
}

void print_mentions(const Reading& reading, std::uint32_t sentence) {
  for (const auto& mention : reading.mentions->actors) {
    if (mention.sentence != sentence) continue;
    std::vector<std::string> codes;
    for (const auto& actor : mention.actors) codes.push_back(actor.code);
    std::printf("  who   %s = %s%s  [%s]\n", std::string(reading.document.at(mention.span)).c_str(),
                joined(codes).c_str(),
                mention.person.empty() ? "" : (" (" + mention.person + ")").c_str(),
                mention.why.c_str());
  }
  for (const auto& date : reading.mentions->dates) {
    if (date.sentence != sentence) continue;
    std::printf("  when  %s = %s  [%s]\n", std::string(reading.document.at(date.span)).c_str(),
                date.value.year == 0 ? "-" : to_text(date.value).c_str(),
                std::string(date.rule).c_str());
  }
  for (const auto& place : reading.mentions->places) {
    if (place.sentence != sentence) continue;
    std::printf("  where %s = %s  [%s]\n", std::string(reading.document.at(place.span)).c_str(),
                place.country.c_str(), place.why.c_str());
  }
}

void print_act(const Document& document, const coder::TracedAct& act) {
  std::printf("  %s %s%s%s%s%s  %s > %s\n", act.kept ? "EVENT" : "drop ", act.type.c_str(),
              act.mode.empty() ? "" : "/", act.mode.c_str(),
              act.auxiliary.empty() ? "" : " aux=", act.auxiliary.c_str(),
              joined(act.actors).c_str(), joined(act.recipients).c_str());
  std::printf("        “%s” is %s by %s\n", std::string(document.at(act.trigger)).c_str(),
              act.concept_name.c_str(), act.pattern_file.c_str());
  std::printf("        rule %s: %s\n", act.rule.c_str(), act.why.c_str());
  for (const auto& party : act.parties) {
    std::printf("        party %s (%s): actor %.2f, recipient %.2f\n", joined(party.codes).c_str(),
                party.origin.c_str(), party.actor, party.recipient);
  }
  for (const auto& answer : act.dates) {
    std::printf("        when  %s (%s): %.2f\n", answer.value.c_str(), answer.origin.c_str(),
                answer.probability);
  }
  for (const auto& answer : act.places) {
    std::printf("        where %s (%s): %.2f\n", answer.value.c_str(), answer.origin.c_str(),
                answer.probability);
  }
  std::printf("        judge %.2f%s%s\n", act.accept, act.verdict.empty() ? "" : "; ",
              act.verdict.c_str());
}

void print_reading(const Reading& reading, const coder::Trace& trace) {
  std::printf("%s (%s, published %s)\n", reading.document.id.c_str(),
              reading.document.language.c_str(),
              reading.document.published.year == 0 ? "unknown"
                                                   : to_text(reading.document.published).c_str());
  for (std::uint32_t i = 0; i < reading.parsed.sentences.size(); ++i) {
    const Sentence& sentence = reading.parsed.sentences[i];
    std::printf("\n%s\n", std::string(reading.document.at(sentence.span)).c_str());
    print_tree(sentence);
    print_mentions(reading, i);
    bool event = false;
    for (const auto& act : trace.acts) {
      if (act.sentence != i) continue;
      print_act(reading.document, act);
      event = event || act.kept;
    }
    for (const auto& miss : trace.misses) {
      if (miss.sentence != i) continue;
      std::printf("  none  %s by %s: %s%s%s\n", miss.concept_name.c_str(),
                  miss.pattern_file.c_str(),
                  miss.nearest.empty() ? "no rule has this trigger"
                                       : ("nearest rule " + miss.nearest).c_str(),
                  miss.missing.empty() ? "" : " lacks ", miss.missing.c_str());
      event = true;
    }
    if (!event) std::puts("  none  no concept that starts an event is in this sentence");
  }
}

Json party_json(const coder::TracedAct::TracedParty& party) {
  return {{"codes", party.codes},
          {"origin", party.origin},
          {"actor", party.actor},
          {"recipient", party.recipient},
          {"span", Json::array({party.span.begin, party.span.end})},
          {"features", party.features}};
}

Json answer_json(const coder::TracedAct::TracedAnswer& answer) {
  return {{"value", answer.value}, {"origin", answer.origin}, {"features", answer.features}};
}

void print_features(const Reading& reading, const coder::Trace& trace) {
  for (const auto& act : trace.acts) {
    Json line = {{"document", reading.document.id},
                 {"sentence", act.sentence},
                 {"trigger", Json::array({act.trigger.begin, act.trigger.end})},
                 {"concept", act.concept_name},
                 {"type", act.type},
                 {"mode", act.mode},
                 {"auxiliary", act.auxiliary},
                 {"rule", act.rule},
                 {"actors", act.actors},
                 {"recipients", act.recipients},
                 {"kept", act.kept},
                 {"swap", act.swap},
                 {"accept", act.accept},
                 {"features", act.features}};
    line["dates"] = line["places"] = line["parties"] = line["castings"] = Json::array();
    for (const auto& party : act.parties) line["parties"].push_back(party_json(party));
    for (const auto& casting : act.castings) {
      line["castings"].push_back({{"actors", casting.actors},
                                  {"recipients", casting.recipients},
                                  {"features", casting.features}});
    }
    for (const auto& answer : act.dates) line["dates"].push_back(answer_json(answer));
    for (const auto& answer : act.places) line["places"].push_back(answer_json(answer));
    std::puts(line.dump().c_str());
  }
}

bool explain_piece(const Engine& engine, cli::Piece& piece, const Request& request) {
  auto document = cli::document_of(engine, std::move(piece), parse_date(request.input.published));
  if (!document) {
    std::fprintf(stderr, "%s\n", document.error().message.c_str());
    return false;
  }
  Reading reading{std::move(*document), {}, nullptr};
  coder::Trace trace;
  trace.features = request.features;
  const auto events = engine.explain(reading, &trace);
  if (!events) {
    std::fprintf(stderr, "%s\n", events.error().message.c_str());
    return false;
  }
  request.features ? print_features(reading, trace) : print_reading(reading, trace);
  return true;
}

void explain_command(const Request& request, Session& session) {
  const auto engine = Engine::open(session.data_folder);
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().message.c_str());
    session.exit_code = 1;
    return;
  }
  cli::Source source(request.input.paths(), request.input.format);
  cli::Piece piece;
  while (source.next(piece)) {
    if (!explain_piece(*engine, piece, request)) session.exit_code = 1;
  }
}

}  // namespace

void add_explain(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "explain", "Show for each event its rule, words and tree; for none, the nearest rule");
  const auto request = std::make_shared<Request>();
  cli::add_input(*command, request->input);
  command->add_flag("--features", request->features,
                    "JSON lines of what the judge sees of each act (for training)");
  command->footer("Example:\n  entente explain examples/ue-giappone.it.txt --published 2024-11-01");
  command->callback([command, request, &session] {
    if (request->input.files.empty() && cli::is_terminal(STDIN_FILENO)) {
      std::fputs(command->help().c_str(), stdout);
      return;
    }
    explain_command(*request, session);
  });
}
