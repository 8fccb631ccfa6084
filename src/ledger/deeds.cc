#include "ledger/deeds.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "ledger/likeness.h"
#include "ledger/nouns.h"

namespace entente::ledger {
namespace {

/// Does the party act, or a state that is a member of it?
bool acts(const std::set<std::string>& codes, const std::string& party, const Kinds& kinds) {
  if (codes.contains(party)) return true;
  const auto members = kinds.members.find(party);
  return members != kinds.members.end() &&
         std::any_of(codes.begin(), codes.end(),
                     [&](const std::string& code) { return members->second.contains(code); });
}

/// "same parties", or who acted for whom.
std::string actors_in_words(const std::set<std::string>& codes, const std::vector<Party>& parties,
                            const Kinds& kinds) {
  std::string out;
  for (const Party& party : parties) {
    if (codes.contains(party.code) || !acts(codes, party.code, kinds)) continue;
    for (const std::string& code : codes) {
      if (kinds.members.at(party.code).contains(code))
        out += (out.empty() ? "" : ", ") + code + " as a member of " + party.code;
    }
  }
  return out.empty() ? "same parties" : out;
}

/// Does a report say that one party does it to another?
bool is_against(const std::vector<const Report*>& reports, const std::vector<Party>& parties) {
  const auto names = [&](const std::vector<Party>& side) {
    return std::any_of(side.begin(), side.end(),
                       [&](const Party& party) { return has_code(parties, party.code); });
  };
  return std::any_of(reports.begin(), reports.end(), [&](const Report* report) {
    return names(report->event.actors) && names(report->event.recipients);
  });
}

/// Within a few days; or one says the month alone, and it fits.
bool is_same_time(Date a, Date b) {
  constexpr int days = 3;
  if (a.day == 0 || b.day == 0) return a.year == b.year && a.month == b.month;
  return std::abs(days_of(a) - days_of(b)) <= days;
}

const AgreementReport* told_in(const Pact& pact, const std::string& document) {
  const auto found = std::find_if(pact.begin(), pact.end(),
                                  [&](const auto* report) { return report->document == document; });
  return found == pact.end() ? nullptr : *found;
}

/// What the report words is a promise of the text, or too near to the signing to be told apart.
bool is_promise(const Report& report, const Pact& pact, std::int32_t signed_on, int fresh_days) {
  const AgreementReport* told = told_in(pact, report.event.document);
  if (told == nullptr) return false;
  if (told->event == report.event.id) return true;
  const bool promised = std::any_of(told->commitments.begin(), told->commitments.end(),
                                    [&](const CommitmentReport& commitment) {
                                      return is_within(commitment.span, report.event.sentence);
                                    });
  const bool dated = report.event.date.value.day != 0 &&
                     days_of(report.event.date.value) > signed_on &&
                     !(report.event.date.value == report.event.published);
  if (promised && !dated) return true;
  return !dated && report.event.published.day != 0 &&
         days_of(report.event.published) - signed_on <= fresh_days;
}

bool matches(const DeedPattern& pattern, const Event& event, bool words) {
  return pattern.type == event.type && (pattern.mode.empty() || pattern.mode == event.mode) &&
         (pattern.rule.empty() || pattern.rule == rule_name(event.rule)) &&
         (!pattern.words || words);
}

std::string pattern_in_words(const DeedPattern& pattern) {
  return pattern.type + (pattern.mode.empty() ? "" : ":" + pattern.mode) +
         (pattern.rule.empty() ? "" : "@" + pattern.rule) + (pattern.words ? "+words" : "");
}

/// How well an agreement may claim an act: named by its reports, then the later one.
auto claim_of(const Agreement& agreement, const std::vector<const Report*>& reports) {
  const bool named = std::any_of(reports.begin(), reports.end(), [&](const Report* report) {
    return std::find(agreement.sources.begin(), agreement.sources.end(), report->event.document) !=
           agreement.sources.end();
  });
  return std::tuple(named, days_of(agreement.date), std::string_view(agreement.id));
}

/// Does another agreement of the same parties promise this kind, with a better claim to the act?
bool is_claimed(const Act& act, const std::vector<const Report*>& reports, const std::string& kind,
                const std::vector<const Agreement*>& rivals, const Agreement& agreement) {
  return std::any_of(rivals.begin(), rivals.end(), [&](const Agreement* rival) {
    const bool promises =
        std::any_of(rival->commitments.begin(), rival->commitments.end(),
                    [&](const Commitment& commitment) { return commitment.kind == kind; });
    return promises && days_of(rival->date) < days_of(act.date) &&
           claim_of(*rival, reports) > claim_of(agreement, reports);
  });
}

/// A deed of the same effect at the same time is the same one, reported otherwise: the one with a
/// day stays.
void add_once(Commitment& commitment, Deed deed, bool keeps) {
  for (Deed& other : commitment.deeds) {
    if (other.breaks != deed.breaks || !is_same_time(other.date, deed.date)) continue;
    if (other.date.day == 0 && deed.date.day != 0) other = std::move(deed);
    return;
  }
  commitment.times_kept += keeps ? 1 : 0;
  commitment.deeds.push_back(std::move(deed));
}

void set_status(Commitment& commitment, int silent_days, std::int32_t signed_on, Date today) {
  bool broken = false, begun = false;
  std::int32_t latest = signed_on;
  for (const Deed& deed : commitment.deeds) {
    latest = std::max(latest, days_of(deed.date));
    broken = deed.breaks || broken;
    begun = true;
  }
  const bool silent = today.day != 0 && days_of(today) - latest > silent_days;
  commitment.status = broken                      ? "broken"
                      : commitment.times_kept > 0 ? "kept"
                      : begun                     ? "begun"
                      : silent                    ? "silent"
                                                  : "pledged";
}

}  // namespace

std::set<std::string> codes_of(const Act& act) {
  std::set<std::string> codes(act.actors.begin(), act.actors.end());
  codes.insert(act.recipients.begin(), act.recipients.end());
  return codes;
}

bool is_dated_fact(const Act& act) {
  return (act.auxiliary.empty() || act.auxiliary == "historical") && act.date.month != 0;
}

bool is_between(const std::set<std::string>& codes, const std::vector<Party>& parties,
                const Kinds& kinds) {
  std::size_t acting = 0, named = 0;
  for (const Party& party : parties) {
    acting += acts(codes, party.code, kinds) ? 1 : 0;
    named += codes.contains(party.code) ? 1 : 0;
    if (acting >= 2 && named >= 1) return true;
  }
  return named == 1 && codes.size() == 1;
}

const Deeds::Spoken& Deeds::spoken(const Report& report) const {
  const auto [at, fresh] = spoken_.try_emplace(&report);
  const Pledges* pledges = fresh ? words_(report.event.language) : nullptr;
  if (pledges == nullptr) return at->second;
  using Kind = entente::ledger::Words;
  at->second = {pledges->keys_in(report.trigger_text, Kind::deed),
                pledges->keys_in(report.trigger_text, Kind::commitment),
                pledges->keys_in(report.sentence_text, Kind::deed),
                pledges->keys_in(report.sentence_text, Kind::commitment)};
  return at->second;
}

double Deeds::word_strength(const std::string& kind, const Report& report) const {
  const Spoken& said = spoken(report);
  if (said.trigger_deeds.contains(kind) || said.trigger_promises.contains(kind)) return 2;
  if (said.sentence_promises.contains(kind)) return 1.5;
  return said.sentence_deeds.contains(kind) ? 1 : 0;
}

/// The words of the promise itself, without a day, behind the first sentence: no news of a deed.
bool Deeds::is_recalled(const std::string& kind, const Report& report) const {
  return report.event.sentence.begin > 0 && report.event.date.span.empty() &&
         spoken(report).trigger_promises.contains(kind);
}

/// One party alone tells of a deed between them only in words or by a rule of the kind.
Deeds::Fit Deeds::fit_one(const CommitmentKind& kind, const Report& report) const {
  Fit best;
  if (is_recalled(kind.name, report)) return best;
  const double words = word_strength(kind.name, report);
  const bool alone = report.event.actors.size() + report.event.recipients.size() < 2;
  const std::pair<const std::vector<DeedPattern>*, Effect> lists[] = {
      {&kind.breaks, Effect::breaks}, {&kind.keeps, Effect::keeps}, {&kind.begins, Effect::begins}};
  for (const auto& [patterns, effect] : lists) {
    for (const DeedPattern& pattern : *patterns) {
      if (!matches(pattern, report.event, words > 0)) continue;
      if (alone && words == 0 && pattern.rule.empty()) continue;
      const double strength =
          0.5 + words + (pattern.rule.empty() ? 0 : 3) + (pattern.mode.empty() ? 0 : 1.5);
      if (strength <= best.strength) continue;
      best = {effect, strength, pattern_in_words(pattern)};
    }
  }
  return best;
}

/// The fit of the report that fits best; its strength is the mean of all.
Deeds::Fit Deeds::fit(const CommitmentKind& kind, const std::vector<const Report*>& reports) const {
  Fit best;
  double sum = 0;
  for (const Report* report : reports) {
    const Fit one = fit_one(kind, *report);
    sum += one.strength;
    if (one.strength > best.strength) best = one;
  }
  best.strength = reports.empty() ? 0 : sum / static_cast<double>(reports.size());
  return best;
}

void Deeds::add(const Act& act, std::vector<const Report*> reports,
                const Followed& followed) const {
  Agreement& agreement = *followed.agreement;
  const std::int32_t signed_on = days_of(agreement.date);
  std::erase_if(reports, [&](const Report* report) {
    return is_promise(*report, *followed.pact, signed_on, settings_.fresh_days);
  });
  if (reports.empty()) return;
  Commitment* chosen = nullptr;
  Fit best;
  for (Commitment& commitment : agreement.commitments) {
    const auto kind = kinds_.commitments.find(commitment.kind);
    if (kind == kinds_.commitments.end()) continue;
    Fit own = fit(kind->second, reports);
    if (own.effect == Effect::none || own.strength <= best.strength) continue;
    if (own.effect == Effect::breaks && !is_against(reports, agreement.parties)) continue;
    best = std::move(own);
    chosen = &commitment;
  }
  if (chosen == nullptr || is_claimed(act, reports, chosen->kind, followed.rivals, agreement))
    return;
  Deed deed{act.id, act.date, reports.front()->trigger_text, "", best.effect == Effect::breaks};
  deed.why = std::string(best.effect == Effect::keeps    ? "keeps"
                         : best.effect == Effect::begins ? "begins"
                                                         : "breaks") +
             " by " + best.why + ", " + actors_in_words(codes_of(act), agreement.parties, kinds_) +
             ", " + std::to_string(days_of(act.date) - signed_on) + " days after";
  add_once(*chosen, std::move(deed), best.effect == Effect::keeps);
}

void Deeds::add(const Act& act, const std::vector<const Report*>& reports,
                const std::vector<const Followed*>& followed) {
  spoken_.clear();
  for (const Followed* one : followed) add(act, reports, *one);
}

void Deeds::settle(Date today, Agreement& agreement) const {
  for (Commitment& commitment : agreement.commitments)
    set_status(commitment, kinds_.silent_days(commitment.kind), days_of(agreement.date), today);
}

}  // namespace entente::ledger
