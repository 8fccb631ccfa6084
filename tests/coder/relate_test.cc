#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>

#include "coder/relate_model.h"

namespace entente::coder {
namespace {

const std::string types =
    "types\tAGREE\tCONSULT\tSUPPORT\tCONCEDE\tCOOPERATE\tAID\tRETREAT\tREQUEST\tACCUSE\tREJECT\t"
    "THREATEN\tPROTEST\tSANCTION\tMOBILIZE\tCOERCE\tASSAULT\n";

/// A row of the file: zero everywhere but for the types given by their place.
std::string row(const std::string& name, std::initializer_list<std::pair<int, int>> weights) {
  std::array<std::string, relate_types> cells;
  for (const auto& [at, weight] : weights)
    cells[static_cast<std::size_t>(at)] = std::to_string(weight);
  std::string out = name;
  for (const std::string& cell : cells) out += "\t" + cell;
  return out + "\n";
}

RelateModel model(const std::string& rows) {
  auto parsed = RelateModel::parse(types + rows, "relate.tsv");
  if (!parsed) ADD_FAILURE() << parsed.error().message;
  return parsed ? std::move(*parsed) : RelateModel();
}

TEST(RelateModel, WeighsNamedFeaturesAndIgnoresOthers) {
  const RelateModel two = model(row("bias", {{0, 900}}) + row("t|ASSAULT", {{15, 2000}}));
  EXPECT_EQ(two.answer({}).type, "AGREE");
  EXPECT_EQ(two.answer({"t|ASSAULT", "unheard of"}).type, "ASSAULT");
  EXPECT_NEAR(two.answer({"t|ASSAULT"}).probability,
              std::exp(2.0) / (std::exp(2.0) + std::exp(0.9) + 14), 1e-6);
}

TEST(RelateModel, FindsFeaturesWithWordsByTheirHash) {
  // 64-bit FNV-1a of "@en|w|attack"
  std::uint64_t key = 0xcbf29ce484222325ull;
  for (const char byte : std::string("@en|w|attack"))
    key = (key ^ static_cast<unsigned char>(byte)) * 0x100000001b3ull;
  char name[18];
  std::snprintf(name, sizeof name, "@%016llx", static_cast<unsigned long long>(key));
  EXPECT_EQ(model(row(name, {{15, 1000}})).answer({"@en|w|attack"}).type, "ASSAULT");
}

TEST(RelateModel, ConcedeAndRetreatStandAsOne) {
  const RelateModel both =
      model(row("bias", {{3, 2000}, {6, 1990}, {8, 2300}}) + row("leaves", {{6, 100}}));
  EXPECT_EQ(both.answer({}).type, "CONCEDE");
  EXPECT_EQ(both.answer({"leaves"}).type, "RETREAT");
}

TEST(RelateModel, RefusesBadRowsWithLineAndCaret) {
  const auto message = [](const std::string& text) {
    const auto parsed = RelateModel::parse(text, "relate.tsv");
    return parsed ? std::string("no error") : parsed.error().message;
  };
  EXPECT_EQ(message(types + "bias\t1\n"),
            "relate.tsv:2:1: a name and sixteen cells wanted\nbias\t1\n^");
  EXPECT_EQ(message(row("bias", {})),
            "relate.tsv:1:1: the row of types comes first\n" + row("bias", {}) + "^");
  EXPECT_NE(message(types + row("@xyz", {})).find("not '@' and a hexadecimal number"),
            std::string::npos);
  EXPECT_NE(message(types + "bias\tten" + std::string(15, '\t') + "\n").find("not a whole number"),
            std::string::npos);
}

TEST(RelateModel, WithoutAFileThereIsNoAnswer) {
  const auto none = RelateModel::open("/no/such/relate.tsv");
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->empty());
  EXPECT_EQ(none->answer({"t|ASSAULT"}).type, "");
}

TEST(RelateModel, TheShippedWeightsAreSound) {
  const auto shipped = RelateModel::open(ENTENTE_SOURCE_DIR "/ontology/relate.tsv");
  ASSERT_TRUE(shipped) << shipped.error().message;
  EXPECT_FALSE(shipped->empty());
}

}  // namespace
}  // namespace entente::coder
