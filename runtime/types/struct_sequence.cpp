#include "runtime/types/struct_sequence.h"

#include <cstring>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/io.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/container_support.h"
#include "runtime/types/str.h"

namespace molt::rt {

namespace {

int64_t find_field(const StructSequenceFields& fields, const Str* name) {
  if (!name->is_ascii) return -1;
  const std::string_view text = ascii_view(name);
  for (int64_t i = 0; i < fields.num_fields; i++) {
    if (fields.names[i] != nullptr && text == fields.names[i]) return i;
  }
  return -1;
}

int64_t count_unnamed(const StructSequenceFields& fields) {
  int64_t count = 0;
  for (int64_t i = 0; i < fields.num_fields; i++) count += fields.names[i] == nullptr;
  return count;
}

}  // namespace

Owned struct_sequence_new(const StructSequenceFields& fields, const Value* values) {
  Tuple* tuple = static_cast<Tuple*>(allocate_object(
      fields.type->instance_shape, static_cast<int64_t>(sizeof(Tuple)) + fields.num_fields * 8));
  bool failed = tuple == nullptr;
  for (int64_t i = 0; i < fields.num_fields; i++) failed = failed || is_failure(values[i]);
  if (failed) {
    for (int64_t i = 0; i < fields.num_fields; i++) release(values[i]);
    if (tuple != nullptr) {
      for (int64_t i = 0; i < fields.num_fields; i++) tuple->items()[i] = kNone;
      release(value_of(tuple));
    }
    return kOwnedError;
  }
  tuple->length = fields.num_items;
  memcpy(tuple->items(), values, static_cast<size_t>(fields.num_fields) * sizeof(Value));
  return owned_object(tuple);
}

Owned struct_sequence_repr(const StructSequenceFields& fields, Value self) {
  const Tuple* tuple = as_tuple(self);
  StrBuilder out;
  out.append_ascii(fields.full_name);
  out.append_ascii("(");
  int64_t named = 0;
  for (int64_t i = 0; i < fields.num_items; i++) {
    if (i != 0) out.append_ascii(", ");
    while (fields.names[named] == nullptr) named++;
    out.append_ascii(fields.names[named++]);
    out.append_ascii("=");
    MOLT_TRY(text, repr_of(tuple->items()[i]));
    out.append(text.get());
  }
  out.append_ascii(")");
  return out.finish();
}

Owned struct_sequence_get_attribute(const StructSequenceFields& fields, Value self, Str* name) {
  const int64_t field = find_field(fields, name);
  if (field >= 0) return new_reference(as_tuple(self)->items()[field]);
  if (str_equal_ascii(name, "n_fields")) return {Value::from_small_int(fields.num_fields).bits};
  if (str_equal_ascii(name, "n_sequence_fields")) {
    return {Value::from_small_int(fields.num_items).bits};
  }
  if (str_equal_ascii(name, "n_unnamed_fields")) {
    return {Value::from_small_int(count_unnamed(fields)).bits};
  }
  return generic_get_attribute(borrowed(self), name);
}

Status struct_sequence_set_attribute(const StructSequenceFields& fields, Value self, Str* name,
                                     Value value) {
  if (find_field(fields, name) >= 0) return raise(messages::read_only_attribute);
  return generic_set_attribute(borrowed(self), name, borrowed(value));
}

void struct_sequence_destroy(const StructSequenceFields& fields, Object* self) {
  const Tuple* tuple = static_cast<Tuple*>(self);
  for (int64_t i = fields.num_fields; i-- > 0;) release(tuple->items()[i]);
}

void struct_sequence_traverse(Object* self, Visitor visit, void* context) {
  const Tuple* tuple = static_cast<Tuple*>(self);
  for (int64_t i = 0; i < tuple->length; i++) visit_value(tuple->items()[i], visit, context);
}

Owned struct_sequence_construct(const StructSequenceFields& fields, const Value* args,
                                int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_arguments(fields.type->c_name, num_args, keyword_names, 1, 1));
  if (!is_iterable(args[0])) return raise(messages::struct_sequence_argument);
  MOLT_TRY(items, tuple_from(args[0]));
  const Tuple* given = as_tuple(items);
  const bool is_range = fields.num_items != fields.num_fields;
  if (given->length < fields.num_items || given->length > fields.num_fields) {
    const char* how = !is_range                          ? "a"
                      : given->length < fields.num_items ? "an at least"
                                                         : "an at most";
    const int64_t bound = given->length < fields.num_items ? fields.num_items : fields.num_fields;
    return raise(messages::struct_sequence_length, fields.full_name, how, bound, given->length);
  }
  constexpr int64_t kMaxFields = 32;
  Value values[kMaxFields];
  for (int64_t i = 0; i < fields.num_fields; i++) {
    values[i] = i < given->length ? given->items()[i] : kNone;
    retain(values[i]);
  }
  if (fields.complete != nullptr) fields.complete(values);
  return struct_sequence_new(fields, values);
}

Owned struct_sequence_refuse(const StructSequenceFields& fields) {
  return raise(messages::cannot_create, fields.full_name);
}

}  // namespace molt::rt
