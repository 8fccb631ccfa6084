// Sentences, words and trees: Universal Dependencies as enums, strings as views.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace entente {

/// UD 2 part-of-speech tags, in alphabetical order.
enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};
inline constexpr int upos_count = 17;

/// UD 2 universal relations, in alphabetical order, subtypes dropped.
enum class Rel : std::uint8_t {
  acl,
  advcl,
  advmod,
  amod,
  appos,
  aux,
  case_,
  cc,
  ccomp,
  clf,
  compound,
  conj,
  cop,
  csubj,
  dep,
  det,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nsubj,
  nummod,
  obj,
  obl,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};
inline constexpr int rel_count = 37;

enum class NameKind : std::uint8_t { none, person, place, organisation, other };

std::string_view to_text(Upos upos);
std::string_view to_text(Rel rel);
Upos parse_upos(std::string_view text);  // X if unknown
Rel parse_rel(std::string_view text);    // subtype ignored; dep if unknown

/// One syntactic word. A multi-word token ("dell'") gives several words with the same `span` and
/// `token`.
struct Word {
  Span span;              // of its surface token
  std::string_view form;  // as printed; for a part of a multi-word token, the part's own form
  std::string_view lemma;
  std::string_view feats;   // "Case=Nom|Number=Sing" or ""
  std::int32_t head = -1;   // index in the sentence, -1 for the root
  std::uint32_t token = 0;  // index of its surface token in the sentence
  Upos upos = Upos::X;
  Rel rel = Rel::dep;
  NameKind name = NameKind::none;
  bool name_begins = false;  // first word of a name
  bool has(std::string_view feature) const { return feats.find(feature) != std::string_view::npos; }
};

struct Sentence {
  Span span;
  bool title = false;  // from a title block
  std::vector<Word> words;
};

/// A parsed document: the sentences and the strings that are not pieces of the text. Moveable;
/// views stay valid.
struct Parsed {
  std::vector<Sentence> sentences;
  std::deque<std::string> strings;  // owns forms and lemmas that the text does not contain
  std::string_view keep(std::string text) { return strings.emplace_back(std::move(text)); }
};

}  // namespace entente
