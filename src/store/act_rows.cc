#include "store/act_rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "ledger/report_index.h"
#include "store/appender.h"
#include "store/marks.h"

namespace entente::store {
namespace {

/// The ids of an act's reports, each once.
std::vector<std::string> each_once(const std::vector<std::string>& ids) {
  std::vector<std::string> out;
  std::set<std::string_view> seen;
  for (const std::string& id : ids) {
    if (seen.insert(id).second) out.push_back(id);
  }
  return out;
}

/// What the table says of an act beyond what the ledger does: from its reports.
struct Details {
  int quad = 0;
  double score = 0;
  std::vector<std::string> contexts;
  std::string place_name, block;
};

Details details_of(const Act& act, const std::vector<const Report*>& reports,
                   const ledger::Ledger& ledger) {
  Details out;
  if (reports.empty()) return out;
  out.block = ledger::to_text(ledger.block_key(*reports.front()));
  std::set<std::string> contexts;
  const Report* typical = nullptr;
  for (const Report* report : reports) {
    const Event& event = report->event;
    if (typical == nullptr && event.type == act.type) typical = report;
    contexts.insert(event.contexts.begin(), event.contexts.end());
    if (out.place_name.empty() && event.place.country == act.place) {
      out.place_name = event.place.name;
    }
  }
  if (typical == nullptr) typical = reports.front();
  out.quad = typical->event.quad;
  out.score = typical->event.score;
  out.contexts.assign(contexts.begin(), contexts.end());
  return out;
}

Result<void> add_act(Appender& row, const Act& act, const Details& details, std::size_t reports) {
  row.text(act.id).text(details.block).text(act.type).text(act.mode).text(act.auxiliary);
  row.integer(details.quad).real(details.score).texts(details.contexts);
  row.texts(act.actors).texts(act.recipients);
  row.date(act.date).text(to_text(act.date)).text(act.place).text(details.place_name);
  row.integer(static_cast<std::int64_t>(reports)).integer(act.publishers).integer(act.languages);
  return row.real(act.confidence).texts(act.why).end_row();
}

Result<void> add_mentions(Appender& row, const Act& act, const Details& details,
                          const std::vector<const Report*>& reports) {
  std::int64_t position = 0;
  for (const Report* report : reports) {
    const Event& event = report->event;
    row.text(act.id).text(event.id).text(event.document).text(details.block).integer(position++);
    row.text(event.language).text(report->publisher).date(event.published);
    if (auto added = row.end_row(); !added) return added;
  }
  return {};
}

}  // namespace

Result<void> insert_acts(Connection& connection, std::span<const Act> acts,
                         std::span<const Report> reports, const ledger::Ledger& ledger) {
  const ledger::ReportIndex index(reports);
  auto rows = Appender::open(connection, "acts");
  if (!rows) return tl::unexpected(rows.error());
  auto mentions = Appender::open(connection, "mentions");
  if (!mentions) return tl::unexpected(mentions.error());
  for (const Act& act : acts) {
    const std::vector<const Report*> told = index.of(each_once(act.reports));
    const Details details = details_of(act, told, ledger);
    auto done = add_act(*rows, act, details, told.size());
    if (done) done = add_mentions(*mentions, act, details, told);
    if (!done) return done;
  }
  auto done = rows->finish();
  return done ? mentions->finish() : done;
}

Result<void> remove_acts(Connection& connection, const std::string& blocks) {
  for (const char* table : {"acts", "mentions"}) {
    auto done = connection.query("DELETE FROM " + std::string(table) + " WHERE block IN " + of_list,
                                 {blocks});
    if (!done) return tl::unexpected(done.error());
  }
  return {};
}

}  // namespace entente::store
