#include "ledger/likeness.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace entente::ledger {
namespace {

using Codes = std::vector<std::uint64_t>;

std::uint64_t hash_or_zero(std::string_view text) { return text.empty() ? 0 : hash_of(text); }

void settle(Codes& codes) {
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
}

Codes hashes_of(const std::vector<Party>& parties) {
  Codes codes;
  for (const Party& party : parties) codes.push_back(hash_of(party.code));
  settle(codes);
  return codes;
}

std::size_t common(const Codes& a, const Codes& b) {
  std::size_t count = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++count;
    const bool first = *i <= *j, second = *j <= *i;
    if (first) ++i;
    if (second) ++j;
  }
  return count;
}

void set_day(Traits& traits, const Event& event) {
  if (event.published.day != 0) traits.published = days_of(event.published);
  if (event.date.value.day != 0) {
    traits.day_kind = DayKind::said;
    traits.day = days_of(event.date.value);
  } else if (event.date.value.month != 0) {
    traits.day_kind = DayKind::month;
    traits.day = days_of(event.date.value);
  } else if (traits.published != 0) {
    traits.day_kind = DayKind::published;
    traits.day = traits.published;
  }
}

void compare_kind(const Traits& a, const Traits& b, const Settings& settings, Likeness& out) {
  out.add(settings, a.type == b.type ? Sign::type_same : Sign::type_family);
  if (a.mode != 0 && b.mode != 0)
    out.add(settings, a.mode == b.mode ? Sign::mode_same : Sign::mode_other);
  if (a.type == b.type && a.rule != 0 && b.rule != 0)
    out.add(settings, a.rule == b.rule ? Sign::rule_same : Sign::rule_other);
  if (a.auxiliary != b.auxiliary) out.add(settings, Sign::auxiliary_other);
}

Sign parties_sign(const Traits& a, const Traits& b, std::size_t shared) {
  const std::size_t less = std::min(a.codes.size(), b.codes.size());
  const std::size_t more = std::max(a.codes.size(), b.codes.size());
  if (less == 1 && shared == 1) return more == 1 ? Sign::party_single : Sign::party_one_of;
  if (shared < 2) return Sign::party_common;
  if (shared == less) return less == more ? Sign::parties_same : Sign::parties_within;
  return Sign::parties_partly;
}

void compare_parties(const Traits& a, const Traits& b, const Settings& settings, Likeness& out) {
  out.add(settings, parties_sign(a, b, common(a.codes, b.codes)));
  const std::size_t straight = common(a.actors, b.actors) + common(a.recipients, b.recipients);
  const std::size_t crossed = common(a.actors, b.recipients) + common(a.recipients, b.actors);
  if (straight == 0 && crossed > 0 && !a.recipients.empty() && !b.recipients.empty())
    out.add(settings, Sign::sides_reversed);
}

bool in_month(std::int32_t day, std::int32_t month) {
  const Date a = date_of(day), b = date_of(month);
  return a.year == b.year && a.month == b.month;
}

Sign told_sign(const Traits& said, const Traits& told) {
  const int lag = told.day - said.day;
  return lag < 0 || lag > 7 ? Sign::told_before : lag <= 2 ? Sign::told_soon : Sign::told_later;
}

Sign day_sign(const Traits& a, const Traits& b) {
  if (a.day_kind == DayKind::month || b.day_kind == DayKind::month)
    return in_month(a.day, b.day) ? Sign::month_fits : Sign::month_other;
  const int apart = std::abs(a.day - b.day);
  if (a.day_kind == DayKind::said && b.day_kind == DayKind::said)
    return apart == 0 ? Sign::day_same : apart == 1 ? Sign::day_next : Sign::day_other;
  if (a.day_kind == DayKind::said) return told_sign(a, b);
  if (b.day_kind == DayKind::said) return told_sign(b, a);
  return apart <= 1 ? Sign::undated_near : apart <= 7 ? Sign::undated_week : Sign::undated_far;
}

void compare_place(const Traits& a, const Traits& b, const Settings& settings, Likeness& out) {
  if (a.country == 0 || b.country == 0) return;
  out.add(settings, a.country == b.country ? Sign::country_same : Sign::country_other);
  if (a.town != 0 && a.town == b.town) out.add(settings, Sign::town_same);
}

