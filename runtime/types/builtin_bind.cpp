// Binding of call arguments to the parameters of builtin functions.
//
// A row's signature text is parsed at its first call. Which of CPython's messages a wrong call gets
// follows from the signature, as Argument Clinic derives the calling convention from it: no
// parameter (METH_NOARGS), one positional-only parameter (METH_O), positional-only parameters
// (_PyArg_CheckPositional), or parameters with keywords (_PyArg_UnpackKeywords).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/call.h"
#include "runtime/core/messages/type.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/native_code.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

// `self` included.
constexpr int kMaxParameters = 10;

struct Parameter {
  // Interned; immortal for the program's life.
  Str* name;
  // kUnbound: none is passed on.
  Value default_value;
  bool is_required;
};

struct Signature {
  // Without *args and **kwargs. Positional-only ones first, keyword-only ones last.
  int num_parameters = 0;
  int num_positional_only = 0;
  int num_positional = 0;
  // Required ones among the positional, and among the keyword-only.
  int num_required = 0;
  int num_required_keywords = 0;
  bool has_rest = false;
  bool has_keywords = false;
  // What stands before the parenthesis, see abi/layout/method.h. The name is null for the row's
  // own.
  bool is_parsed = false;
  bool is_unpacked = false;
  Str* keyword_name = nullptr;
  // Whether the text begins with $self or $type.
  bool has_self = false;
  // Where the tuple of *args is passed.
  int rest_position = 0;
  Parameter parameters[kMaxParameters];

  bool takes_keywords() const { return num_parameters > num_positional_only || has_keywords; }
};

class SignatureParser {
 public:
  SignatureParser(const char* text, Signature* out) : text_(text), out_(out) {}

  Status parse() {
    out_->is_parsed = *text_ == '|';
    out_->is_unpacked = *text_ == '!';
    text_ += out_->is_parsed || out_->is_unpacked;
    const char* name = text_;
    while (*text_ != '(') text_++;
    if (text_ != name) {
      MOLT_TRY(interned, intern_ascii({name, static_cast<size_t>(text_ - name)}));
      out_->keyword_name = as_str(value_of(interned.take()));
    }
    text_++;
    bool keyword_only = false;
    bool had_slash = false;
    while (true) {
      while (*text_ == ' ' || *text_ == ',') text_++;
      if (*text_ == ')') break;
      if (*text_ == '/') {
        out_->num_positional_only = out_->num_parameters;
        had_slash = true;
        text_++;
      } else if (*text_ == '*') {
        MOLT_TRY_DISCARD(parse_star());
        if (out_->has_keywords) continue;
        keyword_only = true;
      } else {
        MOLT_TRY_DISCARD(parse_parameter(keyword_only));
      }
    }
    // *args takes all positional arguments, so that a parameter before it cannot be given by name.
    if (out_->has_rest && !had_slash) out_->num_positional_only = out_->num_positional;
    return kOk;
  }

 private:
  std::string_view word() {
    const char* start = text_;
    while (*text_ != ',' && *text_ != ')' && *text_ != '=' && *text_ != ' ' && *text_ != ':')
      text_++;
    return {start, static_cast<size_t>(text_ - start)};
  }

  // "*", "*args" or "**kwargs".
  Status parse_star() {
    const bool is_double = text_[1] == '*';
    text_ += is_double ? 2 : 1;
    const std::string_view name = word();
    if (is_double) {
      out_->has_keywords = true;
    } else if (!name.empty()) {
      out_->has_rest = true;
      out_->rest_position = out_->num_parameters;
    }
    return kOk;
  }

  Status parse_parameter(bool keyword_only) {
    const std::string_view name = word();
    if (name[0] == '$') {
      out_->has_self = true;
      return kOk;
    }
    Parameter& parameter = out_->parameters[out_->num_parameters++];
    MOLT_TRY(interned, intern_ascii(name));
    parameter.name = as_str(value_of(interned.take()));
    parameter.is_required = *text_ != '=';
    parameter.default_value = kUnbound;
    if (!keyword_only) {
      out_->num_positional++;
      out_->num_required += parameter.is_required;
    } else {
      out_->num_required_keywords += parameter.is_required;
    }
    if (parameter.is_required) return kOk;
    text_++;
    MOLT_TRY(value, parse_default());
    parameter.default_value = value_of(value.take());
    return kOk;
  }

