#include "cli/who.h"

#include <iomanip>
#include <iostream>
#include <memory>
#include <string>

#include "base/utf8.h"
#include "parser/parser.h"
#include "resolver/resolver.h"

namespace {

using entente::Document;
using entente::Parsed;
using entente::parser::Parser;
using entente::resolver::ActorMention;
using entente::resolver::Mentions;
using entente::resolver::Resolver;

struct WhoRequest {
  std::string text, language = "en", published;
};

int complain(const std::string& message, int code) {
  std::cerr << "entente who: " << message << "\n";
  return code;
}

void print_actor(const Document& document, const ActorMention& mention) {
  std::cout << std::left << std::setw(10) << to_text(mention.form) << " ";
  std::string codes;
  for (const auto& actor : mention.actors) {
    codes +=
        (codes.empty() ? "" : ",") + actor.code + (actor.sector.empty() ? "" : "/" + actor.sector);
  }
  std::cout << std::setw(16) << codes << " " << std::fixed << std::setprecision(2)
            << mention.confidence << "  \"" << document.at(mention.span) << "\"";
  if (!mention.person.empty()) std::cout << "  person: " << mention.person;
  std::cout << "\n           " << mention.why << "\n";
}

void print(const Document& document, const Mentions& mentions) {
  for (const auto& mention : mentions.actors) print_actor(document, mention);
  for (const auto& place : mentions.places) {
    std::cout << std::left << std::setw(10) << "place"
              << " " << std::setw(16) << place.country << " " << std::fixed << std::setprecision(2)
              << place.confidence << "  \"" << document.at(place.span) << "\"\n           "
              << place.why << "\n";
  }
}

int who(const WhoRequest& request, const Session& session) {
  if (entente::utf8::first_bad_byte(request.text) != entente::utf8::npos)
    return complain("TEXT is not UTF-8", 1);
  const auto parser = Parser::open(session.data_folder);
  if (!parser) return complain(parser.error().message, 1);
  if (!parser->knows(request.language)) return complain("unknown language " + request.language, 2);
  const auto resolver = Resolver::open(session.data_folder);
  if (!resolver) return complain(resolver.error().message, 1);
  if (const auto fine = resolver->check(request.language); !fine)
    return complain(fine.error().message, 1);
  Document document;
  document.text = request.text;
  document.language = request.language;
  document.published = entente::parse_date(request.published);
  document.blocks.push_back(
      {{0, static_cast<std::uint32_t>(document.text.size())}, entente::Block::Kind::body});
  const Parsed parsed = parser->parse(document);
  print(document, resolver->resolve(document, parsed));
  return 0;
}

}  // namespace

void add_who(CLI::App& app, Session& session) {
  auto request = std::make_shared<WhoRequest>();
  CLI::App* command =
      app.add_subcommand("who", "Say which actors and places a text names, and why");
  command->add_option("TEXT", request->text, "The text")->required();
  command->add_option("--language", request->language, "ISO 639-1 code of the text's language")
      ->capture_default_str();
  command->add_option("--published", request->published, "The day it was published, as 2024-11-01");
  command->footer(
      "Example:\n  entente who --language it \"Il premier giapponese ha incontrato Lavrov a "
      "Mosca.\"\n");
  command->callback([request, &session] { session.exit_code = who(*request, session); });
}
