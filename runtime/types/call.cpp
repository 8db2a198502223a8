// Calls of values of any type.
#include "runtime/core/call.h"

#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/core/state.h"
#include "runtime/fast/attribute.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

Owned call_any(Value callee, const Value* args, int64_t num_args, Value keyword_names) {
  if (is_function(callee))
    return call_function(object_as<Function>(callee), args, num_args, keyword_names);
  auto* slot = slot_of<&Slots::call>(type_of(callee));
  if (slot == nullptr) return raise(messages::not_callable, callee);
  return slot(borrowed(callee), args, num_args, keyword_names);
}

Owned call_values(Value callee, const Value* args, int64_t num_args) {
  return call_any(callee, args, num_args, kUnbound);
}

Owned call_with_self(Value callee, Value self, const Value* args, int64_t num_args,
                     Value keyword_names) {
  constexpr int64_t kMaxStackArgs = 12;
  const int64_t num_keywords =
      keyword_names.is_pointer() ? object_as<Tuple>(keyword_names)->length : 0;
  const int64_t total = num_args + num_keywords;
  Ref keep_callee = Ref::share(callee);
  Ref keep_self = Ref::share(self);
  if (total < kMaxStackArgs) {
    Value list[kMaxStackArgs];
    list[0] = self;
    for (int64_t i = 0; i < total; i++) list[i + 1] = args[i];
    return call_any(callee, list, num_args + 1, keyword_names);
  }
  Value* list = allocate_array<Value>(total + 1);
  if (list == nullptr) return Failure{};
  list[0] = self;
  for (int64_t i = 0; i < total; i++) list[i + 1] = args[i];
  const Owned result = call_any(callee, list, num_args + 1, keyword_names);
  free_raw(list);
  return result;
}

Owned call_method_values(Value object, Str* name, const Value* args, int64_t num_args) {
  constexpr int64_t kMaxStackArgs = 8;
  if (num_args < kMaxStackArgs) {
    Value list[kMaxStackArgs];
    list[0] = object;
    for (int64_t i = 0; i < num_args; i++) list[i + 1] = args[i];
    return molt_call_method(name, nullptr, {list}, num_args + 1);
  }
  MOLT_TRY(method, get_attribute(object, name));
  return call_values(method, args, num_args);
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_call_slow(Borrowed callee, Args args, int64_t num_args) {
  return call_any(value_of(callee), args.values, num_args, kUnbound);
}

Owned molt_call_keywords(Borrowed callee, Borrowed keyword_names, Args args, int64_t num_args) {
  const int64_t num_keywords = object_as<Tuple>(value_of(keyword_names))->length;
  return call_any(value_of(callee), args.values, num_args - num_keywords, value_of(keyword_names));
}

Owned molt_call_unpacked(Borrowed callee, Borrowed args_tuple, Borrowed keywords) {
  const Tuple* positional = as_tuple(args_tuple);
  const Value dict_value = value_of(keywords);
  if (!dict_value.is_pointer() || dict_length(as_dict(dict_value)) == 0) {
    return call_any(value_of(callee), positional->items(), positional->length, kUnbound);
  }
  Dict* dict = as_dict(dict_value);
  const int64_t num_keywords = dict_length(dict);
  Tuple* names = allocate_tuple(num_keywords);
  if (names == nullptr) return Failure{};
  for (int64_t i = 0; i < num_keywords; i++) names->items()[i] = kNone;
  Ref keep_names(owned_unchecked(Value::from_object(names)));
  Value* list = allocate_array<Value>(positional->length + num_keywords);
  if (list == nullptr) return Failure{};
  int64_t count = 0;
  for (; count < positional->length; count++) list[count] = positional->items()[count];
  int64_t position = 0;
  int64_t number = 0;
  Value key, value;
  while (dict_next(dict, &position, &key, &value)) {
    names->items()[number++] = value_of(new_reference(key));
    // The callee may empty the dict.
    retain(value);
    list[count++] = value;
  }
  const Owned result = call_any(value_of(callee), list, positional->length, keep_names);
  for (int64_t i = positional->length; i < count; i++) release(list[i]);
  free_raw(list);
  return result;
}

}  // namespace molt::abi
}
