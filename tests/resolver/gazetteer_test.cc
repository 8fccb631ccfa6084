// The gazetteer and what the resolver makes of it, on small sources and hand-made trees.
#include "resolver/gazetteer.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "resolver/gazetteer_compile.h"
#include "resolver/gazetteer_text.h"
#include "resolver/towns.h"
#include "tree_maker.h"

namespace entente::resolver {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
namespace fs = std::filesystem;

/// Writes the sources of a small gazetteer; a test may change one before compiling.
class GazetteerTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "entente-places-" + std::to_string(::getpid());
    fs::create_directories(folder_);
    put("cities.tsv",
        "706483\tKharkiv\tUKR\t49.98\t36.25\t1430885\tde=Charkiw\tja=ハリコフ\tko=하르키우\tru="
        "Харьков\tzh=哈尔科夫\tar=خاركيف\n"
        "5174035\tToledo\tUSA\t41.66\t-83.55\t279789\n"
        "2510409\tToledo\tESP\t39.86\t-4.02\t83226\n"
        "2990440\tNice\tFRA\t43.70\t7.27\t338620\n"
        "2643123\tReading\tGBR\t51.45\t-0.97\t244070\n"
        "323786\tAnkara\tTUR\t39.92\t32.85\t3517182\n"
        "1862415\tHiroshima\tJPN\t34.40\t132.45\t1143841\tja=広島市|広島\n"
        "3169921\tPrato\tITA\t43.88\t11.09\t172499\n");
    put("towns.tsv", "706483\tKharkiv\tUKR\t49.98\t36.25\t1430885\tit=Charkiv\n");
    put("regions.tsv", "Crimea\tUKR\t45.3\t34.4\tit=Crimea\tru=Крым\n");
    put("waters.tsv", "Taiwan Strait\tzh=台湾海峡\n");
    put("endings.tsv", "ru\t-\tа у - ом е\n");
    put("affixes.tsv", "ko\tparticle\t에서 을\nja\tafter\tで 市\nzh\tbefore\t在\n");
    put("ambiguous.txt", "en\tnice reading\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void put(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << text;
  }
  Gazetteer gazetteer() const {
    auto bytes = compile_gazetteer(folder_);
    EXPECT_TRUE(bytes.has_value()) << bytes.error().message;
    auto opened = Gazetteer::from_bytes(bytes ? *bytes : "");
    EXPECT_TRUE(opened.has_value());
    return opened ? *opened : Gazetteer();
  }
  std::vector<std::string> countries(const std::string& name) const {
    const Gazetteer all = gazetteer();
    std::vector<std::string> found;
    for (const auto& one : all.find(place_key(name))) found.emplace_back(all.place(one).country);
    return found;
  }

  std::string folder_;
};

TEST(PlaceKey, FoldsCaseAccentsHyphensAndMarks) {
  EXPECT_EQ(place_key("São Paulo"), "sao paulo");
  EXPECT_EQ(place_key("Khan-Yunis"), place_key("Khān Yūnis"));
  EXPECT_EQ(place_key("İzmir"), "izmir");
  EXPECT_EQ(place_key("Łódź"), "lodz");
  EXPECT_EQ(place_key("أربيل"), place_key("اربيل"));
  EXPECT_EQ(place_key("Йошкар-Ола"), "йошкар ола");
  EXPECT_EQ(place_key("Gießen"), "giessen");
  EXPECT_EQ(place_key("—"), "—");
}

TEST_F(GazetteerTest, FindsNamesOfAllLanguages) {
  for (const char* name : {"Kharkiv", "KHARKIV", "Charkiw", "Charkiv", "Харьков", "ハリコフ"})
    EXPECT_THAT(countries(name), ElementsAre("UKR")) << name;
  EXPECT_THAT(countries("Nowhere"), IsEmpty());
  EXPECT_THAT(countries(""), IsEmpty());
}

TEST_F(GazetteerTest, LargestFirst) { EXPECT_THAT(countries("Toledo"), ElementsAre("USA", "ESP")); }

