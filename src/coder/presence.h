// Who was there in the events told so far. In: the events of a document, one after the other. Out:
// for some actors, the events of just these. Promise: finding them takes as long as there are such
// events, however long the document. Does not: keep the events. Private to the coder.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/event.h"

namespace entente::coder {

class Presence {
 public:
  void add(const Event& event, std::uint32_t number);
  /// Numbers, ascending. All events of the same actors (same_actors) are among them, if no two of
  /// the actors have the same code.
  const std::vector<std::uint32_t>& of(const std::vector<Party>& actors) const;

 private:
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_codes_;
};

/// Are the actors those who were there: of a meeting guest and host, else those who acted?
bool same_actors(const Event& event, const std::vector<Party>& actors);

}  // namespace entente::coder
