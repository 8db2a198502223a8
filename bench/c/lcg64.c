// The C that lcg64.py is measured against.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t run(long n) {
  uint64_t x = 42;
  uint64_t total = 0;
  for (long i = 0; i < n; ++i) {
    x = x * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    total ^= x >> 33;
  }
  return total;
}

int main(int argc, char** argv) {
  printf("%lu\n", (unsigned long)run(argc > 1 ? atol(argv[1]) : 10000000));
  return 0;
}
