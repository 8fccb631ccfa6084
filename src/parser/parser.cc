#include "parser/parser.h"

#include <iterator>
#include <map>
#include <span>

#include "parser/network.h"
#include "parser/segmenter.h"

namespace entente::parser {
namespace {

using Forms = std::vector<std::vector<std::string_view>>;
using Analyses = std::vector<std::vector<Analysis>>;

Forms forms_of(std::string_view language, const Segmenter& segmenter, Parsed& parsed) {
  Forms forms(parsed.sentences.size());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    forms[i].reserve(parsed.sentences[i].words.size());
    for (const Word& word : parsed.sentences[i].words) {
      forms[i].push_back(segmenter.normal_form(language, word.form, parsed));
    }
  }
  return forms;
}

/// Changes nothing: the lemma is the form. A view of the form costs no memory.
bool keeps_form(std::string_view script, std::string_view form, const std::string& lemma) {
  return script.empty() || lemma == form;
}

void fill(Word& word, std::string_view form, const Analysis& analysis, Parsed& parsed) {
  word.upos = analysis.upos;
  word.feats = analysis.feats;
  word.head = analysis.head;
  word.rel = analysis.rel;
  word.name = analysis.name;
  word.name_begins = analysis.name_begins;
  std::string lemma = apply_lemma_script(form, analysis.lemma_script);
  const bool same = keeps_form(analysis.lemma_script, form, lemma);
  word.lemma = same ? form : parsed.keep(std::move(lemma));
}

}  // namespace

Parser::Parser(std::unique_ptr<Segmenter> segmenter, std::unique_ptr<Network> network)
    : segmenter_(std::move(segmenter)), network_(std::move(network)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

Result<Parser> Parser::open(const std::string& data_folder) {
  Result<Segmenter> segmenter = Segmenter::open(data_folder);
  if (!segmenter) return tl::unexpected(segmenter.error());
  Result<Network> network = Network::open(data_folder + "/models/entente.model");
  if (!network) return tl::unexpected(network.error());
  return Parser(std::make_unique<Segmenter>(std::move(*segmenter)),
                std::make_unique<Network>(std::move(*network)));
}

bool Parser::knows(std::string_view language) const {
  return segmenter_->knows(language) && network_->knows(language);
}

std::vector<std::string> Parser::languages() const {
  std::vector<std::string> known;
  for (std::string& name : segmenter_->languages()) {
    if (network_->knows(name)) known.push_back(std::move(name));
  }
  return known;
}

Parsed Parser::segment(const Document& document) const {
  Parsed parsed;
  segmenter_->segment(document, parsed);
  return parsed;
}

void Parser::analyse(std::string_view language, Parsed& parsed) const {
  Parsed* const one[] = {&parsed};
  analyse_all(language, one);
}

void Parser::analyse_all(std::string_view language, std::span<Parsed* const> documents) const {
  Forms forms;
  for (Parsed* parsed : documents) {
    Forms own = forms_of(language, *segmenter_, *parsed);
    std::move(own.begin(), own.end(), std::back_inserter(forms));
  }
  Analyses analyses;
  network_->analyse(language, forms, analyses);
  std::size_t next = 0;
  for (Parsed* parsed : documents) {
    for (Sentence& sentence : parsed->sentences) {
      for (std::size_t j = 0; j < sentence.words.size(); ++j) {
        fill(sentence.words[j], forms[next][j], analyses[next][j], *parsed);
      }
      ++next;
    }
  }
}

std::vector<Parsed> Parser::parse_all(std::span<const Document* const> documents) const {
  std::vector<Parsed> parsed;
  parsed.reserve(documents.size());
  for (const Document* document : documents) parsed.push_back(segment(*document));
  std::map<std::string_view, std::vector<Parsed*>> by_language;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (network_->knows(documents[i]->language))
      by_language[documents[i]->language].push_back(&parsed[i]);
  }
  for (const auto& [language, members] : by_language) analyse_all(language, members);
  return parsed;
}

Parsed Parser::parse(const Document& document) const {
  Parsed parsed = segment(document);
  if (network_->knows(document.language)) analyse(document.language, parsed);
  return parsed;
}

}  // namespace entente::parser
