#include "store/pass.h"

#include "store/marks.h"

namespace entente::store {
namespace {

/// As many groups a pass: what is copied stays small, and is read once for each group.
constexpr std::int64_t groups_at_once = 12;

struct Counted {
  std::string block;
  std::int64_t events;
};

Result<std::vector<Counted>> pending_blocks(Connection& connection, std::int64_t most) {
  auto rows = connection.query(
      "SELECT p.block, count(e.event) FROM (SELECT DISTINCT block FROM pending WHERE " +
      std::string(is_block) + " ORDER BY block LIMIT " + std::to_string(most) +
      ") p LEFT JOIN events e ON e.block = p.block AND e.current GROUP BY p.block ORDER BY "
      "p.block");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Counted> out;
  while (rows->next()) out.push_back({rows->text(0), rows->integer(1)});
  return out;
}

std::vector<Blocks> groups_of(const std::vector<Counted>& blocks, std::int64_t events_at_once) {
  std::vector<Blocks> out;
  std::int64_t events = 0, names = 0;
  for (const Counted& counted : blocks) {
    events += counted.events;
    if (out.empty() || events > events_at_once || ++names > events_at_once) {
      if (static_cast<std::int64_t>(out.size()) == groups_at_once) break;
      out.emplace_back();
      events = counted.events;
      names = 1;
    }
    out.back().push_back(counted.block);
  }
  return out;
}

Result<void> copy(Connection& connection, const char* table, const std::string& rows,
                  const std::vector<std::string>& values = {}) {
  auto done = connection.query("CREATE OR REPLACE TEMP TABLE " + std::string(table) + " AS " + rows,
                               values);
  if (!done) return tl::unexpected(done.error());
  return {};
}

Result<void> copy_rows(Connection& connection, const std::string& blocks) {
  const EventTables& to = rows_of_pass;
  const std::string of_documents =
      " WHERE current AND document IN (SELECT document FROM " + std::string(to.events) + ")";
  auto done = copy(connection, to.events,
                   "SELECT * EXCLUDE (version, date) FROM events WHERE current AND block IN " +
                       std::string(of_list),
                   {blocks});
  if (done) {
    done = copy(connection, to.actors,
                "SELECT * EXCLUDE (version, event, text) FROM actors" + of_documents);
  }
  if (done) {
    done = copy(connection, to.sentences,
                "SELECT document, current, span_begin, text FROM sentences WHERE current AND "
                "(document, span_begin) IN (SELECT (document, sentence_begin) FROM " +
                    std::string(to.events) + ")");
  }
  if (done) {
    done = copy(connection, to.documents,
                "SELECT document, current, url FROM documents" + of_documents);
  }
  return done;
}

Result<std::set<std::string>> with_acts(Connection& connection, const std::string& blocks) {
  auto rows = connection.query(
      "SELECT DISTINCT block FROM acts WHERE block IN " + std::string(of_list), {blocks});
  if (!rows) return tl::unexpected(rows.error());
  std::set<std::string> out;
  while (rows->next()) out.insert(rows->text(0));
  return out;
}

}  // namespace

Result<Pass> next_pass(Connection& connection, std::int64_t events_at_once) {
  const auto blocks = pending_blocks(connection, events_at_once * groups_at_once);
  if (!blocks) return tl::unexpected(blocks.error());
  Pass pass{groups_of(*blocks, events_at_once), {}};
  if (pass.groups.empty()) return pass;
  Blocks all;
  for (const Blocks& group : pass.groups) all.insert(all.end(), group.begin(), group.end());
  const std::string list = json_list(all);
  if (auto done = copy_rows(connection, list); !done) return tl::unexpected(done.error());
  auto linked = with_acts(connection, list);
  if (!linked) return tl::unexpected(linked.error());
  pass.linked = std::move(*linked);
  return pass;
}

Result<void> drop_rows_of_pass(Connection& connection) {
  std::string sql;
  for (const char* table :
       {rows_of_pass.events, rows_of_pass.actors, rows_of_pass.sentences, rows_of_pass.documents}) {
    sql += "DROP TABLE IF EXISTS temp." + std::string(table) + "; ";
  }
  return connection.run(sql);
}

}  // namespace entente::store
