#include "coder/subject.h"

#include <gtest/gtest.h>

namespace entente::coder {
namespace {

/// Words as (head, relation), heads from 0, -1 for the root.
Sentence sentence_of(std::initializer_list<std::pair<std::int32_t, Rel>> words) {
  Sentence sentence;
  for (const auto& [head, rel] : words) {
    Word word;
    word.head = head;
    word.rel = rel;
    sentence.words.push_back(word);
  }
  return sentence;
}

/// "Police stormed consulate took minister": the subject of "took" is that of "stormed".
TEST(Subject, IsThatOfTheVerbBeforeWhereTheActHasNone) {
  const Sentence s =
      sentence_of({{1, Rel::nsubj}, {-1, Rel::root}, {1, Rel::obj}, {1, Rel::conj}, {3, Rel::obj}});
  const Tree tree(s);
  EXPECT_EQ(subject_of(tree, 1).word, 0);
  EXPECT_EQ(subject_of(tree, 1).how, "own");
  EXPECT_EQ(subject_of(tree, 3).word, 0);
  EXPECT_EQ(subject_of(tree, 3).how, "conj");
  EXPECT_EQ(subject_of(tree, 4).how, "obj") << "of a noun: the subject of its verb";
}

/// "troops sent": the noun that the participle modifies.
TEST(Subject, OfAParticipleIsItsNoun) {
  const Sentence s = sentence_of({{-1, Rel::root}, {0, Rel::acl}});
  const Subject subject = subject_of(Tree(s), 1);
  EXPECT_EQ(subject.word, 0);
  EXPECT_EQ(subject.how, "acl");
}

TEST(Subject, IsNobodyWhereTheTreeHasNone) {
  const Sentence s = sentence_of({{-1, Rel::root}, {0, Rel::parataxis}, {99, Rel::conj}});
  const Tree tree(s);
  for (std::uint32_t word = 0; word < 3; ++word) EXPECT_EQ(subject_of(tree, word).word, -1);
}

/// "Fiji Peru and Chile ministers met Laos": Chile stands in a row with the subject, Fiji in its
/// phrase.
TEST(Subject, WordsStandToItInFourWays) {
  const Sentence s = sentence_of({{1, Rel::nmod},
                                  {4, Rel::nsubj},
                                  {3, Rel::cc},
                                  {1, Rel::conj},
                                  {-1, Rel::root},
                                  {4, Rel::obj}});
  const Tree tree(s);
  const Subject subject = subject_of(tree, 4);
  EXPECT_EQ(stands_to(tree, subject, 4, 1, 1, 1), "is");
  EXPECT_EQ(stands_to(tree, subject, 4, 3, 3, 3), "beside");
  EXPECT_EQ(stands_to(tree, subject, 4, 0, 0, 0), "in");
  EXPECT_EQ(stands_to(tree, subject, 4, 5, 5, 5), "not");
  EXPECT_EQ(stands_to(tree, Subject{}, 4, 0, 0, 0), "not");
}

}  // namespace
}  // namespace entente::coder
