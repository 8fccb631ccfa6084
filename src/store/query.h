// Questions to the record, as rows. In: filters by name, fields to count by, or a period. Out: one
// SQL statement and the values of its `?`s. Promise: SQL, --help and docs/store_format.md come from
// the same rows; a value is never part of the SQL. Does not: run it.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace entente::store {

enum class ValueKind { text, number, first_day, last_day, pair };

/// `--name ARGUMENT`: keeps the acts for which the condition holds; every `?` in it is the value
/// (of a pair: its halves in turn). Several values of one filter: any of them; several filters:
/// all.
struct Filter {
  std::string_view name, argument;
  ValueKind kind;
  std::string_view on_acts;   // condition over the table acts AS a
  std::string_view on_dyads;  // the same over the view dyads AS a; "": as on_acts
  std::string_view help;
  const char* standard = nullptr;  // the value where the question has none
};

/// A field to count by.
struct Field {
  std::string_view name;
  std::string_view source;    // what FROM needs beside acts AS a
  std::string_view on_acts;   // expression; "": needs dyads
  std::string_view on_dyads;  // expression over dyads AS a
  std::string_view help;
};

std::span<const Filter> filters();
std::span<const Field> fields();
/// Lengths of time that a series may be cut into.
std::span<const std::string_view> periods();

struct Question {
  std::vector<std::pair<std::string, std::vector<std::string>>> filters;  // name, values
  std::vector<std::string> count_by;                                      // names of fields
  std::string series;                                                     // a period or ""
  std::size_t limit = 0;                                                  // 0: all rows
  /// Filter: the values it may have. A filter that is not here may have any.
  std::map<std::string, std::vector<std::string>, std::less<>> words = {};
};

struct Statement {
  std::string sql;
  std::vector<std::string> values;
};

/// Errors: usage (an unknown name, a value that is no word of its filter, date or number, with
/// those there are).
Result<Statement> statement_of(const Question& question);

}  // namespace entente::store
