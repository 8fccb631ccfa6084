#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace entente::cli {
namespace {

using std::chrono::milliseconds;
constexpr int default_width = 100, bar_width = 30;
constexpr milliseconds patience(1000), pause(100);

}  // namespace

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

int terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  return columns != nullptr && std::atoi(columns) > 0 ? std::atoi(columns) : default_width;
}

bool wants_colour() {
  const char* none = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (none != nullptr && *none != '\0') return false;
  return is_terminal(STDOUT_FILENO) && (term == nullptr || std::string(term) != "dumb");
}

Progress::Progress(std::size_t total_bytes)
    : total_(total_bytes), begun_(std::chrono::steady_clock::now()), shown_(begun_) {}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::show(std::size_t bytes, std::size_t documents) {
  const auto now = std::chrono::steady_clock::now();
  if (!is_terminal(STDERR_FILENO) || now - begun_ < patience || now - shown_ < pause) return;
  shown_ = now;
  drawn_ = true;
  if (total_ == 0) {
    std::fprintf(stderr, "\r\033[K%zu documents, %.1f MB", documents,
                 static_cast<double>(bytes) / 1e6);
    return;
  }
  const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_));
  const auto filled = static_cast<std::size_t>(share * bar_width);
  const std::string bar = std::string(filled, '#') + std::string(bar_width - filled, ' ');
  std::fprintf(stderr, "\r\033[K[%s] %3.0f %% %zu documents", bar.c_str(), share * 100, documents);
}

}  // namespace entente::cli
