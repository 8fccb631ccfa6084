#include "parser/rules.h"

#include <algorithm>
#include <charconv>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"
#include "parser/characters.h"

namespace entente::parser {
namespace {

/// A switch of segmentation.tsv: the value that sets it, and the one that clears it.
struct Switch {
  std::string_view key, on, off;
  bool Rules::*field;
};

constexpr Switch switches[] = {
    {"words", "model", "spaces", &Rules::boundaries},
    {"clitics", "model", "table", &Rules::clitics},
    {"hyphen", "split", "join", &Rules::hyphen_split},
    {"hyphen_after_digit", "join", "split", &Rules::hyphen_after_digit},
    {"hyphen_between_digits", "join", "split", &Rules::hyphen_numbers},
    {"percent", "join", "split", &Rules::percent_joined},
    {"abbreviation", "join", "split", &Rules::abbreviation_joined},
    {"slash", "join", "split", &Rules::slash_joined},
    {"space_in_number", "join", "split", &Rules::number_spaces},
    {"possessive", "join", "split", &Rules::possessive},
    {"ellipsis", "split", "join", &Rules::ellipsis_split},
    {"marks", "drop", "keep", &Rules::marks_dropped},
    {"case", "no", "yes", &Rules::caseless},
};

tl::unexpected<Error> refuse(const std::string& path, const Row& row, std::size_t cell,
                             const std::string& reason) {
  return tl::unexpected(bad_row(path, row, row.cells[cell], reason));
}

Result<void> width(const std::string& path, const Row& row, std::size_t least, std::size_t most) {
  if (row.cells.size() < least) {
    return refuse(path, row, row.cells.size() - 1,
                  "expected " + std::to_string(least) + " cells between tabs");
  }
  if (row.cells.size() > most) return refuse(path, row, most, "a cell too many");
  for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
    if (row.cells[cell].empty()) return refuse(path, row, cell, "empty cell");
  }
  return {};
}

void add_words(StringSet& out, std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0) out.insert(folded(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

Result<void> set_switch(Rules& rules, const std::string& path, const Row& row) {
  const std::string_view key = row.cells[0], value = row.cells[1];
  const auto* found = std::find_if(std::begin(switches), std::end(switches),
                                   [&](const Switch& s) { return s.key == key; });
  if (found == std::end(switches)) return refuse(path, row, 0, "unknown setting");
  if (value != found->on && value != found->off) {
    return refuse(path, row, 1,
                  "expected " + std::string(found->on) + " or " + std::string(found->off));
  }
  rules.*(found->field) = value == found->on;
  return {};
}

Result<void> set_apostrophe(Rules& rules, const std::string& path, const Row& row) {
  const std::string_view value = row.cells[1];
  rules.apostrophe_after = value == "after";
  rules.apostrophe_apart = value == "apart";
  const bool known = rules.apostrophe_after || rules.apostrophe_apart || value == "join";
  return known ? Result<void>{} : refuse(path, row, 1, "expected join, after or apart");
}

Result<void> set(Rules& rules, const std::string& path, const Row& row) {
  if (Result<void> wide = width(path, row, 2, 2); !wide) return wide;
  const std::string_view key = row.cells[0], value = row.cells[1];
  if (key == "prefixes") return add_words(rules.prefixes, value), Result<void>{};
  if (key == "joiners") return add_words(rules.joiners, value), Result<void>{};
  if (key == "enclitics") return add_words(rules.enclitics, value), Result<void>{};
  if (key == "apostrophe") return set_apostrophe(rules, path, row);
  if (key != "ordinal_digits") return set_switch(rules, path, row);
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), rules.ordinal_digits);
  const bool number = error == std::errc() && end == value.data() + value.size();
  if (!number || rules.ordinal_digits < 0 || rules.ordinal_digits > 9) {
    return refuse(path, row, 1, "expected a number from 0 to 9");
  }
  return {};
}

Result<void> add_abbreviation(Rules& rules, const std::string& path, const Row& row) {
  if (Result<void> wide = width(path, row, 1, 2); !wide) return wide;
  const bool dotted = row.cells[0].ends_with('.');
  if (!dotted) return refuse(path, row, 0, "an abbreviation ends with a full stop");
  if (row.cells[0].find(' ') != std::string_view::npos) {
    return refuse(path, row, 0, "an abbreviation holds no space: write its pieces one a line");
  }
  Abbreviation kind;
  const std::string_view mark = row.cells.size() == 2 ? row.cells[1] : "";
  if (mark == "maybe")
    kind.stop = Stop::weak;
  else if (mark == "end")
    kind.stop = Stop::full;
  else if (mark == "number")
    kind.before_number = true;
  else if (!mark.empty())
    return refuse(path, row, 1, "expected maybe, end or number");
  rules.abbreviations[std::string(row.cells[0])] = kind;
  return {};
}

Parts parts_of(std::string_view list) {
  Parts parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0) parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

Result<void> add_pattern(Rules& rules, const std::string& path, const Row& row, Parts parts) {
  const std::string suffix = folded(row.cells[0].substr(1));
  if (suffix.empty()) return refuse(path, row, 0, "a pattern needs an ending after *");
  if (!parts.front().starts_with('*')) {
    return refuse(path, row, 1, "the first part of a pattern begins with *");
  }
  rules.longest_pattern = std::max(rules.longest_pattern, suffix.size());
  rules.shortest_pattern =
      rules.shortest_pattern == 0 ? suffix.size() : std::min(rules.shortest_pattern, suffix.size());
  if (!rules.patterns.emplace(suffix, std::move(parts)).second) {
    return refuse(path, row, 0, "this pattern stands twice");
  }
  return {};
}

Result<void> add_multiword(Rules& rules, const std::string& path, const Row& row) {
  if (Result<void> wide = width(path, row, 2, 2); !wide) return wide;
  Parts parts = parts_of(row.cells[1]);
  if (!parts.empty() && parts.front() == "?") {
    rules.ambiguous.insert(folded(row.cells[0]));
    parts.erase(parts.begin());
  }
  if (parts.empty()) return refuse(path, row, 1, "no parts");
  const std::string_view star = row.cells[1];
  const std::size_t later = star.find('*', 1);
  if (later != std::string_view::npos) {
    return tl::unexpected(bad_row(path, row, star.substr(later), "* only begins the first part"));
  }
  if (row.cells[0].front() == '*') return add_pattern(rules, path, row, std::move(parts));
  if (star.front() == '*') return refuse(path, row, 1, "* needs a pattern before it");
  if (!rules.multiword.emplace(folded(row.cells[0]), std::move(parts)).second) {
    return refuse(path, row, 0, "this token stands twice");
  }
  return {};
}

Result<void> add_word(StringSet& out, const std::string& path, const Row& row) {
  if (Result<void> wide = width(path, row, 1, 1); !wide) return wide;
  if (row.cells[0].find(' ') != std::string_view::npos) {
    return refuse(path, row, 0, "one token a line, without spaces");
  }
  out.insert(folded(row.cells[0]));
  return {};
}

}  // namespace

