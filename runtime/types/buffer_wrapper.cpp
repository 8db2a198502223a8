// A view that `__buffer__` gave is wrapped, so that the end of the last view of it is seen
// (_buffer_wrapper in Objects/typeobject.c).
#include "runtime/types/buffer_wrapper.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/bytes.h"
#include "runtime/types/container_support.h"

#define MOLT_ROWS "abi/types/bytes.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(__buffer__)
MOLT_DEFINE_NAME(__release_buffer__)

namespace molt::rt {

namespace {

// PyBUF_FULL_RO.
constexpr int kReadableBuffer = 0x11C;

struct BufferWrapper : Object {
  Value source;
  // What `__buffer__` gave.
  Value view;
  // Another view of the same memory, which nobody else can release.
  Value kept;
};

BufferWrapper* as_wrapper(Value value) { return object_as<BufferWrapper>(value); }

bool find_wrapped(Value object, ExportedMemory* memory) {
  if (!has_type(object, molt_shape_buffer_wrapper)) return false;
  const Value kept = as_wrapper(object)->kept;
  if (!kept.is_pointer() || !find_exported(object_as<MemoryView>(kept)->owner, memory)) {
    return false;
  }
  // The views of the wrapped memory are counted by the view that is kept.
  memory->num_exports = nullptr;
  return true;
}

constinit Exporter wrapped_exporter{.find = find_wrapped};

// The last view ended.
void finalise(Borrowed self) {
  BufferWrapper* wrapper = as_wrapper(value_of(self));
  if (!wrapper->view.is_pointer()) return;
  Ref release_method(find_special(wrapper->source, MOLT_STR(__release_buffer__)));
  if (!is_failure(release_method) && !release_method.get().is_unbound()) {
    release_method = Ref(call(release_method, wrapper->view));
  }
  if (is_failure(release_method)) report_unraisable(wrapper->source);
  release_memoryview(wrapper->view);
}

void destroy(Object* self) {
  auto* wrapper = static_cast<BufferWrapper*>(self);
  drop_field(wrapper->source);
  drop_field(wrapper->view);
  drop_field(wrapper->kept);
}

void traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<BufferWrapper*>(self)->source, visit, context);
  visit_value(static_cast<BufferWrapper*>(self)->view, visit, context);
}

constexpr Slots slots_of_type() {
  Slots slots{};
  slots.finalise = finalise;
  slots.destroy = destroy;
  slots.traverse = traverse;
  return slots;
}

}  // namespace

Owned memoryview_by_method_py(Value object) {
  const bool may_export = object.is_pointer() && (type_of(object)->type_flags & kTypeHeap) != 0;
  if (!may_export) return owned_unbound();
  MOLT_TRY(method, find_special(object, MOLT_STR(__buffer__)));
  if (method.get().is_unbound()) return owned_unbound();
  MOLT_TRY(view, call(method, Value::from_small_int(kReadableBuffer)));
  if (!has_type(view, molt_shape_memoryview)) return raise(messages::buffer_method_result);
  MOLT_TRY(kept, memoryview_of(view));
  register_exporter(&wrapped_exporter);
  auto* wrapper = allocate<BufferWrapper>(molt_shape_buffer_wrapper);
  if (wrapper == nullptr) return kOwnedError;
  wrapper->source = value_of(new_reference(object));
  wrapper->view = value_of(view.take());
  wrapper->kept = value_of(kept.take());
  const Ref exporter(owned_object(wrapper));
  return memoryview_through(wrapper->kept, exporter);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit Shape molt_shape_buffer_wrapper{{&molt_type_buffer_wrapper}, 0, 0};
constinit Type molt_type_buffer_wrapper = builtin_type({.name = "_buffer_wrapper",
                                                        .base = &molt_type_object,
                                                        .shape = &molt_shape_buffer_wrapper,
                                                        .rows = &molt_rows_buffer_wrapper,
                                                        .flags = kTypeCollectable,
                                                        .basic_size = sizeof(BufferWrapper)},
                                                       slots_of_type());
}  // namespace molt::rt
}
