// Words a second, per language and stage, on one core and on all: `parser_bench
// --benchmark_filter=it`. In: bench/corpus/XX.txt, sentences of our own, repeated. Out:
// items_per_second counts words (multi-word tokens split).
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <thread>

#include "base/files.h"
#include "parser/parser.h"

namespace {

using entente::Document;
using entente::Parsed;
using entente::Sentence;
using entente::parser::Parser;

constexpr int copies = 8;

const Parser& parser() {
  static const entente::Result<Parser> opened = Parser::open(ENTENTE_SOURCE_DIR);
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.error().message.c_str());
    std::exit(1);
  }
  return *opened;
}

Document corpus(const std::string& language) {
  const auto text =
      entente::read_file(std::string(ENTENTE_SOURCE_DIR) + "/bench/corpus/" + language + ".txt");
  Document document;
  document.language = language;
  for (int i = 0; text && i < copies; ++i) document.text += *text;
  return document;
}

std::int64_t words_of(const Parsed& parsed) {
  std::int64_t count = 0;
  for (const Sentence& sentence : parsed.sentences) {
    count += static_cast<std::int64_t>(sentence.words.size());
  }
  return count;
}

void segment(benchmark::State& state, const std::string& language) {
  const Document document = corpus(language);
  std::int64_t words = 0;
  for (auto _ : state) words += words_of(parser().segment(document));
  state.SetItemsProcessed(words);
}

void analyse(benchmark::State& state, const std::string& language) {
  const Document document = corpus(language);
  Parsed parsed = parser().segment(document);
  for (auto _ : state) parser().analyse(language, parsed);
  state.SetItemsProcessed(state.iterations() * words_of(parsed));
}

void parse(benchmark::State& state, const std::string& language) {
  const Document document = corpus(language);
  std::int64_t words = 0;
  for (auto _ : state) words += words_of(parser().parse(document));
  state.SetItemsProcessed(words);
}

void open_models(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Parser::open(ENTENTE_SOURCE_DIR).has_value());
  state.SetLabel("opening the models and the rules");
}

}  // namespace

int main(int argc, char** argv) {
  const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  benchmark::RegisterBenchmark("open", open_models)->Unit(benchmark::kMillisecond);
  for (const std::string& language : parser().languages()) {
    const auto add = [&](const std::string& stage, auto run) {
      return benchmark::RegisterBenchmark(
          (language + "/" + stage).c_str(),
          [run, language](benchmark::State& state) { run(state, language); });
    };
    add("segment", segment);
    add("analyse", analyse);
    add("parse", parse);
    add("parse_all_cores", parse)->Threads(cores)->UseRealTime();
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