Result<void> read_rules(const std::string& path, Rules& rules,
                        Result<void> (*take)(Rules&, const std::string&, const Row&)) {
  const Result<std::string> text = read_file(path);
  if (!text && text.error().kind == ErrorKind::not_found) return {};
  if (!text) return tl::unexpected(text.error());
  for (const Row& row : rows_of(*text)) {
    const std::size_t bad = utf8::first_bad_byte(row.text);
    if (bad != utf8::npos) {
      return tl::unexpected(bad_row(path, row, row.text.substr(bad), "not UTF-8"));
    }
    if (Result<void> taken = take(rules, path, row); !taken) return taken;
  }
  return {};
}

Result<Rules> load_rules(const std::string& folder) {
  Rules rules;
  using Take = Result<void> (*)(Rules&, const std::string&, const Row&);
  const std::pair<const char*, Take> files[] = {
      {"segmentation.tsv", set},
      {"abbreviations.txt", add_abbreviation},
      {"multiword.tsv", add_multiword},
      {"tokens.txt",
       [](Rules& r, const std::string& p, const Row& row) { return add_word(r.whole, p, row); }},
      {"starters.txt", [](Rules& r, const std::string& p, const Row& row) {
         return add_word(r.starters, p, row);
       }}};
  for (const auto& [name, take] : files) {
    const Result<void> read = read_rules(folder + "/" + name, rules, take);
    if (!read) return tl::unexpected(read.error());
  }
  return rules;
}

}  // namespace entente::parser
