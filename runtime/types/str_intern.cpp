// The table of interned strings: open addressing, weak references (a heap str leaves the table when
// it dies).
#include "runtime/core/memory.h"
#include "runtime/core/names.h"
#include "runtime/core/state.h"
#include "runtime/types/str.h"
#include "runtime/types/text_units.h"

extern "C" {
namespace molt::rt {
#define MOLT_NAME(identifier) \
  extern __attribute__((weak)) StaticStr<sizeof(#identifier)> molt_name_##identifier;
#include "abi/library_names.def"
#undef MOLT_NAME
}  // namespace molt::rt
}

namespace molt::rt {

namespace {

struct InternTable {
  // Null: never used; deleted_mark(): was used.
  Str** cells = nullptr;
  int64_t capacity = 0;
  // Cells that are not null.
  int64_t used = 0;
};
InternTable table;

Str* deleted_mark() { return reinterpret_cast<Str*>(uintptr_t{1}); }

constexpr int64_t kFirstCapacity = 1024;

#define MOLT_NAME(identifier) MOLT_STR(identifier),
Str* const kRuntimeNames[] = {
// Those of library modules that are not linked are null.
#include "abi/library_names.def"
#include "abi/names.def"
};
#undef MOLT_NAME

// The cell with an equal text, or the first null cell of its probe sequence.
Str** find_cell(Str* text) {
  const uint64_t mask = static_cast<uint64_t>(table.capacity - 1);
  uint64_t at = static_cast<uint64_t>(str_hash(text)) & mask;
  while (table.cells[at] != nullptr) {
    Str* candidate = table.cells[at];
    if (candidate != deleted_mark() && str_equal(candidate, text)) break;
    at = (at + 1) & mask;
  }
  return &table.cells[at];
}

Status grow() {
  InternTable old = table;
  table.capacity = kFirstCapacity;
  int64_t live = 0;
  for (int64_t i = 0; i < old.capacity; i++) {
    live += old.cells[i] != nullptr && old.cells[i] != deleted_mark();
  }
  while (table.capacity < live * 4) table.capacity *= 2;
  table.cells = allocate_array<Str*>(table.capacity);
  if (table.cells == nullptr) {
    table = old;
    return kFailed;
  }
  for (int64_t i = 0; i < table.capacity; i++) table.cells[i] = nullptr;
  table.used = live;
  for (int64_t i = 0; i < old.capacity; i++) {
    if (old.cells[i] != nullptr && old.cells[i] != deleted_mark()) {
      *find_cell(old.cells[i]) = old.cells[i];
    }
  }
  if (old.cells != nullptr) free_raw(old.cells);
  return kOk;
}

Status add_static(Str* text) {
  if ((table.used + 1) * 2 > table.capacity) MOLT_TRY_DISCARD(grow());
  Str** cell = find_cell(text);
  if (*cell == nullptr) {
    *cell = text;
    table.used++;
  }
  return kOk;
}

Status ensure_table() {
  if (table.cells != nullptr) return kOk;
  MOLT_TRY_DISCARD(grow());
  MOLT_TRY_DISCARD(
      register_interned(kRuntimeNames, sizeof(kRuntimeNames) / sizeof(kRuntimeNames[0])));
  if (runtime_state.program == nullptr) return kOk;
  return register_interned(runtime_state.program->names, runtime_state.program->num_names);
}

}  // namespace

Status register_interned(Str* const* names, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    if (names[i] != nullptr) MOLT_TRY_DISCARD(add_static(names[i]));
  }
  return kOk;
}

Owned intern_str(Str* text) {
  if (text->is_interned) return new_reference(value_of(text));
  MOLT_TRY_DISCARD(ensure_table());
  if ((table.used + 1) * 2 > table.capacity) MOLT_TRY_DISCARD(grow());
  MOLT_TRY(exact, exact_str(text));
  Str** cell = find_cell(as_str(exact));
  if (*cell != nullptr) return new_reference(value_of(*cell));
  *cell = as_str(exact);
  table.used++;
  as_str(exact)->is_interned = 1;
  return exact.take();
}

Owned intern_ascii(std::string_view text) {
  MOLT_TRY(str, make_str_ascii(text));
  return intern_str(as_str(str));
}

void forget_interned(Str* text) {
  if (table.cells == nullptr) return;
  Str** cell = find_cell(text);
  if (*cell == text) *cell = deleted_mark();
}

}  // namespace molt::rt
