// What is to be done with the documents of one put. In: the documents and what the file holds. Out:
// for each, whether it is new, unchanged or a new version, and which rows are superseded. Promise:
// a pure function of the documents in their order and of the rows. Does not: touch the file.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/document.h"

namespace entente::store {

/// A row of documents that the batch may meet.
struct Stored {
  std::string document, url, content;
  int version = 1;
  bool current = true;
};

enum class Verdict { added, unchanged, changed };

struct Decision {
  Verdict verdict = Verdict::added;
  int version = 1;
  bool current = true;  // false: a later document of the batch supersedes it
};

class Decisions {
 public:
  explicit Decisions(std::vector<Stored> stored);
  /// Decides on the next document of the batch; `content` is its content_of.
  void decide(const Document& document, const std::string& content);
  const std::vector<Decision>& all() const { return decisions_; }
  /// Ids of stored documents whose current rows are superseded.
  const std::set<std::string>& superseded() const { return superseded_; }

 private:
  struct Known {
    Stored row;
    int decision;  // index of the batch's own document, or -1
  };
  void remember(Known known);
  void supersede(Known& known);
  std::vector<Known> known_;
  std::unordered_set<std::string> contents_;
  std::unordered_multimap<std::string, std::size_t> by_id_, by_url_;  // indices into known_
  std::vector<Decision> decisions_;
  std::set<std::string> superseded_;
};

}  // namespace entente::store
