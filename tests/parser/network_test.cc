// The network without its real weights: a small random weights file is made here, so that the clone
// alone is enough. Where models/entente.model is there, it is tried too.
#include "parser/network.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <random>
#include <sstream>

#include "parser/features.h"
#include "parser/tree.h"
#include "small_weights.h"

namespace entente::parser {
namespace {

using Sentences = std::vector<std::vector<std::string>>;

struct Shown {
  Sentences kept;
  std::vector<std::vector<std::string_view>> views;
  explicit Shown(Sentences sentences) : kept(std::move(sentences)) {
    for (const auto& words : kept) views.emplace_back(words.begin(), words.end());
  }
};

std::string random_bytes(std::mt19937& random, std::size_t longest) {
  std::string text(1 + random() % longest, ' ');
  for (char& c : text) c = static_cast<char>(random() & 255);
  return text;
}

Sentences random_sentences(unsigned seed, std::size_t longest) {
  std::mt19937 random(seed);
  const std::vector<std::string> known = {"the",   "two", "ministers", "met",     "in",
                                          "Tokyo", ".",   "日本",      "договор", "l'"};
  Sentences sentences(20);
  for (auto& words : sentences) {
    words.resize(random() % longest);
    for (auto& word : words)
      word = random() % 3 == 0 ? random_bytes(random, 12) : known[random() % known.size()];
  }
  return sentences;
}

std::string dump(const std::vector<std::vector<Analysis>>& all) {
  std::string text;
  for (const auto& sentence : all) {
    for (const Analysis& a : sentence) {
      text += std::to_string(static_cast<int>(a.upos)) + " " + std::string(a.feats) + " " +
              std::string(a.lemma_script) + " " + std::to_string(a.head) + " " +
              std::to_string(static_cast<int>(a.rel)) + " " +
              std::to_string(static_cast<int>(a.name)) + (a.name_begins ? "B\n" : "\n");
    }
    text += "\n";
  }
  return text;
}

std::vector<std::int32_t> heads_of(const std::vector<Analysis>& sentence) {
  std::vector<std::int32_t> heads;
  for (const Analysis& word : sentence) heads.push_back(word.head);
  return heads;
}

void expect_trees(const Network& network, const Sentences& sentences) {
  std::vector<std::vector<Analysis>> out;
  network.analyse("it", Shown(sentences).views, out);
  ASSERT_EQ(out.size(), sentences.size());
  for (std::size_t s = 0; s < out.size(); ++s) {
    ASSERT_EQ(out[s].size(), sentences[s].size());
    if (out[s].empty()) continue;
    EXPECT_TRUE(is_tree(heads_of(out[s])));
    for (const Analysis& word : out[s]) EXPECT_EQ(word.rel == Rel::root, word.head < 0);
  }
}

class SmallNetwork : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::path(testing::TempDir()) / "entente-small.model";
    write_small_weights(path_.string());
  }
  Network open(KernelKind kind = KernelKind::fastest) {
    auto network = Network::open(path_.string(), {kind});
    if (!network) ADD_FAILURE() << network.error().message;
    return std::move(*network);
  }
  std::filesystem::path path_;
};

constexpr KernelKind kinds[] = {KernelKind::avx2, KernelKind::avx512, KernelKind::amx};

TEST_F(SmallNetwork, EveryKernelGivesTheSameAnalysis) {
  const Sentences sentences = random_sentences(1, 60);
  std::vector<std::vector<Analysis>> out;
  const Network plain = open(KernelKind::portable);
  plain.analyse("it", Shown(sentences).views, out);
  const std::string expected = dump(out);
  for (const KernelKind kind : kinds) {
    if (!available(kind)) continue;
    const Network network = open(kind);
    network.analyse("it", Shown(sentences).views, out);
    EXPECT_EQ(dump(out), expected) << network.kernel();
  }
}

TEST_F(SmallNetwork, TheCompanyOfASentenceDoesNotMatter) {
  const Sentences sentences = random_sentences(2, 40);
  const Network network = open();
  std::vector<std::vector<Analysis>> together, alone;
  network.analyse("it", Shown(sentences).views, together);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    network.analyse("it", Shown({sentences[s]}).views, alone);
    EXPECT_EQ(dump(alone), dump({together[s]}));
  }
}

TEST_F(SmallNetwork, ManyThreadsGetTheSame) {
  const Sentences sentences = random_sentences(7, 40);
  const Network network = open();
  const auto analyse = [&] {
    std::vector<std::vector<Analysis>> out;
    network.analyse("it", Shown(sentences).views, out);
    return dump(out);
  };
  const std::string expected = analyse();
  std::vector<std::future<std::string>> answers;
  for (int i = 0; i < 8; ++i) answers.push_back(std::async(std::launch::async, analyse));
  for (auto& answer : answers) EXPECT_EQ(answer.get(), expected);
}

