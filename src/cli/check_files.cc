#include "cli/check_files.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"
#include "coder/contexts.h"
#include "coder/ontology.h"
#include "coder/quotes_speech.h"
#include "coder/relate_model.h"
#include "coder/relators.h"
#include "coder/rules.h"
#include "coder/weights.h"
#include "ledger/pledges.h"
#include "ledger/settings.h"
#include "parser/rules.h"
#include "resolver/dates.h"
#include "resolver/gazetteer_compile.h"
#include "resolver/knowledge.h"
#include "writer/export_codes.h"

namespace {

using entente::ErrorKind;
using entente::lexicon::Language;
using entente::lexicon::Lexicon;
using Kind = Lexicon::Kind;

/// A file that was read; files that may be missing give none.
std::optional<std::string> text_of(const std::string& path, Report& report) {
  auto text = entente::read_file(path);
  if (!text) {
    if (text.error().kind != ErrorKind::not_found) report.error(text.error());
    return std::nullopt;
  }
  ++report.files;
  if (const std::size_t bad = entente::utf8::first_bad_byte(*text); bad != entente::utf8::npos) {
    report.errors.push_back(path + ": not UTF-8 at byte " + std::to_string(bad));
    return std::nullopt;
  }
  report.rows += entente::rows_of(*text).size();
  return std::move(*text);
}

/// Each row alone, at its own line: so every fault is found, not the first only.
void check_rows(const std::string& path, const std::string& text, Kind kind,
                const Language& language, Report& report) {
  for (const entente::Row& row : entente::rows_of(text)) {
    const std::string alone = std::string(row.line - 1, '\n') + std::string(row.text);
    const auto read = Lexicon::parse(alone, path, kind, language);
    if (!read) report.error(read.error());
  }
}

/// The lexicon and its text, if all rows are good.
std::optional<Lexicon> check_lexicon(const std::string& path, Kind kind, const Language& language,
                                     std::string& text, Report& report) {
  auto read = text_of(path, report);
  if (!read) return std::nullopt;
  text = std::move(*read);
  auto lexicon = Lexicon::parse(text, path, kind, language);
  if (lexicon) return std::move(*lexicon);
  check_rows(path, text, kind, language, report);
  return std::nullopt;
}

void check_concepts(const std::string& path, const std::string& text,
                    const entente::coder::Ontology& ontology, Report& report) {
  for (const entente::Row& row : entente::rows_of(text)) {
    if (ontology.id(row.cells[0]) == entente::coder::no_concept)
      report.error(entente::bad_row(path, row, row.cells[0], "no such concept in ontology/"));
  }
}

template <class Read>
void expect(const Read& read, Report& report) {
  if (!read && read.error().kind != ErrorKind::not_found) report.error(read.error());
}

bool is_absent(const std::string& path) {
  std::error_code error;
  return !std::filesystem::exists(path, error);
}

/// Do names of several states share a row's text on purpose (scripts that join them)?
bool joins_names(const std::string& folder, const Language& language) {
  const auto knowledge = entente::resolver::Knowledge::open(folder, nullptr);
  return knowledge ? (*knowledge)->joins_names() : !language.spaces;
}

std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.is_directory(error) && entry.path().filename() != "template")
      found.push_back(entry.path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

void count(const std::string& folder, Report& report) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const auto kind = entry.path().extension();
    if (kind == ".tsv" || kind == ".rules" || kind == ".txt")
      text_of(entry.path().string(), report);
  }
}

}  // namespace

void check_language(const std::string& folder, const Codebook& codebook, Report& report) {
  const auto language = Language::open(folder);
  if (!language) return report.error(language.error());
  const std::string names_path = folder + "/names.tsv";
  std::string text;
  const auto names = check_lexicon(names_path, Kind::names, *language, text, report);
  check_codes(names_path, text, codebook, report);
  if (names) check_names(names_path, text, *names, joins_names(folder, *language), report);
  if (check_lexicon(folder + "/roles.tsv", Kind::roles, *language, text, report))
    check_roles(folder + "/roles.tsv", text, codebook, report);
  for (const char* marks : {"/traps.tsv", "/locatives.tsv", "/reference.tsv"})
    check_lexicon(folder + marks, Kind::marks, *language, text, report);
  const auto rules = entente::parser::load_rules(folder);
  expect(rules, report);
  expect(entente::coder::Relators::open(folder + "/relators.tsv"), report);
  if (text_of(folder + "/speech.tsv", report))
    expect(entente::coder::Speech::open(folder + "/speech.tsv", *language), report);
  if (is_absent(folder + "/names.tsv") || is_absent(folder + "/roles.tsv")) return;
  const std::size_t before = report.errors.size();
  const auto knowledge = entente::resolver::Knowledge::open(folder, nullptr);
  if (!knowledge && report.errors.size() == before &&
      knowledge.error().message.find("/resolver.tsv") != std::string::npos)
    report.error(knowledge.error());
}

void check_dates(const std::string& languages_folder, Report& report) {
  expect(entente::resolver::Dates::open(languages_folder), report);
}

/// Weights and kinds of the ledger, and the words of agreements of each language.
void check_ledger(const std::string& data_folder, Report& report) {
  const std::string folder = data_folder + "/ontology";
  if (is_absent(folder + "/ledger.tsv")) return;
  expect(entente::ledger::Settings::open(folder + "/ledger.tsv"), report);
  const auto kinds = entente::ledger::Kinds::open(folder);
  if (!kinds) return report.error(kinds.error());
  for (const auto& language : folders_in(data_folder + "/languages")) {
    const auto known = Language::open(language);
    if (!known || !text_of(language + "/pledges.tsv", report)) continue;
    expect(entente::ledger::Pledges::open(language + "/pledges.tsv", *kinds, *known), report);
  }
}

void check_ontology(const std::string& data_folder, Report& report) {
  const std::string folder = data_folder + "/ontology";
  count(folder, report);
  count(folder + "/rules", report);
  count(folder + "/places", report);
  count(folder + "/actors", report);
  expect(entente::coder::Weights::open(folder + "/judge.tsv"), report);
  check_ledger(data_folder, report);
  expect(entente::coder::RelateModel::open(folder + "/relate.tsv"), report);
  if (!is_absent(folder + "/cameo.tsv")) expect(entente::writer::ExportCodes::open(folder), report);
  if (!is_absent(folder + "/places")) {
    for (const auto& fault : entente::resolver::check_gazetteer(folder + "/places"))
      report.error(fault);
  }
  const auto ontology = entente::coder::Ontology::open(folder);
  if (!ontology) return report.error(ontology.error());
  expect(entente::coder::Contexts::open(data_folder, *ontology), report);
  const auto rules = entente::coder::Rules::open(folder + "/rules", *ontology);
  if (!rules) report.error(rules.error());
  for (const auto& language : folders_in(data_folder + "/languages")) {
    const std::string path = language + "/concepts.tsv";
    const auto known = Language::open(language);
    std::string text;
    if (known && check_lexicon(path, Kind::concepts, *known, text, report))
      check_concepts(path, text, *ontology, report);
    const std::string contexts = language + "/contexts.tsv";
    if (!known || !check_lexicon(contexts, Kind::marks, *known, text, report)) continue;
    for (const auto& fault : entente::coder::check_context_words(text, contexts, *ontology))
      report.error(fault);
  }
}
