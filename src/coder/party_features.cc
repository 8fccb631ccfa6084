#include "coder/party_features.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace entente::coder {
namespace {

constexpr std::array<std::string_view, 6> origin_names = {
    "mention", "carried_actor", "carried_recipient", "referred", "told", "place"};
constexpr std::array<Piece, 6> parties_names = {"directed", "mutual",   "meeting",
                                                "visit",    "domestic", "alone"};
constexpr std::array<Piece, 9> form_names = {"name", "adjective", "capital", "metonym", "person",
                                             "role", "both",      "nation",  "pronoun"};

constexpr std::array<Piece, 4> counts = {"0", "1", "2", "3"};
Piece count(std::size_t n) { return counts[std::min<std::size_t>(n, 3)]; }

std::string_view last_relation(std::string_view path) {
  path.remove_prefix(std::min(path.rfind(' ') + 1, path.size()));
  return path.substr(0, path.find('>'));
}

std::string_view case_of(const Word& word) {
  const std::size_t at = word.feats.find("Case=");
  if (at == std::string_view::npos) return "";
  return word.feats.substr(at + 5, std::min(word.feats.find('|', at), word.feats.size()) - at - 5);
}

/// The last two code points of a form: case endings where they are written onto the word.
std::string_view tail(std::string_view form) {
  std::size_t begin = form.size();
  for (int n = 0; n < 2 && begin > 0; ++n) {
    do {
      --begin;
    } while (begin > 0 && (static_cast<unsigned char>(form[begin]) & 0xC0) == 0x80);
  }
  return form.substr(begin);
}

/// The word that bears the phrase's ending: a count may follow the name ("외교관 3명이").
const Word& bearer(const Sentence& sentence, const resolver::ActorMention& mention) {
  std::uint32_t last = mention.last;
  while (last + 1 < sentence.words.size()) {
    const Word& next = sentence.words[last + 1];
    const bool within = next.rel == Rel::flat || next.rel == Rel::nummod;
    if (!within || next.head < static_cast<std::int32_t>(mention.first) ||
        next.head > static_cast<std::int32_t>(last))
      break;
    ++last;
  }
  return sentence.words[last];
}

struct Position {
  std::string_view side;
  std::uint32_t distance;
};

Position position(const Act& act, const resolver::ActorMention& mention) {
  if (mention.last < act.hit->first) return {"before", act.hit->first - mention.last};
  if (mention.first > act.hit->last) return {"after", mention.first - act.hit->last};
  return {"inside", 0};
}

/// What both groups of a mention's features are made of.
struct View {
  Piece last, side, voice, part, parties, type;
  bool under;  // the act
};

View view_of(const Act& act, const Candidate& candidate, const Setting& setting) {
  const Scene& scene = setting.scene;
  return {last_relation(candidate.path),
          position(act, *candidate.mention).side,
          either(act.passive, "passive", "active"),
          entente::to_text(scene.sentence().words[act.hit->head].upos),
          to_text(act.rule->parties),
          act.rule->type,
          scene.tree().is_under(candidate.mention->head, act.hit->head)};
}

/// Whether the mention is the subject of the act, and what stands between the two.
void add_clause_features(const Act& act, const Candidate& candidate, const Setting& setting,
                         const View& view, Features& out) {
  const auto& [last, side, voice, part, parties, type, under] = view;
  const resolver::ActorMention& mention = *candidate.mention;
  const Piece stance = stands_to(setting.scene.tree(), setting.subject, act.hit->head,
                                 mention.first, mention.last, mention.head);
  const Piece how = setting.subject.how;
  const Piece subject = either(setting.subject_named, "named", "unnamed");
  out.add({"subject", stance, how, voice});
  out.add({"subject", stance, subject, side, voice});
  out.add({"subject", stance, subject, parties});
  out.add({"subject", stance, subject, type});
  out.add({"subject", stance, side, setting.idea});
  out.add({"last", last, side, setting.idea});
  const Piece within = either(under, "under", "apart");
  out.add({within, part, side, candidate.mark});
  out.add({within, parties, part, side});
  for (const Piece role : candidate.beyond) {
    out.add({"beyond", role, side});
    out.add({"beyond", role, voice, part});
    out.add({"beyond", role, parties});
    out.add({"beyond", role, type});
    out.add({"beyond", role, side, last});
    out.add({"beyond", role, setting.language});
  }
  for (const Piece role : candidate.relators) {
    out.add({within, "relator", role, part});
    out.add({within, "relator", role, setting.idea});
  }
  const Piece acts = count(candidate.acts_between), verbs = count(candidate.verbs_between);
  out.add({"between", candidate.mark, side});
  out.add({"between", candidate.mark, side, acts});
  out.add({"between", candidate.mark, count(candidate.rank), side});
  out.add({"between", "acts", acts, side, parties});
  out.add({"between", "verbs", verbs, side});
  out.add({"between", "verbs", verbs, acts, side});
}

void add_mention_features(const Act& act, const Candidate& candidate, const Setting& setting,
                          const View& view, Features& out) {
  const auto& [last, side, voice, part, parties, type, under] = view;
  const resolver::ActorMention& mention = *candidate.mention;
  const Tree& tree = setting.scene.tree();
  const Piece path = candidate.path;
  const Piece language = setting.language, governor = setting.governor;
  const Piece form = form_names[static_cast<std::size_t>(mention.form)];
  const Piece nth = count(candidate.ordinal + 1);
  const Piece near =
      either(setting.scene.same_clause(act.hit->head, mention.head), "clause", "outside");
  out.add({"path", path});
  out.add({"path", path, voice});
  out.add({"path", path, parties, voice});
  out.add({"last", last, side});
  out.add({"last", last, voice, side});
  out.add({"last", last, type});
  out.add({"last", last, part, side});
  out.add({"side", side, voice});
  out.add({"side", side, distance_class(position(act, mention).distance), part});
  out.add({"side", side, parties, nth});
  out.add({"side", side, type, voice});
  out.add({"side", side, language, voice});
  out.add({"side", side, near, voice});
  out.add({"form", form});
  out.add({"form", form, side, last});
  out.add({"nth", nth, count(setting.mentions)});
  out.add({"nth", nth, type});
  const Piece rank = count(candidate.rank);
  out.add({"rank", rank, side});
  out.add({"rank", rank, side, voice});
  out.add({"rank", rank, side, parties});
  out.add({"rank", rank, side, part});
  const Piece rival = either(candidate.rival, "rival", "own");
  out.add({"rival", rival});
  out.add({"rival", rival, side, near});
  out.add({"rival", rival, rank, side});
  if (candidate.rival) out.add({"rival", candidate.rival_type, type});
  if (candidate.speaker) {
    out.add({"speaker", side, near});
    out.add({"speaker", last, side});
    out.add({"speaker", type});
    out.add({"speaker", nth, count(setting.mentions)});
  }
  if (candidate.possessor) out.add({"possessor", parties});
  if (candidate.possessor) out.add({"possessor", type});
  const Piece coordinated = either(candidate.coordinated, "yes", "no");
  out.add({"coordinated", coordinated, parties});
  out.add({"coordinated", coordinated, side, voice});
  out.add({"repeated", either(candidate.repeated, "yes", "no"), side});
  if (candidate.second) {
    out.add({"second", last});
    out.add({"second", last, side, voice});
    out.add({"second", last, parties});
  }
  const Piece relation = entente::to_text(tree.rel(mention.head));
  out.add({"rel", relation, side, voice});
  const Word& head = setting.scene.sentence().words[mention.head];
  if (const std::string_view written = case_of(head); !written.empty()) {
    const Piece grammatical_case = written;
    out.add({"case", grammatical_case, voice});
    out.add({"case", grammatical_case, parties});
    out.add({"case", grammatical_case, type});
    out.add({"case", grammatical_case, part, side});
  }
  if (setting.language == "ko" || setting.language == "tr" || setting.language == "ja") {
    out.add({"tail", tail(bearer(setting.scene.sentence(), mention).form), language});
  }
  if (!setting.governor.empty()) {
    const Piece within = either(under, "within", "without");
    out.add({"governor", within, voice});
    out.add({"governor", governor, within});
    out.add({"governor", governor, within, type});
    out.add({"governor", governor, within, side});
  }
  if (candidate.relators.empty()) out.add({"relator", "none", side, part});
  for (const Piece role : candidate.relators) {
    out.add({"relator", role});
    out.add({"relator", role, voice, part});
    out.add({"relator", role, parties});
    out.add({"relator", role, type});
    out.add({"relator", role, side, last});
    out.add({"relator", role, language});
  }
}

/// Whether the candidate played a part in what was told before.
void add_told_features(const Act& act, const Candidate& candidate, const Setting& setting,
                       Features& out) {
  const std::vector<std::string> codes = sorted_codes(candidate.parties);
  for (const Told& told : setting.told) {
    const Piece as_actor = to_text(echo_of(codes, told.actors, told.recipients));
    out.add({"told", told.where, as_actor, to_text(act.rule->parties)});
    out.add({"told", as_actor, told.type, act.rule->type});
  }
}

}  // namespace

