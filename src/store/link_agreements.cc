// Store::link_agreements: the circles of agreements that marks concern, some thousand reports at a
// time; acts come past one after the other.
#include <algorithm>
#include <map>
#include <set>

#include "ledger/assembly.h"
#include "ledger/circles.h"
#include "store/agreement_rows.h"
#include "store/each_act.h"
#include "store/marks.h"
#include "store/store.h"

namespace entente::store {
namespace {

/// Agreements that can touch one another: pairs of parties, and what is told of them.
struct Circle {
  std::set<std::string> pairs, codes;
  std::int64_t reports = 0;
  bool is_marked = false;
};
using CirclesByName = std::map<std::string, Circle>;

struct CodeSet {
  Codes codes;
  std::int64_t reports = 0;
};

Result<std::vector<CodeSet>> read_code_sets(Connection& connection) {
  auto rows =
      connection.query("SELECT codes, count(*) FROM (SELECT " + std::string(codes_of_parties) +
                       " AS codes FROM agreement_reports WHERE current) GROUP BY codes "
                       "ORDER BY codes");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<CodeSet> out;
  while (rows->next()) out.push_back({rows->texts(0), rows->integer(1)});
  return out;
}

CirclesByName circles_of(const std::vector<CodeSet>& sets, const ledger::Circles& numbered) {
  CirclesByName out;
  for (const CodeSet& set : sets) {
    if (set.codes.empty()) continue;
    Circle& circle = out[numbered.of(set.codes)];
    for (std::string& pair : ledger::pairs_of(set.codes)) circle.pairs.insert(std::move(pair));
    circle.codes.insert(set.codes.begin(), set.codes.end());
    circle.reports += set.reports;
  }
  return out;
}

void mark(CirclesByName& circles, const ledger::Circles& numbered, const Marks& marks,
          const ledger::Ledger& ledger) {
  for (const Codes& told : marks.told) {
    for (const std::string& pair : ledger::pairs_of(told)) {
      if (const auto name = numbered.of_pair(pair); !name.empty()) circles[name].is_marked = true;
    }
  }
  for (auto& [name, circle] : circles) {
    const Codes parties(circle.codes.begin(), circle.codes.end());
    circle.is_marked = circle.is_marked || marks.all ||
                       std::any_of(marks.acts.begin(), marks.acts.end(), [&](const Codes& acting) {
                         return ledger.may_concern(acting, parties);
                       });
  }
}

/// Marked circles in groups whose reports fit in memory together.
std::vector<Circle> groups_of(const CirclesByName& circles, std::int64_t at_once) {
  std::vector<Circle> out;
  for (const auto& [name, circle] : circles) {
    if (!circle.is_marked) continue;
    if (out.empty() || out.back().reports + circle.reports > at_once) out.emplace_back();
    out.back().pairs.insert(circle.pairs.begin(), circle.pairs.end());
    out.back().codes.insert(circle.codes.begin(), circle.codes.end());
    out.back().reports += circle.reports;
  }
  return out;
}

/// Hands all acts of the parties that may be deeds to the assembly, by date and id.
Result<void> add_acts(const Database& database, Connection& reports_side,
                      const std::set<std::string>& parties, std::size_t at_once,
                      ledger::Assembly& assembly) {
  auto acts_side = database.connect();
  if (!acts_side) return tl::unexpected(acts_side.error());
  const ActRange range{parties, at_once, [&](const Act& act) { return assembly.wants(act); }};
  return each_act(*acts_side, reports_side, range,
                  [&](const Act& act, const std::vector<const Report*>& reports) {
                    assembly.add(act, reports);
                  });
}

Result<Date> latest_day(Connection& connection) {
  auto rows = connection.query("SELECT max(published) FROM events WHERE current");
  if (!rows) return tl::unexpected(rows.error());
  return rows->next() ? rows->date(0) : Date{};
}

/// Pairs of what is told no longer: their agreements go, though no circle has them.
std::set<std::string> pairs_left(const Marks& marks, const ledger::Circles& numbered) {
  std::set<std::string> out;
  for (const Codes& told : marks.told) {
    for (const std::string& pair : ledger::pairs_of(told)) {
      if (numbered.of_pair(pair).empty()) out.insert(pair);
    }
  }
  return out;
}

}  // namespace

Result<void> Store::link_circles(const std::set<std::string>& pairs,
                                 const std::set<std::string>& codes, Date today,
                                 const ledger::Ledger& ledger) {
  auto told = read_reports_of(*connection_, json_list(pairs));
  if (!told) return tl::unexpected(told.error());
  ledger::Assembly assembly(ledger, std::move(*told));
  auto added = add_acts(*database_, *connection_, codes, limits_.acts, assembly);
  if (!added) return added;
  const std::vector<ledger::Assembled> made = assembly.finish(today);
  return in_transaction(*connection_,
                        [&] { return replace_agreements(*connection_, json_list(pairs), made); });
}

Result<void> Store::link_agreements(const ledger::Ledger& ledger,
                                    const std::function<bool()>& go_on) {
  auto marks = read_marks(*connection_);
  if (!marks) return tl::unexpected(marks.error());
  auto sets = read_code_sets(*connection_);
  if (!sets) return tl::unexpected(sets.error());
  auto today = latest_day(*connection_);
  if (!today) return tl::unexpected(today.error());
  ledger::Circles numbered;
  for (const CodeSet& set : *sets) numbered.add(set.codes);
  CirclesByName circles = circles_of(*sets, numbered);
  mark(circles, numbered, *marks, ledger);
  if (marks->all) {
    auto removed =
        in_transaction(*connection_, [&] { return remove_all_agreements(*connection_); });
    if (!removed) return removed;
  }
  for (const Circle& group : groups_of(circles, limits_.agreement_reports)) {
    if (!go_on()) return {};
    auto done = link_circles(group.pairs, group.codes, *today, ledger);
    if (done) done = give_back();
    if (!done) return done;
  }
  return in_transaction(*connection_, [&]() -> Result<void> {
    const std::string gone = json_list(pairs_left(*marks, numbered));
    if (auto done = replace_agreements(*connection_, gone, {}); !done) return done;
    if (auto done = settle_silence(*connection_, *today, ledger); !done) return done;
    return settle_marks(*connection_);
  });
}

}  // namespace entente::store
