#pragma once

#include <cstdio>
#include <cstdlib>

/// Ends the run where something that must hold does not; the fuzzer keeps the input.
inline void require(bool truth, const char* what) {
  if (truth) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}
