// Binding of call arguments to the parameters of Python functions (Python/ceval.c,
// initialize_locals, whose order of checks and messages this follows).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/call.h"
#include "runtime/fast/attribute.h"
#include "runtime/types/call_owned.h"
#include "runtime/types/dict.h"
#include "runtime/types/native_code.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

// The locals of one call while they are bound. Positional and keyword arguments are borrowed from
// the caller, the tuple and the dict of the rest are owned.
class Binder {
 public:
  Binder(Function* function, Value* locals)
      : function_(function),
        code_(function->code),
        locals_(locals),
        num_plain_(code_->arg_count + code_->keyword_only_count) {
    for (int64_t i = 0; i < num_plain_; i++) locals_[i] = kUnbound;
  }

  Status bind(const Value* args, int64_t num_args, Value keyword_names);
  // After bind, for owned arguments: makes the locals hold a reference each where the body takes
  // one over. `held` has a bit for each argument, and keeps those that the caller has still to
  // release after the call.
  void hand_over(const Value* args, int64_t num_args, Value keyword_names, uint64_t* held);

 private:
  bool has_rest() const { return (code_->flags & kCodeVarArgs) != 0; }
  bool has_keywords() const { return (code_->flags & kCodeVarKeywords) != 0; }
  Value qualname() const { return function_->qualname; }

  Status bind_rest(const Value* args, int64_t num_args);
  Status bind_keyword(Value name, Value value, const Tuple* all_names);
  // The parameter of a keyword, or -1.
  int64_t find_parameter(const Str* name, int64_t first, int64_t end) const;
  Status check_positional_only(const Tuple* names);
  Status fill_defaults(int64_t num_given);
  // Functions that stand for those of C have other texts for all failures.
  bool raises_native() const;
  Failure raise_too_many(int64_t num_given);
  Failure raise_missing(int64_t first, int64_t end, const char* kind);

  Function* function_;
  const FunctionCode* code_;
  Value* locals_;
  int64_t num_plain_;
  // Of the call.
  const Value* args_ = nullptr;
  int64_t num_args_ = 0;
  Value keyword_names_ = kUnbound;
  // As CPython's frames, the tuple of *args is let go before the dict of **kwargs.
  Ref keywords_;
  Ref rest_;
};

int64_t num_defaults(const Function* function) {
  return function->defaults.is_pointer() ? object_as<Tuple>(function->defaults)->length : 0;
}

bool Binder::raises_native() const {
  const NativeCode* entry = find_native_code(code_);
  if (entry == nullptr || !has_native_texts(code_)) return false;
  raise_native_call(*entry, function_, args_, num_args_, keyword_names_);
  return true;
}

Status Binder::bind_rest(const Value* args, int64_t num_args) {
  const int64_t extra = num_args > code_->arg_count ? num_args - code_->arg_count : 0;
  rest_ = Ref(extra == 0 ? empty_tuple() : tuple_from_values(args + code_->arg_count, extra));
  if (is_failure(rest_)) return kFailed;
  locals_[num_plain_] = rest_.get();
  return kOk;
}

int64_t Binder::find_parameter(const Str* name, int64_t first, int64_t end) const {
  Str* const* names = code_->varnames;
  for (int64_t i = first; i < end; i++) {
    if (names[i] == name) return i;
  }
  for (int64_t i = first; i < end; i++) {
    if (str_equal(names[i], name)) return i;
  }
  return -1;
}

// All positional-only parameters that were passed by keyword, in one message.
Status Binder::check_positional_only(const Tuple* names) {
  StrBuilder list;
  bool found = false;
  for (int64_t i = 0; i < code_->positional_only_count; i++) {
    Str* parameter = code_->varnames.pointer[i];
    for (int64_t k = 0; k < names->length; k++) {
      if (!is_str(names->items()[k]) || !str_equal(parameter, as_str(names->items()[k]))) continue;
      if (found) MOLT_TRY_DISCARD(list.append_ascii(", "));
      MOLT_TRY_DISCARD(list.append(parameter));
      found = true;
    }
  }
  if (!found) return kOk;
  MOLT_TRY(text, list.finish());
  return raise(messages::call_positional_only_keywords, qualname(), text.get());
}

Status Binder::bind_keyword(Value name, Value value, const Tuple* all_names) {
  if (!is_str(name)) return raise(messages::call_keywords_not_str);
  const int64_t index = find_parameter(as_str(name), code_->positional_only_count, num_plain_);
  if (index >= 0) {
    if (!locals_[index].is_unbound()) {
      if (raises_native()) return kFailed;
      return raise(messages::call_multiple_values, qualname(), name);
    }
    locals_[index] = value;
    return kOk;
  }
  if (has_keywords()) return dict_set_py(as_dict(keywords_), name, value);
  if (raises_native()) return kFailed;
  MOLT_TRY_DISCARD(check_positional_only(all_names));
  return raise(messages::call_unexpected_keyword, qualname(), name);
}

