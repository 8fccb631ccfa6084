#include "cli/input.h"

#include <CLI/CLI.hpp>

#include "cli/choice.h"

namespace entente::cli {
namespace {

std::string day_wanted(const std::string& text) {
  return parse_date(text).day != 0 ? "" : "no date: '" + text + "' (want YYYY-MM-DD)";
}

}  // namespace

void add_input(CLI::App& command, Input& input) {
  command.add_option("FILE", input.files, "Files, gzipped or not; - is standard input");
  command
      .add_option("--published", input.published,
                  "Day of publication, YYYY-MM-DD; relative dates count from it")
      ->check(CLI::Validator(day_wanted, "DAY"));
  one_of<InputFormat>(
      command.add_option("--input", input.format,
                         "text, html, jsonl or auto (default): by name and first bytes"),
      {{"auto", InputFormat::automatic},
       {"text", InputFormat::text},
       {"html", InputFormat::html},
       {"jsonl", InputFormat::jsonl}});
}

Result<Document> document_of(const Engine& engine, Piece piece, Date published) {
  if (!piece.error.message.empty()) return tl::unexpected(piece.error);
  if (piece.json) return engine.read_json(piece.name, piece.bytes, published);
  if (piece.html) return engine.read_html(piece.name, std::move(piece.bytes), published);
  return engine.read_text(piece.name, std::move(piece.bytes), published);
}

}  // namespace entente::cli
