#include "coder/relate_words.h"

#include "base/utf8.h"

namespace entente::coder {
namespace {

constexpr std::size_t stem_bytes = 5;

/// The lemma, or a class for what would name a story: names, numbers.
std::string class_of(const Word& word) {
  if (word.upos == Upos::PROPN) return "NAME";
  if (word.upos == Upos::NUM) return "NUMBER";
  return utf8::lower(word.lemma.empty() ? word.form : word.lemma);
}

/// The beginning of a word: what a verb and its nouns share.
std::string_view stem_of(std::string_view lemma) {
  std::size_t end = std::min(stem_bytes, lemma.size());
  while (end < lemma.size() && (static_cast<unsigned char>(lemma[end]) & 0xC0) == 0x80) ++end;
  return lemma.substr(0, end);
}

}  // namespace

void add_word_features(const WordsSeen& words, std::string_view language,
                       std::vector<std::string>& names) {
  const auto add = [&](std::initializer_list<std::string_view> pieces) {
    std::string name = "@" + std::string(language);
    for (const std::string_view piece : pieces) name.append("|").append(piece);
    names.push_back(std::move(name));
  };
  std::string before, before_that;
  for (const SeenWord& seen : words) {
    const Word& word = *seen.word;
    if (word.upos == Upos::PUNCT) continue;
    const std::string lemma = class_of(word);
    const bool party = seen.region == "actor" || seen.region == "recipient";
    if (seen.head) add({"head", seen.region, lemma});
    if (word.upos != Upos::PROPN && word.upos != Upos::NUM) {
      add({"w", lemma, seen.region});
      add({"s", stem_of(lemma), party ? seen.region : "out"});
      if (!party) add({"w", lemma});
      if (!seen.role.empty()) add({"o", seen.role, lemma});
    }
    if (!party && !before.empty()) add({"b", before, lemma});

    if (!party && !before_that.empty()) add({"k", before_that, lemma});
    before_that = before;
    before = party ? (seen.region == "actor" ? "ACTOR" : "RECIPIENT") : lemma;
  }
}

}  // namespace entente::coder
