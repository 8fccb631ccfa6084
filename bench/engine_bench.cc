// Sentences a second from raw text to events, per language, on one core: `engine_bench
// --benchmark_filter=it`. In: bench/corpus/XX.txt, sentences of our own, three a document. Out:
// items_per_second counts sentences. Does not: write events.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "base/files.h"
#include "entente/entente.h"

namespace {

using entente::Date;
using entente::Document;
using entente::Engine;

constexpr std::size_t lines_a_document = 3, documents_at_once = 64;
constexpr Date published{2024, 11, 1};

[[noreturn]] void give_up(const entente::Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  std::exit(1);
}

const Engine& engine() {
  static const auto opened = Engine::open(ENTENTE_SOURCE_DIR);
  if (!opened) give_up(opened.error());
  return *opened;
}

/// The corpus again and again, until there are enough documents.
std::vector<Document> corpus(const std::string& language) {
  const auto text =
      entente::read_file(std::string(ENTENTE_SOURCE_DIR) + "/bench/corpus/" + language + ".txt");
  if (!text) give_up(text.error());
  std::vector<Document> out;
  std::string lines;
  for (std::size_t at = 0, count = 0; out.size() < documents_at_once;) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    lines.append(*text, at, end - at).append("\n");
    at = end + 1 < text->size() ? end + 1 : 0;
    if (++count % lines_a_document != 0) continue;
    Document document;
    document.id = std::to_string(out.size());
    document.language = language;
    document.published = published;
    document.text = std::exchange(lines, "");
    out.push_back(std::move(document));
  }
  return out;
}

void code(benchmark::State& state, const std::string& language) {
  const std::vector<Document> documents = corpus(language);
  std::vector<const Document*> batch;
  std::int64_t sentences = 0, events = 0;
  for (const Document& document : documents) {
    batch.push_back(&document);
    sentences += static_cast<std::int64_t>(engine().parse(document).sentences.size());
  }
  for (auto _ : state) {
    for (const auto& coded : engine().code_all(batch)) {
      if (!coded) give_up(coded.error());
      events += static_cast<std::int64_t>(coded->size());
    }
  }
  state.SetItemsProcessed(state.iterations() * sentences);
  state.counters["events"] = static_cast<double>(events / state.iterations());
}

void open_engine(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Engine::open(ENTENTE_SOURCE_DIR).has_value());
  state.SetLabel("opening models and ontology; languages open when first met");
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::RegisterBenchmark("open", open_engine)->Unit(benchmark::kMillisecond);
  for (const std::string& language : engine().languages()) {
    benchmark::RegisterBenchmark((language + "/code").c_str(), [language](benchmark::State& state) {
      code(state, language);
    })->Unit(benchmark::kMillisecond);
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
