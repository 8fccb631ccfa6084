// What a Ledger keeps: the data of all languages, and that of each language read on first use.
#pragma once

#include <string>

#include "ledger/ledger.h"
#include "ledger/pledges.h"
#include "ledger/settings.h"
#include "lexicon/by_language.h"

namespace entente::ledger {

struct Ledger::Shared {
  std::string data_folder;
  Settings settings;
  Kinds kinds;
  lexicon::ByLanguage<Pledges> languages;

  /// nullptr for a language without pledges.tsv. Thread-safe; what it gives lives as long as this.
  Result<const Pledges*> pledges(const std::string& language);
};

}  // namespace entente::ledger
