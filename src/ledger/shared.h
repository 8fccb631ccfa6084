// What a Ledger keeps: the data of all languages, and that of each language read on first use.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "ledger/ledger.h"
#include "ledger/pledges.h"
#include "ledger/settings.h"

namespace entente::ledger {

struct Ledger::Shared {
  std::string data_folder;
  Settings settings;
  Kinds kinds;
  std::mutex mutex;
  std::map<std::string, std::unique_ptr<const Pledges>> languages;

  /// nullptr for a language without pledges.tsv. Thread-safe; what it gives lives as long as this.
  Result<const Pledges*> pledges(const std::string& language);
};

}  // namespace entente::ledger
