// Store::each_document: three answers side by side, in the same order.
#include "store/event_rows.h"
#include "store/store.h"

namespace entente::store {
namespace {

constexpr const char* of_first_reports =
    "(document, event) IN (SELECT (document, event) FROM mentions WHERE position = 0)";

constexpr const char* select_documents =
    "SELECT document, language, publisher, url, published, text FROM documents WHERE current ORDER "
    "BY document";

Document document_of(const Rows& row) {
  Document document;
  document.id = row.text(0);
  document.language = row.text(1);
  document.publisher = row.text(2);
  document.url = row.text(3);
  document.published = row.date(4);
  document.text = row.text(5);
  return document;
}

Result<Rows> streamed(Result<Connection>& connection, const std::string& sql) {
  return connection ? connection->stream(sql) : Result<Rows>(tl::unexpected(connection.error()));
}

}  // namespace

Result<void> Store::each_document(
    Events which, const std::function<void(const Document&, const std::vector<Event>&)>& visit) {
  const std::string where = which == Events::all ? "" : of_first_reports;
  auto events_side = database_->connect(), parties_side = database_->connect();
  auto events = streamed(events_side, select_events(where, {}));
  if (!events) return tl::unexpected(events.error());
  auto parties = streamed(parties_side, select_parties("", {}));
  if (!parties) return tl::unexpected(parties.error());
  auto documents = connection_->stream(select_documents);
  if (!documents) return tl::unexpected(documents.error());
  EventReader reader(std::move(*events));
  PartyReader party_reader(std::move(*parties));
  Report report;
  for (bool waits = reader.next(report); documents->next();) {
    const Document document = document_of(*documents);
    std::vector<Event> own;
    for (; waits && report.event.document == document.id; waits = reader.next(report)) {
      party_reader.read(document.id, reader.position(), report.event);
      own.push_back(std::move(report.event));
    }
    visit(document, own);
  }
  return documents->ended(connection_->path());
}

}  // namespace entente::store
