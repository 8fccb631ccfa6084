#include "cli/relate.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <deque>
#include <nlohmann/json.hpp>

#include "cli/source.h"
#include "cli/terminal.h"
#include "entente/entente.h"

namespace {

using namespace entente;
using Json = nlohmann::ordered_json;

struct Request {
  std::vector<std::string> files;
  bool features = false;
};

/// One line of the input: a question with its document, or why there is none.
struct Asked {
  std::string id;
  Document document;
  Question question;
  Error error;  // message empty: none
};

bool starts_character(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// The span under `key`; `optional`: null or absent is the empty span.
Result<Span> span_of(const Json& row, const char* key, const std::string& text, bool optional) {
  const bool absent = !row.contains(key) || row[key].is_null();
  if (absent && optional) return Span{};
  const std::string name = "\"" + std::string(key) + "\"";
  const auto wrong = [&](const std::string& why) {
    return fail(ErrorKind::malformed, name + (absent ? "" : " " + row[key].dump()) + ": " + why);
  };
  if (absent) return wrong("missing; [begin,end) in bytes of \"text\" wanted");
  const Json& cell = row[key];
  if (!cell.is_array() || cell.size() != 2 || !cell[0].is_number_unsigned() ||
      !cell[1].is_number_unsigned())
    return wrong("not two byte offsets");
  const auto begin = cell[0].get<std::uint64_t>(), end = cell[1].get<std::uint64_t>();
  if (begin >= end) return wrong("is empty");
  if (end > text.size())
    return wrong("ends after the text, which has " + std::to_string(text.size()) + " bytes");
  for (const std::uint64_t at : {begin, end}) {
    if (!starts_character(text, at))
      return wrong("byte " + std::to_string(at) + " is inside a character");
  }
  return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Result<void> read_question(const Engine& engine, const cli::Piece& piece, Asked& asked) {
  if (!piece.error.message.empty()) return tl::unexpected(piece.error);
  const auto named = [&](const Error& error) {
    return fail(error.kind, piece.name + ": " + error.message);
  };
  const Json row = Json::parse(piece.bytes, nullptr, false);
  if (!row.is_object()) return named({ErrorKind::malformed, "not a JSON object"});
  if (!row.contains("text") || !row["text"].is_string())
    return named({ErrorKind::malformed, "no \"text\""});
  const std::string& text = row["text"].get_ref<const std::string&>();
  const auto actor = span_of(row, "actor", text, false);
  if (!actor) return named(actor.error());
  const auto recipient = span_of(row, "recipient", text, true);
  if (!recipient) return named(recipient.error());
  Json bare = {{"text", text}};
  for (const char* key : {"id", "language"}) {
    if (row.contains(key) && row[key].is_string()) bare[key] = row[key];
  }
  auto document = engine.read_json(piece.name, bare.dump(), {});
  if (!document) return tl::unexpected(document.error());
  asked.document = std::move(*document);
  asked.id = asked.document.id;
  asked.question = {nullptr, *actor, *recipient};
  return {};
}

std::string answer_line(const std::string& id, const Relation& relation, bool features) {
  Json line = {{"id", id},
               {"type", relation.type},
               {"quad", relation.quad},
               {"confidence", std::round(relation.confidence * 1000) / 1000}};
  if (features) line["features"] = relation.features;
  return line.dump() + "\n";
}

/// Answers a batch in its order; false if a line could not be used.
bool answer(const Engine& engine, std::deque<Asked>& batch, bool features) {
  std::vector<Question> questions;
  for (Asked& asked : batch) {
    if (!asked.error.message.empty()) continue;
    asked.question.document = &asked.document;
    questions.push_back(asked.question);
  }
  const auto relations = engine.relate_all(questions, features);
  bool clean = true;
  std::size_t next = 0;
  for (const Asked& asked : batch) {
    std::string error = asked.error.message, line;
    if (error.empty()) {
      const auto& relation = relations[next++];
      if (!relation) error = asked.id + ": " + relation.error().message;
      if (relation) line = answer_line(asked.id, *relation, features);
    }
    std::fputs(line.c_str(), stdout);
    if (!error.empty()) std::fprintf(stderr, "%s\n", error.c_str());
    clean = clean && error.empty();
  }
  batch.clear();
  return clean;
}

bool run(const Engine& engine, const Request& request) {
  constexpr std::size_t most = 32;
  cli::Source source(request.files, cli::InputFormat::jsonl);
  std::deque<Asked> batch;
  bool clean = true;
  for (cli::Piece piece; source.next(piece);) {
    Asked& asked = batch.emplace_back();
    if (auto read = read_question(engine, piece, asked); !read) asked.error = read.error();
    if (batch.size() == most) clean = answer(engine, batch, request.features) && clean;
  }
  clean = answer(engine, batch, request.features) && clean;
  return std::fflush(stdout) == 0 && clean;
}

void relate_command(const Request& request, Session& session) {
  const auto engine = Engine::open(session.data_folder);
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().message.c_str());
    session.exit_code = 1;
    return;
  }
  session.exit_code = run(*engine, request) ? 0 : 1;
}

}  // namespace

void add_relate(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("relate", "Say what the first of two marked parties does to the second");
  const auto request = std::make_shared<Request>();
  command->add_option("FILE", request->files, "Files of JSON lines; - is standard input");
  command->add_flag("--features", request->features,
                    "Add what the model saw of each row (for training)");
  command->footer(
      "A line: {\"id\",\"text\",\"actor\":[begin,end],\"recipient\":[begin,end] or null,"
      "\"language\"?}; offsets are bytes.\nExample:\n  echo '{\"text\":\"Japan condemned North "
      "Korea.\",\"actor\":[0,5],\"recipient\":[16,27]}' | entente relate");
  command->callback([command, request, &session] {
    if (request->files.empty() && cli::is_terminal(STDIN_FILENO)) {
      std::fputs(command->help().c_str(), stdout);
      return;
    }
    if (request->files.empty()) request->files = {"-"};
    relate_command(*request, session);
  });
}