TEST_F(SmallNetwork, RandomBytesBecomeTrees) {
  const Network network = open();
  for (unsigned seed = 10; seed < 20; ++seed) expect_trees(network, random_sentences(seed, 30));
}

TEST_F(SmallNetwork, LongSentencesAndLongWordsBecomeTrees) {
  const Network network = open();
  expect_trees(network, {std::vector<std::string>(401, "a"),
                         std::vector<std::string>(2000, "."),
                         {std::string(1 << 20, 'x')}});
}

TEST_F(SmallNetwork, NoSentenceAndEmptySentencesAreFine) {
  const Network network = open();
  expect_trees(network, {});
  expect_trees(network, {{}, {"a"}, {}, {""}});
}

TEST_F(SmallNetwork, UnknownLanguageIsReadAsEnglish) {
  const Network network = open();
  EXPECT_TRUE(network.knows("it"));
  EXPECT_FALSE(network.knows("tlh"));
  const Shown sentence({{"the", "two", "ministers"}});
  std::vector<std::vector<Analysis>> english, klingon;
  network.analyse("en", sentence.views, english);
  network.analyse("tlh", sentence.views, klingon);
  EXPECT_EQ(dump(english), dump(klingon));
}

TEST_F(SmallNetwork, KnownWordsKeepTheirLemma) {
  const Network network = open();
  std::vector<std::vector<Analysis>> out;
  network.analyse("it", Shown({{"they", "met", "MET"}}).views, out);
  EXPECT_EQ(out[0][1].lemma_script, "l-1+et");
  EXPECT_EQ(out[0][2].lemma_script, "l-1+et");
}

