#include "resolver/dates_days.h"

#include "resolver/dates_calendar.h"

namespace entente::resolver {
namespace {

using date::days;
using date::sys_days;

class Evaluation {
 public:
  Evaluation(const DateMeaning& meaning, const Caught& caught, Date published, DateMention& mention)
      : meaning_(meaning), caught_(caught), published_(published), mention_(mention) {}

  bool run() {
    mention_.past_marked = meaning_.side == DateSide::last;
    mention_.future_marked = meaning_.side == DateSide::next;
    if (!fill()) return false;
    if (mention_.next == Date{}) mention_.next = mention_.value;
    mention_.granularity = granularity_of(mention_.value);
    return true;
  }

 private:
  int amount() const {
    return meaning_.scale *
           (meaning_.times_n ? meaning_.amount * caught_.at(DateSlot::n) : meaning_.amount);
  }

  bool fill() {
    switch (meaning_.act) {
      case DateAct::skip:
        return true;
      case DateAct::vague:
        return vague();
      case DateAct::weekday:
        return weekday();
      case DateAct::date:
        return calendar();
      case DateAct::days:
        return shifted_days();
      case DateAct::months:
        return shifted_months();
      case DateAct::years:
        return shifted_years();
      case DateAct::anniversary:
        return anniversary();
      default:
        return related();
    }
  }

  bool known() const { return is_full(published_) && exists(published_); }
  void mark(int shift) {
    mention_.past_marked = mention_.past_marked || shift < 0;
    mention_.future_marked = mention_.future_marked || shift > 0;
  }

  bool vague() {
    if (!meaning_.week_shift || !known()) return true;
    const sys_days monday = week(*meaning_.week_shift);
    const Date first = from_serial(monday), last = from_serial(monday + days{6});
    if (first.month == last.month) mention_.week_month = make_date(first.year, first.month, 0);
    return true;
  }

  sys_days week(int shift) const {
    return serial(published_) + days{7 * shift + 1 - iso_weekday(published_)};
  }

  bool weekday() {
    const int day = caught_.at(DateSlot::weekday);
    mention_.weekday = static_cast<std::uint8_t>(day);
    if (!known()) return true;
    if (meaning_.week_shift) {
      mark(*meaning_.week_shift);
      mention_.value = from_serial(week(*meaning_.week_shift) + days{day - 1});
      return true;
    }
    mention_.next = next_weekday(published_, day);
    mention_.value = latest_weekday(published_, day);
    if (meaning_.side == DateSide::next) mention_.value = mention_.next;
    if (meaning_.side == DateSide::last)
      mention_.value = latest_weekday(add_days(published_, -1), day);
    if (meaning_.side == DateSide::last) mention_.next = mention_.value;
    return true;
  }

  bool calendar() {
    if (caught_.has(DateSlot::year)) return absolute(caught_.at(DateSlot::year));
    if (!known()) return plausible();
    if (meaning_.year_shift) {
      mark(*meaning_.year_shift);
      return settle(make_date(published_.year + *meaning_.year_shift, caught_.at(DateSlot::month),
                              caught_.at(DateSlot::day)));
    }
    if (meaning_.month_shift) return in_month(*meaning_.month_shift);
    if (caught_.has(DateSlot::season)) return season();
    return caught_.has(DateSlot::month) ? month_and_day() : day_of_month();
  }

  bool plausible() const {
    return exists(make_date(2024, caught_.has(DateSlot::month) ? caught_.at(DateSlot::month) : 1,
                            caught_.has(DateSlot::day) ? caught_.at(DateSlot::day) : 1));
  }

  bool absolute(int year) {
    mention_.kind = DateKind::absolute;
    return settle(make_date(year, caught_.at(DateSlot::month), caught_.at(DateSlot::day)));
  }

  bool settle(Date value) {
    if (!exists(value)) return false;
    mention_.value = value;
    return true;
  }

  bool in_month(int shift) {
    mark(shift);
    const Date month = add_months(published_, shift);
    return settle(make_date(month.year, month.month, caught_.at(DateSlot::day)));
  }

  bool season() {
    const int start = caught_.at(DateSlot::season);
    const int year = published_.month >= start ? published_.year : published_.year - 1;
    mention_.next =
        make_date(published_.month > start + 2 ? published_.year + 1 : published_.year, 0, 0);
    return settle(make_date(year, 0, 0));
  }

