// Where a document speaks of an agreement. In: a document with trees, mentions and events, and the
// words of its language. Out: the nouns that stand for agreements, each with its kind, the parties
// and the status that its sentence gives. Promise: in the order of the text; every span is a piece
// of it. Does not: decide which nouns mean the same agreement.
#pragma once

#include <string>
#include <vector>

#include "ledger/pledges.h"
#include "model/agreement.h"
#include "model/sentence.h"
#include "resolver/mention.h"

namespace entente::ledger {

/// What is read of one document.
struct Reading {
  const Document& document;
  const Parsed& parsed;
  const resolver::Mentions& mentions;
  const std::vector<Event>& events;
  const Pledges& pledges;
  const Kinds& kinds;

  const Sentence& sentence(std::uint32_t index) const { return parsed.sentences[index]; }
  std::vector<const resolver::ActorMention*> actors_in(std::uint32_t sentence) const;
  /// Events with a mention in the sentence.
  std::vector<const Event*> events_in(std::uint32_t sentence) const;
};

struct Noun {
  std::uint32_t sentence = 0, first = 0, last = 0, head = 0;
  Span span;                     // the noun with what specifies its kind
  std::string kind;              // a row of agreements.tsv
  bool form = false;             // the kind says only that there is a text
  std::vector<Party> parties;    // by code; empty or at least two
  const Event* event = nullptr;  // the act done to the agreement
  std::string status;            // "" if the sentence gives none
};

std::vector<Noun> nouns_in(const Reading& reading);

bool overlaps(Span a, Span b);
bool is_within(Span inner, Span outer);
/// Is the word below the ancestor in the tree? A word is below itself.
bool is_below(const Sentence& sentence, std::uint32_t word, std::uint32_t ancestor);
/// Adds the party unless its code is there already or empty.
void add_party(std::vector<Party>& parties, const Party& party);

}  // namespace entente::ledger
