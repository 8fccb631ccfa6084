// Completion scripts. In: the described command line. Out: a script for one shell. Promise:
// subcommands, options and their values are completed, all else as file names. Does not: run the
// program while a line is typed.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.h"

namespace entente::cli {

std::string bash_completion(const std::vector<CommandText>& commands);
std::string zsh_completion(const std::vector<CommandText>& commands);
std::string fish_completion(const std::vector<CommandText>& commands);

}  // namespace entente::cli
