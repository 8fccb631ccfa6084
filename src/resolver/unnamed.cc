#include "resolver/unnamed.h"

#include <algorithm>
#include <map>

namespace entente::resolver {
namespace {

/// Weights of the evidence, in one place: a state needs at least `enough`.
constexpr double same_role = 5, same_role_decay = 0.5, other_clause_subject = 3,
                 same_clause_object = -2, own_subject = 1.5, nearby_adjective = 1, place_here = 2,
                 place_here_state = 0.7, place_before = 1, dateline = 1, subject_before = 1.5,
                 mention_before = 0.5, first_state = 1.5, each_mention = 0.2, most_mentions = 1,
                 home_state = 1.2, enough = 1;

struct Evidence {
  double score = 0, best = 0;
  std::string reason;
  std::string name;
  void add(double weight, const char* why) {
    score += weight;
    if (weight > best) {
      best = weight;
      reason = why;
    }
  }
};
using Ballot = std::map<std::string, Evidence>;

bool before(const ActorMention& left, const ActorMention& right) {
  return left.sentence != right.sentence ? left.sentence < right.sentence
                                         : left.span.begin < right.span.begin;
}

class RoleNamer {
 public:
  RoleNamer(Found& found, const Knowledge& knowledge) : found_(found), knowledge_(knowledge) {}

  void run() {
    for (auto& candidate : found_.candidates) {
      if (candidate.wait == Wait::state && candidate.mention.actors.empty()) name(candidate);
    }
  }

 private:
  void name(Candidate& role) {
    Ballot ballot;
    for (const Candidate& other : found_.candidates) weigh(role, other, ballot);
    for (const PlaceMention& place : found_.places) weigh_place(role, place, ballot);
    weigh_document(ballot);
    const auto best = std::max_element(
        ballot.begin(), ballot.end(),
        [](const auto& left, const auto& right) { return left.second.score < right.second.score; });
    if (best == ballot.end() || best->second.score < enough) return;
    double second = 0;
    for (const auto& [code, evidence] : ballot) {
      if (code != best->first) second = std::max(second, evidence.score);
    }
    ActorMention& mention = role.mention;
    mention.actors = {{best->first, knowledge_.name_of(best->first), role.sector}};
    mention.confidence = std::min(0.75, 0.4 + 0.1 * (best->second.score - second));
    mention.why += " (" + best->second.reason + ": " + best->first + ")";
  }

  void weigh(const Candidate& role, const Candidate& other, Ballot& ballot) {
    if (&role == &other || other.mention.actors.empty()) return;
    for (const Actor& actor : other.mention.actors) weigh_one(role, other, ballot[actor.code]);
  }

  void weigh_one(const Candidate& role, const Candidate& other, Evidence& evidence) {
    const bool earlier = before(other.mention, role.mention);
    const std::uint32_t apart = role.mention.sentence - other.mention.sentence;
    if (earlier && !other.role_key.empty() && other.role_key == role.role_key) {
      evidence.add(std::max(same_role - 2, same_role - same_role_decay * apart),
                   "as the same role before");
    }
    if (other.mention.sentence == role.mention.sentence)
      return weigh_here(role, other, earlier, evidence);
    if (!earlier || apart != 1) return;
    if (other.subject) {
      evidence.add(subject_before, "subject of the sentence before");
    } else {
      evidence.add(mention_before, "named in the sentence before");
    }
  }

  void weigh_here(const Candidate& role, const Candidate& other, bool earlier, Evidence& evidence) {
    if (other.mention.form == Form::adjective)
      return evidence.add(nearby_adjective, "adjective of the same sentence");
    const bool same_clause = role.clause == other.clause;
    if (earlier && other.subject && !same_clause)
      return evidence.add(other_clause_subject, "subject of the same sentence");
    if (same_clause && role.subject && !other.subject && !other.located && !role.domestic) {
      return evidence.add(same_clause_object, "object of its own act");
    }
    if (earlier && other.subject) return evidence.add(own_subject, "subject of the same clause");
    evidence.add(mention_before, "named in the same sentence");
  }

  void weigh_place(const Candidate& role, const PlaceMention& place, Ballot& ballot) {
    Evidence& evidence = ballot[place.country];
    if (place.sentence == role.mention.sentence) {
      evidence.add(role.domestic ? place_here : place_here_state, "place of the same sentence");
    } else if (place.sentence + 1 == role.mention.sentence && role.domestic) {
      evidence.add(place_before, "place of the sentence before");
    }
    if (place.sentence == 0 && &place == &found_.places.front() && role.domestic)
      evidence.add(dateline, "first place of the document");
  }

  void weigh_document(Ballot& ballot) {
    std::map<std::string, double> counts;
    bool first = true;
    for (const Candidate& other : found_.candidates) {
      for (const Actor& actor : other.mention.actors) {
        if (first) ballot[actor.code].add(first_state, "first state of the document");
        double& count = counts[actor.code];
        if (count < most_mentions) ballot[actor.code].add(each_mention, "named in the document");
        count += each_mention;
        first = false;
      }
    }
    if (!knowledge_.home.empty())
      ballot[knowledge_.home].add(home_state, "home of the language's papers");
  }

  Found& found_;
  const Knowledge& knowledge_;
};

}  // namespace

void name_roles(Found& found, const Knowledge& knowledge) { RoleNamer(found, knowledge).run(); }

}  // namespace entente::resolver
