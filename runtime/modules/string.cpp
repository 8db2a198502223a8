// The module _string: the parts of formats for string.Formatter (Objects/unicodeobject.c).
#include "runtime/core/messages/string.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/format_fields.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(formatter_iterator)
MOLT_DECLARE_TYPE(field_name_iterator)

#define MOLT_ROWS "abi/modules/string.def"
#include "abi/types/rows.inc"

namespace molt::rt {

// Both iterators: what is left of a format or of a field's name.
struct FormatIterator : Object {
  Value text;
  int64_t position;
};

namespace {

using Fields = OwnedFields<FormatIterator, &FormatIterator::text>;

Owned part_text(const FormatReader& reader, FormatPart part) {
  if (part.empty()) return empty_str();
  return substring(reader.format(), part.start, part.end);
}

// A field name's part is an index when it is a number.
Owned name_or_number(const FormatReader& reader, FormatPart part) {
  const int64_t index = reader.number_of(part);
  if (index == -2) return kOwnedError;
  return index >= 0 ? int_from_int64(index) : part_text(reader, part);
}

Owned make_iterator(Shape& shape, Value text, int64_t position) {
  FormatIterator* iterator = allocate<FormatIterator>(shape);
  if (iterator == nullptr) return kOwnedError;
  iterator->text = shared(text);
  iterator->position = position;
  return owned_object(iterator);
}

// (text, field name, specification, conversion); all but the text None where no field follows.
Owned formatter_next(Borrowed self) {
  FormatIterator* iterator = object_as<FormatIterator>(value_of(self));
  const FormatReader reader(as_str(iterator->text));
  const int64_t end = reader.format()->length;
  if (iterator->position >= end) return owned_unbound();
  FormatStep step;
  MOLT_TRY_DISCARD(reader.read_step(&iterator->position, end, &step));
  MOLT_TRY(text, part_text(reader, step.text));
  if (!step.is_field) return tuple_of(text.get(), kNone, kNone, kNone);
  MOLT_TRY(name, part_text(reader, step.field.name));
  MOLT_TRY(spec, part_text(reader, step.field.spec));
  const uint32_t conversion = step.field.conversion;
  MOLT_TRY(kind, conversion == 0 ? new_reference(kNone) : make_str_char(conversion));
  return tuple_of(text.get(), name.get(), spec.get(), kind.get());
}

// (is attribute, name or index).
Owned field_name_next(Borrowed self) {
  FormatIterator* iterator = object_as<FormatIterator>(value_of(self));
  const FormatReader reader(as_str(iterator->text));
  const int64_t end = reader.format()->length;
  if (iterator->position >= end) return owned_unbound();
  FormatPart part;
  bool is_attribute = false;
  MOLT_TRY_DISCARD(reader.read_access(&iterator->position, end, &part, &is_attribute));
  MOLT_TRY(name, is_attribute ? part_text(reader, part) : name_or_number(reader, part));
  return tuple_of(Value::from_bool(is_attribute), name.get());
}

}  // namespace

extern "C" Owned molt_f_string_formatter_parser(Borrowed text) {
  if (!is_str(text)) return raise(messages::formatter_expected_str, text);
  return make_iterator(molt_shape_formatter_iterator, value_of(text), 0);
}

extern "C" Owned molt_f_string_formatter_field_name_split(Borrowed name) {
  if (!is_str(name)) return raise(messages::formatter_expected_str, name);
  const FormatReader reader(as_str(name));
  const FormatPart first = reader.first_of({0, reader.format()->length});
  MOLT_TRY(value, name_or_number(reader, first));
  MOLT_TRY(rest, make_iterator(molt_shape_field_name_iterator, value_of(name), first.end));
  return tuple_of(value.get(), rest.get());
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(formatter_iterator, "formatteriterator", "builtins", kTypeCollectable,
                         sizeof(molt::rt::FormatIterator), Fields::iterator_slots(formatter_next))
MOLT_DEFINE_LIBRARY_TYPE(field_name_iterator, "fieldnameiterator", "builtins", kTypeCollectable,
                         sizeof(molt::rt::FormatIterator), Fields::iterator_slots(field_name_next))
