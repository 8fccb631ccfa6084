#include <algorithm>
#include <array>

#include "resolver/dates_rules.h"

namespace entente::resolver {

const DateEdge* DateNode::edge(std::uint32_t key) const {
  const auto at = std::lower_bound(edges.begin(), edges.end(), key,
                                   [](const DateEdge& e, std::uint32_t k) { return e.key < k; });
  return at != edges.end() && at->key == key ? &*at : nullptr;
}

/// All matches that begin at one token, longest first.
class DateMatch {
 public:
  struct Candidate {
    std::int32_t rule = 0;
    std::size_t end = 0;
    Caught caught;
  };

  DateMatch(const DateRules& rules, const std::vector<DateToken>& tokens)
      : rules_(rules), tokens_(tokens) {}

  bool may_start(const DateToken& token) const {
    if (token.glued) return false;
    return token.word != 0
               ? rules_.starts_[token.word] || (token.number >= 0 && rules_.number_starts_)
               : (token.number >= 0 || token.year != 0) && rules_.number_starts_;
  }

  struct Found {
    std::size_t at = 0, taken = 0;
    const DateRule* rule = nullptr;
    DateMention mention;
    bool says() const { return rule->meaning.act != DateAct::skip; }
  };

  /// The match that begins at `start`, unless one that begins inside it reaches further and is no
  /// shorter: "in February" gives way to "February last year".
  Found best(std::size_t start, Date published) {
    Found first = longest(start, published);
    if (first.taken == 0 || !first.says()) return first;
    for (std::size_t inner = start + 1; inner < start + first.taken; ++inner) {
      Found other = longest(inner, published);
      if (other.taken >= first.taken && other.says()) return other;
    }
    return first;
  }

  /// A word for "until" before it, after it, or at its beginning ("by 2030").
  bool until_beside(const Found& found, std::size_t end) const {
    const DateAct act = found.rule->meaning.act;
    const bool dated = act == DateAct::weekday || act == DateAct::date;
    return until_before(found.at) || until_after(end) || (dated && until_inside(found.at, end));
  }

 private:
  bool until_inside(std::size_t start, std::size_t end) const {
    for (std::size_t at = start + 1; at < end && at < start + 4; ++at)
      if (reaches("until", start, at)) return true;
    return false;
  }

  bool until_before(std::size_t start) const {
    for (std::size_t back = 1; back <= 4 && back <= start; ++back)
      if (reaches("until", start - back, start)) return true;
    return false;
  }

  bool until_after(std::size_t end) const {
    for (std::size_t ahead = 1; ahead <= 3 && end + ahead <= tokens_.size(); ++ahead)
      if (reaches("until_after", end, end + ahead)) return true;
    return false;
  }

  /// The longest rule that makes sense at `start`; nothing taken if there is none.
  Found longest(std::size_t start, Date published) {
    Found out{start, 0, nullptr, {}};
    if (!may_start(tokens_[start])) return out;
    count_ = 0;
    steps_ = 0;
    start_ = start;
    walk(0, start, Caught{});
    std::sort(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(count_), longer);
    for (std::size_t i = 0; i < count_; ++i) {
      const DateRule& rule = rules_.rules_[static_cast<std::size_t>(found_[i].rule)];
      out.mention = DateMention{};
      if (!evaluate(rule.meaning, found_[i].caught, published, out.mention)) continue;
      out.mention.rule = rule.row;
      out.mention.reason = rule.reason;
      out.rule = &rule;
      out.taken = found_[i].end - start - rule.tail;
      return out;
    }
    return out;
  }

  static bool longer(const Candidate& a, const Candidate& b) {
    return a.end != b.end ? a.end > b.end : a.rule < b.rule;
  }

  void walk(std::uint32_t node_index, std::size_t at, const Caught& caught) {
    const DateNode& node = rules_.nodes_[node_index];
    if (node.accepts >= 0) add({node.accepts, at, caught});
    if (at >= tokens_.size() || (at > start_ && tokens_[at].apart) || ++steps_ > max_steps) return;
    const auto go_on = [&](std::uint32_t next) { walk(next, at + 1, caught); };
    node_index == 0 ? each_first_edge(tokens_[at], go_on) : each_edge(node, tokens_[at], go_on);
    const std::uint64_t begins = rules_.begins_[tokens_[at].word];
    if (begins == 0 && tokens_[at].number < 0 && tokens_[at].year == 0) return;
    for (const DateClassEdge& edge : node.classes) {
      const DateClass& vocabulary = rules_.classes_[edge.vocabulary];
      if (vocabulary.digits != DateDigits::none) take_digits(vocabulary, edge, at, caught);
      if ((begins >> edge.vocabulary & 1) != 0)
        take_form(vocabulary, edge, vocabulary.root, at, caught);
    }
  }

  static std::uint32_t demand(const DateToken& token) {
    return token.capital ? DateEdge::capital : token.glued ? DateEdge::glued : 0;
  }

