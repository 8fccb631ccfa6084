#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/files.h"
#include "ledger/pledges.h"
#include "maker.h"

namespace entente::ledger {
namespace {

/// A copy of the ledger's data in which a file can be spoilt.
class Data {
 public:
  Data() {
    folder_ = std::filesystem::temp_directory_path() / ("ledger-data-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_ / "ontology");
    for (const char* name : {"ledger.tsv", "agreements.tsv", "commitments.tsv", "members.tsv"})
      std::filesystem::copy_file(std::filesystem::path(ENTENTE_SOURCE_DIR) / "ontology" / name,
                                 folder_ / "ontology" / name,
                                 std::filesystem::copy_options::overwrite_existing);
  }
  ~Data() { std::filesystem::remove_all(folder_); }
  void append(const std::string& file, const std::string& row) const {
    std::ofstream(folder_ / "ontology" / file, std::ios::app) << row << "\n";
  }
  void write(const std::string& file, const std::string& text) const {
    std::ofstream(folder_ / "ontology" / file) << text;
  }
  /// The error of opening it, "" if it opens.
  std::string fault() const {
    const auto opened = Ledger::open(folder_.string());
    return opened ? "" : opened.error().message;
  }

 private:
  std::filesystem::path folder_;
};

TEST(LedgerData, OpensAsItIs) { EXPECT_EQ(Data().fault(), ""); }

TEST(LedgerData, RefusesAnUnknownWeightWithACaret) {
  const Data data;
  data.append("ledger.tsv", "weight\tmoon_phase\t1.0\tnonsense");
  EXPECT_NE(data.fault().find("ledger.tsv:"), std::string::npos) << data.fault();
  EXPECT_NE(data.fault().find("no such weight"), std::string::npos) << data.fault();
  EXPECT_NE(data.fault().find("^"), std::string::npos) << data.fault();
}

TEST(LedgerData, NamesTheWeightThatIsMissing) {
  const Data data;
  data.write("ledger.tsv", "limit\tjoin\t4.0\tx\n");
  EXPECT_NE(data.fault().find("no row 'weight type_same'"), std::string::npos) << data.fault();
}

TEST(LedgerData, RefusesABadPatternOfDeeds) {
  const Data data;
  data.append("commitments.tsv", "picnics\t30\tcooperate\t-\t-\tpicnics");
  EXPECT_NE(data.fault().find("commitments.tsv:"), std::string::npos) << data.fault();
}

TEST(LedgerData, RefusesAMemberThatIsNoState) {
  const Data data;
  data.append("members.tsv", "EUR\tFrance");
  EXPECT_NE(data.fault().find("want ISO 3166-1 alpha-3 codes"), std::string::npos) << data.fault();
}

TEST(LedgerData, RefusesAKindTwice) {
  const Data data;
  data.append("agreements.tsv", "treaty\tform\tagain");
  EXPECT_NE(data.fault().find("this kind has a row already"), std::string::npos) << data.fault();
}

std::string pledges_fault(const std::string& text) {
  const auto kinds = Kinds::open(ENTENTE_SOURCE_DIR "/ontology");
  const auto path =
      std::filesystem::temp_directory_path() / ("pledges-" + std::to_string(getpid()) + ".tsv");
  std::ofstream(path) << text;
  const auto opened = Pledges::open(path.string(), *kinds, {"en", "English", true, {}});
  std::filesystem::remove(path);
  return opened ? "" : opened.error().message;
}

TEST(Pledges, RefusesUnknownKinds) {
  EXPECT_EQ(pledges_fault("treaty\tagreement\ttreaty\n"), "");
  EXPECT_NE(pledges_fault("picnic\tagreement\tpicnic\n").find("ontology/agreements.tsv"),
            std::string::npos);
  EXPECT_NE(pledges_fault("picnic\tdeed\tpicnic\n").find("ontology/commitments.tsv"),
            std::string::npos);
  EXPECT_NE(pledges_fault("treaty\tmoon\ttreaty\n").find(":1:1: want agreement"),
            std::string::npos);
  EXPECT_NE(pledges_fault("lost\tstatus\tlost\n").find("no such status"), std::string::npos);
  EXPECT_NE(pledges_fault("treaty\tagreement\n").find("want three cells"), std::string::npos);
}

TEST(Pledges, EveryFileOfTheLanguagesIsSound) {
  const auto kinds = Kinds::open(ENTENTE_SOURCE_DIR "/ontology");
  ASSERT_TRUE(kinds);
  int files = 0;
  for (const auto& folder : std::filesystem::directory_iterator(ENTENTE_SOURCE_DIR "/languages")) {
    const auto language = lexicon::Language::open(folder.path().string());
    if (!language) continue;
    const auto opened = Pledges::open((folder.path() / "pledges.tsv").string(), *kinds, *language);
    ASSERT_TRUE(opened) << opened.error().message;
    files += opened->has_value() ? 1 : 0;
  }
  EXPECT_GE(files, 8);
}

TEST(Pledges, FindsWordsInBareText) {
  const auto kinds = Kinds::open(ENTENTE_SOURCE_DIR "/ontology");
  const auto english = lexicon::Language::open(ENTENTE_SOURCE_DIR "/languages/en");
  const auto pledges =
      Pledges::open(ENTENTE_SOURCE_DIR "/languages/en/pledges.tsv", *kinds, *english);
  ASSERT_TRUE(pledges && pledges->has_value());
  const std::string text = "The two navies held a drill (the first), near Darwin.";
  EXPECT_EQ((*pledges)->keys_in(text, Words::deed).count("joint_exercises"), 1U);
  EXPECT_EQ((*pledges)->keys_in(text, Words::deed).count("cyber"), 0U);
  EXPECT_TRUE((*pledges)->keys_in("", Words::deed).empty());
}

}  // namespace
}  // namespace entente::ledger
