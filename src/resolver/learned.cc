#include "resolver/learned.h"

#include <algorithm>

#include "base/utf8.h"
#include "lexicon/orthography.h"
#include "resolver/tree.h"

namespace entente::resolver {
namespace {

constexpr std::size_t shortest_surname = 4;  // of a full name without a role

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::size_t shared_prefix(std::string_view left, std::string_view right) {
  const std::size_t size = std::min(left.size(), right.size());
  std::size_t at = 0;
  while (at < size && left[at] == right[at]) ++at;
  while (at > 0 && at < size && (left[at] & 0xC0) == 0x80) --at;
  return at;
}

/// The same name in another case: "Стубба" of "Стубб", "Fidan'ın" of "Fidan".
bool inflects(std::string_view name, std::string_view form) {
  const std::size_t shared = code_points(form.substr(0, shared_prefix(name, form)));
  const std::size_t length = code_points(name), other = code_points(form);
  return shared >= 4 && shared + 1 >= length && other <= shared + 4;
}

/// The first three code points: what inflected forms of a name share.
std::string stem_of(std::string_view name) {
  std::size_t at = 0, points = 0;
  while (at < name.size() && (points < 3 || (name[at] & 0xC0) == 0x80)) {
    ++at;
    while (at < name.size() && (name[at] & 0xC0) == 0x80) ++at;
    ++points;
  }
  return std::string(name.substr(0, at));
}

bool in_order(const Candidate& left, const Candidate& right) {
  const auto &a = left.mention, &b = right.mention;
  return std::tie(a.sentence, a.span.begin, a.span.end) <
         std::tie(b.sentence, b.span.begin, b.span.end);
}

}  // namespace

void Learned::learn(const Document& document, const Parsed& parsed, const Found& found) {
  for (const Candidate& candidate : found.candidates) {
    if (candidate.mention.actors.empty()) continue;
    if (candidate.mention.form == Form::person) learn_person(candidate);
    learn_acronym(document, parsed.sentences[candidate.mention.sentence], candidate);
  }
}

void Learned::learn_person(const Candidate& candidate) {
  const auto words = split_words(candidate.mention.person);
  if (words.empty() || candidate.mention.actors.size() > 1) return;
  const std::string surname(words.back());
  const bool named = candidate.role_key.empty();  // by the lexicon, without a role
  if (code_points(surname) < (named ? shortest_surname : 2) || (named && words.size() < 2)) return;
  const Known known{candidate.mention.actors, candidate.mention.person, candidate.mention.why,
                    named};
  if (names_.emplace(surname, known).second) stems_[stem_of(surname)].push_back(surname);
}

/// "the Organisation (ORG)".
void Learned::learn_acronym(const Document& document, const Sentence& sentence,
                            const Candidate& candidate) {
  const std::uint32_t at = candidate.mention.last + 1;
  if (at + 2 >= sentence.words.size()) return;
  const Word &open = sentence.words[at], &name = sentence.words[at + 1],
             &close = sentence.words[at + 2];
  if ((open.form != "(" && open.form != "\xEF\xBC\x88") ||
      (close.form != ")" && close.form != "\xEF\xBC\x89"))
    return;
  const auto text = document.at(name.span);
  const std::size_t length = code_points(text);
  if (length < 2 || length > 10 || __builtin_popcountll(lexicon::capitals(text)) < 2) return;
  names_.emplace(text, Known{candidate.mention.actors, "", candidate.mention.why, false});
}

void Learned::apply(Found& found) const {
  for (Candidate& candidate : found.candidates) {
    if (candidate.wait == Wait::nothing || candidate.mention.person.empty()) continue;
    const auto words = split_words(candidate.mention.person);
    const auto known = names_.find(words.back());
    if (known == names_.end()) continue;
    candidate.mention.actors = known->second.actors;
    for (Actor& actor : candidate.mention.actors) actor.sector = candidate.sector;
    candidate.mention.why += " (as before: " + known->second.why + ")";
    candidate.wait = Wait::nothing;
  }
}

const Learned::Known* Learned::find(const Word& word) const {
  const bool proper = word.upos == Upos::PROPN || word.name == NameKind::person;
  const auto counts = [&](const Known& known) { return proper || !known.proper; };
  if (const auto found = names_.find(word.form); found != names_.end())
    return counts(found->second) ? &found->second : nullptr;
  if (word.upos != Upos::PROPN && word.upos != Upos::X && word.upos != Upos::NOUN) return nullptr;
  const auto near = stems_.find(stem_of(word.form));
  if (near == stems_.end()) return nullptr;
  for (const auto& name : near->second) {
    const Known& known = names_.find(name)->second;
    if (counts(known) && inflects(name, word.form)) return &known;
  }
  return nullptr;
}

void Learned::add_mentions(const Document&, const Parsed& parsed, const Knowledge&,
                           Found& found) const {
  if (names_.empty()) return;
  const auto taken = taken_words(parsed, found);
  for (std::uint32_t index = 0; index < parsed.sentences.size(); ++index) {
    const Sentence& sentence = parsed.sentences[index];
    for (std::uint32_t at = 0; at < sentence.words.size(); ++at) {
      const Known* known = taken[index][at] ? nullptr : find(sentence.words[at]);
      if (known == nullptr) continue;
      Candidate made;
      made.mention = {index,
                      at,
                      at,
                      at,
                      sentence.words[at].span,
                      known->actors,
                      known->person.empty() ? Form::name : Form::person,
                      known->person,
                      0.85,
                      std::string(sentence.words[at].form) + " (as before: " + known->why + ")"};
      made.subject = is_subject(sentence, at);
      made.clause = clause_of(sentence, at);
      found.candidates.push_back(std::move(made));
    }
  }
  std::stable_sort(found.candidates.begin(), found.candidates.end(), in_order);
}

}  // namespace entente::resolver
