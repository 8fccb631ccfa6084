// The ledger: the front header of the room. In: a coded document with its trees and mentions; later
// the reports of many documents. Out: what a document says of agreements; one act for all its
// reports; agreements with their commitments and the deeds that followed. Promise: results do not
// depend on the order of the input; every join and every deed says why; same input and version,
// same ids; near-linear in the number of reports; thread-safe. Does not: read or write a database,
// code events, or decide what "today" is.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/agreement.h"
#include "model/record.h"
#include "model/sentence.h"
#include "resolver/mention.h"

namespace entente::ledger {

/// The block of a report: family of its type and a stretch of 28 days, "SUPPORT/2024-10-27". Every
/// report falls in exactly one block, and the acts of a block depend on the reports of that block
/// alone: a store may relink the blocks that new reports touch and keep the others.
struct BlockKey {
  std::string family;
  Date begins;  // Date{}: neither the act nor its publication has a day
  bool operator==(const BlockKey&) const = default;
};
std::string to_text(const BlockKey& key);

class Ledger {
 public:
  /// `data_folder` holds ontology/ and languages/. Errors: not_found; malformed (file, line,
  /// caret).
  static Result<Ledger> open(const std::string& data_folder);

  /// What one document says of agreements, one report for one agreement, in the order of the text.
  /// Errors: those of languages/xx/pledges.tsv, read on first use; a language without that file
  /// gives none.
  Result<std::vector<AgreementReport>> agreements_in(const Document& document, const Parsed& parsed,
                                                     const resolver::Mentions& mentions,
                                                     const std::vector<Event>& events) const;

  BlockKey block_key(const Report& report) const;

  /// One act for all its reports, ordered by date and id.
  std::vector<Act> same_events(std::span<const Report> reports) const;

  /// The agreements of the world, ordered by date and id. `reports` are those that `acts` name;
  /// `today` {} is the latest day of publication.
  std::vector<Agreement> assemble(std::span<const AgreementReport> agreements,
                                  std::span<const Act> acts, std::span<const Report> reports,
                                  Date today) const;

  /// Could an act of these codes be a deed of an agreement of some of these parties?
  bool may_concern(const std::vector<std::string>& acting,
                   const std::vector<std::string>& parties) const;
  /// "pledged" or, when too many days went by for its kind, "silent": of a commitment without
  /// deeds.
  std::string status_without_deeds(const std::string& commitment, Date agreed, Date today) const;

  struct Shared;

 private:
  friend class Assembly;
  std::shared_ptr<Shared> shared_;
};

/// A report from an event and its document.
Report report_of(const Event& event, const Document& document);

}  // namespace entente::ledger
