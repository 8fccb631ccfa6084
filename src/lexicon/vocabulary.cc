#include "lexicon/vocabulary.h"

namespace entente::lexicon {

Vocabulary::Vocabulary(const Language& language)
    : orthography_(language.code), proclitics_(language.proclitics), spaces_(language.spaces) {
  for (auto& proclitic : proclitics_) proclitic = orthography_.folded(proclitic);
}

}  // namespace entente::lexicon