  Owned parse_default() {
    if (*text_ == '\'') {
      const char* start = ++text_;
      while (*text_ != '\'') text_++;
      const char* end = text_++;
      return intern_ascii({start, static_cast<size_t>(end - start)});
    }
    if (*text_ == '(') {
      text_ += 2;
      return empty_tuple();
    }
    const std::string_view text = word();
    if (text == "None") return {kNoneBits};
    if (text == "True") return {kTrueBits};
    if (text == "False") return {kFalseBits};
    if (text[0] == '<') return {kUnboundBits};
    return parse_number(text);
  }

  // An int, or a float of few digits: a quotient or product of numbers that are exact as doubles.
  static Owned parse_number(std::string_view text) {
    const bool is_negative = text[0] == '-';
    int64_t digits = 0;
    int64_t exponent = 0;
    int64_t sign = 1;
    bool is_float = false;
    bool in_exponent = false;
    int64_t num_decimals = 0;
    for (char c : text.substr(is_negative)) {
      if (c == '.' || c == 'e') {
        is_float = true;
        in_exponent = c == 'e';
      } else if (c == '-') {
        sign = -1;
      } else if (in_exponent) {
        exponent = exponent * 10 + (c - '0');
      } else {
        digits = digits * 10 + (c - '0');
        num_decimals += is_float;
      }
    }
    if (is_negative) digits = -digits;
    if (!is_float) return int_from_int64(digits);
    exponent = exponent * sign - num_decimals;
    double scale = 1;
    for (int64_t k = exponent < 0 ? -exponent : exponent; k > 0; k--) scale *= 10;
    const auto value = static_cast<double>(digits);
    return {Value::from_double(exponent < 0 ? value / scale : value * scale).bits};
  }

  const char* text_;
  Signature* out_;
};

const Signature* signature_of(MethodRow* row) {
  if (row->parsed.pointer != nullptr) return static_cast<const Signature*>(row->parsed.pointer);
  auto* signature = static_cast<Signature*>(allocate_raw(sizeof(Signature)));
  if (signature == nullptr) return nullptr;
  *signature = Signature{};
  if (is_failure(SignatureParser(row->signature, signature).parse())) {
    free_raw(signature);
    return nullptr;
  }
  row->parsed = signature;
  return signature;
}

// How messages name the callee: `list.append()`, `len()`, `math.sqrt()`.
Owned qualified_text(const MethodRow* row, const Type* owner, Value module_name) {
  if (owner != nullptr && row->kind == RowKind::kConstructor) {
    return format_message("{}()", (const MessageArg[]){MessageArg(owner->c_name.pointer)}, 1);
  }
  if (owner != nullptr) {
    return format_message(
        "{}.{}()",
        (const MessageArg[]){MessageArg(owner->c_name.pointer), MessageArg(row->name.pointer)}, 2);
  }
  if (is_str(module_name) && !str_equal(as_str(module_name), MOLT_STR(builtins))) {
    return format_message(
        "{}.{}()", (const MessageArg[]){MessageArg(module_name), MessageArg(row->name.pointer)}, 2);
  }
  return format_message("{}()", (const MessageArg[]){MessageArg(row->name.pointer)}, 1);
}

struct Call {
  MethodRow* row;
  const Signature* signature;
  const Type* owner;
  Value module_name;
  const Value* args;
  int64_t num_args;
  // Null when there are none.
  const Tuple* keyword_names;

  // For functions that are written in Python: what messages call them.
  Str* shown_name = nullptr;
  Str* qualified_name = nullptr;

