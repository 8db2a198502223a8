// Construction, repr and str of exceptions (Objects/exceptions.c).
#include "runtime/types/exception_slots.h"

#include "runtime/core/call.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

CallArgs::CallArgs(const Value* args, int64_t num_args, Value names)
    : values(args), num_positional(num_args), keyword_names(names) {}

int64_t CallArgs::num_keywords() const {
  return keyword_names.is_pointer() ? object_as<Tuple>(keyword_names)->length : 0;
}

Str* CallArgs::keyword(int64_t index) const {
  return as_str(object_as<Tuple>(keyword_names)->items()[index]);
}

void set_field(Value* field, Value value) {
  retain(value);
  release(std::exchange(*field, value));
}

Status refuse_keywords(Borrowed self, const CallArgs& args) {
  if (args.num_keywords() == 0) return kOk;
  return raise(messages::exception_keywords, type_of(value_of(self)));
}

namespace {

BaseException* exception_of(Borrowed self) { return object_as<BaseException>(value_of(self)); }
Tuple* args_of(BaseException* self) { return object_as<Tuple>(self->args); }

// The keyword arguments of NameError and its like: each of `names` sets one of `fields`; any other
// is refused.
Status set_keyword_fields(const char* type_name, const CallArgs& args, const char* const* names,
                          Value* const* fields, int num_fields) {
  for (int64_t i = 0; i < args.num_keywords(); i++) {
    Str* keyword = args.keyword(i);
    int found = 0;
    while (found < num_fields && !str_equal_ascii(keyword, names[found])) found++;
    if (found == num_fields) return raise(messages::exception_bad_keyword, keyword, type_name);
    set_field(fields[found], args.keyword_value(i));
  }
  return kOk;
}

// __new__ has usually set the same arguments already.
bool has_args(const Tuple* tuple, const CallArgs& args) {
  if (tuple->length != args.num_positional) return false;
  for (int64_t i = 0; i < tuple->length; i++) {
    if (tuple->items()[i] != args.values[i]) return false;
  }
  return true;
}

Status set_args(Borrowed self, const CallArgs& args) {
  if (has_args(args_of(exception_of(self)), args)) return kOk;
  MOLT_TRY(tuple, tuple_from_values(args.values, args.num_positional));
  set_field(&exception_of(self)->args, tuple.get());
  return kOk;
}

}  // namespace

Owned exception_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  CallArgs call(args, num_args, keyword_names);
  MOLT_TRY(tuple, tuple_from_values(call.values, call.num_positional));
  return new_exception(*cls, tuple.get());
}

Status exception_initialise(Borrowed self, const Value* args, int64_t num_args,
                            Value keyword_names) {
  CallArgs call(args, num_args, keyword_names);
  MOLT_TRY_DISCARD(refuse_keywords(self, call));
  return set_args(self, call);
}

Owned exception_repr(Borrowed self) {
  BaseException* exception = exception_of(self);
  Tuple* args = args_of(exception);
  StrBuilder out;
  MOLT_TRY(name, make_str_utf8(type_of(value_of(self))->c_name.pointer));
  out.append(name.get());
  if (args->length == 1) {
    MOLT_TRY(text, repr_of(args->items()[0]));
    out.append_char('(');
    out.append(text.get());
    out.append_char(')');
  } else {
    MOLT_TRY(text, repr_of(exception->args));
    out.append(text.get());
  }
  return out.finish();
}

Owned exception_str(Borrowed self) {
  BaseException* exception = exception_of(self);
  Tuple* args = args_of(exception);
  if (args->length == 0) return empty_str();
  if (args->length == 1) return str_of(args->items()[0]);
  return str_of(exception->args);
}

Status stop_iteration_initialise(Borrowed self, const Value* args, int64_t num_args,
                                 Value keyword_names) {
  MOLT_TRY_DISCARD(exception_initialise(self, args, num_args, keyword_names));
  set_field(&object_as<StopIterationObject>(value_of(self))->value, num_args > 0 ? args[0] : kNone);
  return kOk;
}

