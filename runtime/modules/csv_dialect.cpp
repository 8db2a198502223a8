// The type Dialect of the module _csv, and the registry of dialects.
#include "runtime/modules/csv.h"
#include "runtime/modules/library_exception.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/memory_file.h"

#define MOLT_ROWS "abi/modules/csv.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/csv.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace csv {

int64_t field_limit = 128 * 1024;

namespace {

constexpr const char* kNames[] = {"dialect",    "delimiter",        "doublequote",
                                  "escapechar", "lineterminator",   "quotechar",
                                  "quoting",    "skipinitialspace", "strict"};
enum Option {
  kDialect,
  kDelimiter,
  kDoubleQuote,
  kEscapeChar,
  kLineTerminator,
  kQuoteChar,
  kQuotingOption,
  kSkipInitialSpace,
  kStrict,
  kNumOptions
};

// From name to Dialect; kUnbound until it is first needed.
constinit Value registry = kUnbound;

using Fields = OwnedFields<Dialect, &Dialect::line_terminator>;

Dict* registry_dict() {
  if (registry.is_unbound()) {
    Ref dict(dict_new());
    if (is_failure(dict)) return nullptr;
    registry = value_of(dict.take());
  }
  return as_dict(registry);
}

Owned find_dialect_py(Value name) {
  Dict* dict = registry_dict();
  if (dict == nullptr) return kOwnedError;
  const Value found = dict_get_py(dict, name);
  if (found.is_error()) return kOwnedError;
  if (found.is_unbound()) return raise(messages::csv_unknown_dialect);
  return new_reference(found);
}

// Options that were not given come from the attributes of the dialect, if it has them.
Status read_attributes_py(Value dialect, Value* options, Ref* held) {
  for (int i = kDelimiter; i < kNumOptions; i++) {
    if (!options[i].is_unbound()) continue;
    MOLT_TRY(name, intern_ascii(kNames[i]));
    Ref value(get_attribute(dialect, as_str(name)));
    if (is_failure(value)) {
      clear_exception();
      continue;
    }
    held[i] = std::move(value);
    options[i] = held[i];
  }
  return kOk;
}

Status set_character(Option option, Value value, bool may_be_none, int32_t* character) {
  if (value.is_unbound()) return kOk;
  if (value.is_none() && may_be_none) {
    *character = kNotSet;
    return kOk;
  }
  if (!is_str(value)) {
    return raise(may_be_none ? messages::csv_optional_type : messages::csv_character_type,
                 kNames[option], value);
  }
  if (as_str(value)->length != 1) return raise(messages::csv_character_length, kNames[option]);
  *character = static_cast<int32_t>(char_at_unchecked(as_str(value), 0));
  return kOk;
}

Status set_flag_py(Value value, uint8_t* flag) {
  if (value.is_unbound()) return kOk;
  MOLT_TRY(truth, truth_of(value));
  *flag = truth.code != 0 ? 1 : 0;
  return kOk;
}

// In CPython's order, so that the first of several mistakes is reported.
Status set_options_py(Dialect* dialect, const Value* options) {
  MOLT_TRY_DISCARD(set_character(kDelimiter, options[kDelimiter], false, &dialect->delimiter));
  MOLT_TRY_DISCARD(set_flag_py(options[kDoubleQuote], &dialect->double_quote));
  MOLT_TRY_DISCARD(set_character(kEscapeChar, options[kEscapeChar], true, &dialect->escape_char));
  const Value terminator = options[kLineTerminator];
  if (!terminator.is_unbound()) {
    if (!terminator.is_none() && !is_str(terminator))
      return raise(messages::csv_str, kNames[kLineTerminator]);
    release(std::exchange(dialect->line_terminator, shared(terminator)));
  }
  MOLT_TRY_DISCARD(set_character(kQuoteChar, options[kQuoteChar], true, &dialect->quote_char));
  const Value quoting = options[kQuotingOption];
  if (!quoting.is_unbound()) {
    if (!is_exact_int(quoting)) return raise(messages::csv_int, kNames[kQuotingOption]);
    if (!int_as_int64(quoting, &dialect->quoting)) return raise(messages::csv_quoting);
  }
  MOLT_TRY_DISCARD(set_flag_py(options[kSkipInitialSpace], &dialect->skip_initial_space));
  MOLT_TRY_DISCARD(set_flag_py(options[kStrict], &dialect->is_strict));
  if (dialect->quoting < kQuoteMinimal || dialect->quoting > kQuoteNotnull)
    return raise(messages::csv_quoting);
  if (options[kQuoteChar].is_none() && quoting.is_unbound()) dialect->quoting = kQuoteNone;
  if (dialect->quoting != kQuoteNone && dialect->quote_char == kNotSet)
    return raise(messages::csv_quotechar);
  if (dialect->line_terminator.is_none()) return raise(messages::csv_terminator);
  return kOk;
}

Owned new_dialect_py(Type* cls, Value* options) {
  Ref base = Ref::share(options[kDialect]);
  Ref held[kNumOptions];
  if (!base.get().is_unbound()) {
    if (is_str(base.get())) base = Ref(find_dialect_py(base));
    if (is_failure(base)) return kOwnedError;
    bool is_plain = true;
    for (int i = kDelimiter; i < kNumOptions; i++) is_plain &= options[i].is_unbound();
    if (is_plain && is_instance(base, &molt_type_csv_dialect)) return base.take();
    MOLT_TRY_DISCARD(read_attributes_py(base, options, held));
  }
  Dialect* dialect = allocate_instance_of<Dialect>(cls);
  if (dialect == nullptr) return kOwnedError;
  dialect->line_terminator = kNone;
  Ref owned(owned_object(dialect));
  MOLT_TRY(terminator, make_str_ascii("\r\n"));
  dialect->line_terminator = value_of(terminator.take());
  dialect->delimiter = ',';
  dialect->quote_char = '"';
  dialect->escape_char = kNotSet;
  dialect->double_quote = 1;
  MOLT_TRY_DISCARD(set_options_py(dialect, options));
  return owned.take();
}

Owned dialect_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  // CPython's parser does not know the name of this function.
  for (int64_t k = 0; k < num_keywords(keyword_names); k++) {
    const Value name = as_tuple(keyword_names)->items()[k];
    int found = 0;
    while (found < kNumOptions && !str_equal_ascii(as_str(name), kNames[found])) found++;
    if (found == kNumOptions) return raise(messages::csv_keyword, name);
  }
  Value options[kNumOptions];
  MOLT_TRY_DISCARD(
      bind_optional("Dialect", kNames, kNumOptions, args, num_args, keyword_names, options));
  return new_dialect_py(cls, options);
}

