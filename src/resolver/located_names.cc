#include "resolver/located_names.h"

#include <algorithm>
#include <array>

#include "lexicon/orthography.h"
#include "resolver/tree.h"

namespace entente::resolver {
namespace {

constexpr std::uint32_t dateline_reach = 12;
constexpr double dateline_confidence = 0.7;
constexpr std::array<std::string_view, 4> dashes = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
constexpr std::array<std::string_view, 4> opening = {"(", "[", "\xE3\x80\x90", "\xEF\xBC\x88"};
constexpr std::array<std::string_view, 4> closing = {")", "]", "\xE3\x80\x91", "\xEF\xBC\x89"};

template <class Signs>
bool is_one_of(const Signs& signs, std::string_view form) {
  return std::find(signs.begin(), signs.end(), form) != signs.end();
}

double place_confidence(Locative place) {
  switch (place) {
    case Locative::in:
      return 0.9;
    case Locative::near:
      return 0.8;
    case Locative::to:
      return 0.6;
    case Locative::from:
      return 0.4;
    default:
      return 0.3;
  }
}

/// A state's code, not an organisation's or a group's.
bool is_country(const std::vector<std::string>& codes) {
  if (codes.size() != 1 || codes.front().find(':') != std::string::npos) return false;
  return codes.front() != "EUR" && codes.front() != "UNO" && codes.front() != "NGO";
}

bool can_be_place(const Term& term) {
  return term.sector.empty() && (term.kind == TermKind::name || term.kind == TermKind::capital ||
                                 term.kind == TermKind::place);
}

/// Words that end a dateline in running text: 电.
bool is_mark(const std::vector<lexicon::Match>& marks, const Knowledge& knowledge,
             const Word& word) {
  return std::any_of(marks.begin(), marks.end(), [&](const lexicon::Match& mark) {
    return mark.span == word.span && knowledge.references.entry(mark.entry).key == "dateline";
  });
}

bool opens_text(const Document& document, const Sentence& sentence) {
  const auto begins = [&](const Block& block) { return block.span.begin == sentence.span.begin; };
  return sentence.span.begin == 0 ||
         std::any_of(document.blocks.begin(), document.blocks.end(), begins);
}

}  // namespace

std::uint32_t dateline_end(const Document& document, const Sentence& sentence,
                           const Knowledge& knowledge,
                           const std::vector<lexicon::Match>& references) {
  const auto& words = sentence.words;
  const auto reach =
      static_cast<std::uint32_t>(std::min<std::size_t>(words.size(), dateline_reach));
  if (reach == 0 || !opens_text(document, sentence)) return 0;
  const bool bracket = is_one_of(opening, words[0].form);
  bool formal = lexicon::all_capitals(words[0].form);
  for (std::uint32_t at = 1; at < reach; ++at) {
    if (bracket && is_one_of(closing, words[at].form)) return at;
    if (is_verbal(words[at])) return 0;
    const bool apart = words[at].span.begin > words[at - 1].span.end;
    if (apart && formal && is_one_of(dashes, words[at].form)) return at;
    if (!knowledge.language.spaces && is_mark(references, knowledge, words[at])) return at;
    formal = formal || words[at].upos == Upos::NUM || is_one_of(opening, words[at].form);
  }
  return 0;
}

bool in_dateline(const Phrases& phrases, const Term& term) {
  return term.last < phrases.dateline_end && !is_role(term.kind) && term.kind != TermKind::leader;
}

void add_places(const Document& document, std::uint32_t index, const Phrases& phrases,
                const Knowledge& knowledge, std::vector<PlaceMention>& out) {
  for (std::size_t at = 0; at < phrases.terms.size(); ++at) {
    const Term& term = phrases.terms[at];
    const Locative place = phrases.places[at];
    if (!is_country(term.codes) ||
        !(can_be_place(term) ||
          (knowledge.language.spaces && term.kind == TermKind::metonym && place == Locative::in)))
      continue;
    const bool dateline = in_dateline(phrases, term);
    if (place == Locative::none && term.kind != TermKind::place && !dateline) continue;
    PlaceMention mention;
    mention.sentence = index;
    mention.first = term.first;
    mention.last = term.last;
    mention.head = term.head;
    mention.span = term.span;
    mention.country = term.codes.front();
    mention.name = document.at(term.span);
    mention.confidence = dateline ? dateline_confidence : place_confidence(place);
    mention.why = term.why;
    out.push_back(std::move(mention));
  }
}

}  // namespace entente::resolver
