#include "lexicon/reading.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente::lexicon {
namespace {

constexpr std::string_view arabic_article = "ال", arabic_to_the = "لل";

/// The form holds the first three letters of the lemma.
bool resembles(std::string_view form, std::string_view lemma) {
  std::size_t end = 0;
  for (int letters = 0; letters < 3 && end < lemma.size(); ++letters)
    end += utf8::decode(lemma, end).length;
  return form.find(lemma.substr(0, end)) != std::string_view::npos;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

bool begins_token(const Sentence& sentence, std::uint32_t at) {
  return at == 0 || sentence.words[at].token != sentence.words[at - 1].token;
}

std::uint32_t after_token(const Sentence& sentence, std::uint32_t at) {
  std::uint32_t next = at + 1;
  while (next < sentence.words.size() && !begins_token(sentence, next)) ++next;
  return next;
}

}  // namespace

/// Tries the words of the sentence against the items, one after the other.
class Reading::Collector {
 public:
  explicit Collector(Reading& out)
      : out_(out), letters_(out.vocabulary_.orthography()), items_(out.vocabulary_.items()) {}

  void run() {
    out_.begins_.reserve(words_.size() + 1);
    out_.begins_.push_back(0);
    for (at_ = 0; at_ < words_.size(); ++at_) {
      const ItemTable::Hash hash = collect_word(words_[at_]);
      if (begins_token(out_.sentence_, at_)) collect_joined(hash);
      out_.begins_.push_back(static_cast<std::uint32_t>(out_.steps_.size()));
    }
  }

 private:
  /// A form of the word as folded, and as it is printed.
  struct Tried {
    std::string_view folded, printed;
    std::uint32_t next;
    bool lemma = false;  // or its beginning
  };

  ItemTable::Hash try_form(const Tried& tried, std::size_t beyond = 0,
                           ItemTable::Hash hash = ItemTable::empty) {
    return items_.probe(tried.folded, beyond, hash,
                        [&](std::uint32_t item) { accept(item, tried); });
  }

  void accept(std::uint32_t item, const Tried& tried) {
    const std::uint64_t wanted = items_.item(item).capitals;
    if (wanted != 0 && !out_.shouting_ && !has_capitals(tried.printed, wanted)) return;
    const bool unlike = tried.lemma && !resembles(form_, lemma_);
    for (std::size_t at = out_.begins_.back(); at < out_.steps_.size(); ++at) {
      Step& known = out_.steps_[at];
      if (known.item != item || known.next != tried.next) continue;
      known.unlike = known.unlike && unlike;
      return;
    }
    out_.steps_.push_back({item, tried.next, unlike});
  }

  void collect_bare(const Tried& tried, int depth) {
    for (const auto& proclitic : out_.vocabulary_.proclitics()) {
      const std::size_t size = proclitic.size();
      if (tried.folded.size() <= size || tried.folded[size - 1] != proclitic.back() ||
          !tried.folded.starts_with(proclitic))
        continue;
      Tried rest = tried;
      rest.folded.remove_prefix(size);
      if (code_points(rest.folded) < 2) continue;
      try_form(rest);
      if (proclitic == arabic_to_the)
        try_form({std::string(arabic_article).append(rest.folded), rest.printed, rest.next});
      if (depth < 3) collect_bare(rest, depth + 1);
    }
  }

  /// The hash of the form, which is left in form_.
  ItemTable::Hash collect_word(const Word& word) {
    letters_.fold(word.form, form_);
    const Tried form{form_, word.form, at_ + 1};
    const ItemTable::Hash hash = try_form(form);
    if (letters_.suffix_after_apostrophe()) {
      const std::size_t quote = form_.find('\'');
      if (quote != std::string::npos && quote > 0)
        try_form({form.folded.substr(0, quote), form.printed, form.next});
    }
    if (has_clitics()) collect_bare(form, 1);
    if (!word.lemma.empty() && word.lemma != word.form) collect_lemma(word);
    return hash;
  }

  void collect_lemma(const Word& word) {
    letters_.fold(word.lemma, lemma_);
    if (has_clitics() && !resembles(form_, lemma_)) return;
    Tried lemma{lemma_, word.form, at_ + 1, true};
    if (lemma_ != form_) try_form(lemma);
    const std::size_t plus = lemma_.find('+');  // Korean treebanks: stem+ending
    if (plus == std::string::npos || plus == 0) return;
    lemma.folded = lemma.folded.substr(0, plus);
    try_form(lemma);
  }

  /// `hash` is that of form_.
  void collect_joined(ItemTable::Hash hash) {
    std::uint32_t next = after_token(out_.sentence_, at_);
    Span span = words_[at_].span;
    const bool several = next > at_ + 1;
    if (!several && (next >= words_.size() || words_[next].span.begin != span.end)) return;
    const std::string_view token = out_.document_.at(span);
    if (several || token != words_[at_].form) letters_.fold(token, form_);
    const Tried whole{form_, token, next};
    if (several) {
      hash = try_form(whole);
      if (has_clitics()) collect_bare(whole, 1);
    } else if (token != words_[at_].form) {
      hash = items_.probe(form_, 0, ItemTable::empty, [](std::uint32_t) {});
    }
    for (std::uint32_t tokens = 2; tokens <= most_joined_tokens && next < words_.size(); ++tokens) {
      if (words_[next].span.begin != span.end) return;
      const Span added = words_[next].span;
      span.end = added.end;
      next = after_token(out_.sentence_, next);
      const std::size_t before = form_.size();
      letters_.add_folded(out_.document_.at(added), form_);
      hash = try_form({form_, out_.document_.at(span), next}, before, hash);
    }
  }

  bool has_clitics() const { return !out_.vocabulary_.proclitics().empty(); }

  Reading& out_;
  const Orthography& letters_;
  const ItemTable& items_;
  const std::vector<Word>& words_ = out_.sentence_.words;
  std::uint32_t at_ = 0;
  std::string form_, lemma_;
};

Reading::Reading(const Document& document, const Sentence& sentence, const Vocabulary& vocabulary)
    : document_(document),
      sentence_(sentence),
      vocabulary_(vocabulary),
      shouting_(all_capitals(document.at(sentence.span))) {
  if (vocabulary.spaces()) {
    Collector(*this).run();
  } else if (!sentence.words.empty()) {
    read_letters();
  }
}

void Reading::read_letters() {
  const auto& words = sentence_.words;
  const Orthography& orthography = vocabulary_.orthography();
  letters_.reserve((sentence_.span.end - sentence_.span.begin) / 3 + 1);
  std::uint32_t word = 0;
  for (std::uint32_t at = sentence_.span.begin; at < sentence_.span.end;) {
    const utf8::Unit unit = utf8::decode(document_.text, at);
    const char32_t code = orthography.fold(unit.code);
    while (word + 1 < words.size() && words[word].span.end <= at) ++word;
    if (code != 0 && !is_space(code))
      letters_.push_back({code, unit.code, at, at + unit.length, word});
    at += unit.length;
  }
}

}  // namespace entente::lexicon
