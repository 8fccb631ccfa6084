#include "reader/reader.h"

#include <gtest/gtest.h>

namespace entente::reader {
namespace {

class ReaderTest : public testing::Test {
 protected:
  static const Reader& reader() {
    static const Reader opened = *Reader::open(ENTENTE_SOURCE_DIR);
    return opened;
  }
  static std::vector<std::string> of_kind(const Document& document, Block::Kind kind) {
    std::vector<std::string> out;
    for (const Block& block : document.blocks) {
      if (block.kind == kind) out.emplace_back(document.at(block.span));
    }
    return out;
  }
};

constexpr const char* article =
    "Italia e Francia firmano un patto\n\nTransparenz: Redaktionell erstellt.\nVeröffentlicht am "
    "1. Mai\n\n"
    "L'Italia e la Francia hanno firmato lunedì a Roma un patto.\n\nQuellen:\n";

TEST_F(ReaderTest, TellsTitleBodyAndFurnitureApart) {
  const auto document = reader().text("a.txt", article, parse_date("2024-05-01"));
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->language, "it");
  EXPECT_EQ(of_kind(*document, Block::Kind::title),
            std::vector<std::string>{"Italia e Francia firmano un patto"});
  EXPECT_EQ(
      of_kind(*document, Block::Kind::body),
      std::vector<std::string>{"L'Italia e la Francia hanno firmato lunedì a Roma un patto."});
  EXPECT_EQ(of_kind(*document, Block::Kind::furniture).size(), 3u);
}

TEST_F(ReaderTest, JoinsLinesThatAFixedWidthHasTorn) {
  const auto document =
      reader().text("a.txt",
                    "France and Japan sign defence agreement\n\n"
                    "PARIS - The French foreign minister met his Japanese counterpart\n"
                    "in Paris on Tuesday, and the two ministers signed an agreement on\n"
                    "defence cooperation. Germany condemned the missile test that\n"
                    "North Korea carried out on Monday.\n\n"
                    "The French president will travel to Tokyo next month.\n",
                    parse_date("2024-11-06"));
  ASSERT_TRUE(document);
  const auto body = of_kind(*document, Block::Kind::body);
  ASSERT_EQ(body.size(), 2u);
  EXPECT_TRUE(body[0].starts_with("PARIS") && body[0].ends_with("on Monday."));
}

TEST_F(ReaderTest, KeepsLinesThatAreParagraphs) {
  const auto document = reader().text("a.txt",
                                      "The ministers of France and Japan met in Paris on Tuesday.\n"
                                      "They signed an agreement.\n"
                                      "Germany welcomed the step in a short statement on Monday.\n"
                                      "Talks go on.\n",
                                      parse_date("2024-11-06"));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->blocks.size(), 4u);
}

TEST_F(ReaderTest, TakesByteOrderMarkAndCrlf) {
  const auto document = reader().text(
      "a.txt", "\xEF\xBB\xBFThe two ministers met in Paris on Monday.\r\nThey signed a treaty.\r\n",
      {});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->at(document->blocks[0].span), "The two ministers met in Paris on Monday.");
}

TEST_F(ReaderTest, ConvertsUtf16) {
  const std::string text = "The ministers of France and Japan met in Paris on Monday.";
  std::string little("\xFF\xFE", 2), big("\xFE\xFF", 2);
  for (const char byte : text) {
    little += std::string{byte, '\0'};
    big += std::string{'\0', byte};
  }
  for (const std::string& bytes : {little, big}) {
    const auto document = reader().text("a.txt", bytes, {});
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_EQ(document->text, text);
  }
}

TEST_F(ReaderTest, NamesTheByteOfBadInput) {
  const auto truncated = reader().text("t.txt", "Il ministro ha gi\xC3", {});
  ASSERT_FALSE(truncated);
  EXPECT_EQ(truncated.error().message, "t.txt: byte 17: not UTF-8");
  const auto binary = reader().text("b.bin", std::string("ELF\0\x01", 5), {});
  ASSERT_FALSE(binary);
  EXPECT_EQ(binary.error().message, "b.bin: byte 3: a NUL byte: this is a binary file, not text");
  const auto empty = reader().text("e.txt", "\n \n", {});
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().message, "e.txt: empty: there is no text in it");
}

