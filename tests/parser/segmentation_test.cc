// Sentences and words of each language, on phrases of our own: sentences between ` / `, words
// between spaces.
#include <gtest/gtest.h>

#include <string>

#include "parser/segmenter.h"

namespace entente::parser {
namespace {

const Segmenter& segmenter() {
  static const Result<Segmenter> opened = Segmenter::open(ENTENTE_SOURCE_DIR);
  if (!opened) ADD_FAILURE() << opened.error().message;
  return *opened;
}

std::string cut(const std::string& language, const std::string& text) {
  Document document;
  document.text = text;
  document.language = language;
  Parsed parsed;
  segmenter().segment(document, parsed);
  std::string out;
  for (const Sentence& sentence : parsed.sentences) {
    if (!out.empty()) out += " / ";
    for (const Word& word : sentence.words) {
      if (&word != &sentence.words.front()) out += ' ';
      out += word.form;
    }
  }
  return out;
}

struct Phrase {
  const char* language;
  const char* text;
  const char* expected;
};

class Segmentation : public testing::TestWithParam<Phrase> {};

TEST_P(Segmentation, CutsAsTheTreebankDoes) {
  const Phrase& phrase = GetParam();
  EXPECT_EQ(cut(phrase.language, phrase.text), phrase.expected);
}

constexpr Phrase english[] = {
    {"en", "He didn't sign. She won't either.", "He did n't sign . / She wo n't either ."},
    {"en", "Mr. Smith met Dr. Jones on Jan. 5.", "Mr. Smith met Dr. Jones on Jan. 5 ."},
    {"en", "The U.S. President left. In the U.S. The talks ended.",
     "The U.S. President left . / In the U.S. / The talks ended ."},
    {"en", "China's leaders' long-term plan", "China 's leaders ' long - term plan"},
    {"en", "It costs $2.5bn, i.e. 10% more.", "It costs $ 2.5bn , i.e. 10 % more ."},
    {"en", "“We agree,” he said. “It’s done.”", "“ We agree , ” he said . / “ It ’s done . ”"},
    {"en", "J. K. Rowling and Acme Inc. met at 9:30 a.m. in No. 10.",
     "J. K. Rowling and Acme Inc. met at 9:30 a.m. in No. 10 ."},
    {"en", "See https://example.org/a?b=1. No.", "See https://example.org/a?b=1 . / No ."},
    {"en", "They cannot agree... Or can they?!", "They can not agree ... / Or can they ?!"},
};
constexpr Phrase german[] = {
    {"de", "Am 3. Oktober trafen sich z. B. die Minister.",
     "An dem 3. Oktober trafen sich z. B. die Minister ."},
    {"de", "Er kam am 5. Juni. Die Gespräche begannen.",
     "Er kam an dem 5. Juni . / Die Gespräche begannen ."},
    {"de", "Der US-Präsident reist zum Gipfel.", "Der US - Präsident reist zu dem Gipfel ."},
    {"de", "Das kostet 1,5 Mrd. Euro bzw. 20 Prozent.",
     "Das kostet 1,5 Mrd. Euro bzw. 20 Prozent ."},
    {"de", "Die UN-Vollversammlung tagt.", "Die UN - Vollversammlung tagt ."},
    {"de", "„Wir sind bereit“, sagte Dr. Weber.", "„ Wir sind bereit “ , sagte Dr. Weber ."},
    {"de", "Es geht ums Geld, d.h. um alles.", "Es geht um das Geld , d.h. um alles ."},
    {"de", "Papst Johannes XXIII. berief das Konzil ein.",
     "Papst Johannes XXIII. berief das Konzil ein ."},
    {"de", "Sie verhandelten im Mai. Im Juni unterschrieben sie.",
     "Sie verhandelten in dem Mai . / In dem Juni unterschrieben sie ."},
};
constexpr Phrase french[] = {
    {"fr", "L'accord du 8 mars a été signé aujourd'hui.",
     "L' accord de le 8 mars a été signé aujourd'hui ."},
    {"fr", "M. Macron s'est rendu aux Pays-Bas.", "M. Macron s' est rendu à les Pays-Bas ."},
    {"fr", "Va-t-il partir ? Peut-être.", "Va -t-il partir ? / Peut-être ."},
    {"fr", "Celui-ci l’a dit à 80 000 personnes.", "Celui-ci l’ a dit à 80 000 personnes ."},
    {"fr", "Qu'en pense-t-on, c'est-à-dire ici ?", "Qu' en pense -t-on , c'est-à-dire ici ?"},
    {"fr", "Le prix baisse de 2,5 %, etc. Le marché suit.",
     "Le prix baisse de 2,5 % , etc. / Le marché suit ."},
    {"fr", "« Oui », dit-il. « Non. »", "« Oui » , dit -il . / « Non . »"},
    {"fr", "Nous acceptons : « D'accord. » Le roi partit.",
     "Nous acceptons : « D' accord . » / Le roi partit ."},
    {"fr", "AU nom de l'ONU", "À LE nom de l' ONU"},
};
constexpr Phrase spanish[] = {
    {"es", "El ministro del Interior fue al Congreso.",
     "El ministro de el Interior fue a el Congreso ."},
    {"es", "Quieren reunirse y firmarlo.", "Quieren reunir se y firmar lo ."},
    {"es", "Reuniéndose con EE. UU. en Madrid", "Reuniendo se con EE. UU. en Madrid"},
    {"es", "Giancarlo y Carlos hablan aparte.", "Giancarlo y Carlos hablan aparte ."},
    {"es", "¿Cuándo? ¡Hoy! El Sr. Pérez lo dijo.", "¿ Cuándo ? / ¡ Hoy ! / El Sr. Pérez lo dijo ."},
    {"es", "Subió un 25% a 1.200,50 euros.", "Subió un 25% a 1.200,50 euros ."},
    {"es", "El art. 5 del tratado", "El art. 5 de el tratado"},
    {"es", "Para dárselo al presidente", "Para dar se lo a el presidente"},
};
constexpr Phrase portuguese[] = {
    {"pt", "O primeiro-ministro falou no Parlamento.",
     "O primeiro-ministro falou em o Parlamento ."},
    {"pt", "Trata-se da reforma pela qual lutaram.", "Trata se de a reforma por a qual lutaram ."},
    {"pt", "Os ministros encontram-se à tarde.", "Os ministros encontram se a a tarde ."},
    {"pt", "Realizar-se-á naquela cidade.", "Realizará se em aquela cidade ."},
    {"pt", "Pagou US$ 10 mil ao Sr. Silva.", "Pagou US$ 10 mil a o Sr. Silva ."},
    {"pt", "Foi às 10h. Depois saiu.", "Foi a as 10h . / Depois saiu ."},
    {"pt", "Deste modo, disse-lhe tudo.", "De este modo , disse lhe tudo ."},
    {"pt", "Quer fazê-lo numa semana.", "Quer fazê lo em uma semana ."},
};
constexpr Phrase italian[] = {
    {"it", "L'accordo dell'8 marzo è della Commissione.",
     "L' accordo di l' 8 marzo è di la Commissione ."},
    {"it", "Vogliono incontrarsi per discuterne.", "Vogliono incontrar si per discuter ne ."},
    {"it", "Il dott. Rossi e l'on. Bianchi sono d'accordo.",
     "Il dott. Rossi e l' on. Bianchi sono d' accordo ."},
    {"it", "NELLA sede dell’ONU", "IN LA sede di l’ ONU"},
    {"it", "Il 12 gen. 2024 a Roma. Il gen. Verdi", "Il 12 gen. 2024 a Roma . / Il gen. Verdi"},
    {"it", "C'è un po' di tempo.", "C' è un po' di tempo ."},
    {"it", "I percorsi sono diversi. Forse no.", "I percorsi sono diversi . / Forse no ."},
    {"it", "Riunendosi a Roma, decisero ecc. La seduta finì.",
     "Riunendo si a Roma , decisero ecc. / La seduta finì ."},
    {"it", "Disse: «Sì». Poi se ne andò.", "Disse : « Sì » . / Poi se ne andò ."},
};
constexpr Phrase dutch[] = {
    {"nl", "De minister-president sprak met dhr. De Vries.",
     "De minister-president sprak met dhr. De Vries ."},
    {"nl", "'t Is zo'n mooie dag.", "'t Is zo'n mooie dag ."},
    {"nl", "Dat gebeurde o.a. in '98.", "Dat gebeurde o.a. in '98 ."},
    {"nl", "Hij kwam. Zij ging.", "Hij kwam . / Zij ging ."},
    {"nl", "Het kost 1,5 mln. euro.", "Het kost 1,5 mln. euro ."},
    {"nl", "De 24-jarige schaatser won.", "De 24-jarige schaatser won ."},
    {"nl", "D.w.z. de EU betaalt.", "D.w.z. de EU betaalt ."},
    {"nl", "Ze zei: \"Ja.\" Toen niets.", "Ze zei : \" Ja . \" / Toen niets ."},
};
constexpr Phrase polish[] = {
    {"pl", "Powiedziałem, że byłoby dobrze.", "Powiedział em , że było by dobrze ."},
    {"pl", "Chciałbym podziękować prof. Nowakowi.", "Chciał by m podziękować prof . Nowakowi ."},
    {"pl", "Rozmawiał z zespołem i generałem.", "Rozmawiał z zespołem i generałem ."},
    {"pl", "Stosunki polsko-niemieckie i 14-letni chłopiec",
     "Stosunki polsko - niemieckie i 14-letni chłopiec"},
    {"pl", "Kosztuje to 5 mln zł. Rząd zapłaci.", "Kosztuje to 5 mln zł . / Rząd zapłaci ."},
    {"pl", "Byli tam m.in. ministrowie.", "Byli tam m.in . ministrowie ."},
    {"pl", "Żebyśmy mogli, powinniśmy działać.", "Żeby śmy mogli , powinni śmy działać ."},
    {"pl", "Dnia 3 maja. Potem wyjechał.", "Dnia 3 maja . / Potem wyjechał ."},
};
constexpr Phrase russian[] = {
    {"ru", "В 2020 г. президент В. В. Путин встретился с ним.",
     "В 2020 г. президент В. В. Путин встретился с ним ."},
    {"ru", "Из-за этого кто-то ушёл.", "Из-за этого кто-то ушёл ."},
    {"ru", "Цена — 5 млн руб. Это много.", "Цена — 5 млн руб. / Это много ."},
    {"ru", "Он сказал: «Да». Она ушла.", "Он сказал : « Да » . / Она ушла ."},
    {"ru", "Нефть, газ и т. д. и т. п.", "Нефть , газ и т. д. и т. п."},
    {"ru", "США и КНР согласны?! Нет...", "США и КНР согласны ?! / Нет ..."},
    {"ru", "3-й пункт, 80-х годов", "3-й пункт , 80-х годов"},
    {"ru", "Сайт mid.ru сообщил.", "Сайт mid.ru сообщил ."},
};
constexpr Phrase ukrainian[] = {
    {"uk", "Прем'єр-міністр подякував.", "Прем'єр - міністр подякував ."},
    {"uk", "Будь-який 10-річний план", "Будь-який 10-річний план"},
    {"uk", "У 2022 р. президент В. Зеленський виступив.",
     "У 2022 р . президент В . Зеленський виступив ."},
    {"uk", "Здоров’я дітей. Об'єднання міст.", "Здоров’я дітей . / Об'єднання міст ."},
    {"uk", "Понад 5 244 190 осіб", "Понад 5 244 190 осіб"},
    {"uk", "«Так», — сказав він. «Ні».", "« Так » , — сказав він . / « Ні » ."},
    {"uk", "Хліб, сіль тощо. Далі нічого.", "Хліб , сіль тощо . / Далі нічого ."},
    {"uk", "Що?! Невже!..", "Що ?! / Невже !.."},
};
constexpr Phrase turkish[] = {
    {"tr", "Türkiye'nin başkenti Ankara'dır.", "Türkiye'nin başkenti Ankara 'dır ."},
    {"tr", "2. Dünya Savaşı bitti. Barış geldi.", "2. Dünya Savaşı bitti . / Barış geldi ."},
    {"tr", "Ankara'daki görüşmeler sürüyor.", "Ankara'da ki görüşmeler sürüyor ."},
    {"tr", "Prof. Dr. Yılmaz konuştu.", "Prof. Dr. Yılmaz konuştu ."},
    {"tr", "Bu önemli vb. konular", "Bu önem li vb. konular"},
    {"tr", "Toplantı Helsinki kentinde", "Toplantı Helsinki kentinde"},
    {"tr", "Geldi mi? Hayır!", "Geldi mi ? / Hayır !"},
    {"tr", "5.000 asker yoktu.", "5.000 asker yok tu ."},
    {"tr", "\"Evet\" dedi.", "\" Evet \" dedi ."},
};
constexpr Phrase arabic[] = {
    {"ar", "وقال الرئيس إنه وافق.", "و قال الرئيس إن ه وافق ."},
    {"ar", "وصل وزير الخارجية إلى واشنطن.", "وصل وزير الخارجية إلى واشنطن ."},
    {"ar", "للحكومة", "ل الحكومة"},
    {"ar", "وأضاف أن الوفد سيزور بيروت.", "و أضاف أن الوفد س يزور بيروت ."},
    {"ar", "هل غادر؟ نعم!", "هل غادر ؟ / نعم !"},
    {"ar", "منها وعليها", "من ها و علي ها"},
    {"ar", "٢٦٫٣ في المئة", "٢٦٫٣ في المئة"},
    {"ar", "باريس وبرلين", "باريس و برلين"},
    {"ar", "وقّعت الحكومة اتفاقاً", "وقّعت الحكومة اتفاقاً"},
    {"ar", "والحكومةُ", "و الحكومة"},
    {"ar", "أيار/مايو", "أيار / مايو"},
};
constexpr Phrase korean[] = {
    {"ko", "한국 정부는 8,770원을 지급했다.", "한국 정부는 8,770원을 지급했다 ."},
    {"ko", "'평화'라고 말했다.", "' 평화 ' 라고 말했다 ."},
    {"ko", "회담이 열렸다. 합의는 없었다.", "회담이 열렸다 . / 합의는 없었다 ."},
    {"ko", "3~4주 동안", "3~4주 동안"},
    {"ko", "미국(워싱턴)에서", "미국 ( 워싱턴 ) 에서"},
    {"ko", "성장률은 3.3%다.", "성장률은 3.3 % 다 ."},
    {"ko", "정말? 네!", "정말 ? / 네 !"},
    {"ko", "R&D 투자", "R&D 투자"},
};
constexpr Phrase chinese[] = {
    {"zh", "中国政府宣布新政策。美国表示欢迎。", "中国 政府 宣布 新 政策 。 / 美国 表示 欢迎 。"},
    {"zh", "中國政府宣布新政策。美國表示歡迎。", "中國 政府 宣布 新 政策 。 / 美國 表示 歡迎 。"},
    {"zh", "他在北京出生。", "他 在 北京 出生 。"},
    {"zh", "2008年，他离开日本。", "2008 年 ， 他 离开 日本 。"},
    {"zh", "总统访问了法国。", "总统 访问 了 法国 。"},
    {"zh", "他是谁？他是总统！", "他 是 谁 ？ / 他 是 总统 ！"},
    {"zh", "经济增长60%。", "经济 增长 60% 。"},
    {"zh", "联合国安全理事会", "联合 国 安全 理事 会"},
};
constexpr Phrase japanese[] = {
    {"ja", "日本政府は新しい協定に署名した。", "日本 政府 は 新しい 協定 に 署名 し た 。"},
    {"ja", "首相は「合意した。評価する。」と述べた。",
     "首相 は 「 合意 し た 。 評価 する 。 」 と 述べ た 。"},
    {"ja", "会談は終わった。次回は5月だ。", "会談 は 終わっ た 。 / 次回 は 5 月 だ 。"},
    {"ja", "東京で開かれた。", "東京 で 開か れ た 。"},
    {"ja", "なぜですか？分かりません。", "なぜ です か ？ / 分かり ませ ん 。"},
    {"ja", "アメリカの大統領", "アメリカ の 大統領"},
    {"ja", "1,500人が参加した。", "1 , 500 人 が 参加 し た 。"},
    {"ja", "行きたくない。", "行き たく ない 。"},
};

INSTANTIATE_TEST_SUITE_P(En, Segmentation, testing::ValuesIn(english));
INSTANTIATE_TEST_SUITE_P(De, Segmentation, testing::ValuesIn(german));
INSTANTIATE_TEST_SUITE_P(Fr, Segmentation, testing::ValuesIn(french));
INSTANTIATE_TEST_SUITE_P(Es, Segmentation, testing::ValuesIn(spanish));
INSTANTIATE_TEST_SUITE_P(Pt, Segmentation, testing::ValuesIn(portuguese));
INSTANTIATE_TEST_SUITE_P(It, Segmentation, testing::ValuesIn(italian));
INSTANTIATE_TEST_SUITE_P(Nl, Segmentation, testing::ValuesIn(dutch));
INSTANTIATE_TEST_SUITE_P(Pl, Segmentation, testing::ValuesIn(polish));
INSTANTIATE_TEST_SUITE_P(Ru, Segmentation, testing::ValuesIn(russian));
INSTANTIATE_TEST_SUITE_P(Uk, Segmentation, testing::ValuesIn(ukrainian));
INSTANTIATE_TEST_SUITE_P(Tr, Segmentation, testing::ValuesIn(turkish));
INSTANTIATE_TEST_SUITE_P(Ar, Segmentation, testing::ValuesIn(arabic));
INSTANTIATE_TEST_SUITE_P(Ko, Segmentation, testing::ValuesIn(korean));
INSTANTIATE_TEST_SUITE_P(Zh, Segmentation, testing::ValuesIn(chinese));
INSTANTIATE_TEST_SUITE_P(Ja, Segmentation, testing::ValuesIn(japanese));

TEST(Lines, BlankLineEndsASentenceAndAWrappedOneDoesNot) {
  EXPECT_EQ(cut("en", "A title\n\nThe text"), "A title / The text");
  EXPECT_EQ(cut("en", "The ministers of the two\ncountries met again in the\ncapital on Monday"),
            "The ministers of the two countries met again in the capital on Monday");
  EXPECT_EQ(cut("en", "First headline\nSecond headline"), "First headline / Second headline");
}

TEST(Segments, OnlyTitleAndBody) {
  Document document;
  document.text = "Title here Menu Home Body here";
  document.language = "en";
  document.blocks = {{{0, 10}, Block::Kind::title},
                     {{11, 20}, Block::Kind::furniture},
                     {{21, 30}, Block::Kind::body}};
  Parsed parsed;
  segmenter().segment(document, parsed);
  ASSERT_EQ(parsed.sentences.size(), 2u);
  EXPECT_TRUE(parsed.sentences[0].title);
  EXPECT_FALSE(parsed.sentences[1].title);
  EXPECT_EQ(document.at(parsed.sentences[1].span), "Body here");
}

TEST(Segments, WordsOfAMultiwordTokenShareSpanAndToken) {
  Document document;
  document.text = "nella casa";
  document.language = "it";
  Parsed parsed;
  segmenter().segment(document, parsed);
  const std::vector<Word>& words = parsed.sentences.at(0).words;
  ASSERT_EQ(words.size(), 3u);
  EXPECT_EQ(words[0].span, words[1].span);
  EXPECT_EQ(words[0].token, words[1].token);
  EXPECT_EQ(words[2].token, 1u);
  EXPECT_EQ(words[1].form, "la");
}

TEST(Segments, UnknownLanguageGivesNothing) { EXPECT_EQ(cut("xx", "Some text."), ""); }

}  // namespace
}  // namespace entente::parser
