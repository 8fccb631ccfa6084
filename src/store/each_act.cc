#include "store/each_act.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "ledger/report_index.h"
#include "store/event_rows.h"
#include "store/marks.h"

namespace entente::store {
namespace {

std::string json_of(const std::set<std::string>& values) { return nlohmann::json(values).dump(); }

Result<Rows> open_acts(Connection& connection, const std::set<std::string>& codes) {
  const std::string named =
      codes.empty() ? ""
                    : "WHERE list_has_any(list_concat(actors, recipients), from_json(?, "
                      "'[\"VARCHAR\"]')) ";
  std::vector<std::string> values;
  if (!codes.empty()) values.push_back(json_of(codes));
  return connection.stream(
      "SELECT act, type, mode, auxiliary, actors, recipients, date_value, place, publishers, "
      "languages, confidence, why FROM acts " +
          named + "ORDER BY date_value, act",
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
  act.place = row.text(7);
  act.publishers = static_cast<int>(row.integer(8));
  act.languages = static_cast<int>(row.integer(9));
  act.confidence = row.real(10);
  act.why = row.texts(11);
  return act;
}

/// Fills in which events tell of the acts, each once: copies of a text share the id of theirs.
Result<void> read_mentions(Connection& connection, std::vector<Act>& acts) {
  std::set<std::string> ids;
  std::unordered_map<std::string_view, Act*> by_id;
  for (Act& act : acts) {
    ids.insert(act.id);
    by_id[act.id] = &act;
  }
  auto rows = connection.query("SELECT act, event FROM mentions WHERE act IN " +
                                   std::string(of_list) + " ORDER BY act, position",
                               {json_of(ids)});
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
  if (auto read = read_mentions(connection, acts); !read) return read;
  std::set<std::string> ids;
  for (const Act& act : acts) ids.insert(act.reports.begin(), act.reports.end());
  auto reports = read_reports_where(connection, "event IN " + std::string(of_list), json_of(ids));
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
  return use_some(reports_side, waiting, use);
}

}  // namespace entente::store
