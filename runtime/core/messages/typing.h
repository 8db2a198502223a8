// Texts of exceptions raised by the runtime, area "typing": see type.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(type_var_name, TypeError, "{}() argument 'name' must be str, not {t}")
MOLT_MESSAGE(variance_inferred, ValueError, "Variance cannot be specified with infer_variance.")
MOLT_MESSAGE(variance_both, ValueError, "Bivariant types are not supported.")
MOLT_MESSAGE(constraint_single, TypeError, "A single constraint is not allowed")
MOLT_MESSAGE(constraints_bound, TypeError, "Constraints cannot be combined with bound=...")
MOLT_MESSAGE(subclass_type_parameter, TypeError, "Cannot subclass an instance of {t}")
MOLT_MESSAGE(subst_type_var_tuple, TypeError, "Substitution of bare TypeVarTuple is not supported")
MOLT_MESSAGE(alias_type_params, TypeError, "type_params must be a tuple")
MOLT_MESSAGE(alias_not_generic, TypeError, "Only generic type aliases are subscriptable")
MOLT_MESSAGE(typing_missing, ImportError, "Cannot find module 'typing'")
MOLT_MESSAGE(not_generic_class, TypeError, "{r} is not a generic class")
MOLT_MESSAGE(type_argument_count, TypeError, "Too {} arguments for {r}; actual {}, expected {}")
