// mappingproxy: a read-only view of a mapping, as the __dict__ of a class.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

struct MappingProxy : Object {
  Value mapping;
};

Owned new_mapping_proxy(Value mapping);

}  // namespace molt::rt