  int64_t num_keywords() const { return keyword_names == nullptr ? 0 : keyword_names->length; }
  // The bare name.
  MessageArg name() const {
    if (shown_name != nullptr) return MessageArg(shown_name);
    if (row->kind == RowKind::kConstructor) return MessageArg(owner->c_name.pointer);
    return MessageArg(row->name.pointer);
  }
  // The name in messages about keywords.
  MessageArg keyword_name() const {
    if (!has_name()) return MessageArg("this function");
    return signature->keyword_name == nullptr ? name() : MessageArg(signature->keyword_name);
  }
  const char* parentheses() const { return has_name() ? "()" : ""; }

 private:
  // Without one, messages say "function".
  bool has_name() const {
    return shown_name == nullptr || !str_equal_ascii(shown_name, "function");
  }
};

Owned qualified_text(const Call& call) {
  if (call.qualified_name != nullptr)
    return format_message("{}()", (const MessageArg[]){MessageArg(call.qualified_name)}, 1);
  return qualified_text(call.row, call.owner, call.module_name);
}

const char* plural(int64_t count) { return count == 1 ? "" : "s"; }

// The checks of functions without keyword parameters.
Status check_positional_call(const Call& call) {
  const Signature& signature = *call.signature;
  if (call.num_keywords() > 0) {
    MOLT_TRY(name, qualified_text(call));
    return raise(messages::builtin_no_keywords, name.get());
  }
  const int64_t least = signature.num_required;
  const int64_t most = signature.num_positional;
  if (call.num_args >= least && (call.num_args <= most || signature.has_rest)) return kOk;
  if (most == 0 && call.row->kind == RowKind::kConstructor)
    return raise(messages::singleton_no_arguments, call.owner);
  if (most <= 1 && least == most && !signature.has_rest && !signature.is_unpacked &&
      call.row->kind != RowKind::kConstructor) {
    MOLT_TRY(name, qualified_text(call));
    return raise(most == 0 ? messages::builtin_no_arguments : messages::builtin_one_argument,
                 name.get(), call.num_args);
  }
  const bool too_few = call.num_args < least;
  const int64_t limit = too_few ? least : most;
  // str.find and its relatives, which end in `end`, go through PyArg_ParseTuple.
  if (signature.num_positional > 0 &&
      str_equal_ascii(signature.parameters[signature.num_positional - 1].name, "end")) {
    return raise(messages::builtin_takes, call.name(), call.parentheses(),
                 too_few ? "at least" : "at most", limit, "", plural(limit), call.num_args);
  }
  const char* bound = least == most && !signature.has_rest ? ""
                      : too_few                            ? "at least "
                                                           : "at most ";
  if (signature.is_unpacked && call.row->kind == RowKind::kConstructor) {
    MOLT_TRY(name, qualified_text(call));
    return raise(messages::builtin_expected, name.get(), bound, limit, plural(limit),
                 call.num_args);
  }
  return raise(messages::builtin_expected, call.name(), bound, limit, plural(limit), call.num_args);
}

