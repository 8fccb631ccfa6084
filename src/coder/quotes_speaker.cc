#include "coder/quotes_speaker.h"

#include <algorithm>

namespace entente::coder {
namespace {

using resolver::ActorMention;
using resolver::Form;

constexpr std::uint32_t farthest_name = 8;  // words between a cue and a name beside it

bool is_nominal(const Word& word) {
  return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::PRON;
}

bool joins_name(Rel rel) {
  return rel == Rel::flat || rel == Rel::appos || rel == Rel::compound || rel == Rel::amod ||
         rel == Rel::det || rel == Rel::nummod || rel == Rel::fixed || rel == Rel::goeswith;
}

std::string trimmed(std::string text) {
  const std::string_view signs = " ,\n\r\t";
  const std::size_t first = text.find_first_not_of(signs);
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(signs) - first + 1);
}

std::string codes_of(const ActorMention& mention) {
  std::string out;
  for (const auto& actor : mention.actors) {
    if (("," + out + ",").find("," + actor.code + ",") != std::string::npos) continue;
    out += (out.empty() ? "" : ",") + actor.code;
  }
  return out;
}

void join(Speaker& speaker, const Speaker& other) {
  const auto add = [](std::string& to, const std::string& from, const char* between) {
    if (from.empty() || to == from) return;
    to += (to.empty() ? "" : between) + from;
  };
  add(speaker.name, other.name, "; ");
  add(speaker.role, other.role, "; ");
  add(speaker.code, other.code, ",");
  speaker.span.begin = std::min(speaker.span.begin, other.span.begin);
  speaker.span.end = std::max(speaker.span.end, other.span.end);
}

}  // namespace

std::int32_t SpeakerFinder::subject(const Cue& cue) const {
  const Tree& tree = reading_.tree(cue.sentence);
  const std::vector<Word>& words = tree.sentence().words;
  std::uint32_t verb = cue.verb;
  for (int steps = 0; steps < 4; ++steps) {
    std::int32_t found = -1;
    for (const std::uint32_t child : tree.children(verb)) {
      if (tree.rel(child) != Rel::nsubj || reading_.quoted(words[child].span)) continue;
      if (found < 0 || mention_of(cue.sentence, child) != nullptr)
        found = static_cast<std::int32_t>(child);
    }
    const bool relative = found >= 0 && words[static_cast<std::size_t>(found)].has("PronType=Rel");
    if ((relative || found < 0) && tree.rel(verb) == Rel::acl) return tree.head(verb);
    if (found >= 0) return found;
    if (tree.rel(verb) != Rel::conj && tree.rel(verb) != Rel::xcomp && tree.rel(verb) != Rel::advcl)
      return -1;
    if (tree.head(verb) < 0) return -1;
    verb = static_cast<std::uint32_t>(tree.head(verb));
  }
  return -1;
}

const ActorMention* SpeakerFinder::mention_of(std::uint32_t sentence, std::uint32_t word) const {
  const Tree& tree = reading_.tree(sentence);
  const ActorMention* best = nullptr;
  for (const ActorMention& mention : reading_.actors_in(sentence, sentence)) {
    if (mention.first <= word && word <= mention.last) return &mention;
    std::uint32_t at = mention.head;
    for (int steps = 0; steps < 3 && at != word && joins_name(tree.rel(at)) && tree.head(at) >= 0;
         ++steps)
      at = static_cast<std::uint32_t>(tree.head(at));
    if (at == word && (best == nullptr || mention.form == Form::person)) best = &mention;
  }
  return best;
}

/// What is printed beside the name here or, failing that, elsewhere.
std::string SpeakerFinder::role_of(const ActorMention& mention, const std::string& full) const {
  const auto rest = [&](const ActorMention& other) {
    std::string text(reading_.document().at(other.span));
    const std::size_t at = text.find(other.person);
    if (at == std::string::npos) return std::string();
    return trimmed(text.erase(at, other.person.size()));
  };
  std::string role = rest(mention);
  for (const ActorMention& other : reading_.mentions().actors) {
    if (!role.empty()) break;
    if (other.person == mention.person || other.person == full) role = rest(other);
  }
  return role;
}

