// Runs the program as a user would. In: arguments and standard input. Out: what it printed and its
// exit code.
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

struct Outcome {
  std::string out, error;
  int code = -1;
};

inline std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string scratch(const std::string& name) {
  return std::string(testing::TempDir()) + "entente-" + std::to_string(::getpid()) + "-" + name;
}

inline std::string write_file(const std::string& name, const std::string& bytes) {
  const std::string path = scratch(name);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

/// The JSON lines that the program printed.
inline std::vector<nlohmann::json> lines_of(const std::string& out) {
  std::vector<nlohmann::json> lines;
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = out.find('\n', at);
    lines.push_back(nlohmann::json::parse(out.substr(at, end - at)));
    at = end + 1;
  }
  return lines;
}

/// `prefix` goes before the program: another user, a limit.
inline Outcome run_with(const std::string& prefix, const std::string& arguments,
                        const std::string& input = "") {
  const std::string in = write_file("in", input), out = scratch("out"), error = scratch("err");
  const std::string command = "ENTENTE_DATA='" ENTENTE_SOURCE_DIR "' " + prefix +
                              "'" ENTENTE_BINARY_DIR "/entente' " + arguments + " <'" + in +
                              "' >'" + out + "' 2>'" + error + "'";
  const int status = std::system(command.c_str());
  return {slurp(out), slurp(error), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

inline Outcome run(const std::string& arguments, const std::string& input = "") {
  return run_with("", arguments, input);
}
