// The module select (Modules/selectmodule.c): select() and poll objects; epoll is in epoll.cpp.
#include "runtime/core/messages/os.h"
#include "runtime/modules/library_type.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/modules/select_support.h"
#include "runtime/modules/time_support.h"
#include "runtime/platform/polling.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/select.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/select.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(select_poll)

namespace molt::rt {

// --- select()

namespace {

constexpr int kNumSets = 3;

// One of the three lists: its items and their descriptors.
struct Selected {
  Ref items;
  Ref descriptors;
  platform::DescriptorSet set;
};

Status selected_py(Value value, Selected* selected, int* end) {
  if (!is_iterable(value)) return raise(messages::select_lists);
  MOLT_TRY(items, list_from(value));
  MOLT_TRY(descriptors, list_new());
  for (int64_t i = 0; i < as_list(items)->length; i++) {
    int descriptor = 0;
    MOLT_TRY_DISCARD(descriptor_argument_py(borrowed(as_list(items)->items[i]), &descriptor));
    if (descriptor >= platform::kMaxSelected) return raise(messages::select_descriptor_range);
    selected->set.add(descriptor);
    if (descriptor >= *end) *end = descriptor + 1;
    MOLT_TRY_DISCARD(list_append(as_list(descriptors), Value::from_small_int(descriptor)));
  }
  selected->items = std::move(items);
  selected->descriptors = std::move(descriptors);
  return kOk;
}

Owned ready_items(const Selected& selected, const platform::DescriptorSet& ready) {
  MOLT_TRY(result, list_new());
  for (int64_t i = 0; i < as_list(selected.items)->length; i++) {
    const int64_t descriptor = as_list(selected.descriptors)->items[i].as_int();
    if (!ready.has(static_cast<int>(descriptor))) continue;
    MOLT_TRY_DISCARD(list_append(as_list(result), as_list(selected.items)->items[i]));
  }
  return result.take();
}

}  // namespace

extern "C" Owned molt_f_select_select(Borrowed rlist, Borrowed wlist, Borrowed xlist,
                                      Borrowed timeout) {
  int64_t timeout_ns = -1;
  const Value timeout_value = value_of(timeout);
  if (!timeout_value.is_none()) {
    if (!is_float(timeout_value) && !can_index(timeout_value)) {
      return raise(messages::select_timeout);
    }
    MOLT_TRY_DISCARD(duration_argument_py(timeout_value, &timeout_ns));
    if (timeout_ns < 0) return raise(messages::select_negative_timeout);
  }
  Selected selected[kNumSets];
  const Value lists[kNumSets] = {value_of(rlist), value_of(wlist), value_of(xlist)};
  int end = 0;
  for (int i = 0; i < kNumSets; i++) MOLT_TRY_DISCARD(selected_py(lists[i], &selected[i], &end));
  const Deadline deadline(timeout_ns);
  platform::DescriptorSet ready[kNumSets];
  MOLT_OS_TRY(count, [&] {
    for (int i = 0; i < kNumSets; i++) ready[i] = selected[i].set;
    return platform::select_descriptors(end, &ready[0], &ready[1], &ready[2], deadline.left_ns());
  }());
  MOLT_TRY(readable, ready_items(selected[0], ready[0]));
  MOLT_TRY(writable, ready_items(selected[1], ready[1]));
  MOLT_TRY(exceptional, ready_items(selected[2], ready[2]));
  return tuple_of(readable.get(), writable.get(), exceptional.get());
}

// --- poll objects

namespace {

struct PollObject : Object {
  // Event masks by descriptor, a dict.
  Value masks;
  uint8_t is_polling;
};

PollObject* as_poll(Borrowed self) { return object_as<PollObject>(value_of(self)); }
using PollFields = OwnedFields<PollObject, &PollObject::masks>;

Owned refuse_poll(Type*, const Value*, int64_t, Value) {
  return raise(messages::os_cannot_create, "select.poll");
}

constexpr Slots poll_slots() {
  Slots slots = PollFields::slots();
  slots.construct = refuse_poll;
  return slots;
}

// An unsigned short.
Status events_argument_py(Borrowed value, int64_t* events) {
  if (!can_index(value_of(value))) return raise(messages::poll_integer);
  MOLT_TRY(index, index_of(value_of(value)));
  *events = int_as_int64_clipped(index);
  if (*events < 0) return raise(messages::poll_events_negative);
  if (*events > UINT16_MAX) return raise(messages::poll_events_large);
  return kOk;
}

}  // namespace

extern "C" Owned molt_f_select_poll() {
  MOLT_TRY(masks, dict_new());
  PollObject* poll = allocate_instance_of<PollObject>(&molt_type_select_poll);
  if (poll == nullptr) return kOwnedError;
  poll->masks = value_of(masks.take());
  poll->is_polling = 0;
  return owned_object(poll);
}

extern "C" Owned molt_m_select_poll_register(Borrowed self, Borrowed fd, Borrowed eventmask) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  int64_t events = 0;
  MOLT_TRY_DISCARD(events_argument_py(eventmask, &events));
  MOLT_TRY_DISCARD(dict_set_py(as_dict(as_poll(self)->masks), Value::from_small_int(descriptor),
                               Value::from_small_int(events)));
  return owned_none();
}

