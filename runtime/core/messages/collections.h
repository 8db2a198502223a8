// Texts of exceptions raised by the runtime, area "collections": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(deque_empty, IndexError, "pop from an empty deque")
MOLT_MESSAGE(deque_index, IndexError, "deque index out of range")
MOLT_MESSAGE(deque_maxlen_type, TypeError, "an integer is required")
MOLT_MESSAGE(deque_maxlen_negative, ValueError, "maxlen must be non-negative")
MOLT_MESSAGE(deque_mutated, RuntimeError, "deque mutated during iteration")
MOLT_MESSAGE(deque_mutated_remove, IndexError, "deque mutated during iteration")
MOLT_MESSAGE(deque_not_in, ValueError, "{r} is not in deque")
MOLT_MESSAGE(deque_full, IndexError, "deque already at its maximum size")
MOLT_MESSAGE(deque_concatenate, TypeError, "can only concatenate deque (not \"{t}\") to deque")
MOLT_MESSAGE(deque_repeat, TypeError, "can't multiply sequence by non-int of type '{t}'")
MOLT_MESSAGE(deque_copy, TypeError, "{}() must return a deque, not {t}")
MOLT_MESSAGE(sequence_index_type, TypeError, "sequence index must be integer, not '{t}'")
MOLT_MESSAGE(default_factory_callable, TypeError, "first argument must be callable or None")
MOLT_MESSAGE(ordered_dict_empty, KeyError, "dictionary is empty")
MOLT_MESSAGE(ordered_dict_init_arguments, TypeError, "expected at most 1 arguments, got {}")
MOLT_MESSAGE(ordered_dict_arguments, TypeError,
             "update() takes at most 1 positional argument ({} given)")
MOLT_MESSAGE(ordered_dict_few, ValueError, "need more than {} value{} to unpack")
MOLT_MESSAGE(ordered_dict_mutated, RuntimeError, "OrderedDict mutated during iteration")
MOLT_MESSAGE(ordered_dict_many, ValueError, "too many values to unpack (expected 2)")
MOLT_MESSAGE(tuplegetter_type, TypeError,
             "descriptor for index '{}' for tuple subclasses doesn't apply to '{t}' object")
MOLT_MESSAGE(tuplegetter_set, AttributeError, "can't set attribute")
MOLT_MESSAGE(tuplegetter_delete, AttributeError, "can't delete attribute")
