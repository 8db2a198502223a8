// The module _random: the Mersenne Twister MT19937 (M. Matsumoto and T. Nishimura, 1998) seeded as
// CPython does (Modules/_randommodule.c), so that equal seeds give equal numbers.
#include "runtime/core/messages/random.h"
#include "runtime/core/messages/container.h"
#include "runtime/modules/library_type.h"
#include "runtime/platform/platform.h"
#include "runtime/types/int.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/random.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/random.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(random_random)

namespace molt::rt {

namespace {

constexpr int kWords = 624;
constexpr int kMiddle = 397;
constexpr uint32_t kUpperMask = 0x80000000;
constexpr uint32_t kLowerMask = 0x7FFFFFFF;

struct RandomObject : Object {
  int64_t index;
  uint32_t words[kWords];
};

RandomObject* as_random(Borrowed self) { return object_as<RandomObject>(value_of(self)); }

void refill(RandomObject* random) {
  static constexpr uint32_t kMatrix[2] = {0, 0x9908B0DF};
  uint32_t* words = random->words;
  for (int i = 0; i < kWords; i++) {
    const uint32_t y = (words[i] & kUpperMask) | (words[(i + 1) % kWords] & kLowerMask);
    words[i] = words[(i + kMiddle) % kWords] ^ (y >> 1) ^ kMatrix[y & 1];
  }
  random->index = 0;
}

uint32_t next_word(RandomObject* random) {
  if (random->index >= kWords) refill(random);
  uint32_t y = random->words[random->index++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9D2C5680;
  y ^= (y << 15) & 0xEFC60000;
  return y ^ (y >> 18);
}

void seed_by_number(RandomObject* random, uint32_t seed) {
  uint32_t* words = random->words;
  words[0] = seed;
  for (uint32_t i = 1; i < kWords; i++) {
    words[i] = 1812433253U * (words[i - 1] ^ (words[i - 1] >> 30)) + i;
  }
  random->index = kWords;
}

void seed_by_words(RandomObject* random, const uint32_t* key, int64_t key_length) {
  seed_by_number(random, 19650218U);
  uint32_t* words = random->words;
  int i = 1;
  const auto previous = [&] { return words[i - 1] ^ (words[i - 1] >> 30); };
  const auto advance = [&] {
    if (++i < kWords) return;
    words[0] = words[kWords - 1];
    i = 1;
  };
  int64_t j = 0;
  for (int64_t k = key_length > kWords ? key_length : kWords; k > 0; k--) {
    words[i] = (words[i] ^ (previous() * 1664525U)) + key[j] + static_cast<uint32_t>(j);
    advance();
    if (++j >= key_length) j = 0;
  }
  for (int k = kWords - 1; k > 0; k--) {
    words[i] = (words[i] ^ (previous() * 1566083941U)) - static_cast<uint32_t>(i);
    advance();
  }
  words[0] = kUpperMask;
}

// Without a source of randomness, the time will do.
void seed_by_system(RandomObject* random) {
  uint32_t key[kWords];
  if (platform::random_bytes(key, sizeof(key))) return seed_by_words(random, key, kWords);
  const int64_t now = platform::clock_ns(platform::Clock::kRealtime);
  const int64_t steady = platform::clock_ns(platform::Clock::kMonotonic);
  const uint32_t times[4] = {static_cast<uint32_t>(now), static_cast<uint32_t>(now >> 32),
                             static_cast<uint32_t>(steady), static_cast<uint32_t>(steady >> 32)};
  seed_by_words(random, times, 4);
}

// An int seeds with its absolute value, anything else with its hash.
Status seed_py(RandomObject* random, Value seed) {
  if (seed.is_none() || seed.is_unbound()) {
    seed_by_system(random);
    return kOk;
  }
  Ref number;
  if (is_int(seed)) {
    number = Ref(int_absolute(seed));
  } else {
    const Int64Result hash = hash_of(seed);
    if (hash.value == kInt64Failed && exception_is_set()) return kFailed;
    number = Ref(int_from_uint64(static_cast<uint64_t>(hash.value)));
  }
  if (is_failure(number)) return kFailed;
  const IntView view(number);
  const int64_t num_limbs = static_cast<int64_t>(view.size());
  const int64_t capacity = num_limbs == 0 ? 1 : 2 * num_limbs;
  uint32_t* key = allocate_array<uint32_t>(capacity);
  if (key == nullptr) return kFailed;
  key[0] = 0;
  for (int64_t i = 0; i < num_limbs; i++) {
    const uint64_t limb = view.magnitude()[static_cast<size_t>(i)];
    key[2 * i] = static_cast<uint32_t>(limb);
    key[2 * i + 1] = static_cast<uint32_t>(limb >> 32);
  }
  const bool has_spare = num_limbs > 0 && key[capacity - 1] == 0;
  seed_by_words(random, key, has_spare ? capacity - 1 : capacity);
  free_raw(key);
  return kOk;
}

Owned random_construct(Type* cls, const Value*, int64_t, Value) {
  return owned_object(allocate_instance_of<RandomObject>(cls));
}

Status random_initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names) {
  if (refuses_keywords(type_of(value_of(self)), molt_type_random_random)) {
    MOLT_TRY_DISCARD(check_no_keywords("Random", keyword_names));
  }
  if (num_args > 1) return raise(messages::random_arguments);
  return seed_py(as_random(self), num_args == 1 ? args[0] : kUnbound);
}

constexpr Slots random_slots() {
  Slots slots{};
  slots.construct = random_construct;
  slots.initialise = random_initialise;
  return slots;
}

Status state_word(Value item, uint64_t* word) {
  if (!is_int(item)) return raise(messages::random_state_item);
  if (int_sign(item) < 0) return raise(messages::random_state_negative);
  if (!int_as_uint64(item, word)) return raise(messages::random_state_large);
  return kOk;
}

}  // namespace

extern "C" Owned molt_m_random_random_random(Borrowed self) {
  const uint32_t high = next_word(as_random(self)) >> 5;
  const uint32_t low = next_word(as_random(self)) >> 6;
  return owned_unchecked(
      Value::from_double((high * 67108864.0 + low) * (1.0 / 9007199254740992.0)));
}

extern "C" Owned molt_m_random_random_seed(Borrowed self, Borrowed n) {
  MOLT_TRY_DISCARD(seed_py(as_random(self), value_of(n)));
  return owned_none();
}

extern "C" Owned molt_m_random_random_getrandbits(Borrowed self, Borrowed k) {
  int64_t bits = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(k), &bits));
  if (bits < 0) return raise(messages::random_bits);
  if (bits == 0) return int_from_int64(0);
  RandomObject* random = as_random(self);
  if (bits <= 32) return int_from_int64(next_word(random) >> (32 - bits));
  const int64_t num_limbs = (bits + 63) / 64;
  uint64_t* limbs = allocate_array<uint64_t>(num_limbs);
  if (limbs == nullptr) return kOwnedError;
  memset(limbs, 0, static_cast<size_t>(num_limbs) * 8);
  for (int64_t i = 0; bits > 0; i++, bits -= 32) {
    uint64_t word = next_word(random);
    if (bits < 32) word >>= 32 - bits;
    limbs[i / 2] |= word << (32 * (i % 2));
  }
  Owned result = int_from_limbs(false, limbs, static_cast<size_t>(num_limbs));
  free_raw(limbs);
  return result;
}

