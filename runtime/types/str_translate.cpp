// str.translate and str.maketrans.
#include "runtime/core/call.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_units.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// table[c], or kUnbound where that raises LookupError.
Owned look_up_py(Value table, uint32_t c) {
  const Value key = Value::from_small_int(c);
  if (is_exact_dict(table)) {
    const Value found = dict_get_py(as_dict(table), key);
    return found.is_error() ? kOwnedError : new_reference(found);
  }
  const Owned found = molt_get_item(borrowed(table), borrowed(key));
  if (is_failure(found) && clear_exception_if(molt_type_LookupError)) return {kUnboundBits};
  return found;
}

// Appends what stands for `c`; *single is the code point when it is one ASCII character, else -1.
Status append_translated_py(StrBuilder& out, Value table, uint32_t c, int* single) {
  *single = -1;
  MOLT_TRY(found, look_up_py(table, c));
  const Value value = found.get();
  if (value.is_unbound()) {
    if (c < 0x80) *single = static_cast<int>(c);
    return out.append_char(c);
  }
  if (value.is_none()) return kOk;
  if (is_str(value)) {
    const Str* text = as_str(value);
    if (text->is_ascii && text->length == 1) *single = text->data()[0];
    return out.append(text);
  }
  if (!is_int(value)) return raise(messages::translate_result);
  int64_t code;
  if (!int_as_int64(value, &code) || code < 0 || code > 0x10FFFF) {
    return raise(messages::translate_range);
  }
  if (code < 0x80) *single = static_cast<int>(code);
  return out.append_char(static_cast<uint32_t>(code));
}

// Copies the items of a dict with one-character keys as code points.
Owned table_from_dict(Dict* source) {
  MOLT_TRY(table, dict_new());
  int64_t position = 0;
  Value key, value;
  while (dict_next(source, &position, &key, &value)) {
    if (is_str(key)) {
      if (as_str(key)->length != 1) return raise(messages::maketrans_key_length);
      key = Value::from_small_int(char_at_unchecked(as_str(key), 0));
    } else if (!is_int(key)) {
      return raise(messages::maketrans_key_type);
    }
    MOLT_TRY_DISCARD(dict_set_py(as_dict(table), key, value));
  }
  return table.take();
}

Owned table_from_strs(const Str* from, const Str* to, const Str* deleted) {
  if (from->length != to->length) return raise(messages::maketrans_lengths);
  MOLT_TRY(table, dict_new());
  for (int64_t i = 0; i < from->length; i++) {
    MOLT_TRY_DISCARD(dict_set_py(as_dict(table), Value::from_small_int(char_at_unchecked(from, i)),
                                 Value::from_small_int(char_at_unchecked(to, i))));
  }
  for (int64_t i = 0; deleted != nullptr && i < deleted->length; i++) {
    MOLT_TRY_DISCARD(
        dict_set_py(as_dict(table), Value::from_small_int(char_at_unchecked(deleted, i)), kNone));
  }
  return table.take();
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str_translate(Borrowed self, Borrowed table) {
  const Str* text = as_str(self);
  StrBuilder out;
  out.reserve(text->length, 0x7F);
  // What ASCII characters became, where that was one ASCII character; -1 elsewhere.
  int8_t known[128];
  std::memset(known, -1, sizeof(known));
  for (int64_t i = 0; i < text->length; i++) {
    const uint32_t c = char_at_unchecked(text, i);
    if (c < 0x80 && known[c] >= 0) {
      out.append_char(static_cast<uint32_t>(known[c]));
      continue;
    }
    int single;
    MOLT_TRY_DISCARD(append_translated_py(out, value_of(table), c, &single));
    if (c < 0x80) known[c] = static_cast<int8_t>(single);
  }
  return out.finish();
}

Owned molt_m_str_maketrans(Borrowed x, Borrowed y, Borrowed z) {
  const Value first = value_of(x);
  const Value second = value_of(y);
  const Value third = value_of(z);
  if (!second.is_unbound()) MOLT_TRY_DISCARD(require_str_argument("maketrans", "2", second));
  if (!third.is_unbound()) MOLT_TRY_DISCARD(require_str_argument("maketrans", "3", third));
  if (second.is_unbound()) {
    if (!is_exact_dict(first)) return raise(messages::maketrans_not_dict);
    return table_from_dict(as_dict(first));
  }
  if (!is_str(first)) return raise(messages::maketrans_not_str);
  return table_from_strs(as_str(first), as_str(second),
                         third.is_unbound() ? nullptr : as_str(third));
}

}  // namespace molt::rt
}
