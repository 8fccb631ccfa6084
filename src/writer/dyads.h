// Events as rows for other people's programs. In: an event and the words around it. Out: its dyads
// (who to whom) and lines of tab-separated cells. Promise: the order is that of the event's
// parties. Does not: know a format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/agreement.h"
#include "model/document.h"
#include "model/event.h"

namespace entente::writer {

/// The words an event was read from: a piece of its document's text, and the offset where it
/// begins. Views: what it was made from must outlive it.
struct Printed {
  std::string_view text;
  std::uint32_t begin = 0;
  std::string_view publisher, url;
  /// The words at a span of the document; "" where the piece does not hold them.
  std::string_view at(Span span) const;
};

/// With the whole text.
Printed printed(const Document& document);
/// With the event's sentence alone.
Printed printed(const Report& report);

/// Who to whom; either is nullptr where the event has none.
struct Dyad {
  const Party* actor = nullptr;
  const Party* recipient = nullptr;
};

/// Each actor with each recipient. Without recipients: every ordered pair of the actors, since what
/// they do together each does with each; a single actor alone.
std::vector<Dyad> dyads_of(const Event& event);

/// Did it happen, as far as the text says? Others' formats cannot say that an event is denied,
/// expected or long past.
bool is_fact(const Event& event);

/// Cells joined by tabs, with a newline; tabs and line ends within a cell become spaces.
std::string tab_line(const std::vector<std::string>& cells);
/// "a;b", each once, empty ones left out.
std::string listed(const std::vector<std::string>& values);

}  // namespace entente::writer
