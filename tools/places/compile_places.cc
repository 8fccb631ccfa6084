// compile_places FOLDER FILE: the sources of the gazetteer in, places.bin out. The file is replaced
// in one step, so that a program that has it open keeps the old one.
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "resolver/gazetteer_compile.h"

namespace {

bool write(const std::string& path, const std::string& bytes) {
  const std::string fresh = path + "." + std::to_string(::getpid());
  std::ofstream out(fresh, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(fresh, path, error);
  return out && !error;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: compile_places ontology/places ontology/places/places.bin\n", stderr);
    return 2;
  }
  const auto bytes = entente::resolver::compile_gazetteer(argv[1]);
  if (!bytes) {
    std::fprintf(stderr, "%s\n", bytes.error().message.c_str());
    return 1;
  }
  if (!write(argv[2], *bytes)) {
    std::fprintf(stderr, "%s: could not be written\n", argv[2]);
    return 1;
  }
  return 0;
}
