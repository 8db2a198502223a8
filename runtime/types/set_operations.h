// The set algebra; `other` is any iterable. Results are a set or frozenset as the first operand is.
#pragma once

#include "runtime/types/set.h"

namespace molt::rt {

Owned set_intersection_py(Set* set, Value other);
Owned set_difference_py(Set* set, Value other);
Owned set_symmetric_difference_py(Set* set, Value other);
Status set_difference_update_py(Set* set, Value other);
Status set_symmetric_difference_update_py(Set* set, Value other);
Tri set_is_subset_py(Set* set, Value other);
Tri set_is_superset_py(Set* set, Value other);
Tri set_is_disjoint_py(Set* set, Value other);

}  // namespace molt::rt
