#include "coder/mentioned.h"

#include <algorithm>

#include "coder/players.h"

namespace entente::coder {
namespace {

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
Link link_between(const Sentence& sentence, const Relators& relators,
                  const resolver::ActorMention& a, const resolver::ActorMention& b) {
  if (b.first == a.last + 1)
    return relators.has_stem("and", sentence.words[a.last]) ? Link::conjunction : Link::none;
  Link link = Link::comma;
  if (b.first > a.last + 4) return Link::none;
  for (std::uint32_t i = a.last + 1; i < b.first; ++i) {
    const Word& word = sentence.words[i];
    if (word.upos == Upos::CCONJ || word.form == "、" || word.form == "・" ||
        relators.marks("and", word)) {
      link = Link::conjunction;
    } else if (word.upos != Upos::PUNCT && word.upos != Upos::DET) {
      return Link::none;
    }
  }
  return link;
}

/// Numbers the enumerations: mentions joined by commas count only if a conjunction ends the row.
void number_lists(const Sentence& sentence, const Relators& relators, std::vector<Candidate>& out) {
  std::vector<Link> links(out.size(), Link::none);
  for (std::size_t i = 0; i + 1 < out.size(); ++i)
    links[i] = link_between(sentence, relators, *out[i].mention, *out[i + 1].mention);
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
void find_second(const Tree& tree, std::vector<Candidate>& out) {
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (std::size_t j = 0; j < i && !out[i].second; ++j) {
      out[i].second = out[i].manner == out[j].manner && !act_together(out[i], out[j], tree) &&
                      tree.head(out[i].mention->head) == tree.head(out[j].mention->head);
    }
  }
}

/// How much a mark parts what stands before it from what stands after: 0 not at all.
int strength(const Word& word) {
  if (word.upos != Upos::PUNCT) return 0;
  for (const std::string_view mark : {";", "；", ":", "：", "—", "–", "…", ".", "。"}) {
    if (word.form == mark) return 2;
  }
  return 1;
}

/// What stands between the mention and the act: acts, verbs, punctuation.
void look_between(const Act& act, const std::vector<Act>& acts, const Sentence& sentence,
                  Candidate& candidate) {
  const resolver::ActorMention& mention = *candidate.mention;
  const bool ahead = mention.last < act.hit->first;
  const std::uint32_t begin = ahead ? mention.last + 1 : act.hit->last + 1;
  const std::uint32_t end = ahead ? act.hit->first : mention.first;
  int strongest = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    strongest = std::max(strongest, strength(sentence.words[i]));
    candidate.verbs_between += sentence.words[i].upos == Upos::VERB ? 1 : 0;
  }
  candidate.mark = strongest == 0 ? "none" : strongest == 1 ? "weak" : "strong";
  for (const Act& other : acts) {
    const std::uint32_t at = other.hit->head;
    candidate.acts_between += at >= begin && at < end ? 1 : 0;
  }
}

/// Fills in how each mention stands to the act and to the other mentions.
void place_among(const Act& act, const std::vector<Act>& acts, const Scene& scene,
                 const Relators& relators, std::vector<Candidate>& out) {
  const Tree& tree = scene.tree();
  number_lists(scene.sentence(), relators, out);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Act* rival = rival_of(act, acts, tree, out[i].mention->head);
    out[i].rival = rival != nullptr;
    if (rival != nullptr) out[i].rival_type = rival->rule->type;
    out[i].speaker = scene.says(out[i].mention->head);
    out[i].possessor = is_possessed(act, acts, tree, out[i].mention->head);
    look_between(act, acts, scene.sentence(), out[i]);
    for (std::size_t j = 0; j < out.size(); ++j) {
      if (i == j) continue;
      const bool same_side = before(out[i], act) == before(out[j], act);
      out[i].rank += same_side && (before(out[i], act) ? j > i : j < i) ? 1 : 0;
      out[i].coordinated |= act_together(out[i], out[j], tree) && !same_code(out[i], out[j]);
      out[i].repeated |= out[i].parties.front().code == out[j].parties.front().code;
    }
  }
  share_relators(out);
  find_second(tree, out);
}

}  // namespace

Party party_of(const resolver::Actor& actor, const resolver::ActorMention& mention) {
  return {actor.code,   actor.name,         actor.sector, mention.person,
          mention.span, mention.confidence, mention.why};
}

std::vector<Candidate> mentioned(const Act& act, const std::vector<Act>& acts, const Scene& scene,
                                 std::span<const Adpositions> adpositions,
                                 const resolver::Mentions& mentions, const Relators& relators) {
  std::vector<Candidate> out;
  for (const resolver::ActorMention& mention :
       resolver::in_sentence(mentions.actors, act.sentence)) {
    Candidate candidate;
    candidate.mention = &mention;
    candidate.path = path_between(scene.tree(), mention.head, act.hit->head);
    candidate.ordinal = static_cast<std::uint32_t>(out.size());
    for (const resolver::Actor& actor : mention.actors)
      candidate.parties.push_back(party_of(actor, mention));
    candidate.relators = adpositions[out.size()].own;
    candidate.beyond = adpositions[out.size()].beyond;
    candidate.manner = manner_of(act, candidate);
    out.push_back(std::move(candidate));
  }
  place_among(act, acts, scene, relators, out);
  return out;
}

}  // namespace entente::coder
