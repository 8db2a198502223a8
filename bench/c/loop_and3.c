// The C that loop_and3.py is measured against: the sum checked for overflow.
#include <stdio.h>
#include <stdlib.h>

static long run(long n) {
  long s = 0;
  for (long i = 0; i < n; ++i) {
    if (__builtin_add_overflow(s, i & 3, &s)) abort();
  }
  return s;
}

int main(int argc, char** argv) {
  printf("%ld\n", run(argc > 1 ? atol(argv[1]) : 100000000));
  return 0;
}
