#include "store/event_rows.h"

#include <utility>

namespace entente::store {
namespace {

/// Reads the columns of a row one after the other.
class Row {
 public:
  explicit Row(const Rows& rows) : rows_(rows) {}
  std::string text() { return rows_.text(at_++); }
  std::int64_t integer() { return rows_.integer(at_++); }
  double real() { return rows_.real(at_++); }
  Date date() { return rows_.date(at_++); }
  std::vector<std::string> texts() { return rows_.texts(at_++); }
  Span span() {
    const auto begin = static_cast<std::uint32_t>(integer());
    return {begin, static_cast<std::uint32_t>(integer())};
  }
  std::vector<Span> spans() {
    const std::vector<std::int64_t> flat = rows_.integers(at_++);
    std::vector<Span> out;
    for (std::size_t i = 0; i + 1 < flat.size(); i += 2) {
      out.push_back({static_cast<std::uint32_t>(flat[i]), static_cast<std::uint32_t>(flat[i + 1])});
    }
    return out;
  }

 private:
  const Rows& rows_;
  std::size_t at_ = 0;
};

constexpr const char* event_columns =
    "r.document, r.position, r.event, r.type, r.mode, r.auxiliary, r.quad, r.score, r.contexts, "
    "r.date_value, r.granularity, r.date_begin, r.date_end, r.place_country, r.place_name, "
    "r.latitude, r.longitude, r.geonames, r.place_begin, r.place_end, r.trigger, r.trigger_begin, "
    "r.trigger_end, r.trigger_spans, r.sentence_begin, r.sentence_end, r.confidence, r.rule, "
    "r.language, r.publisher, r.published, r.sentence_text, d.url";

void read_event(Row& row, Report& report) {
  Event& event = report.event;
  event.id = row.text();
  event.type = row.text();
  event.mode = row.text();
  event.auxiliary = row.text();
  event.quad = static_cast<int>(row.integer());
  event.score = row.real();
  event.contexts = row.texts();
  event.date.value = parse_date(row.text());
  event.date.granularity = row.text();
  event.date.span = row.span();
  event.place.country = row.text();
  event.place.name = row.text();
  event.place.latitude = row.real();
  event.place.longitude = row.real();
  event.place.geonames = row.integer();
  event.place.span = row.span();
  report.trigger_text = row.text();
  event.trigger = row.span();
  event.mentions = row.spans();
  event.sentence = row.span();
  event.confidence = row.real();
  event.rule = row.text();
  event.language = row.text();
  report.publisher = row.text();
  event.published = row.date();
  report.sentence_text = row.text();
  report.url = row.text();
}

Party read_party(Row& row) {
  Party party;
  party.code = row.text();
  party.name = row.text();
  party.sector = row.text();
  party.person = row.text();
  party.span = row.span();
  party.confidence = row.real();
  party.why = row.text();
  return party;
}

}  // namespace

std::string select_events(const std::string& where) {
  return "SELECT " + std::string(event_columns) + " FROM (SELECT * FROM reports" +
         (where.empty() ? "" : " WHERE " + where) +
         ") r JOIN documents d ON d.document = r.document AND d.version = r.version ORDER BY "
         "r.document, r.position";
}

std::string select_parties(const std::string& where) {
  const std::string narrowed =
      where.empty() ? ""
                    : " AND (document, event_position) IN (SELECT (document, position) FROM events "
                      "WHERE current AND " +
                          where + ")";
  return "SELECT document, event_position, role, code, name, sector, person, span_begin, span_end, "
         "confidence, why FROM actors WHERE current" +
         narrowed + " ORDER BY document, event_position, role, position";
}

EventReader::EventReader(Rows events, Rows parties)
    : events_(std::move(events)), parties_(std::move(parties)), party_waits_(parties_.next()) {}

bool EventReader::party_follows(const std::string& document, std::int64_t position) {
  return party_waits_ && parties_.text(0) == document && parties_.integer(1) == position;
}

bool EventReader::next(Report& report) {
  if (!events_.next()) return false;
  report = {};
  Row row(events_);
  report.event.document = row.text();
  const std::int64_t position = row.integer();
  read_event(row, report);
  for (; party_follows(report.event.document, position); party_waits_ = parties_.next()) {
    Row party(parties_);
    party.text();
    party.integer();
    const bool acting = party.text() == "actor";
    (acting ? report.event.actors : report.event.recipients).push_back(read_party(party));
  }
  return true;
}

Result<std::vector<Report>> read_reports_where(Connection& connection, const std::string& where,
                                               const std::string& list) {
  std::vector<std::string> values;
  if (!where.empty()) values.push_back(list);
  auto events = connection.query(select_events(where), values);
  if (!events) return tl::unexpected(events.error());
  auto parties = connection.query(select_parties(where), values);
  if (!parties) return tl::unexpected(parties.error());
  EventReader reader(std::move(*events), std::move(*parties));
  std::vector<Report> out;
  for (Report report; reader.next(report);) out.push_back(std::move(report));
  return out;
}

}  // namespace entente::store
