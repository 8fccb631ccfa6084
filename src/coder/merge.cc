#include <algorithm>
#include <cstdio>
#include <unordered_map>

#include "coder/coder.h"

namespace entente::coder {
namespace {

bool compatible(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a == b;
}

bool same_day(const Event& a, const Event& b) {
  return compatible(to_text(a.date.value), to_text(b.date.value));
}

bool is_reciprocal(const std::string& type) {
  return type == "AGREE" || type == "CONSULT" || type == "SUPPORT" || type == "COOPERATE";
}

/// In any order; most sides are of one party.
bool same_codes(const std::vector<Party>& a, const std::vector<Party>& b) {
  if (a.size() != b.size()) return false;
  return a.size() == 1 ? a.front().code == b.front().code : sorted_codes(a) == sorted_codes(b);
}

bool same_parties(const Event& a, const Event& b) {
  if (same_codes(a.actors, b.actors) && same_codes(a.recipients, b.recipients)) return true;
  if (!is_reciprocal(a.type) || a.rule != b.rule ||
      a.actors.size() + a.recipients.size() != b.actors.size() + b.recipients.size())
    return false;
  std::vector<Party> left = a.actors, right = b.actors;
  left.insert(left.end(), a.recipients.begin(), a.recipients.end());
  right.insert(right.end(), b.recipients.begin(), b.recipients.end());
  return sorted_codes(left) == sorted_codes(right);
}

void absorb(Event& event, Event&& other) {
  event.mentions.insert(event.mentions.end(), other.mentions.begin(), other.mentions.end());
  if (event.mode.empty() && !other.mode.empty()) {
    event.mode = other.mode;
    event.score = other.score;
    event.actors = std::move(other.actors);
    event.recipients = std::move(other.recipients);
  }
  if (event.date.value.year == 0) event.date = std::move(other.date);
  if (event.place.country.empty()) event.place = std::move(other.place);
  event.confidence = std::max(event.confidence, other.confidence);
}

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ull;
  return (hash ^ 0xFF) * 0x100000001b3ull;
}

}  // namespace

bool same_act(const Event& a, const Event& b) {
  return a.type == b.type && a.auxiliary == b.auxiliary && compatible(a.mode, b.mode) &&
         compatible(a.place.country, b.place.country) && same_parties(a, b) && same_day(a, b);
}

std::vector<Event> merge(std::vector<Event> events) {
  std::vector<Event> out;
  std::unordered_map<std::string, std::vector<std::size_t>> by_type;
  for (Event& event : events) {
    std::vector<std::size_t>& alike = by_type[event.type + "/" + event.auxiliary];
    const auto known = std::find_if(alike.begin(), alike.end(), [&](std::size_t earlier) {
      return same_act(out[earlier], event);
    });
    if (known == alike.end()) {
      alike.push_back(out.size());
      out.push_back(std::move(event));
    } else {
      absorb(out[*known], std::move(event));
    }
  }
  return out;
}

std::uint64_t id_seed(const Document& document) {
  return mix(mix(0xcbf29ce484222325ull, document.text), to_text(document.published));
}

std::string event_id(const Document& document, const Event& event) {
  return event_id(id_seed(document), event);
}

std::string event_id(std::uint64_t seed, const Event& event) {
  std::uint64_t hash = mix(seed, event.type);
  hash = mix(hash, event.auxiliary);
  for (const std::string& code : sorted_codes(event.actors)) hash = mix(hash, code);
  hash = mix(hash, ">");
  for (const std::string& code : sorted_codes(event.recipients)) hash = mix(hash, code);
  hash = mix(hash, std::to_string(event.trigger.begin));
  char out[17];
  std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(hash));
  return out;
}

}  // namespace entente::coder
