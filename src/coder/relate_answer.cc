#include "coder/relate.h"

namespace entente::coder {

Result<Relation> Coder::relate(const Question& question, const Parsed& parsed,
                               const resolver::Mentions& mentions, bool features) const {
  const Document& document = *question.document;
  const auto data = language(document.language);
  if (!data) return tl::unexpected(data.error());
  Trace trace;
  const auto events = code(document, parsed, mentions, &trace);
  if (!events) return tl::unexpected(events.error());
  std::vector<Scene> scenes;
  for (const Sentence& sentence : parsed.sentences)
    scenes.emplace_back(document, sentence, (*data)->concepts, shared_->ontology);
  Relation relation;
  relation.features = relate_features({document, parsed, mentions, scenes, trace, *events},
                                      question, shared_->ontology);
  const auto model = relate_model();
  if (!model) return tl::unexpected(model.error());
  const RelateModel::Answer answer = (*model)->answer(relation.features);
  relation.type = std::string(answer.type);
  relation.confidence = answer.probability;
  const EventType* type = shared_->ontology.type(relation.type);
  relation.quad = type == nullptr ? 0 : type->quad;
  if (!features) relation.features.clear();
  return relation;
}

}  // namespace entente::coder
