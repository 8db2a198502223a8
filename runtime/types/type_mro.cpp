// The C3 linearisation (PEP "The Python 2.3 Method Resolution Order"; Objects/typeobject.c,
// mro_implementation), and the most derived metaclass.
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/type.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

// One list of the merge: what is left of a base's MRO, or of the bases themselves.
struct Remaining {
  const Tuple* types;
  int64_t head;
  bool is_empty() const { return head >= types->length; }
  Value first() const { return types->items()[head]; }
  bool has_in_tail(Value type) const {
    for (int64_t i = head + 1; i < types->length; i++) {
      if (types->items()[i] == type) return true;
    }
    return false;
  }
};

Failure raise_no_mro(const Remaining* lists, int64_t count) {
  // The heads that are left, each once.
  MOLT_TRY(heads, list_new());
  for (int64_t i = 0; i < count; i++) {
    if (lists[i].is_empty()) continue;
    bool is_known = false;
    const List* known = as_list(heads);
    for (int64_t k = 0; k < known->length; k++)
      is_known |= known->items.pointer[k] == lists[i].first();
    if (!is_known) MOLT_TRY_DISCARD(list_append(as_list(heads), lists[i].first()));
  }
  StrBuilder names;
  const List* list = as_list(heads);
  for (int64_t i = 0; i < list->length; i++) {
    if (i > 0) MOLT_TRY_DISCARD(names.append_ascii(", "));
    MOLT_TRY(name, type_name(as_type(list->items.pointer[i])));
    MOLT_TRY_DISCARD(names.append(value_of(name)));
  }
  MOLT_TRY(text, names.finish());
  return raise(messages::no_mro, text.get());
}

Status check_duplicates(const Tuple* bases) {
  for (int64_t i = 0; i < bases->length; i++) {
    for (int64_t j = i + 1; j < bases->length; j++) {
      if (bases->items()[i] == bases->items()[j])
        return raise(messages::duplicate_base, as_type(bases->items()[i]));
    }
  }
  return kOk;
}

// The next type: the first head that no other list has in its tail. kUnbound when there is none.
Value next_in_merge(const Remaining* lists, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    if (lists[i].is_empty()) continue;
    const Value candidate = lists[i].first();
    bool is_blocked = false;
    for (int64_t k = 0; k < count && !is_blocked; k++)
      is_blocked = !lists[k].is_empty() && lists[k].has_in_tail(candidate);
    if (!is_blocked) return candidate;
  }
  return kUnbound;
}

Status merge(Remaining* lists, int64_t count, List* result) {
  while (true) {
    bool all_empty = true;
    for (int64_t i = 0; i < count; i++) all_empty &= lists[i].is_empty();
    if (all_empty) return kOk;
    const Value next = next_in_merge(lists, count);
    if (next.is_unbound()) return raise_no_mro(lists, count);
    MOLT_TRY_DISCARD(list_append(result, next));
    for (int64_t i = 0; i < count; i++) {
      if (!lists[i].is_empty() && lists[i].first() == next) lists[i].head++;
    }
  }
}

}  // namespace

Owned compute_mro(Type* type, Value bases_value) {
  const Tuple* bases = object_as<Tuple>(bases_value);
  MOLT_TRY_DISCARD(check_duplicates(bases));
  MOLT_TRY(result, list_new(bases->length + 4));
  MOLT_TRY_DISCARD(list_append(as_list(result), Value::from_object(type)));
  const int64_t count = bases->length + 1;
  auto* lists = allocate_array<Remaining>(count);
  if (lists == nullptr) return Failure{};
  bool failed = false;
  for (int64_t i = 0; i < bases->length; i++) {
    const Borrowed mro = type_mro(as_type(bases->items()[i]));
    failed |= is_failure(mro);
    if (!failed) lists[i] = {object_as<Tuple>(value_of(mro)), 0};
  }
  lists[bases->length] = {bases, 0};
  failed = failed || is_failure(merge(lists, count, as_list(result)));
  free_raw(lists);
  if (failed) return kOwnedError;
  return molt_list_to_tuple(result);
}

Type* best_metaclass(Type* metaclass, Value bases_value) {
  const Tuple* bases = object_as<Tuple>(bases_value);
  for (int64_t i = 0; i < bases->length; i++) {
    Type* other = type_of(bases->items()[i]);
    if (is_subtype(metaclass, other)) continue;
    if (is_subtype(other, metaclass)) {
      metaclass = other;
      continue;
    }
    raise(messages::metaclass_conflict);
    return nullptr;
  }
  return metaclass;
}

}  // namespace molt::rt
