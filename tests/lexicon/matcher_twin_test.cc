// The fast matcher against a slow, plainly right twin, on random small inputs.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "lexicon/lexicon.h"
#include "lexicon/pattern.h"
#include "lexicon/reading.h"
#include "sentence_maker.h"

namespace entente::lexicon {
namespace {

using Words = std::vector<std::uint32_t>;
using Found = std::pair<std::uint32_t, Words>;  // entry, words

bool accepts(const Item& item, const Word& word) {
  for (const auto text : {word.form, word.lemma}) {
    if (item.star ? text.substr(0, item.text.size()) == item.text : text == item.text) return true;
  }
  return false;
}

void match(const std::vector<Item>& items, std::size_t item, std::uint32_t at,
           const Sentence& sentence, Words& taken, std::vector<Words>& out) {
  if (item == items.size()) return out.push_back(taken);
  if (items[item].gap) {
    for (std::uint32_t skip = 0; skip <= 8; ++skip)
      match(items, item + 1, at + skip, sentence, taken, out);
    return;
  }
  if (at >= sentence.words.size() || !accepts(items[item], sentence.words[at])) return;
  taken.push_back(at);
  match(items, item + 1, at + 1, sentence, taken, out);
  taken.pop_back();
}

/// Every match of every pattern; of one entry and first word the gap match that ends first.
std::vector<Found> all_matches(const Lexicon& lexicon, const Sentence& sentence) {
  std::vector<Found> found;
  for (std::uint32_t entry = 0; entry < lexicon.size(); ++entry) {
    const auto spelled = *expand(lexicon.entry(entry).pattern);
    for (std::uint32_t first = 0; first < sentence.words.size(); ++first) {
      std::vector<Words> ways;
      for (const auto& one : spelled) {
        Words taken;
        match(*split_items(one), 0, first, sentence, taken, ways);
      }
      if (ways.empty()) continue;
      found.emplace_back(
          entry,
          *std::min_element(ways.begin(), ways.end(), [](const Words& left, const Words& right) {
            return std::tuple(left.back(), left) < std::tuple(right.back(), right);
          }));
    }
  }
  return found;
}

std::set<Found> longest(const Lexicon& lexicon, const std::vector<Found>& all) {
  std::set<Found> kept;
  for (const auto& one : all) {
    const bool hidden = std::any_of(all.begin(), all.end(), [&](const Found& other) {
      if (other.second == one.second) {
        return other.first < one.first &&
               lexicon.entry(other.first).key == lexicon.entry(one.first).key;
      }
      return std::includes(other.second.begin(), other.second.end(), one.second.begin(),
                           one.second.end());
    });
    if (!hidden) kept.insert(one);
  }
  return kept;
}

std::string random_word(std::mt19937& dice, bool pattern) {
  std::string word(1, static_cast<char>('a' + dice() % 2));
  if (dice() % 2) word += static_cast<char>('a' + dice() % 2);
  if (pattern && dice() % 5 == 0) word += "(|b)";
  if (pattern && dice() % 5 == 0) word += '*';
  return word;
}

std::string random_rows(std::mt19937& dice, bool gaps) {
  std::string rows;
  for (unsigned row = 0; row < 1 + dice() % 5; ++row) {
    rows += std::string(1, static_cast<char>('A' + dice() % 3)) + "\tx\t" + random_word(dice, true);
    for (unsigned more = dice() % 3; more > 0; --more) {
      rows += (gaps && dice() % 3 == 0 ? " … " : " ") + random_word(dice, true);
    }
    rows += '\n';
  }
  return rows;
}

void compare(std::mt19937& dice, bool gaps) {
  const std::string rows = random_rows(dice, gaps);
  const auto lexicon =
      Lexicon::parse(rows, "random.tsv", Lexicon::Kind::marks, Language{"en", "English", true, {}});
  ASSERT_TRUE(lexicon) << lexicon.error().message;
  std::string text;
  for (unsigned word = 0; word < 1 + dice() % 12; ++word) {
    text += random_word(dice, false) + "/" + random_word(dice, false) + "/NOUN ";
  }
  const SentenceMaker made(text);
  std::vector<Match> matches;
  lexicon->find(made.document, made.sentence, matches);
  std::set<Found> fast;
  for (const auto& one : matches) {
    Words words = one.words;
    for (std::uint32_t word = one.first; !one.gap && word <= one.last; ++word)
      words.push_back(word);
    fast.emplace(one.entry, words);
  }
  EXPECT_EQ(fast, longest(*lexicon, all_matches(*lexicon, made.sentence))) << rows << text;
}

bool same(const std::vector<Match>& left, const std::vector<Match>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Match& a, const Match& b) {
                      return std::tie(a.first, a.last, a.entry, a.gap, a.words) ==
                                 std::tie(b.first, b.last, b.entry, b.gap, b.words) &&
                             a.span == b.span;
                    });
}

