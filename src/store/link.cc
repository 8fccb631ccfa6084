// Store::link and what it needs: the acts of the blocks that put has touched, some thousand
// events at a time.

#include "store/act_rows.h"
#include "store/agreement_rows.h"
#include "store/event_rows.h"
#include "store/marks.h"
#include "store/store.h"

namespace entente::store {
namespace {

using Blocks = std::vector<std::string>;

/// The first of the pending blocks, as many as have events that fit in memory together; none if
/// none is pending.
Result<Blocks> next_group(Connection& connection, std::int64_t events_at_once) {
  auto rows = connection.query(
      "SELECT p.block, count(e.event) FROM (SELECT DISTINCT block FROM pending WHERE " +
      std::string(is_block) + " ORDER BY block LIMIT " + std::to_string(events_at_once) +
      ") p LEFT JOIN events e ON e.block = p.block AND e.current GROUP BY p.block ORDER BY "
      "p.block");
  if (!rows) return tl::unexpected(rows.error());
  Blocks out;
  for (std::int64_t room = events_at_once; rows->next();) {
    room -= rows->integer(1);
    if (room < 0 && !out.empty()) break;
    out.push_back(rows->text(0));
  }
  return out;
}

Result<void> settle(Connection& connection, const std::string& blocks) {
  auto done =
      connection.query("DELETE FROM pending WHERE block IN " + std::string(of_list), {blocks});
  if (!done) return tl::unexpected(done.error());
  return {};
}

Result<void> link_blocks(Connection& connection, const Blocks& group,
                         const ledger::Ledger& ledger) {
  const std::string blocks = json_list(group);
  auto reports = read_reports_where(connection, "block IN " + std::string(of_list), blocks);
  if (!reports) return tl::unexpected(reports.error());
  const std::vector<Act> acts = ledger.same_events(*reports);
  return in_transaction(connection, [&] {
    auto done = mark_acts(connection, blocks);
    if (done) done = remove_acts(connection, blocks);
    if (done) done = insert_acts(connection, acts, *reports, ledger);
    if (done) done = mark_acts(connection, blocks);
    if (done) done = settle(connection, blocks);
    return done;
  });
}

}  // namespace

Result<std::vector<Report>> Store::reports() { return read_reports_where(*connection_, "", ""); }

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

Result<void> Store::link(const ledger::Ledger& ledger, const std::function<bool()>& go_on) {
  while (true) {
    if (!go_on()) return {};
    const auto group = next_group(*connection_, limits_.events);
    if (!group) return tl::unexpected(group.error());
    if (group->empty()) break;
    auto done = link_blocks(*connection_, *group, ledger);
    if (done) done = connection_->give_back();
    if (!done) return done;
  }
  auto left = pending();
  if (!left) return tl::unexpected(left.error());
  return *left && go_on() ? link_agreements(ledger, go_on) : Result<void>{};
}

}  // namespace entente::store
