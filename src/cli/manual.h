// The manual page. In: the described command line. Out: entente(1) as roff. Promise: every
// subcommand and option is in it. Does not: wrap lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.h"

namespace entente::cli {

std::string manual_page(const std::vector<CommandText>& commands, std::string_view version);

}  // namespace entente::cli
