// Texts of exceptions raised by the runtime, area "container": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(no_keywords, TypeError, "{}() takes no keyword arguments")
MOLT_MESSAGE(positional_count, TypeError, "{} expected {}{} argument{}, got {}")
MOLT_MESSAGE(invalid_keyword, TypeError, "'{}' is an invalid keyword argument for {}()")
MOLT_MESSAGE(not_iterable, TypeError, "'{t}' object is not iterable")
MOLT_MESSAGE(star_not_iterable, TypeError, "Value after * must be an iterable, not {t}")
MOLT_MESSAGE(iter_not_iterator, TypeError, "iter() returned non-iterator of type '{t}'")
MOLT_MESSAGE(unpack_not_iterable, TypeError, "cannot unpack non-iterable {t} object")
MOLT_MESSAGE(unpack_too_many, ValueError, "too many values to unpack (expected {})")
MOLT_MESSAGE(unpack_too_few, ValueError, "not enough values to unpack (expected {}, got {})")
MOLT_MESSAGE(unpack_too_few_starred, ValueError,
             "not enough values to unpack (expected at least {}, got {})")
MOLT_MESSAGE(search_bounds, TypeError, "slice indices must be integers or have an __index__ method")
MOLT_MESSAGE(slice_bounds, TypeError,
             "slice indices must be integers or None or have an __index__ method")
MOLT_MESSAGE(slice_step_zero, ValueError, "slice step cannot be zero")
MOLT_MESSAGE(slice_negative_length, ValueError, "length should not be negative")
MOLT_MESSAGE(tuple_index, IndexError, "tuple index out of range")
MOLT_MESSAGE(tuple_indices, TypeError, "tuple indices must be integers or slices, not {t}")
MOLT_MESSAGE(tuple_concatenate, TypeError, "can only concatenate tuple (not \"{t}\") to tuple")
MOLT_MESSAGE(tuple_index_missing, ValueError, "tuple.index(x): x not in tuple")
MOLT_MESSAGE(list_index, IndexError, "list index out of range")
MOLT_MESSAGE(list_assignment_index, IndexError, "list assignment index out of range")
MOLT_MESSAGE(list_indices, TypeError, "list indices must be integers or slices, not {t}")
MOLT_MESSAGE(list_concatenate, TypeError, "can only concatenate list (not \"{t}\") to list")
MOLT_MESSAGE(list_index_missing, ValueError, "{r} is not in list")
MOLT_MESSAGE(list_remove_missing, ValueError, "list.remove(x): x not in list")
MOLT_MESSAGE(list_pop_empty, IndexError, "pop from empty list")
MOLT_MESSAGE(list_pop_index, IndexError, "pop index out of range")
MOLT_MESSAGE(list_modified_during_sort, ValueError, "list modified during sort")
MOLT_MESSAGE(slice_assign_not_iterable, TypeError, "can only assign an iterable")
MOLT_MESSAGE(extended_slice_not_iterable, TypeError, "must assign iterable to extended slice")
MOLT_MESSAGE(extended_slice_size, ValueError,
             "attempt to assign sequence of size {} to extended slice of size {}")
MOLT_MESSAGE(range_step_zero, ValueError, "range() arg 3 must not be zero")
MOLT_MESSAGE(range_index, IndexError, "range object index out of range")
MOLT_MESSAGE(range_indices, TypeError, "range indices must be integers or slices, not {t}")
MOLT_MESSAGE(range_index_missing, ValueError, "{r} is not in range")
MOLT_MESSAGE(sequence_index_missing, ValueError, "sequence.index(x): x not in sequence")
MOLT_MESSAGE(length_too_large, OverflowError, "Python int too large to convert to C ssize_t")
MOLT_MESSAGE(not_an_iterator, TypeError, "'{t}' object is not an iterator")
MOLT_MESSAGE(not_a_mapping, TypeError, "'{t}' object is not a mapping")
MOLT_MESSAGE(keys_not_iterable, TypeError, "{}.keys() returned a non-iterable (type {t})")
MOLT_MESSAGE(dict_popitem_empty, KeyError, "popitem(): dictionary is empty")
MOLT_MESSAGE(dict_element_no_sequence, TypeError,
             "cannot convert dictionary update sequence element #{} to a sequence")
MOLT_MESSAGE(dict_element_length, ValueError,
             "dictionary update sequence element #{} has length {}; 2 is required")
MOLT_MESSAGE(dict_changed_size, RuntimeError, "dictionary changed size during iteration")
MOLT_MESSAGE(dict_changed_keys, RuntimeError, "dictionary keys changed during iteration")
MOLT_MESSAGE(dict_mutated_during_update, RuntimeError, "dict mutated during update")
MOLT_MESSAGE(set_pop_empty, KeyError, "pop from an empty set")
MOLT_MESSAGE(set_changed_size, RuntimeError, "Set changed size during iteration")
MOLT_MESSAGE(not_reversible, TypeError, "'{t}' object is not reversible")
MOLT_MESSAGE(zip_shorter, ValueError, "zip() argument {} is shorter than argument{}{}")
MOLT_MESSAGE(zip_longer, ValueError, "zip() argument {} is longer than argument{}{}")
MOLT_MESSAGE(map_arguments, TypeError, "map() must have at least two arguments.")
MOLT_MESSAGE(enumerate_too_many, TypeError, "enumerate() takes at most 2 arguments ({} given)")
MOLT_MESSAGE(enumerate_no_argument, TypeError, "enumerate() missing required argument 'iterable'")
MOLT_MESSAGE(star_argument_not_iterable, TypeError,
             "{} argument after * must be an iterable, not {t}")
MOLT_MESSAGE(star_star_argument_not_mapping, TypeError,
             "{} argument after ** must be a mapping, not {t}")
MOLT_MESSAGE(repeated_keyword, TypeError, "{} got multiple values for keyword argument '{}'")
