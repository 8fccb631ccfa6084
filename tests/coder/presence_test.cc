#include "coder/presence.h"

#include <gtest/gtest.h>

#include <random>

namespace entente::coder {
namespace {

std::vector<Party> random_parties(std::mt19937& dice, unsigned least) {
  std::vector<Party> parties;
  for (const char* code : {"AAA", "BBB", "CCC"}) {
    if (dice() % 2 == 0) continue;
    parties.emplace_back();
    parties.back().code = code;
  }
  std::shuffle(parties.begin(), parties.end(), dice);
  if (parties.size() < least) return random_parties(dice, least);
  return parties;
}

/// The index against all events, one after the other.
TEST(Presence, FindsAllEventsOfTheSameActors) {
  std::mt19937 dice(1);
  for (int round = 0; round < 500; ++round) {
    std::vector<Event> events;
    Presence presence;
    for (std::uint32_t number = 0; number < 12; ++number) {
      Event event;
      event.type = dice() % 2 == 0 ? "CONSULT" : "AID";
      event.actors = random_parties(dice, 1);
      event.recipients = random_parties(dice, 0);
      presence.add(event, number);
      events.push_back(std::move(event));
    }
    const std::vector<Party> actors = random_parties(dice, 1);
    std::vector<std::uint32_t> wanted, found;
    for (std::uint32_t number = 0; number < events.size(); ++number) {
      if (same_actors(events[number], actors)) wanted.push_back(number);
    }
    for (const std::uint32_t number : presence.of(actors)) {
      if (same_actors(events[number], actors)) found.push_back(number);
    }
    EXPECT_EQ(found, wanted);
  }
}

}  // namespace
}  // namespace entente::coder
