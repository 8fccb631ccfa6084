// What one party does to another: the question, with the parties marked by whoever asks, and the
// answer.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"

namespace entente {

/// "What does the first do to the second?" The document must outlive the question.
struct Question {
  const Document* document = nullptr;
  Span actor, recipient;  // recipient empty: none is named
};

/// One of the 16 types; there is always one.
struct Relation {
  std::string type;
  int quad = 0;                       // 1 to 4
  double confidence = 0;              // 0..1, of the type
  std::vector<std::string> features;  // what the model saw, where asked for
};

}  // namespace entente
