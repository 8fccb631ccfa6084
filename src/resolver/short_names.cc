#include "resolver/short_names.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente::resolver {
namespace {

bool is_short(const Document& document, const Term& term) {
  if (is_role(term.kind)) return false;
  const auto text = document.at(term.span);
  return utf8::decode(text, 0).length == text.size();
}

bool is_digit(const Document& document, std::uint32_t end) {
  if (end == 0) return false;
  const char before = document.text[end - 1];
  if (before >= '0' && before <= '9') return true;
  return end >= 3 && document.text.compare(end - 3, 2, "\xEF\xBC") == 0 &&
         static_cast<unsigned char>(before) >= 0x90 && static_cast<unsigned char>(before) <= 0x99;
}

/// Words of the parser begin and end where the run does.
bool is_whole(const Sentence& sentence, const Term& term) {
  return sentence.words[term.first].span.begin == term.span.begin &&
         sentence.words[term.last].span.end == term.span.end;
}

bool is_name_word(const Sentence& sentence, const Term& term) {
  if (!is_whole(sentence, term)) return false;
  const Word& word = sentence.words[term.first];
  return word.upos == Upos::PROPN || word.name != NameKind::none;
}

bool follows_mark(const std::vector<lexicon::Match>& marks, const Knowledge& knowledge,
                  const Term& term) {
  return std::any_of(marks.begin(), marks.end(), [&](const lexicon::Match& mark) {
    return mark.span.end == term.span.begin &&
           knowledge.references.entry(mark.entry).key == "short";
  });
}

}  // namespace

void join_short_names(const Document& document, const Sentence& sentence,
                      const Knowledge& knowledge, const std::vector<lexicon::Match>& references,
                      std::vector<Term>& terms) {
  std::vector<Term> kept;
  for (std::size_t at = 0; at < terms.size();) {
    Term run = terms[at];
    std::size_t next = at + 1;
    if (!is_short(document, run)) {
      kept.push_back(std::move(run));
      at = next;
      continue;
    }
    for (; next < terms.size() && is_short(document, terms[next]) &&
           terms[next].span.begin == run.span.end;
         ++next) {
      run.codes.push_back(terms[next].codes.front());
      run.span.end = terms[next].span.end;
      run.last = terms[next].last;
      run.why += " + " + terms[next].why;
    }
    const bool before_role =
        next < terms.size() && is_role(terms[next].kind) && terms[next].span.begin == run.span.end;
    const bool whole_pair = next - at > 1 && is_whole(sentence, run);
    const bool fine = before_role || whole_pair || is_name_word(sentence, run) ||
                      follows_mark(references, knowledge, run);
    if (fine && !is_digit(document, run.span.begin)) kept.push_back(std::move(run));
    at = next;
  }
  terms = std::move(kept);
}

}  // namespace entente::resolver
