// The options by which every subcommand takes documents. In: the command line. Out: files, day of
// publication and format; a document of each piece. Promise: one meaning of --published and --input
// in all subcommands; a wrong one is wrong usage. Does not: read files.
#pragma once

#include <string>
#include <vector>

#include "cli/source.h"
#include "entente/entente.h"

namespace CLI {
class App;
}

namespace entente::cli {

struct Input {
  std::vector<std::string> files;  // empty: standard input
  std::string published;
  InputFormat format = InputFormat::automatic;
  std::vector<std::string> paths() const {
    return files.empty() ? std::vector<std::string>{"-"} : files;
  }
};

/// FILE…, --published and --input; `input` must outlive the parsing.
void add_input(CLI::App& command, Input& input);

/// The document of a piece. Errors: the piece's own, and those of Engine::read_….
Result<Document> document_of(const Engine& engine, Piece piece, Date published);

}  // namespace entente::cli