Status system_exit_initialise(Borrowed self, const Value* args, int64_t num_args,
                              Value keyword_names) {
  MOLT_TRY_DISCARD(exception_initialise(self, args, num_args, keyword_names));
  SystemExitObject* exit = object_as<SystemExitObject>(value_of(self));
  if (num_args == 1) set_field(&exit->code, args[0]);
  if (num_args > 1) set_field(&exit->code, exit->args);
  return kOk;
}

Status name_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                             Value keyword_names) {
  CallArgs call(args, num_args, keyword_names);
  const char* names[] = {"name"};
  Value* fields[] = {&object_as<NameErrorObject>(value_of(self))->name};
  MOLT_TRY_DISCARD(set_args(self, call));
  return set_keyword_fields("NameError", call, names, fields, 1);
}

Status attribute_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                                  Value keyword_names) {
  CallArgs call(args, num_args, keyword_names);
  AttributeErrorObject* error = object_as<AttributeErrorObject>(value_of(self));
  const char* names[] = {"name", "obj"};
  Value* fields[] = {&error->name, &error->object};
  MOLT_TRY_DISCARD(set_args(self, call));
  return set_keyword_fields("AttributeError", call, names, fields, 2);
}

Status import_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                               Value keyword_names) {
  CallArgs call(args, num_args, keyword_names);
  ImportErrorObject* error = object_as<ImportErrorObject>(value_of(self));
  const char* names[] = {"name", "path", "name_from"};
  Value* fields[] = {&error->name, &error->path, &error->name_from};
  MOLT_TRY_DISCARD(set_args(self, call));
  MOLT_TRY_DISCARD(set_keyword_fields("ImportError", call, names, fields, 3));
  if (call.num_positional == 1) set_field(&error->msg, call.values[0]);
  return kOk;
}

Owned import_error_str(Borrowed self) {
  ImportErrorObject* error = object_as<ImportErrorObject>(value_of(self));
  if (is_exact_str(error->msg)) return new_reference(error->msg);
  return exception_str(self);
}

Owned key_error_str(Borrowed self) {
  Tuple* args = args_of(exception_of(self));
  if (args->length == 1) return repr_of(args->items()[0]);
  return exception_str(self);
}

Status syntax_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                               Value keyword_names) {
  MOLT_TRY_DISCARD(exception_initialise(self, args, num_args, keyword_names));
  SyntaxErrorObject* error = object_as<SyntaxErrorObject>(value_of(self));
  if (num_args >= 1) set_field(&error->msg, args[0]);
  if (num_args != 2) return kOk;
  MOLT_TRY(info, tuple_from(args[1]));
  Tuple* items = info.as<Tuple>();
  if (items->length < 4) return raise(messages::function_takes_at_least, 4, items->length);
  if (items->length > 6) return raise(messages::function_takes_at_most, 6, items->length);
  if (items->length == 5) return raise(messages::syntax_error_end_offset);
  Value* fields[] = {&error->filename, &error->lineno,     &error->offset,
                     &error->text,     &error->end_lineno, &error->end_offset};
  for (int64_t i = 0; i < items->length; i++) set_field(fields[i], items->items()[i]);
  return kOk;
}

// "msg (file.py, line 3)": only the last part of the file name.
Owned syntax_error_str(Borrowed self) {
  SyntaxErrorObject* error = object_as<SyntaxErrorObject>(value_of(self));
  StrBuilder out;
  MOLT_TRY(message, str_of(error->msg.is_unbound() ? kNone : error->msg));
  const bool has_file = is_str(error->filename);
  const bool has_line = is_exact_int(error->lineno);
  if (!has_file && !has_line) return message.take();
  out.append(message.get());
  out.append_ascii(" (");
  if (has_file) {
    Str* name = as_str(error->filename);
    int64_t start = name->length;
    while (start > 0 && !with_units(name, [&](auto* units) { return units[start - 1] == '/'; })) {
      start--;
    }
    out.append_range(name, start, name->length);
  }
  if (has_line) {
    MOLT_TRY(line, str_of(error->lineno));
    out.append_ascii(has_file ? ", line " : "line ");
    out.append(line.get());
  }
  out.append_char(')');
  return out.finish();
}

}  // namespace molt::rt
