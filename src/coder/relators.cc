#include "coder/relators.h"

#include <algorithm>
#include <array>

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

/// Some words in a row, in lower case, from which phrases are cut.
class Words {
 public:
  Words(const Sentence& sentence, std::uint32_t first, std::uint32_t end) : first_(first) {
    for (std::uint32_t i = first; i < end; ++i) {
      if (i > first) text_ += ' ';
      begins_[i - first] = text_.size();
      text_ += utf8::lower(sentence.words[i].form);
      ends_[i - first] = text_.size();
    }
  }
  std::string_view phrase(std::uint32_t first, std::uint32_t end) const {
    const std::size_t begin = begins_[first - first_];
    return std::string_view(text_).substr(begin, ends_[end - 1 - first_] - begin);
  }
  static constexpr std::uint32_t most = longest_phrase + modifiers_between;

 private:
  std::uint32_t first_;
  std::string text_;
  std::array<std::size_t, most> begins_{}, ends_{};
};

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

void Relators::look_up(std::string_view phrase, std::vector<std::string_view>& out) const {
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
  const Words before_it(sentence, first - std::min(first, Words::most), first);
  std::uint32_t end = first;
  for (int skipped = 0; skipped <= modifiers_between && end > 0 && out.empty(); ++skipped, --end) {
    for (std::uint32_t length = std::min(longest_phrase, end); length >= 1 && out.empty();
         --length) {
      look_up(before_it.phrase(end - length, end), out);
    }
    if (out.empty() && !may_stand_between(sentence.words[end - 1])) break;
  }
  const std::uint32_t size = static_cast<std::uint32_t>(sentence.words.size());
  const std::uint32_t follow = std::min(longest_phrase, size - last - 1);
  const Words after_it(sentence, last + 1, last + 1 + follow);
  for (std::uint32_t length = follow; length >= 1; --length) {
    const std::size_t before = out.size();
    look_up(after_it.phrase(last + 1, last + 1 + length), out);
    const Span span{sentence.words[last + 1].span.begin, sentence.words[last + length].span.end};
    if (out.size() == before) look_up(document.at(span), out);
    if (out.size() != before) break;
  }
  std::erase(out, std::string_view("passive"));
  return out;
}

}  // namespace entente::coder