TEST_F(GazetteerTest, CasesOfSlavicNames) {
  for (const char* form : {"Харькова", "Харькову", "Харьковом", "Харькове", "Крыма", "Крыму"})
    EXPECT_THAT(countries(form), ElementsAre("UKR")) << form;
}

TEST_F(GazetteerTest, KeepsIdsAndCoordinates) {
  const Gazetteer all = gazetteer();
  const Place place = all.place(all.find("kharkiv").front());
  EXPECT_EQ(place.geonames, 706483u);
  EXPECT_NEAR(place.latitude, 49.98, 1e-4);
  EXPECT_EQ(place.name, "Kharkiv");
  EXPECT_EQ(all.place(all.find("taiwan strait").front()).kind, PlaceKind::water);
}

TEST_F(GazetteerTest, SameSourcesSameBytes) {
  EXPECT_EQ(*compile_gazetteer(folder_), *compile_gazetteer(folder_));
}

TEST_F(GazetteerTest, DamagedFilesAreErrorsOrEmpty) {
  const std::string whole = *compile_gazetteer(folder_);
  for (std::size_t size = 0; size < whole.size(); size += 1 + size / 3)
    EXPECT_FALSE(Gazetteer::from_bytes(whole.substr(0, size)).has_value()) << size;
  std::string wrong = whole;
  wrong[0] = 'x';
  EXPECT_FALSE(Gazetteer::from_bytes(wrong).has_value());
  for (std::size_t at = 40; at < whole.size(); at += 1009) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
    const auto opened = Gazetteer::from_bytes(damaged);
    if (!opened) continue;
    for (const auto& name : opened->find("kharkiv")) opened->place(name);
  }
}

TEST_F(GazetteerTest, FaultsNameFileLineAndCaret) {
  put("regions.tsv", "# first\nCrimea\tUkraine\t45\t34\n");
  const auto bytes = compile_gazetteer(folder_);
  ASSERT_FALSE(bytes.has_value());
  EXPECT_THAT(bytes.error().message, testing::HasSubstr("regions.tsv:2:8: "));
  put("waters.tsv", "Red Sea\tde\n");
  EXPECT_THAT(check_gazetteer(folder_), SizeIs(2));
}

/// Resolves the towns of a sentence with one lexicon row for states.
class TownsTest : public GazetteerTest {
 protected:
  void SetUp() override {
    GazetteerTest::SetUp();
    language_ = folder_ + "/en";
    fs::create_directories(language_);
    put("en/language.tsv", "name\tTest\nspaces\tyes\n");
    put("en/names.tsv", "ESP\tname\tSpain\nTWN\tname\tTaiwan\nTWN\tcapital\tTaipei\n");
    put("en/roles.tsv", "GOV\tperson\tmayor\n");
    put("en/locatives.tsv", "in\tbefore\tin, at\n");
  }
  struct Resolved {
    std::vector<std::string> places, actors;
  };
  Resolved resolve(const std::vector<std::string>& sentences, const std::string& language = "en") {
    const auto knowledge = Knowledge::open(language_, nullptr);
    EXPECT_TRUE(knowledge.has_value());
    const Gazetteer all = gazetteer();
    const TreeMaker made(language, sentences);
    const std::vector<PlacedDate> dates;
    Towns towns(made.document, made.parsed, **knowledge, all, dates);
    Found found;
    for (std::uint32_t at = 0; at < made.parsed.sentences.size(); ++at) {
      const auto phrases = find_phrases(made.document, made.parsed.sentences[at], **knowledge);
      add_candidates(made.document, made.parsed.sentences[at], at, phrases, **knowledge, found);
      towns.read(at, phrases, found);
    }
    towns.settle(found);
    std::vector<ActorMention> actors;
    towns.add_recipients(actors);
    Resolved resolved;
    for (const auto& place : found.places)
      resolved.places.push_back(place.country + " " + place.name);
    for (const auto& actor : actors) resolved.actors.push_back(actor.actors.front().code);
    for (const auto& candidate : found.candidates) {
      for (const auto& actor : candidate.mention.actors) resolved.actors.push_back(actor.code);
    }
    return resolved;
  }

