// Names and roles where they stand. In: a sentence and what is known of its language. Out: terms in
// text order that do not overlap, traps taken out. Promise: linear but for the overlaps. Does not:
// join names and roles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "resolver/knowledge.h"
#include "resolver/marks.h"

namespace entente::resolver {

enum class TermKind : std::uint8_t {
  name,
  adjective,
  capital,
  metonym,
  place,
  leader,  // of names.tsv; a leader is a person by name
  person,
  body,
  force,
  group,
  both,
  nation,
  counterpart  // of roles.tsv
};

struct Term {
  std::uint32_t first = 0, last = 0, head = 0;
  Span span;
  TermKind kind = TermKind::name;
  std::vector<std::string> codes;  // of names; several for one-letter names in a row
  std::string sector;
  bool of_roster =
      false;        // an office-holder of ontology/actors: her code and sector are of the day
  std::string why;  // "languages/it/names.tsv:12 giapponese"
};

inline bool is_role(TermKind kind) { return kind >= TermKind::person; }
/// A role that needs a state: person, body, force, group, counterpart.
inline bool is_agent(TermKind kind) {
  return kind >= TermKind::person && kind != TermKind::both && kind != TermKind::nation;
}

/// UNO or an international organisation by name.
inline bool is_organisation(const Term& term) {
  return term.kind == TermKind::name && term.codes.size() == 1 &&
         (term.codes.front() == "UNO" || term.codes.front().starts_with("IGO:"));
}

std::vector<Term> find_terms(const Document& document, const Sentence& sentence,
                             const Knowledge& knowledge, const Marks& marks);

}  // namespace entente::resolver
