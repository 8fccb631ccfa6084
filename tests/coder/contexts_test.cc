#include "coder/contexts.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace entente::coder {
namespace {

const std::string data = ENTENTE_SOURCE_DIR;

const Ontology& ontology() {
  static const Ontology opened = *Ontology::open(data + "/ontology");
  return opened;
}

Result<std::vector<ContextRow>> rows(const std::string& text) {
  return parse_context_rows(text, "contexts.tsv", ontology());
}

/// A sentence of words parted by single spaces.
Parsed parsed(const Document& document) {
  Parsed out;
  Sentence sentence;
  const std::string_view text = document.text;
  for (std::uint32_t begin = 0; begin < text.size();) {
    const auto end =
        static_cast<std::uint32_t>(std::min<std::size_t>(text.find(' ', begin), text.size()));
    Word word;
    word.span = {begin, end};
    word.form = word.lemma = text.substr(begin, end - begin);
    word.token = static_cast<std::uint32_t>(sentence.words.size());
    sentence.words.push_back(word);
    begin = end + 1;
  }
  sentence.span = {0, static_cast<std::uint32_t>(text.size())};
  out.sentences.push_back(std::move(sentence));
  return out;
}

std::vector<std::string> contexts_of(const std::string& text, Event event) {
  Document document;
  document.language = "en";
  document.text = text;
  const auto contexts = Contexts::open(data, ontology());
  if (!contexts) return {contexts.error().message};
  std::vector<Event> events = {std::move(event)};
  const auto filled = contexts->fill(document, parsed(document), events);
  return filled ? events.front().contexts : std::vector<std::string>{filled.error().message};
}

Event event(const std::string& type, const std::string& mode, Span trigger) {
  Event out;
  out.type = type;
  out.mode = mode;
  out.trigger = trigger;
  return out;
}

TEST(Contexts, OfTheRepositoryAreSound) {
  EXPECT_EQ(ontology().contexts().size(), 37u);
  EXPECT_TRUE(Contexts::open(data, ontology()));
  int languages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(data + "/languages")) {
    languages += std::filesystem::exists(entry.path() / "contexts.tsv");
  }
  EXPECT_GE(languages, 15);
}

TEST(Contexts, ComeFromWordsNearTheTrigger) {
  const auto found =
      contexts_of("Police seized cocaine and ransomware", event("COERCE", "seize", {7, 13}));
  EXPECT_EQ(found, (std::vector<std::string>{"cyber", "illegal_drugs"}));
}

TEST(Contexts, OfFarWordsDoNotCount) {
  const auto found = contexts_of("cocaine a b c d e f g h i j k l m seized the house",
                                 event("COERCE", "seize", {34, 40}));
  EXPECT_EQ(found, std::vector<std::string>{});
}

TEST(Contexts, ComeFromTypeAndSector) {
  Event trial = event("CONSULT", "", {0, 3});
  trial.actors.resize(1);
  trial.actors[0].sector = "JUD";
  EXPECT_EQ(contexts_of("Met again", trial), (std::vector<std::string>{"legal", "diplomatic"}));
}

TEST(Contexts, CrimeGivesWayToItsKinds) {
  const auto found = contexts_of("gang seized cocaine", event("COERCE", "seize", {5, 11}));
  EXPECT_EQ(found, std::vector<std::string>{"illegal_drugs"});
}

TEST(ContextRows, AreRefusedWithLineAndCaret) {
  EXPECT_EQ(rows("navy\ttype\tASSAULT\n").error().message,
            "contexts.tsv:1:1: no such context in ontology/plover.json\nnavy\ttype\tASSAULT\n^");
  EXPECT_NE(rows("military\tkind\tASSAULT\n").error().message.find(":1:10: type, mode, sector"),
            std::string::npos);
  EXPECT_NE(rows("military\tmode\tASSAULT/visit\n").error().message.find("no such mode"),
            std::string::npos);
  EXPECT_NE(rows("military\ttype\tFRIEND\n").error().message.find("no such type"),
            std::string::npos);
  EXPECT_NE(rows("crime\tunless\tnavy\n").error().message.find("no such context"),
            std::string::npos);
  EXPECT_NE(rows("crime\tunless\n").error().message.find("three cells"), std::string::npos);
}

TEST(ContextRows, OfALanguageAreChecked) {
  const auto faults =
      check_context_words("military\tnear\tarmy\nnavy\tfar\tship\n", "x.tsv", ontology());
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_NE(faults[0].message.find("x.tsv:2:1: no such context"), std::string::npos);
  EXPECT_NE(faults[1].message.find("x.tsv:2:6: near or sentence"), std::string::npos);
}

}  // namespace
}  // namespace entente::coder
