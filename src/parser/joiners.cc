#include "parser/joiners.h"

namespace entente::parser {
namespace {

bool inner_mark(char32_t code) {
  return is_apostrophe(code) || is_hyphen(code) || code == U'.' || code == U'!';
}

}  // namespace

std::size_t Joiners::next(std::size_t begin, std::size_t end, bool quote_open) const {
  const char32_t code = cursor_.code(end);
  const std::size_t after = cursor_.after(end);
  const Kind left = cursor_.kind(cursor_.before(end)), right = cursor_.kind(after);
  if (code == U'%' || code == U'٪') {
    return left == Kind::digit && rules_.percent_joined && !is_word(right) ? after : end;
  }
  if (code == U'°') return is_letter(right) ? end : after;
  if (code == U'$') return left == Kind::upper && !is_letter(right) ? after : end;
  if (is_apostrophe(code)) return apostrophe(begin, end, quote_open);
  return is_word(right) && joins(code, begin, end, after) ? cursor_.word_end(after) : end;
}

bool Joiners::joins(char32_t code, std::size_t begin, std::size_t end, std::size_t after) const {
  if (is_hyphen(code)) return hyphen(begin, end, after);
  const Kind left = cursor_.kind(cursor_.before(end)), right = cursor_.kind(after);
  const bool digits = left == Kind::digit && right == Kind::digit;
  if (code == U'.') return digits || dot(begin, end, after);
  if (code == U',' || code == U':' || code == U'٫' || code == U'٬') return digits;
  if (code == U'/') return digits || rules_.slash_joined;
  if (code == U'&' && left == Kind::upper && right == Kind::upper) return true;
  if (code == U'·') return is_letter(left) && is_letter(right);
  return rules_.joiners.contains(cursor_.piece(end, after));
}

/// "amazon.com", "p.n.e", "U.S", but not "word.Next" and not "J.Smith".
bool Joiners::dot(std::size_t begin, std::size_t end, std::size_t after) const {
  const Kind left = cursor_.kind(cursor_.before(end)), right = cursor_.kind(after);
  if (!is_letter(left) || !is_letter(right)) return left == Kind::upper && right == Kind::digit;
  if (left == Kind::lower && right == Kind::lower) return true;
  if (!rules_.abbreviation_joined && left == Kind::upper) return false;
  const std::size_t last = cursor_.before(end);
  const bool single = last == begin || !is_word(cursor_.kind(cursor_.before(last)));
  return single && !is_word(cursor_.kind(cursor_.after(after)));
}

bool Joiners::hyphen(std::size_t begin, std::size_t end, std::size_t after) const {
  const Kind left = cursor_.kind(cursor_.before(end)), right = cursor_.kind(after);
  if (left == Kind::digit && right == Kind::digit) {
    return rules_.hyphen_numbers || groups(begin, after) > 2;
  }
  if (!rules_.hyphen_split) return true;
  const bool inflected = left == Kind::digit || (left == Kind::upper && right == Kind::lower);
  if (inflected && rules_.hyphen_after_digit) return true;
  if (right == Kind::digit) return true;
  return end - begin < longest_lookup &&
         rules_.prefixes.contains(folded(cursor_.piece(begin, end)) + "-");
}

/// Groups of digits between hyphens from the token's beginning: a telephone number has more than
/// two.
int Joiners::groups(std::size_t begin, std::size_t after) const {
  int count = 1;
  const std::size_t limit = std::min(cursor_.size(), after + longest_lookup);
  for (std::size_t at = begin; at < limit; ++at) {
    const char c = cursor_.byte(at);
    if (c == '-')
      ++count;
    else if (c < '0' || c > '9')
      break;
  }
  return count;
}

std::size_t Joiners::apostrophe(std::size_t begin, std::size_t end, bool quote_open) const {
  const std::size_t after = cursor_.after(end);
  const auto is_s = [&](std::size_t at) { return (cursor_.code(at) | 0x20) == U's'; };
  if (!is_word(cursor_.kind(after))) {
    const bool possessive = rules_.possessive && is_s(cursor_.before(end)) && !quote_open &&
                            cursor_.kind(after) != Kind::punct;
    return possessive ? after : end;
  }
  if (rules_.apostrophe_apart) return end;
  const bool english = is_s(after) && !is_word(cursor_.kind(after + 1));
  const bool split = rules_.apostrophe_after && !english && is_letter(cursor_.kind(begin));
  return split ? end : cursor_.word_end(after);
}

std::size_t Joiners::spaced_number(std::size_t begin, std::size_t end) const {
  const auto digits = [&](std::size_t from) {
    std::size_t at = from;
    while (cursor_.byte(at) >= '0' && cursor_.byte(at) <= '9') ++at;
    return at - from;
  };
  if (end - begin > 3 || digits(begin) != end - begin) return end;
  for (;;) {
    const char32_t code = cursor_.code(end);
    if (code != U' ' && code != U'\u00A0' && code != U'\u202F') return end;
    const std::size_t group = cursor_.after(end);
    if (digits(group) != 3 || is_letter(cursor_.kind(group + 3))) return end;
    end = group + 3;
  }
}

/// The longest stretch of letters, apostrophes, hyphens and full stops: what tokens.txt may name
/// whole.
std::size_t Joiners::widest(std::size_t at) const {
  const std::size_t limit = std::min(cursor_.size(), at + longest_lookup);
  while (at < limit && (inner_mark(cursor_.code(at)) || is_word(cursor_.kind(at)))) {
    at = cursor_.after(at);
  }
  return at;
}

std::size_t Joiners::whole_token(std::size_t begin, std::size_t first) const {
  if (rules_.whole.empty() || !inner_mark(cursor_.code(first))) return 0;
  const std::string form = folded(cursor_.piece(begin, widest(begin)));
  for (std::size_t size = form.size(); size > 1; --size) {
    if (!rules_.whole.contains(std::string_view(form).substr(0, size))) continue;
    const std::size_t end = begin + unfolded_size(begin, size);
    if (!is_word(cursor_.kind(end)) || is_apostrophe(cursor_.code(cursor_.before(end)))) return end;
  }
  return 0;
}

std::size_t Joiners::unfolded_size(std::size_t begin, std::size_t size) const {
  std::size_t at = begin;
  for (std::size_t done = 0; done < size && at < cursor_.size();) {
    const std::size_t next = cursor_.after(at);
    done += folded(cursor_.piece(at, next)).size();
    at = next;
  }
  return at - begin;
}

}  // namespace entente::parser
