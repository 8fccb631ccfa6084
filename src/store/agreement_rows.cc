#include "store/agreement_rows.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "store/agreement_json.h"
#include "store/marks.h"
#include "store/schema.h"

namespace entente::store {
namespace {

using nlohmann::json;

/// Rows given as JSON objects with the columns' names.
Result<void> insert(Connection& connection, const std::string& table, const json& rows) {
  if (rows.empty()) return {};
  const std::string sql = "INSERT INTO " + table +
                          " BY NAME SELECT unnest(?::JSON::" + struct_of(table_named(table)) +
                          "[], max_depth := 2)";
  const std::string text = rows.dump(-1, ' ', false, json::error_handler_t::replace);
  auto done = connection.query(sql, {text});
  if (!done) return tl::unexpected(done.error());
  return {};
}

/// Each row as a JSON object.
Result<std::vector<json>> read(Connection& connection, const std::string& table,
                               const std::string& rest,
                               const std::vector<std::string>& values = {}) {
  auto rows = connection.query("SELECT to_json(t)::VARCHAR FROM " + table + " t " + rest, values);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<json> out;
  while (rows->next()) out.push_back(json::parse(rows->text(0), nullptr, false));
  return out;
}

/// What `made` gives; a row that another hand has changed so that it cannot be read is an error.
template <class Made>
auto guarded(Connection& connection, const Made& made) -> decltype(made()) {
  try {
    return made();
  } catch (const json::exception& error) {
    return fail(ErrorKind::malformed,
                connection.path() + ": a row of the agreements cannot be read: " + error.what());
  }
}

using Key = std::pair<std::string, std::size_t>;  // agreement, position of the commitment

/// The deeds of these agreements (a JSON list).
Result<std::map<Key, std::vector<Deed>>> read_deeds(Connection& connection,
                                                    const std::string& agreements) {
  auto rows = read(
      connection, "deeds",
      "WHERE agreement IN " + std::string(of_list) + " ORDER BY agreement, commitment, position",
      {agreements});
  if (!rows) return tl::unexpected(rows.error());
  std::map<Key, std::vector<Deed>> out;
  for (const json& row : *rows) {
    out[{row.at("agreement"), row.at("commitment")}].push_back(row.get<Deed>());
  }
  return out;
}

}  // namespace

Result<void> insert_reports(Connection& connection, const DocumentRecord& record,
                            const Decision& decision) {
  json rows = json::array();
  for (const AgreementReport& report : record.agreements) {
    json row = report;
    row["version"] = decision.version;
    row["current"] = decision.current;
    row["position"] = rows.size();
    rows.push_back(std::move(row));
  }
  return insert(connection, "agreement_reports", rows);
}

namespace {

Result<void> remove_agreements(Connection& connection, const std::string& blocks) {
  const std::string ours = "block IN " + std::string(of_list);
  for (const std::string table : {"deeds", "commitments", "agreements"}) {
    const std::string where =
        table == "agreements"
            ? ours
            : "agreement IN (SELECT agreement FROM agreements WHERE " + ours + ")";
    auto done = connection.query("DELETE FROM " + table + " WHERE " + where, {blocks});
    if (!done) return tl::unexpected(done.error());
  }
  return {};
}

Result<void> insert_agreements(Connection& connection,
                               std::span<const ledger::Assembled> agreements) {
  json rows = json::array(), commitments = json::array(), deeds = json::array();
  for (const auto& [agreement, circle] : agreements) {
    rows.push_back(agreement);
    rows.back()["block"] = circle;
    for (std::size_t i = 0; i < agreement.commitments.size(); ++i) {
      commitments.push_back(agreement.commitments[i]);
      commitments.back()["agreement"] = agreement.id;
      commitments.back()["position"] = i;
      for (std::size_t j = 0; j < agreement.commitments[i].deeds.size(); ++j) {
        deeds.push_back(agreement.commitments[i].deeds[j]);
        deeds.back()["agreement"] = agreement.id;
        deeds.back()["commitment"] = i;
        deeds.back()["position"] = j;
      }
    }
  }
  auto done = insert(connection, "agreements", rows);
  if (done) done = insert(connection, "commitments", commitments);
  if (done) done = insert(connection, "deeds", deeds);
  return done;
}

/// Rows of one INSERT: their JSON text is in memory at once.
constexpr std::size_t rows_at_once = 200;

}  // namespace

Result<void> replace_agreements(Connection& connection, const std::string& blocks,
                                std::span<const ledger::Assembled> agreements) {
  auto done = remove_agreements(connection, blocks);
  for (; done && !agreements.empty();) {
    const std::size_t some = std::min(rows_at_once, agreements.size());
    done = insert_agreements(connection, agreements.first(some));
    agreements = agreements.subspan(some);
  }
  return done;
}

Result<void> remove_all_agreements(Connection& connection) {
  return connection.run("DELETE FROM agreements; DELETE FROM commitments; DELETE FROM deeds");
}

Result<void> settle_silence(Connection& connection, Date today, const ledger::Ledger& ledger) {
  auto kinds = connection.query(
      "SELECT DISTINCT c.kind, a.date_value, c.status FROM commitments c JOIN agreements a ON "
      "a.agreement = c.agreement WHERE c.status IN ('pledged', 'silent')");
  if (!kinds) return tl::unexpected(kinds.error());
  while (kinds->next()) {
    const std::string kind = kinds->text(0), day = kinds->text(1), stored = kinds->text(2);
    const std::string status = ledger.status_without_deeds(kind, parse_date(day), today);
    if (status == stored) continue;
    auto done = connection.query(
        "UPDATE commitments SET status = ? WHERE kind = ? AND status = ? AND agreement IN (SELECT "
        "agreement FROM agreements WHERE date_value = ?)",
        {status, kind, stored, day});
    if (!done) return tl::unexpected(done.error());
  }
  return {};
}

namespace {

/// One row after the other: as JSON a row is many times its report.
Result<std::vector<AgreementReport>> read_told(Connection& connection, const std::string& sentence,
                                               const std::string& where,
                                               const std::vector<std::string>& values) {
  auto rows = connection.stream("SELECT to_json(t)::VARCHAR FROM (SELECT * REPLACE (" + sentence +
                                    " AS sentence_text) FROM agreement_reports WHERE current" +
                                    where + " ORDER BY document, position) t",
                                values);
  if (!rows) return tl::unexpected(rows.error());
  return guarded(connection, [&]() -> Result<std::vector<AgreementReport>> {
    std::vector<AgreementReport> out;
    while (rows->next()) {
      out.push_back(json::parse(rows->text(0), nullptr, false).get<AgreementReport>());
    }
    if (auto ended = rows->ended(connection.path()); !ended) {
      return tl::unexpected(ended.error());
    }
    return out;
  });
}

}  // namespace

Result<std::vector<AgreementReport>> read_reports(Connection& connection) {
  return read_told(connection, "sentence_text", "", {});
}

Result<std::vector<AgreementReport>> read_reports_of(Connection& connection,
                                                     const std::string& pairs) {
  const std::string first = "array_to_string((" + std::string(codes_of_parties) + ")[1:2], ' ')";
  return read_told(connection, "''", " AND " + first + " IN " + of_list, {pairs});
}

namespace {

/// Gives the agreements what they promise and what became of it.
Result<void> read_promises(Connection& connection, std::vector<Agreement>& agreements) {
  std::vector<std::string> ids;
  std::unordered_map<std::string_view, Agreement*> by_id;
  for (Agreement& agreement : agreements) {
    ids.push_back(agreement.id);
    by_id[agreement.id] = &agreement;
  }
  const std::string list = json_list(ids);
  auto commitments =
      read(connection, "commitments",
           "WHERE agreement IN " + std::string(of_list) + " ORDER BY agreement, position", {list});
  if (!commitments) return tl::unexpected(commitments.error());
  auto deeds = read_deeds(connection, list);
  if (!deeds) return tl::unexpected(deeds.error());
  for (const json& row : *commitments) {
    const std::string id = row.at("agreement");
    auto& promised = by_id.at(id)->commitments;
    promised.push_back(row.get<Commitment>());
    promised.back().deeds = std::move((*deeds)[{id, promised.size() - 1}]);
  }
  return {};
}

constexpr std::size_t agreements_at_once = 200;

/// The agreements that come after this one, by date and id.
Result<std::vector<Agreement>> agreements_after(Connection& connection, const std::string& date,
                                                const std::string& id) {
  auto rows = read(connection,
                   "(SELECT * FROM agreements WHERE (date_value, agreement) > (?, ?) ORDER BY "
                   "date_value, agreement LIMIT " +
                       std::to_string(agreements_at_once) + ")",
                   "ORDER BY date_value, agreement", {date, id});
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Agreement> out(rows->begin(), rows->end());
  if (auto read = read_promises(connection, out); !read) return tl::unexpected(read.error());
  return out;
}

}  // namespace

Result<void> each_agreement(Connection& connection,
                            const std::function<void(const Agreement&)>& use) {
  return guarded(connection, [&]() -> Result<void> {
    std::string date, id;
    while (true) {
      const auto some = agreements_after(connection, date, id);
      if (!some) return tl::unexpected(some.error());
      for (const Agreement& agreement : *some) use(agreement);
      if (some->size() < agreements_at_once) return {};
      date = to_text(some->back().date);
      id = some->back().id;
    }
  });
}

}  // namespace entente::store
