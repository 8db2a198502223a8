// The objects of message digests: one layout, and a type for each algorithm.
#pragma once

#include "runtime/core/messages/hash.h"
#include "runtime/modules/hash_algorithms.h"
#include "runtime/modules/library_type.h"

namespace molt::rt::hash {

struct HashObject : Object {
  Field<const Algorithm*> algorithm;
  State state;
};

inline HashObject* as_hash(Borrowed self) { return object_as<HashObject>(value_of(self)); }

// A new digest of an algorithm, in an object of a type.
HashObject* make_hash(Shape& shape, const Algorithm& algorithm);
// The bytes to hash; TypeError for a str and for what has no bytes.
Status data_argument(Borrowed data, const uint8_t** bytes, size_t* size);
// A new digest of `data`, which may be unbound.
Owned hash_of_data(Shape& shape, const Algorithm& algorithm, Borrowed data);

Owned hash_name(Borrowed self);
Owned hash_block_size(Borrowed self);
Owned hash_digest_size(Borrowed self);
Owned hash_copy(Borrowed self);
Owned hash_update(Borrowed self, Borrowed data);
Owned hash_bytes(Borrowed self);
Owned hash_hex(Borrowed self);
// Digests of the length that SHAKE is asked for.
Owned hash_bytes_of_length_py(Borrowed self, Borrowed length);
Owned hash_hex_of_length_py(Borrowed self, Borrowed length);

}  // namespace molt::rt::hash

// The bodies of the rows that all types have, but the digest itself; in namespace molt::rt.
#define MOLT_HASH_COMMON(type)                                                           \
  extern "C" Owned molt_g_##type##_name(Borrowed self) { return hash::hash_name(self); } \
  extern "C" Owned molt_g_##type##_block_size(Borrowed self) {                           \
    return hash::hash_block_size(self);                                                  \
  }                                                                                      \
  extern "C" Owned molt_g_##type##_digest_size(Borrowed self) {                          \
    return hash::hash_digest_size(self);                                                 \
  }                                                                                      \
  extern "C" Owned molt_m_##type##_copy(Borrowed self) { return hash::hash_copy(self); } \
  extern "C" Owned molt_m_##type##_update(Borrowed self, Borrowed data) {                \
    return hash::hash_update(self, data);                                                \
  }
#define MOLT_HASH_DIGEST(type)                                                              \
  extern "C" Owned molt_m_##type##_digest(Borrowed self) { return hash::hash_bytes(self); } \
  extern "C" Owned molt_m_##type##_hexdigest(Borrowed self) { return hash::hash_hex(self); }

// The type of an algorithm without a constructor; at namespace scope.
#define MOLT_DEFINE_HASH_TYPE(identifier, name, module) \
  MOLT_DEFINE_LIBRARY_TYPE(identifier, name, module, 0, sizeof(molt::rt::hash::HashObject), {})