void compare_words(const Traits& a, const Traits& b, const Settings& settings, Likeness& out) {
  if (!a.persons.empty() && !b.persons.empty()) {
    if (common(a.persons, b.persons) > 0) {
      out.add(settings, Sign::persons_same);
    } else if (a.language == b.language) {
      out.add(settings, Sign::persons_other);
    }
  }
  if (a.language != b.language || a.words.empty() || b.words.empty()) return;
  const double shared = share(a.words, b.words);
  if (shared > 0) {
    out.add(settings, Sign::words, shared);
  } else {
    out.add(settings, Sign::words_none);
  }
}

}  // namespace

std::string_view rule_name(std::string_view rule) {
  const std::size_t space = rule.rfind(' ');
  return space == rule.npos ? rule : rule.substr(space + 1);
}

std::int32_t days_of(Date date) {
  namespace chrono = std::chrono;
  const auto day =
      chrono::year(date.year) / std::max<int>(date.month, 1) / std::max<int>(date.day, 1);
  return static_cast<std::int32_t>(chrono::sys_days(day).time_since_epoch().count());
}

Date date_of(std::int32_t days) {
  namespace chrono = std::chrono;
  const chrono::year_month_day day{chrono::sys_days(chrono::days(days))};
  return {static_cast<std::int16_t>(static_cast<int>(day.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
}

Traits traits_of(const Report& report) {
  const Event& event = report.event;
  Traits traits;
  traits.report = &report;
  set_day(traits, event);
  traits.actors = hashes_of(event.actors);
  traits.recipients = hashes_of(event.recipients);
  traits.codes = traits.actors;
  traits.codes.insert(traits.codes.end(), traits.recipients.begin(), traits.recipients.end());
  settle(traits.codes);
  for (const auto* side : {&event.actors, &event.recipients}) {
    for (const Party& party : *side) {
      if (!party.person.empty()) traits.persons.push_back(hash_of(party.person));
    }
  }
  settle(traits.persons);
  traits.type = hash_of(event.type);
  traits.mode = hash_or_zero(event.mode);
  if (event.auxiliary != "historical") traits.auxiliary = hash_or_zero(event.auxiliary);
  traits.rule = hash_or_zero(rule_name(event.rule));
  traits.document = hash_of(event.document);
  traits.language = hash_or_zero(event.language);
  traits.country = hash_or_zero(event.place.country);
  traits.town = hash_or_zero(event.place.name);
  traits.words = words_sketch(report.sentence_text);
  return traits;
}

void Likeness::add(const Settings& settings, Sign sign, double times) {
  const double weight = settings.weight(sign) * times;
  score += weight;
  if (parts != nullptr) parts->emplace_back(sign, weight);
}

void compare(const Traits& a, const Traits& b, const Settings& settings, Likeness& likeness) {
  compare_kind(a, b, settings, likeness);
  if (a.day_kind != DayKind::none && b.day_kind != DayKind::none)
    likeness.add(settings, day_sign(a, b));
  if (std::isinf(likeness.score)) return;
  compare_parties(a, b, settings, likeness);
  compare_place(a, b, settings, likeness);
  compare_words(a, b, settings, likeness);
  if (a.document == b.document && a.report->event.id != b.report->event.id)
    likeness.add(settings, Sign::document_same);
}

double likeness(const Traits& a, const Traits& b, const Settings& settings) {
  Likeness out;
  compare(a, b, settings, out);
  return out.score;
}

std::string likeness_in_words(const Traits& a, const Traits& b, const Settings& settings) {
  std::vector<std::pair<Sign, double>> parts;
  Likeness out;
  out.parts = &parts;
  compare(a, b, settings, out);
  std::string text;
  char number[32];
  for (const auto& [sign, weight] : parts) {
    if (weight == 0) continue;
    std::snprintf(number, sizeof number, " %+.1f", weight);
    text += (text.empty() ? "" : ", ") + std::string(to_text(sign)) + number;
  }
  std::snprintf(number, sizeof number, " = %.1f", out.score);
  return text + number;
}

}  // namespace entente::ledger