/// Several lexicons of one vocabulary find what each finds alone.
void compare_shared(std::mt19937& dice, Lexicon::Kind kind, const Language& language) {
  const auto shared = std::make_shared<Vocabulary>(language);
  std::vector<Lexicon> alone, together;
  for (int i = 0; i < 3; ++i) {
    std::string rows = random_rows(dice, true);
    if (kind == Lexicon::Kind::names) {
      for (std::size_t at = 0; (at = rows.find("\tx\t", at)) != std::string::npos;)
        rows.replace(at, 3, "\tname\t");
    }
    alone.push_back(*Lexicon::parse(rows, "random.tsv", kind, language));
    together.push_back(*Lexicon::parse(rows, "random.tsv", kind, language, shared));
  }
  std::string text;
  for (unsigned word = 0; word < 1 + dice() % 12; ++word)
    text += random_word(dice, false) + "/" + random_word(dice, false) + "/NOUN ";
  const SentenceMaker made(text);
  const Reading reading(made.document, made.sentence, *shared);
  for (std::size_t i = 0; i < alone.size(); ++i) {
    std::vector<Match> wanted, given, by_other;
    alone[i].find(made.document, made.sentence, wanted);
    together[i].find(reading, given);
    alone[i].find(reading, by_other);
    EXPECT_TRUE(same(wanted, given) && same(wanted, by_other)) << text;
  }
}

/// What is left out hides nothing: as if its rows were not there.
TEST(MatcherTwin, FindsTheRestAsIfOtherRowsWereNotThere) {
  std::mt19937 dice(4);
  const Language language{"en", "English", true, {}};
  for (int round = 0; round < 2000 && !HasFailure(); ++round) {
    const std::string rows = random_rows(dice, true), others = random_rows(dice, true);
    const auto all = *Lexicon::parse(rows + others, "x.tsv", Lexicon::Kind::marks, language);
    const auto alone = *Lexicon::parse(rows, "x.tsv", Lexicon::Kind::marks, language);
    std::vector<bool> left_out(all.size(), true);
    std::fill_n(left_out.begin(), alone.size(), false);
    std::string text;
    for (unsigned word = 0; word < 1 + dice() % 12; ++word)
      text += random_word(dice, false) + "/" + random_word(dice, false) + "/NOUN ";
    const SentenceMaker made(text);
    std::vector<Match> wanted, wanted_rest, found, rest;
    all.find(made.document, made.sentence, wanted);
    alone.find(made.document, made.sentence, wanted_rest);
    all.find(Reading(made.document, made.sentence, all.vocabulary()), left_out, found, rest);
    EXPECT_TRUE(same(wanted, found) && same(wanted_rest, rest)) << rows << others << text;
  }
}

TEST(MatcherTwin, LexiconsOfOneVocabularyDoNotDisturbEachOther) {
  std::mt19937 dice(3);
  for (const bool spaces : {true, false}) {
    const Language language{"en", "English", spaces, {"ba"}};
    for (int round = 0; round < 1000 && !HasFailure(); ++round) {
      compare_shared(dice, Lexicon::Kind::marks, language);
      compare_shared(dice, Lexicon::Kind::names, language);
    }
  }
}

TEST(MatcherTwin, AgreesWithoutGaps) {
  std::mt19937 dice(1);
  for (int round = 0; round < 4000 && !HasFailure(); ++round) compare(dice, false);
}

TEST(MatcherTwin, AgreesWithGaps) {
  std::mt19937 dice(2);
  for (int round = 0; round < 4000 && !HasFailure(); ++round) compare(dice, true);
}

}  // namespace
}  // namespace entente::lexicon