extern "C" Owned molt_m_select_poll_modify(Borrowed self, Borrowed fd, Borrowed eventmask) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  int64_t events = 0;
  MOLT_TRY_DISCARD(events_argument_py(eventmask, &events));
  Dict* masks = as_dict(as_poll(self)->masks);
  MOLT_TRY(is_known, dict_contains_py(masks, Value::from_small_int(descriptor)));
  if (is_known.code == 0) return raise_errno(-platform::error_no_entry());
  MOLT_TRY_DISCARD(
      dict_set_py(masks, Value::from_small_int(descriptor), Value::from_small_int(events)));
  return owned_none();
}

extern "C" Owned molt_m_select_poll_unregister(Borrowed self, Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  const Value key = Value::from_small_int(descriptor);
  MOLT_TRY(was_known, dict_remove_py(as_dict(as_poll(self)->masks), key));
  if (was_known.code == 0) return raise_key_error(key);
  return owned_none();
}

namespace {

// Milliseconds, as an int or float; None and negative numbers wait without end.
Status poll_timeout_py(Value value, int64_t* timeout_ns) {
  *timeout_ns = -1;
  if (value.is_none()) return kOk;
  if (!is_float(value) && !can_index(value)) return raise(messages::poll_timeout);
  MOLT_TRY_DISCARD(duration_argument_py(value, timeout_ns));
  constexpr int64_t kThousand = 1000;
  *timeout_ns = *timeout_ns < 0 ? -1 : (*timeout_ns + kThousand - 1) / kThousand;
  return kOk;
}

Owned poll_entries(const PollObject* poll, platform::PollEntry* entries, int64_t count,
                   const Deadline& deadline) {
  int64_t position = 0;
  Value key;
  Value mask;
  for (int64_t i = 0; i < count && dict_next(as_dict(poll->masks), &position, &key, &mask); i++) {
    entries[i] = {static_cast<int>(key.as_int()), static_cast<int16_t>(mask.as_int()), 0};
  }
  MOLT_OS_TRY(num_ready, platform::poll_descriptors(entries, count, deadline.left_ms()));
  MOLT_TRY(result, list_new(num_ready));
  for (int64_t i = 0; i < count; i++) {
    const uint16_t events = static_cast<uint16_t>(entries[i].ready);
    if (events == 0) continue;
    MOLT_TRY(pair,
             tuple_of(Value::from_small_int(entries[i].descriptor), Value::from_small_int(events)));
    MOLT_TRY_DISCARD(list_append(as_list(result), pair));
  }
  return result.take();
}

}  // namespace

extern "C" Owned molt_m_select_poll_poll(Borrowed self, Borrowed timeout) {
  int64_t timeout_ns = -1;
  MOLT_TRY_DISCARD(poll_timeout_py(value_of(timeout), &timeout_ns));
  PollObject* poll = as_poll(self);
  if (poll->is_polling != 0) return raise(messages::poll_concurrent);
  const int64_t count = dict_length(as_dict(poll->masks));
  auto* entries = allocate_array<platform::PollEntry>(count == 0 ? 1 : count);
  if (entries == nullptr) return kOwnedError;
  poll->is_polling = 1;
  Owned result = poll_entries(poll, entries, count, Deadline(timeout_ns));
  poll->is_polling = 0;
  free_raw(entries);
  return result;
}

extern "C" Owned molt_c_select_error() { return type_constant(molt_type_OSError); }

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(select_poll, "poll", "select", kTypeCollectable,
                         sizeof(molt::rt::PollObject), poll_slots())
