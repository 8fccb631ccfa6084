#include "cli/check_names.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <map>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"
#include "lexicon/pattern.h"

namespace {

using entente::bad_row;
using entente::Row;
using entente::lexicon::Entry;
using entente::lexicon::Lexicon;

void add_sectors(const nlohmann::json& book, Codebook& codebook) {
  for (const char* group : {"sectors", "nonstate_codes"}) {
    const auto found = book.find(group);
    if (found == book.end()) continue;
    for (const auto& [key, value] : found->items()) {
      codebook.sectors.insert(key);
      if (!value.is_object()) continue;
      for (const auto& inner : value.items()) codebook.sectors.insert(inner.key());
    }
  }
}

const Row* row_at(const std::vector<Row>& rows, std::uint32_t line) {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), line,
                       [](const Row& row, std::uint32_t at) { return row.line < at; });
  return found != rows.end() && found->line == line ? &*found : nullptr;
}

/// The pattern where the row writes it.
std::string_view cell_of(const Row& row, const Entry& entry) {
  if (row.cells.size() < 3) return row.text;
  const std::size_t at = row.cells[2].find(entry.pattern);
  return at == std::string_view::npos ? row.text : row.cells[2].substr(at, entry.pattern.size());
}

/// The first entry that uses a spelling, by spelling and kind.
using Seen = std::map<std::pair<std::string, std::string>, const Entry*>;

class NameChecker {
 public:
  NameChecker(const std::string& path, const std::vector<Row>& rows, bool joins_names,
              Report& report)
      : path_(path), rows_(rows), joins_names_(joins_names), report_(report) {}

  void check(const Entry& entry) {
    const Row* row = row_at(rows_, entry.row);
    const auto spelled = entente::lexicon::expand(entry.pattern);
    if (row == nullptr || !spelled) return;
    for (const auto& one : *spelled) {
      if (is_one_letter(one)) {
        report_.error(bad_row(path_, *row, cell_of(*row, entry), "a name of one letter"));
      } else {
        compare(entry, *row, one);
      }
    }
  }

 private:
  void compare(const Entry& entry, const Row& row, const std::string& spelled) {
    const auto [place, fresh] =
        seen_.emplace(std::pair(entente::utf8::lower(spelled), std::string(entry.second)), &entry);
    const Entry& first = *place->second;
    if (fresh || joins_names_) return;
    if (first.key == entry.key) {
      if (first.third == entry.third && first.row != entry.row)
        warn(row, entry, spelled, first, "stands twice: see line ");
      return;
    }
    const bool states = entry.second == "name" && entry.third.empty() && first.third.empty();
    if (!states)
      return warn(row, entry, spelled, first,
                  "also means " + std::string(first.key) + ": see line ");
    report_.error(bad_row(path_, row, cell_of(row, entry),
                          spelled + " also names " + std::string(first.key) + ": see line " +
                              std::to_string(first.row)));
  }
  void warn(const Row& row, const Entry& entry, const std::string& spelled, const Entry& first,
            const std::string& reason) {
    report_.warning(bad_row(path_, row, cell_of(row, entry),
                            spelled + " " + reason + std::to_string(first.row)));
  }

  const std::string& path_;
  const std::vector<Row>& rows_;
  bool joins_names_;
  Report& report_;
  Seen seen_;
};

}  // namespace

bool is_one_letter(std::string_view spelled) {
  while (spelled.ends_with('*')) spelled.remove_suffix(1);
  if (spelled.empty()) return true;
  const auto unit = entente::utf8::decode(spelled, 0);
  const auto code = static_cast<UChar32>(unit.code);
  return unit.length == spelled.size() && u_isalpha(code) &&
         !u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC) && unit.length < 3;
}

Codebook Codebook::open(const std::string& ontology_folder, Report& report) {
  Codebook codebook;
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code)
    codebook.states.insert(uloc_getISO3Country((std::string("und_") + *code).c_str()));
  for (const char* more : {"KOS", "EUR", "UNO", "NGO", "MNC"}) codebook.states.insert(more);
  const std::string path = ontology_folder + "/plover.json";
  const auto text = entente::read_file(path);
  if (!text) {
    report.error(text.error());
    return codebook;
  }
  const auto book = nlohmann::json::parse(*text, nullptr, false);
  if (book.is_discarded()) {
    report.errors.push_back(path + ": not JSON");
  } else {
    add_sectors(book, codebook);
  }
  return codebook;
}

bool Codebook::knows_code(std::string_view code) const {
  const std::size_t colon = code.find(':');
  if (colon == std::string_view::npos) return states.find(code) != states.end();
  const auto kind = code.substr(0, colon);
  return (kind == "IGO" || kind == "IMG") && colon + 1 < code.size();
}

void check_codes(const std::string& path, const std::string& text, const Codebook& codebook,
                 Report& report) {
  for (const Row& row : entente::rows_of(text)) {
    if (!codebook.knows_code(row.cells[0]))
      report.error(bad_row(path, row, row.cells[0], "unknown code"));
    if (row.cells.size() > 3 && !row.cells[3].empty() &&
        codebook.sectors.find(row.cells[3]) == codebook.sectors.end())
      report.error(bad_row(path, row, row.cells[3], "unknown sector"));
  }
}

void check_names(const std::string& path, const std::string& text, const Lexicon& names,
                 bool joins_names, Report& report) {
  const auto rows = entente::rows_of(text);
  NameChecker checker(path, rows, joins_names, report);
  for (std::uint32_t at = 0; at < names.size(); ++at) checker.check(names.entry(at));
}

void check_roles(const std::string& path, const std::string& text, const Codebook& codebook,
                 Report& report) {
  for (const Row& row : entente::rows_of(text)) {
    if (codebook.sectors.find(row.cells[0]) == codebook.sectors.end())
      report.error(bad_row(path, row, row.cells[0], "unknown sector"));
  }
}
