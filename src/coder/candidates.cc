#include "coder/candidates.h"

#include <algorithm>

#include "coder/when_where.h"

namespace entente::coder {
namespace {

Party party_of(const resolver::Actor& actor, const resolver::ActorMention& mention) {
  return {actor.code,   actor.name,         actor.sector, mention.person,
          mention.span, mention.confidence, mention.why};
}

Candidate carried(Origin origin, const std::vector<Party>& parties, const std::string& why) {
  Candidate candidate;
  candidate.origin = origin;
  candidate.parties = without_words(parties, why);
  return candidate;
}

/// The latest earlier event that a noun in the scope of the act may refer to; `how` says by what.
const Event* referred_event(const Act& act, const Scene& scene, const std::vector<Event>& earlier,
                            const Rules& rules, std::string_view& how) {
  how = "by_act";
  for (const Hit& hit : scene.hits()) {
    if (&hit == act.hit || !act.scope[hit.concept_id]) continue;
    const Rule* rule = rules.find(hit.concept_id, scene.scope(hit));
    for (auto event = earlier.rbegin(); event != earlier.rend(); ++event) {
      if (rule != nullptr && event->type == rule->type) return &*event;
    }
  }
  const bool named = std::any_of(scene.hits().begin(), scene.hits().end(), [&](const Hit& hit) {
    return &hit != act.hit && act.scope[hit.concept_id];
  });
  how = named ? "by_thing" : "by_nothing";
  return earlier.empty() ? nullptr : &earlier.back();
}

bool before(const Candidate& candidate, const Act& act) {
  return candidate.mention->last < act.hit->first;
}

/// True if the tree leads from `word` up to `top` through another clause.
bool in_another_clause(const Tree& tree, std::uint32_t word, std::uint32_t top) {
  for (std::uint32_t at = word; at != top; at = static_cast<std::uint32_t>(tree.head(at))) {
    const Rel rel = tree.rel(at);
    if (rel == Rel::conj || rel == Rel::parataxis || rel == Rel::advcl) return true;
  }
  return false;
}

/// Another act that governs the mention where this one does not, or only through another clause.
const Act* rival_of(const Act& act, const std::vector<Act>& acts, const Tree& tree,
                    std::uint32_t mention) {
  const std::uint32_t own = act.hit->head;
  const bool below = tree.is_under(mention, own);
  const auto found = std::find_if(acts.begin(), acts.end(), [&](const Act& other) {
    const std::uint32_t rival = other.hit->head;
    if (rival == own || !tree.is_under(mention, rival) || tree.is_under(own, rival)) return false;
    return !below || in_another_clause(tree, rival, own);
  });
  return found == acts.end() ? nullptr : &*found;
}

/// True if the mention is the possessor in another act's phrase: "the missile test of North Korea".
bool is_possessed(const Act& act, const std::vector<Act>& acts, const Tree& tree,
                  std::uint32_t mention) {
  if (tree.rel(mention) != Rel::nmod) return false;
  return std::any_of(acts.begin(), acts.end(), [&](const Act& other) {
    return other.hit->head != act.hit->head &&
           tree.head(mention) == static_cast<std::int32_t>(other.hit->head);
  });
}

enum class Link : std::uint8_t { none, comma, conjunction };

/// What stands between two mentions that follow each other: only a conjunction, only a comma, or
/// something else.
Link link_between(const Sentence& sentence, const resolver::ActorMention& a,
                  const resolver::ActorMention& b) {
  Link link = b.first == a.last + 1 ? Link::none : Link::comma;
  if (b.first > a.last + 4) return Link::none;
  for (std::uint32_t i = a.last + 1; i < b.first; ++i) {
    const Word& word = sentence.words[i];
    if (word.upos == Upos::CCONJ || word.form == "、" || word.form == "・") {
      link = Link::conjunction;
    } else if (word.upos != Upos::PUNCT && word.upos != Upos::DET) {
      return Link::none;
    }
  }
  return link;
}

/// Numbers the enumerations: mentions joined by commas count only if a conjunction ends the row.
void number_lists(const Sentence& sentence, std::vector<Candidate>& out) {
  std::vector<Link> links(out.size(), Link::none);
  for (std::size_t i = 0; i + 1 < out.size(); ++i)
    links[i] = link_between(sentence, *out[i].mention, *out[i + 1].mention);
  for (std::size_t i = out.size(); i-- > 0;) {
    const bool ends = i + 1 == out.size() || links[i + 1] == Link::none;
    if (links[i] == Link::comma && ends) links[i] = Link::none;
  }
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].list = number;
    if (links[i] == Link::none) ++number;
  }
}

/// In "with Aruba, Bonaire and Curaçao" the preposition is that of all three.
void share_relators(std::vector<Candidate>& out) {
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (out[i].list == out[i - 1].list && out[i].relators.empty())
      out[i].relators = out[i - 1].relators;
  }
}

/// Finds the second subject of one clause, the second object, and so on.
void find_second(const Act& act, const Tree& tree, std::vector<Candidate>& out) {
  std::vector<std::string> manners;
  for (std::size_t i = 0; i < out.size(); ++i) {
    manners.push_back(manner_of(act, out[i]));
    for (std::size_t j = 0; j < i && !out[i].second; ++j) {
      out[i].second = manners[i] == manners[j] && !act_together(out[i], out[j], tree) &&
                      tree.head(out[i].mention->head) == tree.head(out[j].mention->head);
    }
  }
}

