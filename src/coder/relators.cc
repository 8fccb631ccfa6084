#include "coder/relators.h"

#include <algorithm>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"

namespace entente::coder {
namespace {

constexpr std::uint32_t longest_phrase = 4;  // words of an adposition
constexpr int modifiers_between = 3;  // articles, adjectives and titles between adposition and name

bool may_stand_between(const Word& word) {
  return word.upos == Upos::DET || word.upos == Upos::ADJ || word.upos == Upos::NUM ||
         word.upos == Upos::NOUN || word.upos == Upos::PROPN;
}

std::string phrase_of(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  std::string phrase;
  for (std::uint32_t i = first; i <= last; ++i) {
    phrase += (phrase.empty() ? "" : " ") + utf8::lower(sentence.words[i].form);
  }
  return phrase;
}

}  // namespace

Result<Relators> Relators::open(const std::string& path) {
  Relators relators;
  const auto text = read_file(path);
  if (!text && text.error().kind == ErrorKind::not_found) return relators;
  if (!text) return tl::unexpected(text.error());
  for (const Row& row : rows_of(*text)) {
    if (row.cells.size() != 3)
      return tl::unexpected(bad_row(path, row, row.text, "three cells wanted"));
    for (const std::string_view phrase : items_of(row.cells[2]))
      relators.roles_[std::string(phrase)].emplace_back(row.cells[0]);
  }
  return relators;
}

void Relators::look_up(const std::string& phrase, std::vector<std::string_view>& out) const {
  const auto found = roles_.find(phrase);
  if (found == roles_.end()) return;
  for (const std::string& role : found->second) {
    if (std::find(out.begin(), out.end(), role) == out.end()) out.push_back(role);
  }
}

bool Relators::marks(std::string_view role, const Word& word) const {
  std::vector<std::string_view> found;
  look_up(utf8::lower(word.form), found);
  return std::find(found.begin(), found.end(), role) != found.end();
}

std::vector<std::string_view> Relators::roles(const Document& document, const Sentence& sentence,
                                              std::uint32_t first, std::uint32_t last) const {
  std::vector<std::string_view> out;
  std::uint32_t end = first;
  for (int skipped = 0; skipped <= modifiers_between && end > 0 && out.empty(); ++skipped, --end) {
    for (std::uint32_t length = std::min(longest_phrase, end); length >= 1 && out.empty();
         --length) {
      look_up(phrase_of(sentence, end - length, end - 1), out);
    }
    if (out.empty() && !may_stand_between(sentence.words[end - 1])) break;
  }
  const std::uint32_t size = static_cast<std::uint32_t>(sentence.words.size());
  for (std::uint32_t length = std::min(longest_phrase, size - last - 1); length >= 1; --length) {
    const std::size_t before = out.size();
    look_up(phrase_of(sentence, last + 1, last + length), out);
    const Span span{sentence.words[last + 1].span.begin, sentence.words[last + length].span.end};
    if (out.size() == before) look_up(std::string(document.at(span)), out);
    if (out.size() != before) break;
  }
  std::erase(out, std::string_view("passive"));
  return out;
}

}  // namespace entente::coder
