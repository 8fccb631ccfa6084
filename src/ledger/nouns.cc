#include "ledger/nouns.h"

#include <algorithm>
#include <cstdlib>

#include "resolver/tree.h"

namespace entente::ledger {
namespace {

constexpr std::uint32_t words_after = 6, status_words = 12;

std::uint32_t distance(std::uint32_t first, std::uint32_t last, std::uint32_t begin,
                       std::uint32_t end) {
  return begin > last ? begin - last : first > end ? first - end : 0;
}

Party party_of(const resolver::Actor& actor, Span span) {
  Party party;
  party.code = actor.code;
  party.name = actor.name;
  party.span = span;
  return party;
}

void add_parties(std::vector<Party>& parties, const resolver::ActorMention& mention) {
  for (const auto& actor : mention.actors) add_party(parties, party_of(actor, mention.span));
}

std::vector<Party> parties_of(const Event& event) {
  std::vector<Party> parties;
  for (const auto* side : {&event.actors, &event.recipients}) {
    for (const Party& party : *side) add_party(parties, party);
  }
  return parties;
}

/// What sort of act may be done to an agreement: the lower, the likelier it is meant.
int preference(const Event& event) {
  constexpr std::array<std::string_view, 8> types = {"SUPPORT", "AGREE",     "CONCEDE",  "RETREAT",
                                                     "CONSULT", "COOPERATE", "SANCTION", "REJECT"};
  const auto* at = std::find(types.begin(), types.end(), event.type);
  return at == types.end() ? -1 : static_cast<int>(at - types.begin());
}

/// The event of the sentence that is likeliest done to the noun: by type, then nearest.
const Event* event_of(const Reading& reading, const Noun& noun) {
  const Event* best = nullptr;
  std::pair<int, std::uint32_t> rank;
  for (const Event* event : reading.events_in(noun.sentence)) {
    const int type = preference(*event);
    if (type < 0 || parties_of(*event).empty()) continue;
    const std::uint32_t apart =
        distance(noun.span.begin, noun.span.end, event->trigger.begin, event->trigger.end);
    const std::pair own(type, apart);
    if (best != nullptr && own >= rank) continue;
    best = event;
    rank = own;
  }
  return best;
}

/// Parties in the noun's phrase; with those of its event; else those of the sentence, if two.
std::vector<Party> parties_near(const Reading& reading, const Noun& noun) {
  const Sentence& sentence = reading.sentence(noun.sentence);
  std::vector<Party> own, all;
  for (const auto* mention : reading.actors_in(noun.sentence)) {
    add_parties(all, *mention);
    if (mention->head != noun.head && is_below(sentence, mention->head, noun.head))
      add_parties(own, *mention);
  }
  if (own.size() >= 2) return own;
  if (noun.event != nullptr) {
    std::vector<Party> acting = parties_of(*noun.event);
    for (const Party& party : own) add_party(acting, party);
    if (acting.size() >= 2) return acting;
  }
  return all.size() == 2 ? all : std::vector<Party>{};
}

/// Right before the noun, or soon after it with no verb between.
bool stands_beside(const Sentence& sentence, const Noun& noun, const PledgeMatch& subject) {
  if (subject.last < noun.first) return subject.last + 1 == noun.first;
  if (subject.first <= noun.last) return true;
  if (subject.first - noun.last > words_after) return false;
  return std::none_of(
      sentence.words.begin() + noun.last + 1, sentence.words.begin() + subject.first,
      [](const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; });
}

/// The subject row nearest to the noun, in its phrase rather than beside it.
void specify(const Reading& reading, const std::vector<PledgeMatch>& subjects, Noun& noun) {
  const Sentence& sentence = reading.sentence(noun.sentence);
  const PledgeMatch* best = nullptr;
  std::uint32_t least = 0;
  for (const PledgeMatch& subject : subjects) {
    const bool below =
        is_below(sentence, resolver::head_of(sentence, subject.first, subject.last), noun.head);
    const std::uint32_t apart = distance(noun.first, noun.last, subject.first, subject.last);
    if (!below && !stands_beside(sentence, noun, subject)) continue;
    const std::uint32_t cost = apart + (below ? 0 : 100);
    if (best != nullptr && cost >= least) continue;
    best = &subject;
    least = cost;
  }
  if (best == nullptr) return;
  noun.kind = best->key;
  noun.form = false;
  if (least < words_after)
    noun.span = {std::min(noun.span.begin, best->span.begin),
                 std::max(noun.span.end, best->span.end)};
}

std::string status_of_event(const Event& event) {
  const bool real = event.auxiliary.empty() || event.auxiliary == "historical";
  if (event.type == "SUPPORT" || event.type == "RETREAT") return real ? "signed" : "announced";
  if (event.type == "CONCEDE" || event.type == "COOPERATE") return real ? "signed" : "announced";
  return event.type == "AGREE" ? "announced" : event.type == "CONSULT" ? "negotiated" : "";
}

/// Does an act that happened stand on the words?
bool is_done(const Reading& reading, std::uint32_t sentence, Span span) {
  for (const Event* event : reading.events_in(sentence)) {
    if (!event->auxiliary.empty() && event->auxiliary != "historical") continue;
    if (std::any_of(event->mentions.begin(), event->mentions.end(),
                    [&](Span mention) { return overlaps(mention, span); }))
      return true;
  }
  return false;
}

/// From the nearest word of status, held against the event: what is only promised is announced,
/// and what would change an agreement that exists must have happened.
std::string status_near(const Reading& reading, const Noun& noun) {
  const Sentence& sentence = reading.sentence(noun.sentence);
  std::string status;
  std::uint32_t least = status_words + 1;
  for (const auto& match : reading.pledges.find(Words::status, reading.document, sentence)) {
    const std::uint32_t apart = distance(noun.first, noun.last, match.first, match.last);
    const int rank = status_rank(match.key);
    if (rank > status_rank("signed") && noun.event != nullptr &&
        !is_done(reading, noun.sentence, match.span))
      continue;
    if (apart >= least) continue;
    status = match.key;
    least = apart;
  }
  if (noun.event == nullptr) return status;
  const std::string told = status_of_event(*noun.event);
  if (status.empty()) return told;
  const bool promised = told == "announced" || told == "negotiated";
  return promised && status_rank(status) <= status_rank("signed") ? told : status;
}

Noun noun_of(const Reading& reading, std::uint32_t at, const PledgeMatch& match,
             const std::vector<PledgeMatch>& subjects) {
  Noun noun;
  noun.sentence = at;
  noun.first = match.first;
  noun.last = match.last;
  noun.head = resolver::head_of(reading.sentence(at), match.first, match.last);
  noun.span = match.span;
  noun.kind = match.key;
  noun.form = reading.kinds.agreements.at(noun.kind).form;
  if (noun.form) specify(reading, subjects, noun);
  noun.event = event_of(reading, noun);
  noun.parties = parties_near(reading, noun);
  noun.status = status_near(reading, noun);
  return noun;
}

}  // namespace

std::vector<const resolver::ActorMention*> Reading::actors_in(std::uint32_t at) const {
  std::vector<const resolver::ActorMention*> out;
  for (const auto& mention : mentions.actors) {
    if (mention.sentence == at) out.push_back(&mention);
  }
  return out;
}

std::vector<const Event*> Reading::events_in(std::uint32_t at) const {
  const Span span = sentence(at).span;
  std::vector<const Event*> out;
  for (const Event& event : events) {
    const bool told = std::any_of(event.mentions.begin(), event.mentions.end(),
                                  [&](Span mention) { return is_within(mention, span); });
    if (told || is_within(event.trigger, span)) out.push_back(&event);
  }
  return out;
}

std::vector<Noun> nouns_in(const Reading& reading) {
  std::vector<Noun> nouns;
  for (std::uint32_t at = 0; at < reading.parsed.sentences.size(); ++at) {
    const Sentence& sentence = reading.sentence(at);
    const auto found = reading.pledges.find(Words::agreement, reading.document, sentence);
    if (found.empty()) continue;
    const auto subjects = reading.pledges.find(Words::subject, reading.document, sentence);
    for (const PledgeMatch& match : found) {
      if (nouns.empty() || nouns.back().sentence != at || !overlaps(nouns.back().span, match.span))
        nouns.push_back(noun_of(reading, at, match, subjects));
    }
  }
  return nouns;
}

bool overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

bool is_within(Span inner, Span outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

bool is_below(const Sentence& sentence, std::uint32_t word, std::uint32_t ancestor) {
  auto at = static_cast<std::int32_t>(word);
  for (std::size_t steps = 0; at >= 0 && steps <= sentence.words.size(); ++steps) {
    if (static_cast<std::uint32_t>(at) == ancestor) return true;
    at = resolver::governor(sentence, static_cast<std::uint32_t>(at));
  }
  return false;
}

void add_party(std::vector<Party>& parties, const Party& party) {
  if (party.code.empty() || has_code(parties, party.code)) return;
  parties.push_back(party);
  std::sort(parties.begin(), parties.end(),
            [](const Party& a, const Party& b) { return a.code < b.code; });
}

}  // namespace entente::ledger
