#include "store/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maker.h"

namespace entente::store {
namespace {

/// A small world, linked.
class Query : public testing::Test {
 protected:
  Query() : store_(opened(scratch_.path())) {
    DocumentRecord denied = record_of({.id = "d", .actor = "RUS", .recipient = "UKR"});
    denied.events[0].auxiliary = "negation";
    DocumentRecord met = record_of({.id = "m",
                                    .actor = "EUR",
                                    .verb = "met",
                                    .recipient = "JPN",
                                    .day = "2024-12-01",
                                    .type = "CONSULT",
                                    .mode = "meet"});
    Event& meeting = met.events[0];
    meeting.actors.push_back(meeting.recipients[0]);
    meeting.recipients.clear();
    meeting.score = 4;
    meeting.quad = 1;
    put(store_, {record_of({.id = "a", .publisher = "Kyodo"}),
                 record_of({.id = "b",
                            .verb = "has in the sharpest words so far denounced",
                            .publisher = "AFP",
                            .language = "fr",
                            .rest = " Rien de tel depuis dix ans, dit un diplomate."}),
                 record_of({.id = "c", .actor = "PRK", .recipient = "JPN", .day = "2024-11-20"}),
                 denied, met});
    link(store_);
  }

  std::vector<std::vector<std::string>> ask(const Question& question) {
    const auto statement = statement_of(question);
    EXPECT_TRUE(statement) << statement.error().message;
    auto rows = store_.connection().query(
        "SELECT COLUMNS(*)::VARCHAR FROM (" + statement->sql + ")", statement->values);
    EXPECT_TRUE(rows) << rows.error().message << "\n" << statement->sql;
    std::vector<std::vector<std::string>> out;
    while (rows && rows->next()) {
      auto& row = out.emplace_back();
      for (std::size_t i = 0; i < rows->columns(); ++i) row.push_back(rows->text(i));
    }
    return out;
  }
  std::size_t found(const std::string& filter, const std::string& value) {
    return ask({.filters = {{filter, {value}}}, .count_by = {}, .series = ""}).size();
  }

