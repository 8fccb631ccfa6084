// The codebook and the concepts, as data. In: ontology/plover.json, ontology/concepts.tsv. Out:
// types with quad, modes and scores; contexts; concepts by number. Promise: a concept or mode that
// the files do not name is an error, never a silent zero.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace entente::coder {

using ConceptId = std::uint16_t;
inline constexpr ConceptId no_concept = 0xFFFF;

enum class ConceptKind : std::uint8_t { act, thing, sign };

struct Concept {
  std::string name;
  ConceptKind kind;
};

/// One of PLOVER's 16 types.
struct EventType {
  std::string name;
  int quad = 0;
  double score = 0;
  std::unordered_map<std::string, double> modes;
};

class Ontology {
 public:
  static Result<Ontology> open(const std::string& ontology_folder);

  ConceptId id(std::string_view concept_name) const;  // no_concept if unknown
  const Concept& at(ConceptId id) const { return concepts_[id]; }
  std::size_t size() const { return concepts_.size(); }

  const EventType* type(std::string_view name) const;  // nullptr if unknown
  /// PLOVER's score of a type with a mode ("" or unknown mode: the type's base score).
  double score(std::string_view type, std::string_view mode) const;
  const std::vector<std::string>& contexts() const { return contexts_; }  // PLOVER's, in its order

 private:
  Result<void> read_concepts(const std::string& path);
  Result<void> read_plover(const std::string& path);
  std::vector<Concept> concepts_;
  std::unordered_map<std::string, ConceptId> ids_;
  std::unordered_map<std::string, EventType> types_;
  std::vector<std::string> contexts_;
};

}  // namespace entente::coder
