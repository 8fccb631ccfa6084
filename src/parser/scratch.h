// Memory for the forward pass. In: sizes. Out: arrays on whole cache lines: vectors and tiles that
// lie across two lines are loaded at half the speed. Promise: an array only grows; what it held is
// kept. Does not: shrink.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace entente::parser {

template <class T>
struct OnCacheLines {
  using value_type = T;
  static constexpr std::align_val_t line{64};

  OnCacheLines() = default;
  template <class U>
  OnCacheLines(const OnCacheLines<U>&) {}
  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new(count * sizeof(T), line));
  }
  void deallocate(T* from, std::size_t) { ::operator delete(from, line); }
  bool operator==(const OnCacheLines&) const { return true; }
};

template <class T>
using Scratch = std::vector<T, OnCacheLines<T>>;

template <class T>
void at_least(Scratch<T>& list, long size) {
  if (list.size() < static_cast<std::size_t>(size)) list.resize(static_cast<std::size_t>(size));
}

template <class T>
T* at(Scratch<T>& list, long index) {
  return list.data() + index;
}

}  // namespace entente::parser
