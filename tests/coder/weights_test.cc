#include "coder/weights.h"

#include <gtest/gtest.h>

#include <random>

namespace entente::coder {
namespace {

double score_of(const std::string& rows, std::initializer_list<Piece> feature) {
  const auto weights = Weights::parse(rows, "judge.tsv");
  EXPECT_TRUE(weights.has_value());
  Features features;
  features.add(feature);
  return weights->score("t", features);
}

TEST(Weights, KnowAFeatureByThePiecesOfItsName) {
  const std::string rows = "t\tpath|nsubj>\t2\nt\tpath\t3\nt\tbias\t0.5\n";
  EXPECT_EQ(score_of(rows, {"path", "nsubj>"}), 2.5);
  EXPECT_EQ(score_of(rows, {"path|nsubj>"}), 2.5);
  EXPECT_EQ(score_of(rows, {std::string("path"), std::string_view("nsubj>")}), 2.5);
  EXPECT_EQ(score_of(rows, {"path"}), 3.5);
  EXPECT_EQ(score_of(rows, {"path", ""}), 0.5) << "an empty piece is a piece";
  EXPECT_EQ(score_of(rows, {"nsubj>", "path"}), 0.5);
}

TEST(Weights, OfOneFeatureTwiceTheFirstCounts) {
  EXPECT_EQ(score_of("t\ta\t1\nt\ta\t2\n", {"a"}), 1);
}

TEST(Weights, ValuesMultiply) {
  const auto weights = Weights::parse("t\ta\t2\nt\tb\t4\n", "judge.tsv");
  Features features;
  features.add({"b"});
  features.add(1.5, {"a"});
  EXPECT_EQ(weights->score("t", features), 7);
  EXPECT_EQ(weights->score("u", features), 0);
  EXPECT_FALSE(weights->has("u"));
}

std::string random_name(std::mt19937& dice) {
  std::string name;
  for (unsigned size = dice() % 12; size > 0; --size) name += "ab|>"[dice() % 4];
  return name;
}

TEST(Weights, NamesCutAnywhereAreTheSame) {
  std::mt19937 dice(1);
  for (int round = 0; round < 5000; ++round) {
    const std::string left = random_name(dice), right = random_name(dice),
                      third = random_name(dice);
    const std::uint64_t whole = Piece(left + "|" + right + "|" + third).after(0);
    EXPECT_EQ(Piece(third).after(Piece(right).after(Piece(left).after(0))), whole);
    EXPECT_EQ(Piece(right + "|" + third).after(Piece(left).after(0)), whole);
  }
}

TEST(Weights, ManyNamesHaveManyHashes) {
  Features features;
  std::string rows;
  for (int i = 0; i < 3000; ++i) rows += "t\tn|" + std::to_string(i) + "\t1\n";
  const auto weights = Weights::parse(rows, "judge.tsv");
  for (int i = 0; i < 6000; ++i) features.add({"n", std::to_string(i)});
  EXPECT_EQ(weights->score("t", features), 3000);
}

}  // namespace
}  // namespace entente::coder
