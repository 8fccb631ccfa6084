#include "coder/coder.h"

#include <algorithm>

#include "base/files.h"
#include "coder/session.h"
#include "lexicon/vocabulary.h"

namespace entente::coder {
namespace {

/// The text of a concept file with the rows of acts left empty, so that line numbers stay.
std::string without_acts(std::string_view text, const Ontology& ontology) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const ConceptId id = ontology.id(line.substr(0, line.find('\t')));
    if (id == no_concept || ontology.at(id).kind != ConceptKind::act) out += line;
    out += '\n';
    begin = end + 1;
  }
  return out;
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
  const auto vocabulary = std::make_shared<lexicon::Vocabulary>(*language);
  auto concepts = lexicon::Lexicon::open(folder + "/concepts.tsv", lexicon::Lexicon::Kind::concepts,
                                         *language, vocabulary);
  if (!concepts) return tl::unexpected(concepts.error());
  const auto text = read_file(folder + "/concepts.tsv");
  if (!text) return tl::unexpected(text.error());
  auto things = lexicon::Lexicon::parse(without_acts(*text, ontology), folder + "/concepts.tsv",
                                        lexicon::Lexicon::Kind::concepts, *language, vocabulary);
  if (!things) return tl::unexpected(things.error());
  auto relators = Relators::open(folder + "/relators.tsv");
  if (!relators) return tl::unexpected(relators.error());
  return std::make_unique<const LanguageData>(
      LanguageData{std::move(*concepts), std::move(*things), std::move(*relators)});
}

Result<const Coder::LanguageData*> Coder::language(const std::string& code) const {
  return shared_->languages.of(code, [&](const std::string& name) { return shared_->read(name); });
}

Result<std::vector<Event>> Coder::code(const Document& document, const Parsed& parsed,
                                       const resolver::Mentions& mentions, Trace* trace) const {
  const auto data = language(document.language);
  if (!data) return tl::unexpected(data.error());
  Session session({document, parsed, mentions, (*data)->concepts, (*data)->things,
                   (*data)->relators, shared_->ontology, shared_->rules, shared_->weights},
                  trace);
  for (std::uint32_t i = 0; i < parsed.sentences.size(); ++i) session.sentence(i);
  std::vector<Event> events = merge(session.take());
  const std::uint64_t seed = id_seed(document);
  for (Event& event : events) event.id = event_id(seed, event);
  return events;
}

}  // namespace entente::coder
