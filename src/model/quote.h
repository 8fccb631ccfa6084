// Quotes: who said what, in whose words.
#pragma once

#include <string>

#include "model/document.h"

namespace entente {

/// A statement and its speaker. `span` covers the words said (without quotation marks); `speaker`
/// is empty where the text names none.
struct Quote {
  std::string document;
  std::string speaker, role,
      code;           // person or body as named in the document, role as printed, state
  Span speaker_span;  // the words that name the speaker here ("he" included)
  Span span;
  Span cue;             // "said", "hat erklärt"; empty if none
  bool direct = false;  // between quotation marks; false: reported speech
  double confidence = 0;
};

}  // namespace entente
