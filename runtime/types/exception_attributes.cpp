// Attributes and methods of exceptions: the rows of abi/types/exception_rows.def.
#include "runtime/core/call.h"
#include "runtime/core/messages/exception.h"
#include "runtime/core/messages/type.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception_slots.h"
#include "runtime/types/instance.h"
#include "runtime/types/str.h"
#include "runtime/types/traceback.h"

#define MOLT_ROWS "abi/types/exception_rows.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

BaseException* exception_of(Borrowed self) { return object_as<BaseException>(value_of(self)); }

Owned read_field(Value field) { return new_reference(field.is_unbound() ? kNone : field); }

// kUnbound for deletion unsets the field.
Status write_field(Value* field, Borrowed value) {
  set_field(field, value_of(value));
  return kOk;
}

Status write_exception(Value* field, Borrowed value, Message deleted, Message wrong) {
  Value v = value_of(value);
  if (v.is_unbound()) return raise(deleted);
  if (!v.is_none() && !is_exception(v)) return raise(wrong);
  set_field(field, v);
  return kOk;
}

// The ints of a UnicodeError are clipped to the object when they are read.
Owned read_bounded(Borrowed self, Value field, bool is_end) {
  UnicodeErrorObject* error = object_as<UnicodeErrorObject>(value_of(self));
  if (!field.is_int()) return read_field(field);
  int64_t size = 0;
  if (is_str(error->object)) size = as_str(error->object)->length;
  if (has_type_flag(error->object, kTypeBytesSubclass)) {
    size = object_as<Bytes>(error->object)->length;
  }
  int64_t n = field.as_int();
  if (is_end) {
    if (n < 1) n = 1;
    if (n > size) n = size;
  } else {
    if (n < 0) n = 0;
    if (n >= size) n = size == 0 ? 0 : size - 1;
  }
  return owned_unchecked(Value::from_small_int(n));
}

Status write_int(Value* field, Borrowed value) {
  if (value_of(value).is_unbound()) return raise(messages::cannot_delete_attribute);
  if (!is_int(value_of(value))) return raise(messages::integer_required);
  set_field(field, value_of(value));
  return kOk;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_g_BaseException_args(Borrowed self) { return new_reference(exception_of(self)->args); }
Status molt_s_BaseException_args(Borrowed self, Borrowed value) {
  if (value_of(value).is_unbound()) return raise(messages::args_may_not_be_deleted);
  MOLT_TRY(args, tuple_from(value_of(value)));
  set_field(&exception_of(self)->args, args.get());
  return kOk;
}

Owned molt_g_BaseException___dict__(Borrowed self) {
  MOLT_TRY(dict, attribute_dict(value_of(self).as_object()));
  return new_reference(value_of(dict));
}
Status molt_s_BaseException___dict__(Borrowed self, Borrowed value) {
  if (value_of(value).is_unbound()) return raise(messages::dict_delete);
  if (!is_dict(value_of(value))) return raise(messages::dict_not_dict, value_of(value));
  return set_attribute_dict(value_of(self).as_object(), value_of(value));
}

Owned molt_g_BaseException___traceback__(Borrowed self) {
  return new_reference(exception_of(self)->traceback);
}
Status molt_s_BaseException___traceback__(Borrowed self, Borrowed value) {
  Value v = value_of(value);
  if (v.is_unbound()) return raise(messages::traceback_may_not_be_deleted);
  if (!v.is_none() && !is_traceback(v)) return raise(messages::traceback_not_traceback);
  set_field(&exception_of(self)->traceback, v);
  return kOk;
}

Owned molt_g_BaseException___context__(Borrowed self) {
  return new_reference(exception_of(self)->context);
}
Status molt_s_BaseException___context__(Borrowed self, Borrowed value) {
  return write_exception(&exception_of(self)->context, value, messages::context_may_not_be_deleted,
                         messages::context_not_exception);
}

Owned molt_g_BaseException___cause__(Borrowed self) {
  return new_reference(exception_of(self)->cause);
}
Status molt_s_BaseException___cause__(Borrowed self, Borrowed value) {
  MOLT_TRY_DISCARD(write_exception(&exception_of(self)->cause, value,
                                   messages::cause_may_not_be_deleted,
                                   messages::cause_not_exception));
  exception_of(self)->suppress_context = 1;
  return kOk;
}

Owned molt_g_BaseException___suppress_context__(Borrowed self) {
  return owned_unchecked(Value::from_bool(exception_of(self)->suppress_context != 0));
}
Status molt_s_BaseException___suppress_context__(Borrowed self, Borrowed value) {
  if (value_of(value).is_unbound()) return raise(messages::cannot_delete_attribute);
  if (!value_of(value).is_bool()) return raise(messages::attribute_value_bool);
  exception_of(self)->suppress_context = value_of(value).as_bool() ? 1 : 0;
  return kOk;
}

Owned molt_m_BaseException_with_traceback(Borrowed self, Borrowed tb) {
  MOLT_TRY_DISCARD(molt_s_BaseException___traceback__(self, tb));
  return new_reference(value_of(self));
}

Owned molt_m_BaseException_add_note(Borrowed self, Borrowed note) {
  if (!is_str(value_of(note))) return raise(messages::note_not_str, value_of(note));
  MOLT_TRY(notes, find_attribute(value_of(self), MOLT_STR(__notes__)));
  if (notes.get().is_unbound()) {
    notes = Ref(molt_make_list({nullptr}, 0));
    if (is_failure(notes)) return Failure{};
    MOLT_TRY_DISCARD(molt_set_attribute(self, MOLT_STR(__notes__), notes, nullptr));
  } else if (!is_list(notes.get())) {
    return raise(messages::notes_not_list);
  }
  MOLT_TRY_DISCARD(molt_list_append(notes, note));
  return owned_unchecked(kNone);
}

// (type, args) or (type, args, attributes).
Owned molt_m_BaseException___reduce__(Borrowed self) {
  MOLT_TRY(dict, find_attribute(value_of(self), MOLT_STR(__dict__)));
  bool has_attributes = false;
  if (is_dict(dict.get())) {
    Int64Result length = length_of(dict.get());
    has_attributes = length.value > 0;
  }
  Value items[] = {Value::from_object(type_of(value_of(self))), exception_of(self)->args,
                   dict.get()};
  for (int i = 0; i < (has_attributes ? 3 : 2); i++) retain(items[i]);
  return molt_make_tuple({items}, has_attributes ? 3 : 2);
}

Owned molt_m_BaseException___setstate__(Borrowed self, Borrowed state) {
  if (value_of(state).is_none()) return owned_unchecked(kNone);
  if (!is_dict(value_of(state))) return raise(messages::state_not_dict);
  Ref copy(dict_copy(as_dict(state)));
  if (is_failure(copy)) return Failure{};
  int64_t position = 0;
  Value key, value;
  while (dict_next(as_dict(copy), &position, &key, &value)) {
    if (!is_str(key)) continue;
    MOLT_TRY_DISCARD(molt_set_attribute(self, as_str(key), borrowed(value), nullptr));
  }
  return owned_unchecked(kNone);
}

// Attributes that are plain fields.
#define MOLT_FIELD(type, layout, name, field)                             \
  Owned molt_g_##type##_##name(Borrowed self) {                           \
    return read_field(object_as<layout>(value_of(self))->field);          \
  }                                                                       \
  Status molt_s_##type##_##name(Borrowed self, Borrowed value) {          \
    return write_field(&object_as<layout>(value_of(self))->field, value); \
  }
