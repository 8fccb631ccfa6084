#include "resolver/dates_file.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace entente::resolver {
namespace {

struct Builtin {
  std::string_view name;
  DateSlot slot;
  DateDigits digits;
  int first, last;  // values a word row may give
};

constexpr Builtin builtins[] = {
    {"weekday", DateSlot::weekday, DateDigits::none, 1, 7},
    {"month", DateSlot::month, DateDigits::none, 1, 12},
    {"day", DateSlot::day, DateDigits::day, 1, 31},
    {"n", DateSlot::n, DateDigits::n, 1, 999},
    {"year", DateSlot::year, DateDigits::year, 1800, 2100},
    {"season", DateSlot::season, DateDigits::none, 1, 12},
    {"number", DateSlot::none, DateDigits::any, 0, 0},
    {"dmy", DateSlot::none, DateDigits::dmy, 0, 0},
    {"mdy", DateSlot::none, DateDigits::mdy, 0, 0},
    {"ymd", DateSlot::none, DateDigits::ymd, 0, 0},
};

constexpr std::size_t max_classes = 64;  // a bit each in DateRules::begins_

const Builtin* builtin(std::string_view name) {
  name = name.substr(0, name.find('.'));
  const auto* found = std::find_if(std::begin(builtins), std::end(builtins),
                                   [&](const Builtin& one) { return one.name == name; });
  return found == std::end(builtins) ? nullptr : found;
}

}  // namespace

std::vector<DateField> split_field(DateField field, char separator) {
  std::vector<DateField> parts;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= field.text.size(); ++at) {
    if (at < field.text.size() && field.text[at] != separator) continue;
    parts.push_back({field.text.substr(from, at - from), field.column + from});
    from = at + 1;
  }
  return parts;
}

DateField trim_field(DateField field) {
  while (!field.text.empty() && field.text.front() == ' ')
    field.text.remove_prefix(1), ++field.column;
  while (!field.text.empty() && (field.text.back() == ' ' || field.text.back() == '\r'))
    field.text.remove_suffix(1);
  return field;
}

std::string in_quotes(std::string_view text) {
  std::string out(1, '"');
  out.append(text).push_back('"');
  return out;
}

std::vector<DateFile::Row> DateFile::rows(std::string_view file) const {
  std::vector<Row> out;
  std::size_t line = 0;
  for (const DateField& whole : split_field({file, 0}, '\n')) {
    ++line;
    std::string_view text = whole.text;
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (text.find_first_not_of(" \t") == std::string_view::npos || text.front() == '#') continue;
    Row row{line, text, {}};
    for (const DateField& field : split_field({text, 0}, '\t'))
      row.fields.push_back(trim_field(field));
    out.push_back(std::move(row));
  }
  return out;
}

Error DateFile::error(const Row& row, const DateFault& fault) const {
  const std::size_t column = std::min(fault.column, row.text.size());
  std::string caret;
  for (std::size_t at = 0; at < column;) {
    const auto unit = utf8::decode(row.text, at);
    caret += unit.code == '\t' ? '\t' : ' ';
    at += unit.length;
  }
  const std::string place =
      path_ + ":" + std::to_string(row.line) + ":" + std::to_string(column + 1);
  return {ErrorKind::malformed,
          place + ": " + fault.message + "\n" + std::string(row.text) + "\n" + caret + "^"};
}

Result<void> DateFile::read(std::string_view file) {
  if (const auto bad = utf8::first_bad_byte(file); bad != utf8::npos)
    return fail(ErrorKind::malformed, path_ + ": byte " + std::to_string(bad) + " is not UTF-8");
  const std::vector<Row> all = rows(file);
  for (const Builtin& one : builtins) class_of(one.name);
  for (const Row& row : all) {
    const std::string_view kind = row.fields[0].text;
    if (kind == "rule") continue;
    const Fault fault = kind == "list" ? list_row(row)
                        : kind == "word"
                            ? word_row(row)
                            : Fault(DateFault{0, "a row begins with list, word or rule"});
    if (fault) return tl::unexpected<Error>(error(row, *fault));
  }
  for (const Row& row : all) {
    if (row.fields[0].text != "rule") continue;
    if (const Fault fault = rule_row(row)) return tl::unexpected<Error>(error(row, *fault));
  }
  finish();
  return {};
}

