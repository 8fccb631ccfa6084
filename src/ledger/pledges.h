// The words of agreements in one language. In: languages/xx/pledges.tsv (docs/ledger_format.md).
// Out: matches of one kind of row in a parsed sentence, or in a piece of bare text. Promise: a bad
// row is refused with file, line and caret; thread-safe. Does not: decide what is an agreement.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/settings.h"
#include "lexicon/lexicon.h"

namespace entente::ledger {

/// Kinds of rows, as their second cell names them.
enum class Words : unsigned char { agreement, subject, commitment, deed, provides, status, claim };
inline constexpr std::size_t words_count = 7;

struct PledgeMatch {
  std::string_view key;
  std::uint32_t first = 0, last = 0;  // words of the sentence, both included
  Span span;
};

class Pledges {
 public:
  /// nullopt: the language has no such file. Errors: malformed.
  static Result<std::optional<Pledges>> open(const std::string& path, const Kinds& kinds,
                                             const lexicon::Language& language);

  /// In the order of the text.
  std::vector<PledgeMatch> find(Words kind, const Document& document,
                                const Sentence& sentence) const;

  /// The keys of this kind whose words stand in the text. Words alone, without lemmas.
  std::set<std::string_view> keys_in(std::string_view text, Words kind) const;

 private:
  std::array<std::optional<lexicon::Lexicon>, words_count> lexicons_;
};

/// Statuses in the order in which an agreement takes them: announced, negotiated, signed, ratified,
/// in_force, suspended, ended. -1: none of them.
int status_rank(std::string_view status);

}  // namespace entente::ledger
