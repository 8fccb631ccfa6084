// What this processor can run.
#include <sys/syscall.h>
#include <unistd.h>

#include "parser/network.h"

namespace entente::parser {
namespace {

bool amx_allowed() {
  constexpr long ask_permission = 0x1023, tile_data = 18;
  static const bool allowed = syscall(SYS_arch_prctl, ask_permission, tile_data) == 0;
  return allowed;
}

bool has_amx_bits() {
  unsigned a = 7, b = 0, c = 0, d = 0;
  __asm__("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
  return ((d >> 24) & 1) != 0 && ((d >> 25) & 1) != 0;
}

bool has_avx512() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512vnni");
}

}  // namespace

bool available(KernelKind kind) {
  switch (kind) {
    case KernelKind::avx2:
      return __builtin_cpu_supports("avx2");
    case KernelKind::avx512:
      return has_avx512();
    case KernelKind::amx:
      return has_avx512() && has_amx_bits() && amx_allowed();
    default:
      return true;
  }
}

}  // namespace entente::parser
