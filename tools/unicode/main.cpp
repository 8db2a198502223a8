// Usage: molt_unicode_generator UCD_FOLDER OUTPUT_FOLDER
//
// Reads the Unicode character database and writes the C++ tables behind common/unicode.h.

#include <cstdio>

#include "tools/unicode/emit.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: molt_unicode_generator UCD_FOLDER OUTPUT_FOLDER\n");
    return 2;
  }
  const molt::unicode_tool::Database database = molt::unicode_tool::read_database(argv[1]);
  molt::unicode_tool::emit_properties(database, argv[2]);
  molt::unicode_tool::emit_case(database, argv[2]);
  molt::unicode_tool::emit_numbers(database, argv[2]);
  molt::unicode_tool::emit_normalization(database, argv[2]);
  molt::unicode_tool::emit_names(database, argv[2]);
  return 0;
}
