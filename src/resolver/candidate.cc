#include "resolver/candidate.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "resolver/located_names.h"
#include "resolver/tree.h"

namespace entente::resolver {
namespace {

constexpr std::uint32_t widest_gap = 6;
constexpr std::array<std::string_view, 12> domestic_sectors = {
    "COP", "JUD", "LEG", "OPP", "CVL", "LAB", "REB", "CRM", "EDU", "REF", "PTY", "AGR"};

Form form_of(TermKind kind) {
  switch (kind) {
    case TermKind::adjective:
      return Form::adjective;
    case TermKind::capital:
      return Form::capital;
    case TermKind::metonym:
      return Form::metonym;
    case TermKind::leader:
      return Form::person;
    case TermKind::both:
      return Form::both;
    case TermKind::nation:
      return Form::nation;
    case TermKind::name:
    case TermKind::place:
      return Form::name;
    default:
      return Form::role;
  }
}

class CandidateMaker {
 public:
  CandidateMaker(const Document& document, const Sentence& sentence, std::uint32_t index,
                 const Phrases& phrases, const Knowledge& knowledge)
      : document_(document),
        sentence_(sentence),
        index_(index),
        phrases_(phrases),
        terms_(phrases.terms),
        knowledge_(knowledge) {}

  Candidate make(const Draft& draft) const {
    Candidate made;
    const Term& main = terms_[draft.main];
    made.sector = main.sector;
    made.mention.sentence = index_;
    made.mention.form = form_of(main.kind);
    fill_actors(draft, made);
    fill_person(draft, made);
    fill_extent(draft, made);
    made.mention.confidence = confidence(draft);
    made.person_role = main.kind == TermKind::person || main.kind == TermKind::counterpart;
    made.domestic = main.kind == TermKind::force || main.kind == TermKind::group ||
                    std::find(domestic_sectors.begin(), domestic_sectors.end(), main.sector) !=
                        domestic_sectors.end();
    made.subject = is_subject(sentence_, made.mention.head);
    made.possessed = is_possessed(main);
    made.clause = clause_of(sentence_, made.mention.head);
    made.located = phrases_.places[draft.main] != Locative::none && !is_role(main.kind);
    if (is_agent(main.kind)) made.role_key = key_of(main);
    if (!draft.inner.empty()) made.inner_key = key_of(terms_[draft.inner.front()]);
    return made;
  }

 private:
  std::string key_of(const Term& term) const {
    if (!knowledge_.language.spaces) return std::string(document_.at(term.span));
    return utf8::lower(sentence_.words[term.head].lemma);
  }

  /// A possessive pronoun belongs to the term or is part of it.
  bool is_possessed(const Term& term) const {
    const std::uint32_t from = term.first > 2 ? term.first - 2 : 0;
    const auto to =
        std::min<std::uint32_t>(term.last + 2, static_cast<std::uint32_t>(sentence_.words.size()));
    for (std::uint32_t at = from; at < to; ++at) {
      const Word& word = sentence_.words[at];
      const bool mine = word.has("Poss=Yes") || (word.upos == Upos::PRON && word.rel == Rel::nmod);
      const bool here = word.head >= static_cast<std::int32_t>(term.first) &&
                        word.head <= static_cast<std::int32_t>(term.last);
      if (mine && here) return true;
    }
    return false;
  }

  void add_codes(const Term& term, const std::string& sector, Candidate& made) const {
    for (const auto& code : term.codes) {
      const Actor actor{code, knowledge_.name_of(code), sector.empty() ? term.sector : sector};
      auto& actors = made.mention.actors;
      const bool there = std::any_of(actors.begin(), actors.end(),
                                     [&](const Actor& old) { return old.code == code; });
      if (!there) actors.push_back(actor);
    }
  }

  void fill_actors(const Draft& draft, Candidate& made) const {
    const Term& main = terms_[draft.main];
    made.mention.why = main.why;
    if (!is_role(main.kind) && draft.states.empty()) return add_codes(main, "", made);
    if (is_organisation(main)) add_codes(main, "", made);
    made.wait = waiting(main.kind);
    for (const std::size_t state : draft.states) {
      made.mention.why = terms_[state].why + " + " + made.mention.why;
      if (is_role(terms_[state].kind)) {
        made.wait = waiting(terms_[state].kind);
      } else {
        add_codes(terms_[state], main.sector, made);
      }
    }
    if (made.mention.actors.empty() && draft.leader)
      add_codes(terms_[*draft.leader], main.sector, made);
    if (made.wait == Wait::two && made.mention.actors.size() < 2) made.mention.actors.clear();
    if (!made.mention.actors.empty()) made.wait = Wait::nothing;
  }