TEST_F(SmallNetwork, ACutFileIsAnErrorAtEveryLength) {
  std::ifstream in(path_, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const std::string cut =
      (std::filesystem::path(testing::TempDir()) / "entente-cut.model").string();
  for (std::size_t size = 0; size < bytes.size(); size += size < 4000 ? 97 : 9973) {
    std::ofstream(cut, std::ios::binary | std::ios::trunc) << bytes.substr(0, size);
    const auto network = Network::open(cut);
    ASSERT_FALSE(network) << size;
    EXPECT_EQ(network.error().kind, ErrorKind::malformed);
  }
}

TEST_F(SmallNetwork, DamagedWeightsAreAnErrorOrStillGiveTrees) {
  std::ifstream in(path_, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const std::string damaged =
      (std::filesystem::path(testing::TempDir()) / "entente-damaged.model").string();
  const Sentences sentences = random_sentences(5, 20);
  std::mt19937 random(6);
  for (int round = 0; round < 300; ++round) {
    std::string copy = bytes;
    const std::size_t reach = round % 2 == 0 ? 4000 : copy.size();
    for (int i = 0; i < 3; ++i) copy[random() % reach] = static_cast<char>(random() & 255);
    std::ofstream(damaged, std::ios::binary | std::ios::trunc) << copy;
    const auto network = Network::open(damaged);
    if (network) expect_trees(*network, sentences);
  }
}

TEST(Network, AMissingFileIsNotFound) {
  const auto network = Network::open("/no/such/file");
  ASSERT_FALSE(network);
  EXPECT_EQ(network.error().kind, ErrorKind::not_found);
}

TEST(Network, ShippedWeightsParseASentence) {
  const std::string path = std::string(ENTENTE_SOURCE_DIR) + "/models/entente.model";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no shipped weights";
  const auto network = Network::open(path);
  ASSERT_TRUE(network) << network.error().message;
  const Shown sentence({{"The", "minister", "of", "Japan", "signed", "a", "treaty", "."}});
  std::vector<std::vector<Analysis>> out;
  network->analyse("en", sentence.views, out);
  EXPECT_EQ(heads_of(out[0]), (std::vector<std::int32_t>{1, 4, 3, 1, -1, 6, 4, 4}));
  EXPECT_EQ(out[0][1].rel, Rel::nsubj);
  EXPECT_EQ(out[0][6].rel, Rel::obj);
  EXPECT_EQ(out[0][3].name, NameKind::place);
  EXPECT_EQ(apply_lemma_script("signed", out[0][4].lemma_script), "sign");
}

TEST(LemmaScript, Examples) {
  EXPECT_EQ(apply_lemma_script("signed", "l-2"), "sign");
  EXPECT_EQ(apply_lemma_script("Firmò", "l-1+are"), "firmare");
  EXPECT_EQ(apply_lemma_script("gegangen", "l<2-5+ehen"), "gehen");
  EXPECT_EQ(apply_lemma_script("Japan", "k"), "Japan");
  EXPECT_EQ(apply_lemma_script("was", "l-3+be"), "be");
  EXPECT_EQ(apply_lemma_script("대통령은", "l-1++은"), "대통령+은");
  EXPECT_EQ(apply_lemma_script("ÜBER", "l"), "über");
}

TEST(LemmaScript, IsTotal) {
  EXPECT_EQ(apply_lemma_script("ab", "l-9"), "ab");
  EXPECT_EQ(apply_lemma_script("ab", ""), "ab");
  EXPECT_EQ(apply_lemma_script("", "l-2+x"), "x");
  std::mt19937 random(3);
  for (int i = 0; i < 20000; ++i) {
    const std::string form = random_bytes(random, 9);
    EXPECT_FALSE(apply_lemma_script(form, random_bytes(random, 9)).empty());
    EXPECT_FALSE(apply_lemma_script(
                     form, "l<" + std::to_string(random() % 9) + "-" + std::to_string(random() % 9))
                     .empty());
  }
}

/// The best single-root tree of at most five words, by trying all.
double best_by_trying(const std::vector<float>& scores, int words, int stride) {
  std::vector<std::int32_t> heads(static_cast<std::size_t>(words), -1);
  double best = -1e30;
  while (true) {
    double sum = 0;
    for (int w = 0; w < words; ++w)
      sum += scores[static_cast<std::size_t>(w * stride + heads[static_cast<std::size_t>(w)] + 1)];
    if (is_tree(heads)) best = std::max(best, sum);
    int w = 0;
    while (w < words && ++heads[static_cast<std::size_t>(w)] == words)
      heads[static_cast<std::size_t>(w++)] = -1;
    if (w == words) return best;
  }
}

TEST(Tree, ChosenHeadsAreTheBestTree) {
  std::mt19937 random(4);
  for (int round = 0; round < 400; ++round) {
    const int words = 1 + round % 5, stride = 16;
    std::vector<float> scores(static_cast<std::size_t>(words * stride));
    for (float& score : scores) score = static_cast<float>(random() % 1000) / 100.0F;
    std::vector<std::int32_t> heads(static_cast<std::size_t>(words));
    choose_heads(scores.data(), words, stride, heads);
    ASSERT_TRUE(is_tree(heads));
    double sum = 0;
    for (int w = 0; w < words; ++w)
      sum += scores[static_cast<std::size_t>(w * stride + heads[static_cast<std::size_t>(w)] + 1)];
    EXPECT_NEAR(sum, best_by_trying(scores, words, stride), 1e-4);
  }
}

TEST(Tree, KnowsTreesFromOthers) {
  const auto tree = [](std::vector<std::int32_t> heads) { return is_tree(heads); };
  EXPECT_TRUE(tree({-1}));
  EXPECT_TRUE(tree({1, -1, 1}));
  EXPECT_FALSE(tree({-1, -1}));
  EXPECT_FALSE(tree({1, 0, -1}));
  EXPECT_FALSE(tree({0}));
}

TEST(Features, SameWordSameKeys) {
  EXPECT_EQ(word_keys("Minister", "en", false)[1], word_keys("MINISTER", "en", false)[1]);
  EXPECT_NE(word_keys("Minister", "en", false)[0], word_keys("MINISTER", "en", false)[0]);
  EXPECT_EQ(word_keys("1987", "en", false), word_keys("2026", "en", false));
  EXPECT_NE(word_keys("die", "en", false)[1], word_keys("die", "de", false)[1]);
  EXPECT_EQ(word_keys("die", "en", false)[2], word_keys("die", "de", false)[2]);
  EXPECT_EQ(word_keys("a", "en", false)[3], 0U);
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
  return cells;
}

TEST(Features, AgreeWithTheTrainersTwin) {
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/tests/parser/feature_keys.tsv");
  int lines = 0;
  for (std::string line; std::getline(in, line); ++lines) {
    const auto cells = cells_of(line);
    ASSERT_EQ(cells.size(), 4U + slots);
    const Keys keys = word_keys(cells[1], cells[0], true);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      EXPECT_EQ(keys[i], std::stoull(cells[4 + i], nullptr, 16)) << cells[1] << ", key " << i;
    }
    EXPECT_EQ(apply_lemma_script(cells[1], cells[3]), cells[2]);
  }
  EXPECT_GT(lines, 30);
}

TEST(Features, FirstProperWordSkipsPunctuation) {
  const std::vector<std::string_view> words = {"“", "«", "(", "Élysée", "x"};
  EXPECT_EQ(first_proper(words), 3);
  EXPECT_EQ(first_proper(std::span(words).first(3)), -1);
}

}  // namespace
}  // namespace entente::parser
