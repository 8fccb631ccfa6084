// Megabytes a second of the scans over raw text, per language, on one core: dates, the gazetteer's
// running-text look-up and the lexicons over words as the segmenter gives them. In:
// bench/corpus/XX.txt, sentences of our own, repeated. Out: bytes_per_second of text.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

#include "base/files.h"
#include "lexicon/reading.h"
#include "resolver/dates.h"
#include "resolver/gazetteer_scan.h"
#include "resolver/knowledge.h"

namespace {

using namespace entente;

constexpr int copies = 64;
const std::string root = ENTENTE_SOURCE_DIR;

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", result.error().message.c_str());
  std::exit(1);
}

/// One sentence a line, one word a run without white space; every word may be anything.
struct Corpus {
  Document document;
  std::vector<Sentence> sentences;
};

void add_words(Corpus& corpus, std::size_t begin, std::size_t end) {
  Sentence sentence;
  sentence.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  for (std::size_t at = begin; at < end;) {
    std::size_t stop = std::min(corpus.document.text.find(' ', at), end);
    if (stop > at) {
      Word word;
      word.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)};
      word.token = static_cast<std::uint32_t>(sentence.words.size());
      sentence.words.push_back(word);
    }
    at = stop + 1;
  }
  if (!sentence.words.empty()) corpus.sentences.push_back(std::move(sentence));
}

Corpus corpus_of(const std::string& language) {
  Corpus corpus;
  corpus.document.language = language;
  const auto text = must(read_file(root + "/bench/corpus/" + language + ".txt"));
  for (int i = 0; i < copies; ++i) corpus.document.text += text;
  const std::string& all = corpus.document.text;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    add_words(corpus, begin, end);
    begin = end + 1;
  }
  for (Sentence& sentence : corpus.sentences) {
    for (Word& word : sentence.words) word.form = word.lemma = corpus.document.at(word.span);
  }
  return corpus;
}

void count(benchmark::State& state, const Corpus& corpus) {
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(corpus.document.text.size()));
}

void scan_dates(benchmark::State& state, const std::string& language) {
  static const auto dates = must(resolver::Dates::open(root + "/languages"));
  const Corpus corpus = corpus_of(language);
  for (auto _ : state)
    benchmark::DoNotOptimize(dates.find(language, corpus.document.text, 0, {2024, 11, 1}));
  count(state, corpus);
}

void scan_places(benchmark::State& state, const std::string& language) {
  static const auto gazetteer =
      must(resolver::Gazetteer::open(root + "/ontology/places/places.bin"));
  const auto own = must(lexicon::Language::open(root + "/languages/" + language));
  const resolver::PlaceScanner scanner(gazetteer, own);
  const Corpus corpus = corpus_of(language);
  std::vector<resolver::NamedPlace> found;
  for (auto _ : state) {
    found.clear();
    for (const Sentence& sentence : corpus.sentences)
      scanner.find(corpus.document, sentence, found);
    benchmark::DoNotOptimize(found.data());
  }
  count(state, corpus);
}

void find_names(const resolver::Knowledge& knowledge, const Corpus& corpus,
                std::vector<lexicon::Match>& matches) {
  for (const Sentence& sentence : corpus.sentences) {
    const lexicon::Reading reading(corpus.document, sentence, *knowledge.vocabulary);
    knowledge.names.find(reading, matches);
    knowledge.roles.find(reading, matches);
  }
}

void scan_lexicons(benchmark::State& state, const std::string& language) {
  const auto knowledge = resolver::Knowledge::open(root + "/languages/" + language, nullptr);
  if (!knowledge) return state.SkipWithError("no lexicon of this language");
  const Corpus corpus = corpus_of(language);
  std::vector<lexicon::Match> matches;
  for (auto _ : state) {
    matches.clear();
    find_names(**knowledge, corpus, matches);
    benchmark::DoNotOptimize(matches.data());
  }
  count(state, corpus);
}

/// All three in a row.
void scan_all(benchmark::State& state, const std::string& language) {
  static const auto dates = must(resolver::Dates::open(root + "/languages"));
  static const auto gazetteer =
      must(resolver::Gazetteer::open(root + "/ontology/places/places.bin"));
  const auto knowledge = must(resolver::Knowledge::open(root + "/languages/" + language, nullptr));
  const resolver::PlaceScanner scanner(gazetteer, knowledge->language);
  const Corpus corpus = corpus_of(language);
  std::vector<resolver::NamedPlace> places;
  std::vector<lexicon::Match> matches;
  for (auto _ : state) {
    places.clear();
    matches.clear();
    benchmark::DoNotOptimize(dates.find(language, corpus.document.text, 0, {2024, 11, 1}));
    for (const Sentence& sentence : corpus.sentences)
      scanner.find(corpus.document, sentence, places);
    find_names(*knowledge, corpus, matches);
    benchmark::DoNotOptimize(places.data());
    benchmark::DoNotOptimize(matches.data());
  }
  count(state, corpus);
}

void open_gazetteer(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(
        resolver::Gazetteer::open(root + "/ontology/places/places.bin").has_value());
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::RegisterBenchmark("open_gazetteer", open_gazetteer);
  for (const char* name :
       {"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh"}) {
    const std::string language = name;
    const auto add = [&](const char* stage, auto scan) {
      benchmark::RegisterBenchmark(
          (language + "/" + stage).c_str(),
          [scan, language](benchmark::State& state) { scan(state, language); });
    };
    add("dates", scan_dates);
    add("places", scan_places);
    add("lexicons", scan_lexicons);
    add("all", scan_all);
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
