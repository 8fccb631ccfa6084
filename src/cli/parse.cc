#include "cli/parse.h"

#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/utf8.h"
#include "parser/conllu.h"
#include "parser/parser.h"

namespace {

using entente::Document;
using entente::Error;
using entente::ErrorKind;
using entente::Parsed;
using entente::Result;
using entente::parser::Parser;

struct Request {
  std::vector<std::string> files;
  std::string input = "text", language;
};

Result<std::string> read_input(const std::string& path) {
  if (path != "-") return entente::read_file(path);
  std::string text;
  char buffer[1 << 16];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, stdin)) text.append(buffer, n);
  if (std::ferror(stdin) != 0) return entente::fail(ErrorKind::io, "standard input: cannot read");
  return text;
}

Result<std::string> parse_text(const Parser& parser, const Request& request, std::string text) {
  constexpr std::size_t most = 0xFFFFFFF0u;
  if (text.size() > most) return entente::fail(ErrorKind::too_large, "longer than 4 GB");
  const std::size_t bad = entente::utf8::first_bad_byte(text);
  if (bad != entente::utf8::npos) {
    return entente::fail(ErrorKind::malformed, "byte " + std::to_string(bad) + " is not UTF-8");
  }
  Document document;
  document.text = std::move(text);
  document.language = request.language;
  return entente::parser::to_conllu(document, parser.parse(document));
}

Result<std::string> parse_conllu(const Parser& parser, const Request& request,
                                 std::string_view text) {
  Document document;
  Result<Parsed> parsed = entente::parser::read_conllu(text, document);
  if (!parsed) return tl::unexpected(parsed.error());
  parser.analyse(request.language, *parsed);
  return entente::parser::to_conllu(document, *parsed);
}

bool run_file(const Parser& parser, const Request& request, const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  Result<std::string> text = read_input(path);
  if (!text) {
    std::cerr << "entente parse: " << text.error().message << "\n";
    return false;
  }
  const Result<std::string> out = request.input == "conllu"
                                      ? parse_conllu(parser, request, *text)
                                      : parse_text(parser, request, std::move(*text));
  if (!out) {
    std::cerr << "entente parse: " << name << ": " << out.error().message << "\n";
    return false;
  }
  std::fwrite(out->data(), 1, out->size(), stdout);
  return true;
}

int wrong(const std::string& message) {
  std::cerr << "entente parse: " << message << "\n";
  return 2;
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
  return out;
}

int parse_command(const Request& request, const Session& session) {
  const Result<Parser> parser = Parser::open(session.data_folder);
  if (!parser) {
    std::cerr << "entente parse: " << parser.error().message << "\n";
    return 1;
  }
  if (request.language.empty()) {
    return wrong("say the language: --language XX, one of " + listed(parser->languages()));
  }
  if (!parser->knows(request.language)) {
    return wrong("unknown language " + request.language + ": one of " +
                 listed(parser->languages()));
  }
  bool good = true;
  for (const std::string& path : request.files) good = run_file(*parser, request, path) && good;
  return std::fflush(stdout) == 0 && good ? 0 : 1;
}

constexpr const char* examples =
    "Examples:\n"
    "  entente parse --language it article.txt\n"
    "  echo 'Il premier incontra il presidente.' | entente parse --language it\n"
    "  entente parse --input conllu --language en tokens.conllu\n"
    "\n"
    "Output is CoNLL-U; names stand in MISC (Name=B-person). With --input conllu the given tokens "
    "are kept.\n";

}  // namespace

void add_parse(CLI::App& app, Session& session) {
  auto request = std::make_shared<Request>();
  CLI::App* parse =
      app.add_subcommand("parse", "Write sentences, words, tags, trees and names as CoNLL-U");
  parse->add_option("--input", request->input, "What comes in: text or conllu")
      ->check(CLI::IsMember({"text", "conllu"}))
      ->capture_default_str();
  parse->add_option("--language", request->language, "ISO 639-1 code of the input's language");
  parse->add_option("FILE", request->files, "Files to read; - or none: standard input");
  parse->footer(examples);
  parse->callback([parse, request, &session] {
    if (request->files.empty()) {
      if (::isatty(STDIN_FILENO) != 0) {
        std::cerr << parse->help();
        session.exit_code = 2;
        return;
      }
      request->files.emplace_back("-");
    }
    session.exit_code = parse_command(*request, session);
  });
}
