// Texts of exceptions raised by the runtime, area "hash": MOLT_MESSAGE(identifier, exception type,
// "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(hash_str, TypeError, "Strings must be encoded before hashing")
MOLT_MESSAGE(hash_buffer, TypeError, "object supporting the buffer API required")
MOLT_MESSAGE(hash_integer, TypeError, "an integer is required")
MOLT_MESSAGE(hash_positive, ValueError, "value must be positive")
MOLT_MESSAGE(hash_length, ValueError, "length is too large")
MOLT_MESSAGE(hash_too_big, OverflowError, "int too big to convert")
MOLT_MESSAGE(blake2_digest_size, ValueError, "digest_size must be between 1 and {} bytes")
MOLT_MESSAGE(blake2_positional, TypeError, "{}() takes at most 1 positional argument ({} given)")
MOLT_MESSAGE(blake2_maximum, ValueError, "maximum {} length is {} bytes")
MOLT_MESSAGE(blake2_fanout, ValueError, "fanout must be between 0 and 255")
MOLT_MESSAGE(blake2_depth, ValueError, "depth must be between 1 and 255")
MOLT_MESSAGE(blake2_leaf_size, OverflowError, "leaf_size is too large")
MOLT_MESSAGE(blake2_node_offset, OverflowError, "node_offset is too large")
MOLT_MESSAGE(blake2_node_depth, ValueError, "node_depth must be between 0 and 255")
MOLT_MESSAGE(blake2_inner_size, ValueError, "inner_size must be between 0 and is {}")
MOLT_MESSAGE(keys_hash, ValueError, "unsupported hash type {}")
MOLT_MESSAGE(keys_long, OverflowError, "Python int too large to convert to C long")
MOLT_MESSAGE(keys_iterations, ValueError, "iteration value must be greater than 0.")
MOLT_MESSAGE(keys_iterations_large, OverflowError, "iteration value is too great.")
MOLT_MESSAGE(keys_length, ValueError, "key length must be greater than 0.")
MOLT_MESSAGE(keys_length_large, OverflowError, "key length is too great.")
