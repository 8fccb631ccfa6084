// The neural network of the parser. In: sentences as lists of words in one language. Out: for each
// word its tag, features, lemma script, head, relation and name. Promise: every sentence gets one
// tree with one root, whatever its words are; the same weights give the same answer on every
// kernel; const members are safe to call from many threads. Does not: split text, make lemmas
// (apply_lemma_script does) or know any rule of a language.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/sentence.h"

namespace entente::parser {

/// One word's analysis. `feats` and `lemma_script` point into the Network and live as long as it.
struct Analysis {
  std::string_view feats;
  std::string_view lemma_script;
  std::int32_t head = -1;  // index in the sentence, -1 for the root
  Upos upos = Upos::X;
  Rel rel = Rel::dep;
  NameKind name = NameKind::none;
  bool name_begins = false;
};

/// The inner loops' instruction set. `fastest` is the best one this processor has.
enum class KernelKind { fastest, portable, avx2, avx512, amx };

struct NetworkOptions {
  KernelKind kernel = KernelKind::fastest;
};

class Network {
 public:
  /// Maps a weights file. Errors: those of MappedFile; malformed (not such a file, or cut short);
  /// unsupported (the processor lacks the kernel that the options ask for).
  static Result<Network> open(const std::string& path, NetworkOptions options = {});

  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  ~Network();

  bool knows(std::string_view language) const;

  /// Analyses sentences of one language (ISO 639-1); one that the network does not know is read as
  /// English. `out` gets one list a sentence, one Analysis a word. Give many sentences at once: it
  /// is faster.
  void analyse(std::string_view language, std::span<const std::vector<std::string_view>> sentences,
               std::vector<std::vector<Analysis>>& out) const;

  std::string_view kernel() const;

 private:
  struct Inside;
  explicit Network(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

/// True where the processor can run the kernel.
bool available(KernelKind kind);

/// The lemma that a script makes of a form: "l<2-3+are" lower-cases (k keeps the case), drops two
/// code points in front and three at the end and appends "are"; parts that do nothing are left out.
/// Total: too much dropped leaves nothing of the form; an empty result or a script that is none
/// gives the form back.
std::string apply_lemma_script(std::string_view form, std::string_view script);

}  // namespace entente::parser
