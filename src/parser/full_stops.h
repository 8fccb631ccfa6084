// The full stop after a word: part of an abbreviation, an initial or an ordinal, or the end of a
// sentence. In: a cursor and the rules. Out: where the token ends, and whether its stop ends a
// sentence.
#pragma once

#include <optional>

#include "parser/cursor.h"
#include "parser/rules.h"

namespace entente::parser {

class FullStops {
 public:
  FullStops(const Cursor& cursor, const Rules& rules) : cursor_(cursor), rules_(rules) {}

  /// A word with the full stop that belongs to it.
  struct Dotted {
    std::size_t end;  // after the full stop
    Stop stop;
  };
  /// The longest abbreviation of the rules that begins at `begin` ("z.B.", "v.Chr."). `first`: the
  /// end of its letters.
  std::optional<Dotted> abbreviation(std::size_t begin, std::size_t first) const;
  /// Acronyms, initials and ordinals: [begin, end) is followed by a full stop that may belong to
  /// it.
  std::optional<Dotted> other(std::size_t begin, std::size_t end) const;

 private:
  const Abbreviation* look_up(std::size_t begin, std::size_t end) const;
  bool initial(std::size_t begin, std::size_t end) const;
  bool ordinal(std::string_view form) const;
  bool followed(std::size_t at) const;
  bool starter(std::size_t at) const;

  const Cursor& cursor_;
  const Rules& rules_;
};

}  // namespace entente::parser
