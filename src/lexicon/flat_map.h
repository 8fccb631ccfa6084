// A map from 64-bit keys to 32-bit numbers, open addressing. In: non-zero keys. Out: their numbers.
// Promise: find() touches one or two cache lines. Does not: forget a key.
#pragma once

#include <cstdint>
#include <vector>

namespace entente::lexicon {

class FlatMap {
 public:
  FlatMap() : slots_(64) {}

  /// The number of `key`, or 0.
  std::uint32_t find(std::uint64_t key) const {
    for (std::size_t at = place(key);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];  // an empty one has number 0
      if (static_cast<int>(slot.key == key) | static_cast<int>(slot.key == 0)) return slot.number;
    }
  }

  /// Has the place of `key` brought near, for a find() soon.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[place(key)]); }

  /// A reference to the number of `key`, 0 if it is new. Valid until the next call.
  std::uint32_t& operator[](std::uint64_t key) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    std::size_t at = place(key);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].key == 0) ++size_;
    slots_[at].key = key;
    return slots_[at].number;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
  };

  std::size_t place(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 20) & (slots_.size() - 1);
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    size_ = 0;
    for (const Slot& slot : old) {
      if (slot.key != 0) (*this)[slot.key] = slot.number;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace entente::lexicon