extern "C" Owned molt_m_random_random_getstate(Borrowed self) {
  const RandomObject* random = as_random(self);
  Tuple* state = allocate_tuple(kWords + 1);
  if (state == nullptr) return kOwnedError;
  for (int i = 0; i < kWords; i++) state->items()[i] = Value::from_small_int(random->words[i]);
  state->items()[kWords] = Value::from_small_int(random->index);
  return owned_object(state);
}

extern "C" Owned molt_m_random_random_setstate(Borrowed self, Borrowed state) {
  if (!is_tuple(value_of(state))) return raise(messages::random_state_type);
  const Tuple* items = as_tuple(state);
  if (items->length != kWords + 1) return raise(messages::random_state_size);
  uint32_t words[kWords];
  uint64_t word = 0;
  for (int i = 0; i < kWords; i++) {
    MOLT_TRY_DISCARD(state_word(items->items()[i], &word));
    words[i] = static_cast<uint32_t>(word);
  }
  const Value last = items->items()[kWords];
  int64_t index = 0;
  if (!is_int(last)) return raise(messages::random_state_item);
  if (!int_as_int64(last, &index)) return raise(messages::length_too_large);
  if (index < 0 || index > kWords) return raise(messages::random_state_index);
  RandomObject* random = as_random(self);
  memcpy(random->words, words, sizeof(words));
  random->index = index;
  return owned_none();
}

extern "C" Owned molt_c_random_Random() { return type_constant(molt_type_random_random); }

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(random_random, "Random", "_random", kTypeBaseAllowed,
                         sizeof(molt::rt::RandomObject), random_slots())
