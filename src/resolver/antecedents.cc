#include "resolver/antecedents.h"

#include <algorithm>

#include "resolver/tree.h"

namespace entente::resolver {
namespace {

constexpr std::uint32_t pronoun_reach = 2, two_reach = 4;  // sentences
constexpr std::size_t reach = 64;                          // candidates

using Codes = std::vector<Actor>;

bool has(const Codes& codes, const std::string& code) {
  return std::any_of(codes.begin(), codes.end(),
                     [&](const Actor& actor) { return actor.code == code; });
}

void add(Codes& to, const Codes& from) {
  for (const Actor& actor : from) {
    if (!has(to, actor.code)) to.push_back(actor);
  }
}

bool is_state(const Actor& actor) {
  return actor.code.find(':') == std::string::npos && actor.code != "NGO";
}

/// Resolves one candidate after the other; those before it are resolved already.
class AntecedentFinder {
 public:
  AntecedentFinder(std::vector<Candidate>& all, Which which) : all_(all), which_(which) {}

  void run() {
    for (std::size_t at = 0; at < all_.size(); ++at) {
      Candidate& candidate = all_[at];
      if (candidate.wait == Wait::nothing || candidate.wait == Wait::state ||
          !candidate.mention.actors.empty())
        continue;
      if (which_ == Which::roles && candidate.role_key.empty()) continue;
      Codes codes = find(at);
      if (codes.empty()) continue;
      for (Actor& actor : codes) {
        if (!candidate.sector.empty()) actor.sector = candidate.sector;
        candidate.mention.why += (&actor == &codes.front() ? " = " : ", ") + actor.code;
      }
      candidate.mention.actors = std::move(codes);
      candidate.mention.confidence = candidate.wait == Wait::two ? 0.8 : 0.6;
    }
  }

 private:
  Codes find(std::size_t at) const {
    switch (all_[at].wait) {
      case Wait::two:
        return two(at);
      case Wait::nation:
        return nation(at);
      case Wait::one:
        return pronoun(at, false);
      case Wait::many:
        return pronoun(at, true);
      default:
        return {};
    }
  }

  /// The parties of the nearest earlier sentence that has enough; if none has, of several together.
  Codes two(std::size_t at) const {
    const std::size_t wanted = all_[at].parties;
    Codes together, crowd;  // crowd: a sentence names too many and none is its subject
    for (std::size_t end = at, sentences = 0; end > 0 && sentences < two_reach; ++sentences) {
      std::size_t begin = end;
      const std::uint32_t sentence = all_[end - 1].mention.sentence;
      while (begin > 0 && end - begin < reach && all_[begin - 1].mention.sentence == sentence)
        --begin;
      Codes here = parties(begin, end, wanted);
      if (here.size() == wanted || (here.size() > wanted && has_subject(begin, end))) {
        here.resize(wanted);
        return here;
      }
      if (here.size() < wanted) add(together, here);
      if (here.size() > wanted && crowd.empty()) crowd = std::move(here);
      end = begin;
    }
    if (together.size() < wanted) together = std::move(crowd);
    if (together.size() > wanted) together.resize(wanted);
    return together.size() == wanted ? together : Codes{};
  }

  bool has_subject(std::size_t begin, std::size_t end) const {
    return std::any_of(all_.begin() + static_cast<std::ptrdiff_t>(begin),
                       all_.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const Candidate& c) { return c.subject && !c.mention.actors.empty(); });
  }

  /// Actors of one sentence, the likeliest parties first: subjects, then others, then adjectives
  /// and places.
  Codes parties(std::size_t begin, std::size_t end, std::size_t wanted) const {
    Codes codes;
    for (std::size_t at = begin; at < end; ++at) {
      if (all_[at].mention.actors.size() == wanted) return all_[at].mention.actors;
    }
    for (int round = 0; round < 3; ++round) {
      for (std::size_t at = begin; at < end; ++at) {
        const Candidate& other = all_[at];
        const bool weak = other.mention.form == Form::adjective || other.located;
        if ((weak ? 2 : other.subject ? 0 : 1) == round) add(codes, other.mention.actors);
      }
    }
    return codes;
  }

  /// "His country": that of the nearest subject before.
  Codes possessor(std::size_t at) const {
    for (std::size_t before = at; before > 0 && at - before < reach; --before) {
      const Candidate& other = all_[before - 1];
      if (other.mention.sentence + 1 < all_[at].mention.sentence) break;
      if (other.subject && other.mention.actors.size() == 1 &&
          other.mention.form != Form::adjective)
        return other.mention.actors;
    }
    return {};
  }

  Codes nation(std::size_t at) const {
    if (all_[at].possessed) {
      if (Codes codes = possessor(at); !codes.empty()) return codes;
    }
    for (const bool adjectives : {false, true}) {
      for (std::size_t before = at; before > 0 && at - before < reach; --before) {
        const Candidate& other = all_[before - 1];
        const auto& actors = other.mention.actors;
        if (actors.size() != 1 || !is_state(actors.front())) continue;
        if (acts_on(other, all_[at])) continue;
        if ((other.mention.form == Form::adjective) == adjectives) return actors;
      }
    }
    return {};
  }

  /// "X helps the authorities of the island state": the state is not X.
  static bool acts_on(const Candidate& other, const Candidate& self) {
    return !self.role_key.empty() && !self.subject && other.subject &&
           other.mention.sentence == self.mention.sentence && other.clause == self.clause;
  }