  std::string language_;
};

TEST_F(TownsTest, TownWithAdpositionIsAPlaceOnly) {
  const auto found =
      resolve({"Clashes NOUN 2 nsubj;erupted VERB 0 root;in ADP 4 case;Kharkiv PROPN 2 obl"});
  EXPECT_THAT(found.places, ElementsAre("UKR Kharkiv"));
  EXPECT_THAT(found.actors, IsEmpty());
}

TEST_F(TownsTest, ObjectOfAnActIsPlaceAndRecipient) {
  const auto found =
      resolve({"Forces NOUN 2 nsubj;shelled VERB 0 root;Kharkiv PROPN 2 obj;=. PUNCT 2 punct"});
  EXPECT_THAT(found.places, ElementsAre("UKR Kharkiv"));
  EXPECT_THAT(found.actors, ElementsAre("UKR"));
}

TEST_F(TownsTest, StateOfTheSentenceDecides) {
  EXPECT_THAT(
      resolve({"They PRON 2 nsubj;met VERB 0 root;in ADP 4 case;Toledo PROPN 2 obl"}).places,
      ElementsAre("USA Toledo"));
  EXPECT_THAT(
      resolve({"Spain PROPN 2 nsubj;spoke VERB 0 root;in ADP 4 case;Toledo PROPN 2 obl"}).places,
      ElementsAre("ESP Toledo"));
}

TEST_F(TownsTest, CommonWordsNeedAnAdposition) {
  EXPECT_THAT(resolve({"Nice ADJ 2 amod;weather NOUN 0 root"}).places, IsEmpty());
  EXPECT_THAT(resolve({"Nice PROPN 2 nsubj;slept VERB 0 root"}).places, IsEmpty());
  EXPECT_THAT(resolve({"They PRON 2 nsubj;met VERB 0 root;in ADP 4 case;Nice PROPN 2 obl"}).places,
              ElementsAre("FRA Nice"));
}

TEST_F(TownsTest, PersonsAreNoPlaces) {
  EXPECT_THAT(resolve({"Toledo PROPN 3 nsubj PB;Smith PROPN 1 flat P;spoke VERB 0 root"}).places,
              IsEmpty());
  EXPECT_THAT(resolve({"mayor NOUN 3 nsubj;Prato PROPN 1 appos PB;spoke VERB 0 root"}).places,
              IsEmpty());
}

TEST_F(TownsTest, WatersAreNoStates) {
  const auto found =
      resolve({"Ships NOUN 2 nsubj;crossed VERB 0 root;the DET 5 det;Taiwan PROPN 5 "
               "compound;Strait PROPN 2 obj"});
  EXPECT_THAT(found.places, IsEmpty());
  EXPECT_THAT(found.actors, IsEmpty());
}

TEST_F(TownsTest, Datelines) {
  const auto found =
      resolve({"KHARKIV PROPN 7 parataxis;, PUNCT 1 punct;Feb PROPN 1 nmod;3 NUM 3 "
               "nummod;- PUNCT 1 punct;Snow NOUN 7 nsubj;fell VERB 0 root"});
  EXPECT_THAT(found.places, ElementsAre("UKR KHARKIV"));
}

TEST_F(TownsTest, SameNameSamePlaceThroughTheDocument) {
  const auto found =
      resolve({"Spain PROPN 2 nsubj;spoke VERB 0 root;in ADP 4 case;Toledo PROPN 2 obl",
               "Rain NOUN 2 nsubj;fell VERB 0 root;in ADP 4 case;Toledo PROPN 2 obl"});
  EXPECT_THAT(found.places, ElementsAre("ESP Toledo", "ESP Toledo"));
}

}  // namespace
}  // namespace entente::resolver
