// Trees from a few lines, for tests that need no model. In: sentences, each a list of words "form
// UPOS head rel", with the name kind P (person) or O (organisation) after it, in capitals B at its
// first word: "Lavrov PROPN 2 nsubj PB". Heads count from 1, 0 is the root; "=" before a form: no
// white space before it. Out: a document and its trees.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/sentence.h"

namespace entente::resolver {

class TreeMaker {
 public:
  TreeMaker(const std::string& language, const std::vector<std::string>& sentences,
            bool spaces = true)
      : spaces_(spaces) {
    document.language = language;
    document.published = {2024, 11, 1};
    for (const auto& lines : sentences) add(lines);
    for (auto& sentence : parsed.sentences) {
      for (auto& word : sentence.words)
        word.form = parsed.keep(std::string(document.at(word.span)));
      for (auto& word : sentence.words) word.lemma = word.form;
    }
  }
  TreeMaker(const TreeMaker&) = delete;

  Document document;
  Parsed parsed;

 private:
  void add(const std::string& lines) {
    Sentence sentence;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line, ';');) add_word(line, sentence);
    sentence.span = {sentence.words.front().span.begin, sentence.words.back().span.end};
    parsed.sentences.push_back(sentence);
  }

  void add_word(const std::string& line, Sentence& sentence) {
    std::istringstream in(line);
    std::string form, upos, rel, name;
    int head = 0;
    in >> form >> upos >> head >> rel >> name;
    const bool close = form.size() > 1 && form[0] == '=';
    if (close) form.erase(0, 1);
    if (!document.text.empty() && spaces_ && !close) document.text += ' ';
    Word word;
    word.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += form;
    word.span.end = static_cast<std::uint32_t>(document.text.size());
    word.token = static_cast<std::uint32_t>(sentence.words.size());
    word.upos = parse_upos(upos);
    word.head = head - 1;
    word.rel = rel == "case" ? Rel::case_ : parse_rel(rel);
    if (!name.empty()) word.name = name[0] == 'P' ? NameKind::person : NameKind::organisation;
    word.name_begins = name.size() > 1;
    sentence.words.push_back(word);
  }

  bool spaces_;
};

}  // namespace entente::resolver