  Scratch scratch_;
  Store store_;
};

TEST_F(Query, EachFilterKeepsItsActs) {
  EXPECT_EQ(ask({}).size(), 3u) << "what happened";
  EXPECT_EQ(found("actor", "JPN"), 2u);
  EXPECT_EQ(found("recipient", "JPN"), 1u);
  EXPECT_EQ(found("dyad", "JPN-PRK"), 2u);
  EXPECT_EQ(found("dyad", "PRK-JPN"), 2u);
  EXPECT_EQ(found("dyad", "JPN-EUR"), 1u);
  EXPECT_EQ(found("type", "accuse"), 2u);
  EXPECT_EQ(found("mode", "meet"), 1u);
  EXPECT_EQ(found("quad", "3"), 2u);
  EXPECT_EQ(found("context", "military"), 3u);
  EXPECT_EQ(found("since", "2024-11-05"), 2u);
  EXPECT_EQ(found("since", "2024-12"), 1u);
  EXPECT_EQ(found("until", "2024-11"), 2u);
  EXPECT_EQ(found("until", "2023"), 0u);
  EXPECT_EQ(found("place", "Seoul"), 3u);
  EXPECT_EQ(found("place", "KOR"), 3u);
  EXPECT_EQ(found("language", "fr"), 1u);
  EXPECT_EQ(found("publisher", "AFP"), 1u);
  EXPECT_EQ(found("min-publishers", "2"), 1u);
  EXPECT_EQ(found("min-confidence", "1.5"), 0u);
  EXPECT_EQ(found("auxiliary", "negation"), 1u);
  EXPECT_EQ(found("auxiliary", "any"), 4u);
}

TEST_F(Query, EveryFilterRunsOverActsAndOverDyads) {
  for (const Filter& filter : filters()) {
    const std::string value = filter.kind == ValueKind::pair     ? "JPN-PRK"
                              : filter.kind == ValueKind::number ? "1"
                              : filter.kind == ValueKind::text   ? "x"
                                                                 : "2024-11-04";
    const std::vector<std::pair<std::string, std::vector<std::string>>> given = {
        {std::string(filter.name), {value, value}}};
    ask({.filters = given, .count_by = {}, .series = ""});
    ask({.filters = given, .count_by = {"type"}, .series = ""});
    ask({.filters = given, .count_by = {"dyad"}, .series = ""});
    ask({.filters = given, .count_by = {}, .series = "month"});
  }
}

TEST_F(Query, CountsByAnyField) {
  for (const Field& one : fields()) {
    for (const Field& two : fields()) {
      if (&one == &two) continue;
      ask({.filters = {},
           .count_by = {std::string(one.name), std::string(two.name)},
           .series = ""});
    }
  }
  using Row = std::vector<std::string>;
  EXPECT_THAT(ask({.filters = {}, .count_by = {"type"}, .series = ""}),
              testing::ElementsAre(Row{"ACCUSE", "2"}, Row{"CONSULT", "1"}));
  EXPECT_THAT(ask({.filters = {}, .count_by = {"actor"}, .series = ""}),
              testing::ElementsAre(Row{"JPN", "2"}, Row{"EUR", "1"}, Row{"PRK", "1"}));
  EXPECT_THAT(ask({.filters = {}, .count_by = {"dyad"}, .series = ""}),
              testing::ElementsAre(Row{"EUR-JPN", "1"}, Row{"JPN-EUR", "1"}, Row{"JPN-PRK", "1"},
                                   Row{"PRK-JPN", "1"}));
  EXPECT_THAT(ask({.filters = {}, .count_by = {"language"}, .series = ""}),
              testing::ElementsAre(Row{"en", "3"}, Row{"fr", "1"}));
}

TEST_F(Query, ASeriesHasNumberSumAndMeanForEachDirection) {
  using Row = std::vector<std::string>;
  EXPECT_THAT(ask({.filters = {{"dyad", {"JPN-PRK"}}}, .count_by = {}, .series = "month"}),
              testing::ElementsAre(Row{"JPN", "PRK", "2024-11-01", "1", "-2.5", "-2.5"},
                                   Row{"PRK", "JPN", "2024-11-01", "1", "-2.5", "-2.5"}));
  for (const std::string_view period : periods()) {
    EXPECT_EQ(ask({.filters = {}, .count_by = {}, .series = std::string(period)}).size(), 4u);
  }
}

TEST_F(Query, ValuesAreBoundNeverPasted) {
  const std::string nasty = "x' OR 1=1; DROP TABLE acts; --";
  for (const Filter& filter : filters()) {
    if (filter.kind != ValueKind::text) continue;
    const auto statement = statement_of(
        {.filters = {{std::string(filter.name), {nasty}}}, .count_by = {}, .series = ""});
    ASSERT_TRUE(statement);
    EXPECT_EQ(statement->sql.find("DROP"), std::string::npos) << filter.name;
    EXPECT_EQ(found(std::string(filter.name), nasty), 0u) << filter.name;
  }
  EXPECT_EQ(count(store_, "acts"), 4u);
}

TEST_F(Query, WrongQuestionsAreNamed) {
  const auto message = [](const Question& question) {
    const auto statement = statement_of(question);
    EXPECT_FALSE(statement);
    return statement ? "" : statement.error().message;
  };
  const auto filtered = [&](const std::string& name, const std::string& value) {
    return message({.filters = {{name, {value}}}, .count_by = {}, .series = ""});
  };
  EXPECT_EQ(filtered("since", "tomorrow"),
            "--since: want 2024-11-01, 2024-11 or 2024, not 'tomorrow'");
  EXPECT_EQ(filtered("quad", "many"), "--quad: want a number, not 'many'");
  EXPECT_EQ(filtered("until", "2024-13"),
            "--until: want 2024-11-01, 2024-11 or 2024, not '2024-13'");
  EXPECT_EQ(filtered("since", "2023-02-29"), "--since: want a day there is, not '2023-02-29'");
  EXPECT_EQ(filtered("dyad", "JPN"), "--dyad: want two codes as A-B, not 'JPN'");
  EXPECT_THAT(message({.filters = {}, .count_by = {"colour"}, .series = ""}),
              testing::HasSubstr("no field 'colour'; there are actor, recipient"));
  EXPECT_THAT(message({.filters = {}, .count_by = {}, .series = "hour"}),
              testing::HasSubstr("want day, week, month or year"));
}

TEST_F(Query, AFilterTakesItsWordsAlone) {
  const auto with = [](const std::string& filter, const std::string& value) {
    return statement_of({.filters = {{filter, {value}}},
                         .count_by = {},
                         .series = "",
                         .words = {{"type", {"ACCUSE", "AID"}}, {"mode", {"", "meet"}}}});
  };
  EXPECT_TRUE(with("type", "accuse"));
  EXPECT_TRUE(with("mode", ""));
  EXPECT_TRUE(with("context", "anything"));
  const auto type = with("type", "FOO"), mode = with("mode", "MEET");
  ASSERT_FALSE(type);
  ASSERT_FALSE(mode);
  EXPECT_EQ(type.error().kind, ErrorKind::usage);
  EXPECT_EQ(type.error().message, "--type: want one of ACCUSE, AID, not 'FOO'");
  EXPECT_EQ(mode.error().message, "--mode: want one of meet, not 'MEET'");
}

}  // namespace
}  // namespace entente::store
