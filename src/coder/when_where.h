// The day and the place of an act. In: the date and place mentions of its sentence (and of the
// title or dateline). Out: the one that the tree ties to the act, or none. Promise: nothing is
// invented; without a mention the field stays empty.
#pragma once

#include "coder/party_features.h"
#include "model/event.h"

namespace entente::coder {

struct Found {
  const resolver::Mentions& mentions;
  std::uint32_t sentence = 0;
};

/// `future`: the act lies ahead, so a bare weekday is the next one.
EventDate date_of(const Act& act, const Scene& scene, const std::vector<Act>& acts,
                  const Found& found, bool future);

/// The place mention that belongs to the act; nullptr if none.
const resolver::PlaceMention* place_of(const Act& act, const Scene& scene,
                                       const std::vector<Act>& acts, const Found& found);

}  // namespace entente::coder
