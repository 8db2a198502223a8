// The writer of the module _csv.
#include "runtime/fast/iterate.h"
#include "runtime/modules/csv.h"

#define MOLT_ROWS "abi/modules/csv.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/csv.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace csv {

struct Writer : Object {
  // The method of the file.
  Value write;
  Value dialect;
};

namespace {

using Fields = OwnedFields<Writer, &Writer::write, &Writer::dialect>;

// PyNumber_Check.
bool is_number(Value value) {
  const Slots& slots = type_of(value)->slots;
  return slots.to_index != nullptr || slots.to_int != nullptr || slots.to_float != nullptr ||
         is_instance(value, &molt_type_complex);
}

bool is_always_quoted(const Dialect* dialect, Value field) {
  switch (dialect->quoting) {
    case kQuoteNonnumeric:
      return !is_number(field);
    case kQuoteAll:
      return true;
    case kQuoteStrings:
      return is_str(field);
    case kQuoteNotnull:
      return !field.is_none();
    default:
      return false;
  }
}

// A line in the making.
class Line {
 public:
  explicit Line(const Dialect* dialect) : dialect_(dialect) {}

  Status add_py(Value field) {
    const bool is_quoted = is_always_quoted(dialect_, field);
    if (field.is_none()) return add_text(nullptr, is_quoted);
    if (is_str(field)) return add_text(as_str(field), is_quoted);
    MOLT_TRY(text, str_of(field));
    return add_text(as_str(text), is_quoted);
  }

  Owned finish() {
    if (num_fields_ > 0 && out_.length() == 0) {
      if (dialect_->quoting == kQuoteNone) return raise(messages::csv_empty_field);
      num_fields_ = 0;
      MOLT_TRY_DISCARD(add_text(nullptr, true));
    }
    out_.append(dialect_->line_terminator);
    return out_.finish();
  }

 private:
  bool is_special(int32_t c) const {
    return c == dialect_->delimiter || c == dialect_->escape_char || c == dialect_->quote_char ||
           str_has_char(as_str(dialect_->line_terminator), static_cast<uint32_t>(c));
  }

  // What stands before a character: "" or "\", or another quote. *is_quoted is set when the field
  // needs quotes for it.
  Status append_prefix(StrBuilder* field, int32_t c, bool* is_quoted) const {
    if (!is_special(c)) return kOk;
    bool needs_escape = dialect_->quoting == kQuoteNone;
    if (!needs_escape) {
      if (c == dialect_->quote_char) {
        needs_escape = dialect_->double_quote == 0;
        if (!needs_escape) field->append_char(static_cast<uint32_t>(c));
      } else {
        needs_escape = c == dialect_->escape_char;
      }
      if (!needs_escape) *is_quoted = true;
    }
    if (!needs_escape) return kOk;
    if (dialect_->escape_char == kNotSet) return raise(messages::csv_escape);
    return field->append_char(static_cast<uint32_t>(dialect_->escape_char));
  }

  // Null for no text.
  Status add_text(const Str* text, bool is_quoted) {
    StrBuilder field;
    for (int64_t i = 0; text != nullptr && i < text->length; i++) {
      const uint32_t c = char_at_unchecked(text, i);
      MOLT_TRY_DISCARD(append_prefix(&field, static_cast<int32_t>(c), &is_quoted));
      field.append_char(c);
    }
    MOLT_TRY(body, field.finish());
    if (num_fields_++ > 0) out_.append_char(static_cast<uint32_t>(dialect_->delimiter));
    if (is_quoted) out_.append_char(static_cast<uint32_t>(dialect_->quote_char));
    out_.append(body.get());
    if (is_quoted) out_.append_char(static_cast<uint32_t>(dialect_->quote_char));
    return kOk;
  }

  const Dialect* dialect_;
  int64_t num_fields_ = 0;
  StrBuilder out_;
};

Owned write_row_py(Writer* writer, Value row) {
  const Ref dialect = Ref::share(writer->dialect);
  Ref fields(iterate(row));
  if (is_failure(fields)) {
    if (clear_exception_if(molt_type_TypeError)) return raise(messages::csv_row_type, row);
    return kOwnedError;
  }
  Line line(as_dialect(dialect));
  while (true) {
    MOLT_TRY(field, iterate_next_inline(fields));
    if (field.get().is_unbound()) break;
    MOLT_TRY_DISCARD(line.add_py(field));
  }
  MOLT_TRY(text, line.finish());
  return call(writer->write, text.get());
}

}  // namespace

}  // namespace csv

extern "C" Owned molt_f_csv_writer(Borrowed args, Borrowed kwargs) {
  Value file = kUnbound;
  Value base = kUnbound;
  MOLT_TRY_DISCARD(csv::read_arguments(args, &file, &base));
  MOLT_TRY(dialect, csv::make_dialect_py(base, value_of(kwargs)));
  MOLT_TRY(write, find_attribute(file, MOLT_STR(write)));
  const bool can_write =
      !write.get().is_unbound() && slot_of<&Slots::call>(type_of(write)) != nullptr;
  if (!can_write) return raise(messages::csv_write);
  csv::Writer* writer = allocate<csv::Writer>(molt_shape_csv_writer);
  if (writer == nullptr) return kOwnedError;
  writer->write = value_of(write.take());
  writer->dialect = value_of(dialect.take());
  return owned_object(writer);
}

extern "C" Owned molt_m_csv_writer_writerow(Borrowed self, Borrowed row) {
  return csv::write_row_py(object_as<csv::Writer>(value_of(self)), value_of(row));
}

extern "C" Owned molt_m_csv_writer_writerows(Borrowed self, Borrowed rows) {
  MOLT_TRY(iterator, iterate(value_of(rows)));
  while (true) {
    MOLT_TRY(row, iterate_next_inline(iterator));
    if (row.get().is_unbound()) return owned_none();
    MOLT_TRY_DISCARD(csv::write_row_py(object_as<csv::Writer>(value_of(self)), row));
  }
}

extern "C" Owned molt_g_csv_writer_dialect(Borrowed self) {
  return new_reference(object_as<csv::Writer>(value_of(self))->dialect);
}
extern "C" Status molt_s_csv_writer_dialect(Borrowed, Borrowed) {
  return raise(messages::csv_readonly);
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(csv_writer, "writer", "_csv", kTypeCollectable,
                         sizeof(molt::rt::csv::Writer), molt::rt::csv::Fields::slots())