TEST_F(ReaderTest, SaysWhichLanguagesThereAre) {
  const auto finnish = reader().text(
      "f.txt", "Ulkoministeri tapasi eilen Helsingissä Ruotsin pääministerin ja puhui.", {});
  ASSERT_FALSE(finnish);
  EXPECT_EQ(finnish.error().kind, ErrorKind::unsupported);
  EXPECT_NE(finnish.error().message.find("the languages are: ar de en"), std::string::npos)
      << finnish.error().message;
}

TEST_F(ReaderTest, ReadsJsonLines) {
  const auto document = reader().json(
      "x:1",
      R"({"id":"a","text":"The ministers met in Paris on Monday.","published":"2024-11-01T10:00:00Z"})",
      {});
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->id, "a");
  EXPECT_EQ(to_text(document->published), "2024-11-01");
}

TEST_F(ReaderTest, NamesTheLineOfBadJson) {
  EXPECT_EQ(reader().json("x:7", "{", {}).error().message, "x:7: not a JSON object");
  EXPECT_EQ(reader().json("x:8", "{\"id\":1}", {}).error().message, "x:8: no \"text\"");
  EXPECT_EQ(reader()
                .json("x:9", R"({"text":"They met in Paris.","published":"soon"})", {})
                .error()
                .message,
            "x:9: \"published\" is no date: soon");
}

TEST_F(ReaderTest, KnowsTheLanguageOfALongTextAndOfOneWithControls) {
  std::string text = "a";  // the end of the probe falls within a character
  for (int i = 0; i < 5000; ++i) text += "両外相は8日、東京で会談した。";
  EXPECT_EQ(reader().language(text), "ja");
  EXPECT_EQ(
      reader().language("Gli\x01 ambasciatori \uFFFE italiani tornarono in patria ieri sera."),
      "it");
}

TEST_F(ReaderTest, KnowsTheLanguageOfAShortSentence) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"zh", "三名洪都拉斯外交官被危地马拉驱逐出境。"},
      {"zh", "苏丹警方逮捕了十名学生。"},
      {"ja", "ケニアの医師らがストライキに入った。"},
      {"ko", "케냐 의사들이 파업에 들어갔다."},
      {"ar", "اتهمت أذربيجان أرمينيا بقصف قرية."},
      {"ru", "Нападение Турции на Сирию осудила Иордания."},
      {"uk", "Президента Гаїті Жовенеля Моїза вбито."},
      {"tr", "Yunanistan, Arnavutluk'la savunma anlaşması imzaladı."},
      {"es", "Pandilleros asesinaron a un conductor de autobús en San Salvador."},
      {"pl", "Wojska Azerbejdżanu ostrzelały we wtorek Stepanakert."},
  };
  for (const auto& [language, text] : cases) EXPECT_EQ(reader().language(text), language) << text;
}

TEST_F(ReaderTest, KnowsTheFifteenLanguages) {
  const std::pair<const char*, const char*> cases[] = {
      {"de", "Die beiden Minister trafen sich am Montag in Berlin."},
      {"fr", "Les deux ministres se sont rencontrés lundi à Paris."},
      {"es", "Los dos ministros se reunieron el lunes en Madrid."},
      {"pt", "Os dois ministros reuniram-se na segunda-feira em Lisboa."},
      {"nl", "De twee ministers ontmoetten elkaar maandag in Den Haag."},
      {"pl", "Obaj ministrowie spotkali się w poniedziałek w Warszawie."},
      {"ru", "Министры встретились в понедельник в Москве."},
      {"uk", "Міністри зустрілися в понеділок у Києві."},
      {"ja", "両外相は8日、東京で会談した。"},
      {"zh", "两国外长星期一在北京举行会谈。"},
      {"ko", "두 장관은 월요일 서울에서 회담했다."},
      {"ar", "التقى الوزيران يوم الاثنين في القاهرة."},
      {"tr", "İki bakan pazartesi günü Ankara'da görüştü."}};
  for (const auto& [language, text] : cases) EXPECT_EQ(reader().language(text), language) << text;
}

}  // namespace
}  // namespace entente::reader
