// Store::link and what it needs: blocks that put has touched, a few thousand events at a time.
#include <nlohmann/json.hpp>

#include "store/act_rows.h"
#include "store/agreement_rows.h"
#include "store/event_rows.h"
#include "store/store.h"

namespace entente::store {
namespace {

constexpr std::int64_t events_at_once = 20000;
constexpr const char* of_list = "(SELECT unnest(from_json(?, '[\"VARCHAR\"]')))";

using Blocks = std::vector<std::string>;

/// The pending blocks in groups whose events fit in memory together.
Result<std::vector<Blocks>> pending_groups(Connection& connection) {
  auto rows = connection.query(
      "SELECT p.block, count(e.event) FROM (SELECT DISTINCT block FROM pending WHERE block <> ?) p "
      "LEFT JOIN events e ON e.block = p.block AND e.current GROUP BY p.block ORDER BY p.block",
      {all_agreements});
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

Result<std::vector<Report>> read_reports_where(Connection& connection, const std::string& where,
                                               const std::vector<std::string>& values) {
  auto events = connection.query(select_events(where), values);
  if (!events) return tl::unexpected(events.error());
  auto parties = connection.query(select_parties(where), values);
  if (!parties) return tl::unexpected(parties.error());
  EventReader reader(std::move(*events), std::move(*parties));
  std::vector<Report> out;
  for (Report report; reader.next(report);) out.push_back(std::move(report));
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
  auto reports = read_reports_where(connection, "block IN " + std::string(of_list), {blocks});
  if (!reports) return tl::unexpected(reports.error());
  const std::vector<Act> acts = ledger.same_events(*reports);
  auto transaction = Transaction::begin(connection);
  if (!transaction) return tl::unexpected(transaction.error());
  auto done = remove_acts(connection, blocks);
  if (done) done = insert_acts(connection, acts, *reports, ledger);
  if (done) done = settle(connection, blocks);
  return done ? transaction->commit() : done;
}

}  // namespace

Result<std::vector<Report>> Store::reports() { return read_reports_where(*connection_, "", {}); }

Result<std::vector<Act>> Store::acts() { return read_acts(*connection_); }

Result<std::vector<Agreement>> Store::assembled(const ledger::Ledger& ledger) {
  auto told = agreement_reports();
  if (!told) return tl::unexpected(told.error());
  if (told->empty()) return std::vector<Agreement>{};
  auto done = acts();
  if (!done) return tl::unexpected(done.error());
  auto events = reports();
  if (!events) return tl::unexpected(events.error());
  return ledger.assemble(*told, *done, *events, {});
}

Result<void> Store::link_agreements(const ledger::Ledger& ledger) {
  auto agreements = assembled(ledger);
  if (!agreements) return tl::unexpected(agreements.error());
  auto transaction = Transaction::begin(*connection_);
  if (!transaction) return tl::unexpected(transaction.error());
  auto done = replace_agreements(*connection_, *agreements);
  if (done) done = settle(*connection_, nlohmann::json({all_agreements}).dump());
  return done ? transaction->commit() : done;
}

Result<void> Store::link(const ledger::Ledger& ledger, const std::function<bool()>& go_on) {
  auto groups = pending_groups(*connection_);
  if (!groups) return tl::unexpected(groups.error());
  for (const Blocks& group : *groups) {
    if (!go_on()) return {};
    if (auto done = link_blocks(*connection_, group, ledger); !done) return done;
  }
  auto left = pending();
  if (!left) return tl::unexpected(left.error());
  return *left && go_on() ? link_agreements(ledger) : Result<void>{};
}

}  // namespace entente::store
