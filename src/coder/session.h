// The coding of one document, sentence by sentence. Private to the coder.
#pragma once

#include <span>
#include <vector>

#include "coder/coder.h"
#include "coder/decision.h"

namespace entente::coder {

struct Knowledge {
  const Document& document;
  const Parsed& parsed;
  const resolver::Mentions& mentions;
  const Concepts& concepts;
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
  std::vector<Adpositions> adpositions_of(const Scene& scene, std::uint32_t sentence) const;
  Decision decide(const Act& act, const std::vector<Act>& acts, const Scene& scene,
                  std::span<const Adpositions> adpositions,
                  const std::vector<Decision>& before) const;
  std::vector<Told> told_before(const Act& act, const std::vector<Act>& acts, const Scene& scene,
                                const std::vector<Decision>& before) const;
  void fill(const Act& act, const Scene& scene, const std::string& auxiliary,
            Decision& decision) const;
  void judge(const Act& act, const Scene& scene, Decision& decision) const;
  void note(const Act& act, const Decision& decision, const Setting& setting);
  void note_misses(const std::vector<NearMiss>& misses, const Scene& scene, std::uint32_t sentence);
  Setting setting_of(const Act& act, const std::vector<Act>& acts, const Scene& scene) const;

  Knowledge known_;
  Trace* trace_;
  std::vector<Event> events_;
  Presence presence_;  // in events_
};

}  // namespace entente::coder
