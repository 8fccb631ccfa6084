#include "coder/relators.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace entente::coder {
namespace {

Result<Relators> relators_of(const std::string& rows) {
  const auto path = std::filesystem::temp_directory_path() / "entente-relators.tsv";
  std::ofstream(path, std::ios::binary) << rows;
  return Relators::open(path.string());
}

struct Text {
  Document document;
  Sentence sentence;
};

/// A text of words with a space between them; each hangs on the one after it, as compounds do.
Text text_of(const std::string& text) {
  Text made;
  made.document.text = text;
  std::uint32_t begin = 0;
  while (begin < text.size()) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find(' ', begin), text.size()));
    Word word;
    word.form = std::string_view(text).substr(begin, end - begin);
    word.span = {begin, end};
    word.upos = Upos::NOUN;
    word.rel = Rel::nmod;
    made.sentence.words.push_back(word);
    begin = end + 1;
  }
  return made;
}

using Roles = std::vector<std::string_view>;

TEST(Relators, APrepositionIsOfTheNameBehindIt) {
  const std::string text = "Laos by Peru";
  Text made = text_of(text);
  const auto relators = relators_of("agent\tbefore\tby\n");
  ASSERT_TRUE(relators);
  made.sentence.words[1].upos = Upos::ADP;
  EXPECT_EQ(relators->around(made.document, made.sentence, 2, 2, 2).own, (Roles{"agent"}));
  EXPECT_TRUE(relators->around(made.document, made.sentence, 0, 0, 0).own.empty());
}

TEST(Relators, APostpositionIsOfTheNameBeforeItOrOfItsCompound) {
  const std::string text = "Peru ga Laos men ni";
  Text made = text_of(text);
  made.sentence.words[2].rel = Rel::compound;
  made.sentence.words[2].head = 3;
  const auto relators = relators_of("topic\tafter\tga\nto\tafter\tni\n");
  ASSERT_TRUE(relators);
  EXPECT_EQ(relators->around(made.document, made.sentence, 0, 0, 0).own, (Roles{"topic"}));
  EXPECT_EQ(relators->around(made.document, made.sentence, 2, 2, 2).own, (Roles{"to"}));
}

TEST(Relators, MarksAndStemsAreOfVerbs) {
  const auto relators = relators_of("passive\tmark\twas\npassive\tstem\til\n");
  ASSERT_TRUE(relators);
  Word was, killed;
  was.form = "Was";
  killed.lemma = "edil";
  EXPECT_TRUE(relators->marks("passive", was));
  EXPECT_FALSE(relators->marks("agent", was));
  EXPECT_TRUE(relators->has_stem("passive", killed));
  EXPECT_FALSE(relators->has_stem("passive", was));
}

TEST(Relators, ABadRowIsRefusedWithItsLine) {
  const auto relators = relators_of("agent\tbefore\tby\nagent\t-\tvon\n");
  ASSERT_FALSE(relators);
  EXPECT_NE(relators.error().message.find("before, after, mark or stem wanted"), std::string::npos);
  EXPECT_NE(relators.error().message.find("2"), std::string::npos);
}

}  // namespace
}  // namespace entente::coder
