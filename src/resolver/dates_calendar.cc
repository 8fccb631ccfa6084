#include "resolver/dates_calendar.h"

#include "resolver/dates.h"

namespace entente::resolver {
namespace {

date::year_month_day civil(Date day) {
  return date::year{day.year} / static_cast<int>(day.month) / static_cast<int>(day.day);
}

}  // namespace

bool is_full(Date day) { return day.year != 0 && day.month != 0 && day.day != 0; }
bool exists(Date day) { return !is_full(day) || civil(day).ok(); }
date::sys_days serial(Date day) { return date::sys_days{civil(day)}; }

Date from_serial(date::sys_days day) {
  const date::year_month_day known{day};
  return make_date(static_cast<int>(known.year()),
                   static_cast<int>(static_cast<unsigned>(known.month())),
                   static_cast<int>(static_cast<unsigned>(known.day())));
}

Date make_date(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(day)};
}

Date add_months(Date month, int amount) {
  const int index = month.year * 12 + month.month - 1 + amount;
  return make_date(index / 12, index % 12 + 1, 0);
}

int iso_weekday(Date day) { return static_cast<int>(date::weekday{serial(day)}.iso_encoding()); }

bool before_or_same(Date a, Date b) {
  if (a.year != b.year) return a.year < b.year;
  if (a.month != b.month) return a.month < b.month;
  return a.day == 0 || a.day <= b.day;
}

Date add_days(Date day, int amount) {
  if (!is_full(day) || !exists(day)) return {};
  return from_serial(serial(day) + date::days{amount});
}

Date latest_weekday(Date published, int weekday) {
  if (!is_full(published) || !exists(published) || weekday < 1 || weekday > 7) return {};
  return add_days(published, -((iso_weekday(published) - weekday + 7) % 7));
}

Date next_weekday(Date published, int weekday) {
  return add_days(latest_weekday(published, weekday), 7);
}

std::string_view granularity_of(Date date) {
  if (date.year == 0) return "";
  if (date.month == 0) return "year";
  return date.day == 0 ? "month" : "day";
}

}  // namespace entente::resolver
