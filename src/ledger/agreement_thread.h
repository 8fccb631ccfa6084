// One agreement in one document. In: its nouns. Out: signatories, claims and commitments. Promise:
// every text is the document's bytes at its span. Does not: look beyond the document.
#pragma once

#include <vector>

#include "ledger/nouns.h"

namespace entente::ledger {

/// The nouns that mean one agreement, in the order of the text.
struct Thread {
  std::string kind;
  bool form = true, of_title = false;  // of_title: the kind is that of a headline
  std::vector<Party> parties;
  std::vector<Noun> nouns;
  bool speaks_in(std::uint32_t sentence) const;
};

/// Persons of the parties who stand in a sentence that signs or announces the agreement.
std::vector<Signatory> signatories_of(const Reading& reading, const Thread& thread);

/// "the first of its kind with a country of the Asia-Pacific"
std::vector<std::string> claims_of(const Reading& reading, const Thread& thread);

/// Phrases of commitment kinds in the sentences that say what is agreed: those with the noun, and
/// up to three after it that promise. Each kind once.
std::vector<CommitmentReport> commitments_of(const Reading& reading, const Thread& thread,
                                             const std::vector<Thread>& all);

}  // namespace entente::ledger