  bool month_and_day() {
    const int month = caught_.at(DateSlot::month), day = caught_.at(DateSlot::day);
    const bool strictly = day == 0 && meaning_.side != DateSide::open;
    Date limit = published_;
    if (strictly && meaning_.side == DateSide::last)
      limit = add_months(published_, -1), limit.day = 31;
    const int latest = before_or_same(make_date(published_.year, month, day), limit)
                           ? published_.year
                           : published_.year - 1;
    const Date past = existing(latest, -1), later = existing(coming_year(month, day, strictly), 1);
    if (past == Date{} || later == Date{}) return false;
    const bool named_later = day != 0 && !agrees(past) && agrees(later);
    mention_.future_marked = mention_.future_marked || named_later;
    mention_.value = meaning_.side == DateSide::next || named_later ? later : past;
    mention_.next = meaning_.side == DateSide::last ? past : later;
    return true;
  }

  int coming_year(int month, int day, bool strictly) const {
    const bool same_month = month == published_.month && day == 0;
    const bool this_year =
        same_month ? !strictly
                   : !before_or_same(make_date(published_.year, month, day), published_);
    return this_year ? published_.year : published_.year + 1;
  }

  Date existing(int year, int step) const {
    for (int tries = 0; tries < 9; ++tries, year += step) {
      const Date day = make_date(year, caught_.at(DateSlot::month), caught_.at(DateSlot::day));
      if (exists(day)) return day;
    }
    return {};
  }

  bool day_of_month() {
    Date past = search(0, -1, published_), later = search(0, 1, published_);
    if (past == Date{} && later == Date{}) return false;
    mention_.future_marked = mention_.future_marked || past == Date{};
    if (past == Date{}) past = later;
    if (later == Date{}) later = past;
    mention_.value = meaning_.side == DateSide::next ? later : past;
    mention_.next = later;
    return true;
  }

  Date search(int shift, int step, Date limit) const {
    for (int tries = 0; tries < 4; ++tries, shift += step) {
      Date day = add_months(published_, shift);
      day.day = static_cast<std::uint8_t>(caught_.at(DateSlot::day));
      if (exists(day) && before_or_same(day, limit) == (step < 0) && agrees(day)) return day;
    }
    return {};
  }

  bool agrees(Date day) const {
    return !caught_.has(DateSlot::weekday) || iso_weekday(day) == caught_.at(DateSlot::weekday);
  }

  bool shifted_days() {
    mark(amount());
    if (known()) mention_.value = add_days(published_, amount());
    return true;
  }

  bool shifted_months() {
    mark(amount());
    if (published_.month != 0) mention_.value = add_months(published_, amount());
    return true;
  }

  bool shifted_years() {
    mark(amount());
    if (published_.year != 0) mention_.value = make_date(published_.year + amount(), 0, 0);
    return true;
  }

  /// The same day so many years before publication, or before the day that the pattern kept.
  bool anniversary() {
    if (!known()) return true;
    Date day = published_;
    if (caught_.has(DateSlot::weekday) || caught_.has(DateSlot::day)) {
      if (caught_.has(DateSlot::day) ? !calendar() : !weekday()) return false;
      day = mention_.value;
    }
    const bool named = caught_.has(DateSlot::year);
    mention_ = DateMention{};
    mark(-1);
    return settle(
        make_date(named ? caught_.at(DateSlot::year) : day.year + amount(), day.month, day.day));
  }

  bool related() {
    mention_.kind = meaning_.act == DateAct::clause ? DateKind::clause : DateKind::anaphoric;
    mention_.offset = static_cast<std::int16_t>(amount());
    if (meaning_.from_published && known()) mention_.value = add_days(published_, amount());
    return true;
  }

  const DateMeaning& meaning_;
  const Caught& caught_;
  const Date published_;
  DateMention& mention_;
};

}  // namespace

void Caught::keep(DateSlot slot, int value) {
  const auto index = static_cast<std::size_t>(slot);
  if (slot == DateSlot::none || set[index]) return;
  set[index] = true;
  values[index] = static_cast<std::int16_t>(value);
}

bool evaluate(const DateMeaning& meaning, const Caught& caught, Date published,
              DateMention& mention) {
  mention.until = meaning.until;
  if (meaning.fixed == Date{}) return Evaluation(meaning, caught, published, mention).run();
  Caught all = caught;
  if (meaning.fixed.year != 0) all.keep(DateSlot::year, meaning.fixed.year);
  all.keep(DateSlot::month, meaning.fixed.month);
  all.keep(DateSlot::day, meaning.fixed.day);
  return Evaluation(meaning, all, published, mention).run();
}

}  // namespace entente::resolver
