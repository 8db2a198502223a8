// The module _sha2.
#include "runtime/modules/hash_object.h"

#define MOLT_ROWS "abi/modules/hash_sha2.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/hash.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(hash_sha224)
MOLT_DECLARE_TYPE(hash_sha256)
MOLT_DECLARE_TYPE(hash_sha384)
MOLT_DECLARE_TYPE(hash_sha512)

namespace molt::rt {

extern "C" Owned molt_c_hash_sha2_SHA224Type() { return type_constant(molt_type_hash_sha224); }
extern "C" Owned molt_f_hash_sha2_sha224(Borrowed string, Borrowed) {
  return hash::hash_of_data(molt_shape_hash_sha224, hash::kSha224, string);
}
MOLT_HASH_COMMON(hash_sha224)
MOLT_HASH_DIGEST(hash_sha224)

extern "C" Owned molt_c_hash_sha2_SHA256Type() { return type_constant(molt_type_hash_sha256); }
extern "C" Owned molt_f_hash_sha2_sha256(Borrowed string, Borrowed) {
  return hash::hash_of_data(molt_shape_hash_sha256, hash::kSha256, string);
}
MOLT_HASH_COMMON(hash_sha256)
MOLT_HASH_DIGEST(hash_sha256)

extern "C" Owned molt_c_hash_sha2_SHA384Type() { return type_constant(molt_type_hash_sha384); }
extern "C" Owned molt_f_hash_sha2_sha384(Borrowed string, Borrowed) {
  return hash::hash_of_data(molt_shape_hash_sha384, hash::kSha384, string);
}
MOLT_HASH_COMMON(hash_sha384)
MOLT_HASH_DIGEST(hash_sha384)

extern "C" Owned molt_c_hash_sha2_SHA512Type() { return type_constant(molt_type_hash_sha512); }
extern "C" Owned molt_f_hash_sha2_sha512(Borrowed string, Borrowed) {
  return hash::hash_of_data(molt_shape_hash_sha512, hash::kSha512, string);
}
MOLT_HASH_COMMON(hash_sha512)
MOLT_HASH_DIGEST(hash_sha512)

}  // namespace molt::rt

MOLT_DEFINE_HASH_TYPE(hash_sha224, "SHA224Type", "_sha2")
MOLT_DEFINE_HASH_TYPE(hash_sha256, "SHA256Type", "_sha2")
MOLT_DEFINE_HASH_TYPE(hash_sha384, "SHA384Type", "_sha2")
MOLT_DEFINE_HASH_TYPE(hash_sha512, "SHA512Type", "_sha2")
