// The definitions of the entries of containers and iteration that have an inline half; see
// entries.h.
#pragma once

#include "runtime/fast/iterate.h"
#include "runtime/fast/list.h"

extern "C" {
namespace molt::abi {

Status molt_list_append(Borrowed list, Borrowed item) {
  if (rt::list_append_fast({list.bits}, {item.bits})) [[likely]]
    return {0};
  return rt::list_append_slow(list, item);
}

// Only the commonest case is small enough for generated code.
Owned molt_iterate_next(Borrowed iterator) {
  const Value item = rt::list_iterator_next_fast({iterator.bits});
  if (!item.is_unbound()) [[likely]]
    return {item.bits};
  return rt::iterate_next_any(iterator);
}

}  // namespace molt::abi
}
