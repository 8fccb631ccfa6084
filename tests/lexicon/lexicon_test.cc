#include "lexicon/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sentence_maker.h"

namespace entente::lexicon {
namespace {

using Kind = Lexicon::Kind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Language language(const std::string& code) {
  auto opened = Language::open(std::string(ENTENTE_SOURCE_DIR) + "/languages/" + code);
  EXPECT_TRUE(opened) << opened.error().message;
  return *opened;
}

/// Matches as "KEY:text" in order; words of a gap match are joined by "_".
std::vector<std::string> found(const std::string& code, Kind kind, const std::string& rows,
                               const SentenceMaker& made) {
  const auto lexicon = Lexicon::parse(rows, "languages/" + code + "/x.tsv", kind, language(code));
  if (!lexicon) return {lexicon.error().message};
  std::vector<Match> matches;
  lexicon->find(made.document, made.sentence, matches);
  std::vector<std::string> out;
  for (const auto& match : matches) {
    std::string text;
    for (const auto word : match.words)
      text.append(text.empty() ? "" : "_").append(made.sentence.words[word].form);
    if (!match.gap) text = made.document.at(match.span);
    out.push_back(std::string(lexicon->entry(match.entry).key).append(":").append(text));
  }
  return out;
}

TEST(Lexicon, MatchesFormLemmaStarAndAlternatives) {
  const SentenceMaker made(
      "Roma/Roma/PROPN firma/firmare/VERB e/e/CCONJ condannò/condannare/VERB i/il/DET "
      "russi/russo/NOUN");
  EXPECT_THAT(found("it", Kind::concepts,
                    "SIGN\tV\t-\tfirmare\nCONDEMN\tV\t-\tcondann*, deplorare\n", made),
              ElementsAre("SIGN:firma", "CONDEMN:condannò"));
  EXPECT_THAT(found("it", Kind::names, "RUS\tadj\truss(o|a|i|e)\n", made),
              ElementsAre("RUS:russi"));
}

TEST(Lexicon, PartOfSpeechIsAsked) {
  const SentenceMaker made("la/il/DET firma/firma/NOUN firma/firmare/VERB firma/firma/X");
  EXPECT_THAT(found("it", Kind::concepts, "SIGN\tN\t-\tfirma\n", made),
              ElementsAre("SIGN:firma", "SIGN:firma"));
}

TEST(Lexicon, LongestWinsAndEqualKeysDoNotRepeat) {
  const SentenceMaker made("North/North/PROPN Korea/Korea/PROPN");
  EXPECT_THAT(
      found("en", Kind::names, "KOR\tname\tKorea\nPRK\tname\tNorth Korea, north korea\n", made),
      ElementsAre("PRK:North Korea"));
}

TEST(Lexicon, CapitalsAreAskedUnlessAllIsInCapitals) {
  const std::string rows = "USA\tname\tUS\n";
  EXPECT_THAT(
      found("en", Kind::names, rows, SentenceMaker("US/US/PROPN helps/help/VERB us/we/PRON")),
      ElementsAre("USA:US"));
  EXPECT_THAT(found("en", Kind::names, "TUR\tname\tTurkey\n",
                    SentenceMaker("TURKEY/TURKEY/PROPN VOTES/VOTES/VERB")),
              ElementsAre("TUR:TURKEY"));
}

TEST(Lexicon, GapTakesTheNearestAndHidesItsWords) {
  const SentenceMaker made(
      "Polizei/Polizei/NOUN nimmt/nehmen/VERB Mann/Mann/NOUN fest/fest/ADV ,/,/PUNCT "
      "fest/fest/ADV");
  EXPECT_THAT(found("de", Kind::concepts,
                    "ARREST\t-\t-\tnehmen … fest\nTAKE\tV\t-\tnehmen\nMAN\tN\t-\tMann\n", made),
              ElementsAre("ARREST:nimmt_fest", "MAN:Mann"));
  const SentenceMaker far("nimmt/nehmen/VERB a b c d e f g h i fest");
  EXPECT_THAT(found("de", Kind::concepts, "ARREST\t-\t-\tnehmen … fest\n", far), IsEmpty());
}

TEST(Lexicon, MultiWordTokensAndJoinedTokens) {
  const SentenceMaker made(
      "il/il/DET capo/capo/NOUN della{di/di/ADP+la/il/DET} politica/politica/NOUN "
      "dell'{di/di/ADP+l'/il/DET} =Onu/Onu/PROPN");
  EXPECT_THAT(found("it", Kind::roles, "GOV\tperson\tcapo della politica\n", made),
              ElementsAre("GOV:capo della politica"));
  EXPECT_THAT(found("it", Kind::names, "UNO\tname\tdell'Onu\n", made), ElementsAre("UNO:dell'Onu"));
  const SentenceMaker hyphens(
      "anti/anti/ADJ =-/-/PUNCT =terrorism/terrorism/NOUN in/in/ADP the/the/DET U/U/X =./. =S/S "
      "=./.");
  EXPECT_THAT(found("en", Kind::concepts, "TERROR\t-\t-\tanti-terror*\n", hyphens),
              ElementsAre("TERROR:anti-terrorism"));
  EXPECT_THAT(found("en", Kind::names, "USA\tname\tU.S.\n", hyphens), ElementsAre("USA:U.S."));
}

TEST(Lexicon, LettersThatCountAsTheSame) {
  EXPECT_THAT(
      found("ru", Kind::roles, "GOV\tbody\tсамолёт*\n", SentenceMaker("самолеты/самолет/NOUN")),
      ElementsAre("GOV:самолеты"));
  EXPECT_THAT(
      found("uk", Kind::roles, "GOV\tperson\tпрем'єр*\n", SentenceMaker("прем’єру/прем’єр/NOUN")),
      ElementsAre("GOV:прем’єру"));
  EXPECT_THAT(found("tr", Kind::names, "IRQ\tname\tIrak\nIRN\tname\tİran\n",
                    SentenceMaker("IRAK İran'la/İran/PROPN iran")),
              ElementsAre("IRQ:IRAK", "IRN:İran'la"));
  EXPECT_THAT(
      found("ko", Kind::roles, "MIL\tbody\t국방부\n", SentenceMaker("국방부는/국방부+는/NOUN")),
      ElementsAre("MIL:국방부는"));
}

TEST(Lexicon, ArabicSkipsProclitics) {
  const std::string rows = "SAU\tname\tسعودية\nUSA\tname\tولايات متحدة\nDEU\tname\tالمانيا\n";
  EXPECT_THAT(
      found("ar", Kind::names, rows, SentenceMaker("والسعودية للسعودية الولايات المتحدة وألمانيا")),
      ElementsAre("SAU:والسعودية", "SAU:للسعودية", "USA:الولايات المتحدة", "DEU:وألمانيا"));
}

TEST(Lexicon, RunningTextMapsToWords) {
  const SentenceMaker made(
      "政府/政府/NOUN は/は/ADP 厳重/厳重/ADJ に/に/ADP 抗議/抗議/VERB し/する/AUX EU軍/EU軍/NOUN "
      "NEU/NEU/NOUN",
      false);
  EXPECT_THAT(found("ja", Kind::concepts, "PROTEST\tV\t-\t厳重に抗議\nX\t-\t-\t抗議\n", made),
              ElementsAre("PROTEST:厳重に抗議"));
  EXPECT_THAT(found("ja", Kind::names, "EUR\tname\tEU\n", made), ElementsAre("EUR:EU"));
  EXPECT_THAT(
      found("ja", Kind::names, "IND\tname\tインド\n", SentenceMaker("ウインドウ インド", false)),
      IsEmpty());
  EXPECT_THAT(found("ja", Kind::concepts, "P\t-\t-\t政府…抗議\n", made),
              ElementsAre("P:政府_抗議"));
}

TEST(Lexicon, BadRowsAreRefusedWithFileLineAndCaret) {
  const auto message = [](const std::string& rows) {
    const auto lexicon =
        Lexicon::parse(rows, "languages/it/concepts.tsv", Kind::concepts, language("it"));
    return lexicon ? std::string("taken") : lexicon.error().message;
  };
  EXPECT_EQ(
      message("# c\nSIGN\tV\t-\tfirm(a|e\n"),
      "languages/it/concepts.tsv:2:14: no ) for this (\nSIGN\tV\t-\tfirm(a|e\n    \t \t \t    ^");
  EXPECT_THAT(
      message("SIGN\tQ\t-\tfirma\n"),
      HasSubstr("concepts.tsv:1:6: unknown part of speech \"Q\"\nSIGN\tQ\t-\tfirma\n    \t^"));
  EXPECT_THAT(message("SIGN\tV\tfirma\n"), HasSubstr("expected 4 cells"));
  EXPECT_THAT(message("SIGN\tV\t-\ta*b\n"), HasSubstr("a star inside an item"));
  EXPECT_THAT(message("SIGN\tV\t-\tfirma, … x\n"), HasSubstr("begins with a gap"));
  EXPECT_THAT(message("SIGN\tV\t-\tfirma,\n"), HasSubstr("an empty pattern"));
  EXPECT_THAT(message("SIGN\tV\tx\tfirma\n"), HasSubstr("unknown frame"));
  EXPECT_THAT(message("SIGN\tV\t-\t\xFF\n"), HasSubstr("not UTF-8"));
}

TEST(Lexicon, SaysWhereARowIs) {
  const auto lexicon = Lexicon::parse("\n#\nJPN\tname\tGiappone\tGOV\n",
                                      "/data/languages/it/names.tsv", Kind::names, language("it"));
  ASSERT_TRUE(lexicon);
  EXPECT_EQ(lexicon->where(0), "languages/it/names.tsv:3");
  EXPECT_EQ(lexicon->entry(0).third, "GOV");
}

}  // namespace
}  // namespace entente::lexicon
