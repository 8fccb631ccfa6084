#include "coder/relators.h"

#include <algorithm>
#include <array>

#include "base/files.h"
#include "base/utf8.h"

namespace entente::coder {
namespace {

constexpr std::uint32_t longest_phrase = 4;  // words of an adposition
constexpr int modifiers_between = 3;  // articles, adjectives and titles between adposition and name

bool may_stand_between(const Word& word) {
  return word.upos == Upos::DET || word.upos == Upos::ADJ || word.upos == Upos::NUM ||
         word.upos == Upos::NOUN || word.upos == Upos::PROPN;
}

/// "Pakistan soldier four persons": the last word of the compound, which bears the postposition.
std::uint32_t end_of_compound(const Sentence& sentence, std::uint32_t word) {
  for (std::uint32_t steps = 0; steps < longest_phrase; ++steps) {
    const Word& at = sentence.words[word];
    const bool within = at.rel == Rel::compound || at.rel == Rel::flat || at.rel == Rel::nummod;
    if (!within || at.head <= static_cast<std::int32_t>(word) ||
        at.head >= static_cast<std::int32_t>(sentence.words.size()))
      break;
    word = static_cast<std::uint32_t>(at.head);
  }
  return word;
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

Result<void> Relators::add(const std::string& path, const Row& row) {
  if (row.cells.size() != 3)
    return tl::unexpected(bad_row(path, row, row.text, "three cells wanted"));
  const std::string_view where = row.cells[1];
  if (where != "before" && where != "after" && where != "mark" && where != "stem")
    return tl::unexpected(bad_row(path, row, where, "before, after, mark or stem wanted"));
  for (const std::string_view phrase : items_of(row.cells[2])) {
    if (where == "stem") {
      stems_.emplace_back(row.cells[0], phrase);
      continue;
    }
    const Side side = where == "before"  ? Side::before
                      : where == "after" ? Side::after
                                         : Side::mark;
    roles_[std::string(phrase)].push_back({std::string(row.cells[0]), side});
  }
  return {};
}

Result<Relators> Relators::open(const std::string& path) {
  Relators relators;
  const auto text = read_file(path);
  if (!text && text.error().kind == ErrorKind::not_found) return relators;
  if (!text) return tl::unexpected(text.error());
  for (const Row& row : rows_of(*text)) {
    if (auto added = relators.add(path, row); !added) return tl::unexpected(added.error());
  }
  return relators;
}

void Relators::look_up(std::string_view phrase, Side side,
                       std::vector<std::string_view>& out) const {
  const auto found = roles_.find(phrase);
  if (found == roles_.end()) return;
  for (const Role& role : found->second) {
    if (role.side == side && std::find(out.begin(), out.end(), role.name) == out.end())
      out.push_back(role.name);
  }
}

bool Relators::marks(std::string_view role, const Word& word) const {
  std::vector<std::string_view> found;
  look_up(utf8::lower(word.form), Side::mark, found);
  return std::find(found.begin(), found.end(), role) != found.end();
}

bool Relators::has_stem(std::string_view role, const Word& word) const {
  return std::any_of(stems_.begin(), stems_.end(), [&](const auto& stem) {
    return stem.first == role && word.lemma.size() > stem.second.size() &&
           word.lemma.ends_with(stem.second);
  });
}

void Relators::look_before(const Sentence& sentence, std::uint32_t first, Side side,
                           std::vector<std::string_view>& out) const {
  const Words before_it(sentence, first - std::min(first, Words::most), first);
  std::uint32_t end = first;
  for (int skipped = 0; skipped <= modifiers_between && end > 0 && out.empty(); ++skipped, --end) {
    for (std::uint32_t length = std::min(longest_phrase, end); length >= 1 && out.empty(); --length)
      look_up(before_it.phrase(end - length, end), side, out);
    if (out.empty() && !may_stand_between(sentence.words[end - 1])) break;
  }
}

void Relators::look_after(const Document& document, const Sentence& sentence, std::uint32_t last,
                          Side side, std::vector<std::string_view>& out) const {
  const auto size = static_cast<std::uint32_t>(sentence.words.size());
  const std::uint32_t follow = std::min(longest_phrase, size - last - 1);
  const Words after_it(sentence, last + 1, last + 1 + follow);
  for (std::uint32_t length = follow; length >= 1; --length) {
    const std::size_t before = out.size();
    look_up(after_it.phrase(last + 1, last + 1 + length), side, out);
    const Span span{sentence.words[last + 1].span.begin, sentence.words[last + length].span.end};
    if (out.size() == before) look_up(document.at(span), side, out);
    if (out.size() != before) break;
  }
}

Adpositions Relators::around(const Document& document, const Sentence& sentence,
                             std::uint32_t first, std::uint32_t last, std::uint32_t head) const {
  Adpositions out;
  look_before(sentence, first, Side::before, out.own);
  const std::size_t before = out.own.size();
  look_after(document, sentence, last, Side::after, out.own);
  const std::uint32_t top = end_of_compound(sentence, head);
  if (out.own.size() == before && top > last)
    look_after(document, sentence, top, Side::after, out.own);
  look_before(sentence, first, Side::after, out.beyond);
  look_after(document, sentence, last, Side::before, out.beyond);
  return out;
}

}  // namespace entente::coder
