#include "coder/scene.h"

#include <algorithm>

#include "lexicon/reading.h"

namespace entente::coder {
namespace {

constexpr std::uint32_t window =
    6;  // words to either side that may refine an act where the tree is wrong

Span span_of(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  return {sentence.words[first].span.begin, sentence.words[last].span.end};
}

bool is_clause_break(const Word& word) {
  return word.upos == Upos::PUNCT && word.form != "-" && word.form != "\"" && word.form != "'" &&
         word.form != "«" && word.form != "»" && word.form != "“" && word.form != "”" &&
         word.form != "「" && word.form != "」";
}

bool is_verb(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }

bool starts_clause(Rel rel) {
  return rel == Rel::ccomp || rel == Rel::advcl || rel == Rel::acl || rel == Rel::parataxis ||
         rel == Rel::conj || rel == Rel::root || rel == Rel::csubj;
}

/// Relations within one noun phrase.
bool in_phrase(Rel rel) {
  return rel == Rel::nmod || rel == Rel::amod || rel == Rel::appos || rel == Rel::flat ||
         rel == Rel::compound || rel == Rel::conj || rel == Rel::det;
}

constexpr std::uint32_t shortest_quotation = 6;  // words; fewer are a quoted term

/// The words that carry the act: of a pattern with gaps, those beside its head.
std::pair<std::uint32_t, std::uint32_t> carrier_of(const lexicon::Match& match,
                                                   std::uint32_t head) {
  if (match.words.empty()) return {match.first, match.last};
  const auto matched = [&](std::uint32_t word) {
    return std::find(match.words.begin(), match.words.end(), word) != match.words.end();
  };
  std::uint32_t first = head, last = head;
  while (first > 0 && matched(first - 1)) --first;
  while (matched(last + 1)) ++last;
  return {first, last};
}

enum class Quote : std::uint8_t { none, opens, closes };

Quote quote_of(const Word& word, bool inside) {
  for (const std::string_view mark : {"“", "«", "„", "「", "『"}) {
    if (word.form == mark) return inside && mark == "“" ? Quote::closes : Quote::opens;
  }
  for (const std::string_view mark : {"”", "»", "」", "』"}) {
    if (word.form == mark) return Quote::closes;
  }
  if (word.form == "\"" || word.form == "''" || word.form == "``")
    return inside ? Quote::closes : Quote::opens;
  return Quote::none;
}

}  // namespace

Scene::Scene(const Document& document, const Sentence& sentence, const Concepts& concepts,
             const Ontology& ontology)
    : tree_(sentence),
      concepts_(ontology.size()),
      agreement_(ontology.id("AGREEMENT")),
      say_(ontology.id("SAY")) {
  std::vector<lexicon::Match> all, things;
  concepts.lexicon.find(lexicon::Reading(document, sentence, concepts.lexicon.vocabulary()),
                        concepts.acts, all, things);
  collect(all, concepts.lexicon, ontology);
  const std::vector<Hit> longest = hits_;
  collect(things, concepts.lexicon, ontology);
  const auto added = hits_.begin() + static_cast<std::ptrdiff_t>(longest.size());
  const ConceptId announce = ontology.id("ANNOUNCE");
  hits_.erase(
      std::remove_if(added, hits_.end(),
                     [&](const Hit& hit) {
                       return hit.concept_id == announce ||
                              std::any_of(longest.begin(), longest.end(), [&](const Hit& other) {
                                return other.concept_id == hit.concept_id && other.head == hit.head;
                              });
                     }),
      hits_.end());
}

bool Scene::says(std::uint32_t word) const {
  std::size_t steps = sentence().words.size();
  for (; in_phrase(tree_.rel(word)) && tree_.head(word) >= 0 && steps > 0; --steps)
    word = static_cast<std::uint32_t>(tree_.head(word));
  return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
    if (hit.concept_id != say_) return false;
    return tree_.head(hit.head) == static_cast<std::int32_t>(word) ||
           (tree_.rel(word) == Rel::nsubj &&
            tree_.head(word) == static_cast<std::int32_t>(hit.head));
  });
}

