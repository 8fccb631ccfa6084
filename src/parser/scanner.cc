#include "parser/scanner.h"

#include <algorithm>
#include <cctype>

#include "parser/addresses.h"
#include "parser/cursor.h"
#include "parser/full_stops.h"
#include "parser/joiners.h"

namespace entente::parser {
namespace {

/// The end of character references of HTML that were left in the text: "&#39;&#39;".
std::size_t entities(const Cursor& cursor, std::size_t at) {
  while (cursor.byte(at) == '&') {
    std::size_t end = at + 1;
    while (end < at + 10 && (std::isalnum(static_cast<unsigned char>(cursor.byte(end))) != 0 ||
                             cursor.byte(end) == '#')) {
      ++end;
    }
    if (cursor.byte(end) != ';' || end < at + 3) break;
    at = end + 1;
  }
  return at;
}

bool repeats(char32_t code) {
  return std::u32string_view(U"-=*~`'’<>,+|\\^#").find(code) != std::u32string_view::npos;
}

class Scanner {
 public:
  Scanner(std::string_view text, std::uint32_t base, const Rules& rules, std::vector<Token>& out)
      : cursor_(text), base_(base), rules_(rules), out_(out) {}

  void run() {
    while (at_ < cursor_.size()) {
      const Kind kind = cursor_.kind(at_);
      if (kind == Kind::space || kind == Kind::ignorable) {
        at_ = cursor_.after(at_);
      } else if (const std::size_t end = addresses_.end(at_); end > at_) {
        at_ = finish(at_, end);
      } else {
        at_ = is_word(kind) ? word(at_) : mark(at_, kind);
      }
    }
  }

 private:
  void emit(std::size_t begin, std::size_t end, Stop stop, bool punct) {
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    append_token(cursor_.text(), base_, {span, stop, punct}, out_);
  }

  std::size_t finish(std::size_t begin, std::size_t end) {
    emit(begin, end, Stop::no, false);
    return end;
  }

  std::size_t word(std::size_t begin) {
    std::size_t end = cursor_.word_end(begin);
    if (const std::size_t whole = joiners_.whole_token(begin, end)) return finish(begin, whole);
    if (const auto found = full_stops_.abbreviation(begin, end)) return dotted(begin, *found);
    for (std::size_t next = end; end < cursor_.size(); end = next) {
      next = joiners_.next(begin, end, quote_open_);
      if (next == end) break;
    }
    if (rules_.number_spaces) end = joiners_.spaced_number(begin, end);
    if (elided(begin, end)) return finish(begin, cursor_.after(end));
    if (const std::size_t cut = enclitic(begin, end)) begin = finish(begin, cut);
    if (const auto found = full_stops_.other(begin, end)) return dotted(begin, *found);
    return finish(begin, end);
  }

  /// "l'" before a word, and before anything else what the rules know ("dell' \"arte\""), or two
  /// letters ("po'").
  bool elided(std::size_t begin, std::size_t end) const {
    if (!rules_.apostrophe_after || !is_apostrophe(cursor_.code(end))) return false;
    if (!is_letter(cursor_.kind(cursor_.before(end))) || end - begin >= longest_lookup)
      return false;
    const std::size_t after = cursor_.after(end);
    return is_word(cursor_.kind(after)) || is_opening(cursor_.code(after)) || end - begin <= 2 ||
           rules_.multiword.contains(folded(cursor_.piece(begin, after)));
  }

  /// Where the tail after a hyphen that the rules always split off begins, or 0.
  std::size_t enclitic(std::size_t begin, std::size_t end) const {
    if (rules_.enclitics.empty() || end - begin >= longest_lookup) return 0;
    const std::string form = folded(cursor_.piece(begin, end));
    for (std::size_t cut = form.find('-', 1); cut != std::string::npos;
         cut = form.find('-', cut + 1)) {
      if (rules_.enclitics.contains(std::string_view(form).substr(cut))) {
        return begin + joiners_.unfolded_size(begin, cut);
      }
    }
    return 0;
  }

