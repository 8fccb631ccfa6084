#include "parser/boundary_finder.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_map>

namespace entente::parser {
namespace {

constexpr std::uint32_t pad = 1, space = 2;
constexpr std::size_t margin = 3, stretch = 4000;  // code points judged at a time

std::uint32_t mix(std::uint32_t h, std::uint32_t value) {
  h = (h ^ value) * 0x85EBCA6Bu;
  return h ^ (h >> 13);
}

std::uint32_t kind(std::uint32_t code) {
  if (code <= space) return 0;
  if (code == '0') return 2;
  if ((code >= 0x61 && code <= 0x7A) || (code >= 0xC0 && code < 0x2000)) return 3;
  if (code >= 0x3041 && code <= 0x309F) return 4;
  if (code >= 0x30A0 && code <= 0x30FF) return 5;
  if ((code >= 0x3400 && code <= 0x9FFF) || code == 0x3005 || code >= 0x20000) return 6;
  return 1;
}

/// ICU's word breaker, one a thread and language: it may not be shared, and takes long to make.
icu::BreakIterator* breaker(std::string_view language) {
  thread_local std::unordered_map<std::string, std::unique_ptr<icu::BreakIterator>> made;
  std::unique_ptr<icu::BreakIterator>& found = made[std::string(language)];
  if (found == nullptr) {
    UErrorCode error = U_ZERO_ERROR;
    found.reset(
        icu::BreakIterator::createWordInstance(icu::Locale(std::string(language).c_str()), error));
    if (U_FAILURE(error)) found.reset();
  }
  return found.get();
}

/// What ICU's dictionary says of one character: a hash of its word, the offset in it, the word's
/// length.
struct Entry {
  std::uint32_t word = 0, offset = 0, length = 0;
};

class Stretch {
 public:
  Stretch(std::string_view text, std::string_view language, const SegmenterModel& model,
          const HashedWeights& weights)
      : text_(text), weights_(weights) {
    read(language == "zh", model);
    look_up(language);
  }

  std::size_t size() const { return offsets_.size() - 1; }
  std::size_t offset(std::size_t i) const { return offsets_[i]; }
  bool outside(std::size_t i) const { return outside_[i]; }
  char32_t printed(std::size_t i) const { return utf8::decode(text_, offsets_[i]).code; }

  /// Marks that always stand alone.
  bool alone(std::size_t i) const {
    return std::u32string_view(U"。「」『』（）！？《》【】").find(printed(i)) !=
           std::u32string_view::npos;
  }

  /// Whether a word begins at the character i, i > 0.
  bool begins(std::size_t i) const {
    const std::uint32_t left = kinds_[margin + i - 1], right = kinds_[margin + i];
    if (kind_of(printed(i)) == Kind::mark || (left == right && (left == 2 || left == 3)))
      return false;
    return alone(i) || alone(i - 1) || score(i) > 0;
  }

 private:
  void read(bool simplify, const SegmenterModel& model) {
    codes_.assign(margin, pad);
    for (std::size_t at = 0; at < text_.size();) {
      const utf8::Unit unit = utf8::decode(text_, at);
      offsets_.push_back(at);
      at += unit.length;
      const Kind char_kind = kind_of(unit.code);
      outside_.push_back(char_kind == Kind::space || char_kind == Kind::ignorable);
      codes_.push_back(outside_.back() ? space : normal(unit.code, simplify, model));
    }
    offsets_.push_back(text_.size());
    codes_.insert(codes_.end(), margin, pad);
    kinds_.reserve(codes_.size());
    for (const std::uint32_t code : codes_) kinds_.push_back(kind(code));
  }

  static std::uint32_t normal(char32_t code, bool simplify, const SegmenterModel& model) {
    if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
    if (code >= '0' && code <= '9') return '0';
    if (code >= 'A' && code <= 'Z') return code + 32;
    return simplify ? model.simplified(code) : code;
  }

  void look_up(std::string_view language) {
    const std::size_t n = size();
    breaks_.assign(n + 7, 0);
    entries_.assign(n, {});
    icu::BreakIterator* words = breaker(language);
    if (words == nullptr) return;
    UErrorCode error = U_ZERO_ERROR;
    UText* utext =
        utext_openUTF8(nullptr, text_.data(), static_cast<std::int64_t>(text_.size()), &error);
    words->setText(utext, error);
    std::size_t begin = 0;
    for (std::int32_t end = words->next(); end != icu::BreakIterator::DONE; end = words->next()) {
      std::size_t last = begin;
      while (last < n && offsets_[last] < static_cast<std::size_t>(end)) ++last;
      enter(begin, last);
      begin = last;
    }
    utext_close(utext);
    breaks_[n + 3] = 1;
  }

  void enter(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    breaks_[begin + 3] = 1;
    std::uint32_t hash = 7;
    for (std::size_t i = begin; i < end; ++i) hash = mix(hash, codes_[margin + i]);
    for (std::size_t i = begin; i < end; ++i) {
      entries_[i] = {hash, static_cast<std::uint32_t>(i - begin),
                     static_cast<std::uint32_t>(end - begin)};
    }
  }

