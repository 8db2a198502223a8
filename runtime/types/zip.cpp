// zip, map and filter; Python/bltinmodule.c.
#include "runtime/core/messages/container.h"
#include "runtime/types/iterators.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

// zip and map: `iterators` is a tuple. For map, `function` is called with the items.
struct Zip : Object {
  Value iterators;
  // zip: the tuple given last, used again when nobody else holds it. map: unused.
  Value result;
  Value function;
  uint64_t is_strict;
};

struct Filter : Object {
  Value function;
  Value iterator;
};

Zip* as_zip(Borrowed self) { return object_as<Zip>(value_of(self)); }

void zip_destroy(Object* self) {
  Zip* zip = static_cast<Zip*>(self);
  drop_field(zip->function);
  drop_field(zip->iterators);
  drop_field(zip->result);
}

void zip_traverse(Object* self, Visitor visit, void* context) {
  Zip* zip = static_cast<Zip*>(self);
  visit_value(zip->iterators, visit, context);
  visit_value(zip->result, visit, context);
  visit_value(zip->function, visit, context);
}

// iter() of every argument, as a tuple.
Owned iterate_all(const Value* iterables, int64_t count) {
  if (count == 0) return empty_tuple();
  Tuple* tuple = allocate_tuple(count);
  if (tuple == nullptr) return kOwnedError;
  for (int64_t i = 0; i < count; i++) tuple->items()[i] = kNone;
  const Ref result = owned_object(tuple);
  for (int64_t i = 0; i < count; i++) {
    MOLT_TRY(iterator, iterate(iterables[i]));
    tuple->items()[i] = take(iterator);
  }
  return new_reference(result.get());
}

Owned zip_new(Type* cls, const Value* iterables, int64_t count, Value function, bool is_strict) {
  MOLT_TRY(iterators, iterate_all(iterables, count));
  Zip* zip = allocate_instance_of<Zip>(cls);
  if (zip == nullptr) return kOwnedError;
  retain(function);
  zip->iterators = take(iterators);
  zip->function = function;
  zip->result = kUnbound;
  zip->is_strict = is_strict;
  return owned_object(zip);
}

// Iterator number `ended` ended first. In strict mode all must have ended.
Owned end_of_zip(Zip* zip, int64_t ended) {
  if (zip->is_strict == 0) return owned_unbound();
  // "argument 1" or "arguments 1-3": those before it.
  const char* plural = ended == 1 ? " " : "s 1-";
  if (ended > 0) return raise(messages::zip_shorter, ended + 1, plural, ended);
  const Tuple* iterators = as_tuple(zip->iterators);
  for (int64_t i = 1; i < iterators->length; i++) {
    const Ref item = iterate_next_inline(borrowed(const_cast<Tuple*>(iterators)->items()[i]));
    if (is_failure(item)) return kOwnedError;
    if (!item.get().is_unbound()) {
      return raise(messages::zip_longer, i + 1, i == 1 ? " " : "s 1-", i);
    }
  }
  return owned_unbound();
}

// Fills a tuple that only this iterator holds with the next items.
Owned zip_next_into(Zip* zip, Tuple* iterators, Value result) {
  retain(result);
  const Ref held(owned_unchecked(result));
  Tuple* tuple = as_tuple(result);
  for (int64_t i = 0; i < iterators->length; i++) {
    const Owned item = iterate_next_inline(borrowed(iterators->items()[i]));
    if (is_failure(item)) return kOwnedError;
    if (item.bits == kUnboundBits) return end_of_zip(zip, i);
    release(std::exchange(tuple->items()[i], value_of(item)));
  }
  tuple->flags &= ~kFlagHashCached;
  return new_reference(result);
}

Owned zip_next(Borrowed self) {
  Zip* zip = as_zip(self);
  Tuple* iterators = as_tuple(zip->iterators);
  if (iterators->length == 0) return owned_unbound();
  if (zip->result.is_pointer() && zip->result.as_object()->count == 1) {
    return zip_next_into(zip, iterators, zip->result);
  }
  Tuple* tuple = allocate_tuple(iterators->length);
  if (tuple == nullptr) return kOwnedError;
  for (int64_t i = 0; i < iterators->length; i++) tuple->items()[i] = kNone;
  const Ref result = owned_object(tuple);
  for (int64_t i = 0; i < iterators->length; i++) {
    const Owned item = iterate_next_inline(borrowed(iterators->items()[i]));
    if (is_failure(item)) return kOwnedError;
    if (item.bits == kUnboundBits) return end_of_zip(zip, i);
    tuple->items()[i] = value_of(item);
  }
  retain(result.get());
  release(std::exchange(zip->result, result.get()));
  return new_reference(result.get());
}

