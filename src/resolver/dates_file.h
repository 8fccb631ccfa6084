// Reads a dates.tsv into rules. In: the file's text. Out: DateRules, or an error with line, column
// and caret. Private to the date rules. docs/dates_format.md is the grammar.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "resolver/dates_rules.h"

namespace entente::resolver {

/// A piece of a row and where it stands in the line (bytes from 0), so that an error can point at
/// it.
struct DateField {
  std::string_view text;
  std::size_t column = 0;
};

std::vector<DateField> split_field(DateField field, char separator);
DateField trim_field(DateField field);
std::string in_quotes(std::string_view text);

/// What is wrong, at a column.
struct DateFault {
  std::size_t column = 0;
  std::string message;
};

/// "shows month -1", and what of the pattern it needs.
tl::expected<DateMeaning, DateFault> read_meaning(DateField field);

class DateFile {
 public:
  DateFile(DateRules& rules, std::string language, std::string path)
      : rules_(rules), language_(std::move(language)), path_(std::move(path)) {}
  Result<void> read(std::string_view file);

 private:
  using Fault = std::optional<DateFault>;
  using Key = std::uint32_t;
  struct Atom {
    bool is_class = false, keeps = true;
    Key key = 0;  // word key, or number of the class
  };
  using Sequence = std::vector<Atom>;
  struct Row {
    std::size_t line = 0;
    std::string_view text;
    std::vector<DateField> fields;
  };

  std::vector<Row> rows(std::string_view file) const;
  Error error(const Row& row, const DateFault& fault) const;
  Fault list_row(const Row& row);
  Fault word_row(const Row& row);
  Fault rule_row(const Row& row);
  void drop_loose_commas(std::string_view pattern, std::vector<Sequence>& sequences);
  static bool spans(const std::vector<Sequence>& sequences);
  Fault check_needs(const Row& row, const std::vector<Sequence>& sequences,
                    const DateMeaning& meaning) const;
  Fault add_form(DateClass& vocabulary, DateField form, int value);

  Fault unfold(DateField text, std::vector<std::string>& out) const;
  Fault pattern(DateField text, std::vector<Sequence>& out, std::uint8_t& tail);
  Fault element(DateField text, std::vector<Sequence>& out);
  Fault atoms(std::string_view text, std::size_t column, Sequence& out);
  void literals(std::string_view text, Sequence& out);
  std::optional<Key> find_class(std::string_view name) const;
  DateClass& class_of(std::string_view name);
  std::uint32_t grow(std::uint32_t node, const Atom& atom);
  void finish();

  DateRules& rules_;
  std::string language_, path_;
  std::map<std::string, std::string, std::less<>> lists_;
  std::map<std::string, std::size_t, std::less<>> patterns_;
};

}  // namespace entente::resolver