/// The longest name of the document that the name is part of: Borrell, Josep Borrell.
void SpeakerFinder::name_in_full(Speaker& speaker) const {
  for (const ActorMention& other : reading_.mentions().actors) {
    const std::string& full = other.person;
    if (full.size() <= speaker.name.size() || codes_of(other) != speaker.code) continue;
    const std::size_t at = full.find(speaker.name);
    if (at == std::string::npos) continue;
    const std::size_t end = at + speaker.name.size();
    const bool whole = (at == 0 || full[at - 1] == ' ') && (end == full.size() || full[end] == ' ');
    if (whole || static_cast<unsigned char>(full.front()) >= 0xE3) speaker.name = full;
  }
}

/// A person's name right beside a role that the resolver left without one.
void SpeakerFinder::name_beside(const ActorMention& mention, Speaker& speaker) const {
  const std::vector<Word>& words = reading_.sentence(mention.sentence).words;
  std::uint32_t end = mention.last + 1;
  while (end < words.size() && words[end].name == NameKind::person) ++end;
  if (end == mention.last + 1) return;
  speaker.role = std::string(reading_.document().at(mention.span));
  speaker.name =
      reading_.document().at({words[mention.last + 1].span.begin, words[end - 1].span.end});
  speaker.span.end = words[end - 1].span.end;
}

/// The last person of the same state that was named before the pronoun.
const ActorMention* SpeakerFinder::person_before(const ActorMention& pronoun) const {
  const ActorMention* last = nullptr;
  for (const ActorMention& other : reading_.mentions().actors) {
    if (other.span.begin >= pronoun.span.begin) break;
    if (!other.person.empty() && codes_of(other) == codes_of(pronoun)) last = &other;
  }
  return last;
}

Speaker SpeakerFinder::named(const ActorMention& mention) const {
  Speaker speaker{"", "", codes_of(mention), mention.span, 0.9, false};
  const ActorMention* person = &mention;
  if (mention.form == Form::pronoun && mention.person.empty()) person = person_before(mention);
  if (person != nullptr && !person->person.empty()) {
    speaker.name = person->person;
    name_in_full(speaker);
    speaker.role = role_of(*person, speaker.name);
  } else if (mention.form == Form::pronoun || mention.form == Form::both) {
    speaker.pronoun = mention.form == Form::pronoun;
    for (const auto& actor : mention.actors)
      speaker.name += (speaker.name.empty() ? "" : "; ") + actor.name;
  } else {
    speaker.name = std::string(reading_.document().at(mention.span));
    if (mention.form == Form::role) {
      speaker.role = speaker.name;
      name_beside(mention, speaker);
    }
  }
  return speaker;
}

/// A speaker who is no actor of the lexicon: the name in the noun phrase, if there is one.
Speaker SpeakerFinder::unlisted(std::uint32_t sentence, std::uint32_t word) const {
  const Tree& tree = reading_.tree(sentence);
  const std::vector<Word>& words = tree.sentence().words;
  std::uint32_t first = word, last = word;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    std::uint32_t at = i;
    for (int steps = 0;
         steps < 4 && at != word && tree.head(at) >= 0 &&
         (joins_name(tree.rel(at)) || tree.rel(at) == Rel::nmod || tree.rel(at) == Rel::case_);
         ++steps)
      at = static_cast<std::uint32_t>(tree.head(at));
    if (at != word) continue;
    first = std::min(first, i);
    last = std::max(last, i);
  }
  Speaker speaker{"", "", "", {words[first].span.begin, words[last].span.end}, 0.7, false};
  speaker.pronoun = words[word].upos == Upos::PRON;
  std::uint32_t begin = last + 1, end = first;
  for (std::uint32_t i = first; i <= last; ++i) {
    if (words[i].name != NameKind::person && words[i].name != NameKind::organisation) continue;
    if (begin <= last && i != end + 1) break;
    begin = std::min(begin, i);
    end = i;
  }
  if (begin <= last) {
    speaker.name = reading_.document().at({words[begin].span.begin, words[end].span.end});
  }
  if (!speaker.pronoun) {
    std::string role(reading_.document().at(speaker.span));
    if (const std::size_t at = role.find(speaker.name); at != std::string::npos)
      role.erase(at, speaker.name.size());
    speaker.role = trimmed(std::move(role));
  }
  return speaker;
}

