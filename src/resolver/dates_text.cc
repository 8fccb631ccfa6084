#include "resolver/dates_text.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "resolver/dates_folding.h"
#include "resolver/dates_letters.h"

namespace entente::resolver {
namespace {

using Kind = DateCharacter;

class Lexer {
 public:
  Lexer(std::string_view text, std::uint32_t at, DatePiece& piece)
      : text_(text), at_(at), piece_(piece) {}

  bool read() {
    piece_.token = DateToken{};
    piece_.unspaced = false;
    piece_.sign = 0;
    skip_space();
    if (at_ >= text_.size()) return false;
    piece_.token.begin = at_;
    folded_ = FoldedWord(piece_.folded);
    start();
    piece_.length = folded_.end(piece_.hash);
    piece_.token.end = at_;
    return true;
  }
  std::uint32_t at() const { return at_; }

 private:
  utf8::Unit look() const { return utf8::decode(text_, at_); }

  void skip_space() {
    int lines = 0;
    for (; at_ < text_.size();) {
      const utf8::Unit unit = look();
      const Kind kind = kind_of(unit.code);
      if (kind != Kind::space && kind != Kind::nothing) break;
      lines += unit.code == '\n';
      at_ += unit.length;
    }
    piece_.token.apart = lines > 1;
  }

  void start() {
    const utf8::Unit unit = look();
    switch (kind_of(unit.code)) {
      case Kind::letter:
        return word(unit.code);
      case Kind::digit:
        return number();
      case Kind::unspaced:
        return single(unit, unit.code, true);
      default:
        return single(unit, same_mark(unit.code), false);
    }
  }

  void single(utf8::Unit unit, char32_t folded, bool unspaced) {
    piece_.token.glued = is_hangul(unit.code) && follows_hangul();
    piece_.unspaced = unspaced;
    piece_.sign = folded;
    put(folded);
    at_ += unit.length;
  }

  bool follows_hangul() const {
    return at_ >= 3 && is_hangul(utf8::decode(text_, at_ - 3).code) &&
           utf8::decode(text_, at_ - 3).length == 3;
  }

  void word(char32_t first) {
    piece_.token.capital = lower_case(first) != first;
    const bool takes_digits = first < 0x600;
    bool fits = true;
    for (take_plain(); at_ < text_.size();) {
      const utf8::Unit unit = look();
      const Kind kind = kind_of(unit.code);
      if (kind == Kind::digit && !takes_digits) break;
      if (kind != Kind::letter && kind != Kind::digit && kind != Kind::nothing) break;
      if (kind != Kind::nothing) fits = put(folded_letter(unit.code)) && fits;
      at_ += unit.length;
    }
    if (!fits) folded_.drop();
  }

  /// The ASCII letters with which a word begins, eight at a time where so many bytes are left.
  void take_plain() {
    while (at_ + 8 <= text_.size() && folded_.size() + 12 <= DatePiece::longest) {
      const Eight eight(text_.data() + at_);
      const std::uint8_t count = eight.letters();
      folded_.put(eight.small(), count);
      at_ += count;
      if (count < 8) return;
    }
  }

  std::int32_t digits(int& count) {
    std::int32_t value = 0;
    for (count = 0; at_ < text_.size(); ++count) {
      const utf8::Unit unit = look();
      if (kind_of(unit.code) != Kind::digit) break;
      if (count < 8) value = value * 10 + digit_value(unit.code);
      at_ += unit.length;
    }
    return count > 8 ? -1 : value;
  }

  char separator() const {
    if (at_ + 1 >= text_.size()) return 0;
    const char mark = text_[at_];
    const bool joins = mark == '.' || mark == ',' || mark == ':' || mark == '/' || mark == '-';
    const auto unit = utf8::decode(text_, at_ + 1);
    return joins && kind_of(unit.code) == Kind::digit ? mark : char{0};
  }

  void number() {
    piece_.token.glued = follows_joint();
    std::array<int, 3> sizes{};
    std::array<std::int32_t, 3> values{};
    values[0] = digits(sizes[0]);
    const std::uint32_t after_first = at_;
    const char mark = separator();
    std::size_t groups = 1;
    bool same = true;
    for (char next = mark; next != 0 && (mark != '-' || groups < 4); next = separator(), ++groups) {
      same = same && next == mark;
      ++at_;
      int size = 0;
      const std::int32_t value = digits(size);
      if (groups < 3) values[groups] = value, sizes[groups] = size;
    }
    if (groups == 1) return plain(values[0]);
    if (groups == 3 && same && numeric_date(mark, values, sizes)) return;
    if (mark == '-') at_ = after_first, plain(values[0]);
  }

