// The reader of the module _csv: a state machine over the characters of lines.
#include "runtime/fast/iterate.h"
#include "runtime/modules/csv.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"

#define MOLT_ROWS "abi/modules/csv.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/csv.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace csv {

struct Reader : Object {
  Value lines;
  Value dialect;
  int64_t line_number;
};

namespace {

using Fields = OwnedFields<Reader, &Reader::lines, &Reader::dialect>;

// What follows the last character of a line.
constexpr int32_t kEndOfLine = -2;

enum class State : uint8_t {
  kStartRecord,
  kStartField,
  kEscaped,
  kInField,
  kInQuotedField,
  kEscapedInQuotedField,
  kQuoteInQuotedField,
  kAfterLine,
  kAfterEscapedNewline
};

constexpr bool is_newline(int32_t c) { return c == '\n' || c == '\r'; }
constexpr bool ends_line(int32_t c) { return is_newline(c) || c == kEndOfLine; }

// One record, of one line or several.
class Record {
 public:
  explicit Record(const Dialect* dialect) : dialect_(dialect) {}

  Status start() {
    fields_ = Ref(list_new());
    return is_failure(fields_) ? kFailed : kOk;
  }
  Status add_line(const Str* line) {
    for (int64_t i = 0; i < line->length; i++) {
      MOLT_TRY_DISCARD(step(static_cast<int32_t>(char_at_unchecked(line, i))));
    }
    return step(kEndOfLine);
  }
  bool is_complete() const { return state_ == State::kStartRecord; }
  // Whether the input ended inside a field.
  bool has_open_field() const { return field_.length() != 0 || state_ == State::kInQuotedField; }
  Status save_field();
  Owned take() { return fields_.take(); }

 private:
  Status step(int32_t c);
  Status start_field(int32_t c);
  Status in_field(int32_t c);
  Status in_quoted_field(int32_t c);
  Status after_quote(int32_t c);
  Status end_field(int32_t c) {
    state_ = c == kEndOfLine ? State::kStartRecord : State::kAfterLine;
    return save_field();
  }
  Status add(int32_t c, State next) {
    if (field_.length() >= field_limit) return raise(messages::csv_field_limit, field_limit);
    state_ = next;
    return field_.append_char(static_cast<uint32_t>(c));
  }
  bool is_quote(int32_t c) const {
    return c == dialect_->quote_char && dialect_->quoting != kQuoteNone;
  }

