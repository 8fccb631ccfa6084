// What the program knows of its terminal. In: the environment. Out: width, colour, a progress bar.
// Promise: nothing is drawn where standard error is no terminal.
#pragma once

#include <chrono>
#include <cstddef>

namespace entente::cli {

bool is_terminal(int descriptor);
int terminal_width();  // of standard output, 100 if unknown
bool wants_colour();   // a terminal, and neither NO_COLOR nor TERM=dumb

/// A bar on standard error for work of more than a second.
class Progress {
 public:
  explicit Progress(std::size_t total_bytes);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::size_t bytes, std::size_t documents);

 private:
  std::size_t total_;
  std::chrono::steady_clock::time_point begun_, shown_;
  bool drawn_ = false;
};

}  // namespace entente::cli