// The checks of functions with keyword parameters that come before the arguments are looked at.
Status check_keyword_call(const Call& call) {
  const Signature& signature = *call.signature;
  const int64_t total = signature.num_parameters;
  const int64_t given = call.num_args + call.num_keywords();
  if (call.num_args < signature.num_required &&
      signature.num_required <= signature.num_positional_only &&
      signature.num_positional == signature.num_positional_only) {
    return raise(messages::builtin_expected, call.name(),
                 signature.num_required == signature.num_positional && !signature.has_rest
                     ? ""
                     : "at least ",
                 signature.num_required, plural(signature.num_required), call.num_args);
  }
  int64_t least = 0;
  for (int i = 0; i < signature.num_positional_only; i++)
    least += signature.parameters[i].is_required;
  if (call.num_args < least) {
    return raise(messages::builtin_takes, call.name(), call.parentheses(),
                 least == signature.num_positional ? "exactly" : "at least", least, "positional ",
                 plural(least), call.num_args);
  }
  if (signature.has_rest) {
    // The positional arguments are not counted: CPython parses an empty tuple in their place.
    if (signature.is_parsed && call.num_keywords() > total) {
      return raise(messages::builtin_takes, call.name(), call.parentheses(), "at most", total,
                   "keyword ", plural(total), call.num_keywords());
    }
    return kOk;
  }
  if (signature.num_positional == signature.num_positional_only && signature.num_positional > 0 &&
      call.num_args > signature.num_positional) {
    return raise(messages::builtin_expected, call.name(),
                 signature.num_required == signature.num_positional ? "" : "at most ",
                 signature.num_positional, plural(signature.num_positional), call.num_args);
  }
  if (given > total && !signature.has_keywords) {
    if (call.num_args <= signature.num_positional || signature.num_positional == total) {
      return raise(messages::builtin_takes, call.name(), call.parentheses(), "at most", total,
                   call.num_args == 0 ? "keyword " : "", plural(total), given);
    }
  }
  if (call.num_args > signature.num_positional) {
    if (signature.num_positional == 0)
      return raise(messages::builtin_no_positional, call.name(), call.parentheses());
    const bool is_exact = signature.num_required == signature.num_positional;
    return raise(messages::builtin_takes, call.name(), call.parentheses(),
                 is_exact ? "exactly" : "at most", signature.num_positional, "positional ",
                 plural(signature.num_positional), call.num_args);
  }
  return kOk;
}

int find_parameter(const Signature& signature, const Str* name) {
  for (int i = signature.num_positional_only; i < signature.num_parameters; i++) {
    if (str_equal(signature.parameters[i].name, name)) return i;
  }
  return -1;
}

// Puts the keyword arguments into `values`, where there is none yet; what has no parameter goes to
// `rest`.
Status bind_keywords(const Call& call, Value* values, Value rest) {
  const Signature& signature = *call.signature;
  for (int64_t i = 0; i < call.num_keywords(); i++) {
    const Value name = call.keyword_names->items()[i];
    const Value value = call.args[call.num_args + i];
    if (!is_str(name)) return raise(messages::call_keywords_not_str);
    const int index = find_parameter(signature, as_str(name));
    if (index < 0 && signature.has_keywords)
      MOLT_TRY_DISCARD(dict_set_py(as_dict(rest), name, value));
    if (index >= 0 && values[index].is_unbound()) values[index] = value;
  }
  return kOk;
}

// Missing arguments, then defaults.
Status complete(const Call& call, Value* values) {
  const Signature& signature = *call.signature;
  for (int i = 0; i < signature.num_parameters; i++) {
    if (!values[i].is_unbound()) continue;
    const Parameter& parameter = signature.parameters[i];
    if (parameter.is_required)
      return raise(messages::builtin_missing, call.name(), call.parentheses(), parameter.name,
                   i + 1);
    values[i] = parameter.default_value;
  }
  return kOk;
}

// Keyword arguments without a parameter, or for one that has an argument already. CPython looks
// for them last.
Status check_keywords(const Call& call) {
  const Signature& signature = *call.signature;
  for (int64_t i = 0; i < call.num_keywords(); i++) {
    const Value name = call.keyword_names->items()[i];
    const int index = find_parameter(signature, as_str(name));
    if (index < 0 && !signature.has_keywords) {
      return raise(messages::builtin_invalid_keyword, name, call.keyword_name(),
                   call.parentheses());
    }
    if (index >= 0 && index < call.num_args && index < signature.num_positional)
      return raise(messages::builtin_twice, call.name(), call.parentheses(), name, index + 1);
  }
  return kOk;
}

