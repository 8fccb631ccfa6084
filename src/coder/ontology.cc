#include "coder/ontology.h"

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/rows.h"

namespace entente::coder {

Result<Ontology> Ontology::open(const std::string& ontology_folder) {
  Ontology ontology;
  if (auto done = ontology.read_concepts(ontology_folder + "/concepts.tsv"); !done) {
    return tl::unexpected(done.error());
  }
  if (auto done = ontology.read_plover(ontology_folder + "/plover.json"); !done)
    return tl::unexpected(done.error());
  return ontology;
}

Result<void> Ontology::read_concepts(const std::string& path) {
  const auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  for (const Row& row : rows_of(*text)) {
    if (row.cells.size() != 3)
      return tl::unexpected(bad_row(path, row, row.text, "three cells wanted"));
    const std::string_view kind = row.cells[1];
    if (kind != "act" && kind != "thing" && kind != "sign") {
      return tl::unexpected(bad_row(path, row, kind, "kind is act, thing or sign"));
    }
    const auto id = static_cast<ConceptId>(concepts_.size());
    if (!ids_.emplace(row.cells[0], id).second) {
      return tl::unexpected(bad_row(path, row, row.cells[0], "this concept stands twice"));
    }
    concepts_.push_back({std::string(row.cells[0]), kind == "act"     ? ConceptKind::act
                                                    : kind == "thing" ? ConceptKind::thing
                                                                      : ConceptKind::sign});
  }
  return {};
}

Result<void> Ontology::read_plover(const std::string& path) {
  const auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  const auto codebook = nlohmann::json::parse(*text, nullptr, false);
  if (codebook.is_discarded() || !codebook.contains("events")) {
    return fail(ErrorKind::malformed, path + ": not the codebook (JSON with \"events\")");
  }
  for (const auto& event : codebook["events"]) {
    EventType type{event["code"], event["quad"], event["base_score"], {}};
    for (const auto& mode : event["modes"]) {
      type.modes.emplace(mode["name"],
                         mode["score"].is_number() ? mode["score"].get<double>() : type.score);
    }
    types_.emplace(type.name, std::move(type));
  }
  for (const auto& context : codebook.value("contexts", nlohmann::json::array()))
    contexts_.push_back(context["name"]);
  return {};
}

ConceptId Ontology::id(std::string_view concept_name) const {
  const auto found = ids_.find(std::string(concept_name));
  return found == ids_.end() ? no_concept : found->second;
}

const EventType* Ontology::type(std::string_view name) const {
  const auto found = types_.find(std::string(name));
  return found == types_.end() ? nullptr : &found->second;
}

double Ontology::score(std::string_view type_name, std::string_view mode) const {
  const EventType* found = type(type_name);
  if (found == nullptr) return 0;
  const auto entry = found->modes.find(std::string(mode));
  return entry == found->modes.end() ? found->score : entry->second;
}

}  // namespace entente::coder
