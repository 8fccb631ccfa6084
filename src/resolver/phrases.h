// Names and roles joined into phrases: "Japanese foreign minister Takeshi Iwaya". In: a sentence.
// Out: one draft for each phrase, with the terms it is made of. Promise: a state goes to at most
// one role, and coordinated states to the same; every term is in exactly one draft. Does not: say
// who an unnamed state or person is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "resolver/links.h"
#include "resolver/terms.h"

namespace entente::resolver {

/// A person's name beside a role noun.
struct PersonName {
  std::uint32_t first = 0, last = 0;
  std::string text;
};

struct Draft {
  std::size_t main = 0;               // the term that names the form; a role if there is one
  std::vector<std::size_t> states;    // terms that say whose
  std::vector<std::size_t> inner;     // roles inside ("spokesman of the ministry")
  std::optional<std::size_t> leader;  // a person of the lexicon beside the role
  std::optional<PersonName> person;
  double score = 1;  // of the weakest link
};

struct Phrases {
  Marks marks;
  std::vector<Term> terms;
  std::vector<Locative> places;    // of each term
  std::uint32_t dateline_end = 0;  // words before it are the dateline
  std::vector<Draft> drafts;       // in the order of their main terms
};

Phrases find_phrases(const Document& document, const Sentence& sentence,
                     const Knowledge& knowledge);

}  // namespace entente::resolver
