// The rows of ontology/contexts.tsv and of languages/xx/contexts.tsv, read and checked. In: their
// text. Out: rows, or every fault with file, line and caret. Does not: match words.
#include <algorithm>

#include "base/rows.h"
#include "coder/contexts.h"

namespace entente::coder {
namespace {

using By = ContextRow::By;

std::size_t context_index(const Ontology& ontology, std::string_view name) {
  const auto& names = ontology.contexts();
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Why the value cannot stand there, or "".
std::string fault_of(By by, std::string_view value, const Ontology& ontology) {
  if (by == By::type && ontology.type(value) == nullptr)
    return "no such type in ontology/plover.json";
  if (by == By::mode) {
    const std::size_t slash = std::min(value.find('/'), value.size());
    const EventType* type = ontology.type(value.substr(0, slash));
    if (type == nullptr) return "no such type in ontology/plover.json";
    const std::string mode(value.substr(std::min(slash + 1, value.size())));
    if (type->modes.count(mode) == 0) return "the type has no such mode";
  }
  if (by == By::unless && context_index(ontology, value) == ontology.contexts().size())
    return "no such context in ontology/plover.json";
  return "";
}

bool read_by(std::string_view cell, By& by) {
  if (cell == "type") by = By::type;
  if (cell == "mode") by = By::mode;
  if (cell == "sector") by = By::sector;
  if (cell == "unless") by = By::unless;
  return cell == "type" || cell == "mode" || cell == "sector" || cell == "unless";
}

}  // namespace

Result<std::vector<ContextRow>> parse_context_rows(std::string_view text, const std::string& path,
                                                   const Ontology& ontology) {
  std::vector<ContextRow> rows;
  for (const Row& row : rows_of(text)) {
    const auto refuse = [&](std::string_view cell, std::string_view reason) {
      return tl::unexpected(bad_row(path, row, cell, reason));
    };
    if (row.cells.size() != 3) return refuse(row.text, "three cells wanted");
    ContextRow read;
    read.context = context_index(ontology, row.cells[0]);
    if (read.context == ontology.contexts().size())
      return refuse(row.cells[0], "no such context in ontology/plover.json");
    if (!read_by(row.cells[1], read.by))
      return refuse(row.cells[1], "type, mode, sector or unless is expected here");
    for (const std::string_view value : items_of(row.cells[2])) {
      if (const std::string fault = fault_of(read.by, value, ontology); !fault.empty())
        return refuse(value, fault);
      read.values.emplace_back(value);
    }
    rows.push_back(std::move(read));
  }
  return rows;
}

std::vector<Error> check_context_words(std::string_view text, const std::string& path,
                                       const Ontology& ontology) {
  std::vector<Error> faults;
  for (const Row& row : rows_of(text)) {
    if (row.cells.size() < 2) continue;
    if (context_index(ontology, row.cells[0]) == ontology.contexts().size())
      faults.push_back(bad_row(path, row, row.cells[0], "no such context in ontology/plover.json"));
    if (row.cells[1] != "near" && row.cells[1] != "sentence")
      faults.push_back(bad_row(path, row, row.cells[1], "near or sentence is expected here"));
  }
  return faults;
}

}  // namespace entente::coder
