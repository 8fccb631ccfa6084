#include <gtest/gtest.h>

#include <algorithm>

#include "program.h"

namespace {

const std::string line =
    R"({"id":"good","published":"2024-11-05","text":"Japan condemned North Korea on Monday."})"
    "\n";
const std::string page =
    "<!DOCTYPE html><html lang=\"en\"><head><title>News</title><meta name=\"date\" "
    "content=\"2024-11-05\"></head><body><nav>Iran attacked Iraq.</nav><p>Japan condemned North "
    "Korea on Monday.</p></body></html>";

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

bool has(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

std::string gzipped(const std::string& path) {
  EXPECT_EQ(std::system(("gzip -nf '" + path + "'").c_str()), 0);
  return path + ".gz";
}

TEST(Input, ReadsHtmlByNameAndByFirstBytes) {
  const std::string by_name = write_file("page.html", page), by_bytes = write_file("page", page);
  for (const std::string& path : {by_name, by_bytes}) {
    const Outcome result = run("code --output jsonl '" + path + "'");
    EXPECT_EQ(result.code, 0) << result.error;
    EXPECT_EQ(lines_in(result.out), 1u) << "navigation is not coded: " << result.out;
    EXPECT_TRUE(has(result.out, R"("value":"2024-11-04")")) << "the page says its day";
  }
  EXPECT_EQ(lines_in(run("code --output jsonl", "\n" + page).out), 1u);
  EXPECT_EQ(lines_in(run("code --output jsonl --input html", page.substr(15)).out), 1u);
}

TEST(Input, ExplainTakesTheSameInputs) {
  const Outcome result = run("explain --input html", page);
  EXPECT_EQ(result.code, 0) << result.error;
  EXPECT_TRUE(has(result.out, "EVENT ACCUSE/disapprove")) << result.out;
  EXPECT_EQ(run("explain --published soon", page).code, 2);
}

TEST(Input, ATextThatIsNoPageStaysText) {
  const Outcome result = run("code --output jsonl --input text", page);
  const std::string at = "\"span\":[" + std::to_string(page.find("Japan condemned")) + ",";
  EXPECT_TRUE(has(result.out, at)) << "asked for text, the markup is text: " << result.out;
}

TEST(Input, ReadsGzip) {
  std::string many;
  for (int i = 0; i < 200; ++i) many += line;
  const std::string jsonl = gzipped(write_file("many.jsonl", many)),
                    html = gzipped(write_file("zipped.html", page));
  const Outcome result = run("code --output jsonl '" + jsonl + "' '" + html + "'");
  EXPECT_EQ(result.code, 0) << result.error;
  EXPECT_EQ(lines_in(result.out), 201u);
  EXPECT_EQ(lines_in(run("code --output jsonl --input jsonl", slurp(jsonl)).out), 200u);
}

TEST(Input, NamesATruncatedGzipAndCodesTheRest) {
  std::string many;
  for (int i = 0; i < 2000; ++i) many += "{\"text\":\"" + std::to_string(i * 7919) + "\"}\n";
  const std::string whole = slurp(gzipped(write_file("cut.jsonl", line + many)));
  const std::string cut = write_file("cut.jsonl.gz", whole.substr(0, whole.size() / 2)),
                    good = write_file("good.jsonl", line);
  const Outcome result = run("code --output jsonl '" + cut + "' '" + good + "'");
  EXPECT_EQ(result.code, 1);
  EXPECT_TRUE(has(result.error,
                  cut + ": truncated gzip: it ends at byte " + std::to_string(whole.size() / 2)))
      << result.error.substr(0, 300);
  EXPECT_EQ(lines_in(result.out), 2u) << "the line before the cut and the other file";
  const std::string text = write_file("cut.txt.gz", whole.substr(0, 40));
  EXPECT_TRUE(has(run("code --output jsonl '" + text + "'").error, ": truncated gzip")) << text;
}

TEST(Input, NamesABadGzip) {
  std::string whole = slurp(gzipped(write_file("bad.jsonl", line)));
  whole[whole.size() - 5] = static_cast<char>(whole[whole.size() - 5] ^ 0x55);
  const Outcome result = run("code --output jsonl '" + write_file("bad.jsonl.gz", whole) + "'");
  EXPECT_EQ(result.code, 1);
  EXPECT_TRUE(has(result.error, "bad gzip near byte")) << result.error;
}

TEST(Input, NamesBadPages) {
  std::string deep = "<html><p>Japan condemned North Korea.</p>";
  for (int i = 0; i < 100000; ++i) deep += "<b>";
  const std::string path = write_file("deep.html", deep);
  const Outcome result = run("code --output jsonl '" + path + "'", page);
  EXPECT_EQ(result.code, 1);
  EXPECT_TRUE(has(result.error, path + ":1: more than 5000 open tags")) << result.error;
  const Outcome empty = run("code --input html --output jsonl", "<html></html>");
  EXPECT_EQ(empty.code, 1);
  EXPECT_TRUE(has(empty.error, "standard input: empty: there is no text in it")) << empty.error;
}

TEST(Output, PloverHasAHeaderAndARowADyad) {
  const Outcome result = run("code --output plover", line);
  EXPECT_EQ(result.code, 0) << result.error;
  EXPECT_EQ(lines_in(result.out), 2u) << result.out;
  EXPECT_TRUE(result.out.starts_with("Event ID\tEvent Date\t")) << result.out;
  EXPECT_TRUE(has(result.out, "\tJapan\tJPN\tJPN\t")) << result.out;
  EXPECT_TRUE(result.out.ends_with("\t0.1.0\n")) << result.out;
}

TEST(Output, GdeltHasAHeaderWhenAsked) {
  const Outcome bare = run("code --output gdelt", line),
                headed = run("code --output gdelt --header", line);
  EXPECT_EQ(lines_in(bare.out), 1u) << bare.out;
  EXPECT_EQ(std::count(bare.out.begin(), bare.out.end(), '\t'), 60);
  EXPECT_TRUE(headed.out.starts_with("GLOBALEVENTID\tSQLDATE\t")) << headed.out;
  EXPECT_TRUE(headed.out.ends_with(bare.out));
}

TEST(Output, WhatWasDeniedIsNoRow) {
  const std::string denied = R"({"id":"a","text":"The United States did not attack Iran."})"
                             "\n";
  EXPECT_EQ(lines_in(run("code --output jsonl", denied).out), 1u);
  EXPECT_EQ(run("code --output gdelt", denied).out, "");
}

}  // namespace
