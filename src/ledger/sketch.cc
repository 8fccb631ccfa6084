#include "ledger/sketch.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace entente::ledger {
namespace {

constexpr std::uint64_t seed = 14695981039346656037ULL, prime = 1099511628211ULL;

std::uint32_t finished(std::uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  return static_cast<std::uint32_t>(hash);
}

bool is_letter(char32_t code) {
  if (code < 0x80)
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= '0' && code <= '9');
  if (code < 0xC0 || code == 0xD7 || code == 0xF7) return false;
  if (code >= 0x2000 && code <= 0x206F) return false;
  if (code == 0x060C || code == 0x061B || code == 0x061F) return false;
  if (code >= 0x3000 && code <= 0x3004) return false;
  return !(code >= 0x3008 && code <= 0x3020) && !(code >= 0xFF00 && code <= 0xFF0F) &&
         code != 0x30FB;
}

bool is_unspaced(char32_t code) {
  return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) ||
         (code >= 0xF900 && code <= 0xFAFF);
}

/// A Korean character counts as two letters.
bool is_syllable(char32_t code) { return code >= 0xAC00 && code <= 0xD7A3; }

/// A word: hash of all its letters, of its first six, and how many there are. A character of a
/// script without spaces is a word by itself.
struct Token {
  std::uint64_t whole = seed, stem = seed;
  int letters = 0;
  bool unspaced = false;
  void add(char32_t code) {
    whole = (whole ^ code) * prime;
    if (letters < 6) stem = (stem ^ code) * prime;
    letters += is_syllable(code) ? 2 : 1;
  }
};

std::vector<Token> tokens_of(std::string_view text) {
  const std::string lower = utf8::lower(text);
  std::vector<Token> tokens;
  bool open = false;
  for (std::size_t at = 0; at < lower.size();) {
    const auto [code, length] = utf8::decode(lower, at);
    at += length;
    if (!is_letter(code)) {
      open = false;
      continue;
    }
    const bool alone = is_unspaced(code);
    if (alone || !open) tokens.emplace_back().unspaced = alone;
    tokens.back().add(code);
    open = !alone;
  }
  return tokens;
}

Sketch smallest(std::vector<std::uint32_t> hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  if (hashes.size() > sketch_size) hashes.resize(sketch_size);
  hashes.shrink_to_fit();
  return hashes;
}

}  // namespace

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = seed;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * prime;
  return hash ^ (hash >> 31);
}

Sketch words_sketch(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  std::vector<std::uint32_t> hashes;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].unspaced) {
      if (i + 1 < tokens.size() && tokens[i + 1].unspaced)
        hashes.push_back(finished(tokens[i].whole * prime + tokens[i + 1].whole));
    } else if (tokens[i].letters >= 4) {
      hashes.push_back(finished(tokens[i].stem));
    }
  }
  return smallest(std::move(hashes));
}

Sketch pieces_sketch(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  std::vector<std::uint32_t> hashes;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i)
    hashes.push_back(
        finished((tokens[i].whole * prime + tokens[i + 1].whole) * prime + tokens[i + 2].whole));
  return smallest(std::move(hashes));
}

double share(const Sketch& a, const Sketch& b) {
  if (a.empty() || b.empty()) return 0;
  const std::size_t wanted =
      a.size() < sketch_size && b.size() < sketch_size ? a.size() + b.size() : sketch_size;
  std::size_t i = 0, j = 0, seen = 0, common = 0;
  while (seen < wanted && (i < a.size() || j < b.size())) {
    ++seen;
    if (j == b.size() || (i < a.size() && a[i] < b[j])) {
      ++i;
    } else if (i == a.size() || b[j] < a[i]) {
      ++j;
    } else {
      ++common;
      ++i;
      ++j;
    }
  }
  return static_cast<double>(common) / static_cast<double>(seen);
}

}  // namespace entente::ledger
