#include "parser/clitic_splitter.h"

#include <algorithm>

#include "parser/characters.h"

namespace entente::parser {
namespace {

constexpr std::size_t longest_word = 120;

std::uint32_t mix(std::uint32_t h, std::uint32_t value) {
  h = (h ^ value) * 0x85EBCA6Bu;
  return h ^ (h >> 13);
}

std::uint32_t hash_of(std::uint32_t seed, std::string_view text) {
  std::uint32_t h = seed;
  for (const char c : text) h = mix(h, static_cast<unsigned char>(c));
  return h;
}

/// The first or last `count` characters.
std::string_view head(std::string_view text, int count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += utf8::decode(text, at).length;
  return text.substr(0, at);
}
std::string_view tail(std::string_view text, int count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  }
  return text.substr(at);
}

/// Hashes of what is seen of the word itself; each is mixed with the script's number.
std::vector<std::uint32_t> context(std::string_view word, std::string_view previous,
                                   std::string_view next) {
  std::vector<std::uint32_t> out;
  out.reserve(16);
  out.push_back(11);
  out.push_back(hash_of(12, word));
  for (int n = 1; n <= 5; ++n)
    out.push_back(hash_of(12 + static_cast<std::uint32_t>(n), head(word, n)));
  for (int n = 1; n <= 6; ++n)
    out.push_back(hash_of(20 + static_cast<std::uint32_t>(n), tail(word, n)));
  out.push_back(hash_of(30, previous));
  out.push_back(hash_of(31, tail(previous, 3)));
  out.push_back(hash_of(32, tail(next, 3)));
  out.push_back(hash_of(33, next));
  return out;
}

/// Whether the dictionary, a Bloom filter of two hashes, holds the word.
bool knows(std::string_view filter, std::string_view word) {
  if (filter.empty()) return false;
  const std::uint32_t hash = hash_of(70, word);
  const std::uint64_t mask = filter.size() * 8 - 1;
  const auto set = [&](std::uint64_t at) { return (filter[at >> 3] >> (at & 7) & 1) != 0; };
  return set((hash ^ (hash >> 16)) & mask) && set(mix(hash, 71) & mask);
}

class Scorer {
 public:
  Scorer(const CliticModel& model, const std::vector<std::uint32_t>& seen, std::string_view word)
      : model_(model), seen_(seen), word_known_(knows(model.known, word) ? 2 : 0) {}

  int score(std::uint32_t script, std::string_view stem) const {
    int sum = 0;
    for (const std::uint32_t hash : seen_) sum += at(mix(hash, script + 1));
    const std::uint32_t whole = hash_of(40, stem);
    const std::uint32_t known = knows(model_.known, stem) ? 1 : 0, both = known + word_known_;
    sum += at(mix(60, known)) + at(mix(mix(61, both), script + 1)) +
           at(mix(mix(62, known), script + 1)) + at(mix(63, both));
    return sum + at(whole) + at(mix(whole, script + 1)) +
           at(mix(hash_of(41, tail(stem, 3)), script + 1)) +
           at(mix(hash_of(42, head(stem, 3)), script + 1));
  }

 private:
  int at(std::uint32_t hash) const { return model_.weights.at(hash ^ (hash >> 16)); }
  const CliticModel& model_;
  const std::vector<std::uint32_t>& seen_;
  const std::uint32_t word_known_;
};

bool applies(const CliticScript& script, std::string_view form) {
  return form.size() > script.prefix.size() + script.suffix.size() &&
         form.starts_with(script.prefix) && form.ends_with(script.suffix);
}

/// Numbers of the scripts, but for the first, that could split the word.
std::vector<std::uint32_t> applicable(const CliticModel& model, std::string_view form) {
  std::vector<std::uint32_t> out;
  const auto first = static_cast<unsigned char>(form.front());
  const auto last = static_cast<unsigned char>(form.back());
  for (const auto* numbers : {&model.by_last[last], &model.by_first[first]}) {
    for (const std::uint32_t i : *numbers) {
      if (applies(model.scripts[i], form)) out.push_back(i);
    }
  }
  return out;
}

std::string stem_of(const CliticScript& script, std::string_view form) {
  const std::string_view core =
      form.substr(script.prefix.size(), form.size() - script.prefix.size() - script.suffix.size());
  return std::string(script.stem_prefix).append(core).append(script.stem_suffix);
}

}  // namespace

bool split_clitics(std::string_view word, std::string_view previous, std::string_view next,
                   const CliticModel& model, std::vector<std::string>& parts) {
  parts.clear();
  if (word.size() > longest_word || word.size() < 2) return false;
  if (!is_letter(kind_of(utf8::decode(word, 0).code))) return false;
  const std::string form = folded(word);
  const std::vector<std::uint32_t> candidates = applicable(model, form);
  if (candidates.empty()) return false;
  const std::vector<std::uint32_t> seen = context(form, folded(previous), folded(next));
  const Scorer scorer(model, seen, form);
  std::uint32_t best = 0;
  int best_score = scorer.score(0, form);
  for (const std::uint32_t i : candidates) {
    const int score = scorer.score(i, stem_of(model.scripts[i], form));
    if (score > best_score) best = i, best_score = score;
  }
  const CliticScript& script = model.scripts[best];
  if (best == 0 || !applies(script, word)) return false;
  for (const std::string_view part : script.before) parts.emplace_back(part);
  parts.push_back(stem_of(script, word));
  for (const std::string_view part : script.after) parts.emplace_back(part);
  return parts.size() > 1;
}

}  // namespace entente::parser