  void plain(std::int32_t value) {
    piece_.token.number = value;
    if (value < 0) return;
    for (const char c : std::to_string(value)) put(static_cast<char32_t>(c));
  }

  bool numeric_date(char mark, const std::array<std::int32_t, 3>& values,
                    const std::array<int, 3>& sizes) {
    const bool dated = mark == '.' || mark == '/' || mark == '-';
    const bool year_first = sizes[0] == 4 && sizes[1] <= 2 && sizes[2] <= 2;
    const bool year_last = sizes[2] == 4 && sizes[0] <= 2 && sizes[1] <= 2;
    if (!dated || (!year_first && !year_last)) return false;
    piece_.token.year_first = year_first;
    piece_.token.year = static_cast<std::uint16_t>(values[year_first ? 0 : 2]);
    piece_.token.first = static_cast<std::uint8_t>(values[year_first ? 1 : 0]);
    piece_.token.second = static_cast<std::uint8_t>(values[year_first ? 2 : 1]);
    return true;
  }

  bool follows_joint() const {
    if (at_ == 0) return false;
    const char before = text_[at_ - 1];
    if (before == '$' || before == '#') return true;
    if (before == '-' && at_ >= 2) {
      const auto joined = static_cast<unsigned char>(text_[at_ - 2]);
      return joined >= 0x80 || kind_of(joined) == Kind::letter;
    }
    const std::string_view head = text_.substr(0, at_);
    return head.ends_with("€") || head.ends_with("£") || head.ends_with("¥") || head.ends_with("№");
  }

  bool put(char32_t code) {
    if (folded_.size() + 4 > DatePiece::longest) return false;
    folded_.put(code);
    return true;
  }

  std::string_view text_;
  std::uint32_t at_;
  DatePiece& piece_;
  FoldedWord folded_{piece_.folded};
};

}  // namespace

std::uint32_t date_hash(std::string_view folded) {
  char bytes[DatePiece::longest + 8];
  FoldedWord word(bytes);
  for (const char byte : folded.substr(0, DatePiece::longest))
    word.put_byte(static_cast<unsigned char>(byte));
  std::uint32_t hash = 0;
  word.end(hash);
  return hash;
}

DateWords::DateWords() : words_(1), hashes_(1), slots_(1024) {}

std::uint32_t DateWords::find(std::string_view folded, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = (hash ^ (hash >> 15)) & mask; slots_[slot] != 0;
       slot = (slot + 1) & mask) {
    const std::uint32_t word = slots_[slot];
    if (hashes_[word] == hash && words_[word] == folded) return word;
  }
  return 0;
}

std::uint32_t DateWords::add(std::string_view folded) {
  const std::uint32_t hash = date_hash(folded);
  if (const std::uint32_t known = find(folded, hash)) return known;
  words_.emplace_back(folded);
  if (!folded.empty()) add_sign(folded);
  hashes_.push_back(hash);
  if (words_.size() * 4 > slots_.size()) {
    grow();
  } else {
    place(size() - 1);
  }
  return size() - 1;
}

void DateWords::add_sign(std::string_view folded) {
  const utf8::Unit unit = utf8::decode(folded, 0);
  if (unit.length != folded.size() || unit.code < first_sign || unit.code > last_sign) return;
  signs_.resize(last_sign - first_sign + 1);
  signs_[unit.code - first_sign] = size() - 1;
}

void DateWords::place(std::uint32_t word) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = (hashes_[word] ^ (hashes_[word] >> 15)) & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_[slot] = word;
}

void DateWords::grow() {
  slots_.assign(slots_.size() * 4, 0);
  for (std::uint32_t word = 1; word < words_.size(); ++word) place(word);
}

bool next_piece(std::string_view text, std::uint32_t& at, DatePiece& piece) {
  Lexer lexer(text, at, piece);
  const bool found = lexer.read();
  at = lexer.at();
  return found;
}

void lex(std::string_view text, const DateWords& words, std::vector<DateToken>& tokens) {
  tokens.clear();
  tokens.reserve(text.size() / 5);
  DatePiece piece;
  for (std::uint32_t at = 0; next_piece(text, at, piece);) {
    if (piece.sign >= DateWords::first_sign && piece.sign <= DateWords::last_sign) {
      piece.token.word = words.find_sign(piece.sign);
    } else if (piece.length != 0) {
      piece.token.word = words.find({piece.folded, piece.length}, piece.hash);
    }
    tokens.push_back(piece.token);
  }
}

}  // namespace entente::resolver
