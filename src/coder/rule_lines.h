// One line of a rule file at a time. Private to the coder; see docs/rule_format.md for the grammar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/rows.h"
#include "coder/rules.h"

namespace entente::coder {

class RuleLines {
 public:
  RuleLines(std::string path, const Ontology& ontology)
      : path_(std::move(path)), ontology_(ontology) {}
  /// Adds the line to the rule that is open (the last of `rules`), or opens one.
  Result<void> read(const Row& row, std::vector<Rule>& rules);
  /// Called after the last line: a rule without a type or a trigger is refused.
  Result<void> end(const std::vector<Rule>& rules) const;

 private:
  using Reader = Result<void> (RuleLines::*)(const Row&, std::string_view, Rule&);
  static Reader reader_of(std::string_view key);
  Result<void> when(const Row& row, std::string_view rest, Rule& rule);
  Result<void> with(const Row& row, std::string_view rest, Rule& rule);
  Result<void> type(const Row& row, std::string_view rest, Rule& rule);
  Result<void> mode(const Row& row, std::string_view rest, Rule& rule);
  Result<void> parties(const Row& row, std::string_view rest, Rule& rule);
  Result<void> swallows(const Row& row, std::string_view rest, Rule& rule);
  Result<void> swapped(const Row& row, std::string_view rest, Rule& rule);
  Result<void> besides(const Row& row, std::string_view rest, Rule& rule);
  Result<void> why(const Row& row, std::string_view rest, Rule& rule);
  Result<void> example(const Row& row, std::string_view rest, Rule& rule);
  Result<void> flag(const Row& row, std::string_view rest, bool& value) const;
  Result<Condition> condition(const Row& row, std::string_view word) const;
  tl::unexpected<Error> refuse(const Row& row, std::string_view at, std::string_view reason) const {
    return tl::unexpected(bad_row(path_, row, at, reason));
  }
  std::string path_;
  const Ontology& ontology_;
};

}  // namespace entente::coder
