// What does the first do to the second? In: a text with two spans, the concepts, acts and events
// that the coder finds in it. Out: features by name. Promise: total for any spans; what is not a
// word of a language holds for all languages, lexical features begin with '@'. Does not: choose the
// type (relate_model.h) or say whether anything happened at all.
#pragma once

#include <string>
#include <vector>

#include "coder/coder.h"
#include "coder/scene.h"
#include "model/relation.h"

namespace entente::coder {

/// All that is known before the question is asked.
struct RelateSight {
  const Document& document;
  const Parsed& parsed;
  const resolver::Mentions& mentions;
  const std::vector<Scene>& scenes;  // one a sentence
  const Trace& trace;
  const std::vector<Event>& events;
};

std::vector<std::string> relate_features(const RelateSight& sight, const Question& question,
                                         const Ontology& ontology);

}  // namespace entente::coder
