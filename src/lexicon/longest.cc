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

/// Drops those for which keep(n, match) is false; the n that stay so far stand at the front.
template <class Keep>
void sift(std::vector<Match>& matches, const Keep& keep) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < matches.size(); ++at) {
    if (!keep(kept, matches[at])) continue;
    if (kept != at) matches[kept] = std::move(matches[at]);
    ++kept;
  }
  matches.resize(kept);
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
  std::sort(matches.begin(), matches.end(), [&](const Match& left, const Match& right) {
    const auto rank = [](const Match& match) {
      return std::make_tuple(match.entry, match.span.begin, match.span.end,
                             match.last - match.first);
    };
    if (rank(left) != rank(right)) return rank(left) < rank(right);
    return std::tie(left.words, left.first) < std::tie(right.words, right.first);
  });
  sift(matches, [&](std::size_t kept, const Match& match) {
    const bool again = kept > 0 && place(matches[kept - 1]) == place(match);
    if (again && entries[match.entry].pattern.find(ellipsis) != std::string_view::npos)
      return false;
    return !again || matches[kept - 1].span != match.span;
  });
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
  sift(matches, [&](std::size_t, const Match& match) {
    const bool inside = match.span.end <= widest.end && match.span.begin >= widest.begin &&
                        (match.gap || match.span != widest);
    if (!match.gap && match.span.end > widest.end) widest = match.span;
    return !inside;
  });
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
  sift(matches, [&](std::size_t kept, const Match& match) {
    for (std::size_t at = kept; at > 0 && matches[at - 1].span == match.span; --at) {
      const Match& before = matches[at - 1];
      if (before.words == match.words && same_key(entries[before.entry], entries[match.entry]))
        return false;
    }
    return true;
  });
}

}  // namespace

void keep_longest(std::vector<Match>& matches, const std::vector<Entry>& entries) {
  close_gaps(matches);
  if (matches.size() < 2) return;
  keep_nearest(matches, entries);
  std::sort(matches.begin(), matches.end(),
            [](const Match& left, const Match& right) { return order(left) < order(right); });
  drop_inner(matches);
  drop_gapped(matches);
  drop_repeated(matches, entries);
}

}  // namespace entente::lexicon