  Codes pronoun(std::size_t at, bool many) const {
    const Candidate& self = all_[at];
    Codes weak;
    for (std::size_t before = at; before > 0 && at - before < reach; --before) {
      const Candidate& other = all_[before - 1];
      const auto& mention = other.mention;
      if (mention.sentence + pronoun_reach < self.mention.sentence) break;
      if (mention.actors.empty() || mention.form == Form::adjective || other.located) continue;
      if (!other.subject ||
          (mention.sentence == self.mention.sentence && other.clause == self.clause))
        continue;
      Codes codes = many ? with_conjuncts(before - 1) : mention.actors;
      if (many ? codes.size() > 1 || mention.person.empty() : is_one(other)) return codes;
      if (weak.empty()) weak = std::move(codes);
    }
    return weak;
  }

  /// True if "he" or "she" may mean it.
  static bool is_one(const Candidate& other) {
    return other.mention.form == Form::person || other.person_role ||
           other.mention.form == Form::pronoun;
  }

  /// All subjects of the same clause.
  Codes with_conjuncts(std::size_t at) const {
    Codes codes;
    std::size_t first = at;
    while (first > 0 && at - first < reach &&
           all_[first - 1].mention.sentence == all_[at].mention.sentence)
      --first;
    for (std::size_t other = first; other <= at; ++other) {
      const Candidate& one = all_[other];
      const bool same = one.clause == all_[at].clause;
      if (same && one.subject && one.mention.form != Form::adjective)
        add(codes, one.mention.actors);
    }
    return codes;
  }

  std::vector<Candidate>& all_;
  Which which_;
};

/// Written to the word before it, as objects and possessors are.
bool is_clitic(const Sentence& sentence, std::uint32_t word) {
  return word > 0 && sentence.words[word].token == sentence.words[word - 1].token;
}

Candidate make_pronoun(const Sentence& sentence, std::uint32_t index, std::uint32_t word, Wait wait,
                       std::string why) {
  Candidate made;
  made.mention.sentence = index;
  made.mention.first = made.mention.last = made.mention.head = word;
  made.mention.span = sentence.words[word].span;
  made.mention.form = Form::pronoun;
  made.mention.why = std::move(why);
  made.wait = wait;
  made.subject = true;
  made.clause = clause_of(sentence, word);
  return made;
}

}  // namespace

void count_parties(const Knowledge& knowledge, Found& found) {
  std::vector<lexicon::Match> marks;
  std::size_t read = found.references.size(), mark = 0;
  for (Candidate& candidate : found.candidates) {
    if (candidate.wait != Wait::two) continue;
    if (read != candidate.mention.sentence) {
      read = candidate.mention.sentence;
      marks = found.references[read];
      mark = 0;
      std::erase_if(marks, [&](const auto& one) {
        return knowledge.references.entry(one.entry).key != "count";
      });
    }
    while (mark < marks.size() && marks[mark].span.end <= candidate.mention.span.begin) ++mark;
    if (mark == marks.size() || marks[mark].span.begin >= candidate.mention.span.end) continue;
    candidate.parties = static_cast<std::uint32_t>(
        knowledge.references.entry(marks[mark].entry).second.front() - '0');
  }
}

void mark_local(const Knowledge& knowledge, Found& found) {
  std::vector<lexicon::Match> marks;
  std::size_t read = found.references.size();
  for (Candidate& candidate : found.candidates) {
    const ActorMention& mention = candidate.mention;
    if (candidate.wait != Wait::state) continue;
    if (read != mention.sentence) {
      read = mention.sentence;
      marks = found.references[read];
      std::erase_if(marks, [&](const auto& one) {
        return knowledge.references.entry(one.entry).key != "local";
      });
    }
    candidate.local = std::any_of(marks.begin(), marks.end(), [&](const lexicon::Match& mark) {
      return mark.last + 1 >= mention.first && mark.first <= mention.last + 1;
    });
  }
}

void add_pronouns(const Document& document, const Parsed& parsed, const Knowledge& knowledge,
                  Found& found) {
  const auto& lexicon = knowledge.references;
  std::vector<Candidate> pronouns;
  const auto taken = taken_words(parsed, found);
  for (std::uint32_t index = 0; index < parsed.sentences.size(); ++index) {
    const Sentence& sentence = parsed.sentences[index];
    for (const auto& match : found.references[index]) {
      const auto& entry = lexicon.entry(match.entry);
      if (entry.key != "pronoun" || match.first != match.last) continue;
      if (is_clitic(sentence, match.first)) continue;
      if (sentence.words[match.first].rel != Rel::nsubj || taken[index][match.first]) continue;
      pronouns.push_back(make_pronoun(
          sentence, index, match.first, entry.second == "many" ? Wait::many : Wait::one,
          lexicon.where(match.entry) + " " + std::string(document.at(match.span))));
    }
  }
  if (pronouns.empty()) return;
  std::move(pronouns.begin(), pronouns.end(), std::back_inserter(found.candidates));
  std::stable_sort(found.candidates.begin(), found.candidates.end(),
                   [](const Candidate& left, const Candidate& right) {
                     return std::tie(left.mention.sentence, left.mention.span.begin) <
                            std::tie(right.mention.sentence, right.mention.span.begin);
                   });
}

void resolve_antecedents(Found& found, Which which) {
  AntecedentFinder(found.candidates, which).run();
}

}  // namespace entente::resolver