  /// A word and the full stop that belongs to it: one token or two, as the rules say.
  std::size_t dotted(std::size_t begin, FullStops::Dotted found) {
    const bool number = cursor_.kind(begin) == Kind::digit;
    if (rules_.abbreviation_joined || number) {
      emit(begin, found.end, found.stop, false);
    } else {
      emit(begin, found.end - 1, Stop::no, false);
      emit(found.end - 1, found.end, found.stop, true);
    }
    return found.end;
  }

  std::size_t mark(std::size_t begin, Kind kind) {
    const char32_t code = cursor_.code(begin);
    std::size_t end = cursor_.after(begin);
    if (const std::size_t tail = prefixed_word(begin, end, code)) return finish(begin, tail);
    if (is_apostrophe(code)) quote_open_ = code == U'\'' && is_word(cursor_.kind(end));
    if (is_terminal(code)) {
      if (!rules_.ellipsis_split) end = terminals(end);
      emit(begin, end, Stop::full, true);
      return end;
    }
    if (code == U'&') end = std::max(end, entities(cursor_, begin));
    if (kind == Kind::symbol || repeats(code)) end = same(end, code, kind);
    emit(begin, end, Stop::no, true);
    return end;
  }

  /// Words that begin with their mark: "'90", "'t", "@name", "#tag", "°C"; 0 if there is none.
  std::size_t prefixed_word(std::size_t begin, std::size_t end, char32_t code) const {
    if (is_apostrophe(code)) return after_apostrophe(begin, end);
    if (!is_letter(cursor_.kind(end))) return 0;
    if (code == U'@' || code == U'#') return cursor_.word_end(end);
    const std::size_t one = cursor_.after(end);
    return code == U'°' && !is_word(cursor_.kind(one)) ? one : 0;
  }

  std::size_t after_apostrophe(std::size_t begin, std::size_t end) const {
    const std::size_t tail = cursor_.word_end(end);
    if (tail == end || tail - begin > longest_lookup) return 0;
    const bool decade = cursor_.kind(end) == Kind::digit && cursor_.kind(end + 1) == Kind::digit &&
                        cursor_.kind(end + 2) != Kind::digit;
    return decade || rules_.whole.contains(folded(cursor_.piece(begin, tail))) ? tail : 0;
  }

  /// The rest of "?!", "!..", "...": but "?." is two tokens.
  std::size_t terminals(std::size_t at) const {
    std::size_t end = at;
    while (is_terminal(cursor_.code(end))) end = cursor_.after(end);
    const bool stray =
        end - at == 1 && cursor_.byte(at) == '.' && cursor_.code(cursor_.before(at)) != U'.';
    return stray ? at : end;
  }

  /// The rest of a run of one mark; marks and modifiers stay with their symbol.
  std::size_t same(std::size_t end, char32_t code, Kind kind) const {
    while (end < cursor_.size()) {
      const char32_t next = cursor_.code(end);
      const bool modifier =
          kind == Kind::symbol &&
          (kind_of(next) == Kind::mark || next == 0x200D || (next >= 0x1F3FB && next <= 0x1F3FF));
      if (next != code && !modifier) break;
      end = cursor_.after(end);
    }
    return end;
  }

  Cursor cursor_;
  std::uint32_t base_;
  const Rules& rules_;
  std::vector<Token>& out_;
  Addresses addresses_{cursor_};
  Joiners joiners_{cursor_, rules_};
  FullStops full_stops_{cursor_, rules_};
  std::size_t at_ = 0;
  bool quote_open_ = false;
};

bool inside_character(std::string_view text, std::uint32_t at) {
  return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

void append_token(std::string_view text, std::uint32_t base, Token token, std::vector<Token>& out) {
  while (token.span.end - token.span.begin > longest_token) {
    Token piece = token;
    piece.span.end = token.span.begin + longest_token;
    for (int back = 0; back < 3 && inside_character(text, piece.span.end); ++back) --piece.span.end;
    token.span.begin = piece.span.end;
    piece.stop = Stop::no;
    piece.span = {piece.span.begin + base, piece.span.end + base};
    out.push_back(piece);
  }
  token.span = {token.span.begin + base, token.span.end + base};
  out.push_back(token);
}

void scan(std::string_view text, std::uint32_t base, const Rules& rules, std::vector<Token>& out) {
  Scanner(text, base, rules, out).run();
}

}  // namespace entente::parser
