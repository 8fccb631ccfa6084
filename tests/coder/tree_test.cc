#include "coder/tree.h"

#include <gtest/gtest.h>

#include "coder/weights.h"

namespace entente::coder {
namespace {

/// Words as "form head relation", heads from 1, 0 for the root.
Sentence sentence_of(std::initializer_list<std::tuple<const char*, int, const char*>> words) {
  Sentence sentence;
  for (const auto& [form, head, rel] : words) {
    Word word;
    word.form = form;
    word.head = head - 1;
    word.rel = parse_rel(rel);
    sentence.words.push_back(word);
  }
  return sentence;
}

TEST(Tree, PathsReadFromTheAct) {
  const Sentence s = sentence_of({{"Japan", 4, "nsubj"},
                                  {"and", 3, "cc"},
                                  {"France", 1, "conj"},
                                  {"signed", 0, "root"},
                                  {"treaty", 4, "obj"},
                                  {"with", 7, "case"},
                                  {"Italy", 5, "nmod"}});
  const Tree tree(s);
  EXPECT_EQ(path_between(tree, 0, 3), "nsubj");
  EXPECT_EQ(path_between(tree, 2, 3), "nsubj") << "coordination is transparent";
  EXPECT_EQ(path_between(tree, 6, 3), "obj>nmod");
  EXPECT_EQ(path_between(tree, 0, 4), "^obj nsubj")
      << "the act is the object of the verb whose subject it is";
  EXPECT_EQ(tree.top_of(4, 6), 4u);
}

TEST(Tree, EndsOnCyclesAndBadHeads) {
  const Sentence cycle = sentence_of({{"a", 2, "dep"}, {"b", 1, "dep"}, {"c", 99, "dep"}});
  const Tree tree(cycle);
  EXPECT_FALSE(tree.is_under(0, 2));
  EXPECT_EQ(tree.children(1).size(), 1u);
}

TEST(Weights, AddUpByTable) {
  const auto weights = Weights::parse(
      "actor\tbias\t-1.5\nactor\tpath|nsubj\t3\nother\tpath|nsubj\t9\n", "judge.tsv");
  ASSERT_TRUE(weights);
  Features features(true);
  features.add({"path", "nsubj"});
  features.add({"path", "unknown"});
  EXPECT_DOUBLE_EQ(weights->score("actor", features), 1.5);
  EXPECT_DOUBLE_EQ(weights->score("missing", features), 0);
  EXPECT_EQ(features.names()[0], "path|nsubj");
}

TEST(Weights, RefuseWhatIsNoNumber) {
  EXPECT_EQ(Weights::parse("actor\ta\tmuch\n", "judge.tsv").error().message,
            "judge.tsv:1:9: not a number\nactor\ta\tmuch\n     \t \t^");
}

}  // namespace
}  // namespace entente::coder
