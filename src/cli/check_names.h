// Codes, sectors and double meanings in names.tsv and roles.tsv. In: a lexicon that reads well.
// Out: faults. Promise: a name that stands for two states at once is an error where names of states
// are not joined, else a warning. Does not: check the format of patterns.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "cli/check_report.h"
#include "lexicon/lexicon.h"

/// What codes and sectors may say.
struct Codebook {
  std::set<std::string, std::less<>> states, sectors;
  static Codebook open(const std::string& ontology_folder, Report& report);
  /// ISO 3166-1 alpha-3, KOS, EUR, UNO, NGO, MNC, IGO:…, IMG:…
  bool knows_code(std::string_view code) const;
};

/// One letter of a script in which a letter is no word.
bool is_one_letter(std::string_view spelled);

/// Codes and sectors of the rows of names.tsv, good rows or bad.
void check_codes(const std::string& path, const std::string& text, const Codebook& codebook,
                 Report& report);
/// `text` is the file that the lexicon was read from.
void check_names(const std::string& path, const std::string& text,
                 const entente::lexicon::Lexicon& names, bool joins_names, Report& report);
void check_roles(const std::string& path, const std::string& text, const Codebook& codebook,
                 Report& report);
