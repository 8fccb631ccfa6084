#include "resolver/towns.h"

#include <algorithm>
#include <cmath>

#include "lexicon/orthography.h"
#include "resolver/gazetteer_text.h"
#include "resolver/tree.h"

namespace entente::resolver {
namespace {

constexpr std::uint32_t climb_reach = 5, date_reach = 3;
constexpr std::size_t long_bytes = 9;  // three syllables of Hangul, five Arabic letters

bool overlap(Span left, Span right) { return left.begin < right.end && right.begin < left.end; }

bool within(Span inner, Span outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }

/// Of items in the order of their sentences, drops those of one sentence that lie in the span.
template <class Item, class Mention>
void erase_within(std::vector<Item>& items, std::uint32_t index, Span span, const Mention& of) {
  const auto first = std::partition_point(
      items.begin(), items.end(), [&](const Item& item) { return of(item).sentence < index; });
  const auto end = std::partition_point(
      first, items.end(), [&](const Item& item) { return of(item).sentence == index; });
  items.erase(
      std::remove_if(first, end, [&](const Item& item) { return within(of(item).span, span); }),
      end);
}

bool is_capitalised(std::string_view form) { return lexicon::begins_with_capital(form); }

bool has_digit(std::string_view form) {
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Kharkiv, 3 May": a town, a comma and a date open the sentence, and no verb is near.
bool opens_with_date(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  const auto& words = sentence.words;
  if (first != 0 || last + date_reach >= words.size() || words[last + 1].form != ",") return false;
  bool digit = false;
  for (std::uint32_t at = last + 2; at <= last + date_reach; ++at) {
    if (is_verbal(words[at])) return false;
    digit = digit || has_digit(words[at].form);
  }
  return digit;
}

/// The parser's name that covers the words is longer than they are.
bool is_in_longer_name(const Sentence& sentence, const NamedPlace& named) {
  const auto& words = sentence.words;
  if (!words[named.first].name_begins && named.first > 0) return true;
  const std::uint32_t next = named.last + 1;
  return next < words.size() && words[next].name != NameKind::none && !words[next].name_begins;
}

/// In scripts without capitals: what the parser leaves open, and long words, seldom other words.
bool is_caseless_name(const Word& word) {
  if (lexicon::has_case(word.form)) return false;
  return word.upos == Upos::X ||
         (word.form.size() >= long_bytes && word.upos != Upos::VERB && word.upos != Upos::AUX);
}

Term term_of(const Sentence& sentence, std::uint32_t first, std::uint32_t last, Span span) {
  Term term;
  term.first = first;
  term.last = last;
  term.head = head_of(sentence, first, last);
  term.span = span;
  return term;
}

/// A capitalised neighbour that the tree ties to the name: part of a longer name.
bool is_part_of_name(const Sentence& sentence, std::uint32_t word, const NamedPlace& named) {
  const Word& beside = sentence.words[word];
  if (!is_capitalised(beside.form) || beside.upos != Upos::PROPN) return false;
  const auto inside = [&](std::int32_t head) {
    return head >= static_cast<std::int32_t>(named.first) &&
           head <= static_cast<std::int32_t>(named.last);
  };
  if (inside(beside.head) && (beside.rel == Rel::flat || beside.rel == Rel::compound)) return true;
  const Word& own = sentence.words[head_of(sentence, named.first, named.last)];
  return own.head == static_cast<std::int32_t>(word) &&
         (own.rel == Rel::flat || own.rel == Rel::compound);
}

/// The proper name that a noun governs ("city of X"), or the noun itself if it is one.
std::optional<std::uint32_t> name_of(const Sentence& sentence, std::uint32_t noun) {
  const auto is_name = [&](std::uint32_t word) {
    const Word& at = sentence.words[word];
    return at.upos == Upos::PROPN && (is_capitalised(at.form) || !lexicon::has_case(at.form));
  };
  if (is_name(noun)) return noun;
  for (std::uint32_t at = noun + 1; at < sentence.words.size() && at <= noun + 3; ++at) {
    const Rel rel = sentence.words[at].rel;
    const bool tied = rel == Rel::nmod || rel == Rel::appos || rel == Rel::flat;
    if (is_name(at) && tied && governor(sentence, at) == static_cast<std::int32_t>(noun)) return at;
  }
  return std::nullopt;
}

bool has_adjective(const Phrases& phrases) {
  return std::any_of(phrases.terms.begin(), phrases.terms.end(),
                     [](const Term& term) { return term.kind == TermKind::adjective; });
}

bool covers(const std::vector<Term>& terms, std::uint32_t word) {
  return std::any_of(terms.begin(), terms.end(),
                     [&](const Term& term) { return term.first <= word && word <= term.last; });
}

}  // namespace

Towns::Towns(const Document& document, const Parsed& parsed, const Knowledge& knowledge,
             const Gazetteer& gazetteer, const std::vector<PlacedDate>& dates)
    : document_(document),
      parsed_(parsed),
      knowledge_(knowledge),
      gazetteer_(gazetteer),
      dates_(dates),
      scanner_(gazetteer, knowledge.language) {}

void Towns::read(std::uint32_t index, const Phrases& phrases, Found& found) {
  const Sentence& sentence = parsed_.sentences[index];
  std::vector<NamedPlace> named;
  scanner_.find(document_, sentence, named);
  locate_known(index, phrases, found);
  note_regions(index, phrases, found);
  drop_in_waters(index, named, found);
  std::vector<Sighting> here;
  for (const NamedPlace& one : named) {
    if (auto sighting = sight(one, index, phrases)) here.push_back(std::move(*sighting));
  }
  const bool adjective = has_adjective(phrases);
  if (here.empty() && !adjective) return;
  const Locatives locatives(document_, sentence, knowledge_, phrases.marks.locatives);
  for (Sighting& sighting : here) weigh_position(phrases, locatives, sighting);
  if (adjective && knowledge_.language.spaces) add_by_adjective(index, phrases, locatives, here);
  sightings_.insert(sightings_.end(), here.begin(), here.end());
}

/// Its own adposition, that of the first of coordinated names, or of the noun above: "in the city
/// of".
void Towns::weigh_position(const Phrases& phrases, const Locatives& locatives,
                           Sighting& sighting) const {
  const Sentence& sentence = parsed_.sentences[sighting.sentence];
  const NamedPlace& one = sighting.named;
  sighting.locative = locatives.of(term_of(sentence, one.first, one.last, one.span));
  if (sighting.locative != Locative::none) return;
  const std::int32_t above = governor(sentence, sighting.head);
  if (above < 0 || static_cast<std::uint32_t>(above) >= one.first) return;
  const auto noun = static_cast<std::uint32_t>(above);
  const Word& word = sentence.words[noun];
  const bool joined = sentence.words[sighting.head].rel == Rel::conj && is_nominal(word);
  if (!joined && (word.upos != Upos::NOUN || one.first - noun > climb_reach)) return;
  const Locative found = locatives.of(term_of(sentence, noun, noun, word.span));
  if (joined && word.upos == Upos::PROPN) sighting.locative = found;
  sighting.inside_locative = found != Locative::none;
  sighting.of_role = covers(phrases.terms, noun);
}

/// Marks the known name that an adjective belongs to: "the Ukrainian city of Kharkiv".
bool Towns::mark_by_adjective(const Term& adjective, std::uint32_t noun,
                              std::vector<Sighting>& here) const {
  for (Sighting& sighting : here) {
    const NamedPlace& named = sighting.named;
    if (overlap(adjective.span, named.span)) return true;
    const bool own = named.first <= noun && noun <= named.last;
    const bool above = sighting.locative == Locative::none &&
                       governor(parsed_.sentences[sighting.sentence], sighting.head) ==
                           static_cast<std::int32_t>(noun);
    if (!own && !above) continue;
    sighting.adjective = adjective.codes[0];
    return true;
  }
  return false;
}

/// "bij het Duitse Bergen": the adjective says the state, also of towns that the gazetteer lacks.
void Towns::add_by_adjective(std::uint32_t index, const Phrases& phrases,
                             const Locatives& locatives, std::vector<Sighting>& here) const {
  const Sentence& sentence = parsed_.sentences[index];
  for (const Term& term : phrases.terms) {
    if (term.kind != TermKind::adjective || term.codes.size() != 1 || term.codes[0].size() != 3)
      continue;
    const std::int32_t above = governor(sentence, term.head);
    const auto noun = static_cast<std::uint32_t>(std::max(above, 0));
    if (above < 0 || covers(phrases.terms, noun) || mark_by_adjective(term, noun, here)) continue;
    const auto name = name_of(sentence, noun);
    if (!name || covers(phrases.terms, *name)) continue;
    const Word& word = sentence.words[*name];
    if (word.name == NameKind::person || word.name == NameKind::organisation) continue;
    const auto place_of = [&](std::uint32_t at) {
      return locatives.of(term_of(sentence, at, at, sentence.words[at].span));
    };
    if (*name != noun && place_of(*name) != Locative::none) continue;
    const Locative found = place_of(noun);
    if (found != Locative::in && found != Locative::near) continue;
    Sighting sighting;
    sighting.named = {*name, *name, word.span, {}};
    sighting.sentence = index;
    sighting.head = *name;
    sighting.inside_locative = true;
    sighting.adjective = term.codes[0];
    here.push_back(std::move(sighting));
  }
}

void Towns::drop_in_waters(std::uint32_t index, const std::vector<NamedPlace>& named,
                           Found& found) {
  for (const NamedPlace& one : named) {
    const bool water =
        std::any_of(one.names.begin(), one.names.end(), [&](const places::NameRecord& name) {
          return scanner_.speaks(name) && gazetteer_.place(name).kind == PlaceKind::water;
        });
    if (water) drop_within(index, one.span, found);
  }
}

/// "Cartagena de Indias" is no India.
void Towns::drop_within(std::uint32_t index, Span span, Found& found) {
  erase_within(
      found.candidates, index, span,
      [](const Candidate& one) -> const auto& { return one.mention; });
  drop_within(index, span, found.places);
}

void Towns::drop_within(std::uint32_t index, Span span, std::vector<PlaceMention>& places) {
  erase_within(
      places, index, span, [](const PlaceMention& one) -> const auto& { return one; });
}

/// Coordinates of the capitals and regions of names.tsv.
void Towns::locate_known(std::uint32_t index, const Phrases& phrases, Found& found) const {
  const auto first =
      std::partition_point(found.places.begin(), found.places.end(),
                           [&](const PlaceMention& place) { return place.sentence < index; });
  for (PlaceMention& place : std::span(first, found.places.end())) {
    if (place.sentence != index || place.latitude != 0) continue;
    const bool town =
        std::any_of(phrases.terms.begin(), phrases.terms.end(), [&](const Term& term) {
          return term.span == place.span &&
                 (term.kind == TermKind::capital || term.kind == TermKind::place);
        });
    if (!town) continue;
    auto names = gazetteer_.find(place_key(document_.at(place.span)));
    if (names.empty())
      names = gazetteer_.find(place_key(parsed_.sentences[index].words[place.last].lemma));
    for (const auto& name : names) {
      const Place known = gazetteer_.place(name);
      if (known.country != place.country) continue;
      place.latitude = known.latitude;
      place.longitude = known.longitude;
      place.geonames = known.geonames;
      break;
    }
  }
}

/// Regions and towns of names.tsv without an adposition may be objects of an act, too.
void Towns::note_regions(std::uint32_t index, const Phrases& phrases, const Found& found) {
  for (std::size_t at = 0; at < phrases.terms.size(); ++at) {
    const Term& term = phrases.terms[at];
    if (term.kind != TermKind::place || phrases.places[at] != Locative::none) continue;
    const auto place = std::find_if(
        found.places.begin(), found.places.end(),
        [&](const PlaceMention& one) { return one.sentence == index && one.span == term.span; });
    if (place == found.places.end()) continue;
    Sighting sighting;
    sighting.dateline = term.last < phrases.dateline_end;
    const std::int32_t above = governor(parsed_.sentences[index], term.head);
    sighting.of_role = above >= 0 && covers(phrases.terms, static_cast<std::uint32_t>(above));
    settled_.emplace_back(*place, sighting);
  }
}

bool Towns::is_taken(const NamedPlace& named, const Phrases& phrases,
                     const Sentence& sentence) const {
  for (const Term& term : phrases.terms) {
    const bool shorter = within(term.span, named.span) && term.span != named.span;
    if (overlap(term.span, named.span) && (!shorter || is_role(term.kind))) return true;
  }
  const auto date = std::partition_point(dates_.begin(), dates_.end(), [&](const PlacedDate& one) {
    return one.span.end <= named.span.begin;
  });
  if (date != dates_.end() && overlap(date->span, named.span)) return true;
  for (const Draft& draft : phrases.drafts) {
    if (draft.person && draft.person->first <= named.last && named.first <= draft.person->last &&
        sentence.words[named.first].name != NameKind::place)
      return true;
  }
  const auto& traps = phrases.marks.traps;
  return std::any_of(traps.begin(), traps.end(), [&](const lexicon::Match& trap) {
    return !trap.gap && overlap(trap.span, named.span);
  });
}

std::optional<Towns::Sighting> Towns::sight(const NamedPlace& named, std::uint32_t index,
                                            const Phrases& phrases) {
  const Sentence& sentence = parsed_.sentences[index];
  if (is_taken(named, phrases, sentence)) return std::nullopt;
  Sighting sighting;
  sighting.named = named;
  sighting.sentence = index;
  sighting.head = head_of(sentence, named.first, named.last);
  for (std::uint32_t at = named.first; at <= named.last; ++at) {
    const Word& word = sentence.words[at];
    sighting.doubtful =
        sighting.doubtful || word.name == NameKind::person || word.name == NameKind::organisation;
    sighting.tagged = sighting.tagged || word.name == NameKind::place;
    sighting.proper = sighting.proper || word.upos == Upos::PROPN || is_caseless_name(word);
  }
  if (sighting.doubtful && is_in_longer_name(sentence, named)) return std::nullopt;
  if (knowledge_.language.spaces) {
    if (named.first > 0 && is_part_of_name(sentence, named.first - 1, named) &&
        !covers(phrases.terms, named.first - 1))
      return std::nullopt;
    if (named.last + 1 < sentence.words.size() &&
        is_part_of_name(sentence, named.last + 1, named) && !covers(phrases.terms, named.last + 1))
      return std::nullopt;
  } else {
    const bool aligned = sentence.words[named.first].span.begin == named.span.begin;
    sighting.proper = sighting.proper && aligned;
    sighting.tagged = sighting.tagged && aligned;
    const bool beside = scanner_.stands_beside(document_.text, named.span);
    const bool long_name = named.span.end - named.span.begin >= long_bytes;
    if ((beside && (aligned || long_name)) || scanner_.is_foreign(document_.at(named.span)))
      sighting.proper = true;
    if (!sighting.proper && !sighting.tagged) return std::nullopt;
  }
  sighting.dateline = named.last < phrases.dateline_end ||
                      (index == 0 && opens_with_date(sentence, named.first, named.last));
  return sighting;
}

}  // namespace entente::resolver
