// The module _md5.
#include "runtime/modules/hash_object.h"

#define MOLT_ROWS "abi/modules/hash_md5.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/hash.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(hash_md5)

namespace molt::rt {

extern "C" Owned molt_c_hash_md5_MD5Type() { return type_constant(molt_type_hash_md5); }
extern "C" Owned molt_f_hash_md5_md5(Borrowed string, Borrowed) {
  return hash::hash_of_data(molt_shape_hash_md5, hash::kMd5, string);
}
MOLT_HASH_COMMON(hash_md5)
MOLT_HASH_DIGEST(hash_md5)

}  // namespace molt::rt

MOLT_DEFINE_HASH_TYPE(hash_md5, "md5", "_md5")
