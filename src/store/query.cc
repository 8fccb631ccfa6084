#include "store/query.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>
#include <utility>

#include "model/document.h"

namespace entente::store {
namespace {

template <class Rows>
std::string names_of(const Rows& rows) {
  std::string out;
  for (const auto& row : rows) out.append(out.empty() ? "" : ", ").append(row.name);
  return out;
}

Error bad_value(const Filter& filter, const std::string& value, const std::string& wanted) {
  return {ErrorKind::usage,
          "--" + std::string(filter.name) + ": " + wanted + ", not '" + value + "'"};
}

Result<std::vector<std::string>> whole_day(const Filter& filter, const std::string& value) {
  namespace chrono = std::chrono;
  Date date = parse_date(value);
  if (date.year == 0) {
    return tl::unexpected(bad_value(filter, value, "want 2024-11-01, 2024-11 or 2024"));
  }
  const bool last = filter.kind == ValueKind::last_day;
  if (date.month == 0) date.month = last ? 12 : 1;
  const chrono::year_month_day_last end{chrono::year(date.year),
                                        chrono::month_day_last(chrono::month(date.month))};
  if (date.day > unsigned{end.day()}) {
    return tl::unexpected(bad_value(filter, value, "want a day there is"));
  }
  if (date.day == 0) date.day = last ? static_cast<std::uint8_t>(unsigned{end.day()}) : 1;
  return std::vector<std::string>{to_text(date)};
}

Result<std::vector<std::string>> number(const Filter& filter, const std::string& value) {
  char* end = nullptr;
  std::strtod(value.c_str(), &end);
  if (value.empty() || *end != '\0') {
    return tl::unexpected(bad_value(filter, value, "want a number"));
  }
  return std::vector<std::string>{value};
}

Result<std::vector<std::string>> halves(const Filter& filter, const std::string& value) {
  const std::size_t at = value.find('-');
  if (at == std::string::npos || at == 0 || at + 1 == value.size()) {
    return tl::unexpected(bad_value(filter, value, "want two codes as A-B"));
  }
  const std::string first = value.substr(0, at), second = value.substr(at + 1);
  return std::vector<std::string>{first, second, second, first};
}

bool same_word(std::string_view a, std::string_view b, bool any_case) {
  const auto folded = [&](char c) { return any_case && c >= 'a' && c <= 'z' ? c - 32 : +c; };
  return std::ranges::equal(a, b, {}, folded, folded);
}

/// Whether the question lets the filter have this value.
Result<void> check_word(const Question& question, const Filter& filter, const std::string& value) {
  const auto words = question.words.find(filter.name);
  if (words == question.words.end()) return {};
  const bool any_case = filter.on_acts.find("upper(?)") != std::string_view::npos;
  std::string wanted = "want one of";
  const char* between = " ";
  for (const std::string& word : words->second) {
    if (same_word(word, value, any_case)) return {};
    if (!word.empty()) wanted.append(std::exchange(between, ", ")).append(word);
  }
  return tl::unexpected(bad_value(filter, value, wanted));
}

/// What the `?`s of a condition take in turn.
Result<std::vector<std::string>> parts_of(const Filter& filter, const std::string& value) {
  switch (filter.kind) {
    case ValueKind::first_day:
    case ValueKind::last_day:
      return whole_day(filter, value);
    case ValueKind::number:
      return number(filter, value);
    case ValueKind::pair:
      return halves(filter, value);
    case ValueKind::text:
      break;
  }
  return std::vector<std::string>{value};
}

/// Builds one statement.
class Builder {
 public:
  explicit Builder(const Question& question) : question_(question) {}
  Result<Statement> built();