Owned zip_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  const int64_t num_keyword_args = num_keywords(keyword_names);
  bool is_strict = false;
  if (num_keyword_args > 1) return raise(messages::zip_keywords, num_keyword_args);
  for (int64_t i = 0; i < num_keyword_args; i++) {
    Str* name = as_str(as_tuple(keyword_names)->items()[i]);
    if (!str_equal_ascii(name, "strict")) return raise(messages::invalid_keyword, name, "zip");
    MOLT_TRY(strict, truth_of(args[num_args + i]));
    is_strict = strict.code != 0;
  }
  return zip_new(cls, args, num_args, kUnbound, is_strict);
}

Owned map_next(Borrowed self) {
  Zip* map = as_zip(self);
  Tuple* iterators = as_tuple(map->iterators);
  constexpr int64_t kMaxOnStack = 5;
  if (iterators->length > kMaxOnStack) {
    MOLT_TRY(arguments, zip_next(self));
    if (arguments.get().is_unbound()) return owned_unbound();
    return call_values(map->function, as_tuple(arguments)->items(), iterators->length);
  }
  Ref items[kMaxOnStack];
  Value values[kMaxOnStack];
  for (int64_t i = 0; i < iterators->length; i++) {
    items[i] = Ref(iterate_next_inline(borrowed(iterators->items()[i])));
    if (is_failure(items[i])) return kOwnedError;
    if (items[i].get().is_unbound()) return owned_unbound();
    values[i] = items[i].get();
  }
  return call_values(map->function, values, iterators->length);
}

Owned map_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  if (cls == &molt_type_map) MOLT_TRY_DISCARD(check_no_keywords("map", keyword_names));
  if (num_args < 2) return raise(messages::map_arguments);
  return zip_new(cls, args + 1, num_args - 1, args[0], false);
}

void filter_destroy(Object* self) {
  Filter* filter = static_cast<Filter*>(self);
  drop_field(filter->function);
  drop_field(filter->iterator);
}

void filter_traverse(Object* self, Visitor visit, void* context) {
  Filter* filter = static_cast<Filter*>(self);
  visit_value(filter->function, visit, context);
  visit_value(filter->iterator, visit, context);
}

Owned filter_next(Borrowed self) {
  Filter* filter = object_as<Filter>(value_of(self));
  const bool tests_item =
      filter->function.is_none() || filter->function == value_of_type(molt_type_bool);
  while (true) {
    Ref item = iterate_next_inline(borrowed(filter->iterator));
    if (is_failure(item)) return kOwnedError;
    if (item.get().is_unbound()) return owned_unbound();
    Tri is_kept;
    if (tests_item) {
      is_kept = truth_of(item);
    } else {
      MOLT_TRY(answer, call(filter->function, item.get()));
      is_kept = truth_of(answer);
    }
    if (is_failure(is_kept)) return kOwnedError;
    if (is_kept.code != 0) return item.take();
  }
}

Owned filter_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  if (cls == &molt_type_filter) MOLT_TRY_DISCARD(check_no_keywords("filter", keyword_names));
  MOLT_TRY_DISCARD(check_positional("filter", num_args, 2, 2));
  MOLT_TRY(iterator, iterate(args[1]));
  Filter* filter = allocate_instance_of<Filter>(cls);
  if (filter == nullptr) return kOwnedError;
  retain(args[0]);
  filter->function = args[0];
  filter->iterator = take(iterator);
  return owned_object(filter);
}

constexpr Slots zip_slots(bool is_map) {
  Slots slots{};
  slots.destroy = zip_destroy;
  slots.traverse = zip_traverse;
  slots.clear = zip_destroy;
  slots.iterate = self_iterator;
  slots.next = is_map ? map_next : zip_next;
  slots.construct = is_map ? map_construct : zip_construct;
  return slots;
}

constexpr Slots filter_slots() {
  Slots slots{};
  slots.destroy = filter_destroy;
  slots.traverse = filter_traverse;
  slots.clear = filter_destroy;
  slots.iterate = self_iterator;
  slots.next = filter_next;
  slots.construct = filter_construct;
  return slots;
}

constexpr uint32_t kFlags = kTypeBaseAllowed | kTypeCollectable;

}  // namespace

}  // namespace molt::rt

MOLT_DEFINE_TYPE(zip, "zip", kFlags, sizeof(Zip), 0, zip_slots(false))
MOLT_DEFINE_TYPE(map, "map", kFlags, sizeof(Zip), 0, zip_slots(true))
MOLT_DEFINE_TYPE(filter, "filter", kFlags, sizeof(Filter), 0, filter_slots())
