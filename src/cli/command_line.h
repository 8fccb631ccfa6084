// The program's own command line, described. In: the CLI11 application. Out: its subcommands,
// options and the values they choose from. Promise: nothing is said twice; what the parser takes is
// what is described. Does not: print.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace entente::cli {

struct OptionText {
  std::vector<std::string> names;   // "--input", "-h"
  std::vector<std::string> values;  // those it chooses from; empty: any
  std::string help;
  bool takes_value = false;
};

struct CommandText {
  std::string name, help, footer;  // name "" for the program itself
  std::vector<OptionText> options;
  std::string positional;            // "FILE", or "" if it takes none
  std::vector<std::string> choices;  // what the positional chooses from; empty: any
};

/// The program first, then its subcommands in their order.
std::vector<CommandText> command_line_of(const CLI::App& app);

}  // namespace entente::cli
