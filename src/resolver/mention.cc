#include "resolver/mention.h"

#include <array>

namespace entente::resolver {

std::string_view to_text(Form form) {
  constexpr std::array<std::string_view, 9> names = {
      "name", "adjective", "capital", "metonym", "person", "role", "both", "nation", "pronoun"};
  return names[static_cast<std::size_t>(form)];
}

}  // namespace entente::resolver
