#include "parser/segmenter.h"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "parser/boundary_finder.h"
#include "parser/clitic_splitter.h"
#include "parser/expander.h"
#include "parser/sentence_breaker.h"

namespace entente::parser {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> language_folders(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name.size() == 2 && fs::exists(entry.path() / "segmentation.tsv", error)) {
      names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

Result<Segmenter> Segmenter::open(const std::string& data_folder) {
  Segmenter segmenter;
  Result<SegmenterModel> model = SegmenterModel::open(data_folder + "/models/segmenter.model");
  if (!model && model.error().kind != ErrorKind::not_found) return tl::unexpected(model.error());
  if (model) segmenter.model_ = std::make_unique<SegmenterModel>(std::move(*model));
  const std::string folder = data_folder + "/languages";
  for (const std::string& name : language_folders(folder)) {
    Result<Rules> rules = load_rules(folder + "/" + name);
    if (!rules) return tl::unexpected(rules.error());
    Language language{std::move(*rules), nullptr, nullptr};
    if (segmenter.model_ != nullptr) {
      language.boundaries = segmenter.model_->boundaries(name);
      language.clitics = segmenter.model_->clitics(name);
    }
    if (language.rules.boundaries && language.boundaries == nullptr) continue;
    segmenter.languages_.emplace(name, std::move(language));
  }
  if (segmenter.languages_.empty()) {
    return fail(ErrorKind::not_found, folder + ": no language has a segmentation.tsv");
  }
  return segmenter;
}

bool Segmenter::knows(std::string_view language) const {
  return languages_.find(language) != languages_.end();
}

std::vector<std::string> Segmenter::languages() const {
  std::vector<std::string> names;
  for (const auto& [name, language] : languages_) names.push_back(name);
  return names;
}

void Segmenter::segment(const Document& document, Parsed& out) const {
  const auto found = languages_.find(document.language);
  if (found == languages_.end()) return;
  if (document.blocks.empty()) {
    const Block all{{0, static_cast<std::uint32_t>(document.text.size())}, Block::Kind::body};
    add(document, all, found->first, found->second, out);
  }
  for (const Block& block : document.blocks) {
    if (block.kind != Block::Kind::furniture)
      add(document, block, found->first, found->second, out);
  }
}

void Segmenter::add(const Document& document, const Block& block, const std::string& name,
                    const Language& language, Parsed& out) const {
  const std::string_view text = document.at(block.span);
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5 + 8);
  if (language.rules.boundaries) {
    find_words(text, block.span.begin, name, *model_, *language.boundaries, tokens);
  } else {
    scan(text, block.span.begin, language.rules, tokens);
  }
  std::size_t begin = 0;
  for (const std::size_t end : break_sentences(document.text, language.rules, tokens)) {
    Sentence sentence;
    sentence.title = block.kind == Block::Kind::title;
    sentence.span = {tokens[begin].span.begin, tokens[end - 1].span.end};
    sentence.words.reserve(end - begin + 4);
    add_words(document, language, tokens.data() + begin, tokens.data() + end, sentence, out);
    out.sentences.push_back(std::move(sentence));
    begin = end;
  }
}

/// Rows of multiword.tsv come before the model, but for those that ask it; names are left whole.
bool Segmenter::asks_model(const Language& language, std::string_view form, bool first) {
  if (language.clitics == nullptr) return false;
  if (!language.rules.clitics && language.rules.ambiguous.empty()) return false;
  const std::string folded_form = folded(form);
  if (language.rules.ambiguous.contains(folded_form)) return true;
  if (!language.rules.clitics || language.rules.multiword.contains(folded_form)) return false;
  return first || !looks_like_name(form);
}

/// The forms of the words in a token, if there are several.
bool Segmenter::split(const Document& document, const Language& language, const Token* begin,
                      const Token* token, const Token* end, std::vector<std::string>& parts) {
  if (token->punct) return false;
  const auto form = [&](const Token* of) {
    const std::string_view printed = document.at(of->span);
    return language.rules.marks_dropped ? without_marks(printed) : std::string(printed);
  };
  const std::string word = form(token);
  if (!asks_model(language, word, token == begin)) {
    return expand(word, language.rules, token == begin, parts);
  }
  const std::string previous = token == begin ? "" : form(token - 1);
  const std::string next = token + 1 == end ? "" : form(token + 1);
  return split_clitics(word, previous, next, *language.clitics, parts);
}

void Segmenter::add_words(const Document& document, const Language& language, const Token* begin,
                          const Token* end, Sentence& sentence, Parsed& out) {
  std::vector<std::string> parts;
  for (const Token* token = begin; token != end; ++token) {
    Word word;
    word.span = token->span;
    word.token = static_cast<std::uint32_t>(token - begin);
    word.form = document.at(token->span);
    if (!split(document, language, begin, token, end, parts)) {
      sentence.words.push_back(word);
      continue;
    }
    for (std::string& part : parts) {
      word.form = out.keep(std::move(part));
      sentence.words.push_back(word);
    }
  }
}

std::string_view Segmenter::normal_form(std::string_view language, std::string_view form,
                                        Parsed& out) const {
  const auto found = languages_.find(language);
  if (found == languages_.end()) return form;
  std::string normal;
  if (found->second.rules.marks_dropped)
    normal = without_marks(form);
  else if (language == "zh")
    normal = simplified(form);
  else
    return form;
  return normal == form || normal.empty() ? form : out.keep(std::move(normal));
}

std::string Segmenter::simplified(std::string_view form) const {
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    const utf8::Unit unit = utf8::decode(form, at);
    const char32_t simple = model_->simplified(unit.code);
    if (simple == unit.code)
      out.append(form.substr(at, unit.length));
    else
      utf8::append(out, simple);
    at += unit.length;
  }
  return out;
}

}  // namespace entente::parser
