#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.h"

namespace {

using Json = nlohmann::json;

const std::string good =
    R"({"id":"good","published":"2024-11-05","text":"Japan condemned North Korea on Monday."})"
    "\n";

TEST(Code, WritesOneEventALine) {
  const Outcome result = run("code --input jsonl --output jsonl", good);
  EXPECT_EQ(result.code, 0) << result.error;
  const auto events = lines_of(result.out);
  ASSERT_EQ(events.size(), 1u) << result.out;
  EXPECT_EQ(events[0]["type"], "ACCUSE");
  EXPECT_EQ(events[0]["actors"][0]["code"], "JPN");
  EXPECT_EQ(events[0]["recipients"][0]["code"], "PRK");
  EXPECT_EQ(events[0]["date"]["value"], "2024-11-04");
  EXPECT_EQ(events[0]["trigger"]["text"], "condemned");
}

TEST(Code, SameTextSameIdsWhateverTheThreads) {
  std::string many;
  for (int i = 0; i < 50; ++i) many += good;
  const Outcome one = run("code --input jsonl --output jsonl --threads 1", many);
  EXPECT_EQ(one.out, run("code --input jsonl --output jsonl --threads 2", many).out);
  EXPECT_EQ(lines_of(one.out).size(), 50u);
}

TEST(Code, EveryTextIsTheBytesAtItsSpan) {
  const std::string path = ENTENTE_SOURCE_DIR "/examples/ue-giappone.it.txt";
  const std::string raw = slurp(path);
  const Outcome result = run("code --output jsonl --published 2024-11-01 '" + path + "'");
  EXPECT_EQ(result.code, 0) << result.error;
  const std::function<void(const Json&)> check = [&](const Json& node) {
    if (node.is_object() && node.contains("span") && node.contains("text")) {
      const auto begin = node["span"][0].get<std::size_t>(),
                 end = node["span"][1].get<std::size_t>();
      EXPECT_EQ(node["text"], raw.substr(begin, end - begin));
    }
    if (node.is_structured()) {
      for (const Json& child : node) check(child);
    }
  };
  const auto events = lines_of(result.out);
  EXPECT_GE(events.size(), 3u);
  for (const Json& event : events) check(event);
}

TEST(Code, NamesAMissingFileAndCodesTheRest) {
  const std::string path = write_file("good.jsonl", good);
  const Outcome result = run("code --output jsonl /no/such.txt '" + path + "'");
  EXPECT_EQ(result.code, 1);
  EXPECT_NE(result.error.find("/no/such.txt: No such file"), std::string::npos) << result.error;
  EXPECT_EQ(lines_of(result.out).size(), 1u);
}

struct BadInput {
  const char* name;
  std::string bytes;
  const char* message;
};

class Bad : public testing::TestWithParam<BadInput> {};

TEST_P(Bad, IsNamedAndTheOthersAreCoded) {
  const std::string path = write_file(GetParam().name, GetParam().bytes),
                    rest = write_file("good.jsonl", good);
  const Outcome result = run("code --output jsonl '" + path + "' '" + rest + "'");
  EXPECT_EQ(result.code, 1);
  EXPECT_NE(result.error.find(path), std::string::npos) << result.error;
  EXPECT_NE(result.error.find(GetParam().message), std::string::npos) << result.error;
  EXPECT_EQ(lines_of(result.out).size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(
    Inputs, Bad,
    testing::Values(
        BadInput{"empty.txt", "", "empty: there is no text in it"},
        BadInput{"binary.txt",
                 std::string("\x7F"
                             "ELF\0\0\1",
                             7),
                 "byte 4: a NUL byte"},
        BadInput{"truncated.txt", "Il ministro ha gi\xC3", "byte 17: not UTF-8"},
        BadInput{"finnish.txt",
                 "Ulkoministeri tapasi eilen Helsingissä Ruotsin pääministerin ja puhui.",
                 "the languages are: ar de en es fr it ja ko nl pl pt ru tr uk zh"},
        BadInput{"bad.jsonl", "{\"id\":\"x\"}\n", ":1: no \"text\""},
        BadInput{"nul.jsonl", std::string("{\"id\":\"\0\"}\n", 11), ":1: not a JSON object"},
        BadInput{"date.jsonl",
                 "{\"text\":\"They met in Paris on Monday.\",\"published\":\"soon\"}\n",
                 "is no date: soon"}),
    [](const auto& test) {
      return std::string(test.param.name).substr(0, std::string(test.param.name).find('.')) +
             std::to_string(test.index);
    });

TEST(Code, SurvivesALineOf200Megabytes) {
  const std::string path = scratch("long.jsonl");
  {
    std::ofstream file(path);
    const std::string block(1 << 20, 'x');
    for (int i = 0; i < 200; ++i) file << block;
    file << '\n' << good;
  }
  const Outcome result = run("code --output jsonl '" + path + "'");
  ::unlink(path.c_str());
  EXPECT_EQ(result.code, 1);
  EXPECT_NE(result.error.find(":1: a line of 209715201 bytes"), std::string::npos) << result.error;
  EXPECT_EQ(lines_of(result.out).size(), 1u) << "the line after it is coded";
}

TEST(Code, NamesAFileWithoutReadPermission) {
  const std::string path = write_file("secret.txt", "text");
  ::chmod(path.c_str(), 0);
  const bool root = ::geteuid() == 0;
  const std::string prefix = root ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
  if (root && run_with(prefix, "--version").code != 0)
    GTEST_SKIP() << "nobody may not run the program here";
  const Outcome result = run_with(prefix, "code --output jsonl '" + path + "'");
  EXPECT_EQ(result.code, 1);
  EXPECT_NE(result.error.find(path + ": Permission denied"), std::string::npos) << result.error;
}

TEST(Code, WithoutPublishedRelativeDatesStayEmpty) {
  const Outcome result =
      run("code --input text --output jsonl", "Japan condemned North Korea on Monday.\n");
  EXPECT_EQ(result.code, 0) << result.error;
  const auto events = lines_of(result.out);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0]["date"]["value"], "");
}

TEST(Code, WrongUsageIsTwo) {
  EXPECT_EQ(run("code --output xml").code, 2);
  EXPECT_EQ(run("code --published tomorrow /dev/null").code, 2);
  EXPECT_EQ(run("nonsense").code, 2);
  EXPECT_EQ(run("--help").code, 0);
  EXPECT_NE(run("code --help").out.find("Examples:"), std::string::npos);
}

TEST(Code, TableFitsAndHasNoColourInAPipe) {
  const Outcome result = run("code --input jsonl --output table", good);
  EXPECT_EQ(result.out.find('\033'), std::string::npos);
  EXPECT_NE(result.out.find("ACCUSE/disapprove"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("JPN > PRK"), std::string::npos) << result.out;
}

TEST(Code, VerboseShowsFurniture) {
  const std::string path =
      write_file("f.txt", "Read also: more\nJapan condemned North Korea on Monday.\n");
  const Outcome result = run("code --verbose --output table '" + path + "'");
  EXPECT_NE(result.out.find("furniture [0,15): Read also: more"), std::string::npos) << result.out;
}

TEST(Explain, NamesRuleWordsAndTree) {
  const std::string path =
      write_file("e.txt", "Japan condemned North Korea on Monday.\nThe weather was fine.\n");
  const Outcome result = run("explain --published 2024-11-05 '" + path + "'");
  EXPECT_EQ(result.code, 0) << result.error;
  EXPECT_NE(result.out.find("“condemned” is CONDEMN by languages/en/concepts.tsv:"),
            std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find("rule ontology/rules/accuse.rules:"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("nsubj"), std::string::npos);
  EXPECT_NE(result.out.find("no concept that starts an event"), std::string::npos) << result.out;
}

TEST(Explain, NamesTheNearestRuleThatFailed) {
  const std::string path = write_file("n.txt", "Japan imposed a new dress code on Monday.\n");
  const Outcome result = run("explain --published 2024-11-05 '" + path + "'");
  EXPECT_NE(result.out.find("nearest rule ontology/rules/"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find(" lacks "), std::string::npos) << result.out;
}

TEST(Eval, EqualsTheScoringScript) {
  const std::string folder = ENTENTE_SOURCE_DIR "/tests/gold";
  const std::string gold = "'" + folder + "/plain/en.jsonl' '" + folder + "/plain/it.jsonl' '" +
                           folder + "/dev/de.jsonl'";
  const Outcome ours = run("eval " + gold);
  const std::string out = scratch("script");
  const std::string command = "python3 '" + folder + "/score_events.py' " + gold +
                              " --coder \"ENTENTE_DATA='" ENTENTE_SOURCE_DIR
                              "' '" ENTENTE_BINARY_DIR
                              "/entente' code --input jsonl --output jsonl\" > '" +
                              out + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(ours.out, slurp(out));
}

}  // namespace