  static Wait waiting(TermKind kind) {
    switch (kind) {
      case TermKind::both:
        return Wait::two;
      case TermKind::nation:
        return Wait::nation;
      case TermKind::counterpart:
        return Wait::counterpart;
      default:
        return Wait::state;
    }
  }

  void fill_person(const Draft& draft, Candidate& made) const {
    if (terms_[draft.main].kind == TermKind::leader)
      made.mention.person = document_.at(terms_[draft.main].span);
    if (draft.leader) {
      made.mention.person = document_.at(terms_[*draft.leader].span);
      made.mention.why += " + " + terms_[*draft.leader].why;
    } else if (draft.person) {
      made.mention.person = draft.person->text;
    }
    if (!made.mention.person.empty() && terms_[draft.main].kind != TermKind::leader)
      made.mention.form = Form::person;
  }

  void fill_extent(const Draft& draft, Candidate& made) const {
    const Term& main = terms_[draft.main];
    ActorMention& mention = made.mention;
    mention.first = main.first;
    mention.last = main.last;
    mention.span = main.span;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> parts;
    std::vector<Span> spans;
    const auto part = [&](std::size_t term) {
      parts.emplace_back(terms_[term].first, terms_[term].last);
      spans.push_back(terms_[term].span);
    };
    for (const std::size_t term : draft.inner) part(term);
    for (const std::size_t term : draft.states) part(term);
    if (draft.leader) part(*draft.leader);
    if (draft.person) {
      parts.emplace_back(draft.person->first, draft.person->last);
      spans.push_back({sentence_.words[draft.person->first].span.begin,
                       sentence_.words[draft.person->last].span.end});
    }
    for (std::size_t at = 0; at < parts.size(); ++at)
      widen(mention, parts[at].first, parts[at].second, spans[at]);
    mention.head = governor_within(main.head, mention.first, mention.last);
  }

  /// The word of the phrase that governs `word`, through the phrase only.
  std::uint32_t governor_within(std::uint32_t word, std::uint32_t first, std::uint32_t last) const {
    for (int step = 0; step < 8; ++step) {
      const std::int32_t head = governor(sentence_, word);
      if (head < static_cast<std::int32_t>(first) || head > static_cast<std::int32_t>(last))
        return word;
      if (!is_nominal(sentence_.words[static_cast<std::size_t>(head)])) return word;
      word = static_cast<std::uint32_t>(head);
    }
    return word;
  }

  static void widen(ActorMention& mention, std::uint32_t first, std::uint32_t last, Span span) {
    if (first > mention.last + widest_gap || last + widest_gap < mention.first) return;
    mention.first = std::min(mention.first, first);
    mention.last = std::max(mention.last, last);
    mention.span = {std::min(mention.span.begin, span.begin), std::max(mention.span.end, span.end)};
  }

  double confidence(const Draft& draft) const {
    const Locative place = phrases_.places[draft.main];
    const bool located = place == Locative::in || place == Locative::near;
    switch (terms_[draft.main].kind) {
      case TermKind::name:
      case TermKind::metonym:
        return located ? 0.6 : 0.95;
      case TermKind::leader:
      case TermKind::adjective:
        return 0.9;
      case TermKind::capital:
        return place == Locative::none ? 0.8 : 0.45;
      default:
        return 0.6 + 0.35 * draft.score;
    }
  }

  const Document& document_;
  const Sentence& sentence_;
  std::uint32_t index_;
  const Phrases& phrases_;
  const std::vector<Term>& terms_;
  const Knowledge& knowledge_;
};

}  // namespace

std::vector<std::vector<bool>> taken_words(const Parsed& parsed, const Found& found) {
  std::vector<std::vector<bool>> taken;
  for (const auto& sentence : parsed.sentences) taken.emplace_back(sentence.words.size());
  for (const auto& candidate : found.candidates) {
    const auto& mention = candidate.mention;
    for (std::uint32_t at = mention.first; at <= mention.last; ++at)
      taken[mention.sentence][at] = true;
  }
  return taken;
}

void add_candidates(const Document& document, const Sentence& sentence, std::uint32_t index,
                    const Phrases& phrases, const Knowledge& knowledge, Found& out) {
  const CandidateMaker maker(document, sentence, index, phrases, knowledge);
  for (const Draft& draft : phrases.drafts) {
    const TermKind kind = phrases.terms[draft.main].kind;
    const Locative place = phrases.places[draft.main];
    if (kind == TermKind::place || in_dateline(phrases, phrases.terms[draft.main])) continue;
    if (kind == TermKind::capital && (place == Locative::in || place == Locative::near)) continue;
    out.candidates.push_back(maker.make(draft));
  }
  add_places(document, index, phrases, knowledge, out.places);
}

}  // namespace entente::resolver
