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
#include "reader/reader.h"

namespace {

using entente::Document;
using entente::Error;
using entente::ErrorKind;
using entente::Parsed;
using entente::Result;
using entente::parser::Parser;
using entente::reader::Reader;

struct Request {
  std::vector<std::string> files;
  std::string input = "text", language;
};

struct Tools {
  Parser parser;
  Reader reader;
};

Result<std::string> read_input(const std::string& path) {
  if (path != "-") return entente::read_file(path);
  std::string text;
  char buffer[1 << 16];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, stdin)) text.append(buffer, n);
  if (std::ferror(stdin) != 0) return entente::fail(ErrorKind::io, "standard input: cannot read");
  return text;
}

/// Bytes that are not UTF-8 become U+FFFD, one each, and are named on stderr. Anything else the
/// reader judges.
Result<std::string> readable(const std::string& name, std::string bytes) {
  const bool marked = bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE");
  const std::size_t bad = marked ? entente::utf8::npos : entente::utf8::first_bad_byte(bytes);
  const bool binary = bytes.find('\0') != std::string::npos;
  if (bad == entente::utf8::npos || binary) {
    return entente::reader::to_utf8(name, std::move(bytes));
  }
  std::cerr << "entente parse: " << name << ": byte " << bad << " is not UTF-8; read as U+FFFD\n";
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const entente::utf8::Unit unit = entente::utf8::decode(bytes, at);
    entente::utf8::append(text, unit.code);
    at += unit.length;
  }
  return text;
}

/// Text of any language gets its trees: what is not recognised is read as English, and stderr says
/// so.
std::string recognised(const Tools& tools, const std::string& name, std::string_view text) {
  std::string language = tools.reader.language(text);
  if (tools.parser.knows(language)) return language;
  std::cerr << "entente parse: " << name
            << ": in no language that is known; read as English (--language XX says it)\n";
  return "en";
}

Result<std::string> parse_text(const Tools& tools, const Request& request, const std::string& name,
                               std::string bytes) {
  constexpr std::size_t most = 0xFFFFFFF0u;
  if (bytes.size() > most) return entente::fail(ErrorKind::too_large, name + ": longer than 4 GB");
  Result<std::string> text = readable(name, std::move(bytes));
  if (!text) return tl::unexpected(text.error());
  Document document;
  document.text = std::move(*text);
  document.language =
      request.language.empty() ? recognised(tools, name, document.text) : request.language;
  return entente::parser::to_conllu(document, tools.parser.parse(document));
}

Result<std::string> parse_conllu(const Tools& tools, const Request& request,
                                 const std::string& name, std::string_view text) {
  Document document;
  Result<Parsed> parsed = entente::parser::read_conllu(text, document);
  if (!parsed) return entente::fail(parsed.error().kind, name + ": " + parsed.error().message);
  tools.parser.analyse(request.language, *parsed);
  return entente::parser::to_conllu(document, *parsed);
}

bool run_file(const Tools& tools, const Request& request, const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  Result<std::string> text = read_input(path);
  if (text) {
    text = request.input == "conllu" ? parse_conllu(tools, request, name, *text)
                                     : parse_text(tools, request, name, std::move(*text));
  }
  if (!text) {
    std::cerr << "entente parse: " << text.error().message << "\n";
    return false;
  }
  std::fwrite(text->data(), 1, text->size(), stdout);
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
  Result<Parser> parser = Parser::open(session.data_folder);
  Result<Reader> reader = Reader::open(session.data_folder);
  if (!parser || !reader) {
    const Error& error = parser ? reader.error() : parser.error();
    std::cerr << "entente parse: " << error.message << "\n";
    return 1;
  }
  const std::string known = listed(parser->languages());
  if (request.language.empty() && request.input == "conllu") {
    return wrong("with --input conllu say the language: --language XX, one of " + known);
  }
  if (!request.language.empty() && !parser->knows(request.language)) {
    return wrong("unknown language " + request.language + ": one of " + known);
  }
  const Tools tools{std::move(*parser), std::move(*reader)};
  bool good = true;
  for (const std::string& path : request.files) good = run_file(tools, request, path) && good;
  return std::fflush(stdout) == 0 && good ? 0 : 1;
}

constexpr const char* examples =
    "Examples:\n"
    "  entente parse article.txt\n"
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
  parse->add_option("--language", request->language,
                    "ISO 639-1 code of the input's language; left out, text is recognised");
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
