// list.__class_getitem__ and its relatives. list[int] itself does not come here: see items.cpp.
#include "runtime/core/ref.h"
#include "runtime/types/generic_alias.h"

#define MOLT_ROWS "abi/types/list.def"
#include "abi/types/rows.inc"
#define MOLT_ROWS "abi/types/tuple.def"
#include "abi/types/rows.inc"
#define MOLT_ROWS "abi/types/dict.def"
#include "abi/types/rows.inc"
#define MOLT_ROWS "abi/types/set.def"
#include "abi/types/rows.inc"
#define MOLT_ROWS "abi/types/collections.def"
#include "abi/types/rows.inc"

extern "C" {
namespace molt::abi {

using namespace molt::rt;

#define MOLT_CLASS_GETITEM(type)                                         \
  Owned molt_m_##type##___class_getitem__(Borrowed cls, Borrowed item) { \
    return new_generic_alias(value_of(cls), value_of(item));             \
  }
MOLT_CLASS_GETITEM(list)
MOLT_CLASS_GETITEM(tuple)
MOLT_CLASS_GETITEM(dict)
MOLT_CLASS_GETITEM(set)
MOLT_CLASS_GETITEM(frozenset)
MOLT_CLASS_GETITEM(deque)
MOLT_CLASS_GETITEM(defaultdict)
#undef MOLT_CLASS_GETITEM

}  // namespace molt::abi
}