  const Dialect* dialect_;
  State state_ = State::kStartRecord;
  bool is_number_ = false;
  Ref fields_;
  StrBuilder field_;
};

Status Record::save_field() {
  MOLT_TRY(text, field_.finish());
  if (is_number_) {
    is_number_ = false;
    MOLT_TRY(number, call(value_of_type(molt_type_float), text.get()));
    return list_append(as_list(fields_), number);
  }
  return list_append(as_list(fields_), text);
}

Status Record::start_field(int32_t c) {
  if (ends_line(c)) return end_field(c);
  if (is_quote(c)) {
    state_ = State::kInQuotedField;
  } else if (c == dialect_->escape_char) {
    state_ = State::kEscaped;
  } else if (c == ' ' && dialect_->skip_initial_space != 0) {
    state_ = State::kStartField;
  } else if (c == dialect_->delimiter) {
    state_ = State::kStartField;
    return save_field();
  } else {
    is_number_ = dialect_->quoting == kQuoteNonnumeric;
    return add(c, State::kInField);
  }
  return kOk;
}

Status Record::in_field(int32_t c) {
  if (ends_line(c)) return end_field(c);
  if (c == dialect_->escape_char) {
    state_ = State::kEscaped;
    return kOk;
  }
  if (c == dialect_->delimiter) {
    state_ = State::kStartField;
    return save_field();
  }
  return add(c, State::kInField);
}

Status Record::in_quoted_field(int32_t c) {
  if (c == kEndOfLine) return kOk;
  if (c == dialect_->escape_char) {
    state_ = State::kEscapedInQuotedField;
  } else if (is_quote(c)) {
    state_ = dialect_->double_quote != 0 ? State::kQuoteInQuotedField : State::kInField;
  } else {
    return add(c, State::kInQuotedField);
  }
  return kOk;
}

Status Record::after_quote(int32_t c) {
  if (is_quote(c)) return add(c, State::kInQuotedField);
  if (c == dialect_->delimiter) {
    state_ = State::kStartField;
    return save_field();
  }
  if (ends_line(c)) return end_field(c);
  if (dialect_->is_strict == 0) return add(c, State::kInField);
  MOLT_TRY(delimiter, make_str_char(static_cast<uint32_t>(dialect_->delimiter)));
  MOLT_TRY(quote, make_str_char(static_cast<uint32_t>(dialect_->quote_char)));
  return raise(messages::csv_after_quote, delimiter.get(), quote.get());
}

Status Record::step(int32_t c) {
  switch (state_) {
    case State::kStartRecord:
      if (c == kEndOfLine) return kOk;
      if (is_newline(c)) {
        state_ = State::kAfterLine;
        return kOk;
      }
      return start_field(c);
    case State::kStartField:
      return start_field(c);
    case State::kEscaped:
      if (is_newline(c)) return add(c, State::kAfterEscapedNewline);
      return add(c == kEndOfLine ? '\n' : c, State::kInField);
    case State::kAfterEscapedNewline:
      return c == kEndOfLine ? kOk : in_field(c);
    case State::kInField:
      return in_field(c);
    case State::kInQuotedField:
      return in_quoted_field(c);
    case State::kEscapedInQuotedField:
      return add(c == kEndOfLine ? '\n' : c, State::kInQuotedField);
    case State::kQuoteInQuotedField:
      return after_quote(c);
    case State::kAfterLine:
      if (is_newline(c)) return kOk;
      if (c != kEndOfLine) return raise(messages::csv_newline);
      state_ = State::kStartRecord;
      return kOk;
  }
  __builtin_unreachable();
}

Owned reader_next(Borrowed self) {
  Reader* reader = object_as<Reader>(value_of(self));
  const Ref lines = Ref::share(reader->lines);
  const Dialect* dialect = as_dialect(reader->dialect);
  Record record(dialect);
  MOLT_TRY_DISCARD(record.start());
  do {
    MOLT_TRY(line, iterate_next_inline(lines));
    if (line.get().is_unbound()) {
      if (!record.has_open_field()) return owned_unbound();
      if (dialect->is_strict != 0) return raise(messages::csv_end);
      MOLT_TRY_DISCARD(record.save_field());
      break;
    }
    if (!is_str(line.get())) return raise(messages::csv_line_type, line.get());
    reader->line_number++;
    MOLT_TRY_DISCARD(record.add_line(as_str(line)));
  } while (!record.is_complete());
  return record.take();
}

}  // namespace

}  // namespace csv

extern "C" Owned molt_f_csv_reader(Borrowed args, Borrowed kwargs) {
  Value iterable = kUnbound;
  Value base = kUnbound;
  MOLT_TRY_DISCARD(csv::read_arguments(args, &iterable, &base));
  MOLT_TRY(lines, iterate(iterable));
  MOLT_TRY(dialect, csv::make_dialect_py(base, value_of(kwargs)));
  csv::Reader* reader = allocate<csv::Reader>(molt_shape_csv_reader);
  if (reader == nullptr) return kOwnedError;
  reader->lines = value_of(lines.take());
  reader->dialect = value_of(dialect.take());
  return owned_object(reader);
}

extern "C" Owned molt_g_csv_reader_dialect(Borrowed self) {
  return new_reference(object_as<csv::Reader>(value_of(self))->dialect);
}
extern "C" Owned molt_g_csv_reader_line_num(Borrowed self) {
  return int_from_int64(object_as<csv::Reader>(value_of(self))->line_number);
}
extern "C" Status molt_s_csv_reader_dialect(Borrowed, Borrowed) {
  return raise(messages::csv_readonly);
}
extern "C" Status molt_s_csv_reader_line_num(Borrowed, Borrowed) {
  return raise(messages::csv_readonly);
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(csv_reader, "reader", "_csv", kTypeCollectable,
                         sizeof(molt::rt::csv::Reader),
                         molt::rt::csv::Fields::iterator_slots(molt::rt::csv::reader_next))
