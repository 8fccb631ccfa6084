// What is known of a language, read when it is first asked for. In: a language's code and how its
// data are read. Out: the data, once for all threads. Promise: data that are not there are
// remembered as nullptr, an error is not remembered. Does not: read files.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"

namespace entente::lexicon {

template <class Value>
class ByLanguage {
 public:
  using Read = Result<std::unique_ptr<const Value>>;

  /// `open(code)` gives a Read; it runs at most once at a time. Errors: those of `open`.
  template <class Open>
  Result<const Value*> of(const std::string& code, Open open) {
    const std::lock_guard lock(mutex_);
    if (const auto known = values_.find(code); known != values_.end()) return known->second.get();
    Read read = open(code);
    if (!read) return tl::unexpected(read.error());
    return values_.emplace(code, std::move(*read)).first->second.get();
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<const Value>> values_;
};

}  // namespace entente::lexicon
