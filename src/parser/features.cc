#include "parser/features.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace entente::parser {
namespace {

constexpr std::uint64_t prime = 0x100000001B3ULL;

std::uint64_t extend(std::uint64_t hash, std::string_view bytes) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
  return hash;
}

std::uint64_t begin_key(char kind, std::string_view language) {
  const char zero = '\0';
  std::uint64_t hash = extend(0xCBF29CE484222325ULL, {&kind, 1});
  return extend(extend(hash, language), {&zero, 1});
}

std::uint64_t finish(std::uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93ULL;
  hash ^= hash >> 32;
  return hash == 0 ? 1 : hash;
}

char shape_class(char32_t code, char32_t low, char byte) {
  if (code >= '0' && code <= '9') return '0';
  if (low != code) return 'A';
  if (code < 128) return code >= 'a' && code <= 'z' ? 'a' : byte;
  return code >= 0xC0 && code < 0x590 ? 'a' : 'o';
}

/// A word lower-cased with its digits made 0, the byte offsets of its code points, and its shape.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> at;
  std::string shape;
};

void fold(std::string_view form, Folded& word) {
  word.text = utf8::lower(form);
  word.at.clear();
  word.shape.clear();
  std::size_t source = 0;
  for (std::size_t i = 0; i < word.text.size();) {
    const utf8::Unit unit = utf8::decode(form, source);
    const utf8::Unit low = utf8::decode(word.text, i);
    const char kind = shape_class(unit.code, low.code, form[source]);
    if (word.shape.size() < 6 && (word.shape.empty() || word.shape.back() != kind))
      word.shape += kind;
    word.at.push_back(static_cast<std::uint32_t>(i));
    if (kind == '0') word.text[i] = '0';
    source += unit.length;
    i += low.length;
  }
  word.at.push_back(static_cast<std::uint32_t>(word.text.size()));
}

/// The longest affix: shorter than the word, but a short word of Chinese, Japanese or Korean
/// characters may itself be one.
int longest_affix(const Folded& word, int length) {
  if (length == 0) return 0;
  return length <= 2 && utf8::decode(word.text, 0).code >= 0x1100 ? length : length - 1;
}

std::size_t offset(const Folded& word, int character) {
  return word.at[static_cast<std::size_t>(character)];
}

void add_prefixes(const Folded& word, int longest, Keys& keys) {
  const std::string_view text = word.text;
  std::uint64_t hash = begin_key('p', "");
  for (int k = 1; k <= std::min(4, longest); ++k) {
    hash = extend(hash, text.substr(offset(word, k - 1), offset(word, k) - offset(word, k - 1)));
    keys[static_cast<std::size_t>(2 + k)] = finish(hash);
  }
}

void add_suffixes(const Folded& word, int length, int longest, std::string_view language,
                  Keys& keys) {
  const std::string_view text = word.text;
  const std::uint64_t own = begin_key('s', language);
  const std::uint64_t shared = begin_key('t', "");
  for (int k = 1; k <= std::min(5, longest); ++k) {
    const std::string_view tail = text.substr(offset(word, length - k));
    keys[static_cast<std::size_t>(6 + k)] = finish(extend(own, tail));
    if (k == 3 || k == 4) keys[static_cast<std::size_t>(9 + k)] = finish(extend(shared, tail));
  }
}

/// A Hangul syllable's number, or -1.
int hangul(const Folded& word, int character) {
  if (character < 0) return -1;
  const char32_t code = utf8::decode(word.text, offset(word, character)).code;
  return code >= 0xAC00 && code < 0xD7A4 ? static_cast<int>(code - 0xAC00) : -1;
}

void add_hangul(const Folded& word, int length, Keys& keys) {
  const int last = hangul(word, length - 1), before = hangul(word, length - 2);
  if (last < 0) return;
  keys[12] = finish(extend(begin_key('j', ""), std::to_string(last % 588)));
  keys[13] = 0;
  if (before < 0) return;
  const std::string_view tail = std::string_view(word.text).substr(offset(word, length - 1));
  keys[13] = finish(extend(extend(begin_key('k', ""), std::to_string(before % 28)), tail));
}

bool proper(char32_t code) {
  if (code < 128) return (code | 32) >= 'a' ? (code | 32) <= 'z' : code >= '0' && code <= '9';
  return code >= 0xC0 && !(code >= 0x2000 && code < 0x2070) && !(code >= 0x3000 && code < 0x3040);
}

}  // namespace

std::int32_t Index::find(std::uint64_t hash) const {
  const auto print = static_cast<std::uint32_t>(hash >> 32);
  for (std::uint32_t probe = 0; probe < capacity; ++probe) {
    const std::uint32_t* pair =
        pairs + 2 * ((static_cast<std::uint32_t>(hash) + probe) & (capacity - 1));
    if (pair[1] == 0) return -1;
    if (pair[0] == print) return pair[1] <= values ? static_cast<std::int32_t>(pair[1] - 1) : -1;
  }
  return -1;
}

void Index::prefetch(std::uint64_t hash) const {
  __builtin_prefetch(pairs + 2 * (static_cast<std::uint32_t>(hash) & (capacity - 1)));
}

Keys word_keys(std::string_view form, std::string_view language, bool first) {
  thread_local Folded word;
  fold(form, word);
  Keys keys{};
  const int length = static_cast<int>(word.at.size()) - 1;
  keys[0] = finish(extend(extend(begin_key('c', ""), first ? "^" : ""), word.shape));
  keys[1] = finish(extend(begin_key('f', language), word.text));
  keys[2] = finish(extend(begin_key('g', ""), word.text));
  const int longest = longest_affix(word, length);
  add_prefixes(word, longest, keys);
  add_suffixes(word, length, longest, language, keys);
  add_hangul(word, length, keys);
  return keys;
}

std::uint64_t with_tag(std::uint64_t form, Upos upos) {
  return finish(form ^ (static_cast<std::uint64_t>(upos) + 1) * 0x9E3779B97F4A7C15ULL);
}

int first_proper(std::span<const std::string_view> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t at = 0; at < words[i].size();) {
      const utf8::Unit unit = utf8::decode(words[i], at);
      if (proper(unit.code)) return static_cast<int>(i);
      at += unit.length;
    }
  }
  return -1;
}

}  // namespace entente::parser
