#include "parser/full_stops.h"

#include <algorithm>

namespace entente::parser {
namespace {

/// "U.S", "p.n.e": letters, one or two between full stops.
bool acronym(std::string_view form) {
  std::size_t run = 0, dots = 0;
  for (std::size_t at = 0; at < form.size();) {
    const utf8::Unit unit = utf8::decode(form, at);
    at += unit.length;
    run = unit.code == U'.' ? 0 : run + 1;
    dots += unit.code == U'.' ? 1 : 0;
    if (run > 2 || (run > 0 && !is_letter(kind_of(unit.code)))) return false;
  }
  return dots > 0;
}

}  // namespace

std::optional<FullStops::Dotted> FullStops::abbreviation(std::size_t begin,
                                                         std::size_t first) const {
  if (cursor_.byte(first) != '.' || rules_.abbreviations.empty()) return std::nullopt;
  std::optional<Dotted> found;
  for (std::size_t end = first; cursor_.byte(end) == '.';) {
    ++end;
    if (end - begin > longest_lookup) break;
    if (const Abbreviation* entry = look_up(begin, end)) found = {end, entry->stop};
    const std::size_t next = cursor_.word_end(end);
    if (next == end) break;
    end = next;
  }
  const bool broken =
      found && (cursor_.byte(found->end) == '.' || is_word(cursor_.kind(found->end)));
  return broken ? std::nullopt : found;
}

const Abbreviation* FullStops::look_up(std::size_t begin, std::size_t end) const {
  const std::string_view form = cursor_.piece(begin, end);
  auto found = rules_.abbreviations.find(form);
  if (found == rules_.abbreviations.end()) found = rules_.abbreviations.find(folded(form));
  if (found == rules_.abbreviations.end()) return nullptr;
  const bool number = cursor_.kind(cursor_.next_word(end)) == Kind::digit;
  return found->second.before_number && !number ? nullptr : &found->second;
}

std::optional<FullStops::Dotted> FullStops::other(std::size_t begin, std::size_t end) const {
  if (cursor_.byte(end) != '.' || cursor_.byte(end + 1) == '.') return std::nullopt;
  if (is_word(cursor_.kind(end + 1))) return std::nullopt;
  const std::string_view form = cursor_.piece(begin, end);
  if (form.size() < longest_lookup && acronym(form)) return Dotted{end + 1, Stop::weak};
  if (initial(begin, end)) return Dotted{end + 1, Stop::no};
  if (ordinal(form) && followed(end + 1)) return Dotted{end + 1, Stop::no};
  return std::nullopt;
}

/// A single capital before a full stop and a capitalised word: "J. Smith".
bool FullStops::initial(std::size_t begin, std::size_t end) const {
  if (cursor_.kind(begin) != Kind::upper || cursor_.after(begin) != end) return false;
  const std::size_t next = cursor_.next_word(end + 1);
  const Kind kind = cursor_.kind(next);
  if (kind == Kind::upper) return !starter(next);
  return is_letter(kind) || cursor_.byte(next) == '-';
}

/// "3", "XIV", where the rules count with ordinals.
bool FullStops::ordinal(std::string_view form) const {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto roman = [](char c) { return c == 'I' || c == 'V' || c == 'X'; };
  if (rules_.ordinal_digits == 0) return false;
  if (std::all_of(form.begin(), form.end(), digit)) {
    return form.size() <= static_cast<std::size_t>(rules_.ordinal_digits);
  }
  return form.size() <= 5 && std::all_of(form.begin(), form.end(), roman);
}

/// A word on the same line that does not look like the beginning of a sentence.
bool FullStops::followed(std::size_t at) const {
  const std::size_t next = cursor_.next_word(at);
  const bool space = next > at && cursor_.piece(at, next).find('\n') == std::string_view::npos;
  return space && is_letter(cursor_.kind(next)) && !starter(next);
}

bool FullStops::starter(std::size_t at) const {
  const std::size_t end = cursor_.word_end(at);
  return cursor_.kind(at) == Kind::upper && end - at < longest_lookup &&
         rules_.starters.contains(folded(cursor_.piece(at, end)));
}

}  // namespace entente::parser
