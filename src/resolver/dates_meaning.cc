#include <charconv>

#include "resolver/dates_file.h"

namespace entente::resolver {
namespace {

using Read = tl::expected<DateMeaning, DateFault>;

tl::unexpected<DateFault> wrong(DateField at, std::string message) {
  return tl::unexpected<DateFault>(DateFault{at.column, std::move(message)});
}

std::optional<DateAct> act_of(std::string_view word) {
  static const std::map<std::string_view, DateAct> acts = {{"skip", DateAct::skip},
                                                           {"vague", DateAct::vague},
                                                           {"weekday", DateAct::weekday},
                                                           {"date", DateAct::date},
                                                           {"day", DateAct::days},
                                                           {"week", DateAct::days},
                                                           {"month", DateAct::months},
                                                           {"year", DateAct::years},
                                                           {"anniversary", DateAct::anniversary},
                                                           {"anaphoric", DateAct::anaphoric},
                                                           {"clause", DateAct::clause}};
  const auto found = acts.find(word);
  return found == acts.end() ? std::nullopt : std::optional(found->second);
}

bool takes_amount(DateAct act) { return act >= DateAct::days; }

/// "-2", "+1", "0", "-n", "+n".
bool read_amount(std::string_view word, std::int16_t& amount, bool& times_n) {
  const bool sign = word.starts_with('-') || word.starts_with('+');
  const std::int16_t direction = word.starts_with('-') ? -1 : 1;
  if (sign) word.remove_prefix(1);
  times_n = word == "n";
  amount = direction;
  if (times_n) return sign;
  std::int16_t value = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (fault != std::errc() || end != word.data() + word.size() || value > 400) return false;
  amount = static_cast<std::int16_t>(direction * value);
  return true;
}

std::vector<DateField> words_of(DateField field) {
  std::vector<DateField> words;
  for (const DateField& word : split_field(field, ' '))
    if (!word.text.empty()) words.push_back(word);
  return words;
}

class Reader {
 public:
  explicit Reader(DateField field) : field_(field), words_(words_of(field)) {}

  Read read() {
    if (words_.empty()) return wrong(field_, "a meaning is missing");
    const auto act = act_of(words_[0].text);
    if (!act) return wrong(words_[0], "no such meaning: " + in_quotes(words_[0].text));
    meaning_.act = *act;
    meaning_.scale = words_[0].text == "week" ? 7 : 1;
    at_ = 1;
    if (takes_amount(*act) && !amount(meaning_.amount, meaning_.times_n))
      return wrong(here(), "an amount such as -2, +1 or -n is missing");
    while (at_ < words_.size())
      if (const auto fault = modifier()) return tl::unexpected<DateFault>(*fault);
    return meaning_;
  }

 private:
  DateField here() const {
    if (at_ < words_.size()) return words_[at_];
    return {{}, field_.column + field_.text.size()};
  }

  bool amount(std::int16_t& value, bool& times_n) {
    if (at_ >= words_.size() || !read_amount(words_[at_].text, value, times_n)) return false;
    ++at_;
    return true;
  }

  std::optional<DateFault> shift(std::optional<std::int16_t>& out) {
    bool times_n = false;
    std::int16_t value = 0;
    ++at_;
    if (!amount(value, times_n) || times_n)
      return DateFault{here().column, "a number such as -1, 0 or +1 is missing"};
    out = value;
    return std::nullopt;
  }

  /// "on 12-25", "on 2001-09-11".
  std::optional<DateFault> fixed() {
    ++at_;
    const bool year = at_ < words_.size() && words_[at_].text.size() == 10;
    const Date read = at_ < words_.size()
                          ? parse_date((year ? "" : "2024-") + std::string(words_[at_].text))
                          : Date{};
    if (read.day == 0)
      return DateFault{here().column, "a day such as 12-25 or 2001-09-11 is missing"};
    meaning_.fixed = {year ? read.year : std::int16_t{0}, read.month, read.day};
    ++at_;
    return std::nullopt;
  }

  std::optional<DateFault> modifier() {
    const DateField word = words_[at_];
    const bool calendar = meaning_.act == DateAct::date, weekday = meaning_.act == DateAct::weekday;
    if (word.text == "year" && calendar) return shift(meaning_.year_shift);
    if (word.text == "month" && calendar) return shift(meaning_.month_shift);
    if (word.text == "on" && calendar) return fixed();
    if (word.text == "week" && (weekday || meaning_.act == DateAct::vague))
      return shift(meaning_.week_shift);
    if (!flag(word.text))
      return DateFault{word.column, in_quotes(word.text) + " does not belong here"};
    ++at_;
    return std::nullopt;
  }

  bool flag(std::string_view word) {
    const bool sided = meaning_.act == DateAct::date || meaning_.act == DateAct::weekday;
    const bool related = meaning_.act == DateAct::anaphoric || meaning_.act == DateAct::clause;
    if (word == "last" && sided) return meaning_.side = DateSide::last, true;
    if (word == "next" && sided) return meaning_.side = DateSide::next, true;
    if (word == "weeks" && related) return meaning_.scale = 7, true;
    if (word == "published" && meaning_.act == DateAct::anaphoric)
      return meaning_.from_published = true;
    if (word == "until") return meaning_.until = true;
    return false;
  }

  DateField field_;
  std::vector<DateField> words_;
  std::size_t at_ = 0;
  DateMeaning meaning_;
};

}  // namespace

Read read_meaning(DateField field) { return Reader(field).read(); }

}  // namespace entente::resolver
