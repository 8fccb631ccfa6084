#include "coder/sides.h"

#include <algorithm>

namespace entente::coder {
namespace {

constexpr double turned = 0.15;        // from which a second side is taken for the recipient
constexpr double second_party = 0.25;  // from which the partner of a single sure party is taken
constexpr double surely = 0.8;         // from which a second target stays a recipient
constexpr double beyond_doubt = 0.97;  // from which a second side stays an actor
constexpr double last_resort = 0.2;    // least probability of the only actor

bool coordinated(const Tree& tree, std::uint32_t a, std::uint32_t b) {
  const auto conjunct_of = [&](std::uint32_t word, std::uint32_t head) {
    return tree.rel(word) == Rel::conj && tree.head(word) == static_cast<std::int32_t>(head);
  };
  return conjunct_of(a, b) || conjunct_of(b, a) ||
         (tree.rel(a) == Rel::conj && tree.rel(b) == Rel::conj && tree.head(a) == tree.head(b));
}

}  // namespace

bool same_code(const Candidate& a, const Candidate& b) {
  return !a.parties.empty() && !b.parties.empty() &&
         a.parties.front().code == b.parties.front().code;
}

bool act_together(const Candidate& a, const Candidate& b, const Tree& tree) {
  if (same_code(a, b)) return true;
  if (a.mention == nullptr || b.mention == nullptr) return false;
  if (a.list == b.list) return true;
  return coordinated(tree, a.mention->head, b.mention->head);
}

void add_missing(std::vector<Party>& to, const std::vector<Party>& from, double confidence) {
  for (const Party& party : from) {
    const bool known =
        std::any_of(to.begin(), to.end(), [&](const Party& p) { return p.code == party.code; });
    if (!known) {
      to.push_back(party);
      to.back().confidence = confidence;
    }
  }
}

namespace {

/// All who act together with `seed`, directly or through others: flags by position.
std::vector<bool> group_of(const Assignment& out, std::size_t seed, const Tree& tree) {
  std::vector<bool> in(out.judged.size(), false);
  in[seed] = true;
  for (bool grown = true; grown;) {
    grown = false;
    for (std::size_t i = 0; i < in.size(); ++i) {
      for (std::size_t j = 0; j < in.size() && !in[i]; ++j) {
        if (in[j] && act_together(out.judged[j].candidate, out.judged[i].candidate, tree))
          in[i] = grown = true;
      }
    }
  }
  return in;
}

/// In an act of one side on another, only those are actors who act together with the likeliest one;
/// the others are moved to the recipients where that is not unlikely.
void keep_one_side(Assignment& out, const Tree& tree) {
  const auto first =
      std::max_element(out.judged.begin(), out.judged.end(),
                       [](const Judged& a, const Judged& b) { return a.actor < b.actor; });
  if (first == out.judged.end()) return;
  const std::vector<bool> group =
      group_of(out, static_cast<std::size_t>(first - out.judged.begin()), tree);
  for (std::size_t i = 0; i < group.size(); ++i) {
    Judged& judged = out.judged[i];
    if (group[i] || judged.actor < judged.recipient || judged.actor >= beyond_doubt) continue;
    if (judged.recipient >= turned) judged.recipient = std::max(judged.recipient, chosen);
    judged.actor = std::min(judged.actor, judged.recipient) / 2;
  }
}

/// Of the recipients, those stay who belong with the likeliest one or are nearly as sure.
void keep_one_target(Assignment& out, const Tree& tree) {
  const auto first =
      std::max_element(out.judged.begin(), out.judged.end(),
                       [](const Judged& a, const Judged& b) { return a.recipient < b.recipient; });
  if (first == out.judged.end() || first->recipient < chosen) return;
  const std::vector<bool> group =
      group_of(out, static_cast<std::size_t>(first - out.judged.begin()), tree);
  for (std::size_t i = 0; i < group.size(); ++i) {
    Judged& judged = out.judged[i];
    if (group[i] || judged.recipient >= surely) continue;
    judged.recipient = std::min(judged.recipient, chosen / 2);
  }
}

bool has_relator(const Candidate& candidate, std::string_view role) {
  return candidate.mention != nullptr &&
         std::find(candidate.relators.begin(), candidate.relators.end(), role) !=
             candidate.relators.end();
}

/// "Cooperation between A and B": those are the parties and nobody else is. True if the act is so
/// written.
bool between_parties(Assignment& out, const Act& act, const Tree& tree) {
  const auto named = std::find_if(out.judged.begin(), out.judged.end(), [&](const Judged& judged) {
    return has_relator(judged.candidate, "between") &&
           tree.is_under(judged.candidate.mention->head, act.hit->head);
  });
  if (named == out.judged.end()) return false;
  for (Judged& judged : out.judged) {
    const bool party = judged.candidate.mention != nullptr &&
                       act_together(named->candidate, judged.candidate, tree);
    judged.actor = party ? std::max(judged.actor, surely) : 0;
    judged.recipient = 0;
  }
  return true;
}

/// Mentions that belong to another act are left out of a side that somebody else fills.
void leave_rivals(Assignment& out) {
  bool actor = false, recipient = false;
  for (const Judged& judged : out.judged) {
    if (judged.candidate.rival) continue;
    actor = actor || (judged.actor >= chosen && !judged.candidate.possessor);
    recipient = recipient || judged.recipient >= chosen;
  }
  for (Judged& judged : out.judged) {
    const bool elsewhere = judged.candidate.rival || judged.candidate.possessor;
    if (elsewhere && actor && judged.actor < beyond_doubt) judged.actor = 0;
    if (judged.candidate.rival && recipient && judged.recipient < beyond_doubt)
      judged.recipient = 0;
  }
}

/// "The talks took place": an act of several whose sentence names none of them is that of the
/// parties told before.
void take_the_pair_before(Assignment& out) {
  const auto before = std::find_if(out.judged.begin(), out.judged.end(), [](const Judged& judged) {
    return judged.candidate.origin == Origin::carried_actor && judged.candidate.parties.size() >= 2;
  });
  if (before == out.judged.end()) return;
  const bool named = std::any_of(out.judged.begin(), out.judged.end(), [](const Judged& judged) {
    return judged.candidate.mention != nullptr && !judged.candidate.rival &&
           !judged.candidate.possessor && judged.actor >= second_party;
  });
  if (named) return;
  for (Judged& judged : out.judged) {
    if (&judged != &*before) judged.actor = judged.recipient = 0;
  }
  before->actor = std::max(before->actor, chosen);
}

/// A visit has a host who is somebody else: the likeliest other mention, if it is not unlikely.
void find_the_host(Assignment& out) {
  const auto visitor =
      std::max_element(out.judged.begin(), out.judged.end(),
                       [](const Judged& a, const Judged& b) { return a.actor < b.actor; });
  if (visitor == out.judged.end() || visitor->actor < chosen) return;
  Judged* host = nullptr;
  for (Judged& judged : out.judged) {
    if (same_code(visitor->candidate, judged.candidate)) {
      judged.recipient = 0;
    } else if (judged.actor < chosen && (host == nullptr || judged.recipient > host->recipient)) {
      host = &judged;
    }
  }
  if (host != nullptr && host->recipient >= second_party)
    host->recipient = std::max(host->recipient, chosen);
}

/// A verb without a likely actor has that of the nearest subject before it, if that is not its
/// target.
void take_the_subject_before(Assignment& out, const Act& act, const Tree& tree) {
  const auto likely = [](const Judged& judged) {
    return judged.actor >= chosen && judged.actor >= judged.recipient;
  };
  const Word& verb = tree.sentence().words[act.hit->head];
  if (verb.upos != Upos::VERB || act.passive ||
      std::any_of(out.judged.begin(), out.judged.end(), likely))
    return;
  Judged* subject = nullptr;
  for (Judged& judged : out.judged) {
    const resolver::ActorMention* mention = judged.candidate.mention;
    if (mention == nullptr || mention->last >= act.hit->first || judged.recipient >= chosen)
      continue;
    if (tree.rel(mention->head) == Rel::nsubj) subject = &judged;
  }
  if (subject != nullptr) subject->actor = chosen;
}

/// An act of several needs a second party: with only one sure, those under the act in the tree need
/// to be less sure.
void complete_pair(Assignment& out, const Act& act, const Tree& tree) {
  std::vector<Party> sure;
  for (const Judged& judged : out.judged) {
    if (judged.candidate.mention != nullptr && judged.actor >= chosen)
      add_missing(sure, judged.candidate.parties, 1);
  }
  if (sure.size() != 1) return;
  for (Judged& judged : out.judged) {
    const resolver::ActorMention* mention = judged.candidate.mention;
    if (mention == nullptr || judged.actor < second_party ||
        !tree.is_under(mention->head, act.hit->head))
      continue;
    judged.actor = std::max(judged.actor, chosen);
  }
}

/// In an act of several on one another, two or more who act together leave out those beside them
/// who are less sure.
void keep_the_group(Assignment& out, const Act& act, const Tree& tree) {
  if (between_parties(out, act, tree)) return;
  leave_rivals(out);
  take_the_pair_before(out);
  complete_pair(out, act, tree);
  const auto first =
      std::max_element(out.judged.begin(), out.judged.end(),
                       [](const Judged& a, const Judged& b) { return a.actor < b.actor; });
  if (first == out.judged.end() || first->candidate.mention == nullptr) return;
  std::vector<Party> group;
  for (const Judged& judged : out.judged) {
    if (act_together(first->candidate, judged.candidate, tree))
      add_missing(group, judged.candidate.parties, 1);
  }
  if (group.size() < 2) return;
  for (Judged& judged : out.judged) {
    if (act_together(first->candidate, judged.candidate, tree) || judged.actor >= beyond_doubt)
      continue;
    judged.actor = std::min(judged.actor, chosen / 2);
  }
}

/// Members of one enumeration share the side of the surest of them where that is not unlikely.
void share_sides(Assignment& out) {
  const std::vector<Judged> before = out.judged;
  for (Judged& judged : out.judged) {
    for (const Judged& other : before) {
      if (judged.candidate.mention == nullptr || other.candidate.mention == nullptr) continue;
      if (judged.candidate.list != other.candidate.list &&
          !same_code(judged.candidate, other.candidate))
        continue;
      if (other.recipient >= chosen && judged.recipient >= turned && judged.actor < chosen) {
        judged.recipient = std::max(judged.recipient, chosen);
      }
      if (other.actor >= chosen && judged.actor >= turned && judged.recipient < chosen) {
        judged.actor = std::max(judged.actor, chosen);
      }
    }
  }
}

/// Parties taken over from earlier events only fill a side that the sentence leaves empty.
void prefer_the_sentence(Assignment& out, bool mutual) {
  int actors = 0, recipients = 0;
  for (const Judged& judged : out.judged) {
    if (judged.candidate.mention == nullptr) continue;
    actors += judged.actor >= chosen && judged.actor >= judged.recipient ? 1 : 0;
    recipients += judged.recipient >= chosen && judged.recipient > judged.actor ? 1 : 0;
  }
  const bool enough = mutual && actors + recipients >= 2;
  for (Judged& judged : out.judged) {
    if (judged.candidate.mention != nullptr) continue;
    if (actors > 0 && (!mutual || enough)) judged.actor = 0;
    if (recipients > 0 || enough) judged.recipient = 0;
  }
}

void choose(Assignment& out) {
  out.confidence = 1;
  for (const Judged& judged : out.judged) {
    const double best = std::max(judged.actor, judged.recipient);
    if (best < chosen) continue;
    add_missing(judged.actor >= judged.recipient ? out.actors : out.recipients,
                judged.candidate.parties, best);
    out.confidence = std::min(out.confidence, best);
  }
  if (!out.actors.empty()) return;
  const auto best =
      std::max_element(out.judged.begin(), out.judged.end(),
                       [](const Judged& a, const Judged& b) { return a.actor < b.actor; });
  if (best == out.judged.end() || best->actor < last_resort) return;
  add_missing(out.actors, best->candidate.parties, best->actor);
  out.confidence = best->actor;
}

}  // namespace

void settle_sides(Assignment& out, const Act& act, const Tree& tree) {
  const bool mutual = act.rule->parties == Parties::mutual || act.rule->parties == Parties::meeting;
  share_sides(out);
  share_sides(out);
  if (!mutual) leave_rivals(out);
  if (!mutual) take_the_subject_before(out, act, tree);
  mutual ? keep_the_group(out, act, tree) : keep_one_side(out, tree);
  share_sides(out);
  prefer_the_sentence(out, mutual);
  if (act.rule->parties == Parties::visit) find_the_host(out);
  if (!mutual) keep_one_target(out, tree);
  choose(out);
}

}  // namespace entente::coder
