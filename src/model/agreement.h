// Agreements, what they promise, and what became of the promises.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"
#include "model/event.h"

namespace entente {

/// A promise in an agreement, as one document words it. `kind` is a row of
/// ontology/commitments.tsv ("joint_exercises", "port_visits", …).
struct CommitmentReport {
  std::string kind, text;
  Span span;
};

struct Signatory {
  std::string name, role, code;
  Span span;
};

/// What one document says of one agreement. Spans are into that document; `text`s are the bytes
/// there.
struct AgreementReport {
  std::string document, language, publisher;
  Date published;
  std::string event;   // id of the coded event it rests on; "" if none
  std::string name;    // as printed
  Span span;           // of the name, or of the noun that stands for the agreement
  std::string kind;    // a row of ontology/agreements.tsv
  std::string status;  // announced, negotiated, signed, ratified, in_force, suspended, ended
  std::vector<Party> parties;
  EventDate date;
  EventPlace place;
  std::vector<Signatory> signatories;
  std::vector<std::string> claims;  // "the first with a country of the Asia-Pacific"
  std::vector<CommitmentReport> commitments;
  std::string sentence_text;
};

/// A coded event of one document, with the words that later rooms need without the document.
struct Report {
  Event event;
  std::string publisher, url;
  std::string trigger_text, sentence_text;
};

/// One act of the world: all its reports.
struct Act {
  std::string id;                    // stable: of its first report in the order below
  std::vector<std::string> reports;  // Event::id, ordered by published, document, event id
  std::string type, mode, auxiliary;
  std::vector<std::string> actors, recipients;  // codes, sorted
  Date date;
  std::string place;                  // ISO 3166-1 alpha-3 or ""
  int publishers = 0, languages = 0;  // independent ones: near-copies count once
  double confidence = 0;              // 0..1
  std::vector<std::string> why;       // the score of each join, in words
};

/// A later act that keeps (or breaks) a commitment.
struct Deed {
  std::string act;  // Act::id
  Date date;
  std::string text;  // trigger as printed in its first report
  std::string why;   // "same parties, EXERCISE, 41 days after"
  bool breaks = false;
};

struct Commitment {
  std::string kind, text, document;
  Span span;
  std::string status;  // pledged, begun, kept, silent, broken
  int times_kept = 0;
  std::vector<Deed> deeds;  // by date
};

struct Agreement {
  std::string id;  // stable
  std::string name, kind, status;
  std::vector<Party> parties;  // code and name alone
  Date date;
  std::string place;  // name as printed, or country code
  std::vector<Signatory> signatories;
  std::vector<std::string> claims;
  std::vector<Commitment> commitments;
  std::vector<std::string> sources;  // document ids, sorted by published
};

}  // namespace entente
