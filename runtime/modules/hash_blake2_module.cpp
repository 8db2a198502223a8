// The module _blake2 (Modules/_blake2).
#include "runtime/modules/hash_object.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/memory_file.h"
#include "runtime/types/str.h"
#include "runtime/types/type_object.h"

MOLT_DEFINE_NAME(MAX_DIGEST_SIZE)
MOLT_DEFINE_NAME(MAX_KEY_SIZE)
MOLT_DEFINE_NAME(PERSON_SIZE)
MOLT_DEFINE_NAME(SALT_SIZE)

#define MOLT_ROWS "abi/modules/hash_blake2.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/hash.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(hash_blake2b)
MOLT_DECLARE_TYPE(hash_blake2s)

namespace molt::rt {

namespace {

// The sizes of one of the two functions, in bytes.
struct Limits {
  int64_t max_digest;
  int64_t max_key;
  int64_t salt;
  // Of a node's offset.
  int offset_bits;
};
constexpr Limits kLimitsB{64, 64, 16, 64};
constexpr Limits kLimitsS{32, 32, 8, 48};

// The arguments of a constructor: data, which goes by position alone, and these keywords.
constexpr const char* kKeywords[] = {"digest_size", "key",        "salt",      "person",
                                     "fanout",      "depth",      "leaf_size", "node_offset",
                                     "node_depth",  "inner_size", "last_node", "usedforsecurity"};
enum Keyword {
  kDigestSize,
  kKey,
  kSalt,
  kPerson,
  kFanout,
  kDepth,
  kLeafSize,
  kNodeOffset,
  kNodeDepth,
  kInnerSize,
  kLastNode,
  kUsedForSecurity,
  kNumKeywords
};

// The parameter block, whose words are joined to the start of the state.
struct Parameters {
  uint8_t bytes[64] = {};
  void put(size_t at, uint64_t value, size_t size) {
    for (size_t i = 0; i < size; i++) bytes[at + i] = static_cast<uint8_t>(value >> (8 * i));
  }
};

// A number between two limits, else `message`.
Status small_argument_py(Value value, int64_t least, int64_t most, Message message,
                         int64_t* number) {
  MOLT_TRY(index, index_of(value));
  if (!int_as_int64(index, number) || *number < least || *number > most) return raise(message);
  return kOk;
}

Status large_argument_py(Value value, uint64_t* number) {
  MOLT_TRY(index, index_of(value));
  if (int_sign(index) < 0) return raise(messages::hash_positive);
  if (!int_as_uint64(index, number)) return raise(messages::hash_too_big);
  return kOk;
}

// Bytes of at most `limit`, put into the parameters.
Status bytes_argument(Value value, const char* name, int64_t limit, ByteView* view) {
  *view = {nullptr, 0};
  if (value.is_unbound()) return kOk;
  MOLT_TRY_DISCARD(require_byte_view(value, view));
  if (view->size > limit) return raise(messages::blake2_maximum, name, limit);
  return kOk;
}

Status tree_parameters_py(const Value* args, const Limits& limits, Parameters* parameters) {
  const bool is_b = limits.max_digest == kLimitsB.max_digest;
  int64_t number = 0;
  MOLT_TRY_DISCARD(small_argument_py(args[kFanout], 0, 255, messages::blake2_fanout, &number));
  parameters->put(2, static_cast<uint64_t>(number), 1);
  MOLT_TRY_DISCARD(small_argument_py(args[kDepth], 1, 255, messages::blake2_depth, &number));
  parameters->put(3, static_cast<uint64_t>(number), 1);
  uint64_t large = 0;
  MOLT_TRY_DISCARD(large_argument_py(args[kLeafSize], &large));
  if (large > UINT32_MAX) return raise(messages::blake2_leaf_size);
  parameters->put(4, large, 4);
  MOLT_TRY_DISCARD(large_argument_py(args[kNodeOffset], &large));
  if (limits.offset_bits < 64 && large >> limits.offset_bits != 0)
    return raise(messages::blake2_node_offset);
  parameters->put(8, large, static_cast<size_t>(limits.offset_bits / 8));
  MOLT_TRY_DISCARD(
      small_argument_py(args[kNodeDepth], 0, 255, messages::blake2_node_depth, &number));
  parameters->put(is_b ? 16 : 14, static_cast<uint64_t>(number), 1);
  MOLT_TRY(inner, index_of(args[kInnerSize]));
  if (!int_as_int64(inner, &number) || number < 0 || number > limits.max_digest)
    return raise(messages::blake2_inner_size, limits.max_digest);
  parameters->put(is_b ? 17 : 15, static_cast<uint64_t>(number), 1);
  return kOk;
}

void fill_defaults(const Limits& limits, Value* args) {
  const Value zero = Value::from_small_int(0);
  const Value one = Value::from_small_int(1);
  const Value defaults[kNumKeywords] = {Value::from_small_int(limits.max_digest),
                                        kUnbound,
                                        kUnbound,
                                        kUnbound,
                                        one,
                                        one,
                                        zero,
                                        zero,
                                        zero,
                                        zero,
                                        kFalse,
                                        kTrue};
  for (int i = 0; i < kNumKeywords; i++) {
    if (args[i].is_unbound()) args[i] = defaults[i];
  }
}

Owned construct_py(Shape& shape, const hash::Algorithm& algorithm, const Limits& limits,
                   const Value* positional, int64_t num_args, Value keyword_names) {
  if (num_args > 1) return raise(messages::blake2_positional, algorithm.name, num_args);
  Value args[kNumKeywords];
  MOLT_TRY_DISCARD(bind_optional(algorithm.name, kKeywords, kNumKeywords, positional + num_args, 0,
                                 keyword_names, args));
  fill_defaults(limits, args);
  const bool is_b = limits.max_digest == kLimitsB.max_digest;
  Parameters parameters;
  MOLT_TRY(size_index, index_of(args[kDigestSize]));
  int64_t digest_size = 0;
  if (!int_as_int64(size_index, &digest_size) || digest_size < 1 ||
      digest_size > limits.max_digest) {
    return raise(messages::blake2_digest_size, limits.max_digest);
  }
  ByteView salt, person, key;
  MOLT_TRY_DISCARD(bytes_argument(args[kSalt], "salt", limits.salt, &salt));
  MOLT_TRY_DISCARD(bytes_argument(args[kPerson], "person", limits.salt, &person));
  const size_t salt_at = is_b ? 32 : 16;
  const auto salt_size = static_cast<size_t>(limits.salt);
  if (salt.size > 0) memcpy(parameters.bytes + salt_at, salt.data, static_cast<size_t>(salt.size));
  if (person.size > 0) {
    memcpy(parameters.bytes + salt_at + salt_size, person.data, static_cast<size_t>(person.size));
  }
  MOLT_TRY_DISCARD(tree_parameters_py(args, limits, &parameters));
  MOLT_TRY(is_last, truth_of(args[kLastNode]));
  MOLT_TRY_DISCARD(bytes_argument(args[kKey], "key", limits.max_key, &key));
  parameters.put(0, static_cast<uint64_t>(digest_size), 1);
  parameters.put(1, static_cast<uint64_t>(key.size), 1);
  const uint8_t* data = nullptr;
  size_t data_size = 0;
  if (num_args == 1)
    MOLT_TRY_DISCARD(hash::data_argument(borrowed(positional[0]), &data, &data_size));
  hash::HashObject* object = hash::make_hash(shape, algorithm);
  if (object == nullptr) return kOwnedError;
  hash::State* state = &object->state;
  for (size_t i = 0; i < 8; i++) {
    state->words[i] ^= is_b ? hash::load64_little(parameters.bytes + 8 * i)
                            : hash::load32_little(parameters.bytes + 4 * i);
  }
  state->digest_size = static_cast<uint32_t>(digest_size);
  state->flag = is_last.code != 0 ? 1 : 0;
  if (key.size > 0) {
    uint8_t block[128] = {};
    memcpy(block, key.data, static_cast<size_t>(key.size));
    hash::update(algorithm, state, block, state->block_size);
  }
  hash::update(algorithm, state, data, data_size);
  return owned_object(object);
}

// The constants of the types are set before anybody can have the types.
Owned type_with_constants(Type& type, const Limits& limits) {
  Dict* attributes = type_dict(&type);
  const auto set = [&](Str* name, int64_t value) {
    return dict_set_str(attributes, name, Value::from_small_int(value));
  };
  MOLT_TRY_DISCARD(set(MOLT_STR(SALT_SIZE), limits.salt));
  MOLT_TRY_DISCARD(set(MOLT_STR(PERSON_SIZE), limits.salt));
  MOLT_TRY_DISCARD(set(MOLT_STR(MAX_KEY_SIZE), limits.max_key));
  MOLT_TRY_DISCARD(set(MOLT_STR(MAX_DIGEST_SIZE), limits.max_digest));
  return type_constant(type);
}

Owned construct_b(Type*, const Value* args, int64_t num_args, Value keyword_names) {
  return construct_py(molt_shape_hash_blake2b, hash::kBlake2b, kLimitsB, args, num_args,
                      keyword_names);
}
Owned construct_s(Type*, const Value* args, int64_t num_args, Value keyword_names) {
  return construct_py(molt_shape_hash_blake2s, hash::kBlake2s, kLimitsS, args, num_args,
                      keyword_names);
}

constexpr Slots blake2_slots(Owned (*construct)(Type*, const Value*, int64_t, Value)) {
  Slots slots{};
  slots.construct = construct;
  return slots;
}

}  // namespace

#define MOLT_BLAKE2_CONSTANTS(letter, limits)                              \
  extern "C" Owned molt_c_hash_blake2_BLAKE2##letter##_MAX_DIGEST_SIZE() { \
    return int_from_int64(limits.max_digest);                              \
  }                                                                        \
  extern "C" Owned molt_c_hash_blake2_BLAKE2##letter##_MAX_KEY_SIZE() {    \
    return int_from_int64(limits.max_key);                                 \
  }                                                                        \
  extern "C" Owned molt_c_hash_blake2_BLAKE2##letter##_PERSON_SIZE() {     \
    return int_from_int64(limits.salt);                                    \
  }                                                                        \
  extern "C" Owned molt_c_hash_blake2_BLAKE2##letter##_SALT_SIZE() {       \
    return int_from_int64(limits.salt);                                    \
  }
MOLT_BLAKE2_CONSTANTS(B, kLimitsB)
MOLT_BLAKE2_CONSTANTS(S, kLimitsS)

MOLT_HASH_COMMON(hash_blake2b)
MOLT_HASH_DIGEST(hash_blake2b)
extern "C" Owned molt_c_hash_blake2_blake2b() {
  return type_with_constants(molt_type_hash_blake2b, kLimitsB);
}

MOLT_HASH_COMMON(hash_blake2s)
MOLT_HASH_DIGEST(hash_blake2s)
extern "C" Owned molt_c_hash_blake2_blake2s() {
  return type_with_constants(molt_type_hash_blake2s, kLimitsS);
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(hash_blake2b, "blake2b", "_blake2", 0, sizeof(molt::rt::hash::HashObject),
                         molt::rt::blake2_slots(molt::rt::construct_b))
MOLT_DEFINE_LIBRARY_TYPE(hash_blake2s, "blake2s", "_blake2", 0, sizeof(molt::rt::hash::HashObject),
                         molt::rt::blake2_slots(molt::rt::construct_s))