// Bodies are called at their exact type, which wasm checks.
Owned call_body(const void* address, const Value* a, int64_t count) {
  using B = Borrowed;
  void* body = const_cast<void*>(address);
  auto b = [&](int i) { return borrowed(a[i]); };
  switch (count) {
    case 0:
      return reinterpret_cast<Owned (*)()>(body)();
    case 1:
      return reinterpret_cast<Owned (*)(B)>(body)(b(0));
    case 2:
      return reinterpret_cast<Owned (*)(B, B)>(body)(b(0), b(1));
    case 3:
      return reinterpret_cast<Owned (*)(B, B, B)>(body)(b(0), b(1), b(2));
    case 4:
      return reinterpret_cast<Owned (*)(B, B, B, B)>(body)(b(0), b(1), b(2), b(3));
    case 5:
      return reinterpret_cast<Owned (*)(B, B, B, B, B)>(body)(b(0), b(1), b(2), b(3), b(4));
    case 6:
      return reinterpret_cast<Owned (*)(B, B, B, B, B, B)>(body)(b(0), b(1), b(2), b(3), b(4),
                                                                 b(5));
    case 7:
      return reinterpret_cast<Owned (*)(B, B, B, B, B, B, B)>(body)(b(0), b(1), b(2), b(3), b(4),
                                                                    b(5), b(6));
    case 8:
      return reinterpret_cast<Owned (*)(B, B, B, B, B, B, B, B)>(body)(b(0), b(1), b(2), b(3), b(4),
                                                                       b(5), b(6), b(7));
    case 9:
      return reinterpret_cast<Owned (*)(B, B, B, B, B, B, B, B, B)>(body)(
          b(0), b(1), b(2), b(3), b(4), b(5), b(6), b(7), b(8));
    default:
      return reinterpret_cast<Owned (*)(B, B, B, B, B, B, B, B, B, B)>(body)(
          b(0), b(1), b(2), b(3), b(4), b(5), b(6), b(7), b(8), b(9));
  }
}

Status check_call(const Call& call) {
  return call.signature->takes_keywords() ? check_keyword_call(call) : check_positional_call(call);
}

Owned bind_and_call(const Call& call, Value self) {
  const Signature& signature = *call.signature;
  Value values[kMaxParameters + 2];
  for (int i = 0; i < signature.num_parameters; i++) values[i] = kUnbound;
  MOLT_TRY_DISCARD(check_call(call));
  const int64_t num_plain =
      call.num_args < signature.num_positional ? call.num_args : signature.num_positional;
  for (int64_t i = 0; i < num_plain; i++) values[i] = call.args[i];
  Ref rest, keywords;
  if (signature.has_rest) {
    const int64_t extra = call.num_args - num_plain;
    rest = Ref(extra == 0 ? empty_tuple() : tuple_from_values(call.args + num_plain, extra));
    if (is_failure(rest)) return kOwnedError;
  }
  if (signature.has_keywords) {
    keywords = Ref(dict_new());
    if (is_failure(keywords)) return kOwnedError;
  }
  MOLT_TRY_DISCARD(bind_keywords(call, values, keywords));
  MOLT_TRY_DISCARD(complete(call, values));
  MOLT_TRY_DISCARD(check_keywords(call));
  Value list[kMaxParameters + 3];
  int64_t count = 0;
  if (!self.is_unbound()) list[count++] = self;
  for (int i = 0; i < signature.num_parameters; i++) {
    if (signature.has_rest && i == signature.rest_position) list[count++] = rest;
    list[count++] = values[i];
  }
  if (signature.has_rest && signature.rest_position == signature.num_parameters)
    list[count++] = rest;
  if (signature.has_keywords) list[count++] = keywords;
  return call_body(call.row->body, list, count);
}

}  // namespace

namespace {

// Positional arguments that leave out only parameters with defaults: the usual calls need no
// checks.
bool is_plain_call(const Signature& signature, int64_t num_args) {
  return !signature.has_rest && !signature.has_keywords && num_args >= signature.num_required &&
         num_args <= signature.num_positional && signature.num_required_keywords == 0;
}

}  // namespace

