#include "coder/quotes_marks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace entente::coder {
namespace {

bool is_letter(std::string_view text, std::size_t at) {
  return at < text.size() && u_isalnum(static_cast<UChar32>(utf8::decode(text, at).code));
}

/// The last code point before `at`, or 0.
char32_t before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return utf8::decode(text, begin).code;
}

bool letter_before(std::string_view text, std::size_t at) {
  return u_isalnum(static_cast<UChar32>(before(text, at)));
}

bool is_apostrophe(std::string_view mark) { return mark == "'" || mark == "’" || mark == "‘"; }

bool starts(std::string_view text, std::size_t at, std::string_view mark) {
  return text.substr(at).starts_with(mark);
}

/// One paragraph: the reader makes every line a block.
class Scan {
 public:
  Scan(const Document& document, Span part, const Speech& speech)
      : text_(document.text), part_(part), speech_(speech) {}

  /// True if a quotation was left open: then it runs to the end of the paragraph.
  bool marks(std::vector<Quotation>& out) {
    for (std::size_t at = part_.begin; at < part_.end;) {
      std::size_t step = close(at, out);
      if (step == 0) step = open(at);
      at += step == 0 ? utf8::decode(text_, at).length : step;
    }
    return !open_.empty();
  }
  Quotation rest() const { return {{opened_, part_.end}, {opened_words_, part_.end}, false}; }
  bool opens_with_mark() const {
    return std::any_of(speech_.pairs().begin(), speech_.pairs().end(),
                       [&](const MarkPair& pair) { return starts(text_, part_.begin, pair.open); });
  }
  void dashes(std::vector<Quotation>& out) const;

 private:
  std::size_t close(std::size_t at, std::vector<Quotation>& out) {
    if (open_.empty()) return 0;
    for (std::size_t level = open_.size(); level-- > 0;) {
      for (const MarkPair& pair : speech_.pairs()) {
        if (pair.open != open_[level] || !starts(text_, at, pair.close)) continue;
        const std::size_t end = at + pair.close.size();
        if (is_apostrophe(pair.close) && is_letter(text_, end)) continue;
        if (level == 0) out.push_back(quotation(at, end));
        open_.resize(level);
        return pair.close.size();
      }
    }
    return 0;
  }

  std::size_t open(std::size_t at) {
    for (const MarkPair& pair : speech_.pairs()) {
      if (!starts(text_, at, pair.open)) continue;
      const std::size_t end = at + pair.open.size();
      if (is_apostrophe(pair.open) && (letter_before(text_, at) || !is_letter(text_, end)))
        continue;
      if (open_.empty()) {
        opened_ = static_cast<std::uint32_t>(at);
        opened_words_ = static_cast<std::uint32_t>(end);
      }
      open_.push_back(pair.open);
      return pair.open.size();
    }
    return 0;
  }

  Quotation quotation(std::size_t at, std::size_t end) const {
    return {{opened_, static_cast<std::uint32_t>(end)},
            {opened_words_, static_cast<std::uint32_t>(at)},
            false};
  }

  std::string_view text_;
  Span part_;
  const Speech& speech_;
  std::vector<std::string_view> open_;
  std::uint32_t opened_ = 0, opened_words_ = 0;
};

/// A dash that parts words from cue: beside white space, after a sign or before one.
void Scan::dashes(std::vector<Quotation>& out) const {
  std::vector<Span> found;
  for (std::size_t at = part_.begin; at < part_.end; at += utf8::decode(text_, at).length) {
    for (const std::string& dash : speech_.dashes()) {
      const std::size_t end = at + dash.size();
      if (!starts(text_, at, dash) || (letter_before(text_, at) && is_letter(text_, end))) continue;
      found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      break;
    }
    if (at == part_.begin && found.empty()) return;
  }
  for (std::size_t i = 0; i < found.size(); i += 2) {
    const std::uint32_t end = i + 1 < found.size() ? found[i + 1].begin : part_.end;
    out.push_back({{found[i].begin, end}, {found[i].end, end}, true});
  }
}

Span trimmed(const Document& document, Span span) {
  const auto blank = [&](std::uint32_t at) {
    const char sign = document.text[at];
    return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t';
  };
  while (span.begin < span.end && blank(span.begin)) ++span.begin;
  while (span.begin < span.end && blank(span.end - 1)) --span.end;
  return span;
}

}  // namespace

std::vector<Quotation> quotations_of(const Document& document, const Speech& speech) {
  std::vector<Span> parts;
  for (const Block& block : document.blocks) {
    if (block.kind == Block::Kind::furniture) continue;
    parts.push_back(block.span);
  }
  std::vector<Quotation> out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Scan scan(document, parts[i], speech);
    const bool left_open = scan.marks(out);
    if (left_open && i + 1 < parts.size() && Scan(document, parts[i + 1], speech).opens_with_mark())
      out.push_back(scan.rest());
    scan.dashes(out);
  }
  for (Quotation& found : out) found.words = trimmed(document, found.words);
  std::erase_if(out, [](const Quotation& found) { return found.words.empty(); });
  std::stable_sort(out.begin(), out.end(), [](const Quotation& left, const Quotation& right) {
    return left.outer.begin < right.outer.begin;
  });
  return out;
}

}  // namespace entente::coder
