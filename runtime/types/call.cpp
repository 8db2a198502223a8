// Calls of values of any type.
#include "runtime/core/call.h"

#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/core/state.h"
#include "runtime/fast/attribute.h"
#include "runtime/types/call_owned.h"
#include "runtime/types/dict.h"
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

Owned call_any_owned(Value callee, const Value* args, int64_t num_args, Value keyword_names) {
  if (is_function(callee))
    return call_function_owned(object_as<Function>(callee), args, num_args, keyword_names);
  const int64_t num_keywords =
      keyword_names.is_pointer() ? object_as<Tuple>(keyword_names)->length : 0;
  const int64_t total = num_args + num_keywords;
  constexpr int64_t kMaxMethodArgs = 8;
  if (has_type(callee, molt_shape_method) && total < kMaxMethodArgs &&
      is_function(object_as<BoundMethod>(callee)->function)) {
    const BoundMethod* method = object_as<BoundMethod>(callee);
    Value list[kMaxMethodArgs];
    list[0] = value_of(new_reference(method->self));
    for (int64_t i = 0; i < total; i++) list[i + 1] = args[i];
    return call_function_owned(object_as<Function>(method->function), list, num_args + 1,
                               keyword_names);
  }
  const Owned result = call_any(callee, args, num_args, keyword_names);
  for (int64_t i = 0; i < total; i++) release(args[i]);
  return result;
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
  if (owns_args(num_args)) [[unlikely]]
    return call_any_owned(value_of(callee), args.values, count_of(num_args), kUnbound);
  return call_any(value_of(callee), args.values, num_args, kUnbound);
}

Owned molt_call_keywords(Borrowed callee, Borrowed keyword_names, Args args, int64_t num_args) {
  const Value names = value_of(keyword_names);
  const int64_t num_positional = count_of(num_args) - object_as<Tuple>(names)->length;
  if (owns_args(num_args))
    return call_any_owned(value_of(callee), args.values, num_positional, names);
  return call_any(value_of(callee), args.values, num_positional, names);
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