namespace {

// The parameters of a function made by `def`, without the first of a method.
Signature signature_of_function(const Function* function, bool is_method) {
  const FunctionCode* code = function->code;
  Signature signature;
  const int skipped = is_method && code->arg_count > 0 ? 1 : 0;
  const int64_t num_defaults =
      function->defaults.is_pointer() ? object_as<Tuple>(function->defaults)->length : 0;
  for (int i = skipped; i < code->arg_count + code->keyword_only_count; i++) {
    Parameter& parameter = signature.parameters[signature.num_parameters++];
    parameter.name = code->varnames.pointer[i];
    parameter.default_value = kNone;
    if (i < code->arg_count) {
      parameter.is_required = i < code->arg_count - num_defaults;
      signature.num_positional++;
      signature.num_required += parameter.is_required;
    } else {
      parameter.is_required =
          !function->keyword_defaults.is_pointer() ||
          dict_get_str(as_dict(function->keyword_defaults), parameter.name).is_unbound();
      signature.num_required_keywords += parameter.is_required;
    }
  }
  const int64_t positional_only = code->positional_only_count - skipped;
  signature.num_positional_only = static_cast<int>(positional_only < 0 ? 0 : positional_only);
  signature.has_rest = (code->flags & kCodeVarArgs) != 0;
  signature.has_keywords = (code->flags & kCodeVarKeywords) != 0;
  signature.rest_position = signature.num_positional;
  return signature;
}

}  // namespace

Failure raise_native_call(const NativeCode& entry, const Function* function, const Value* args,
                          int64_t num_args, Value keyword_names) {
  const Signature signature = signature_of_function(function, entry.is_method);
  MethodRow row{};
  row.kind = RowKind::kFunction;
  const int64_t skipped = entry.is_method && num_args > 0 ? 1 : 0;
  Call call{&row, &signature, nullptr, kNone, args + skipped, num_args - skipped, nullptr};
  if (keyword_names.is_pointer()) call.keyword_names = object_as<Tuple>(keyword_names);
  call.shown_name = entry.shown_name != nullptr ? entry.shown_name : as_str(function->name);
  call.qualified_name = as_str(function->qualname);
  Value values[kMaxParameters];
  for (int i = 0; i < signature.num_parameters; i++)
    values[i] = i < call.num_args ? call.args[i] : kUnbound;
  if (entry.is_method && num_args == 0)
    return raise(messages::native_method_needs_self, call.qualified_name);
  MOLT_TRY_DISCARD(check_call(call));
  MOLT_TRY(rest, dict_new());
  MOLT_TRY_DISCARD(bind_keywords(call, values, rest));
  MOLT_TRY_DISCARD(complete(call, values));
  MOLT_TRY_DISCARD(check_keywords(call));
  // The positional-only parameters that were given by name, which no check before looks at.
  return raise(messages::builtin_no_keywords, call.qualified_name);
}

Owned call_row(MethodRow* row, const Type* owner, Value self, Value module_name, const Value* args,
               int64_t num_args, Value keyword_names) {
  const Signature* signature = signature_of(row);
  if (signature == nullptr) return kOwnedError;
  const Tuple* names = keyword_names.is_pointer() ? object_as<Tuple>(keyword_names) : nullptr;
  if (names == nullptr && is_plain_call(*signature, num_args)) {
    const int num_parameters = signature->num_parameters;
    if (self.is_unbound() && num_args == num_parameters)
      return call_body(row->body, args, num_args);
    Value list[kMaxParameters + 1];
    Value* next = list;
    if (!self.is_unbound()) *next++ = self;
    for (int64_t i = 0; i < num_args; i++) *next++ = args[i];
    for (int64_t i = num_args; i < num_parameters; i++)
      *next++ = signature->parameters[i].default_value;
    return call_body(row->body, list, next - list);
  }
  return bind_and_call({row, signature, owner, module_name, args, num_args, names}, self);
}

Owned call_method_row(MethodRow* row, const Type* owner, const Value* args, int64_t num_args) {
  const Signature* signature = signature_of(row);
  if (signature == nullptr) return kOwnedError;
  if (num_args - 1 == signature->num_parameters && is_plain_call(*signature, num_args - 1)) {
    return call_body(row->body, args, num_args);
  }
  return call_row(row, owner, args[0], kNone, args + 1, num_args - 1, kUnbound);
}

}  // namespace molt::rt
