// Runs a fuzz target without libFuzzer. In: a folder of seeds and a number of seconds. Out: exit 0,
// or the crash of the target, whose input is left in a file named on standard error. Promise: the
// seeds first, each as it is; then mutations of them in an order that is always the same, however
// many of them fit into the time. Does not: measure coverage; build with -DENTENTE_FUZZ=ON for
// that.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "fuzz.h"

extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));
extern "C" const char* __ubsan_default_options() { return "abort_on_error=1:print_stacktrace=1"; }

namespace {

constexpr std::size_t longest = 4096;

std::string current, crash_file;

void leave_input() {
  std::FILE* file = std::fopen(crash_file.c_str(), "wb");
  if (file == nullptr) return;
  std::fwrite(current.data(), 1, current.size(), file);
  std::fclose(file);
  std::fprintf(stderr, "the input is in %s\n", crash_file.c_str());
}

void on_signal(int signal) {
  leave_input();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void run(std::string input) {
  current = std::move(input);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current.data()), current.size());
}

std::vector<std::string> seeds_in(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> seeds;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return seeds;
}

class Mutator {
 public:
  explicit Mutator(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  std::string next() {
    std::string input = seeds_[below(seeds_.size())];
    for (std::size_t steps = 1 + below(6); steps > 0; --steps) step(input);
    if (input.size() > longest) input.resize(longest);
    return input;
  }

 private:
  std::size_t below(std::size_t end) { return end == 0 ? 0 : chance_() % end; }

  /// A piece of some seed.
  std::string piece() {
    const std::string& seed = seeds_[below(seeds_.size())];
    const std::size_t begin = below(seed.size());
    return seed.substr(begin, 1 + below(40));
  }

  void step(std::string& input) {
    static const std::string tokens[] = {"\n",
                                         "\t",
                                         "\r\n",
                                         " ",
                                         "\"",
                                         "\\",
                                         "(",
                                         ")",
                                         "|",
                                         ",",
                                         "…",
                                         "*",
                                         "<",
                                         ">",
                                         "-",
                                         "0",
                                         "9",
                                         "99999999999",
                                         "\xC3",
                                         "\xE2\x80",
                                         "\xF0\x9F\x98\x80",
                                         "\xEF\xBB\xBF",
                                         "e\u0301",
                                         "日本",
                                         "عام",
                                         std::string(1, '\0'),
                                         "[",
                                         "]",
                                         "{",
                                         "}"};
    const std::size_t at = below(input.size() + 1), length = 1 + below(20);
    switch (chance_() % 7) {
      case 0:
        input.erase(std::min(at, input.size()), length);
        break;
      case 1:
        input.insert(at, piece());
        break;
      case 2:
        input.insert(at, tokens[below(std::size(tokens))]);
        break;
      case 3:
        if (!input.empty()) input[below(input.size())] = static_cast<char>(chance_());
        break;
      case 4:
        input.resize(at);
        break;
      case 5:
        input.insert(at, input.substr(below(input.size() + 1), length));
        break;
      default:
        if (!input.empty()) input[below(input.size())] ^= static_cast<char>(1 << below(8));
    }
  }

  std::vector<std::string> seeds_;
  std::mt19937_64 chance_{20241101};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s SEEDS SECONDS\n", argv[0]);
    return 2;
  }
  crash_file = std::filesystem::path(argv[0]).filename().string() + ".crash";
  if (__sanitizer_set_death_callback != nullptr) __sanitizer_set_death_callback(leave_input);
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS}) std::signal(signal, on_signal);
  const std::vector<std::string> seeds = seeds_in(argv[1]);
  if (seeds.empty()) {
    std::fprintf(stderr, "%s: no seeds\n", argv[1]);
    return 2;
  }
  for (const std::string& seed : seeds) run(seed);
  Mutator mutator(seeds);
  std::size_t runs = 0;
  const auto begun = std::chrono::steady_clock::now();  // after the seeds: they open the data
  const auto end = begun + std::chrono::duration<double>(std::atof(argv[2]));
  for (; std::chrono::steady_clock::now() < end; ++runs) run(mutator.next());
  std::printf("%zu seeds, %zu mutations\n", seeds.size(), runs);
}
