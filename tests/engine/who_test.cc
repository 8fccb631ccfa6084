// Phrases in tests/resolver/who/xx.tsv: which actors and places must come out, with the real trees
// and lexicons.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/files.h"
#include "base/rows.h"
#include "parser/parser.h"
#include "resolver/resolver.h"

namespace entente::resolver {
namespace {

constexpr double least_share = 0.90;
const std::string source = ENTENTE_SOURCE_DIR;

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(by, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + by.size();
  }
  return parts;
}

/// One sentence resolved, ready to be asked.
struct Answer {
  Document document;
  Parsed parsed;
  Mentions mentions;

  bool has_code(const std::string& code) const {
    return std::any_of(mentions.actors.begin(), mentions.actors.end(),
                       [&](const ActorMention& mention) {
                         return std::any_of(mention.actors.begin(), mention.actors.end(),
                                            [&](const Actor& actor) { return actor.code == code; });
                       });
  }
  bool has_actor(const std::set<std::string>& codes, const std::string& words) const {
    return std::any_of(
        mentions.actors.begin(), mentions.actors.end(), [&](const ActorMention& mention) {
          std::set<std::string> found;
          for (const auto& actor : mention.actors) found.insert(actor.code);
          return found == codes && document.at(mention.span).find(words) != std::string_view::npos;
        });
  }
  bool has_place(const std::string& country, const std::string& words) const {
    return std::any_of(mentions.places.begin(), mentions.places.end(),
                       [&](const PlaceMention& place) {
                         return place.country == country &&
                                document.at(place.span).find(words) != std::string_view::npos;
                       });
  }
  bool meets(const std::string& wanted) const {
    if (wanted[0] == '!') return !has_code(wanted.substr(1));
    const bool place = wanted.starts_with("place ");
    const std::string rest = place ? wanted.substr(6) : wanted;
    const std::size_t colon =
        rest.find(':', rest.starts_with("IGO:") || rest.starts_with("IMG:") ? 4 : 0);
    const std::string codes = rest.substr(0, colon), words = rest.substr(colon + 1);
    if (place) return has_place(codes, words);
    const auto parts = split(codes, "+");
    return has_actor({parts.begin(), parts.end()}, words);
  }
};

void resolve(const parser::Parser& parser, const Resolver& resolver, const std::string& language,
             std::string_view text, Date published, Answer& made) {
  made.document.text = text;
  made.document.language = language;
  made.document.published = published;
  made.document.blocks.push_back(
      {{0, static_cast<std::uint32_t>(made.document.text.size())}, Block::Kind::body});
  made.parsed = parser.parse(made.document);
  made.mentions = resolver.resolve(made.document, made.parsed);
}

TEST(Who, PhrasesOfEachLanguage) {
  const auto parser = parser::Parser::open(source);
  if (!parser) GTEST_SKIP() << parser.error().message;
  const auto resolver = Resolver::open(source);
  ASSERT_TRUE(resolver) << resolver.error().message;
  for (const auto& file : std::filesystem::directory_iterator(source + "/tests/resolver/who")) {
    const std::string language = file.path().stem();
    const auto fine = resolver->check(language);
    if (!fine && fine.error().kind == ErrorKind::not_found) continue;  // no lexicon yet
    ASSERT_TRUE(fine) << fine.error().message;
    const auto text = read_file(file.path());
    ASSERT_TRUE(text);
    int asked = 0, met = 0;
    std::string missed;
    for (const Row& row : rows_of(*text)) {
      Answer made;
      resolve(*parser, *resolver, language, row.cells[0], {2024, 11, 1}, made);
      for (const auto& wanted : split(std::string(row.cells[1]), " | ")) {
        ++asked;
        const bool good = made.meets(wanted);
        met += good ? 1 : 0;
        if (!good)
          missed.append("  ").append(wanted).append(" in ").append(row.cells[0]).append("\n");
      }
    }
    EXPECT_GE(met, least_share * asked) << language << ": " << met << " of " << asked << "\n"
                                        << missed;
    std::printf("%s %d of %d\n%s", language.c_str(), met, asked, missed.c_str());
  }
}

/// Counts the actor codes of the passages of one file, and those among the mentions.
void count_codes(const parser::Parser& parser, const Resolver& resolver, const std::string& path,
                 std::map<std::string, std::pair<int, int>>& counts) {
  std::istringstream lines(read_file(path).value_or(""));
  int number = 0;
  for (std::string line; std::getline(lines, line); ++number) {
    if (number % 2 != 0) continue;  // the others are kept for measuring
    const auto passage = nlohmann::json::parse(line);
    Answer made;
    resolve(parser, resolver, passage["lang"], passage["text"].get<std::string>(),
            parse_date(passage["published"].get<std::string>()), made);
    std::set<std::string> codes;
    for (const auto& event : passage["events"]) {
      for (const auto* side : {"actor", "recipient"}) {
        for (const auto& code : event[side]) codes.insert(code.get<std::string>());
      }
    }
    auto& [asked, met] = counts[made.document.language];
    for (const auto& code : codes) {
      ++asked;
      met += made.has_code(code) ? 1 : 0;
    }
  }
}

TEST(Who, CodesOfTheGoldAreAmongTheMentions) {
  const auto parser = parser::Parser::open(source);
  if (!parser) GTEST_SKIP() << parser.error().message;
  const auto resolver = Resolver::open(source);
  ASSERT_TRUE(resolver) << resolver.error().message;
  std::map<std::string, std::pair<int, int>> counts;
  for (const auto* kind : {"/tests/gold/plain", "/tests/gold/dev"}) {
    if (!std::filesystem::exists(source + kind)) continue;
    for (const auto& file : std::filesystem::directory_iterator(source + kind)) {
      count_codes(*parser, *resolver, file.path(), counts);
    }
  }
  for (const auto& [language, count] : counts) {
    std::printf("%s %d of %d codes\n", language.c_str(), count.second, count.first);
    const auto fine = resolver->check(language);
    if (!fine && fine.error().kind == ErrorKind::not_found) continue;  // no lexicon yet
    EXPECT_GE(count.second, least_share * count.first) << language;
  }
}

}  // namespace
}  // namespace entente::resolver
