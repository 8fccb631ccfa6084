#include <gtest/gtest.h>

#include "model/document.h"
#include "model/sentence.h"

namespace entente {
namespace {

TEST(Dates, GoThereAndBack) {
  for (const char* text : {"2024-11-01", "2024-11", "2024", ""})
    EXPECT_EQ(to_text(parse_date(text)), text);
}

TEST(Dates, RefuseWhatIsNoDate) {
  for (const char* text :
       {"2024-13-01", "2024-00", "24-11-01", "2024/11/01", "2024-1-1", "yesterday"}) {
    EXPECT_EQ(parse_date(text), Date{}) << text;
  }
}

TEST(Relations, DropSubtypes) {
  EXPECT_EQ(parse_rel("nsubj:pass"), Rel::nsubj);
  EXPECT_EQ(parse_rel("case"), Rel::case_);
  EXPECT_EQ(parse_rel("nonsense"), Rel::dep);
  for (int i = 0; i < rel_count; ++i)
    EXPECT_EQ(parse_rel(to_text(static_cast<Rel>(i))), static_cast<Rel>(i));
}

TEST(Tags, GoThereAndBack) {
  for (int i = 0; i < upos_count; ++i)
    EXPECT_EQ(parse_upos(to_text(static_cast<Upos>(i))), static_cast<Upos>(i));
}

}  // namespace
}  // namespace entente
