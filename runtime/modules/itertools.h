// The types of itertools, as CPython's Modules/itertoolsmodule.c.
#pragma once

#include "runtime/fast/iterate.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/iterators.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(itertools_accumulate)
MOLT_DECLARE_TYPE(itertools_batched)
MOLT_DECLARE_TYPE(itertools_chain)
MOLT_DECLARE_TYPE(itertools_combinations)
MOLT_DECLARE_TYPE(itertools_combinations_with_replacement)
MOLT_DECLARE_TYPE(itertools_compress)
MOLT_DECLARE_TYPE(itertools_count)
MOLT_DECLARE_TYPE(itertools_cycle)
MOLT_DECLARE_TYPE(itertools_dropwhile)
MOLT_DECLARE_TYPE(itertools_filterfalse)
MOLT_DECLARE_TYPE(itertools_groupby)
MOLT_DECLARE_TYPE(itertools_grouper)
MOLT_DECLARE_TYPE(itertools_islice)
MOLT_DECLARE_TYPE(itertools_pairwise)
MOLT_DECLARE_TYPE(itertools_permutations)
MOLT_DECLARE_TYPE(itertools_product)
MOLT_DECLARE_TYPE(itertools_repeat)
MOLT_DECLARE_TYPE(itertools_starmap)
MOLT_DECLARE_TYPE(itertools_takewhile)
MOLT_DECLARE_TYPE(itertools_tee)
MOLT_DECLARE_TYPE(itertools_tee_block)
MOLT_DECLARE_TYPE(itertools_zip_longest)

// Defines one of these types; at namespace scope, in no namespace.
#define MOLT_DEFINE_ITERTOOL(name, layout, slots)                \
  MOLT_DEFINE_LIBRARY_TYPE(itertools_##name, #name, "itertools", \
                           kTypeBaseAllowed | kTypeCollectable, sizeof(layout), slots)

namespace molt::rt {

// The body of the module's constant that is the type.
#define MOLT_ITERTOOL_CONSTANT(name) \
  extern "C" Owned molt_c_itertools_##name() { return type_constant(molt_type_itertools_##name); }

}  // namespace molt::rt
