// The vocabulary of runtime entry signatures, shared by the C++ prototypes and the compiler.
//
// A row of abi/functions/*.def reads
//
//   MOLT_ENTRY(name, Result(Parameter name, ...), effects)
//
// Its second column is a C++ function type. The runtime declares `extern "C" Result molt_name(...)` from it; the compiler
// derives the machine types, the ownership of every argument and the way failure is signalled from the same tokens.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

#include "abi/layout/code.h"
#include "abi/layout/state.h"

namespace molt::abi {

// A result that the caller owns; kError when an exception is set.
struct Owned {
  uint64_t bits;
};
// An argument that stays the caller's. As a result: valid only until Python code can run again; kError on failure.
struct Borrowed {
  uint64_t bits;
};
// An argument whose reference the callee takes over, also when it fails.
struct Consumed {
  uint64_t bits;
};
// 0, or -1 when an exception is set.
struct Status {
  int32_t code;
};
// 0 (false), 1 (true), or -1 when an exception is set.
struct Tri {
  int32_t code;
};
// 0 or 1; cannot fail.
struct Bool {
  int32_t code;
};
// Borrowed values; the next parameter is their number.
struct Args {
  const Value* values;
};
// Values whose references the callee takes over, also when it fails; the next parameter is their number.
struct ConsumedArgs {
  const Value* values;
};
// An unboxed int result; kInt64Failed together with an exception or ThreadState::boxed_result.
struct Int64Result {
  int64_t value;
};
// An unboxed float result; the bits of kError on failure.
struct Float64Result {
  double value;
};

// What an entry may do. The optimiser and the count inserter trust these; debug builds check what can be checked.
enum Effects : uint32_t {
  // Depends on its operands only; may be removed, merged and moved.
  kPure = 0,
  kReadsHeap = 1u << 0,
  kWritesHeap = 1u << 1,
  kAllocates = 1u << 2,
  kRaises = 1u << 3,
  // May run any Python code, hence change any object, global or class. Implies all of the above.
  kRunsPython = 1u << 4 | kReadsHeap | kWritesHeap | kAllocates | kRaises,
  // Never returns normally: always raises.
  kNoReturn = 1u << 5 | kRaises,
};
constexpr Effects operator|(Effects a, Effects b) { return static_cast<Effects>(uint32_t{a} | uint32_t{b}); }

// The machine-level kind of a parameter or result.
enum class SlotKind : uint8_t {
  kVoid,
  kOwned,
  kBorrowed,
  kConsumed,
  kStatus,
  kTri,
  kBool,
  kArgs,
  kConsumedArgs,
  kInt64Result,
  kFloat64Result,
  kInt64,
  kInt32,
  kFloat64,
  kPointer,
};

template <typename T>
constexpr SlotKind slot_kind() {
  if constexpr (std::is_void_v<T>) return SlotKind::kVoid;
  else if constexpr (std::is_same_v<T, Owned>) return SlotKind::kOwned;
  else if constexpr (std::is_same_v<T, Borrowed>) return SlotKind::kBorrowed;
  else if constexpr (std::is_same_v<T, Consumed>) return SlotKind::kConsumed;
  else if constexpr (std::is_same_v<T, Status>) return SlotKind::kStatus;
  else if constexpr (std::is_same_v<T, Tri>) return SlotKind::kTri;
  else if constexpr (std::is_same_v<T, Bool>) return SlotKind::kBool;
  else if constexpr (std::is_same_v<T, Args>) return SlotKind::kArgs;
  else if constexpr (std::is_same_v<T, ConsumedArgs>) return SlotKind::kConsumedArgs;
  else if constexpr (std::is_same_v<T, Int64Result>) return SlotKind::kInt64Result;
  else if constexpr (std::is_same_v<T, Float64Result>) return SlotKind::kFloat64Result;
  else if constexpr (std::is_same_v<T, double>) return SlotKind::kFloat64;
  else if constexpr (std::is_pointer_v<T>) return SlotKind::kPointer;
  else if constexpr (std::is_same_v<T, int32_t>) return SlotKind::kInt32;
  else {
    static_assert(std::is_same_v<T, int64_t>, "a runtime entry uses a type that signature.h does not know");
    return SlotKind::kInt64;
  }
}

inline constexpr int kMaxEntryParameters = 8;

// A row's second column as data.
struct EntrySignature {
  SlotKind result;
  uint8_t num_parameters;
  std::array<SlotKind, kMaxEntryParameters> parameters;
};

template <typename Signature>
struct SignatureOf;
template <typename Result, typename... Parameters>
struct SignatureOf<Result(Parameters...)> {
  static_assert(sizeof...(Parameters) <= kMaxEntryParameters);
  static constexpr EntrySignature value{slot_kind<Result>(), sizeof...(Parameters), {slot_kind<Parameters>()...}};
};

}  // namespace molt::abi
