// What a rule means. In: the numbers a pattern caught, the day of publication. Out: a mention's
// values, or nothing. Private to the date rules. Does not: read text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "resolver/dates.h"

namespace entente::resolver {

/// What a pattern catches; the first class of a slot counts. 0 in `none`: no slot.
enum class DateSlot : std::uint8_t { none, weekday, day, month, year, n, season };
inline constexpr std::size_t date_slots = 7;

struct Caught {
  std::array<std::int16_t, date_slots> values{};
  std::array<bool, date_slots> set{};
  bool has(DateSlot slot) const { return set[static_cast<std::size_t>(slot)]; }
  int at(DateSlot slot) const { return values[static_cast<std::size_t>(slot)]; }
  void keep(DateSlot slot, int value);
};

enum class DateAct : std::uint8_t {
  skip,
  vague,
  weekday,
  date,
  days,
  months,
  years,
  anniversary,
  anaphoric,
  clause
};
enum class DateSide : std::uint8_t { open, last, next };

/// The third column of a rule, read.
struct DateMeaning {
  DateAct act = DateAct::skip;
  DateSide side = DateSide::open;
  std::int16_t amount = 0;  // with `times_n` it multiplies the caught n
  bool times_n = false;
  std::int16_t scale = 1;  // 7 for weeks
  std::optional<std::int16_t> year_shift, month_shift, week_shift;
  Date fixed;  // "on 12-25", "on 2001-09-11": what the rule itself says
  bool from_published =
      false;  // an anaphoric mention that counts from publication when nothing stands before it
  bool until = false;
};

/// Fills value, next, kind, offset, granularity of the mention. False: the numbers make no date (31
/// June).
bool evaluate(const DateMeaning& meaning, const Caught& caught, Date published,
              DateMention& mention);

}  // namespace entente::resolver
