#include "parser/network.h"

#include <algorithm>
#include <mutex>

#include "parser/forward.h"

namespace entente::parser {
namespace {

constexpr std::size_t pack_words =
    288;  // enough to keep the products fast, few enough for the cache
constexpr std::size_t longest_piece = 400;  // arc scores are quadratic

struct Choice {
  KernelKind kind;
  std::string_view name;
  Kernels (*make)();
};

constexpr Choice choices[] = {{KernelKind::amx, "amx", amx_kernels},
                              {KernelKind::avx512, "avx512", avx512_kernels},
                              {KernelKind::avx2, "avx2", avx2_kernels},
                              {KernelKind::portable, "portable", portable_kernels}};

Result<Choice> choose(KernelKind kind) {
  for (const Choice& choice : choices) {
    if ((kind == KernelKind::fastest || kind == choice.kind) && available(choice.kind))
      return choice;
  }
  return fail(ErrorKind::unsupported,
              "This processor lacks the instructions that the chosen kernel needs.");
}

/// Later pieces of a sentence that was cut hang on the first piece's root.
void join(std::vector<Analysis>& sentence) {
  std::int32_t root = -1;
  for (std::size_t begin = 0; begin < sentence.size(); begin += longest_piece) {
    const std::size_t end = std::min(sentence.size(), begin + longest_piece);
    for (std::size_t i = begin; i < end; ++i) {
      Analysis& word = sentence[i];
      if (word.head >= 0) {
        word.head += static_cast<std::int32_t>(begin);
      } else if (root < 0) {
        root = static_cast<std::int32_t>(i);
      } else {
        word.head = root;
        word.rel = Rel::parataxis;
      }
    }
  }
}

std::vector<Piece> cut(std::span<const std::vector<std::string_view>> sentences,
                       std::vector<std::vector<Analysis>>& out) {
  std::vector<Piece> pieces;
  pieces.reserve(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::span<const std::string_view> words = sentences[s];
    out[s].assign(words.size(), Analysis{});
    for (std::size_t at = 0; at < words.size(); at += longest_piece) {
      pieces.push_back(
          {words.subspan(at, std::min(longest_piece, words.size() - at)), out[s].data() + at});
    }
  }
  return pieces;
}

}  // namespace

struct Network::Inside {
  Layers layers;
  Kernels kernels;
  std::string_view kernel;
  std::mutex mutex;
  std::vector<std::unique_ptr<Forward>> idle;

  std::unique_ptr<Forward> borrow() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return std::make_unique<Forward>(layers, kernels);
    auto forward = std::move(idle.back());
    idle.pop_back();
    return forward;
  }
  void give_back(std::unique_ptr<Forward> forward) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(forward));
  }
};

Network::Network(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

Result<Network> Network::open(const std::string& path, NetworkOptions options) {
  const auto choice = choose(options.kernel);
  if (!choice) return tl::make_unexpected(choice.error());
  auto layers = Layers::open(path);
  if (!layers) return tl::make_unexpected(layers.error());
  auto inside = std::make_unique<Inside>();
  inside->layers = std::move(*layers);
  inside->kernels = choice->make();
  inside->kernel = choice->name;
  return Network(std::move(inside));
}

bool Network::knows(std::string_view language) const {
  return inside_->layers.tongues.contains(language);
}

std::string_view Network::kernel() const { return inside_->kernel; }

void Network::analyse(std::string_view language,
                      std::span<const std::vector<std::string_view>> sentences,
                      std::vector<std::vector<Analysis>>& out) const {
  out.resize(sentences.size());
  const std::string_view known = knows(language) ? language : "en";
  const Tongue& tongue = inside_->layers.tongues.find(known)->second;
  const std::vector<Piece> pieces = cut(sentences, out);
  auto forward = inside_->borrow();
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin, words = 0;
    do {
      words += pieces[end++].words.size();
    } while (end < pieces.size() && words + pieces[end].words.size() <= pack_words);
    forward->run(known, tongue, std::span(pieces).subspan(begin, end - begin));
    begin = end;
  }
  inside_->give_back(std::move(forward));
  for (auto& sentence : out) {
    if (sentence.size() > longest_piece) join(sentence);
  }
}

}  // namespace entente::parser