constexpr Slots dialect_slots() {
  Slots slots = Fields::slots();
  slots.construct = dialect_construct;
  return slots;
}

Owned character(int32_t c) {
  return c == kNotSet ? owned_none() : make_str_char(static_cast<uint32_t>(c));
}

}  // namespace

Owned make_dialect_py(Value dialect, Value options) {
  MOLT_TRY(args, dialect.is_unbound() ? empty_tuple() : tuple_of(dialect));
  return molt_call_unpacked(borrowed(value_of_type(molt_type_csv_dialect)), args,
                            borrowed(options));
}

Status read_arguments(Borrowed args, Value* first, Value* dialect) {
  const Tuple* values = as_tuple(args);
  if (values->length < 1) return raise(messages::csv_arguments_least);
  if (values->length > 2) return raise(messages::csv_arguments_most, values->length);
  *first = values->items()[0];
  *dialect = values->length == 2 ? values->items()[1] : kUnbound;
  return kOk;
}

}  // namespace csv

#define MOLT_DIALECT_GETTER(name, ...)                             \
  extern "C" Owned molt_g_csv_dialect_##name(Borrowed self) {      \
    const csv::Dialect* dialect = csv::as_dialect(value_of(self)); \
    return __VA_ARGS__;                                            \
  }
MOLT_DIALECT_GETTER(delimiter, csv::character(dialect->delimiter))
MOLT_DIALECT_GETTER(escapechar, csv::character(dialect->escape_char))
MOLT_DIALECT_GETTER(lineterminator, new_reference(dialect->line_terminator))
MOLT_DIALECT_GETTER(quotechar, csv::character(dialect->quote_char))
MOLT_DIALECT_GETTER(quoting, int_from_int64(dialect->quoting))
MOLT_DIALECT_GETTER(doublequote, owned_bool(dialect->double_quote != 0))
MOLT_DIALECT_GETTER(skipinitialspace, owned_bool(dialect->skip_initial_space != 0))
MOLT_DIALECT_GETTER(strict, owned_bool(dialect->is_strict != 0))

