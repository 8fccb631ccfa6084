// Cases of place names. In: endings.tsv. Out: the forms of a name. Promise: the longest ending that
// fits decides; several rows of the same ending all count; names of fewer than four letters stay as
// they are. Does not: know sound changes that no row names.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "resolver/gazetteer_rows.h"

namespace entente::resolver {

class Inflector {
 public:
  explicit Inflector(const std::vector<EndingRow>& rows);
  /// The forms other than the name itself; of a name of several words, those in which all words,
  /// the first or the last are inflected.
  std::vector<std::string> forms(std::string_view language, std::string_view name) const;

 private:
  using Endings = std::map<std::string, std::vector<std::vector<std::string>>, std::less<>>;
  std::vector<std::vector<std::string>> forms_of_word(const Endings& endings,
                                                      std::string_view word) const;
  std::map<std::string, Endings, std::less<>> languages_;
};

}  // namespace entente::resolver