 private:
  Result<void> find_fields();
  bool over_dyads() const;
  Result<void> add_conditions();
  Result<void> add_filter(const Filter& filter, const std::vector<std::string>& values);
  std::string from() const;
  std::string conditions() const;
  std::string list_sql() const;
  std::string count_sql() const;
  std::string series_sql() const;
  const Question& question_;
  std::vector<const Field*> fields_;
  std::vector<std::string> conditions_;
  Statement statement_;
};

Result<void> Builder::find_fields() {
  for (const std::string& name : question_.count_by) {
    const auto found = std::ranges::find(fields(), name, &Field::name);
    if (found == fields().end()) {
      return fail(ErrorKind::usage,
                  "--count-by: no field '" + name + "'; there are " + names_of(fields()));
    }
    fields_.push_back(&*found);
  }
  return {};
}

/// Pairs are asked for: a series, a dyad, or actor beside recipient.
bool Builder::over_dyads() const {
  const auto asked = [&](std::string_view name) {
    return std::ranges::count(question_.count_by, name) > 0;
  };
  return !question_.series.empty() || asked("dyad") || (asked("actor") && asked("recipient"));
}

Result<void> Builder::add_filter(const Filter& filter, const std::vector<std::string>& values) {
  const bool own = over_dyads() && !filter.on_dyads.empty();
  const std::string condition(own ? filter.on_dyads : filter.on_acts);
  const auto marks = static_cast<std::size_t>(std::ranges::count(condition, '?'));
  std::string any;
  for (const std::string& value : values) {
    if (auto fits = check_word(question_, filter, value); !fits) return fits;
    auto parts = parts_of(filter, value);
    if (!parts) return tl::unexpected(parts.error());
    any += (any.empty() ? "" : " OR ") + condition;
    for (std::size_t i = 0; i < marks; ++i) {
      statement_.values.push_back((*parts)[i % parts->size()]);
    }
  }
  if (!any.empty()) conditions_.push_back("(" + any + ")");
  return {};
}

Result<void> Builder::add_conditions() {
  std::set<std::string_view> given;
  for (const auto& [name, values] : question_.filters) {
    const auto found = std::ranges::find(filters(), name, &Filter::name);
    if (found == filters().end()) {
      return fail(ErrorKind::usage, "no filter '" + name + "'; there are " + names_of(filters()));
    }
    if (!values.empty()) given.insert(found->name);
    if (auto added = add_filter(*found, values); !added) return added;
  }
  for (const Filter& filter : filters()) {
    if (filter.standard == nullptr || given.contains(filter.name)) continue;
    if (auto added = add_filter(filter, {filter.standard}); !added) return added;
  }
  return {};
}

std::string Builder::from() const {
  std::string out = over_dyads() ? " FROM dyads a" : " FROM acts a";
  std::set<std::string_view> sources;
  for (const Field* field : fields_) {
    const bool pair_side = over_dyads() && field->on_dyads.starts_with("a.");
    if (!pair_side && sources.insert(field->source).second) out += field->source;
  }
  return out;
}

std::string Builder::conditions() const {
  std::string out;
  for (const std::string& condition : conditions_) {
    out += (out.empty() ? " WHERE " : " AND ") + condition;
  }
  return out;
}

std::string Builder::list_sql() const {
  return "SELECT a.act, a.date_value AS date, a.type, a.mode, a.auxiliary, a.actors, a.recipients, "
         "a.place, a.place_name, a.quad, a.score, a.contexts, a.reports, a.publishers, "
         "a.languages, "
         "a.confidence, m.document, e.trigger FROM acts a LEFT JOIN mentions m ON m.act = a.act "
         "AND "
         "m.position = 0 LEFT JOIN events e ON e.event = m.event AND e.document = m.document AND "
         "e.current" +
         conditions() + " ORDER BY a.date, a.act";
}

std::string Builder::count_sql() const {
  std::string columns;
  for (const Field* field : fields_) {
    columns.append(over_dyads() ? field->on_dyads : field->on_acts);
    columns.append(" AS \"").append(field->name).append("\", ");
  }
  std::string names;
  for (const Field* field : fields_) names.append(", \"").append(field->name).append("\"");
  return "SELECT " + columns + "count(DISTINCT a.act) AS acts" + from() + conditions() +
         " GROUP BY ALL ORDER BY acts DESC" + names;
}

std::string Builder::series_sql() const {
  return "SELECT a.actor, a.recipient, date_trunc('" + question_.series +
         "', a.date)::DATE::VARCHAR AS period, count(*) AS acts, sum(a.score) AS score_sum, "
         "avg(a.score) AS score_mean" +
         from() + conditions() + (conditions_.empty() ? " WHERE" : " AND") +
         " a.date IS NOT NULL GROUP BY ALL ORDER BY a.actor, a.recipient, period";
}

Result<Statement> Builder::built() {
  if (auto found = find_fields(); !found) return tl::unexpected(found.error());
  if (auto added = add_conditions(); !added) return tl::unexpected(added.error());
  if (!question_.series.empty()) {
    if (std::ranges::find(periods(), question_.series) == periods().end()) {
      return fail(ErrorKind::usage,
                  "--series: want day, week, month or year, not '" + question_.series + "'");
    }
    statement_.sql = series_sql();
  } else {
    statement_.sql = fields_.empty() ? list_sql() : count_sql();
  }
  if (question_.limit > 0) statement_.sql += " LIMIT " + std::to_string(question_.limit);
  return std::move(statement_);
}

}  // namespace

Result<Statement> statement_of(const Question& question) { return Builder(question).built(); }

}  // namespace entente::store