DateFile::Fault DateFile::list_row(const Row& row) {
  if (row.fields.size() < 3 || row.fields[1].text.empty() || row.fields[2].text.empty())
    return DateFault{row.text.size(), "a list row has a name and its items: list, name, a,b,c"};
  if (!lists_.emplace(row.fields[1].text, row.fields[2].text).second)
    return DateFault{row.fields[1].column,
                     "list " + in_quotes(row.fields[1].text) + " is already there"};
  return std::nullopt;
}

DateFile::Fault DateFile::word_row(const Row& row) {
  if (row.fields.size() < 4 || row.fields[3].text.empty())
    return DateFault{row.text.size(),
                     "a word row has a class, a value or -, and forms: word, weekday, 1, Monday"};
  const std::string_view name = row.fields[1].text, value_text = row.fields[2].text;
  if (name.empty() || name.front() == '_')
    return DateFault{row.fields[1].column, "a class name is missing"};
  const Builtin* known = builtin(name);
  int value = 0;
  const auto [end, fault] =
      std::from_chars(value_text.data(), value_text.data() + value_text.size(), value);
  const bool number = fault == std::errc() && end == value_text.data() + value_text.size();
  if (known == nullptr ? value_text != "-" : !number || value < known->first || value > known->last)
    return DateFault{row.fields[2].column, known == nullptr
                                               ? "a class of your own has no values: write -"
                                               : "the value of " + std::string(known->name) +
                                                     " goes from " + std::to_string(known->first) +
                                                     " to " + std::to_string(known->last)};
  for (const DateField& form : split_field(row.fields[3], '|'))
    if (Fault bad = add_form(class_of(name), trim_field(form), value)) return bad;
  if (rules_.classes_.size() > max_classes)
    return DateFault{row.fields[1].column, "too many classes"};
  return std::nullopt;
}

DateFile::Fault DateFile::add_form(DateClass& vocabulary, DateField form, int value) {
  std::vector<std::string> spellings;
  const std::uint32_t root = vocabulary.root;
  if (Fault fault = unfold(form, spellings)) return fault;
  for (const std::string& spelling : spellings) {
    Sequence sequence;
    literals(spelling, sequence);
    if (sequence.empty()) return DateFault{form.column, "an empty form"};
    std::uint32_t node = root;
    for (const Atom& atom : sequence) node = grow(node, atom);
    std::int32_t& accepts = rules_.nodes_[node].accepts;
    if (accepts >= 0 && accepts != value)
      return DateFault{form.column,
                       in_quotes(spelling) + " already has the value " + std::to_string(accepts)};
    accepts = value;
  }
  return std::nullopt;
}

bool DateFile::spans(const std::vector<Sequence>& sequences) {
  return std::any_of(sequences.begin(), sequences.end(), [](const Sequence& sequence) {
    return std::any_of(sequence.begin(), sequence.end(),
                       [](const Atom& atom) { return atom.is_class && !atom.keeps; });
  });
}

