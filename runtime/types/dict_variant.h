// Dicts whose items live elsewhere: `__dict__` of an instance and `globals()` of a module.
//
// Such a dict is an ordinary dict object (`type(vars(x)) is dict`) whose own table stays empty.
// Every operation of dict.h and every fast path tests Dict::variant first and goes through these
// functions. The owner's file defines the table (runtime/types/instance*.cpp, module*.cpp). An
// owner that cannot go on this way (a key that is no str, or its own death) moves its items into
// the dict with dict_detach_variant and keeps them there.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

struct Dict;

struct DictVariant {
  // The value (borrowed), or kUnbound. kError on failure.
  Value (*get)(Object* owner, Value key, int64_t hash);
  // Stores; a new key goes to the end. May call dict_detach_variant and then dict_set_known_hash.
  Status (*set)(Dict* dict, Object* owner, Value key, int64_t hash, Value value);
  // 1 when the key was there and is gone, 0 when it was not.
  Tri (*remove)(Dict* dict, Object* owner, Value key, int64_t hash);
  int64_t (*length)(Object* owner);
  // The first item at a position >= *position in the dict's order, and moves *position behind it;
  // false at the end. The values are borrowed. Positions start at 0 and need not be dense.
  bool (*next)(Object* owner, int64_t* position, Value* key, Value* value);
  // The last item at a position < *position, and moves *position to it; false at the beginning.
  // INT64_MAX starts at the end.
  bool (*previous)(Object* owner, int64_t* position, Value* key, Value* value);
  Status (*clear)(Dict* dict, Object* owner);
  // The dict dies: the owner forgets it. Null when the owner outlives every use.
  void (*forget)(Object* owner, Dict* dict);
  // Whether the dict holds a counted reference to its owner.
  bool owns_owner;
};

}  // namespace molt::rt
