#include "store/each_act.h"

#include <algorithm>
#include <unordered_map>

#include "ledger/report_index.h"
#include "store/event_rows.h"
#include "store/marks.h"

namespace entente::store {
namespace {

/// What tells whether an act is wanted: the rest is not sorted.
Result<Rows> open_acts(Connection& connection, const std::set<std::string>& codes) {
  const std::string named =
      codes.empty() ? ""
                    : "WHERE list_has_any(list_concat(actors, recipients), from_json(?, "
                      "'[\"VARCHAR\"]')) ";
  std::vector<std::string> values;
  if (!codes.empty()) values.push_back(json_list(codes));
  return connection.stream(
      "SELECT act, type, mode, auxiliary, actors, recipients, date_value FROM acts " + named +
          "ORDER BY date_value, act",
      values);
}

Act act_of(const Rows& row) {
  Act act;
  act.id = row.text(0);
  act.type = row.text(1);
  act.mode = row.text(2);
  act.auxiliary = row.text(3);
  act.actors = row.texts(4);
  act.recipients = row.texts(5);
  act.date = parse_date(row.text(6));
  return act;
}

using ActsById = std::unordered_map<std::string_view, Act*>;

/// Fills in the other columns of the acts (a JSON list of their ids).
Result<void> read_rest(Connection& connection, const std::string& ids, const ActsById& by_id) {
  auto rows = connection.query(
      "SELECT act, place, publishers, languages, confidence, why FROM acts WHERE act IN " +
          std::string(of_list),
      {ids});
  if (!rows) return tl::unexpected(rows.error());
  while (rows->next()) {
    Act& act = *by_id.at(rows->text(0));
    act.place = rows->text(1);
    act.publishers = static_cast<int>(rows->integer(2));
    act.languages = static_cast<int>(rows->integer(3));
    act.confidence = rows->real(4);
    act.why = rows->texts(5);
  }
  return {};
}

/// Fills in which events tell of the acts, each once: copies of a text share the id of theirs.
Result<void> read_mentions(Connection& connection, const std::string& ids, const ActsById& by_id) {
  auto rows = connection.query("SELECT act, event FROM mentions WHERE act IN " +
                                   std::string(of_list) + " ORDER BY act, position",
                               {ids});
  if (!rows) return tl::unexpected(rows.error());
  while (rows->next()) {
    std::vector<std::string>& told = by_id.at(rows->text(0))->reports;
    const std::string event = rows->text(1);
    if (std::find(told.begin(), told.end(), event) == told.end()) told.push_back(event);
  }
  return {};
}

Result<void> use_some(Connection& connection, std::vector<Act>& acts, const UseAct& use) {
  if (acts.empty()) return {};
  std::set<std::string> ids, events;
  ActsById by_id;
  for (Act& act : acts) {
    ids.insert(act.id);
    by_id[act.id] = &act;
  }
  auto read = read_rest(connection, json_list(ids), by_id);
  if (read) read = read_mentions(connection, json_list(ids), by_id);
  if (!read) return read;
  for (const Act& act : acts) events.insert(act.reports.begin(), act.reports.end());
  auto reports =
      read_reports_where(connection, "event IN " + std::string(of_list), json_list(events), {});
  if (!reports) return tl::unexpected(reports.error());
  const ledger::ReportIndex index(*reports);
  for (const Act& act : acts) use(act, index.of(act.reports));
  acts.clear();
  return {};
}

}  // namespace

Result<void> each_act(Connection& acts_side, Connection& reports_side, const ActRange& range,
                      const UseAct& use) {
  auto rows = open_acts(acts_side, range.codes);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Act> waiting;
  while (rows->next()) {
    Act act = act_of(*rows);
    if (!range.wants(act)) continue;
    waiting.push_back(std::move(act));
    if (waiting.size() < range.at_once) continue;
    if (auto used = use_some(reports_side, waiting, use); !used) return used;
  }
  if (auto ended = rows->ended(acts_side.path()); !ended) return ended;
  return use_some(reports_side, waiting, use);
}

}  // namespace entente::store
