#include "store/event_rows.h"

#include <map>
#include <tuple>
#include <utility>

#include "store/marks.h"

namespace entente::store {
namespace {

/// Reads the columns of a row one after the other.
class Row {
 public:
  explicit Row(const Rows& rows, std::size_t from = 0) : rows_(rows), at_(from) {}
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
  std::size_t at_;
};

constexpr const char* event_columns =
    "document, position, event, type, mode, auxiliary, quad, score, contexts, "
    "date_value, granularity, date_begin, date_end, place_country, place_name, "
    "latitude, longitude, geonames, place_begin, place_end, trigger, trigger_begin, "
    "trigger_end, trigger_spans, sentence_begin, sentence_end, confidence, rule, "
    "language, publisher, published";

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
}

Party read_party(Row row) {
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

/// Fills in what the tables of documents and sentences say of reports.
class Surroundings {
 public:
  explicit Surroundings(std::vector<Report>& reports) {
    for (Report& report : reports) {
      by_document_[report.event.document].push_back(&report);
      by_sentence_[{report.event.document, report.event.sentence.begin}].push_back(&report);
    }
  }

  /// The documents as a JSON list.
  std::string documents() const {
    std::vector<std::string_view> ids;
    for (const auto& [id, reports] : by_document_) ids.push_back(id);
    return json_list(ids);
  }

  Result<void> read(Connection& connection, const EventTables& tables) {
    const std::string ours = " WHERE current AND document IN " + std::string(of_list);
    const std::string list = documents();
    auto urls = connection.query(
        "SELECT document, url FROM " + std::string(tables.documents) + ours, {list});
    while (urls && urls->next()) {
      for (Report* report : by_document_.at(urls->text(0))) report->url = urls->text(1);
    }
    if (!urls) return tl::unexpected(urls.error());
    auto sentences = connection.query(
        "SELECT document, span_begin, text FROM " + std::string(tables.sentences) + ours, {list});
    while (sentences && sentences->next()) {
      const std::string document = sentences->text(0);
      const auto found =
          by_sentence_.find({document, static_cast<std::uint32_t>(sentences->integer(1))});
      if (found == by_sentence_.end()) continue;
      for (Report* report : found->second) report->sentence_text = sentences->text(2);
    }
    if (!sentences) return tl::unexpected(sentences.error());
    return {};
  }

 private:
  std::map<std::string_view, std::vector<Report*>> by_document_;
  std::map<std::pair<std::string_view, std::uint32_t>, std::vector<Report*>> by_sentence_;
};

}  // namespace

std::string select_events(const std::string& where, const EventTables& tables) {
  return "SELECT " + std::string(event_columns) + " FROM " + tables.events + " WHERE current" +
         (where.empty() ? "" : " AND " + where) + " ORDER BY document, position";
}

std::string select_parties(const std::string& where, const EventTables& tables) {
  return "SELECT document, event_position, role, code, name, sector, person, span_begin, span_end, "
         "confidence, why FROM " +
         std::string(tables.actors) + " WHERE current" + (where.empty() ? "" : " AND " + where) +
         " ORDER BY document, event_position, role, position";
}

PartyReader::PartyReader(Rows rows) : rows_(std::move(rows)), waits_(rows_.next()) {}

void PartyReader::read(const std::string& document, std::int64_t position, Event& event) {
  for (; waits_; waits_ = rows_.next()) {
    const std::string own = rows_.text(0);
    const std::int64_t at = rows_.integer(1);
    if (std::tie(own, at) > std::tie(document, position)) return;
    if (own != document || at != position) continue;
    const bool acting = rows_.text(2) == "actor";
    (acting ? event.actors : event.recipients).push_back(read_party(Row(rows_, 3)));
  }
}

EventReader::EventReader(Rows events) : events_(std::move(events)) {}

bool EventReader::next(Report& report) {
  if (!events_.next()) return false;
  report = {};
  Row row(events_);
  report.event.document = row.text();
  position_ = row.integer();
  read_event(row, report);
  return true;
}

Result<std::vector<Report>> read_reports_where(Connection& connection, const std::string& where,
                                               const std::string& list, const EventTables& tables) {
  std::vector<std::string> values;
  if (!where.empty()) values.push_back(list);
  auto events = connection.query(select_events(where, tables), values);
  if (!events) return tl::unexpected(events.error());
  EventReader reader(std::move(*events));
  std::vector<Report> out;
  std::vector<std::int64_t> positions;
  for (Report report; reader.next(report);) {
    out.push_back(std::move(report));
    positions.push_back(reader.position());
  }
  Surroundings surroundings(out);
  if (auto read = surroundings.read(connection, tables); !read) return tl::unexpected(read.error());
  auto parties = connection.query(select_parties("document IN " + std::string(of_list), tables),
                                  {surroundings.documents()});
  if (!parties) return tl::unexpected(parties.error());
  PartyReader party_reader(std::move(*parties));
  for (std::size_t i = 0; i < out.size(); ++i)
    party_reader.read(out[i].event.document, positions[i], out[i].event);
  return out;
}

}  // namespace entente::store
