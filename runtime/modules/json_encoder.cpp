// _json.Encoder: objects to text, without indentation.
#include <math.h>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/state.h"
#include "runtime/modules/json.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/json.def"
#include "abi/types/rows.inc"

namespace molt::rt {

struct JsonEncoder : Object {
  // A dict from the identities of the containers that are being written, or None.
  Value markers;
  Value default_;
  Value encoder;
  Value indent;
  Value key_separator;
  Value item_separator;
  bool sorts_keys;
  bool skips_keys;
  bool allows_nan;
  json::OwnEncoder own_encoder;
};

namespace json {

namespace {

using Fields =
    OwnedFields<JsonEncoder, &JsonEncoder::markers, &JsonEncoder::default_, &JsonEncoder::encoder,
                &JsonEncoder::indent, &JsonEncoder::key_separator, &JsonEncoder::item_separator>;

JsonEncoder* as_encoder(Borrowed self) { return object_as<JsonEncoder>(value_of(self)); }

constexpr const char* kWhere = " while encoding a JSON object";

class Writer {
 public:
  explicit Writer(const JsonEncoder* encoder) : encoder_(encoder) {}

  Status write_py(Value value);
  Owned finish() { return out_.finish(); }

 private:
  Status write_string_py(Value value);
  Status write_float(double value);
  Status write_list_py(Value list);
  Status write_dict_py(Value dict);
  Status write_items_py(Value dict);
  Status write_item_py(Value key, Value value, bool* is_first);
  Status write_other_py(Value value);
  // The text of a key, not yet quoted; kUnbound for one that is left out.
  Owned key_text(Value key);
  // Remembers a container while it is written.
  Owned enter_py(Value container);
  Status leave_py(Value marker);

