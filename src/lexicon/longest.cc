#include "lexicon/longest.h"

#include <algorithm>
#include <tuple>

namespace entente::lexicon {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

auto order(const Match& match) {
  return std::make_tuple(match.span.begin, ~match.span.end, match.gap, match.last - match.first,
                         match.entry);
}

bool same_key(const Entry& left, const Entry& right) {
  return left.key == right.key && left.second == right.second && left.third == right.third;
}

/// A gap that turned out empty is none.
void close_gaps(std::vector<Match>& matches) {
  for (auto& match : matches) {
    if (!match.gap || match.words.size() != match.last - match.first + 1) continue;
    match.gap = false;
    match.words.clear();
  }
}

/// Of one entry with a gap beginning at one place, only the match that ends first.
void keep_nearest(std::vector<Match>& matches, const std::vector<Entry>& entries) {
  const auto place = [](const Match& match) {
    return std::make_tuple(match.entry, match.span.begin);
  };
  std::stable_sort(matches.begin(), matches.end(), [&](const Match& left, const Match& right) {
    const auto rank = [](const Match& match) {
      return std::make_tuple(match.entry, match.span.begin, match.span.end,
                             match.last - match.first);
    };
    return rank(left) != rank(right) ? rank(left) < rank(right) : left.words < right.words;
  });
  std::vector<Match> kept;
  for (auto& match : matches) {
    const bool again = !kept.empty() && place(kept.back()) == place(match);
    if (again && entries[match.entry].pattern.find(ellipsis) != std::string_view::npos) continue;
    if (again && kept.back().span == match.span) continue;
    kept.push_back(std::move(match));
  }
  matches = std::move(kept);
}

bool covers(const Match& gapped, const Match& match) {
  if (match.span.begin < gapped.span.begin || match.span.end > gapped.span.end) return false;
  if (match.gap) {
    return match.words.size() < gapped.words.size() &&
           std::includes(gapped.words.begin(), gapped.words.end(), match.words.begin(),
                         match.words.end());
  }
  if (match.last - match.first + 1 >= gapped.words.size()) return false;
  for (std::uint32_t word = match.first; word <= match.last; ++word) {
    if (!std::binary_search(gapped.words.begin(), gapped.words.end(), word)) return false;
  }
  return true;
}

/// Drops what lies inside a longer match without gaps. Matches are in order.
void drop_inner(std::vector<Match>& matches) {
  Span widest{0, 0};
  std::vector<Match> kept;
  for (auto& match : matches) {
    const bool inside = match.span.end <= widest.end && match.span.begin >= widest.begin &&
                        (match.gap || match.span != widest);
    if (!match.gap && match.span.end > widest.end) widest = match.span;
    if (!inside) kept.push_back(std::move(match));
  }
  matches = std::move(kept);
}

/// Drops what consists of words of a longer match with gaps.
void drop_gapped(std::vector<Match>& matches) {
  std::vector<Match> gapped;
  std::copy_if(matches.begin(), matches.end(), std::back_inserter(gapped),
               [](const Match& match) { return match.gap; });
  if (gapped.empty()) return;
  std::size_t from = 0;
  std::erase_if(matches, [&](const Match& match) {
    while (from < gapped.size() && gapped[from].span.end < match.span.begin &&
           gapped[from].span.begin < match.span.begin)
      ++from;
    for (std::size_t at = from; at < gapped.size() && gapped[at].span.begin <= match.span.begin;
         ++at) {
      if (covers(gapped[at], match)) return true;
    }
    return false;
  });
}

void drop_repeated(std::vector<Match>& matches, const std::vector<Entry>& entries) {
  std::vector<Match> kept;
  for (auto& match : matches) {
    bool again = false;
    for (std::size_t at = kept.size(); at > 0 && kept[at - 1].span == match.span && !again; --at) {
      again = kept[at - 1].words == match.words &&
              same_key(entries[kept[at - 1].entry], entries[match.entry]);
    }
    if (!again) kept.push_back(std::move(match));
  }
  matches = std::move(kept);
}

}  // namespace

void keep_longest(std::vector<Match>& matches, const std::vector<Entry>& entries) {
  close_gaps(matches);
  keep_nearest(matches, entries);
  std::stable_sort(matches.begin(), matches.end(), [](const Match& left, const Match& right) {
    return order(left) < order(right);
  });
  drop_inner(matches);
  drop_gapped(matches);
  drop_repeated(matches, entries);
}

}  // namespace entente::lexicon
