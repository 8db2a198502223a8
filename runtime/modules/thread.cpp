// The module _thread for programs of one thread (Modules/_threadmodule.c): locks work, a thread
// cannot be started.
#include "runtime/core/messages/thread.h"
#include "runtime/core/startup.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/object_state.h"
#include "runtime/modules/time_support.h"
#include "runtime/platform/platform.h"
#include "runtime/types/file.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/traceback.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(lock)
MOLT_DECLARE_TYPE(rlock)
MOLT_DECLARE_TYPE(thread_local)

#define MOLT_ROWS "abi/modules/_thread.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/thread.def"
#include "abi/types/rows.inc"

namespace molt::rt {

// Both kinds of lock: how often it is held. A lock is held once at most.
struct Lock : Object {
  int64_t depth;
};

struct ThreadLocal : Object {
  Field<InstanceExtra*> extra;
};

namespace {

// The largest timeout in seconds, as CPython's on 64-bit systems.
constexpr double kTimeoutMax = 9223372036.0;
constexpr int64_t kForever = -1;
// How long a wait sleeps before it looks for signals again.
constexpr int64_t kSlice = 3600 * kNanosecondsPerSecond;

// What get_ident() gives: any number that is not 0.
constexpr int64_t kMainThread = 0x7f0000000000;

// What stack_size() was last told.
constinit int64_t thread_stack_size = 0;

Lock* as_lock(Borrowed self) { return object_as<Lock>(value_of(self)); }

// The nanoseconds to wait: 0 for a call that does not block, kForever without a timeout.
Status timeout_argument_py(Value blocking, Value timeout, int64_t* result) {
  MOLT_TRY(blocks, truth_of(blocking));
  int64_t nanoseconds = 0;
  MOLT_TRY_DISCARD(duration_argument_py(timeout, &nanoseconds));
  const bool is_unset = nanoseconds == -kNanosecondsPerSecond;
  if (blocks.code == 0 && !is_unset) return raise(messages::lock_timeout_non_blocking);
  if (nanoseconds < 0 && !is_unset) return raise(messages::lock_timeout_negative);
  if (blocks.code == 0) nanoseconds = 0;
  *result = blocks.code != 0 && is_unset ? kForever : nanoseconds;
  return kOk;
}

// Nobody else can release the lock, so that only a signal handler that raises ends an endless wait.
Status wait_py(int64_t timeout) {
  const int64_t start = platform::clock_ns(platform::Clock::kMonotonic);
  while (true) {
    int64_t left = kSlice;
    if (timeout != kForever) {
      left = timeout - (platform::clock_ns(platform::Clock::kMonotonic) - start);
      if (left <= 0) return kOk;
    }
    platform::sleep_ns(left);
    MOLT_TRY_DISCARD(check_signals());
  }
}

Owned acquire_lock_py(Lock* lock, Value blocking, Value timeout) {
  int64_t nanoseconds = 0;
  MOLT_TRY_DISCARD(timeout_argument_py(blocking, timeout, &nanoseconds));
  if (lock->depth > 0 && nanoseconds != 0) MOLT_TRY_DISCARD(wait_py(nanoseconds));
  // A signal handler may have released it.
  if (lock->depth > 0) return owned_bool(false);
  lock->depth = 1;
  return owned_bool(true);
}

Owned lock_repr(Borrowed self) {
  StrBuilder out;
  out.append_ascii(as_lock(self)->depth > 0 ? "<locked _thread.lock object at "
                                            : "<unlocked _thread.lock object at ");
  append_address(&out, value_of(self).as_object());
  out.append_char('>');
  return out.finish();
}

Owned rlock_repr(Borrowed self) {
  const int64_t depth = as_lock(self)->depth;
  StrBuilder out;
  out.append_ascii(depth > 0 ? "<locked " : "<unlocked ");
  const Type* type = type_of(value_of(self));
  if (type == &molt_type_rlock) out.append_ascii("_thread.");
  out.append_ascii(type->c_name.pointer);
  out.append_ascii(" object owner=");
  out.append_int(depth > 0 ? kMainThread : 0);
  out.append_ascii(" count=");
  out.append_int(depth);
  out.append_ascii(" at ");
  append_address(&out, value_of(self).as_object());
  out.append_char('>');
  return out.finish();
}

constexpr Slots lock_slots(Owned (*repr)(Borrowed)) {
  Slots slots{};
  slots.repr = repr;
  return slots;
}

Owned thread_local_construct(Type* cls, const Value*, int64_t num_args, Value keyword_names) {
  const bool has_initialise =
      cls->slots.initialise != nullptr && cls->slots.initialise != object_initialise;
  if ((num_args > 0 || num_keywords(keyword_names) > 0) && !has_initialise)
    return raise(messages::thread_local_arguments);
  return owned_object(allocate_instance_of<ThreadLocal>(cls));
}

constexpr Slots thread_local_slots() {
  Slots slots{};
  slots.destroy = destroy_attributes;
  slots.traverse = traverse_attributes;
  slots.clear = clear_attributes;
  slots.construct = thread_local_construct;
  return slots;
}

Owned make_lock() { return owned_object(allocate<Lock>(molt_shape_lock)); }

}  // namespace

extern "C" Owned molt_m_lock_acquire(Borrowed self, Borrowed blocking, Borrowed timeout) {
  return acquire_lock_py(as_lock(self), value_of(blocking), value_of(timeout));
}
extern "C" Owned molt_m_lock_acquire_lock(Borrowed self, Borrowed blocking, Borrowed timeout) {
  return molt_m_lock_acquire(self, blocking, timeout);
}
extern "C" Owned molt_m_lock___enter__(Borrowed self) {
  return acquire_lock_py(as_lock(self), kTrue, Value::from_small_int(-1));
}

extern "C" Owned molt_m_lock_release(Borrowed self) {
  if (as_lock(self)->depth == 0) return raise(messages::lock_release_unlocked);
  as_lock(self)->depth = 0;
  return owned_none();
}
extern "C" Owned molt_m_lock_release_lock(Borrowed self) { return molt_m_lock_release(self); }
extern "C" Owned molt_m_lock___exit__(Borrowed self, Borrowed) { return molt_m_lock_release(self); }

extern "C" Owned molt_m_lock__at_fork_reinit(Borrowed self) {
  as_lock(self)->depth = 0;
  return owned_none();
}
extern "C" Owned molt_m_lock_locked(Borrowed self) { return owned_bool(as_lock(self)->depth > 0); }
extern "C" Owned molt_m_lock_locked_lock(Borrowed self) { return molt_m_lock_locked(self); }

extern "C" Owned molt_n_rlock(Borrowed cls) {
  return owned_object(allocate_instance_of<Lock>(as_type(cls)));
}

extern "C" Owned molt_m_rlock_acquire(Borrowed self, Borrowed blocking, Borrowed timeout) {
  int64_t nanoseconds = 0;
  MOLT_TRY_DISCARD(timeout_argument_py(value_of(blocking), value_of(timeout), &nanoseconds));
  as_lock(self)->depth++;
  return owned_bool(true);
}

extern "C" Owned molt_m_rlock___enter__(Borrowed self) {
  as_lock(self)->depth++;
  return owned_bool(true);
}

extern "C" Owned molt_m_rlock_release(Borrowed self) {
  if (as_lock(self)->depth == 0) return raise(messages::rlock_release_unacquired);
  as_lock(self)->depth--;
  return owned_none();
}

extern "C" Owned molt_m_rlock___exit__(Borrowed self, Borrowed) {
  return molt_m_rlock_release(self);
}

extern "C" Owned molt_m_rlock__at_fork_reinit(Borrowed self) {
  as_lock(self)->depth = 0;
  return owned_none();
}

extern "C" Owned molt_m_rlock__is_owned(Borrowed self) {
  return owned_bool(as_lock(self)->depth > 0);
}

extern "C" Owned molt_m_rlock__recursion_count(Borrowed self) {
  return int_from_int64(as_lock(self)->depth);
}

// The state is (depth, owner).
extern "C" Owned molt_m_rlock__acquire_restore(Borrowed self, Borrowed state) {
  const bool is_state = is_tuple(value_of(state)) && as_tuple(state)->length == 2;
  int64_t depth = 0;
  if (!is_state || !int_as_int64(as_tuple(state)->items()[0], &depth))
    return raise(messages::thread_arguments);
  as_lock(self)->depth = depth;
  return owned_none();
}

extern "C" Owned molt_m_rlock__release_save(Borrowed self) {
  const int64_t depth = as_lock(self)->depth;
  if (depth == 0) return raise(messages::rlock_release_unacquired);
  as_lock(self)->depth = 0;
  return tuple_of(Value::from_small_int(depth), Value::from_small_int(kMainThread));
}

extern "C" Owned molt_f__thread_allocate_lock() { return make_lock(); }
extern "C" Owned molt_f__thread_allocate() { return make_lock(); }
extern "C" Owned molt_f__thread__set_sentinel() { return make_lock(); }
extern "C" Owned molt_f__thread_get_ident() { return int_from_int64(kMainThread); }
extern "C" Owned molt_f__thread_get_native_id() { return int_from_int64(kMainThread); }
extern "C" Owned molt_f__thread_daemon_threads_allowed() { return owned_bool(true); }
extern "C" Owned molt_f__thread__is_main_interpreter() { return owned_bool(true); }
extern "C" Owned molt_f__thread__count() { return int_from_int64(0); }

extern "C" Owned molt_f__thread_start_new_thread(Borrowed function, Borrowed args, Borrowed) {
  if (slot_of<&Slots::call>(type_of(value_of(function))) == nullptr)
    return raise(messages::thread_function);
  if (!is_tuple(value_of(args))) return raise(messages::thread_arguments);
  return raise(messages::thread_start);
}
extern "C" Owned molt_f__thread_start_new(Borrowed function, Borrowed args, Borrowed kwargs) {
  return molt_f__thread_start_new_thread(function, args, kwargs);
}

extern "C" Owned molt_f__thread_exit() { return raise_with(molt_type_SystemExit, kNone); }
extern "C" Owned molt_f__thread_exit_thread() { return molt_f__thread_exit(); }

// The size of the stacks of threads to come, of which there are none.
extern "C" Owned molt_f__thread_stack_size(Borrowed size) {
  const Int64Result number = ssize_argument_py(value_of(size));
  if (number.value == kInt64Failed) return kOwnedError;
  constexpr int64_t kMinStack = 32768;
  if (number.value != 0 && number.value < kMinStack)
    return raise(messages::thread_stack_size, number.value);
  return int_from_int64(std::exchange(thread_stack_size, number.value));
}

MOLT_DEFINE_DICT_ACCESSOR(thread_local)

extern "C" Owned molt_c__thread_LockType() { return type_constant(molt_type_lock); }
extern "C" Owned molt_c__thread_RLock() { return type_constant(molt_type_rlock); }
extern "C" Owned molt_c__thread__local() { return type_constant(molt_type_thread_local); }
extern "C" Owned molt_c__thread_error() { return type_constant(molt_type_RuntimeError); }
extern "C" Owned molt_c__thread_TIMEOUT_MAX() {
  return owned_unchecked(Value::from_double(kTimeoutMax));
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(lock, "lock", "_thread", kTypeWeakReferable, sizeof(Lock),
                         lock_slots(lock_repr))
MOLT_DEFINE_LIBRARY_TYPE(rlock, "RLock", "_thread", kTypeBaseAllowed | kTypeWeakReferable,
                         sizeof(Lock), lock_slots(rlock_repr))

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_thread_local{{&molt_type_thread_local}, 0, 0};
constinit Type molt_type_thread_local =
    builtin_type({.name = "_local",
                  .base = &molt_type_object,
                  .shape = &molt_shape_thread_local,
                  .rows = &molt_rows_thread_local,
                  .flags = kTypeBaseAllowed | kTypeCollectable | kTypeHasDict | kTypeWeakReferable,
                  .basic_size = sizeof(ThreadLocal),
                  .extra_offset = sizeof(Object),
                  .module = "_thread"},
                 thread_local_slots());
}  // namespace molt::rt
}
