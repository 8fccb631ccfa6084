#include "resolver/unnamed.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "resolver/tree.h"

namespace entente::resolver {
namespace {

/// Weights of the evidence, in one place: a state needs at least `enough`.
constexpr double same_role = 5, same_role_decay = 0.5, same_role_least = 3,
                 other_clause_subject = 3, same_sector = 1.5, beside_role = 8, owner = 3,
                 organisation_share = 0.4, home_named = 0.5, guess_before = 0.8, guess_beside = 0.6,
                 dateline_state = 0.6, same_clause_object = -2, own_subject = 1.5,
                 victim_of_subject = 0.5, nearby_adjective = 1, adjective_of_victim = 1.6,
                 place_here = 2, place_here_state = 0.7, place_before = 1, dateline = 1,
                 subject_before = 1, mention_before = 0.5, first_state = 1, named_again = 0.4,
                 enough = 1;

struct Evidence {
  double score = 0, best = 0;
  std::string reason;
  std::set<std::string_view> given;
  /// Each kind of evidence counts once for a state.
  void add(double weight, const char* why) {
    if (!given.insert(why).second) return;
    score += weight;
    if (weight <= best) return;
    best = weight;
    reason = why;
  }
};
constexpr std::size_t reach = 64;  // candidates

using Ballot = std::map<std::string, Evidence>;

/// "the ministry … the ministry", "the army … an army spokesman".
bool is_same_role(const Candidate& role, const Candidate& other) {
  if (!role.inner_key.empty())
    return role.inner_key == other.role_key || role.inner_key == other.inner_key;
  return !other.role_key.empty() && role.role_key == other.role_key;
}

bool before(const ActorMention& left, const ActorMention& right) {
  return left.sentence != right.sentence ? left.sentence < right.sentence
                                         : left.span.begin < right.span.begin;
}

/// Weighs which state one role noun belongs to.
class RoleNamer {
 public:
  RoleNamer(const Parsed& parsed, Found& found, const Knowledge& knowledge)
      : parsed_(parsed), found_(found), knowledge_(knowledge) {}

  void run() {
    std::stable_sort(found_.places.begin(), found_.places.end(),
                     [](const PlaceMention& left, const PlaceMention& right) {
                       return std::tie(left.sentence, left.first) <
                              std::tie(right.sentence, right.first);
                     });
    for (auto& candidate : found_.candidates) {
      if (candidate.wait == Wait::state && candidate.mention.actors.empty()) name(candidate);
    }
  }

 private:
  void name(Candidate& role) {
    if (role.sector == "BUS") return;
    if (role.sector == "NGO") return take(role, "NGO", 0.5, "no state is named");
    Ballot ballot;
    for (const Candidate& other : around(role)) weigh(role, other, ballot);
    weigh_places(role, ballot);
    weigh_document(role, ballot);
    for (auto& [code, evidence] : ballot) {
      if (code.starts_with("IGO:")) evidence.score *= organisation_share;
    }
    const auto best = std::max_element(
        ballot.begin(), ballot.end(),
        [](const auto& left, const auto& right) { return left.second.score < right.second.score; });
    if (best == ballot.end() || best->second.score < enough) return;
    double second = 0;
    for (const auto& [code, evidence] : ballot) {
      if (code != best->first) second = std::max(second, evidence.score);
    }
    take(role, best->first, std::min(0.75, 0.4 + 0.1 * (best->second.score - second)),
         best->second.reason);
  }

  /// The candidates near a role: a bound on the time, and what is far away says little.
  std::span<const Candidate> around(const Candidate& role) const {
    const std::span<const Candidate> all(found_.candidates);
    const auto at = static_cast<std::size_t>(&role - all.data());
    const std::size_t from = at > reach ? at - reach : 0;
    return all.subspan(from, std::min(all.size(), at + reach) - from);
  }

  void weigh_places(const Candidate& role, Ballot& ballot) {
    const auto& places = found_.places;
    if (places.empty()) return;
    const auto here =
        std::partition_point(places.begin(), places.end(), [&](const PlaceMention& place) {
          return std::tie(place.sentence, place.first) <
                 std::tie(role.mention.sentence, role.mention.first);
        });
    const auto first = here - std::min<std::ptrdiff_t>(here - places.begin(), reach);
    const auto last = here + std::min<std::ptrdiff_t>(places.end() - here, reach);
    if (first != places.begin()) weigh_place(role, places.front(), ballot);
    for (auto at = first; at != last; ++at) weigh_place(role, *at, ballot);
  }

  void take(Candidate& role, const std::string& code, double confidence,
            const std::string& reason) const {
    role.mention.actors = {{code, knowledge_.name_of(code), role.sector}};
    role.mention.confidence = confidence;
    role.mention.why += " (" + reason + ": " + code + ")";
  }

  void weigh(const Candidate& role, const Candidate& other, Ballot& ballot) {
    if (&role == &other || other.mention.actors.empty()) return;
    const bool certain = other.wait != Wait::state;
    const std::uint32_t apart = role.mention.sentence - other.mention.sentence;
    if (!certain && before(other.mention, role.mention) &&
        (apart == 0 || (apart == 1 && other.subject))) {
      const double weight = other.subject ? guess_before : guess_beside;
      ballot[other.mention.actors.front().code].add(weight, "as a role before");
    }
    for (const Actor& actor : other.mention.actors) {
      if (certain || is_same_role(role, other)) weigh_one(role, other, ballot[actor.code]);
    }
  }

