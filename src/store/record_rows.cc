#include "store/record_rows.h"

#include "store/agreement_rows.h"

namespace entente::store {
namespace {

std::vector<std::int32_t> flat(const std::vector<Span>& spans) {
  std::vector<std::int32_t> out;
  for (const Span span : spans) {
    out.push_back(static_cast<std::int32_t>(span.begin));
    out.push_back(static_cast<std::int32_t>(span.end));
  }
  return out;
}

std::string title_of(const Document& document) {
  for (const Block& block : document.blocks) {
    if (block.kind == Block::Kind::title) return std::string(document.at(block.span));
  }
  return "";
}

}  // namespace

RecordRows::RecordRows(Connection& connection, std::string run, Tables tables)
    : connection_(&connection), run_(std::move(run)), tables_(std::move(tables)) {}

Result<RecordRows> RecordRows::open(Connection& connection, std::string run) {
  auto documents = Appender::open(connection, "documents");
  if (!documents) return tl::unexpected(documents.error());
  auto sentences = Appender::open(connection, "sentences");
  if (!sentences) return tl::unexpected(sentences.error());
  auto events = Appender::open(connection, "events");
  if (!events) return tl::unexpected(events.error());
  auto actors = Appender::open(connection, "actors");
  if (!actors) return tl::unexpected(actors.error());
  auto quotes = Appender::open(connection, "quotes");
  if (!quotes) return tl::unexpected(quotes.error());
  return RecordRows(connection, std::move(run),
                    {std::move(*documents), std::move(*sentences), std::move(*events),
                     std::move(*actors), std::move(*quotes)});
}

Appender& RecordRows::begin(Appender& table, const Document& document,
                            const Decision& decision) const {
  return table.text(document.id).integer(decision.version).flag(decision.current);
}

Result<void> RecordRows::add_document(const Document& document, const Decision& decision,
                                      const std::string& content) {
  return begin(tables_.documents, document, decision)
      .text(content)
      .text(run_)
      .text(document.language)
      .text(document.publisher)
      .text(document.url)
      .date(document.published)
      .text(title_of(document))
      .text(document.text)
      .end_row();
}

Result<void> RecordRows::add_sentences(const DocumentRecord& record, const Decision& decision) {
  std::int64_t number = 0;
  for (const Span span : record.sentences) {
    auto added = begin(tables_.sentences, record.document, decision)
                     .integer(number++)
                     .span(span)
                     .text(record.document.at(span))
                     .end_row();
    if (!added) return added;
  }
  return {};
}

Result<void> RecordRows::add_event(const Document& document, const Event& event,
                                   std::int64_t position, const Decision& decision,
                                   const ledger::Ledger& ledger) {
  const std::string block = ledger::to_text(ledger.block_key(ledger::report_of(event, document)));
  if (decision.current) blocks_.insert(block);
  Appender& row = begin(tables_.events, document, decision);
  row.text(event.id).integer(position);
  row.text(event.type).text(event.mode).text(event.auxiliary);
  row.integer(event.quad).real(event.score).texts(event.contexts);
  row.texts(codes_of(event.actors)).texts(codes_of(event.recipients));
  row.date(event.date.value).text(to_text(event.date.value)).text(event.date.granularity);
  row.span(event.date.span);
  row.text(event.place.country).text(event.place.name);
  row.real(event.place.latitude).real(event.place.longitude).integer(event.place.geonames);
  row.span(event.place.span);
  row.text(document.at(event.trigger)).span(event.trigger).integers(flat(event.mentions));
  row.span(event.sentence).real(event.confidence).text(event.rule);
  row.text(event.language).text(document.publisher).date(event.published).text(block);
  return row.end_row();
}

Result<void> RecordRows::add_parties(const Document& document, const Event& event,
                                     std::int64_t event_position, const char* role,
                                     const Decision& decision) {
  std::int64_t position = 0;
  const bool acting = std::string_view(role) == "actor";
  for (const Party& party : acting ? event.actors : event.recipients) {
    auto added = begin(tables_.actors, document, decision)
                     .text(event.id)
                     .integer(event_position)
                     .text(role)
                     .integer(position++)
                     .text(party.code)
                     .text(party.name)
                     .text(party.sector)
                     .text(party.person)
                     .text(document.at(party.span))
                     .span(party.span)
                     .real(party.confidence)
                     .text(party.why)
                     .end_row();
    if (!added) return added;
  }
  return {};
}

Result<void> RecordRows::add_quotes(const DocumentRecord& record, const Decision& decision) {
  std::int64_t position = 0;
  const Document& document = record.document;
  for (const Quote& quote : record.quotes) {
    Appender& row = begin(tables_.quotes, document, decision);
    row.integer(position++).text(quote.speaker).text(quote.role).text(quote.code);
    row.text(document.at(quote.span)).text(document.at(quote.cue));
    row.flag(quote.direct).real(quote.confidence);
    row.span(quote.speaker_span).span(quote.span).span(quote.cue);
    if (auto added = row.end_row(); !added) return added;
  }
  return {};
}

Result<void> RecordRows::add_agreements(const DocumentRecord& record, const Decision& decision) {
  if (record.agreements.empty()) return {};
  return insert_reports(*connection_, record, decision);
}

Result<void> RecordRows::add(const DocumentRecord& record, const Decision& decision,
                             const std::string& content, const ledger::Ledger& ledger) {
  const Document& document = record.document;
  auto done = add_document(document, decision, content);
  if (done) done = add_sentences(record, decision);
  for (std::size_t i = 0; done && i < record.events.size(); ++i) {
    const Event& event = record.events[i];
    const auto position = static_cast<std::int64_t>(i);
    done = add_event(document, event, position, decision, ledger);
    if (done) done = add_parties(document, event, position, "actor", decision);
    if (done) done = add_parties(document, event, position, "recipient", decision);
  }
  if (done) done = add_quotes(record, decision);
  if (done) done = add_agreements(record, decision);
  return done;
}

Result<void> RecordRows::finish() {
  for (Appender* table : {&tables_.documents, &tables_.sentences, &tables_.events, &tables_.actors,
                          &tables_.quotes}) {
    if (auto done = table->finish(); !done) return done;
  }
  return {};
}

}  // namespace entente::store
