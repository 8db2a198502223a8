#include "runtime/types/mapping_proxy.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/function.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Value mapping_of(Borrowed self) { return object_as<MappingProxy>(value_of(self))->mapping; }

void proxy_destroy(Object* self) {
  release(std::exchange(static_cast<MappingProxy*>(self)->mapping, kNone));
}
void proxy_traverse(Object* self, Visitor visit, void* context) {
  visit(static_cast<MappingProxy*>(self)->mapping, context);
}
Owned proxy_repr(Borrowed self) {
  return format_message("mappingproxy({r})", (const MessageArg[]){MessageArg(mapping_of(self))}, 1);
}
Owned proxy_str(Borrowed self) { return str_of(mapping_of(self)); }
Int64Result proxy_hash(Borrowed self) { return hash_of(mapping_of(self)); }
Owned proxy_compare(Borrowed self, Borrowed other, CompareOp op) {
  const Value right =
      has_type(value_of(other), molt_shape_mappingproxy) ? mapping_of(other) : value_of(other);
  return compare(mapping_of(self), right, op);
}
Owned proxy_iterate(Borrowed self) { return iterate(mapping_of(self)); }
Int64Result proxy_length(Borrowed self) { return length_of(mapping_of(self)); }
Owned proxy_get_item(Borrowed self, Borrowed key) {
  return molt_get_item(borrowed(mapping_of(self)), key);
}
Tri proxy_contains(Borrowed self, Borrowed item) {
  return molt_contains(borrowed(mapping_of(self)), item);
}
Owned proxy_or(Borrowed left, Borrowed right) {
  auto plain = [](Borrowed value) {
    return has_type(value_of(value), molt_shape_mappingproxy) ? borrowed(mapping_of(value)) : value;
  };
  return molt_bit_or(plain(left), plain(right));
}

Owned proxy_inplace_or(Borrowed, Borrowed) { return raise(messages::mapping_proxy_or); }

constexpr Slots proxy_slots() {
  Slots slots{};
  slots.destroy = proxy_destroy;
  slots.traverse = proxy_traverse;
  slots.repr = proxy_repr;
  slots.str = proxy_str;
  slots.hash = proxy_hash;
  slots.compare = proxy_compare;
  slots.iterate = proxy_iterate;
  slots.length = proxy_length;
  slots.get_item = proxy_get_item;
  slots.contains = proxy_contains;
  slots.bit_or = proxy_or;
  slots.inplace_bit_or = proxy_inplace_or;
  return slots;
}

}  // namespace

Owned new_mapping_proxy(Value mapping) {
  auto* proxy = allocate<MappingProxy>(molt_shape_mappingproxy);
  if (proxy == nullptr) return Failure{};
  proxy->mapping = value_of(new_reference(mapping));
  return owned_unchecked(Value::from_object(proxy));
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_mappingproxy{{&molt_type_mappingproxy}, 0, 0};
constinit Type molt_type_mappingproxy =
    builtin_type({.name = "mappingproxy",
                  .base = &molt_type_object,
                  .shape = &molt_shape_mappingproxy,
                  .rows = &molt_rows_mappingproxy,
                  .flags = kTypeGeneric | kTypeCollectable | kTypeMappingPattern,
                  .basic_size = sizeof(MappingProxy)},
                 proxy_slots());
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

Owned molt_n_mappingproxy(Borrowed, Borrowed mapping) {
  const Value given = value_of(mapping);
  const bool is_mapping =
      slot_of<&Slots::get_item>(type_of(given)) != nullptr && !is_list(given) && !is_tuple(given);
  if (!is_mapping) return raise(messages::mapping_proxy_argument, given);
  return new_mapping_proxy(given);
}
Owned molt_m_mappingproxy___reversed__(Borrowed self) {
  return call(value_of_type(molt_type_reversed), mapping_of(self));
}
Owned molt_m_mappingproxy_get(Borrowed self, Borrowed key, Borrowed fallback) {
  return call_method(mapping_of(self), MOLT_STR(get), key, fallback);
}
Owned molt_m_mappingproxy_keys(Borrowed self) {
  return call_method(mapping_of(self), MOLT_STR(keys));
}
Owned molt_m_mappingproxy_values(Borrowed self) {
  return call_method(mapping_of(self), MOLT_STR(values));
}
Owned molt_m_mappingproxy_items(Borrowed self) {
  return call_method(mapping_of(self), MOLT_STR(items));
}
Owned molt_m_mappingproxy_copy(Borrowed self) {
  return call_method(mapping_of(self), MOLT_STR(copy));
}

}  // namespace molt::abi
}