  template <class... Values>
  int feature(std::uint32_t index, Values... values) const {
    std::uint32_t hash = (index + 1) * 0x9E3779B1u;
    ((hash = mix(hash, values)), ...);
    return weights_.at(hash ^ (hash >> 16));
  }

  int score(std::size_t i) const { return characters(i) + kinds(i) + dictionary(i); }

  int characters(std::size_t i) const {
    const std::uint32_t* c = codes_.data() + i;  // c[3] is the character after the place
    return feature(0, c[0]) + feature(1, c[1]) + feature(2, c[2]) + feature(3, c[3]) +
           feature(4, c[4]) + feature(5, c[5]) + feature(6, c[0], c[1]) + feature(7, c[1], c[2]) +
           feature(8, c[2], c[3]) + feature(9, c[3], c[4]) + feature(10, c[4], c[5]) +
           feature(11, c[1], c[3]) + feature(12, c[2], c[4]) + feature(13, c[0], c[1], c[2]) +
           feature(14, c[1], c[2], c[3]) + feature(15, c[2], c[3], c[4]) +
           feature(16, c[3], c[4], c[5]) + feature(17, c[0], c[1], c[2], c[3]) +
           feature(18, c[1], c[2], c[3], c[4]) + feature(19, c[2], c[3], c[4], c[5]);
  }

  int kinds(std::size_t i) const {
    const std::uint32_t* k = kinds_.data() + i;
    return feature(20, k[2], k[3]) + feature(21, k[1], k[2], k[3]) + feature(22, k[2], k[3], k[4]) +
           feature(23, k[0], k[1], k[2], k[3], k[4], k[5]);
  }

  int dictionary(std::size_t i) const {
    const std::uint8_t* b = breaks_.data() + i;  // b[3] is the place itself
    const std::uint32_t around = b[1] | b[2] << 1 | b[3] << 2 | b[4] << 3 | b[5] << 4;
    const std::uint32_t here = b[3];
    const Entry left = i == 0 ? Entry{} : entries_[i - 1], right = entries_[i];
    const std::uint32_t *c = codes_.data() + i, *k = kinds_.data() + i;
    return feature(24, around) + feature(25, around, k[2], k[3]) + feature(26, here, c[2], c[3]) +
           feature(27, left.word, here, right.offset) +
           feature(28, right.word, here, right.offset) + feature(29, left.word, right.word) +
           feature(30, std::min(left.length, 5u), std::min(right.length, 5u),
                   std::min(right.offset, 5u), here) +
           feature(31, left.word, c[3], right.offset);
  }

  std::string_view text_;
  const HashedWeights& weights_;
  std::vector<std::size_t> offsets_;          // of each character, and the size of the text
  std::vector<bool> outside_;                 // white space and controls
  std::vector<std::uint32_t> codes_, kinds_;  // `margin` places of padding on both sides
  std::vector<std::uint8_t> breaks_;          // index + 3: ICU breaks before the character
  std::vector<Entry> entries_;
};

bool full_stop(char32_t code) {
  return code == U'。' || code == U'！' || code == U'？' || code == U'!' || code == U'?' ||
         code == U'．' || code == U'｡' || code == U'…';
}

bool contentless(std::string_view form) {
  for (std::size_t at = 0; at < form.size();) {
    const utf8::Unit unit = utf8::decode(form, at);
    if (is_word(kind_of(unit.code))) return false;
    at += unit.length;
  }
  return true;
}

void take(const Stretch& s, std::size_t begin, std::size_t end, std::string_view text,
          std::uint32_t base, std::vector<Token>& out) {
  const auto first = static_cast<std::uint32_t>(s.offset(begin)),
             last = static_cast<std::uint32_t>(s.offset(end));
  const bool punct = contentless(text.substr(first, last - first));
  const bool stop =
      punct && (full_stop(s.printed(begin)) || (s.printed(begin) == '.' && end - begin == 1));
  append_token(text, base, {{first, last}, stop ? Stop::full : Stop::no, punct}, out);
}

void judge(std::string_view text, std::uint32_t base, std::string_view language,
           const SegmenterModel& model, const HashedWeights& weights, std::vector<Token>& out) {
  const Stretch s(text, language, model, weights);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    const bool end = i == s.size() || s.outside(i) || (i > 0 && (s.outside(i - 1) || s.begins(i)));
    if (!end) continue;
    if (i > begin && !s.outside(begin)) take(s, begin, i, text, base, out);
    begin = i;
  }
}

/// Where a stretch that begins at `from` ends: after `stretch` characters, or at the first line end
/// past half of them.
std::size_t stretch_end(std::string_view text, std::size_t from) {
  std::size_t at = from;
  for (std::size_t count = 0; at < text.size() && count < stretch; ++count) {
    if (text[at] == '\n' && count > stretch / 2) break;
    at += utf8::decode(text, at).length;
  }
  return at;
}

}  // namespace

void find_words(std::string_view text, std::uint32_t base, std::string_view language,
                const SegmenterModel& model, const HashedWeights& weights,
                std::vector<Token>& out) {
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = stretch_end(text, from);
    judge(text.substr(from, end - from), base + static_cast<std::uint32_t>(from), language, model,
          weights, out);
    from = end;
  }
}

}  // namespace entente::parser