std::string_view distance_class(std::uint32_t distance) {
  return distance <= 2    ? "2"
         : distance <= 5  ? "5"
         : distance <= 10 ? "10"
         : distance <= 20 ? "20"
                          : "more";
}

std::string manner_of(const Act& act, const Candidate& candidate) {
  return std::string(last_relation(candidate.path))
      .append(" ")
      .append(position(act, *candidate.mention).side);
}

std::string_view to_text(Origin origin) { return origin_names[static_cast<std::size_t>(origin)]; }
Piece to_text(Parties parties) { return parties_names[static_cast<std::size_t>(parties)]; }

void add_party_features(const Act& act, const Candidate& candidate, const Setting& setting,
                        Features& out) {
  const Piece origin = to_text(candidate.origin), parties = to_text(act.rule->parties);
  const Piece type = act.rule->type;
  out.add({"origin", origin});
  out.add({"origin", origin, parties});
  out.add({"origin", origin, type});
  out.add({"origin", origin, setting.idea});
  out.add({"origin", origin, count(setting.mentions)});
  if (candidate.origin != Origin::mention) out.add({"origin", origin, setting.earlier, type});
  if (candidate.origin != Origin::mention && !setting.governor.empty())
    out.add({"governor", setting.governor, origin});
  for (const std::string_view how : candidate.relators) {
    if (candidate.mention == nullptr) out.add({"origin", origin, how, type});
    if (candidate.mention == nullptr) out.add({"origin", origin, how, count(setting.mentions)});
  }
  if (candidate.origin != Origin::mention && !act.mode.empty())
    out.add({"origin", origin, type, act.mode});
  const bool home = has_code(candidate.parties, setting.place);
  if (!setting.place.empty()) {
    const Piece at_home = either(home, "home", "away");
    out.add({at_home, parties});
    out.add({at_home, type});
  }
  if (!candidate.parties.empty() && !candidate.parties.front().sector.empty()) {
    out.add({"sector", candidate.parties.front().sector, type});
    out.add({"sector", candidate.parties.front().sector, parties});
  }
  add_told_features(act, candidate, setting, out);
  if (candidate.mention == nullptr) return;
  const View view = view_of(act, candidate, setting);
  add_mention_features(act, candidate, setting, view, out);
  add_clause_features(act, candidate, setting, view, out);
}

}  // namespace entente::coder
