// The module _molt_keys: pbkdf2_hmac of hashlib, which CPython has from OpenSSL alone (RFC 8018).
#include "runtime/core/messages/hash.h"
#include "runtime/core/messages/str.h"
#include "runtime/modules/hash_algorithms.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/modules/hash_keys.def"
#include "abi/types/rows.inc"

namespace molt::rt::hash {

namespace {

constexpr size_t kMaxDigest = 64;

// OpenSSL's names are not case-sensitive.
const Algorithm* find_algorithm(const Str* name) {
  const Algorithm* const known[] = {&kMd5,    &kSha1,     &kSha224,   &kSha256,   &kSha384,
                                    &kSha512, &kSha3_224, &kSha3_256, &kSha3_384, &kSha3_512};
  char lower[16];
  if (name->length >= static_cast<int64_t>(sizeof(lower))) return nullptr;
  for (int64_t i = 0; i < name->length; i++) {
    const uint32_t c = char_at_unchecked(name, i);
    if (c >= 0x80) return nullptr;
    lower[i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  const std::string_view text(lower, static_cast<size_t>(name->length));
  for (const Algorithm* algorithm : known) {
    if (text == algorithm->name) return algorithm;
  }
  return nullptr;
}

// HMAC (RFC 2104) with a key whose two states are made once.
class Hmac {
 public:
  Hmac(const Algorithm& algorithm, ByteView key) : algorithm_(algorithm) {
    uint8_t block[kMaxBlock] = {};
    if (key.size > algorithm.block_size) {
      State state;
      start(algorithm, &state);
      update(algorithm, &state, key.data, static_cast<size_t>(key.size));
      digest(algorithm, state, block, algorithm.digest_size);
    } else if (key.size > 0) {
      memcpy(block, key.data, static_cast<size_t>(key.size));
    }
    start_with(block, 0x36, &inner_);
    start_with(block, 0x5C, &outer_);
  }

  // The code of two parts in a row.
  void code(ByteView first, ByteView second, uint8_t* out) const {
    State state = inner_;
    update(algorithm_, &state, first.data, static_cast<size_t>(first.size));
    update(algorithm_, &state, second.data, static_cast<size_t>(second.size));
    uint8_t middle[kMaxDigest];
    digest(algorithm_, state, middle, algorithm_.digest_size);
    state = outer_;
    update(algorithm_, &state, middle, algorithm_.digest_size);
    digest(algorithm_, state, out, algorithm_.digest_size);
  }

 private:
  void start_with(const uint8_t* key, uint8_t mask, State* state) const {
    uint8_t block[kMaxBlock];
    for (size_t i = 0; i < algorithm_.block_size; i++) block[i] = key[i] ^ mask;
    start(algorithm_, state);
    update(algorithm_, state, block, algorithm_.block_size);
  }

  const Algorithm& algorithm_;
  State inner_;
  State outer_;
};

// Block `number` of the key: the sum, by exclusive or, of `iterations` codes.
void derive_block(const Hmac& hmac, size_t size, ByteView salt, uint32_t number, int64_t iterations,
                  uint8_t* out) {
  const uint8_t counter[4] = {static_cast<uint8_t>(number >> 24),
                              static_cast<uint8_t>(number >> 16), static_cast<uint8_t>(number >> 8),
                              static_cast<uint8_t>(number)};
  uint8_t code[kMaxDigest];
  hmac.code(salt, {counter, 4}, code);
  memcpy(out, code, size);
  for (int64_t i = 1; i < iterations; i++) {
    hmac.code({code, static_cast<int64_t>(size)}, {nullptr, 0}, code);
    for (size_t k = 0; k < size; k++) out[k] ^= code[k];
  }
}

Status key_length_py(Value dklen, const Algorithm& algorithm, int64_t* length) {
  *length = algorithm.digest_size;
  if (dklen.is_none()) return kOk;
  MOLT_TRY(number, index_of(dklen));
  if (!int_as_int64(number, length)) return raise(messages::keys_length_large);
  if (*length < 1) return raise(messages::keys_length);
  if (*length > INT32_MAX) return raise(messages::keys_length_large);
  return kOk;
}

}  // namespace

extern "C" Owned molt_f_hash_keys_pbkdf2_hmac(Borrowed hash_name, Borrowed password, Borrowed salt,
                                              Borrowed iterations, Borrowed dklen) {
  if (!is_str(hash_name)) {
    return raise(messages::named_argument_must_be_str, "pbkdf2_hmac", "hash_name",
                 argument_type_name(value_of(hash_name)));
  }
  ByteView key;
  ByteView salt_view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(password), &key));
  MOLT_TRY_DISCARD(require_byte_view(value_of(salt), &salt_view));
  MOLT_TRY(count_index, index_of(value_of(iterations)));
  int64_t count = 0;
  if (!int_as_int64(count_index, &count)) return raise(messages::keys_long);
  const Algorithm* algorithm = find_algorithm(as_str(hash_name));
  if (algorithm == nullptr) return raise(messages::keys_hash, hash_name);
  if (count < 1) return raise(messages::keys_iterations);
  if (count > INT32_MAX) return raise(messages::keys_iterations_large);
  int64_t length = 0;
  MOLT_TRY_DISCARD(key_length_py(value_of(dklen), *algorithm, &length));
  Bytes* bytes = allocate_bytes(length);
  if (bytes == nullptr) return kOwnedError;
  const Hmac hmac(*algorithm, key);
  const int64_t size = algorithm->digest_size;
  uint8_t block[kMaxDigest];
  for (int64_t done = 0; done < length; done += size) {
    const auto number = static_cast<uint32_t>(done / size + 1);
    derive_block(hmac, static_cast<size_t>(size), salt_view, number, count, block);
    memcpy(bytes->data() + done, block,
           static_cast<size_t>(length - done < size ? length - done : size));
  }
  return owned_object(bytes);
}

}  // namespace molt::rt::hash