  /// As each_edge, at the root, which has many.
  template <class Step>
  void each_first_edge(const DateToken& token, Step step) const {
    if (token.word == 0) return;
    const std::vector<DateEdge>& edges = rules_.nodes_[0].edges;
    for (std::uint32_t at = rules_.first_edges_[token.word];
         at < rules_.first_edges_[token.word + 1]; ++at) {
      const std::uint32_t wanted = edges[at].key - DateEdge::make(token.word, 0);
      if (wanted == 0 || wanted == demand(token)) step(edges[at].node);
    }
  }

  template <class Step>
  static void each_edge(const DateNode& node, const DateToken& token, Step step) {
    if (token.word == 0) return;
    const std::uint32_t last = demand(token);
    if (const DateEdge* any = node.edge(DateEdge::make(token.word, 0))) step(any->node);
    if (last == 0) return;
    if (const DateEdge* strict = node.edge(DateEdge::make(token.word, last))) step(strict->node);
  }

  void take_form(const DateClass& vocabulary, const DateClassEdge& edge, std::uint32_t node_index,
                 std::size_t at, const Caught& caught) {
    const DateNode& node = rules_.nodes_[node_index];
    if (node.accepts >= 0) {
      Caught more = caught;
      if (edge.keeps) more.keep(vocabulary.slot, node.accepts);
      walk(edge.node, at, more);
    }
    if (at >= tokens_.size() || (at > start_ && tokens_[at].apart) || ++steps_ > max_steps) return;
    each_edge(node, tokens_[at],
              [&](std::uint32_t next) { take_form(vocabulary, edge, next, at + 1, caught); });
  }

  void take_digits(const DateClass& vocabulary, const DateClassEdge& edge, std::size_t at,
                   const Caught& caught) {
    const DateToken& token = tokens_[at];
    const int oldest = caught.has(DateSlot::month) ? oldest_with_month : oldest_year;
    if (token.year == 0 && !in_range(vocabulary.digits, token.number, oldest)) return;
    Caught more = caught;
    if (token.year != 0) {
      if (!take_numeric_date(vocabulary.digits, token, more)) return;
    } else if (edge.keeps) {
      more.keep(vocabulary.slot, token.number);
    }
    walk(edge.node, at + 1, more);
  }

  static bool in_range(DateDigits digits, int number, int oldest) {
    switch (digits) {
      case DateDigits::day:
        return number >= 1 && number <= 31;
      case DateDigits::n:
        return number >= 1 && number <= 366;
      case DateDigits::year:
        return number >= oldest && number <= 2100;
      case DateDigits::any:
        return number >= 0;
      default:
        return false;
    }
  }

  static bool take_numeric_date(DateDigits digits, const DateToken& token, Caught& caught) {
    const bool year_first = digits == DateDigits::ymd;
    if (digits < DateDigits::dmy || token.year_first != year_first || token.year < 1800 ||
        token.year > 2100)
      return false;
    const bool month_first = digits != DateDigits::dmy;
    const int month = month_first ? token.first : token.second,
              day = month_first ? token.second : token.first;
    if (month < 1 || month > 12 || day < 1) return false;
    caught.keep(DateSlot::year, token.year);
    caught.keep(DateSlot::month, month);
    caught.keep(DateSlot::day, day);
    return true;
  }

  void add(const Candidate& candidate) {
    if (candidate.end > start_ && count_ < found_.size()) found_[count_++] = candidate;
  }

  bool reaches(std::string_view name, std::size_t from, std::size_t to) const {
    for (const DateClass& vocabulary : rules_.classes_)
      if (vocabulary.name == name) return spells(vocabulary.root, from, to);
    return false;
  }

  bool spells(std::uint32_t node_index, std::size_t at, std::size_t to) const {
    if (at == to) return rules_.nodes_[node_index].accepts >= 0;
    bool found = false;
    each_edge(rules_.nodes_[node_index], tokens_[at],
              [&](std::uint32_t next) { found = found || spells(next, at + 1, to); });
    return found;
  }

  static constexpr int max_steps = 4000;
  static constexpr int oldest_year = 1800, oldest_with_month = 1000;
  const DateRules& rules_;
  const std::vector<DateToken>& tokens_;
  std::array<Candidate, 48> found_;
  std::size_t count_ = 0, start_ = 0;
  int steps_ = 0;
};

void DateRules::find(std::string_view text, std::uint32_t base, Date published,
                     std::vector<DateMention>& found) const {
  thread_local std::vector<DateToken> tokens;
  lex(text, words_, tokens);
  DateMatch match(*this, tokens);
  for (std::size_t at = 0; at < tokens.size();) {
    if (!match.may_start(tokens[at])) {
      ++at;
      continue;
    }
    DateMatch::Found best = match.best(at, published);
    if (best.taken == 0) {
      ++at;
      continue;
    }
    const std::size_t end = best.at + best.taken;
    if (best.says()) {
      DateMention& mention = best.mention;
      mention.span = {base + tokens[best.at].begin, base + tokens[end - 1].end};
      mention.until = mention.until || (!best.rule->spans && match.until_beside(best, end));
      found.push_back(mention);
    }
    at = end;
  }
}

}  // namespace entente::resolver
