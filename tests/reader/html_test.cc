#include "reader/html.h"

#include <gmock/gmock.h>

#include "reader/reader.h"

namespace entente::reader {
namespace {

class HtmlTest : public testing::Test {
 protected:
  static const Reader& reader() {
    static const Reader opened = *Reader::open(ENTENTE_SOURCE_DIR);
    return opened;
  }
  static Document read(const std::string& page, Date published = {}) {
    auto document = reader().html("page.html", page, published);
    EXPECT_TRUE(document) << document.error().message;
    return document ? *document : Document();
  }
  static std::vector<std::string> of_kind(const Document& document, Block::Kind kind) {
    std::vector<std::string> out;
    for (const Block& block : document.blocks) {
      if (block.kind == kind) out.emplace_back(document.at(block.span));
    }
    return out;
  }
  static std::string message_of(const std::string& page) {
    const auto document = reader().html("page.html", page, {});
    return document ? "no error" : document.error().message;
  }
};

using Strings = std::vector<std::string>;

constexpr const char* article = R"(<!DOCTYPE html>
<html lang="it-IT"><head><meta charset="utf-8">
<title>Italia e Francia firmano un patto | Gazzetta di prova</title>
<meta property="og:site_name" content="Gazzetta di prova">
<meta name="date" content="2024-05-01T08:00:00Z">
<link rel="canonical" href="https://example.org/patto">
<style>p { color: red }</style><script>var p = "<p>La Cina attacca.</p>";</script></head>
<body><nav><ul><li><a href="/">Prima pagina</a></li></ul></nav>
<article><h1>Italia e Francia firmano un patto</h1>
<p>L&rsquo;Italia e la <b>Francia</b> hanno firmato luned&igrave;
   a Roma un patto.</p><h2>Le reazioni</h2><p>Berlino tace.<br>Madrid applaude.</p>
<p><a href="/x">Leggi anche: la Russia minaccia la Polonia</a></p></article>
<aside><p>La Corea del Nord ha lanciato un missile.</p></aside>
<footer>Tutti i diritti riservati</footer></body></html>)";

TEST_F(HtmlTest, TellsTitleBodyAndFurnitureApart) {
  const Document document = read(article);
  EXPECT_EQ(of_kind(document, Block::Kind::title),
            (Strings{"Italia e Francia firmano un patto", "Le reazioni"}));
  EXPECT_EQ(of_kind(document, Block::Kind::body),
            (Strings{"L’Italia e la Francia hanno firmato lunedì a Roma un patto.", "Berlino tace.",
                     "Madrid applaude."}));
  EXPECT_EQ(of_kind(document, Block::Kind::furniture),
            (Strings{"Prima pagina", "Italia e Francia firmano un patto",
                     "Leggi anche: la Russia minaccia la Polonia",
                     "La Corea del Nord ha lanciato un missile.", "Tutti i diritti riservati"}));
}

TEST_F(HtmlTest, TakesWhatTheHeadSays) {
  const Document document = read(article);
  EXPECT_EQ(document.language, "it");
  EXPECT_EQ(document.publisher, "Gazzetta di prova");
  EXPECT_EQ(document.url, "https://example.org/patto");
  EXPECT_EQ(to_text(document.published), "2024-05-01");
  EXPECT_EQ(to_text(read(article, parse_date("2024-06-06")).published), "2024-06-06");
}

std::string page_with(const std::string& head) {
  return "<html><head>" + head +
         "</head><body><p>The ministers met in Paris on Monday.</p></body></html>";
}

TEST_F(HtmlTest, TakesTheBestDate) {
  const std::string time = R"(<time datetime="2024-01-01">1 January</time>)",
                    meta = R"(<meta property="article:published_time" content="2024-02-02T01:02">)",
                    data = R"(<script type="application/ld+json">{"@graph":[{"@type":"X"},)"
                           R"({"datePublished":"2024-03-03T10:00:00+01:00"}]}</script>)";
  EXPECT_EQ(to_text(read(page_with(time)).published), "2024-01-01");
  EXPECT_EQ(to_text(read(page_with(meta + time)).published), "2024-02-02");
  EXPECT_EQ(to_text(read(page_with(data + meta + time)).published), "2024-03-03");
  EXPECT_EQ(to_text(read(page_with("")).published), "");
  EXPECT_EQ(to_text(read(page_with(R"(<meta name="date" content="soon">)")).published), "");
}

TEST_F(HtmlTest, AMalformedJsonLdIsPassedOver) {
  const std::string bad = R"(<script type="application/ld+json">{"datePublished":</script>)";
  EXPECT_EQ(to_text(read(page_with(bad)).published), "");
}

TEST_F(HtmlTest, ReadsAPageWithoutArticle) {
  const Document document = read(
      "<div><a href=a>Home</a> <a href=b>World</a></div><div>Menu</div>"
      "<div>The ministers of France and Japan met in Paris on Monday.</div>");
  EXPECT_EQ(of_kind(document, Block::Kind::body),
            Strings{"The ministers of France and Japan met in Paris on Monday."});
  EXPECT_EQ(of_kind(document, Block::Kind::furniture), (Strings{"Home World", "Menu"}));
}

TEST_F(HtmlTest, APageCutShortGivesTheTextBeforeTheCut) {
  const std::string whole = article;
  const std::string cut = whole.substr(0, whole.find("<h2>") + 3);
  EXPECT_EQ(of_kind(read(cut), Block::Kind::body),
            Strings{"L’Italia e la Francia hanno firmato lunedì a Roma un patto."});
}

TEST_F(HtmlTest, EveryCutOfAPageIsReadOrNamed) {
  const std::string whole = article;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const auto document = reader().html("page.html", whole.substr(0, length), {});
    if (!document) {
      EXPECT_THAT(document.error().message, testing::StartsWith("page.html: "));
      continue;
    }
    for (const Block& block : document->blocks) ASSERT_LE(block.span.end, document->text.size());
  }
}

