// A sentence from a few lines, for tests. In: words as "form/lemma/UPOS", where "=" before a form
// means that it follows the word before it without a space, and "dell'{di/di/ADP+la/il/DET}" is a
// multi-word token. Out: a document and a sentence.
#pragma once

#include <deque>
#include <sstream>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/sentence.h"

namespace entente::lexicon {

class SentenceMaker {
 public:
  explicit SentenceMaker(const std::string& words, bool spaces = true) {
    std::istringstream in(words);
    for (std::string word; in >> word;) add(word, spaces);
    sentence.span = {0, static_cast<std::uint32_t>(document.text.size())};
    std::uint32_t at = 0;
    for (auto& word : sentence.words) {
      word.form = keep(forms_[at]);
      word.lemma = keep(lemmas_[at]);
      ++at;
    }
  }
  SentenceMaker(const SentenceMaker&) = delete;

  Document document;
  Sentence sentence;

 private:
  std::string_view keep(const std::string& text) { return strings_.emplace_back(text); }

  void add(std::string word, bool spaces) {
    const bool close = word.size() > 1 && word[0] == '=';
    if (close) word.erase(0, 1);
    if (!document.text.empty() && spaces && !close) document.text += ' ';
    const std::size_t brace = word.find('{');
    const std::string surface =
        brace == std::string::npos ? word.substr(0, word.find('/')) : word.substr(0, brace);
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += surface;
    const Span span{begin, static_cast<std::uint32_t>(document.text.size())};
    std::istringstream parts(
        brace == std::string::npos ? word : word.substr(brace + 1, word.size() - brace - 2));
    for (std::string part; std::getline(parts, part, '+');) add_part(part, span);
    ++tokens_;
  }

  void add_part(const std::string& part, Span span) {
    std::istringstream in(part);
    std::string form, lemma, upos;
    std::getline(in, form, '/');
    std::getline(in, lemma, '/');
    std::getline(in, upos, '/');
    Word word;
    word.span = span;
    word.token = tokens_;
    word.upos = parse_upos(upos);
    sentence.words.push_back(word);
    forms_.push_back(form);
    lemmas_.push_back(lemma.empty() ? form : lemma);
  }

  std::uint32_t tokens_ = 0;
  std::vector<std::string> forms_, lemmas_;
  std::deque<std::string> strings_;
};

}  // namespace entente::lexicon
