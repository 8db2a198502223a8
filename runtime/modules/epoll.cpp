// select.epoll (Modules/selectmodule.c).
#include "runtime/core/messages/os.h"
#include "runtime/modules/library_type.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/modules/select_support.h"
#include "runtime/modules/time_support.h"
#include "runtime/platform/polling.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/select.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/select.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(select_epoll)

namespace molt::rt {

namespace {

struct EpollObject : Object {
  // -1 once closed.
  int32_t descriptor;
};

EpollObject* as_epoll(Borrowed self) { return object_as<EpollObject>(value_of(self)); }

void close_epoll(EpollObject* epoll) {
  if (epoll->descriptor >= 0) (void)platform::close_file(epoll->descriptor);
  epoll->descriptor = -1;
}

constexpr Slots epoll_slots() {
  Slots slots{};
  slots.destroy = [](Object* self) { close_epoll(static_cast<EpollObject*>(self)); };
  return slots;
}

Status require_open(Borrowed self) {
  return as_epoll(self)->descriptor < 0 ? Status(raise(messages::epoll_closed)) : kOk;
}

Owned make_epoll_object(Type* cls, int descriptor) {
  EpollObject* epoll = allocate_instance_of<EpollObject>(cls);
  if (epoll == nullptr) {
    (void)platform::close_file(descriptor);
    return kOwnedError;
  }
  epoll->descriptor = descriptor;
  return owned_object(epoll);
}

Status event_mask_py(Borrowed value, uint32_t* events) {
  MOLT_TRY(index, index_of(value_of(value)));
  *events = static_cast<uint32_t>(int_low_bits(index));
  return kOk;
}

Owned change(Borrowed self, platform::EpollChange kind, Borrowed fd, uint32_t events) {
  MOLT_TRY_DISCARD(require_open(self));
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  const int done = platform::change_epoll(as_epoll(self)->descriptor, kind, descriptor, events);
  if (done < 0) return raise_errno(done);
  return owned_none();
}

}  // namespace

extern "C" Owned molt_n_select_epoll(Borrowed cls, Borrowed sizehint, Borrowed flags_value) {
  int size = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(sizehint, &size));
  int flags = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flags_value, &flags));
  if (size != -1 && size <= 0) return raise(messages::epoll_size_hint);
  constexpr int kCloseOnExec = 02000000;
  if (flags != 0 && flags != kCloseOnExec) return raise(messages::epoll_flags);
  const int descriptor = platform::make_epoll(flags);
  if (descriptor < 0) return raise_errno(descriptor);
  return make_epoll_object(as_type(cls), descriptor);
}

extern "C" Owned molt_m_select_epoll_fromfd(Borrowed type, Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  return make_epoll_object(as_type(type), descriptor);
}

extern "C" Owned molt_g_select_epoll_closed(Borrowed self) {
  return owned_bool(as_epoll(self)->descriptor < 0);
}

extern "C" Owned molt_m_select_epoll_close(Borrowed self) {
  close_epoll(as_epoll(self));
  return owned_none();
}

extern "C" Owned molt_m_select_epoll_fileno(Borrowed self) {
  MOLT_TRY_DISCARD(require_open(self));
  return int_from_int64(as_epoll(self)->descriptor);
}

extern "C" Owned molt_m_select_epoll_register(Borrowed self, Borrowed fd, Borrowed eventmask) {
  uint32_t events = 0;
  MOLT_TRY_DISCARD(event_mask_py(eventmask, &events));
  return change(self, platform::EpollChange::kAdd, fd, events);
}

extern "C" Owned molt_m_select_epoll_modify(Borrowed self, Borrowed fd, Borrowed eventmask) {
  uint32_t events = 0;
  MOLT_TRY_DISCARD(event_mask_py(eventmask, &events));
  return change(self, platform::EpollChange::kModify, fd, events);
}

extern "C" Owned molt_m_select_epoll_unregister(Borrowed self, Borrowed fd) {
  return change(self, platform::EpollChange::kRemove, fd, 0);
}

extern "C" Owned molt_m_select_epoll_poll(Borrowed self, Borrowed timeout, Borrowed maxevents) {
  MOLT_TRY_DISCARD(require_open(self));
  const Value timeout_value = value_of(timeout);
  int64_t timeout_ns = -1;
  if (!timeout_value.is_none()) {
    if (!is_float(timeout_value) && !can_index(timeout_value)) {
      return raise(messages::poll_timeout);
    }
    MOLT_TRY_DISCARD(duration_argument_py(timeout_value, &timeout_ns));
  }
  int most = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(maxevents, &most));
  if (most == -1) {
    most = platform::kMaxSelected - 1;
  } else if (most < 1) {
    return raise(messages::epoll_max_events, most);
  }
  platform::EpollEvent events[platform::kMaxSelected];
  if (most > platform::kMaxSelected) most = platform::kMaxSelected;
  const Deadline deadline(timeout_ns);
  MOLT_OS_TRY(count,
              platform::wait_epoll(as_epoll(self)->descriptor, events, most, deadline.left_ms()));
  MOLT_TRY(result, list_new(count));
  for (int64_t i = 0; i < count; i++) {
    MOLT_TRY(pair, tuple_of(Value::from_small_int(events[i].descriptor),
                            Value::from_small_int(events[i].events)));
    MOLT_TRY_DISCARD(list_append(as_list(result), pair));
  }
  return result.take();
}

extern "C" Owned molt_m_select_epoll___enter__(Borrowed self) {
  MOLT_TRY_DISCARD(require_open(self));
  return new_reference(value_of(self));
}

extern "C" Owned molt_m_select_epoll___exit__(Borrowed self, Borrowed, Borrowed, Borrowed) {
  return molt_m_select_epoll_close(self);
}

extern "C" Owned molt_c_select_epoll() { return type_constant(molt_type_select_epoll); }

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(select_epoll, "epoll", "select", 0, sizeof(molt::rt::EpollObject),
                         epoll_slots())
