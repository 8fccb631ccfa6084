#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "program.h"

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; (at = text.find_first_not_of(" \n", at)) != std::string::npos;) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

std::string script(const std::string& shell) {
  const Outcome result = run("completion " + shell);
  EXPECT_EQ(result.code, 0) << result.error;
  return write_file("completion." + shell, result.out);
}

/// What a real bash answers when the last of the words is completed.
std::vector<std::string> completed(const std::string& words) {
  const std::string out = scratch("completed"),
                    lines = "source '" + script("bash") +
                            "' || exit 1\ncomplete -p entente || exit 2\n" + "COMP_WORDS=(" +
                            words + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]}-1))\n" +
                            "_entente\nprintf '%s\\n' \"${COMPREPLY[@]}\" >'" + out + "'\n";
  const std::string command = "bash --norc '" + write_file("lines", lines) + "' >/dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0) << lines;
  return words_of(slurp(out));
}

/// The subcommands that --help lists.
std::vector<std::string> subcommands() {
  const std::string help = run("--help").out;
  std::vector<std::string> names;
  for (std::size_t at = help.find("Subcommands:\n") + 13; help.compare(at, 2, "  ") == 0;) {
    if (help[at + 2] != ' ') names.push_back(help.substr(at + 2, help.find(' ', at + 2) - at - 2));
    at = help.find('\n', at) + 1;
  }
  return names;
}

bool is_installed(const std::string& shell) {
  return std::system(("command -v " + shell + " >/dev/null 2>&1").c_str()) == 0;
}

TEST(Completion, BashCompletesSubcommands) {
  EXPECT_THAT(completed("entente ''"), testing::ContainerEq(subcommands()));
  EXPECT_THAT(completed("entente ex"), UnorderedElementsAre("explain", "export"));
  EXPECT_THAT(completed("entente --data x co"), UnorderedElementsAre("code", "completion"));
}

TEST(Completion, BashCompletesOptionsOfTheSubcommand) {
  EXPECT_THAT(completed("entente code --"), Contains("--published"));
  EXPECT_THAT(completed("entente code --in"), ElementsAre("--input"));
  EXPECT_THAT(completed("entente check --in"), IsEmpty());
  EXPECT_THAT(completed("entente --d"), ElementsAre("--data"));
}

TEST(Completion, BashCompletesTheValuesOfOptions) {
  EXPECT_THAT(completed("entente code --input ''"),
              UnorderedElementsAre("auto", "html", "jsonl", "text"));
  EXPECT_THAT(completed("entente code --output = p"), ElementsAre("plover"));
  EXPECT_THAT(completed("entente completion z"), ElementsAre("zsh"));
  EXPECT_THAT(completed("entente code --published 2"), IsEmpty()) << "bash then offers files";
  EXPECT_THAT(completed("entente code article"), IsEmpty()) << "bash then offers files";
}

TEST(Completion, EveryOptionOfHelpIsInEveryScriptAndTheManual) {
  const std::string bash = slurp(script("bash")), zsh = slurp(script("zsh")),
                    fish = slurp(script("fish")), manual = run("man").out;
  const auto names = subcommands();
  ASSERT_GE(names.size(), 8u);
  for (const std::string& name : names) {
    EXPECT_NE(manual.find(".SS entente " + name), std::string::npos) << name;
    for (const std::string& word : words_of(run(name + " --help").out)) {
      if (!word.starts_with("--") || word.size() < 4) continue;
      const std::string option =
          word.substr(0, word.find_first_not_of("-abcdefghijklmnopqrstuvwxyz"));
      std::string dashed = option;
      for (std::size_t at = 0; (at = dashed.find('-', at)) != std::string::npos; at += 2)
        dashed.insert(at, "\\");
      EXPECT_NE(bash.find(option), std::string::npos) << name << " " << option;
      EXPECT_NE(zsh.find("'" + option + "["), std::string::npos) << name << " " << option;
      EXPECT_NE(fish.find(" -l " + option.substr(2)), std::string::npos) << name << " " << option;
      EXPECT_NE(manual.find(dashed), std::string::npos) << name << " " << option;
    }
  }
}

TEST(Completion, OtherShellsReadTheirScripts) {
  int read = 0;
  for (const char* shell : {"zsh", "fish"}) {
    if (!is_installed(shell)) continue;
    EXPECT_EQ(std::system((std::string(shell) + " -n '" + script(shell) + "'").c_str()), 0);
    ++read;
  }
  if (read == 0) GTEST_SKIP() << "neither zsh nor fish is installed";
}

TEST(Completion, UnknownShellIsWrongUsage) { EXPECT_EQ(run("completion tcsh").code, 2); }

}  // namespace
