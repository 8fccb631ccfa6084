// The record of one document: all that ingest keeps of it.
#pragma once

#include <string>
#include <vector>

#include "model/agreement.h"
#include "model/document.h"
#include "model/event.h"
#include "model/quote.h"

namespace entente {

struct DocumentRecord {
  Document document;
  std::vector<Span> sentences;  // in order; titles included, furniture not
  std::vector<Event> events;
  std::vector<AgreementReport> agreements;
  std::vector<Quote> quotes;
};

}  // namespace entente
