#include "coder/coder.h"

#include <algorithm>

#include "coder/session.h"

namespace entente::coder {
namespace {

std::vector<bool> acts_among(const lexicon::Lexicon& concepts, const Ontology& ontology) {
  std::vector<bool> acts(concepts.size());
  for (std::uint32_t entry = 0; entry < concepts.size(); ++entry) {
    const ConceptId id = ontology.id(concepts.entry(entry).key);
    acts[entry] = id != no_concept && ontology.at(id).kind == ConceptKind::act;
  }
  return acts;
}

}  // namespace

Result<Coder> Coder::open(const std::string& data_folder) {
  auto ontology = Ontology::open(data_folder + "/ontology");
  if (!ontology) return tl::unexpected(ontology.error());
  auto rules = Rules::open(data_folder + "/ontology/rules", *ontology);
  if (!rules) return tl::unexpected(rules.error());
  auto weights = Weights::open(data_folder + "/ontology/judge.tsv");
  if (!weights) return tl::unexpected(weights.error());
  Coder coder;
  coder.shared_ = std::make_shared<Shared>();
  coder.shared_->data_folder = data_folder;
  coder.shared_->ontology = std::move(*ontology);
  coder.shared_->rules = std::move(*rules);
  coder.shared_->weights = std::move(*weights);
  return coder;
}

Result<const RelateModel*> Coder::relate_model() const {
  const std::lock_guard lock(shared_->mutex);
  if (shared_->relate == nullptr) {
    auto model = RelateModel::open(shared_->data_folder + "/ontology/relate.tsv");
    if (!model) return tl::unexpected(model.error());
    shared_->relate = std::make_unique<const RelateModel>(std::move(*model));
  }
  return shared_->relate.get();
}

Result<std::unique_ptr<const Coder::LanguageData>> Coder::Shared::read(
    const std::string& code) const {
  const std::string folder = data_folder + "/languages/" + code;
  const auto language = lexicon::Language::open(folder);
  if (!language) return tl::unexpected(language.error());
  auto concepts =
      lexicon::Lexicon::open(folder + "/concepts.tsv", lexicon::Lexicon::Kind::concepts, *language);
  if (!concepts) return tl::unexpected(concepts.error());
  std::vector<bool> acts = acts_among(*concepts, ontology);
  auto relators = Relators::open(folder + "/relators.tsv");
  if (!relators) return tl::unexpected(relators.error());
  return std::make_unique<const LanguageData>(
      LanguageData{{std::move(*concepts), std::move(acts)}, std::move(*relators)});
}

Result<const Coder::LanguageData*> Coder::language(const std::string& code) const {
  return shared_->languages.of(code, [&](const std::string& name) { return shared_->read(name); });
}

Result<std::vector<Event>> Coder::code(const Document& document, const Parsed& parsed,
                                       const resolver::Mentions& mentions, Trace* trace) const {
  const auto data = language(document.language);
  if (!data) return tl::unexpected(data.error());
  Session session({document, parsed, mentions, (*data)->concepts, (*data)->relators,
                   shared_->ontology, shared_->rules, shared_->weights},
                  trace);
  for (std::uint32_t i = 0; i < parsed.sentences.size(); ++i) session.sentence(i);
  std::vector<Event> events = merge(session.take());
  const std::uint64_t seed = id_seed(document);
  for (Event& event : events) event.id = event_id(seed, event);
  return events;
}

}  // namespace entente::coder
