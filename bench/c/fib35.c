// The C that fib35.py is measured against: every addition checked for overflow.
#include <stdio.h>
#include <stdlib.h>

static long fib(long n) {
  if (n < 2) return n;
  long sum;
  if (__builtin_add_overflow(fib(n - 1), fib(n - 2), &sum)) abort();
  return sum;
}

int main(int argc, char** argv) {
  printf("%ld\n", fib(argc > 1 ? atol(argv[1]) : 35));
  return 0;
}
