#include "runtime/core/memory.h"

#include <stdlib.h>

#include "runtime/core/collector.h"
#include "runtime/core/error.h"
#include "runtime/core/weakref.h"
#include "runtime/platform/platform.h"

namespace molt::rt {

namespace {

constexpr int64_t kPageSize = 64 * 1024;
// Cells are put on the free list a few at a time, so that a small program touches little memory.
constexpr int64_t kCarveSize = 4096;
constexpr int64_t kFirstChunkSize = 4 * kPageSize;
constexpr int64_t kLargestChunkSize = 64 * kPageSize;
// CPython's trashcan limit (Include/cpython/object.h).
constexpr int kMaxNestedDeallocations = 50;

// The start of a page of cells of one size.
struct alignas(16) Page {
  Page* next;
  int32_t cell_size;
  // Bytes from the page's start that hold cells already given to the free list.
  int32_t carved_end;
};
static_assert(sizeof(Page) <= 32);
constexpr int64_t kPageHeaderSize = 32;

// What precedes a large object.
struct alignas(16) LargeHeader {
  LargeHeader* previous;
  LargeHeader* next;
  int64_t size;
};

struct Heap {
  // In the order of creation, so that a walk meets older objects first.
  Page* first_page = nullptr;
  Page* last_page = nullptr;
  // The page of each class that still has room to carve.
  Page* open_pages[kNumSizeClasses] = {};
  char* chunk = nullptr;
  int64_t chunk_left = 0;
  int64_t next_chunk_size = kFirstChunkSize;
  LargeHeader* first_large = nullptr;
  LargeHeader* last_large = nullptr;
};
Heap heap;

struct DeallocationState {
  int depth = 0;
  // Objects that wait, linked through their count and flags (see defer_deallocation).
  Object* pending = nullptr;
};
DeallocationState deallocation;

LargeHeader* large_header(Object* object) { return reinterpret_cast<LargeHeader*>(object) - 1; }
Object* large_object(LargeHeader* header) { return reinterpret_cast<Object*>(header + 1); }

Page* new_page() {
  if (heap.chunk_left < kPageSize) {
    void* chunk = platform::map_pages(heap.next_chunk_size);
    if (chunk == nullptr) return nullptr;
    heap.chunk = static_cast<char*>(chunk);
    heap.chunk_left = heap.next_chunk_size;
    if (heap.next_chunk_size < kLargestChunkSize) heap.next_chunk_size *= 2;
  }
  Page* page = reinterpret_cast<Page*>(heap.chunk);
  heap.chunk += kPageSize;
  heap.chunk_left -= kPageSize;
  page->next = nullptr;
  if (heap.last_page == nullptr) {
    heap.first_page = page;
  } else {
    heap.last_page->next = page;
  }
  heap.last_page = page;
  return page;
}

// Puts the next cells of the class's open page on the free list, lowest address first.
bool carve_cells(int size_class) {
  const int32_t cell_size = (size_class + 1) * 16;
  Page* page = heap.open_pages[size_class];
  if (page == nullptr || page->carved_end + cell_size > kPageSize) {
    page = new_page();
    if (page == nullptr) return false;
    page->cell_size = cell_size;
    page->carved_end = kPageHeaderSize;
    heap.open_pages[size_class] = page;
  }
  int64_t count = kCarveSize / cell_size;
  if (count == 0) count = 1;
  const int64_t room = (kPageSize - page->carved_end) / cell_size;
  if (count > room) count = room;
  char* start = reinterpret_cast<char*>(page) + page->carved_end;
  page->carved_end += static_cast<int32_t>(count) * cell_size;
  FreeCell* list = molt_state.free_lists[size_class];
  for (int64_t i = count - 1; i >= 0; i--) {
    FreeCell* cell = reinterpret_cast<FreeCell*>(start + i * cell_size);
    cell->null_shape = 0;
    cell->next = list;
    list = cell;
  }
  molt_state.free_lists[size_class] = list;
  return true;
}

Object* allocate_large(int64_t size) {
  auto* header = static_cast<LargeHeader*>(malloc(static_cast<size_t>(size) + sizeof(LargeHeader)));
  if (header == nullptr) return nullptr;
  header->size = size;
  header->previous = heap.last_large;
  header->next = nullptr;
  if (heap.last_large == nullptr) {
    heap.first_large = header;
  } else {
    heap.last_large->next = header;
  }
  heap.last_large = header;
  return large_object(header);
}

void free_large(Object* object) {
  LargeHeader* header = large_header(object);
  if (header->previous == nullptr) {
    heap.first_large = header->next;
  } else {
    header->previous->next = header->next;
  }
  if (header->next == nullptr) {
    heap.last_large = header->previous;
  } else {
    header->next->previous = header->previous;
  }
  free(header);
}

int32_t cell_size_of(Object* object) {
  uintptr_t page = reinterpret_cast<uintptr_t>(object) & ~static_cast<uintptr_t>(kPageSize - 1);
  return reinterpret_cast<Page*>(page)->cell_size;
}

// The flags of a new object of a type, and the bookkeeping of containers and heap types.
uint32_t register_allocation(Type* type) {
  uint32_t flags = 0;
  if ((type->type_flags & kTypeCollectable) != 0) {
    flags |= kFlagCollectable;
    if (++molt_state.allocation_count > collector_state.next_collection) request_collection();
  }
  if ((type->type_flags & kTypeHeap) != 0) type->count++;
  return flags;
}

// The two halves of an address in units of 16 bytes: 32 bits in the count, 12 in the high bits of
// the flags.
constexpr int kLinkFlagShift = 20;

void defer_deallocation(Object* object) {
  uint64_t link = reinterpret_cast<uint64_t>(deallocation.pending) >> 4;
  object->count = static_cast<int32_t>(link);
  object->flags = (object->flags & ((1u << kLinkFlagShift) - 1)) | kFlagDeallocating |
                  static_cast<uint32_t>(link >> 32) << kLinkFlagShift;
  deallocation.pending = object;
}

Object* take_pending() {
  Object* object = deallocation.pending;
  uint64_t link = static_cast<uint32_t>(object->count) |
                  static_cast<uint64_t>(object->flags >> kLinkFlagShift) << 32;
  deallocation.pending = reinterpret_cast<Object*>(static_cast<uintptr_t>(link << 4));
  object->count = 0;
  object->flags &= (1u << kLinkFlagShift) - 1;
  object->flags &= ~kFlagDeallocating;
  return object;
}

// Runs the finaliser once. Returns true when the object is alive again.
bool finalise_py(Object* object, Type* type) {
  object->flags |= kFlagFinalized;
  object->count = 1;
  Value saved = take_exception();
  type->slots.finalise(borrowed(Value::from_object(object)));
  restore_exception(saved);
  return --object->count > 0;
}

void destroy_object(Object* object) {
  Type* type = object_type(object);
  if (type->slots.finalise != nullptr && (object->flags & kFlagFinalized) == 0) {
    if (finalise_py(object, type)) return;
    // __class__ may have been assigned.
    type = object_type(object);
  }
  object->flags |= kFlagDeallocating;
  if ((object->flags & kFlagWeaklyReferenced) != 0) clear_weak_references(object);
  if (type->slots.destroy != nullptr) type->slots.destroy(object);
  const bool is_heap_type = (type->type_flags & kTypeHeap) != 0;
  free_object(object);
  if (is_heap_type) release(Value::from_object(type));
}

}  // namespace

Object* allocate_cell_slow(int size_class) {
  if (!carve_cells(size_class)) return nullptr;
  return allocate_cell(size_class);
}

Object* allocate_object_uninitialised(Shape* shape, int64_t size) {
  Object* object;
  uint32_t flags = register_allocation(shape->type);
  if (size <= kMaxSmallSize) [[likely]] {
    object = allocate_cell(size_class_of(size));
  } else {
    object = allocate_large(size);
    flags |= kFlagLarge;
  }
  if (object == nullptr) [[unlikely]] {
    if ((shape->type->type_flags & kTypeHeap) != 0) shape->type->count--;
    raise_memory_error();
    return nullptr;
  }
  object->shape.pointer = shape;
  if constexpr (sizeof(void*) == 4) {
    memset(reinterpret_cast<char*>(object) + sizeof(void*), 0, sizeof(Object) - sizeof(void*));
  }
  object->count = 1;
  object->flags = flags;
  return object;
}

namespace {

// Clears `size` bytes, a multiple of 16; for so few that a call of memset costs more.
void clear_small(void* memory, int64_t size) {
  using Chunk = long long __attribute__((vector_size(16)));
  Chunk* chunk = static_cast<Chunk*>(memory);
  for (; size > 0; size -= 16) {
    *chunk++ = Chunk{};
    // Keeps the loop a loop.
    __asm__ volatile("" ::: "memory");
  }
}

}  // namespace

Object* allocate_object(Shape* shape, int64_t size) {
  Object* object = allocate_object_uninitialised(shape, size);
  if (object == nullptr) return nullptr;
  if (size <= 144) {
    clear_small(object + 1, ((size + 15) & ~int64_t{15}) - static_cast<int64_t>(sizeof(Object)));
  } else {
    memset(static_cast<void*>(object + 1), 0, static_cast<size_t>(size) - sizeof(Object));
  }
  return object;
}

void free_object(Object* object) {
  if ((object->flags & kFlagCollectable) != 0 && molt_state.allocation_count > 0) {
    molt_state.allocation_count--;
  }
  if ((object->flags & kFlagLarge) != 0) {
    free_large(object);
  } else {
    free_cell(object, size_class_of(cell_size_of(object)));
  }
}

void* allocate_raw(int64_t size) {
  void* memory = size < 0 ? nullptr : malloc(size == 0 ? 1 : static_cast<size_t>(size));
  if (memory == nullptr) raise_memory_error();
  return memory;
}

void* reallocate_raw(void* memory, int64_t new_size) {
  void* moved =
      new_size < 0 ? nullptr : realloc(memory, new_size == 0 ? 1 : static_cast<size_t>(new_size));
  if (moved == nullptr) raise_memory_error();
  return moved;
}

void free_raw(void* memory) { free(memory); }

int64_t allocated_size(Object* object) {
  if ((object->flags & kFlagLarge) != 0) return large_header(object)->size;
  return cell_size_of(object);
}

void visit_heap(void (*visit)(Object* object, void* context), void* context) {
  for (Page* page = heap.first_page; page != nullptr; page = page->next) {
    char* start = reinterpret_cast<char*>(page);
    for (int32_t at = kPageHeaderSize; at < page->carved_end; at += page->cell_size) {
      Object* object = reinterpret_cast<Object*>(start + at);
      if (object->shape != nullptr) visit(object, context);
    }
  }
  for (LargeHeader* large = heap.first_large; large != nullptr; large = large->next) {
    visit(large_object(large), context);
  }
}

int64_t live_object_count() {
  int64_t count = 0;
  visit_heap([](Object*, void* context) { ++*static_cast<int64_t*>(context); }, &count);
  return count;
}

namespace {

// "leaked: 3 list", without printf, which is large; of strs also the text of one.
void write_leak(int64_t number, const char* type_name, const Object* example) {
  char digits[24];
  int start = sizeof(digits);
  do {
    digits[--start] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0);
  platform::write_all(2, "leaked: ", 8);
  platform::write_all(2, digits + start, static_cast<int64_t>(sizeof(digits)) - start);
  platform::write_all(2, " ", 1);
  platform::write_all(2, type_name, static_cast<int64_t>(strlen(type_name)));
  if (example->shape->type == &molt_type_str) {
    const Str* text = static_cast<const Str*>(example);
    platform::write_all(2, " ", 1);
    platform::write_all(2, text->data(), text->length * text->kind);
  }
  platform::write_all(2, "\n", 1);
}

}  // namespace

int64_t report_live_objects() {
  struct Count {
    const Type* type;
    int64_t number;
    const Object* example;
  };
  constexpr int kMaxTypes = 200;
  struct Report {
    Count counts[kMaxTypes];
    int num_types = 0;
    int64_t total = 0;
  };
  static Report report;
  report.num_types = 0;
  report.total = 0;
  visit_heap(
      [](Object* object, void*) {
        if ((object->flags & kFlagImmortal) != 0) return;
        report.total++;
        int i = 0;
        while (i < report.num_types && report.counts[i].type != object_type(object)) i++;
        if (i == kMaxTypes) return;
        if (i == report.num_types) report.counts[report.num_types++] = {object_type(object), 0, object};
        report.counts[i].number++;
      },
      nullptr);
  for (int i = 0; i < report.num_types; i++) {
    write_leak(report.counts[i].number, report.counts[i].type->c_name, report.counts[i].example);
  }
  return report.total;
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

void molt_retain(Borrowed value) { retain(value_of(value)); }

void molt_release(Consumed value) { release(value_of(value)); }

void molt_deallocate(Object* object) {
  if ((object->flags & (kFlagImmortal | kFlagDeallocating)) != 0) {
    if ((object->flags & kFlagImmortal) != 0) object->count = kImmortalCount;
    return;
  }
  Type* type = object_type(object);
  if (type->slots.destroy == nullptr && type->slots.finalise == nullptr &&
      (object->flags & kFlagWeaklyReferenced) == 0 && (type->type_flags & kTypeHeap) == 0) {
    free_object(object);
    return;
  }
  if (deallocation.depth >= kMaxNestedDeallocations) {
    defer_deallocation(object);
    return;
  }
  deallocation.depth++;
  destroy_object(object);
  if (deallocation.depth == 1) {
    while (deallocation.pending != nullptr) destroy_object(take_pending());
  }
  deallocation.depth--;
}

}  // namespace molt::abi
}
