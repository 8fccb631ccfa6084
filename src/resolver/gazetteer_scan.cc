#include "resolver/gazetteer_scan.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "lexicon/orthography.h"
#include "resolver/gazetteer_text.h"

namespace entente::resolver {
namespace {

constexpr std::uint32_t most_words = 5;
constexpr std::size_t shortest_foreign = 4;
constexpr std::size_t most_characters = 12, shortest_stem = 4;
constexpr std::string_view widest = "en";  // read in papers of every Latin script

bool may_begin_name(const Word& word) {
  if (lexicon::begins_with_capital(word.form)) return true;
  if (lexicon::has_case(word.form)) return false;
  return word.upos == Upos::PROPN || word.upos == Upos::NOUN || word.upos == Upos::X ||
         word.upos == Upos::ADJ || word.name == NameKind::place;
}

/// The key of the words before, then that of one more; "" if both are empty.
std::string joined(std::string_view before, std::string_view key) {
  std::string out(before);
  if (!before.empty() && !key.empty()) out += ' ';
  return out.append(key);
}

bool is_katakana(char32_t code) { return code >= 0x30A1 && code <= 0x30FE; }

/// Katakana on both sides of an edge: the edge is inside a word.
bool cuts_word(std::string_view text, std::size_t edge) {
  if (edge < 3 || edge + 3 > text.size()) return false;
  return is_katakana(utf8::decode(text, edge - 3).code) &&
         is_katakana(utf8::decode(text, edge).code);
}

/// The words that a span of the text touches.
void set_words(const Sentence& sentence, NamedPlace& place) {
  bool found = false;
  for (std::uint32_t at = 0; at < sentence.words.size(); ++at) {
    const Span span = sentence.words[at].span;
    if (span.end <= place.span.begin || span.begin >= place.span.end) continue;
    if (!found) place.first = at;
    place.last = at;
    found = true;
  }
}

}  // namespace

PlaceScanner::PlaceScanner(const Gazetteer& gazetteer, const lexicon::Language& language)
    : gazetteer_(gazetteer),
      particles_(gazetteer.affixes(language.code, AffixKind::particle)),
      before_(gazetteer.affixes(language.code, AffixKind::before)),
      after_(gazetteer.affixes(language.code, AffixKind::after)),
      own_(gazetteer.bit_of(language.code)),
      bits_(own_ | gazetteer.bit_of(widest) | Gazetteer::main_bit),
      spaces_(language.spaces) {
  for (const auto& proclitic : language.proclitics) proclitics_.push_back(place_key(proclitic));
}

PlaceScanner::Names PlaceScanner::look_up(std::string_view key) const {
  const Names names = gazetteer_.find(key);
  const bool any =
      std::any_of(names.begin(), names.end(), [&](const auto& name) { return speaks(name); });
  return any ? names : Names();
}

/// With a particle or a clitic taken off.
PlaceScanner::Names PlaceScanner::look_up_cut(std::string_view key, std::size_t begin) const {
  const std::string_view word = key.substr(begin);
  for (const std::string_view particle : particles_) {
    if (!word.ends_with(particle) || word.size() < particle.size() + shortest_stem) continue;
    const Names names = look_up(key.substr(0, key.size() - particle.size()));
    if (!names.empty()) return names;
  }
  if (begin > 0) return {};
  for (const std::string& proclitic : proclitics_) {
    if (!word.starts_with(proclitic) || word.size() < proclitic.size() + shortest_stem) continue;
    const Names names = look_up(word.substr(proclitic.size()));
    if (!names.empty()) return names;
  }
  return {};
}

PlaceScanner::Names PlaceScanner::look_up_word(std::string_view before, std::string_view key,
                                               const Word& word) const {
  Names names = look_up(key);
  if (!names.empty()) return names;
  const std::size_t apostrophe = std::min(word.form.find('\''), word.form.find("\xE2\x80\x99"));
  if (apostrophe != std::string_view::npos && apostrophe > 1) {
    const std::string cut = place_key(word.form.substr(0, apostrophe));
    if (!cut.empty()) names = look_up(joined(before, cut));
    if (!names.empty()) return names;
  }
  names = look_up_cut(key, before.empty() ? 0 : before.size() + 1);
  if (!names.empty() || word.lemma == word.form || word.lemma.size() < shortest_stem) return names;
  return look_up(joined(before, place_key(word.lemma)));
}

/// How many words from `first` may be one name: no punctuation but hyphens between.
std::uint32_t PlaceScanner::reach(const Sentence& sentence, std::uint32_t first) const {
  const auto size = static_cast<std::uint32_t>(sentence.words.size());
  std::uint32_t end = first + 1;
  for (; end < size && end < first + most_words; ++end) {
    const Word& word = sentence.words[end];
    if (word.upos == Upos::PUNCT && place_key(word.form).size() > 0) break;
  }
  return end;
}

/// Can a name begin with this word, clitics before it allowed?
bool PlaceScanner::may_begin(std::string_view key) const {
  const auto begins = [&](std::string_view rest) {
    if (rest.empty()) return false;
    const utf8::Unit first = utf8::decode(rest, 0);
    return first.length < rest.size() &&
           gazetteer_.may_begin(first.code, utf8::decode(rest, first.length).code);
  };
  return begins(key) ||
         std::any_of(proclitics_.begin(), proclitics_.end(), [&](const std::string& clitic) {
           return key.starts_with(clitic) && begins(key.substr(clitic.size()));
         });
}

bool PlaceScanner::longest_at(const Sentence& sentence, std::uint32_t first,
                              NamedPlace& found) const {
  std::string key = place_key(sentence.words[first].form), before;
  if (!may_begin(key)) return false;
  const std::uint32_t end = gazetteer_.may_go_on(key) ? reach(sentence, first) : first + 1;
  for (std::uint32_t at = first; at < end; ++at) {
    if (at > first) {
      const std::string next = place_key(sentence.words[at].form);
      if (next.empty()) continue;
      before = std::exchange(key, joined(key, next));
    }
    const Names names = look_up_word(before, key, sentence.words[at]);
    if (!names.empty()) {
      found.first = first;
      found.last = at;
      found.names = names;
    }
  }
  return !found.names.empty();
}

void PlaceScanner::find_in_words(const Document& document, const Sentence& sentence,
                                 std::vector<NamedPlace>& out) const {
  for (std::uint32_t at = 0; at < sentence.words.size(); ++at) {
    if (!may_begin_name(sentence.words[at])) continue;
    NamedPlace found;
    if (!longest_at(sentence, at, found)) continue;
    const Word &first = sentence.words[found.first], &last = sentence.words[found.last];
    found.span = {first.span.begin, last.span.end};
    if (document.at(first.span).ends_with(first.form) && first.form.size() < first.span.end)
      found.span.begin = first.span.end - static_cast<std::uint32_t>(first.form.size());
    if (document.at(last.span).starts_with(last.form))
      found.span.end = last.span.begin + static_cast<std::uint32_t>(last.form.size());
    out.push_back(found);
    at = found.last;
  }
}

void PlaceScanner::find_in_running(const Document& document, const Sentence& sentence,
                                   std::vector<NamedPlace>& out) const {
  const std::string_view text = document.text;
  std::string key;
  for (std::size_t at = sentence.span.begin; at < sentence.span.end;) {
    const utf8::Unit first = utf8::decode(text, at);
    const std::size_t next = at + first.length;
    const bool begins = is_running(first.code) && next < sentence.span.end &&
                        gazetteer_.may_begin(first.code, utf8::decode(text, next).code) &&
                        !cuts_word(text, at);
    if (!begins) {
      at = next;
      continue;
    }
    NamedPlace found;
    key.clear();
    std::size_t end = at;
    for (std::size_t count = 1; count <= most_characters && end < sentence.span.end; ++count) {
      const utf8::Unit unit = utf8::decode(text, end);
      if (!is_running(unit.code)) break;
      end += unit.length;
      const std::size_t before = key.size();
      add_place_key(text.substr(end - unit.length, unit.length), key);
      if (count < 2 || key.size() == before || cuts_word(text, end)) continue;
      const Names names = look_up(key);
      if (names.empty()) continue;
      found.names = names;
      found.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
    at = found.names.empty() ? next : found.span.end;
    if (found.names.empty()) continue;
    set_words(sentence, found);
    out.push_back(found);
  }
}

void PlaceScanner::find(const Document& document, const Sentence& sentence,
                        std::vector<NamedPlace>& out) const {
  if (spaces_) return find_in_words(document, sentence, out);
  find_in_running(document, sentence, out);
}

bool PlaceScanner::is_foreign(std::string_view name) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < name.size(); ++count) {
    const utf8::Unit unit = utf8::decode(name, at);
    if (!is_katakana(unit.code)) return false;
    at += unit.length;
  }
  return count >= shortest_foreign;
}

bool PlaceScanner::stands_beside(std::string_view text, Span span) const {
  const std::string_view left = text.substr(0, span.begin), right = text.substr(span.end);
  return std::any_of(before_.begin(), before_.end(),
                     [&](std::string_view affix) { return left.ends_with(affix); }) ||
         std::any_of(after_.begin(), after_.end(),
                     [&](std::string_view affix) { return right.starts_with(affix); });
}

}  // namespace entente::resolver