DateFile::Fault DateFile::rule_row(const Row& row) {
  if (row.fields.size() < 3 || row.fields[1].text.empty())
    return DateFault{row.text.size(), "a rule row has a pattern and a meaning"};
  const DateField pattern = row.fields[1];
  const auto [known, fresh] = patterns_.emplace(pattern.text, row.line);
  if (!fresh)
    return DateFault{pattern.column,
                     "this pattern is already in line " + std::to_string(known->second)};
  const auto meaning = read_meaning(row.fields[2]);
  if (!meaning) return meaning.error();
  std::vector<Sequence> sequences{{}};
  std::uint8_t tail = 0;
  if (Fault fault = this->pattern(pattern, sequences, tail)) return fault;
  drop_loose_commas(pattern.text, sequences);
  if (Fault fault = check_needs(row, sequences, *meaning)) return fault;
  rules_.rules_.push_back({"languages/" + language_ + "/dates.tsv:" + std::to_string(row.line),
                           std::string(pattern.text) + " = " + std::string(row.fields[2].text),
                           *meaning, spans(sequences), tail});
  const auto rule = static_cast<std::int32_t>(rules_.rules_.size()) - 1;
  for (const Sequence& sequence : sequences) {
    std::uint32_t node = 0;
    for (const Atom& atom : sequence) node = grow(node, atom);
    if (rules_.nodes_[node].accepts < 0) rules_.nodes_[node].accepts = rule;
  }
  return std::nullopt;
}

/// "{weekday}? ,? {day} ,? {year}?": a comma joins two parts, so a choice that begins or ends with
/// it is none.
void DateFile::drop_loose_commas(std::string_view pattern, std::vector<Sequence>& sequences) {
  const Key comma = DateEdge::make(rules_.words_.add(","), 0);
  const auto is_comma = [&](const Atom& atom) { return !atom.is_class && atom.key == comma; };
  const bool first = pattern.front() == ',', last = pattern.find_last_of(',') + 1 == pattern.size();
  const bool ahead = pattern.find('>') != std::string_view::npos;
  std::erase_if(sequences, [&](const Sequence& sequence) {
    if (sequence.empty()) return false;
    return (!first && is_comma(sequence.front())) || (!last && !ahead && is_comma(sequence.back()));
  });
}

DateFile::Fault DateFile::check_needs(const Row& row, const std::vector<Sequence>& sequences,
                                      const DateMeaning& meaning) const {
  for (const Sequence& sequence : sequences) {
    if (sequence.empty())
      return DateFault{row.fields[1].column, "this pattern can match nothing at all"};
    bool has[date_slots] = {}, numeric = false;
    for (const Atom& atom : sequence) {
      if (!atom.is_class || !atom.keeps) continue;
      has[static_cast<std::size_t>(rules_.classes_[atom.key].slot)] = true;
      numeric = numeric || rules_.classes_[atom.key].digits >= DateDigits::dmy;
    }
    const auto needs = [&](DateSlot slot) { return !has[static_cast<std::size_t>(slot)]; };
    if (meaning.act == DateAct::weekday && needs(DateSlot::weekday))
      return DateFault{row.fields[2].column, "the meaning weekday needs {weekday} in the pattern"};
    if (meaning.times_n && needs(DateSlot::n))
      return DateFault{row.fields[2].column, "an amount of n needs {n} in the pattern"};
    if (meaning.act == DateAct::date && !numeric && meaning.fixed == Date{} &&
        needs(DateSlot::day) && needs(DateSlot::month) && needs(DateSlot::year) &&
        needs(DateSlot::season))
      return DateFault{row.fields[2].column,
                       "the meaning date needs {day}, {month}, {year} or {season}"};
  }
  return std::nullopt;
}

Result<DateRules> DateRules::read(const std::string& language, const std::string& path,
                                  std::string_view file) {
  DateRules rules;
  rules.language_ = language;
  if (auto done = DateFile(rules, language, path).read(file); !done)
    return tl::unexpected<Error>(done.error());
  return rules;
}

DateClass& DateFile::class_of(std::string_view name) {
  if (const auto known = find_class(name)) return rules_.classes_[*known];
  DateClass fresh{std::string(name), DateSlot::none, DateDigits::none,
                  static_cast<std::uint32_t>(rules_.nodes_.size())};
  if (const Builtin* one = builtin(name)) {
    fresh.slot = one->slot;
    fresh.digits = one->name == name ? one->digits : DateDigits::none;
  }
  rules_.nodes_.emplace_back();
  rules_.classes_.push_back(std::move(fresh));
  return rules_.classes_.back();
}

}  // namespace entente::resolver