Speaker SpeakerFinder::described(std::uint32_t sentence, std::uint32_t word) const {
  const auto one = [&](std::uint32_t at) {
    const ActorMention* mention = mention_of(sentence, at);
    return mention != nullptr ? named(*mention) : unlisted(sentence, at);
  };
  const Tree& tree = reading_.tree(sentence);
  Speaker speaker = one(word);
  for (const std::uint32_t child : tree.children(word)) {
    if (tree.rel(child) != Rel::conj || !is_nominal(tree.sentence().words[child])) continue;
    const Speaker other = one(child);
    if (other.span.begin >= speaker.span.end || other.span.end <= speaker.span.begin)
      join(speaker, other);
  }
  return speaker;
}

/// The nearest name to either side of the cue that no adposition turns into an addressee.
const ActorMention* SpeakerFinder::beside(const Cue& cue, Span zone, Span said) const {
  const Tree& tree = reading_.tree(cue.sentence);
  const ActorMention* best = nullptr;
  std::uint32_t nearest = farthest_name + 1;
  for (const ActorMention& mention : reading_.actors_in(cue.sentence, cue.sentence)) {
    if (mention.form == Form::adjective) continue;
    if (mention.span.begin < zone.begin || mention.span.end > zone.end ||
        reading_.quoted(mention.span))
      continue;
    const bool topic = reading_.speech().clause_before() && mention.first == 0;
    if (!topic && mention.span.begin < said.end && mention.span.end > said.begin) continue;
    const bool inverted = said.begin < cue.span.begin && mention.first > cue.last;
    const Rel rel = tree.rel(mention.head);
    if ((!inverted && (rel == Rel::nmod || rel == Rel::obj || rel == Rel::iobj)) ||
        (rel == Rel::obl && tree.child(mention.head, Rel::case_) >= 0))
      continue;
    const std::uint32_t distance = topic                      ? farthest_name
                                   : mention.last < cue.first ? cue.first - mention.last
                                   : mention.first > cue.last ? mention.first - cue.last
                                                              : farthest_name + 1;
    if (distance >= nearest) continue;
    nearest = distance;
    best = &mention;
  }
  return best;
}

std::optional<Speaker> SpeakerFinder::of(const Cue& cue, Span zone, Span words) const {
  if (const std::int32_t word = subject(cue); word >= 0)
    return described(cue.sentence, static_cast<std::uint32_t>(word));
  if (const ActorMention* mention = beside(cue, zone, words); mention != nullptr) {
    Speaker speaker = described(cue.sentence, mention->head);
    speaker.confidence -= 0.15;
    return speaker;
  }
  const Tree& tree = reading_.tree(cue.sentence);
  const std::int32_t object = tree.child(cue.verb, Rel::obj);
  if (words.begin > cue.span.begin || object <= static_cast<std::int32_t>(cue.last))
    return std::nullopt;
  Speaker speaker = described(cue.sentence, static_cast<std::uint32_t>(object));
  speaker.confidence -= 0.2;
  return speaker;
}

std::optional<Speaker> SpeakerFinder::of(const SourcePhrase& source) const {
  const std::vector<Word>& words = reading_.sentence(source.sentence).words;
  const ActorMention* best = nullptr;
  for (const ActorMention& mention : reading_.actors_in(source.sentence, source.sentence)) {
    if (reading_.quoted(mention.span)) continue;
    const bool follows =
        !source.after && mention.first > source.last && mention.first <= source.last + 4;
    const bool precedes =
        source.after && mention.last < source.first && mention.last + 3 >= source.first;
    if (follows && best == nullptr) best = &mention;
    if (precedes) best = &mention;
  }
  if (best != nullptr) return named(*best);
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const bool near = source.after ? i < source.first && i + 3 >= source.first
                                   : i > source.last && i <= source.last + 4;
    if (near && words[i].name != NameKind::none && words[i].name != NameKind::place) {
      Speaker speaker = unlisted(source.sentence, i);
      if (!speaker.name.empty()) return speaker;
    }
  }
  return std::nullopt;
}

}  // namespace entente::coder