TEST_F(HtmlTest, NamesAPageOf100000OpenTags) {
  std::string page = "<p>The ministers met in Paris.</p>\n";
  for (int i = 0; i < 100000; ++i) page += "<div>";
  EXPECT_EQ(message_of(page), "page.html:2: more than 5000 open tags");
  std::string flat;
  for (int i = 0; i < 100000; ++i) flat += "<p>The ministers met in Paris.";
  EXPECT_EQ(of_kind(read(flat), Block::Kind::body).size(), 100000u) << "an open <p> ends the last";
}

TEST_F(HtmlTest, ConvertsTheDeclaredEncoding) {
  const Document document = read(
      "<html><head><meta charset=\"windows-1252\"></head><body><p>Les ministres se sont "
      "r\xE9unis lundi \xE0 Paris.</p></body></html>");
  EXPECT_EQ(of_kind(document, Block::Kind::body),
            Strings{"Les ministres se sont réunis lundi à Paris."});
}

TEST_F(HtmlTest, NamesBadBytes) {
  EXPECT_EQ(message_of("<p>r\xE9union</p>"), "page.html: byte 4: not UTF-8");
  EXPECT_EQ(message_of("<meta charset=klingon><p>r\xE9union</p>"),
            "page.html: not klingon: U_FILE_ACCESS_ERROR");
  EXPECT_EQ(message_of(std::string("<p>a\0b</p>", 10)),
            "page.html: byte 4: a NUL byte: this is a binary file, not text");
  EXPECT_EQ(message_of(""), "page.html: empty: there is no text in it");
  EXPECT_EQ(message_of("<html><script>x()</script></html>"),
            "page.html: empty: there is no text in it");
}

TEST_F(HtmlTest, TheLanguageOfThePageIsAHintOnly) {
  EXPECT_EQ(read("<html lang=de><p>Les deux ministres se sont rencontrés lundi à Paris pour parler "
                 "de la guerre.</p>")
                .language,
            "fr");
}

}  // namespace
}  // namespace entente::reader
