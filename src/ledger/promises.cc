#include <algorithm>
#include <set>

#include "ledger/agreement_thread.h"
#include "resolver/tree.h"

namespace entente::ledger {
namespace {

constexpr std::uint32_t sentences_after = 3;

/// From the match to the end of its phrase, without the clauses that follow.
Span phrase_of(const Sentence& sentence, const PledgeMatch& match) {
  const std::uint32_t head = resolver::head_of(sentence, match.first, match.last);
  Span span = match.span;
  for (std::uint32_t i = match.last + 1; i < sentence.words.size(); ++i) {
    const Word& word = sentence.words[i];
    const bool leaves = word.rel == Rel::conj || word.rel == Rel::cc || word.rel == Rel::parataxis;
    if (leaves || word.upos == Upos::PUNCT || !is_below(sentence, i, head)) break;
    span.end = std::max(span.end, word.span.end);
  }
  return span;
}

/// The thread whose noun stands last before or in the sentence, looking back a few sentences.
const Thread* nearest(const std::vector<Thread>& all, std::uint32_t sentence) {
  const Thread* found = nullptr;
  std::uint32_t latest = 0;
  for (const Thread& thread : all) {
    for (const Noun& noun : thread.nouns) {
      if (noun.sentence > sentence || noun.sentence + sentences_after < sentence) continue;
      if (found == nullptr || noun.sentence >= latest) {
        found = &thread;
        latest = noun.sentence;
      }
    }
  }
  return found;
}

bool is_promise(const Event& event) {
  return event.type == "AGREE" || event.auxiliary == "future" || event.auxiliary == "hypothetical";
}

/// An act on these words that happened on a day the sentence says: not what is agreed.
bool is_deed(const Reading& reading, std::uint32_t sentence, Span span) {
  for (const Event* event : reading.events_in(sentence)) {
    const bool real =
        event->auxiliary.empty() && event->type != "AGREE" && event->type != "SUPPORT";
    const bool dated =
        !event->date.span.empty() && is_within(event->date.span, reading.sentence(sentence).span);
    if (real && dated && overlaps(event->trigger, span)) return true;
  }
  return false;
}

bool is_heading(const Sentence& sentence) {
  return std::none_of(sentence.words.begin(), sentence.words.end(), [](const Word& word) {
    return word.upos == Upos::VERB || word.upos == Upos::AUX;
  });
}

/// Does the sentence say what is agreed? A heading without a verb does.
bool promises(const Reading& reading, std::uint32_t at) {
  if (!reading.pledges.find(Words::provides, reading.document, reading.sentence(at)).empty())
    return true;
  if (is_heading(reading.sentence(at))) return true;
  const auto events = reading.events_in(at);
  return std::any_of(events.begin(), events.end(),
                     [](const Event* event) { return is_promise(*event); });
}

/// Is the phrase part of the agreement's own name or phrase ("pact on joint patrols")?
bool is_in_phrase(const Reading& reading, const Thread& thread, std::uint32_t at,
                  const PledgeMatch& match) {
  const Sentence& sentence = reading.sentence(at);
  const std::uint32_t head = resolver::head_of(sentence, match.first, match.last);
  return std::any_of(thread.nouns.begin(), thread.nouns.end(), [&](const Noun& noun) {
    return noun.sentence == at && is_below(sentence, head, noun.head);
  });
}

/// Is the text still fresh: signed, announced or negotiated in this document's news?
bool is_news(const Thread& thread) {
  return std::any_of(thread.nouns.begin(), thread.nouns.end(), [](const Noun& noun) {
    return noun.event != nullptr && !noun.status.empty();
  });
}

}  // namespace

std::vector<std::string> claims_of(const Reading& reading, const Thread& thread) {
  std::vector<std::string> out;
  std::set<std::uint32_t> seen;
  for (const Noun& noun : thread.nouns) {
    if (!seen.insert(noun.sentence).second) continue;
    const Sentence& sentence = reading.sentence(noun.sentence);
    Span told;
    for (const auto& match : reading.pledges.find(Words::claim, reading.document, sentence)) {
      if (overlaps(told, match.span)) continue;
      told = phrase_of(sentence, match);
      out.emplace_back(reading.document.at(told));
    }
  }
  return out;
}

std::vector<CommitmentReport> commitments_of(const Reading& reading, const Thread& thread,
                                             const std::vector<Thread>& all) {
  std::vector<CommitmentReport> out;
  std::set<std::string_view> kinds;
  for (std::uint32_t at = 0; at < reading.parsed.sentences.size(); ++at) {
    if (nearest(all, at) != &thread) continue;
    const bool told = thread.speaks_in(at);
    if (!told && !is_news(thread)) continue;
    const bool promised = promises(reading, at);
    for (const auto& match :
         reading.pledges.find(Words::commitment, reading.document, reading.sentence(at))) {
      const bool in_phrase = told && is_in_phrase(reading, thread, at, match);
      if ((!promised && !in_phrase) || is_deed(reading, at, match.span)) continue;
      if (!kinds.insert(match.key).second) continue;
      out.push_back(
          {std::string(match.key), std::string(reading.document.at(match.span)), match.span});
    }
  }
  return out;
}

}  // namespace entente::ledger