MOLT_FIELD(StopIteration, StopIterationObject, value, value)
MOLT_FIELD(SystemExit, SystemExitObject, code, code)
MOLT_FIELD(ImportError, ImportErrorObject, msg, msg)
MOLT_FIELD(ImportError, ImportErrorObject, name, name)
MOLT_FIELD(ImportError, ImportErrorObject, path, path)
MOLT_FIELD(ImportError, ImportErrorObject, name_from, name_from)
MOLT_FIELD(NameError, NameErrorObject, name, name)
MOLT_FIELD(AttributeError, AttributeErrorObject, name, name)
MOLT_FIELD(AttributeError, AttributeErrorObject, obj, object)
MOLT_FIELD(OSError, OSErrorObject, errno, error_number)
MOLT_FIELD(OSError, OSErrorObject, strerror, text)
MOLT_FIELD(OSError, OSErrorObject, filename, filename)
MOLT_FIELD(OSError, OSErrorObject, filename2, filename2)
MOLT_FIELD(SyntaxError, SyntaxErrorObject, msg, msg)
MOLT_FIELD(SyntaxError, SyntaxErrorObject, filename, filename)
MOLT_FIELD(SyntaxError, SyntaxErrorObject, lineno, lineno)
MOLT_FIELD(SyntaxError, SyntaxErrorObject, offset, offset)
MOLT_FIELD(SyntaxError, SyntaxErrorObject, text, text)
MOLT_FIELD(SyntaxError, SyntaxErrorObject, end_lineno, end_lineno)
MOLT_FIELD(SyntaxError, SyntaxErrorObject, end_offset, end_offset)
MOLT_FIELD(SyntaxError, SyntaxErrorObject, print_file_and_line, print_file_and_line)
#define MOLT_UNICODE_FIELDS(type)                                                           \
  MOLT_FIELD(type, UnicodeErrorObject, encoding, encoding)                                  \
  MOLT_FIELD(type, UnicodeErrorObject, object, object)                                      \
  MOLT_FIELD(type, UnicodeErrorObject, reason, reason)                                      \
  Owned molt_g_##type##_start(Borrowed self) {                                              \
    return read_bounded(self, object_as<UnicodeErrorObject>(value_of(self))->start, false); \
  }                                                                                         \
  Status molt_s_##type##_start(Borrowed self, Borrowed value) {                             \
    return write_int(&object_as<UnicodeErrorObject>(value_of(self))->start, value);         \
  }                                                                                         \
  Owned molt_g_##type##_end(Borrowed self) {                                                \
    return read_bounded(self, object_as<UnicodeErrorObject>(value_of(self))->end, true);    \
  }                                                                                         \
  Status molt_s_##type##_end(Borrowed self, Borrowed value) {                               \
    return write_int(&object_as<UnicodeErrorObject>(value_of(self))->end, value);           \
  }
MOLT_UNICODE_FIELDS(UnicodeDecodeError)
MOLT_UNICODE_FIELDS(UnicodeEncodeError)
MOLT_UNICODE_FIELDS(UnicodeTranslateError)
#undef MOLT_UNICODE_FIELDS
#undef MOLT_FIELD

Owned molt_g_OSError_characters_written(Borrowed self) {
  Value written = object_as<OSErrorObject>(value_of(self))->characters_written;
  if (written.is_unbound()) return raise(messages::no_characters_written);
  return new_reference(written);
}
Status molt_s_OSError_characters_written(Borrowed self, Borrowed value) {
  OSErrorObject* error = object_as<OSErrorObject>(value_of(self));
  if (value_of(value).is_unbound() && error->characters_written.is_unbound()) {
    return raise(messages::no_characters_written);
  }
  set_field(&error->characters_written, value_of(value));
  return kOk;
}

}  // namespace molt::abi
}