void Scene::collect(const std::vector<lexicon::Match>& matches, const lexicon::Lexicon& lexicon,
                    const Ontology& ontology) {
  for (const lexicon::Match& match : matches) {
    const lexicon::Entry& entry = lexicon.entry(match.entry);
    const ConceptId id = ontology.id(entry.key);
    if (id == no_concept) continue;
    std::uint32_t head = match.first;
    if (match.words.empty()) {
      head = tree_.top_of(match.first, match.last);
    } else {
      for (const std::uint32_t word : match.words)
        head = tree_.depth(word) < tree_.depth(head) ? word : head;
    }
    const auto [first, last] = carrier_of(match, head);
    hits_.push_back({id, match.first, match.last, head, match.entry, entry.third == "swap",
                     span_of(sentence(), first, last)});
  }
}

bool Scene::quoted(const Hit& act) const {
  const std::vector<Word>& words = sentence().words;
  std::uint32_t opened = 0;
  bool inside = false;
  for (std::uint32_t i = 0; i <= words.size(); ++i) {
    const Quote mark =
        i == words.size() ? (inside ? Quote::closes : Quote::none) : quote_of(words[i], inside);
    if (mark == Quote::none) continue;
    if (mark == Quote::closes && act.head >= opened && act.head < i)
      return i - opened > shortest_quotation;
    inside = mark == Quote::opens;
    opened = i + 1;
  }
  return false;
}

std::uint32_t Scene::governor(const Hit& act) const {
  std::uint32_t at = act.head;
  for (int steps = 0; steps < 3 && !is_verb(sentence().words[at]) && tree_.head(at) >= 0; ++steps) {
    at = static_cast<std::uint32_t>(tree_.head(at));
  }
  return is_verb(sentence().words[at]) ? at : act.head;
}

std::vector<std::uint32_t> Scene::verb_group(const Hit& act) const {
  const std::uint32_t verb = governor(act);
  std::vector<std::uint32_t> group = {act.head};
  if (verb != act.head) group.push_back(verb);
  for (const std::uint32_t word : {act.head, verb}) {
    for (const std::uint32_t child : tree_.children(word)) {
      if (tree_.rel(child) == Rel::aux || tree_.rel(child) == Rel::cop) group.push_back(child);
    }
    if (verb == act.head) break;
  }
  return group;
}

bool Scene::same_clause(std::uint32_t act, std::uint32_t word) const {
  const std::uint32_t top = tree_.meeting_point(act, word);
  if (!tree_.is_under(act, top) || !tree_.is_under(word, top)) return false;
  for (const std::uint32_t end : {act, word}) {
    for (std::uint32_t at = end; at != top; at = static_cast<std::uint32_t>(tree_.head(at))) {
      if (starts_clause(tree_.rel(at)) && is_verb(sentence().words[at]) && at != act) return false;
    }
  }
  return true;
}

Scope Scene::scope(const Hit& act) const {
  Scope scope(concepts_, false);
  const std::vector<Word>& words = sentence().words;
  std::uint32_t left = act.first, right = act.last;
  for (std::uint32_t n = 0; n < window && left > 0 && !is_clause_break(words[left - 1]); ++n)
    --left;
  for (std::uint32_t n = 0;
       n < window && right + 1 < words.size() && !is_clause_break(words[right + 1]); ++n)
    ++right;
  const std::uint32_t verb = governor(act);
  for (const Hit& hit : hits_) {
    if (&hit == &act) continue;
    const bool near = hit.first >= left && hit.last <= right;
    const bool below = tree_.is_under(hit.head, act.head) && hit.head != act.head;
    const bool beside =
        verb != act.head && tree_.is_under(hit.head, verb) && same_clause(act.head, hit.head);
    if (near || below || beside) scope[hit.concept_id] = true;
  }
  return scope;
}

}  // namespace entente::coder
