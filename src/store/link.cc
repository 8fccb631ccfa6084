// Store::link and what it needs: the acts of the blocks that put has touched, some thousand
// events at a time.
#include <nlohmann/json.hpp>

#include "store/act_rows.h"
#include "store/agreement_rows.h"
#include "store/event_rows.h"
#include "store/marks.h"
#include "store/store.h"

namespace entente::store {
namespace {

using Blocks = std::vector<std::string>;

/// The pending blocks in groups whose events fit in memory together.
Result<std::vector<Blocks>> pending_groups(Connection& connection, std::int64_t events_at_once) {
  auto rows = connection.query(
      "SELECT p.block, count(e.event) FROM (SELECT DISTINCT block FROM pending WHERE " +
      std::string(is_block) +
      ") p LEFT JOIN events e ON e.block = p.block AND e.current GROUP BY p.block ORDER BY "
      "p.block");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Blocks> out;
  for (std::int64_t room = 0; rows->next();) {
    const std::int64_t events = rows->integer(1);
    if (out.empty() || room < events) {
      out.emplace_back();
      room = events_at_once;
    }
    out.back().push_back(rows->text(0));
    room -= events;
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
  const std::string blocks = nlohmann::json(group).dump();
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

Result<std::vector<Act>> Store::acts() {
  auto reader = ActReader::open(*connection_, {});
  if (!reader) return tl::unexpected(reader.error());
  std::vector<Act> out;
  for (Act act; reader->next(act);) out.push_back(std::move(act));
  return out;
}

Result<void> Store::link(const ledger::Ledger& ledger, const std::function<bool()>& go_on) {
  auto groups = pending_groups(*connection_, limits_.events);
  if (!groups) return tl::unexpected(groups.error());
  for (const Blocks& group : *groups) {
    if (!go_on()) return {};
    if (auto done = link_blocks(*connection_, group, ledger); !done) return done;
  }
  auto left = pending();
  if (!left) return tl::unexpected(left.error());
  return *left && go_on() ? link_agreements(ledger, go_on) : Result<void>{};
}

}  // namespace entente::store