Failure Binder::raise_too_many(int64_t num_given) {
  if (raises_native()) return Failure{};
  int64_t keyword_only_given = 0;
  for (int64_t i = code_->arg_count; i < num_plain_; i++)
    keyword_only_given += !locals_[i].is_unbound();
  const int64_t most = code_->arg_count;
  const int64_t least = most - num_defaults(function_);
  const bool is_plural = least != most || most != 1;
  if (keyword_only_given > 0) {
    MOLT_TRY(least_text, format_message("{}", (const MessageArg[]){MessageArg(least)}, 1));
    return raise(messages::call_too_many_keyword_only, qualname(), least != most ? "from " : "",
                 least != most ? MessageArg(least_text.get()) : MessageArg(""),
                 least != most ? " to " : "", most, is_plural ? "s" : "", num_given,
                 num_given != 1 ? "s" : "", keyword_only_given, keyword_only_given != 1 ? "s" : "");
  }
  const char* verb = num_given == 1 ? "was" : "were";
  if (least != most)
    return raise(messages::call_too_many_range, qualname(), least, most, num_given, verb);
  return raise(messages::call_too_many, qualname(), most, is_plural ? "s" : "", num_given, verb);
}

// The names of the unbound parameters in [first, end): 'a', 'b', and 'c'.
Failure Binder::raise_missing(int64_t first, int64_t end, const char* kind) {
  if (raises_native()) return Failure{};
  int64_t count = 0;
  for (int64_t i = first; i < end; i++) count += locals_[i].is_unbound();
  StrBuilder list;
  int64_t number = 0;
  for (int64_t i = first; i < end; i++) {
    if (!locals_[i].is_unbound()) continue;
    if (number > 0) {
      const bool is_last = number == count - 1;
      MOLT_TRY_DISCARD(list.append_ascii(!is_last ? ", " : count == 2 ? " and " : ", and "));
    }
    MOLT_TRY(text, str_repr(code_->varnames.pointer[i]));
    MOLT_TRY_DISCARD(list.append(text.get()));
    number++;
  }
  MOLT_TRY(text, list.finish());
  return raise(messages::call_missing, qualname(), count, kind, count == 1 ? "" : "s", text.get());
}

Status Binder::fill_defaults(int64_t num_given) {
  const int64_t defaults = num_defaults(function_);
  const int64_t first_default = code_->arg_count - defaults;
  if (num_given < code_->arg_count) {
    for (int64_t i = num_given; i < first_default; i++) {
      if (locals_[i].is_unbound()) return raise_missing(0, first_default, "positional");
    }
    for (int64_t i = first_default < 0 ? 0 : first_default; i < code_->arg_count; i++) {
      if (locals_[i].is_unbound())
        locals_[i] = object_as<Tuple>(function_->defaults)->items()[i - first_default];
    }
  }
  bool is_missing = false;
  for (int64_t i = code_->arg_count; i < num_plain_; i++) {
    if (!locals_[i].is_unbound()) continue;
    Value value = kUnbound;
    if (function_->keyword_defaults.is_pointer()) {
      value = dict_get_str(as_dict(function_->keyword_defaults), code_->varnames.pointer[i]);
    }
    locals_[i] = value;
    is_missing |= value.is_unbound();
  }
  if (is_missing) return raise_missing(code_->arg_count, num_plain_, "keyword-only");
  return kOk;
}

Status Binder::bind(const Value* args, int64_t num_args, Value keyword_names) {
  args_ = args;
  num_args_ = num_args;
  keyword_names_ = keyword_names;
  if (has_keywords()) {
    keywords_ = Ref(dict_new());
    if (is_failure(keywords_)) return kFailed;
    locals_[num_plain_ + (has_rest() ? 1 : 0)] = keywords_.get();
  }
  const int64_t num_given = num_args < code_->arg_count ? num_args : code_->arg_count;
  for (int64_t i = 0; i < num_given; i++) locals_[i] = args[i];
  if (has_rest()) MOLT_TRY_DISCARD(bind_rest(args, num_args));
  if (keyword_names.is_pointer()) {
    const Tuple* names = object_as<Tuple>(keyword_names);
    for (int64_t i = 0; i < names->length; i++) {
      MOLT_TRY_DISCARD(bind_keyword(names->items()[i], args[num_args + i], names));
    }
  }
  if (num_args > code_->arg_count && !has_rest()) return raise_too_many(num_args);
  return fill_defaults(num_args);
}

uint32_t local_bit(int64_t index) { return index < kMaxConsumedParams ? uint32_t{1} << index : 0; }

