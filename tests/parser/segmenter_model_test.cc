#include "parser/segmenter_model.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/files.h"

namespace entente::parser {
namespace {

const std::string shipped = std::string(ENTENTE_SOURCE_DIR) + "/models/segmenter.model";

std::string refusal(const std::string& bytes) {
  const std::string path = testing::TempDir() + "cut.model";
  std::ofstream(path, std::ios::binary) << bytes;
  const Result<SegmenterModel> model = SegmenterModel::open(path);
  std::filesystem::remove(path);
  return model ? "" : model.error().message.substr(path.size());
}

TEST(SegmenterModel, HoldsWhatTheLanguagesAskFor) {
  const Result<SegmenterModel> model = SegmenterModel::open(shipped);
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_NE(model->boundaries("zh"), nullptr);
  EXPECT_NE(model->boundaries("ja"), nullptr);
  EXPECT_NE(model->clitics("ar"), nullptr);
  EXPECT_NE(model->clitics("tr"), nullptr);
  EXPECT_EQ(model->boundaries("en"), nullptr);
  EXPECT_EQ(model->simplified(U'國'), U'国');
  EXPECT_EQ(model->simplified(U'国'), U'国');
  EXPECT_EQ(model->simplified(U'😀'), U'😀');
}

TEST(SegmenterModel, OtherFilesAreRefused) {
  EXPECT_EQ(refusal(""), ": not a segmenter model");
  EXPECT_EQ(refusal("a text"), ": not a segmenter model");
  EXPECT_EQ(refusal(std::string("ENTSEG1\n\xFF\xFF\xFF\xFF", 12)), ": cut short");
}

TEST(SegmenterModel, FilesCutShortAreRefused) {
  const Result<std::string> bytes = read_file(shipped);
  ASSERT_TRUE(bytes);
  for (const std::size_t size :
       {std::size_t{12}, std::size_t{100}, std::size_t{4096}, bytes->size() / 2}) {
    EXPECT_EQ(refusal(bytes->substr(0, size)), ": cut short") << size;
  }
}

TEST(SegmenterModel, MissingFileIsNamed) {
  const Result<SegmenterModel> model = SegmenterModel::open("/nowhere/segmenter.model");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace entente::parser
