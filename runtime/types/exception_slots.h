// The slot functions of the exception types; exception.cpp puts them into the types.
#pragma once

#include "runtime/types/exception.h"

namespace molt::rt {

// One `initialise` or `construct` call: positional arguments, then one value for each name of
// `keyword_names`.
struct CallArgs {
  const Value* values;
  int64_t num_positional;
  // A tuple of str, or kUnbound.
  Value keyword_names;

  CallArgs(const Value* args, int64_t num_args, Value names);
  int64_t num_keywords() const;
  Str* keyword(int64_t index) const;
  Value keyword_value(int64_t index) const { return values[num_positional + index]; }
};

// Sets the value of an exception's field, releasing the old one.
void set_field(Value* field, Value value);
// "X() takes no keyword arguments".
Status refuse_keywords(Borrowed self, const CallArgs& args);

void exception_destroy(Object* self);
void exception_traverse(Object* self, Visitor visit, void* context);
void exception_clear(Object* self);
Owned exception_repr(Borrowed self);
Owned exception_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names);
Status exception_initialise(Borrowed self, const Value* args, int64_t num_args,
                            Value keyword_names);

Status stop_iteration_initialise(Borrowed self, const Value* args, int64_t num_args,
                                 Value keyword_names);
Status system_exit_initialise(Borrowed self, const Value* args, int64_t num_args,
                              Value keyword_names);
Status name_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                             Value keyword_names);
Status attribute_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                                  Value keyword_names);
Status import_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                               Value keyword_names);
Status syntax_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                               Value keyword_names);
Owned key_error_str(Borrowed self);
Owned import_error_str(Borrowed self);
Owned syntax_error_str(Borrowed self);

Owned os_error_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names);
Status os_error_initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names);
Owned os_error_str(Borrowed self);

Status unicode_decode_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                                       Value keyword_names);
Status unicode_encode_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                                       Value keyword_names);
Status unicode_translate_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                                          Value keyword_names);
Owned unicode_decode_error_str(Borrowed self);
Owned unicode_encode_error_str(Borrowed self);
Owned unicode_translate_error_str(Borrowed self);

Owned exception_group_construct(Type* cls, const Value* args, int64_t num_args,
                                Value keyword_names);
Status exception_group_initialise(Borrowed self, const Value* args, int64_t num_args,
                                  Value keyword_names);
Owned exception_group_str(Borrowed self);

}  // namespace molt::rt
