// What the resolver hands on. In: nothing. Out: the mentions of actors and places that the coder
// and the ledger read. Promise: `span` is a piece of the text; word indices are those of the
// sentence. Does not: know how they were found.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/document.h"
#include "resolver/dates.h"

namespace entente::resolver {

/// A state, organisation or armed group; `sector` is PLOVER's (GOV, MIL, …) or "".
struct Actor {
  std::string code, name, sector;
  bool operator==(const Actor&) const = default;
};

/// How the text names the actor.
enum class Form : std::uint8_t {
  name,
  adjective,
  capital,
  metonym,
  person,
  role,
  both,
  nation,
  pronoun
};
std::string_view to_text(Form form);

/// A noun phrase that names a political actor.
struct ActorMention {
  std::uint32_t sentence = 0, first = 0, last = 0,
                head = 0;     // head: the word that governs, for syntax
  Span span;                  // the core of the phrase
  std::vector<Actor> actors;  // never empty once resolved
  Form form = Form::name;
  std::string person;  // name of the person, "" if none
  double confidence = 0;
  std::string why;  // "languages/it/names.tsv:12 giapponese + languages/it/roles.tsv:3 ministro"
};

/// A place of the text. Latitude, longitude and geonames are 0 where unknown.
struct PlaceMention {
  std::uint32_t sentence = 0, first = 0, last = 0, head = 0;
  Span span;
  std::string country, name;
  double latitude = 0, longitude = 0;
  std::int64_t geonames = 0;
  double confidence = 0;
  std::string why;
};

/// A date and where it stands in the trees.
struct PlacedDate : DateMention {
  std::uint32_t sentence = 0, first = 0, last = 0;
};

/// Those of one sentence; `all` is in the order of the sentences.
template <class One>
std::span<const One> in_sentence(const std::vector<One>& all, std::uint32_t sentence) {
  const auto begin = std::partition_point(all.begin(), all.end(),
                                          [&](const One& one) { return one.sentence < sentence; });
  const auto end = std::partition_point(begin, all.end(),
                                        [&](const One& one) { return one.sentence == sentence; });
  return {begin, end};
}

struct Mentions {
  std::vector<ActorMention> actors;  // in text order, no two with the same head
  std::vector<PlacedDate> dates;
  std::vector<PlaceMention> places;
};

}  // namespace entente::resolver