/// Fills in how each mention stands to the act and to the other mentions.
void place_among(const Act& act, const std::vector<Act>& acts, const Scene& scene,
                 std::vector<Candidate>& out) {
  const Tree& tree = scene.tree();
  number_lists(scene.sentence(), out);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Act* rival = rival_of(act, acts, tree, out[i].mention->head);
    out[i].rival = rival != nullptr;
    if (rival != nullptr) out[i].rival_type = rival->rule->type;
    out[i].speaker = scene.says(out[i].mention->head);
    out[i].possessor = is_possessed(act, acts, tree, out[i].mention->head);
    for (std::size_t j = 0; j < out.size(); ++j) {
      if (i == j) continue;
      const bool same_side = before(out[i], act) == before(out[j], act);
      out[i].rank += same_side && (before(out[i], act) ? j > i : j < i) ? 1 : 0;
      out[i].coordinated |= act_together(out[i], out[j], tree) && !same_code(out[i], out[j]);
      out[i].repeated |= out[i].parties.front().code == out[j].parties.front().code;
    }
  }
  share_relators(out);
  find_second(act, tree, out);
}

std::vector<Party> all_parties(const Event& event) {
  std::vector<Party> all = event.actors;
  add_missing(all, event.recipients, 1);
  return all;
}

/// The latest event with several parties; where the sentence speaks of an agreement, the latest
/// that made one.
const Event* event_of_several(const std::vector<Event>& earlier, bool agreement) {
  const Event* found = nullptr;
  for (auto event = earlier.rbegin(); event != earlier.rend(); ++event) {
    if (event->actors.size() < 2) continue;
    if (found == nullptr) found = &*event;
    if (!agreement || event->type == "SUPPORT" || event->type == "AGREE") return &*event;
  }
  for (auto event = earlier.rbegin(); event != earlier.rend() && found == nullptr; ++event) {
    if (all_parties(*event).size() >= 2) found = &*event;
  }
  return found;
}

/// The parties told before: for an act of several, those of an event of several; else both sides of
/// the latest.
void add_carried(const Act& act, const Scene& scene, const std::vector<Event>& earlier,
                 std::vector<Candidate>& out) {
  const Event* event = &earlier.back();
  if (act.rule->parties == Parties::mutual || act.rule->parties == Parties::meeting) {
    const Event* several = event_of_several(earlier, scene.speaks_of_agreement(act.scope));
    if (several != nullptr) {
      const bool side = several->actors.size() >= 2;
      out.push_back(carried(Origin::carried_actor, side ? several->actors : all_parties(*several),
                            "parties of an event told before"));
      return;
    }
  }
  out.push_back(carried(Origin::carried_actor, event->actors, "actor of the event told before"));
  if (event->recipients.empty()) return;
  out.push_back(
      carried(Origin::carried_recipient, event->recipients, "recipient of the event told before"));
}

void add_told_events(const Act& act, const Scene& scene, const std::vector<Event>& earlier,
                     const Rules& rules, std::vector<Candidate>& out) {
  add_carried(act, scene, earlier, out);
  std::string_view how;
  if (const Event* event = referred_event(act, scene, earlier, rules, how)) {
    out.push_back(carried(Origin::referred, event->actors, "who did what the sentence refers to"));
    out.back().relators = {how};
  }
}

bool among(const std::vector<Candidate>& candidates, std::string_view code) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const Candidate& candidate) { return has_code(candidate.parties, code); });
}

/// Those of the sentence before, and the country where the act happens, if nobody else brings them.
void add_surroundings(const Act& act, const resolver::Mentions& mentions,
                      std::vector<Candidate>& out) {
  if (act.sentence > 0) {
    for (const auto& mention : resolver::in_sentence(mentions.actors, act.sentence - 1)) {
      const resolver::Actor& actor = mention.actors.front();
      if (mention.actors.size() != 1 || among(out, actor.code)) continue;
      out.push_back(carried(Origin::told, {party_of(actor, mention)}, "told of before"));
    }
  }
  const resolver::PlaceMention* place = nearest_place(act, mentions);
  if (place == nullptr || place->country.empty() || among(out, place->country)) return;
  Party party;
  party.code = party.name = place->country;
  out.push_back(carried(Origin::place, {party}, "where it happens"));
}

}  // namespace

void add_missing(std::vector<Party>& to, const std::vector<Party>& from, double confidence) {
  for (const Party& party : from) {
    if (has_code(to, party.code)) continue;
    to.push_back(party);
    to.back().confidence = confidence;
  }
}

std::vector<Party> without_words(const std::vector<Party>& parties, std::string_view why) {
  std::vector<Party> out = parties;
  for (Party& party : out) {
    party.span = {};
    party.why = why;
  }
  return out;
}

std::vector<Candidate> candidates_of(const Act& act, const std::vector<Act>& acts,
                                     const Scene& scene, const Document& document,
                                     const resolver::Mentions& mentions, const Relators& relators,
                                     const std::vector<Event>& earlier, const Rules& rules) {
  std::vector<Candidate> out;
  for (const resolver::ActorMention& mention :
       resolver::in_sentence(mentions.actors, act.sentence)) {
    Candidate candidate;
    candidate.mention = &mention;
    candidate.path = path_between(scene.tree(), mention.head, act.hit->head);
    candidate.ordinal = static_cast<std::uint32_t>(out.size());
    for (const resolver::Actor& actor : mention.actors)
      candidate.parties.push_back(party_of(actor, mention));
    candidate.relators = relators.roles(document, scene.sentence(), mention.first, mention.last);
    out.push_back(std::move(candidate));
  }
  place_among(act, acts, scene, out);
  if (!earlier.empty()) add_told_events(act, scene, earlier, rules, out);
  add_surroundings(act, mentions, out);
  return out;
}

}  // namespace entente::coder
