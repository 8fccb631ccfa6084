#include "coder/verdict.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace entente::coder {
namespace {

constexpr std::array<Piece, 4> counts = {"0", "1", "2", "3"};
Piece count(std::size_t n) { return counts[std::min<std::size_t>(n, 3)]; }

Piece level(double probability) {
  if (probability < 0.35) return "weak";
  if (probability < 0.6) return "doubtful";
  return either(probability < 0.85, "fair", "sure");
}

void add_party_side(Piece side, const std::vector<Party>& parties, const Act& act, Features& out) {
  out.add({side, count(parties.size())});
  out.add({side, count(parties.size()), act.rule->type});
  if (parties.empty()) return;
  const Party& first = parties.front();
  const Piece source = either(first.span.empty(), "inferred", "named");
  out.add({side, source});
  out.add({side, source, act.rule->type});
  out.add({side, level(first.confidence)});
  if (!first.sector.empty()) out.add({side, "sector", first.sector, act.rule->type});
}

/// Where the text names who did it: in the phrase of the act ("Turkey's attack"), elsewhere in the
/// sentence, or nowhere in it.
std::string_view doer_of(const Act& act, const Assignment& parties, const Scene& scene) {
  if (parties.actors.empty() || parties.actors.front().span.empty()) return "doer told";
  const auto named =
      std::find_if(parties.judged.begin(), parties.judged.end(), [&](const Judged& judged) {
        return judged.candidate.mention != nullptr &&
               judged.candidate.mention->span == parties.actors.front().span;
      });
  const bool within = named != parties.judged.end() &&
                      scene.tree().is_under(named->candidate.mention->head, act.hit->head);
  return within ? "doer within" : "doer elsewhere";
}

bool same_type_before(const Act& act, const std::vector<Act>& acts) {
  return std::any_of(acts.begin(), acts.end(), [&](const Act& other) {
    return &other != &act && other.rule->type == act.rule->type &&
           other.hit->first < act.hit->first;
  });
}

}  // namespace

void add_verdict_features(const Act& act, const Assignment& parties, const Act* swallower,
                          const std::string& auxiliary, const Scene& scene, const Setting& setting,
                          const std::vector<Act>& acts, const Ontology& ontology, Features& out) {
  const Word& head = scene.sentence().words[act.hit->head];
  const Piece type = act.rule->type, part = to_text(head.upos), rel = to_text(head.rel);
  const Piece name = ontology.at(act.hit->concept_id).name;
  out.add({"type", type});
  out.add({"rule", act.rule->name});
  out.add({"concept", name});
  out.add({"concept", name, part});
  out.add({"part", part, rel});
  out.add({"part", part, type});
  out.add({"rel", rel, type});
  out.add({"language", setting.language, part});
  out.add({"title", either(scene.sentence().title, "yes", "no")});
  const Piece tense = auxiliary.empty() ? Piece("none") : Piece(auxiliary);
  out.add({"auxiliary", tense});
  out.add({"auxiliary", tense, type});
  out.add({"mentions", count(setting.mentions), type});
  out.add({"acts", count(acts.size())});
  if (swallower != nullptr) {
    out.add({"swallowed", "yes"});
    out.add({"swallowed", swallower->rule->type, type});
    out.add({"swallowed", swallower->rule->type});
    const Piece doer = doer_of(act, parties, scene);
    out.add({"swallowed", doer});
    out.add({"swallowed", doer, swallower->rule->type});
    out.add({"swallowed", doer, swallower->rule->type, type});
  }
  if (same_type_before(act, acts)) {
    out.add({"again", "yes"});
    out.add({"again", type});
  }
  add_party_side("actors", parties.actors, act, out);
  add_party_side("recipients", parties.recipients, act, out);
  const bool between =
      std::any_of(parties.judged.begin(), parties.judged.end(), [](const Judged& judged) {
        const auto& roles = judged.candidate.relators;
        return judged.actor >= 0 && std::find(roles.begin(), roles.end(), "between") != roles.end();
      });
  out.add({"casting", level(parties.confidence)});
  out.add({"casting", level(parties.confidence), type});
  if (between) {
    out.add({"between", "yes"});
    out.add({"between", type});
  }
  if (parties.actors.size() == 1 && act.rule->parties == Parties::mutual) out.add({"lonely", type});
  for (std::size_t id = 0; id < act.scope.size(); ++id) {
    if (act.scope[id]) out.add({"beside", ontology.at(static_cast<ConceptId>(id)).name, type});
  }
}

bool long_ago(Date day, Date published) {
  if (day.year == 0 || published.year == 0) return false;
  const int month = day.month == 0 ? 12 : day.month, last = day.day == 0 ? 31 : day.day;
  return std::tuple(day.year + 1, month, last) <
         std::tuple(int{published.year}, int{published.month}, int{published.day});
}

bool apply_future(std::string& type, std::string& mode, std::string& auxiliary) {
  if (auxiliary != "future") return false;
  const bool promised = type == "CONSULT" || type == "SUPPORT" || type == "COOPERATE" ||
                        type == "AID" || type == "AGREE";
  const bool conceded = type == "RETREAT" || type == "CONCEDE";
  if (!promised && !conceded) return false;
  type = promised ? "AGREE" : "CONCEDE";
  mode.clear();
  auxiliary.clear();
  return true;
}

}  // namespace entente::coder
