// Store::link and what it needs: the acts of the blocks that put has touched, some thousand
// events at a time, a dozen times so many at hand.
#include "store/act_rows.h"
#include "store/agreement_rows.h"
#include "store/event_rows.h"
#include "store/marks.h"
#include "store/pass.h"
#include "store/store.h"

namespace entente::store {
namespace {

Result<void> settle(Connection& connection, const std::string& blocks) {
  auto done =
      connection.query("DELETE FROM pending WHERE block IN " + std::string(of_list), {blocks});
  if (!done) return tl::unexpected(done.error());
  return {};
}

/// Those of a group of which there are acts already, as a JSON list.
std::string linked_of(const Blocks& group, const Pass& pass) {
  Blocks out;
  for (const std::string& block : group) {
    if (pass.linked.contains(block)) out.push_back(block);
  }
  return out.empty() ? "" : json_list(out);
}

Result<void> link_blocks(Connection& connection, const Blocks& group, const Pass& pass,
                         const ledger::Ledger& ledger) {
  const std::string blocks = json_list(group), linked = linked_of(group, pass);
  auto reports =
      read_reports_where(connection, "block IN " + std::string(of_list), blocks, rows_of_pass);
  if (!reports) return tl::unexpected(reports.error());
  const std::vector<Act> acts = ledger.same_events(*reports);
  return in_transaction(connection, [&]() -> Result<void> {
    Result<void> done;
    if (!linked.empty()) done = mark_acts_of(connection, linked);
    if (done && !linked.empty()) done = remove_acts(connection, linked);
    if (done) done = insert_acts(connection, acts, *reports, ledger);
    if (done) done = mark_acts(connection, acts);
    if (done) done = settle(connection, blocks);
    return done;
  });
}

}  // namespace

Result<std::vector<Report>> Store::reports() {
  return read_reports_where(*connection_, "", "", {});
}

Result<void> Store::each_act(const UseAct& use) {
  auto acts_side = database_->connect();
  if (!acts_side) return tl::unexpected(acts_side.error());
  ActRange range;
  range.at_once = limits_.acts;
  return store::each_act(*acts_side, *connection_, range, use);
}

Result<std::vector<Act>> Store::acts() {
  std::vector<Act> out;
  auto read = each_act([&](const Act& act, const auto&) { out.push_back(act); });
  if (!read) return tl::unexpected(read.error());
  return out;
}

Result<void> Store::link_events(const ledger::Ledger& ledger, const std::function<bool()>& go_on) {
  while (true) {
    if (!go_on()) return {};
    const auto pass = next_pass(*connection_, limits_.events);
    if (!pass) return tl::unexpected(pass.error());
    if (pass->groups.empty()) return drop_rows_of_pass(*connection_);
    for (const Blocks& group : pass->groups) {
      if (!go_on()) return {};
      auto done = link_blocks(*connection_, group, *pass, ledger);
      if (done) done = give_back();
      if (!done) return done;
    }
  }
}

Result<void> Store::link(const ledger::Ledger& ledger, const std::function<bool()>& go_on) {
  if (auto done = link_events(ledger, go_on); !done) return done;
  auto left = pending();
  if (!left) return tl::unexpected(left.error());
  return *left && go_on() ? link_agreements(ledger, go_on) : Result<void>{};
}

}  // namespace entente::store
