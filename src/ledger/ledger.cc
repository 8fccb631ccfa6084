#include "ledger/ledger.h"

#include "ledger/shared.h"

namespace entente::ledger {

Result<Ledger> Ledger::open(const std::string& data_folder) {
  auto settings = Settings::open(data_folder + "/ontology/ledger.tsv");
  if (!settings) return tl::unexpected(settings.error());
  auto kinds = Kinds::open(data_folder + "/ontology");
  if (!kinds) return tl::unexpected(kinds.error());
  Ledger ledger;
  ledger.shared_ = std::make_shared<Shared>();
  ledger.shared_->data_folder = data_folder;
  ledger.shared_->settings = std::move(*settings);
  ledger.shared_->kinds = std::move(*kinds);
  return ledger;
}

Result<const Pledges*> Ledger::Shared::pledges(const std::string& language) {
  return languages.of(language, [&](const std::string& name) -> lexicon::ByLanguage<Pledges>::Read {
    const std::string folder = data_folder + "/languages/" + name;
    const auto about = lexicon::Language::open(folder);
    if (!about) return tl::unexpected(about.error());
    auto read = Pledges::open(folder + "/pledges.tsv", kinds, *about);
    if (!read) return tl::unexpected(read.error());
    if (!*read) return nullptr;
    return std::make_unique<const Pledges>(std::move(**read));
  });
}

}  // namespace entente::ledger
