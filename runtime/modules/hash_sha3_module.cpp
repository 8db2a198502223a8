// The module _sha3.
#include "runtime/modules/hash_object.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/modules/hash_sha3.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/hash.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(hash_sha3_224)
MOLT_DECLARE_TYPE(hash_sha3_256)
MOLT_DECLARE_TYPE(hash_sha3_384)
MOLT_DECLARE_TYPE(hash_sha3_512)
MOLT_DECLARE_TYPE(hash_shake_128)
MOLT_DECLARE_TYPE(hash_shake_256)

namespace molt::rt {

namespace {

constexpr int64_t kStateBits = 1600;

int64_t rate_bits(Borrowed self) { return 8 * int64_t{hash::as_hash(self)->state.block_size}; }

}  // namespace

extern "C" Owned molt_c_hash_sha3_implementation() { return make_str_ascii("molt"); }

#define MOLT_SHA3(type, algorithm_name)                                       \
  MOLT_HASH_COMMON(type)                                                      \
  extern "C" Owned molt_n_##type(Borrowed, Borrowed data, Borrowed) {         \
    return hash::hash_of_data(molt_shape_##type, hash::algorithm_name, data); \
  }                                                                           \
  extern "C" Owned molt_g_##type##__capacity_bits(Borrowed self) {            \
    return int_from_int64(kStateBits - rate_bits(self));                      \
  }                                                                           \
  extern "C" Owned molt_g_##type##__rate_bits(Borrowed self) {                \
    return int_from_int64(rate_bits(self));                                   \
  }                                                                           \
  extern "C" Owned molt_g_##type##__suffix(Borrowed self) {                   \
    const char suffix = static_cast<char>(hash::as_hash(self)->state.flag);   \
    return make_bytes({&suffix, 1});                                          \
  }
#define MOLT_SHAKE_DIGEST(type)                                                \
  extern "C" Owned molt_m_##type##_digest(Borrowed self, Borrowed length) {    \
    return hash::hash_bytes_of_length_py(self, length);                        \
  }                                                                            \
  extern "C" Owned molt_m_##type##_hexdigest(Borrowed self, Borrowed length) { \
    return hash::hash_hex_of_length_py(self, length);                          \
  }

MOLT_SHA3(hash_sha3_224, kSha3_224)
MOLT_HASH_DIGEST(hash_sha3_224)
MOLT_SHA3(hash_sha3_256, kSha3_256)
MOLT_HASH_DIGEST(hash_sha3_256)
MOLT_SHA3(hash_sha3_384, kSha3_384)
MOLT_HASH_DIGEST(hash_sha3_384)
MOLT_SHA3(hash_sha3_512, kSha3_512)
MOLT_HASH_DIGEST(hash_sha3_512)
MOLT_SHA3(hash_shake_128, kShake128)
MOLT_SHAKE_DIGEST(hash_shake_128)
MOLT_SHA3(hash_shake_256, kShake256)
MOLT_SHAKE_DIGEST(hash_shake_256)

extern "C" Owned molt_c_hash_sha3_sha3_224() { return type_constant(molt_type_hash_sha3_224); }
extern "C" Owned molt_c_hash_sha3_sha3_256() { return type_constant(molt_type_hash_sha3_256); }
extern "C" Owned molt_c_hash_sha3_sha3_384() { return type_constant(molt_type_hash_sha3_384); }
extern "C" Owned molt_c_hash_sha3_sha3_512() { return type_constant(molt_type_hash_sha3_512); }
extern "C" Owned molt_c_hash_sha3_shake_128() { return type_constant(molt_type_hash_shake_128); }
extern "C" Owned molt_c_hash_sha3_shake_256() { return type_constant(molt_type_hash_shake_256); }

}  // namespace molt::rt

MOLT_DEFINE_HASH_TYPE(hash_sha3_224, "sha3_224", "_sha3")
MOLT_DEFINE_HASH_TYPE(hash_sha3_256, "sha3_256", "_sha3")
MOLT_DEFINE_HASH_TYPE(hash_sha3_384, "sha3_384", "_sha3")
MOLT_DEFINE_HASH_TYPE(hash_sha3_512, "sha3_512", "_sha3")
MOLT_DEFINE_HASH_TYPE(hash_shake_128, "shake_128", "_sha3")
MOLT_DEFINE_HASH_TYPE(hash_shake_256, "shake_256", "_sha3")
