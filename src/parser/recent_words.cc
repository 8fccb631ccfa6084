#include "parser/recent_words.h"

#include <algorithm>
#include <cstring>

namespace entente::parser {
namespace {

constexpr std::int32_t places = 8192;  // a power of two

std::uint64_t hash_of(const RecentWords::Word& word) {
  std::uint64_t parts[sizeof word / 8], hash = 0;
  std::memcpy(parts, &word, sizeof parts);
  for (const std::uint64_t part : parts) {
    hash = (hash ^ part) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

}  // namespace

RecentWords::Word RecentWords::word(std::string_view form, const void* language, bool first) {
  Word word;
  word.language = language;
  word.first = first;
  word.size = static_cast<std::uint8_t>(std::min<std::size_t>(form.size(), 255));
  std::memcpy(word.form.data(), form.data(), std::min(form.size(), word.form.size()));
  return word;
}

std::int32_t RecentWords::place(const Word& word) {
  static_assert(sizeof(Word) == 48 && sizeof(Entry) == 64);  // no padding: all bytes are hashed
  if (word.size > word.form.size()) return -1;
  at_least(entries_, places);
  at_least(rows_, static_cast<long>(places) * row_size_);
  const auto place = static_cast<std::int32_t>(hash_of(word) & (places - 1));
  __builtin_prefetch(entries_.data() + place);
  for (int line = 0; line < row_size_; line += 64) __builtin_prefetch(row(place) + line);
  return place;
}

const RecentWords::Entry* RecentWords::find(const Word& word, std::int32_t place) const {
  if (place < 0) return nullptr;
  const Entry& entry = entries_[static_cast<std::size_t>(place)];
  return entry.word == word ? &entry : nullptr;
}

const std::int8_t* RecentWords::row(std::int32_t place) const {
  return rows_.data() + static_cast<long>(place) * row_size_;
}

void RecentWords::keep(const Entry& entry, std::int32_t place, const std::int8_t* row) {
  if (place < 0) return;
  entries_[static_cast<std::size_t>(place)] = entry;
  std::memcpy(at(rows_, static_cast<long>(place) * row_size_), row,
              static_cast<std::size_t>(row_size_));
}

}  // namespace entente::parser
