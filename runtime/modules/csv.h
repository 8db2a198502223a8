// What the files of the module _csv share (Modules/_csv.c).
#pragma once

#include "runtime/core/messages/csv.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(csv_dialect)
MOLT_DECLARE_TYPE(csv_reader)
MOLT_DECLARE_TYPE(csv_writer)

namespace molt::rt::csv {

enum Quoting : int64_t {
  kQuoteMinimal,
  kQuoteAll,
  kQuoteNonnumeric,
  kQuoteNone,
  kQuoteStrings,
  kQuoteNotnull
};

// A character that was not set.
inline constexpr int32_t kNotSet = -1;

struct Dialect : Object {
  // A str.
  Value line_terminator;
  int64_t quoting;
  int32_t delimiter;
  int32_t quote_char;
  int32_t escape_char;
  uint8_t double_quote;
  uint8_t skip_initial_space;
  uint8_t is_strict;
  uint8_t reserved;
};

inline const Dialect* as_dialect(Value value) { return object_as<Dialect>(value); }

// Dialect(dialect, **options), where the dialect may be unbound.
Owned make_dialect_py(Value dialect, Value options);
// The one or two positional arguments of reader() and writer(); `dialect` may stay unbound.
Status read_arguments(Borrowed args, Value* first, Value* dialect);

// field_size_limit().
extern int64_t field_limit;

}  // namespace molt::rt::csv