void Binder::hand_over(const Value* args, int64_t num_args, Value keyword_names, uint64_t* held) {
  uint32_t wanted = consumed_params(code_);
  const Tuple* names = keyword_names.is_pointer() ? object_as<Tuple>(keyword_names) : nullptr;
  const int64_t total = num_args + (names == nullptr ? 0 : names->length);
  for (int64_t i = 0; i < total; i++) {
    int64_t local = i < code_->arg_count ? i : -1;
    if (i >= num_args) {
      const Str* name = as_str(names->items()[i - num_args]);
      local = find_parameter(name, code_->positional_only_count, num_plain_);
    }
    // What *args or **kwargs holds needs no second reference.
    if (local < 0) release(args[i]);
    if (local < 0 || (wanted & local_bit(local)) != 0) *held &= ~(uint64_t{1} << i);
    if (local >= 0) wanted &= ~local_bit(local);
  }
  // Defaults.
  for (int64_t i = 0; i < num_plain_; i++) {
    if ((wanted & local_bit(i)) != 0) retain(locals_[i]);
  }
  const int64_t keywords = num_plain_ + (has_rest() ? 1 : 0);
  if (has_rest() && (wanted & local_bit(num_plain_)) != 0) rest_.take();
  if (has_keywords() && (wanted & local_bit(keywords)) != 0) keywords_.take();
}

Value run(Function* function, const Value* locals) {
  return function->code->entry.pointer(Value::from_object(function), locals);
}

// Enough for nearly every function; others take their locals from the heap.
constexpr int64_t kMaxStackLocals = 20;

int64_t num_parameters(const FunctionCode* code) {
  return code->arg_count + code->keyword_only_count + ((code->flags & kCodeVarArgs) != 0) +
         ((code->flags & kCodeVarKeywords) != 0);
}

Value run_owned(Function* function, const Value* locals) {
  const auto address = reinterpret_cast<uintptr_t>(locals);
  const bool takes_over = consumed_params(function->code) != 0;
  return run(function,
             takes_over ? reinterpret_cast<const Value*>(address | kLocalsOwned) : locals);
}

// `held` is null for borrowed arguments.
Owned bind_and_run(Function* function, Value* locals, const Value* args, int64_t num_args,
                   Value keyword_names, uint64_t* held) {
  // The defaults are borrowed from the function.
  Ref keep_defaults = Ref::share(function->defaults);
  Ref keep_keyword_defaults = Ref::share(function->keyword_defaults);
  Binder binder(function, locals);
  MOLT_TRY_DISCARD(binder.bind(args, num_args, keyword_names));
  if (held == nullptr) return {run(function, locals).bits};
  binder.hand_over(args, num_args, keyword_names, held);
  return {run_owned(function, locals).bits};
}

Owned call_binding(Function* function, const Value* args, int64_t num_args, Value keyword_names,
                   uint64_t* held) {
  const int64_t count = num_parameters(function->code);
  if (count <= kMaxStackLocals) {
    Value locals[kMaxStackLocals];
    return bind_and_run(function, locals, args, num_args, keyword_names, held);
  }
  Value* locals = allocate_array<Value>(count);
  if (locals == nullptr) return Failure{};
  const Owned result = bind_and_run(function, locals, args, num_args, keyword_names, held);
  free_raw(locals);
  return result;
}

}  // namespace

Owned call_function(Function* function, const Value* args, int64_t num_args, Value keyword_names) {
  const FunctionCode* code = function->code;
  Ref keep = Ref::share(Value::from_object(function));
  if (!keyword_names.is_pointer()) {
    if (takes_exactly(code, num_args)) return {run(function, args).bits};
    // Positional arguments completed by defaults.
    const int64_t defaults = num_defaults(function);
    if ((code->flags & kCodeHasRest) == 0 && code->keyword_only_count == 0 &&
        num_args < code->arg_count && num_args >= code->arg_count - defaults &&
        code->arg_count <= kMaxStackLocals) {
      Ref keep_defaults = Ref::share(function->defaults);
      Value locals[kMaxStackLocals];
      const Value* default_values =
          object_as<Tuple>(function->defaults)->items() + defaults - code->arg_count;
      for (int64_t i = 0; i < num_args; i++) locals[i] = args[i];
      for (int64_t i = num_args; i < code->arg_count; i++) locals[i] = default_values[i];
      return {run(function, locals).bits};
    }
  }
  return call_binding(function, args, num_args, keyword_names, nullptr);
}

Owned call_function_owned(Function* function, const Value* args, int64_t num_args,
                          Value keyword_names) {
  Ref keep = Ref::share(Value::from_object(function));
  const int64_t num_keywords =
      keyword_names.is_pointer() ? object_as<Tuple>(keyword_names)->length : 0;
  const int64_t total = num_args + num_keywords;
  uint64_t held = total == 64 ? ~uint64_t{0} : (uint64_t{1} << (total & 63)) - 1;
  Value result;
  if (num_keywords == 0 && takes_exactly(function->code, num_args)) {
    held &= ~uint64_t{consumed_params(function->code)};
    result = run_owned(function, args);
  } else if (total <= 64) {
    result = value_of(call_binding(function, args, num_args, keyword_names, &held));
  } else {
    result = value_of(call_function(function, args, num_args, keyword_names));
  }
  for (int64_t i = 0; i < total; i++) {
    if (i >= 64 || total > 64 || (held >> i & 1) != 0) release(args[i]);
  }
  return {result.bits};
}

}  // namespace molt::rt
