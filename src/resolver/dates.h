// When. In: the text of a document or sentence, its language, the day it was published. Out: every
// date mention with the day, month or year it means by the conventions of docs/dates_format.md, and
// the row of languages/xx/dates.tsv that said so. Promise: nothing is invented (a mention without a
// day keeps an empty value); mentions come in text order and do not overlap; spans lie on code
// point boundaries; time is linear in the text; find is thread-safe. Does not: know tense,
// sentences or events. A caller who sees a future tense takes `next` instead of `value`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace entente::resolver {

/// absolute: says its year. deictic: counted from the day of publication ("Friday", "3 May", "two
/// days ago"). anaphoric: counted from an earlier mention ("the same day", "two days later").
/// clause: "a day after X": the act of the clause X lies `offset` days before the act of the main
/// clause.
enum class DateKind : std::uint8_t { absolute, deictic, anaphoric, clause };

struct DateMention {
  Span span;        // bytes of the text given to find, plus `base`
  Date value;       // empty: the text allows no day, month or year
  Date next;        // the same words read as future; equals `value` where they cannot be
  Date week_month;  // "last week": the month, if the whole week lies in one; `value` stays empty
  DateKind kind = DateKind::deictic;
  std::int16_t offset = 0;     // days, for anaphoric and clause
  std::uint8_t weekday = 0;    // ISO 1-7, where the mention is a weekday
  bool future_marked = false;  // "next Friday", "tomorrow": do not flip
  bool past_marked = false;    // "last Friday", "yesterday": do not flip
  bool until = false;  // "until Friday", "by 2030": an end or deadline, seldom the day of the act
  std::string_view granularity;  // "day" "month" "year" or ""
  std::string_view rule;         // "languages/it/dates.tsv:12"
  std::string_view reason;       // pattern and meaning of that row, for people
};

class DateRules;

/// The rules of all languages. Cheap to copy; the strings in mentions live as long as any copy.
class Dates {
 public:
  /// Reads languages_folder/xx/dates.tsv for every xx but "template". Errors: not_found (no folder
  /// or no file in it), malformed (file:line:column, the line and a caret).
  static Result<Dates> open(const std::string& languages_folder);
  /// The rules of one language. Errors: not_found (it has no dates.tsv), malformed.
  static Result<Dates> open(const std::string& languages_folder, const std::string& language);
  /// Empty for an unknown language. Without `published` (year 0) only absolute mentions have
  /// values.
  std::vector<DateMention> find(std::string_view language, std::string_view text,
                                std::uint32_t base, Date published) const;
  std::vector<std::string> languages() const;

 private:
  std::vector<std::shared_ptr<const DateRules>> rules_;
};

/// Gives anaphoric and clause mentions the value that follows from the nearest earlier mention of a
/// day. Without one, "the same day" (offset 0) becomes `published`, anything else stays as it is.
void resolve_anaphoric(std::vector<DateMention>& mentions, Date published);

/// The first `weekday` (ISO 1-7) after `published`, and the latest one up to and including it.
Date next_weekday(Date published, int weekday);
Date latest_weekday(Date published, int weekday);
/// `day` moved by `days`; Date{} if `day` is no full date.
Date add_days(Date day, int days);
/// What `date` knows: "day", "month", "year" or "".
std::string_view granularity_of(Date date);

}  // namespace entente::resolver
