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
  /// An act with all that was decided about it.
  struct Decision {
    Assignment parties;
    std::vector<Answer<EventDate>> dates;
    std::vector<Answer<EventPlace>> places;
    Event event;
    Features features;
    std::vector<Told> told;
    const Act* swallower = nullptr;
    const Act* doubled = nullptr;
    double accept = 0;
    bool kept = false;
    std::string reason;
  };
  Decision decide(const Act& act, const std::vector<Act>& acts, const Scene& scene,
                  const std::vector<Decision>& before) const;
  std::vector<Told> told_before(const Act& act, const std::vector<Act>& acts, const Scene& scene,
                                const std::vector<Decision>& before) const;
  static void drop_doubles(const std::vector<Act>& acts, std::vector<Decision>& decisions);
  /// Of two readings of one word that differ in who does it to whom, the likelier stays.
  static void drop_mirrored(const std::vector<Act>& acts, std::vector<Decision>& decisions);
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
