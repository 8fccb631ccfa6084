#include "parser/conllu.h"

#include <gtest/gtest.h>

#include "parser/conllu_checks.h"

namespace entente::parser {
namespace {

const std::string sample =
    "# sent_id = s1\n"
    "# text = Va dell'arte.\n"
    "1\tVa\tandare\tVERB\t_\tMood=Ind\t0\troot\t_\t_\n"
    "2-3\tdell'\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\tdi\tdi\tADP\t_\t_\t4\tcase\t_\t_\n"
    "3\tl'\til\tDET\t_\t_\t4\tdet\t_\t_\n"
    "4\tarte\tarte\tNOUN\t_\tGender=Fem\t1\tobl\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_\n"
    "\n";

std::string refusal(const std::string& text) {
  Document document;
  const Result<Parsed> parsed = read_conllu(text, document);
  return parsed ? "" : parsed.error().message;
}

std::string row(int id, int head, const std::string& form = "a") {
  return std::to_string(id) + "\t" + form + "\t_\t_\t_\t_\t" + std::to_string(head) + "\t_\t_\t_\n";
}

TEST(Conllu, RoundTrip) {
  Document document;
  const Result<Parsed> parsed = read_conllu(sample, document);
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(document.text, "Va dell'arte.\n");
  EXPECT_EQ(to_conllu(document, *parsed), sample);
}

TEST(Conllu, SpansArePiecesOfTheText) {
  Document document;
  const Result<Parsed> parsed = read_conllu(sample, document);
  const std::vector<Word>& words = parsed->sentences.at(0).words;
  ASSERT_EQ(words.size(), 5u);
  EXPECT_EQ(document.at(words[1].span), "dell'");
  EXPECT_EQ(words[1].span, words[2].span);
  EXPECT_EQ(words[2].form, "l'");
  EXPECT_EQ(words[3].head, 0);
  EXPECT_EQ(words[3].rel, Rel::obl);
  EXPECT_EQ(words[0].feats, "Mood=Ind");
}

TEST(Conllu, BareTokensAreTaken) {
  Document document;
  const Result<Parsed> parsed =
      read_conllu("1\tA\t_\t_\t_\t_\t_\t_\t_\t_\n2\tb\t_\t_\t_\t_\t_\t_\t_\t_\n", document);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->sentences.size(), 1u);
  EXPECT_EQ(document.text, "A b\n");
}

TEST(Conllu, EmptyNodesAndSubtypesAndLineEndsOfWindows) {
  Document document;
  const Result<Parsed> parsed = read_conllu(
      "1\tA\ta\tX\t_\t_\t0\troot\t_\t_\r\n1.1\tb\t_\t_\t_\t_\t_\t_\t_\t_\r\n2\tc\tc\tX\t_\t_"
      "\t1\tnsubj:pass\t_\t_\r\n\r\n",
      document);
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(parsed->sentences.at(0).words.at(1).rel, Rel::nsubj);
}

TEST(Conllu, NamesStandInMisc) {
  Document document;
  Result<Parsed> parsed = read_conllu(sample, document);
  parsed->sentences[0].words[3].name = NameKind::organisation;
  parsed->sentences[0].words[3].name_begins = true;
  EXPECT_NE(to_conllu(document, *parsed).find("obl\t_\tName=B-organisation|SpaceAfter=No\n"),
            std::string::npos);
}

TEST(Conllu, MalformedInputIsRefusedWithItsLine) {
  EXPECT_EQ(refusal("1\ta\n"), "line 1: expected 10 columns between tabs, found 2");
  EXPECT_EQ(refusal(row(1, 0) + row(3, 1)), "line 2: expected ID 2, found 3");
  EXPECT_EQ(refusal("x\ta\t_\t_\t_\t_\t0\t_\t_\t_\n"), "line 1: expected ID 1, found x");
  EXPECT_EQ(refusal("1\t\t_\t_\t_\t_\t0\t_\t_\t_\n"), "line 1: FORM is empty");
  EXPECT_EQ(refusal("1\ta\t_\t_\t_\t_\tx\t_\t_\t_\n"), "line 1: HEAD is no number: x");
  EXPECT_EQ(refusal("1\t\xFF\t_\t_\t_\t_\t0\t_\t_\t_\n"), "line 1: not UTF-8");
  EXPECT_EQ(refusal("1\ta\t_\t_\t_\t_\t0\t_\t_\t_\t_\n"), "line 1: more than 10 columns");
  EXPECT_EQ(refusal("2-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n"),
            "line 1: bad range of a multi-word token: 2-3");
  EXPECT_EQ(refusal("1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n" + row(1, 0) + "\n"),
            "line 3: the sentence ends inside a multi-word token");
}

TEST(Conllu, TreesThatAreNoneAreRefused) {
  EXPECT_EQ(refusal(row(1, 0) + row(2, 0) + "\n"),
            "line 3: the sentence above has 2 roots, not one");
  EXPECT_EQ(refusal(row(1, 2) + row(2, 1) + "\n"),
            "line 3: the sentence above has 0 roots, not one");
  EXPECT_EQ(refusal(row(1, 0) + row(2, 3) + row(3, 2) + "\n"),
            "line 4: the sentence above has a cycle at word 2");
  EXPECT_EQ(refusal(row(1, 0) + row(2, 9) + "\n"),
            "line 3: the sentence above has a HEAD beyond its end at word 2");
}

}  // namespace
}  // namespace entente::parser
