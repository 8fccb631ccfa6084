#include "writer/gdelt.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "coder/ontology.h"
#include "documented_columns.h"
#include "exported.h"

namespace entente::writer {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of_event(const Event& event, const Printed& words) {
  return rows_of_lines(gdelt_lines(event, words, codes()), gdelt_columns());
}

Row only_row(const Exported& e) {
  const auto rows = rows_of_event(e.event, printed(e.document));
  return rows.size() == 1 ? rows[0] : Row();
}

TEST(Gdelt, WritesTheDocumentedColumns) {
  EXPECT_EQ(documented_columns("gdelt"), cells_of(gdelt_header()));
  EXPECT_EQ(gdelt_columns().size(), 61u);
}

TEST(Gdelt, FillsThemByName) {
  const Row row = only_row(exported());
  ASSERT_FALSE(row.empty());
  const std::pair<const char*, const char*> cells[] = {{"GLOBALEVENTID", "255000"},
                                                       {"SQLDATE", "20241102"},
                                                       {"MonthYear", "202411"},
                                                       {"Year", "2024"},
                                                       {"FractionDate", "2024.9096"},
                                                       {"Actor1Code", "JPNGOV"},
                                                       {"Actor1Name", "Japan"},
                                                       {"Actor1CountryCode", "JPN"},
                                                       {"Actor1Type1Code", "GOV"},
                                                       {"Actor2Code", "IGONAT"},
                                                       {"Actor2CountryCode", ""},
                                                       {"Actor2KnownGroupCode", "NAT"},
                                                       {"Actor2Type1Code", "IGO"},
                                                       {"IsRootEvent", "1"},
                                                       {"EventCode", "042"},
                                                       {"EventBaseCode", "042"},
                                                       {"EventRootCode", "04"},
                                                       {"QuadClass", "1"},
                                                       {"GoldsteinScale", "1.9"},
                                                       {"NumMentions", "1"},
                                                       {"NumArticles", "1"},
                                                       {"AvgTone", ""},
                                                       {"Actor1Geo_Type", "1"},
                                                       {"Actor1Geo_CountryCode", "JA"},
                                                       {"Actor2Geo_Type", "0"},
                                                       {"ActionGeo_Type", "4"},
                                                       {"ActionGeo_FullName", "Kharkiv, Ukraine"},
                                                       {"ActionGeo_CountryCode", "UP"},
                                                       {"ActionGeo_Lat", "49.9808"},
                                                       {"DATEADDED", "20241103000000"},
                                                       {"SOURCEURL", "https://example.org/a"}};
  for (const auto& [name, value] : cells) EXPECT_EQ(row.at(name), value) << name;
}

TEST(Gdelt, IdsOfTheRowsOfAnEventDiffer) {
  Exported e = exported();
  e.event.recipients.push_back({"EUR", "European Union", "", "", {}, 1, ""});
  const auto rows = rows_of_event(e.event, printed(e.document));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].at("GLOBALEVENTID"), "255001");
  EXPECT_EQ(rows[1].at("Actor2Code"), "IGOEUREEC");
}

TEST(Gdelt, WithoutADateTheDayOfPublicationCounts) {
  Exported e = exported();
  e.event.date = {};
  EXPECT_EQ(only_row(e).at("SQLDATE"), "20241103");
  e.event.date.value = parse_date("2023-05");
  EXPECT_EQ(only_row(e).at("SQLDATE"), "20230501");
  e.event.date = {};
  e.event.published = {};
  EXPECT_EQ(only_row(e).at("SQLDATE"), "");
  EXPECT_EQ(only_row(e).at("DATEADDED"), "");
}

TEST(Gdelt, PlacesHaveGdeltsTypes) {
  Exported e = exported();
  e.event.place.country = "USA";
  EXPECT_EQ(only_row(e).at("ActionGeo_Type"), "3");
  e.event.place.geonames = 0;
  EXPECT_EQ(only_row(e).at("ActionGeo_Type"), "2");
  e.event.place = {"KOS", "", 0, 0, 0, {}};
  EXPECT_EQ(only_row(e).at("ActionGeo_Type"), "1");
  EXPECT_EQ(only_row(e).at("ActionGeo_FeatureID"), "KV");
}

TEST(Gdelt, ContextsChooseTheCode) {
  Event event;
  event.type = "COOPERATE";
  EXPECT_EQ(codes().cameo(event)->code, "060");
  event.contexts = {"military"};
  EXPECT_EQ(codes().cameo(event)->code, "062");
  event.type = "COERCE";
  event.mode = "seize";
  EXPECT_EQ(codes().cameo(event)->code, "192");
  event.type = "NONSENSE";
  EXPECT_EQ(codes().cameo(event), nullptr);
}

TEST(Gdelt, EveryTypeAndModeOfTheCodebookHasACodeOfItsOwn) {
  const auto ontology = coder::Ontology::open(ENTENTE_SOURCE_DIR "/ontology");
  ASSERT_TRUE(ontology) << ontology.error().message;
  int modes = 0;
  for (const char* name :
       {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}) {
    const coder::EventType* type = ontology->type(name);
    ASSERT_NE(type, nullptr) << name;
    Event event;
    event.type = name;
    ASSERT_NE(codes().cameo(event), nullptr) << name;
    for (const auto& mode : type->modes) {
      event.mode = mode.first;
      const CameoCode* code = codes().cameo(event);
      ASSERT_NE(code, nullptr) << name << " " << mode.first;
      EXPECT_EQ(code->mode, mode.first) << name;
      ++modes;
    }
  }
  EXPECT_GT(modes, 50);
}

TEST(Gdelt, ABadRowIsNamed) {
  namespace fs = std::filesystem;
  const fs::path folder =
      fs::path(testing::TempDir()) / ("entente-codes-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  for (const char* file : {"country_codes.tsv", "cameo.tsv", "cameo_roles.tsv"})
    fs::copy_file(fs::path(ENTENTE_SOURCE_DIR "/ontology") / file, folder / file,
                  fs::copy_options::overwrite_existing);
  std::ofstream(folder / "cameo.tsv") << "AGREE\t\t\t99\t1\t4\ttable\tx\n";
  const auto codes = ExportCodes::open(folder.string());
  fs::remove_all(folder);
  ASSERT_FALSE(codes);
  EXPECT_THAT(codes.error().message,
              testing::HasSubstr("cameo.tsv:1:9: a CAMEO code has three or four digits"));
}

}  // namespace
}  // namespace entente::writer