// These are members that cannot be written, which say it in words of their own.
extern "C" Status molt_s_csv_dialect_doublequote(Borrowed, Borrowed) {
  return raise(messages::csv_readonly);
}
extern "C" Status molt_s_csv_dialect_skipinitialspace(Borrowed, Borrowed) {
  return raise(messages::csv_readonly);
}
extern "C" Status molt_s_csv_dialect_strict(Borrowed, Borrowed) {
  return raise(messages::csv_readonly);
}

extern "C" Owned molt_m_csv_dialect___reduce__(Borrowed self) {
  return raise(messages::csv_pickle, type_of(value_of(self))->c_name.pointer);
}
extern "C" Owned molt_m_csv_dialect___reduce_ex__(Borrowed self, Borrowed) {
  return molt_m_csv_dialect___reduce__(self);
}

extern "C" Owned molt_f_csv_register_dialect(Borrowed args, Borrowed kwargs) {
  Value name = kUnbound;
  Value base = kUnbound;
  MOLT_TRY_DISCARD(csv::read_arguments(args, &name, &base));
  if (!is_str(name)) return raise(messages::csv_dialect_name);
  MOLT_TRY(dialect, csv::make_dialect_py(base, value_of(kwargs)));
  Dict* dict = csv::registry_dict();
  if (dict == nullptr) return kOwnedError;
  MOLT_TRY_DISCARD(dict_set_py(dict, name, dialect));
  return owned_none();
}

extern "C" Owned molt_f_csv_unregister_dialect(Borrowed name) {
  Dict* dict = csv::registry_dict();
  if (dict == nullptr) return kOwnedError;
  MOLT_TRY(was_known, dict_remove_py(dict, value_of(name)));
  if (was_known.code == 0) return raise(messages::csv_unknown_dialect);
  return owned_none();
}

extern "C" Owned molt_f_csv_get_dialect(Borrowed name) {
  return csv::find_dialect_py(value_of(name));
}

extern "C" Owned molt_f_csv_list_dialects() {
  Dict* dict = csv::registry_dict();
  return dict == nullptr ? kOwnedError : dict_keys_list(dict);
}

extern "C" Owned molt_f_csv_field_size_limit(Borrowed new_limit) {
  const int64_t old_limit = csv::field_limit;
  if (!value_of(new_limit).is_unbound()) {
    if (!is_exact_int(value_of(new_limit))) return raise(messages::csv_limit);
    if (!int_as_int64(value_of(new_limit), &csv::field_limit))
      return raise(messages::csv_limit_too_large);
  }
  return int_from_int64(old_limit);
}

#define MOLT_QUOTING(name, value) \
  extern "C" Owned molt_c_csv_QUOTE_##name() { return int_from_int64(csv::value); }
MOLT_QUOTING(MINIMAL, kQuoteMinimal)
MOLT_QUOTING(ALL, kQuoteAll)
MOLT_QUOTING(NONNUMERIC, kQuoteNonnumeric)
MOLT_QUOTING(NONE, kQuoteNone)
MOLT_QUOTING(STRINGS, kQuoteStrings)
MOLT_QUOTING(NOTNULL, kQuoteNotnull)

extern "C" Owned molt_c_csv___doc__() { return make_str_ascii("CSV parsing and writing."); }
extern "C" Owned molt_c_csv___version__() { return make_str_ascii("1.0"); }
extern "C" Owned molt_c_csv__dialects() {
  Dict* dict = csv::registry_dict();
  return dict == nullptr ? kOwnedError : new_reference(value_of(dict));
}
extern "C" Owned molt_c_csv_Dialect() { return type_constant(molt_type_csv_dialect); }
extern "C" Owned molt_c_csv_Error() { return type_constant(molt_type_csv_error); }
extern "C" Owned molt_c_csv_Reader() { return type_constant(molt_type_csv_reader); }
extern "C" Owned molt_c_csv_Writer() { return type_constant(molt_type_csv_writer); }

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(csv_dialect, "Dialect", "_csv", kTypeBaseAllowed | kTypeCollectable,
                         sizeof(molt::rt::csv::Dialect), molt::rt::csv::dialect_slots())
MOLT_DEFINE_LIBRARY_EXCEPTION(csv_error, "Error", "_csv", Exception)
