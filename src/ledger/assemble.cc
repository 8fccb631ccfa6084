// The agreements of the world with what became of their promises, all at once.
#include <algorithm>
#include <tuple>

#include "ledger/assembly.h"
#include "ledger/deeds.h"
#include "ledger/likeness.h"
#include "ledger/report_index.h"
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
  const ReportIndex index(reports);
  Assembly assembly(*this, {told.begin(), told.end()});
  for (const Act* act : by_day(acts)) {
    if (assembly.wants(*act)) assembly.add(*act, index.of(act->reports));
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
