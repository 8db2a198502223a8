// The module _sha1.
#include "runtime/modules/hash_object.h"

#define MOLT_ROWS "abi/modules/hash_sha1.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/hash.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(hash_sha1)

namespace molt::rt {

extern "C" Owned molt_c_hash_sha1_SHA1Type() { return type_constant(molt_type_hash_sha1); }
extern "C" Owned molt_f_hash_sha1_sha1(Borrowed string, Borrowed) {
  return hash::hash_of_data(molt_shape_hash_sha1, hash::kSha1, string);
}
MOLT_HASH_COMMON(hash_sha1)
MOLT_HASH_DIGEST(hash_sha1)

}  // namespace molt::rt

MOLT_DEFINE_HASH_TYPE(hash_sha1, "sha1", "_sha1")
