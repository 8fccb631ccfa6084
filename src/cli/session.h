// What the subcommands share. In: set by main. Out: the exit code of the subcommand that ran.
#pragma once

#include <string>

struct Session {
  std::string data_folder;
  int exit_code = 0;
};