  void weigh_one(const Candidate& role, const Candidate& other, Evidence& evidence) {
    const bool earlier = before(other.mention, role.mention);
    const std::uint32_t apart = role.mention.sentence - other.mention.sentence;
    if (earlier && is_same_role(role, other)) {
      evidence.add(std::max(same_role_least, same_role - same_role_decay * apart),
                   "as the same role before");
    }
    if (other.wait == Wait::state) return;
    if (earlier && apart == 0 && !other.role_key.empty() && stands_beside(role, other)) {
      evidence.add(beside_role, "beside a role with a state");
    }
    if (earlier && apart <= 1 && !other.sector.empty() && other.sector == role.sector &&
        role.sector != "GOV") {
      evidence.add(same_sector, "as the same sector before");
    }
    if (apart == 0) return weigh_here(role, other, earlier, evidence);
    if (!earlier || apart != 1) return;
    evidence.add(mention_before, "named in the sentence before");
    if (other.subject) evidence.add(subject_before, "subject of the sentence before");
  }

  /// "the X president and foreign minister": only a comma or conjunction between.
  bool stands_beside(const Candidate& role, const Candidate& other) const {
    if (role.mention.first <= other.mention.last || role.mention.first - other.mention.last > 3)
      return false;
    const auto& words = parsed_.sentences[role.mention.sentence].words;
    bool joined = false;
    for (std::uint32_t at = other.mention.last + 1; at < role.mention.first; ++at) {
      if (words[at].upos != Upos::CCONJ && words[at].upos != Upos::PUNCT &&
          words[at].upos != Upos::DET)
        return false;
      joined = joined || words[at].upos != Upos::DET;
    }
    return joined && other.mention.person.empty();
  }

  void weigh_here(const Candidate& role, const Candidate& other, bool earlier, Evidence& evidence) {
    const bool victim = role.victim() && !role.subject;
    if (other.mention.form == Form::adjective) {
      if (role.subject && role.clause == other.clause) return;
      return evidence.add(victim ? adjective_of_victim : nearby_adjective,
                          "adjective of the same sentence");
    }
    const bool same_clause = role.clause == other.clause;
    if (!earlier && same_clause && role.subject && !other.subject && !other.located) {
      const double weight = role.victim() ? mention_before : role.domestic ? 0 : same_clause_object;
      return evidence.add(weight, "object of its own act");
    }
    if (earlier && other.subject && role.possessed) evidence.add(owner, "owned by the subject");
    if (!earlier || !other.subject)
      return evidence.add(mention_before, "named in the same sentence");
    if (victim) return evidence.add(victim_of_subject, "subject of the same sentence");
    evidence.add(same_clause ? own_subject : other_clause_subject, "subject of the same sentence");
  }

  /// The same clause, or one says what the other reports ("…, police said").
  static bool reports(const Sentence& sentence, std::uint32_t left, std::uint32_t right) {
    const auto under = [&](std::uint32_t lower, std::uint32_t upper) {
      const Rel rel = sentence.words[lower].rel;
      return (rel == Rel::parataxis || rel == Rel::ccomp) &&
             governor(sentence, lower) == static_cast<std::int32_t>(upper);
    };
    return left == right || under(left, right) || under(right, left);
  }

  void weigh_place(const Candidate& role, const PlaceMention& place, Ballot& ballot) {
    Evidence& evidence = ballot[place.country];
    const bool local = role.domestic && role.sector != "MIL";
    if (place.sentence == role.mention.sentence) {
      const Sentence& sentence = parsed_.sentences[place.sentence];
      const double share =
          reports(sentence, clause_of(sentence, place.head), role.clause) ? 1 : 0.5;
      evidence.add(share * (local ? place_here : place_here_state), "place of the same sentence");
    } else if (place.sentence + 1 == role.mention.sentence && local) {
      evidence.add(place_before, "place of the sentence before");
    }
    if (place.sentence == 0 && role.mention.sentence > 0 && &place == &found_.places.front()) {
      evidence.add(local ? dateline : dateline_state, "first place of the document");
    }
  }

  void weigh_document(const Candidate& role, Ballot& ballot) {
    std::set<std::string> seen;
    for (const Candidate& other : found_.candidates) {
      if (other.wait != Wait::nothing || !before(other.mention, role.mention)) continue;
      ballot[other.mention.actors.front().code].add(first_state, "first state of the document");
      break;
    }
    for (const Candidate& other : around(role)) {
      if (!before(other.mention, role.mention) || other.wait != Wait::nothing) continue;
      if (other.mention.sentence == role.mention.sentence && other.mention.form == Form::adjective)
        continue;
      for (const Actor& actor : other.mention.actors) {
        if (!seen.insert(actor.code).second)
          ballot[actor.code].add(named_again, "named more than once");
      }
    }
    const bool others = std::any_of(ballot.begin(), ballot.end(),
                                    [](const auto& one) { return one.second.score > 0; });
    if (knowledge_.home.empty() || role.local || (role.victim() && others)) return;
    Evidence& home = ballot[knowledge_.home];
    if (home.score > 0) home.add(home_named, "home, and named nearby");
    home.add(knowledge_.home_weight, "home of the language's papers");
  }

  const Parsed& parsed_;
  Found& found_;
  const Knowledge& knowledge_;
};

}  // namespace

void name_roles(const Parsed& parsed, Found& found, const Knowledge& knowledge) {
  RoleNamer(parsed, found, knowledge).run();
}

}  // namespace entente::resolver
