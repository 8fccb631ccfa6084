#include "parser/sentence_breaker.h"

#include <algorithm>

#include "parser/lines.h"

namespace entente::parser {
namespace {

constexpr std::size_t longest_quote = 120;

class Breaker {
 public:
  Breaker(std::string_view text, const Rules& rules, const std::vector<Token>& tokens)
      : text_(text), rules_(rules), tokens_(tokens), lines_(text, tokens) {}

  std::vector<std::size_t> run() {
    std::vector<std::size_t> ends;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
      std::size_t next = i + 1;
      const bool end = ends_at(i, next);
      i = next;
      if (end || i == tokens_.size() || i - begin >= longest_sentence) {
        if (!end && i < tokens_.size()) i = softest(begin, i);
        ends.push_back(i);
        begin = i;
        quote_end_ = std::max(quote_end_, i);
      }
    }
    return ends;
  }

 private:
  std::string_view form(std::size_t i) const {
    const Span span = tokens_[i].span;
    return text_.substr(span.begin, span.end - span.begin);
  }
  char32_t first(std::size_t i) const { return utf8::decode(text_, tokens_[i].span.begin).code; }
  bool adjacent(std::size_t i) const { return tokens_[i].span.end == tokens_[i + 1].span.begin; }

  /// Whether a sentence ends with the token i; `next` moves past the closing marks that belong to
  /// it.
  bool ends_at(std::size_t i, std::size_t& next) {
    if (tokens_[i].stop == Stop::no) {
      open_quote(i);
      return lines_.hard_break_after(i);
    }
    while (next < tokens_.size() && (adjacent(next - 1) ? closes(next) : closes_apart(next)))
      ++next;
    if (next == tokens_.size() || lines_.hard_break_after(next - 1)) return true;
    if (next <= quote_end_) return false;
    if (tokens_[i].stop == Stop::weak) return begins_sentence(next);
    return full_stop(i, next);
  }

  bool closes(std::size_t i) const {
    const char32_t code = first(i);
    if (!tokens_[i].punct || !is_closing(code)) return tokens_[i].stop == Stop::full;
    const bool both = code == U'"' || code == U'\'' || code == U'“' || code == U'‘';
    return !both || i + 1 == tokens_.size() || !adjacent(i) || tokens_[i + 1].punct;
  }

  /// Closing quotes behind a space: '' and French ».
  bool closes_apart(std::size_t i) const {
    const bool loose = i + 1 == tokens_.size() || !adjacent(i) || tokens_[i + 1].punct;
    return form(i) == "''" || (form(i) == "»" && loose);
  }

  bool full_stop(std::size_t i, std::size_t next) const {
    const char32_t code = first(i);
    const bool wide = code >= 0x2E80 || (rules_.boundaries && code != U'.');
    if (wide) return !continues(next);
    if (adjacent(next - 1)) return glued(i, next);
    const char32_t start = first(next);
    const bool goes_on = std::u32string_view(U",;:)]»").find(start) != std::u32string_view::npos;
    if (goes_on && form(next) != ",,") return false;
    return !lower_follows(next);
  }

  /// "...acolhidas.Segundo": a full stop between a lower-case word and a capitalised one, the space
  /// forgotten.
  bool glued(std::size_t i, std::size_t next) const {
    if (i == 0 || next != i + 1 || kind_of(first(next)) != Kind::upper) return false;
    const std::string_view word = form(i - 1), after = form(next);
    return word.size() > 2 && after.size() > 1 && kind_of(first(i - 1)) != Kind::digit &&
           kind_of(utf8::decode(word, word.size() - 1).code) == Kind::lower;
  }

  /// A lower-case letter comes first, opening marks and dashes left aside.
  bool lower_follows(std::size_t next) const {
    for (std::size_t i = next; i < std::min(next + 3, tokens_.size()); ++i) {
      const Kind kind = kind_of(first(i));
      if (kind == Kind::lower) return true;
      if (!tokens_[i].punct || tokens_[i].stop != Stop::no) return false;
    }
    return false;
  }

  bool begins_sentence(std::size_t next) const {
    std::size_t i = next;
    while (i < tokens_.size() && tokens_[i].punct && i < next + 2) ++i;
    if (i == tokens_.size()) return false;
    if (rules_.caseless) return i > next;
    return kind_of(first(i)) == Kind::upper &&
           (form(i).size() < 40 && rules_.starters.contains(folded(form(i))));
  }

  // --- East Asian quotes: 「…。…」と述べた is one sentence
  // ---------------------------------------------------------
  void open_quote(std::size_t i) {
    const char32_t code = first(i);
    if ((code != U'「' && code != U'『' && code != U'（') || i < quote_end_) return;
    const char32_t close = code == U'「' ? U'」' : code == U'『' ? U'』' : U'）';
    const std::size_t limit = std::min(tokens_.size(), i + longest_quote);
    std::size_t depth = 0;
    for (std::size_t j = i; j < limit; ++j) {
      if (first(j) == code) ++depth;
      if (first(j) == close && --depth == 0) {
        quote_end_ = j;
        return;
      }
    }
    quote_end_ = std::max(quote_end_, i);
  }

  bool continues(std::size_t next) const {
    const std::string_view word = form(next);
    const char32_t before = first(next - 1);
    const bool closed = before == U'」' || before == U'』' || before == U'）';
    if (std::u32string_view(U"、，：；）」』").find(first(next)) != std::u32string_view::npos)
      return true;
    return closed &&
           (word.starts_with("と") || word.starts_with("って") || word.starts_with("など") ||
            word.starts_with("の") || word.starts_with("を") || word.starts_with("は"));
  }

  /// In a sentence that is too long: after the last mark of punctuation in its second half, else at
  /// the limit.
  std::size_t softest(std::size_t begin, std::size_t end) const {
    for (std::size_t i = end; i > begin + longest_sentence / 2; --i) {
      if (tokens_[i - 1].punct && !is_opening(first(i - 1))) return i;
    }
    return end;
  }

  std::string_view text_;
  const Rules& rules_;
  const std::vector<Token>& tokens_;
  Lines lines_;
  std::size_t quote_end_ = 0;
};

}  // namespace

std::vector<std::size_t> break_sentences(std::string_view document_text, const Rules& rules,
                                         const std::vector<Token>& tokens) {
  return Breaker(document_text, rules, tokens).run();
}

}  // namespace entente::parser
