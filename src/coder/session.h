// The coding of one document, sentence by sentence. Private to the coder.
#pragma once

#include <vector>

#include "coder/coder.h"
#include "coder/verdict.h"
#include "coder/when_where.h"

namespace entente::coder {

struct Knowledge {
  const Document& document;
  const Parsed& parsed;
  const resolver::Mentions& mentions;
  const lexicon::Lexicon& concepts;
  const Relators& relators;
  const Ontology& ontology;
  const Rules& rules;
  const Weights& weights;
};

class Session {
 public:
  Session(const Knowledge& knowledge, Trace* trace) : known_(knowledge), trace_(trace) {}
  void sentence(std::uint32_t index);
  std::vector<Event> take() { return std::move(events_); }

 private:
  void act(const Act& act, const std::vector<Act>& acts, const Scene& scene,
           const std::vector<Event>& earlier);
  Event event_of(const Act& act, const Assignment& parties, const std::vector<Act>& acts,
                 const Scene& scene, const std::string& auxiliary) const;
  bool keep(const Act& act, const Assignment& parties, const Act* swallower, double accept,
            std::string& reason) const;
  void note(const Act& act, const Assignment& parties, const Features& features, const Event& event,
            double accept, bool kept, const std::string& reason, const Setting& setting);

  Knowledge known_;
  Trace* trace_;
  std::vector<Event> events_;
};

}  // namespace entente::coder
