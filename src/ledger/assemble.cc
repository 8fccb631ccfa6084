// The agreements of the world with what became of their promises, all at once.
#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "ledger/assembly.h"
#include "ledger/deeds.h"
#include "ledger/likeness.h"
#include "ledger/shared.h"

namespace entente::ledger {
namespace {

Date latest_day(std::span<const Report> reports) {
  std::int32_t latest = 0;
  for (const Report& report : reports) {
    if (report.event.published.day != 0) latest = std::max(latest, days_of(report.event.published));
  }
  return latest == 0 ? Date{} : date_of(latest);
}

using ReportsById = std::unordered_map<std::string_view, std::vector<const Report*>>;

std::vector<const Report*> reports_of(const Act& act, const ReportsById& by_id) {
  std::vector<const Report*> out;
  for (const std::string& id : act.reports) {
    const auto found = by_id.find(id);
    if (found == by_id.end()) continue;
    auto own = found->second;
    std::sort(own.begin(), own.end(), [](const Report* a, const Report* b) {
      return a->event.document < b->event.document;
    });
    out.insert(out.end(), own.begin(), own.end());
  }
  return out;
}

std::vector<const Act*> by_day(std::span<const Act> acts) {
  std::vector<std::pair<std::string, const Act*>> keyed;
  for (const Act& act : acts) keyed.emplace_back(to_text(act.date), &act);
  std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second->id) < std::tie(b.first, b.second->id);
  });
  std::vector<const Act*> out;
  for (const auto& [day, act] : keyed) out.push_back(act);
  return out;
}

}  // namespace

std::vector<Agreement> Ledger::assemble(std::span<const AgreementReport> told,
                                        std::span<const Act> acts, std::span<const Report> reports,
                                        Date today) const {
  if (today == Date{}) today = latest_day(reports);
  ReportsById by_id;
  for (const Report& report : reports) by_id[report.event.id].push_back(&report);
  Assembly assembly(*this, {told.begin(), told.end()});
  for (const Act* act : by_day(acts)) {
    if (assembly.wants(*act)) assembly.add(*act, reports_of(*act, by_id));
  }
  std::vector<Agreement> agreements;
  for (Assembled& one : assembly.finish(today)) agreements.push_back(std::move(one.agreement));
  return agreements;
}

bool Ledger::may_concern(const std::vector<std::string>& acting,
                         const std::vector<std::string>& parties) const {
  std::vector<Party> named(parties.size());
  for (std::size_t i = 0; i < parties.size(); ++i) named[i].code = parties[i];
  return is_between({acting.begin(), acting.end()}, named, shared_->kinds);
}

std::string Ledger::status_without_deeds(const std::string& kind, Date agreed, Date today) const {
  Agreement agreement;
  agreement.date = agreed;
  agreement.commitments.emplace_back().kind = kind;
  Deeds(shared_->settings, shared_->kinds, {}).settle(today, agreement);
  return agreement.commitments.front().status;
}

}  // namespace entente::ledger