  const JsonEncoder* encoder_;
  StrBuilder out_;
};

const char* special_text(double value) {
  if (isnan(value)) return "NaN";
  return value > 0 ? "Infinity" : "-Infinity";
}

Failure raise_special(double value) {
  MOLT_TRY(text, float_to_str(value));
  return raise(messages::json_float, text.get());
}

Status Writer::write_string_py(Value value) {
  if (encoder_->own_encoder != OwnEncoder::kNone)
    return append_quoted(&out_, as_str(value), encoder_->own_encoder == OwnEncoder::kAscii);
  MOLT_TRY(text, call(encoder_->encoder, value));
  if (!is_str(text.get())) return raise(messages::json_encoder_result, text.get());
  return out_.append(text.get());
}

Status Writer::write_float(double value) {
  if (!isfinite(value)) {
    if (!encoder_->allows_nan) return raise_special(value);
    return out_.append_ascii(special_text(value));
  }
  MOLT_TRY(text, float_to_str(value));
  return out_.append(text.get());
}

Owned Writer::enter_py(Value container) {
  if (encoder_->markers.is_none()) return {kUnboundBits};
  MOLT_TRY(marker, int_from_uint64(reinterpret_cast<uintptr_t>(container.as_object())));
  MOLT_TRY(is_known, dict_contains_py(as_dict(encoder_->markers), marker));
  if (is_known.code != 0) return raise(messages::json_circular);
  MOLT_TRY_DISCARD(dict_set_py(as_dict(encoder_->markers), marker, container));
  return marker.take();
}

Status Writer::leave_py(Value marker) {
  if (marker.is_unbound()) return kOk;
  MOLT_TRY_DISCARD(dict_remove_py(as_dict(encoder_->markers), marker));
  return kOk;
}

Status Writer::write_list_py(Value list) {
  RecursionGuard guard(kWhere);
  if (guard.failed()) return kFailed;
  const bool is_a_list = has_type_flag(list, kTypeListSubclass);
  auto length = [&] { return is_a_list ? as_list(list)->length : as_tuple(list)->length; };
  if (length() == 0) return out_.append_ascii("[]");
  MOLT_TRY(marker, enter_py(list));
  MOLT_TRY_DISCARD(out_.append_char('['));
  for (int64_t i = 0; i < length(); i++) {
    if (i > 0) MOLT_TRY_DISCARD(out_.append(encoder_->item_separator));
    const Ref item =
        Ref::share(is_a_list ? as_list(list)->items.pointer[i] : as_tuple(list)->items()[i]);
    MOLT_TRY_DISCARD(write_py(item));
  }
  MOLT_TRY_DISCARD(leave_py(marker));
  return out_.append_char(']');
}

Owned Writer::key_text(Value key) {
  if (is_str(key)) return new_reference(key);
  if (is_float(key)) {
    const double value = float_value(key);
    if (isfinite(value)) return float_to_str(value);
    if (!encoder_->allows_nan) return raise_special(value);
    return make_str_ascii(special_text(value));
  }
  if (key.is_bool()) return make_str_ascii(key.as_bool() ? "true" : "false");
  if (key.is_none()) return make_str_ascii("null");
  if (is_int(key)) return int_to_str(key);
  if (encoder_->skips_keys) return {kUnboundBits};
  return raise(messages::json_key, key);
}

Status Writer::write_item_py(Value key, Value value, bool* is_first) {
  MOLT_TRY(text, key_text(key));
  if (text.get().is_unbound()) return kOk;
  if (!std::exchange(*is_first, false)) MOLT_TRY_DISCARD(out_.append(encoder_->item_separator));
  MOLT_TRY_DISCARD(write_string_py(text));
  MOLT_TRY_DISCARD(out_.append(encoder_->key_separator));
  return write_py(value);
}

// The items of what the method items() gives, in order where that is wanted.
Status Writer::write_items_py(Value dict) {
  bool is_first = true;
  if (!encoder_->sorts_keys && is_exact_dict(dict)) {
    int64_t position = 0;
    Value key, value;
    while (dict_next(as_dict(dict), &position, &key, &value)) {
      const Ref held_key = Ref::share(key);
      const Ref held_value = Ref::share(value);
      MOLT_TRY_DISCARD(write_item_py(held_key, held_value, &is_first));
    }
    return kOk;
  }
  MOLT_TRY(view, call_method(dict, MOLT_STR(items)));
  MOLT_TRY(items, list_from(view));
  if (encoder_->sorts_keys) MOLT_TRY_DISCARD(list_sort_py(as_list(items), kNone, false));
  for (int64_t i = 0; i < as_list(items)->length; i++) {
    const Ref item = Ref::share(as_list(items)->items.pointer[i]);
    if (!is_tuple(item) || as_tuple(item)->length != 2) return raise(messages::json_items);
    const Value* parts = as_tuple(item)->items();
    MOLT_TRY_DISCARD(write_item_py(parts[0], parts[1], &is_first));
  }
  return kOk;
}

Status Writer::write_dict_py(Value dict) {
  RecursionGuard guard(kWhere);
  if (guard.failed()) return kFailed;
  if (dict_length(as_dict(dict)) == 0) return out_.append_ascii("{}");
  MOLT_TRY(marker, enter_py(dict));
  MOLT_TRY_DISCARD(out_.append_char('{'));
  MOLT_TRY_DISCARD(write_items_py(dict));
  MOLT_TRY_DISCARD(leave_py(marker));
  return out_.append_char('}');
}

Status Writer::write_other_py(Value value) {
  Ref marker(value.is_pointer() ? enter_py(value) : Owned{kUnboundBits});
  if (is_failure(marker)) return kFailed;
  MOLT_TRY(replaced, call(encoder_->default_, value));
  RecursionGuard guard(kWhere);
  if (guard.failed()) return kFailed;
  MOLT_TRY_DISCARD(write_py(replaced));
  return leave_py(marker);
}

Status Writer::write_py(Value value) {
  if (value.is_none()) return out_.append_ascii("null");
  if (value.is_bool()) return out_.append_ascii(value.as_bool() ? "true" : "false");
  if (is_str(value)) return write_string_py(value);
  if (is_int(value)) return int_append_text(out_, value);
  if (is_float(value)) return write_float(float_value(value));
  if (has_type_flag(value, kTypeListSubclass) || is_tuple(value)) return write_list_py(value);
  if (is_dict(value)) return write_dict_py(value);
  return write_other_py(value);
}

Owned encoder_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_arguments("_iterencode", num_args, keyword_names, 2, 2));
  const Ref keep = Ref::share(value_of(callee));
  const Ref object = Ref::share(args[0]);
  Writer writer(as_encoder(callee));
  MOLT_TRY_DISCARD(writer.write_py(object));
  MOLT_TRY(text, writer.finish());
  return tuple_of(text.get());
}

constexpr Slots encoder_slots() {
  Slots slots = Fields::slots();
  slots.call = encoder_call;
  return slots;
}

}  // namespace

}  // namespace json

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(json_encoder, "Encoder", "_json", kTypeCollectable | kTypeBaseAllowed,
                         sizeof(JsonEncoder), json::encoder_slots())

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_n_json_encoder(Borrowed cls, Borrowed markers, Borrowed default_, Borrowed encoder,
                          Borrowed indent, Borrowed key_separator, Borrowed item_separator,
                          Borrowed sort_keys, Borrowed skipkeys, Borrowed allow_nan) {
  if (!value_of(markers).is_none() && !is_dict(value_of(markers)))
    return raise(messages::json_markers, markers);
  if (!is_str(value_of(key_separator))) return raise(messages::json_separator, 5, key_separator);
  if (!is_str(value_of(item_separator))) return raise(messages::json_separator, 6, item_separator);
  MOLT_TRY(sorts_keys, truth_of(value_of(sort_keys)));
  MOLT_TRY(skips_keys, truth_of(value_of(skipkeys)));
  MOLT_TRY(allows_nan, truth_of(value_of(allow_nan)));
  auto* made = allocate_instance_of<JsonEncoder>(as_type(cls));
  if (made == nullptr) return kOwnedError;
  made->markers = shared(value_of(markers));
  made->default_ = shared(value_of(default_));
  made->encoder = shared(value_of(encoder));
  made->indent = shared(value_of(indent));
  made->key_separator = shared(value_of(key_separator));
  made->item_separator = shared(value_of(item_separator));
  made->sorts_keys = sorts_keys.code != 0;
  made->skips_keys = skips_keys.code != 0;
  made->allows_nan = allows_nan.code != 0;
  made->own_encoder = json::own_encoder(value_of(encoder));
  return owned_object(made);
}

#define MOLT_FIELD(name, field)                          \
  Owned molt_g_json_encoder_##name(Borrowed self) {      \
    return new_reference(json::as_encoder(self)->field); \
  }
MOLT_FIELD(markers, markers)
MOLT_FIELD(default, default_)
MOLT_FIELD(encoder, encoder)
MOLT_FIELD(indent, indent)
MOLT_FIELD(key_separator, key_separator)
MOLT_FIELD(item_separator, item_separator)
#undef MOLT_FIELD
Owned molt_g_json_encoder_sort_keys(Borrowed self) {
  return owned_bool(json::as_encoder(self)->sorts_keys);
}
Owned molt_g_json_encoder_skipkeys(Borrowed self) {
  return owned_bool(json::as_encoder(self)->skips_keys);
}

}  // namespace molt::abi
}
