// sys.getsizeof(): the size that the object has in CPython on a 64-bit machine, since programs
// compare and print such sizes.
#include <cstring>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/exception.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/bytes.h"
#include "runtime/types/container_support.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/modules/sys.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// PyGC_Head, and the words of a managed dict and weak reference list before an instance.
constexpr int64_t kCollectorHeader = 16;
constexpr int64_t kManagedDictHeader = 16;

struct FixedSize {
  const char* type_name;
  int64_t size;
};

// Sizes with the collector's header, by the type's name: naming the types themselves would link
// them.
constexpr FixedSize kFixedSizes[] = {
    {"function", 160},
    {"method", 64},
    {"builtin_function_or_method", 72},
    {"generator", 176},
    {"coroutine", 176},
    {"async_generator", 176},
    {"range", 48},
    {"slice", 56},
    {"enumerate", 72},
    {"zip", 64},
    {"dict_keys", 40},
    {"dict_values", 40},
    {"dict_items", 40},
    {"dict_keyiterator", 72},
    {"dict_valueiterator", 72},
    {"dict_itemiterator", 72},
    {"set_iterator", 64},
    {"range_iterator", 40},
    {"longrange_iterator", 40},
    {"mappingproxy", 40},
    {"property", 80},
    {"super", 56},
    {"cell", 40},
    {"code", 216},
    {"module", 72},
    {"ReferenceType", 80},
    {"GenericAlias", 80},
    {"SimpleNamespace", 40},
    {"method_descriptor", 72},
    {"wrapper_descriptor", 72},
    {"classmethod_descriptor", 72},
    {"getset_descriptor", 64},
    {"member_descriptor", 64},
    {"complex", 32},
    {"memoryview", 184},
    {"TextIOWrapper", 216},
    {"FileIO", 104},
    {"traceback", 56},
    {"frame", 224},
    {"OSError", 128},
    {"StopIteration", 96},
    {"SystemExit", 96},
    {"SyntaxError", 152},
    {"NameError", 96},
    {"AttributeError", 104},
    {"ImportError", 120},
    {"UnicodeDecodeError", 128},
    {"UnicodeEncodeError", 128},
    {"UnicodeTranslateError", 128},
    {"BaseExceptionGroup", 120},
    {"BaseException", 88},
};
// Iterators and other small objects.
constexpr int64_t kCommonSize = 48;

int64_t fixed_size(const Type* type) {
  for (; type != &molt_type_object; type = type->base) {
    for (const FixedSize& row : kFixedSizes) {
      if (strcmp(row.type_name, type->c_name) == 0) return row.size;
    }
  }
  return kCommonSize;
}

int64_t int_size(Value value) {
  constexpr int64_t kDigitBits = 30;
  const int64_t digits =
      (static_cast<int64_t>(int_bit_length(value)) + kDigitBits - 1) / kDigitBits;
  return 24 + 4 * (digits == 0 ? 1 : digits);
}

int64_t str_size(const Str* text, bool is_subclass) {
  if (is_subclass) return 64 + (text->length + 1) * text->kind;
  return text->is_ascii ? 40 + text->length + 1 : 56 + (text->length + 1) * text->kind;
}

int64_t dict_size(const Dict* dict) {
  constexpr int64_t kObject = 48;
  if (dict->entries == nullptr) return kObject;
  const int64_t slots = int64_t{1} << dict->log2_size;
  const int64_t index_width = dict->log2_size < 8 ? 1 : dict->log2_size < 16 ? 2 : 4;
  const int64_t usable = (slots << 1) / 3;
  return kObject + 32 + slots * index_width + usable * (dict->only_str_keys ? 16 : 24);
}

int64_t set_size(const Set* set) {
  constexpr int64_t kObject = 200;
  const int64_t slots = set->mask + 1;
  return slots <= kSetMinSize ? kObject : kObject + slots * 16;
}

int64_t type_size(const Type* type) { return is_heap_type(type) ? 1688 : 416; }

// The size without the collector's header; *has_header says whether CPython's object has one.
int64_t native_size(Value value, const Type* native, bool is_subclass, bool* has_header) {
  *has_header = false;
  if (is_int(value)) return int_size(value);
  if (is_float(value)) return 24;
  if (!value.is_pointer() || native == &molt_type_object) return 16;
  if (is_str(value)) return str_size(as_str(value), is_subclass);
  if (is_bytes(value)) return 33 + as_bytes(value)->length;
  *has_header = true;
  if (is_tuple(value)) return 24 + 8 * as_tuple(value)->length;
  if (is_list(value)) return 40 + 8 * as_list(value)->capacity;
  if (is_dict(value)) return dict_size(as_dict(value));
  if (is_any_set(value)) return set_size(as_set(value));
  if (is_type(value)) return type_size(object_as<Type>(value));
  if (strcmp(native->c_name, "bytearray") == 0) {
    *has_header = false;
    const int64_t length = object_as<ByteArray>(value)->length;
    return 56 + (length == 0 ? 0 : length + 1);
  }
  return fixed_size(native) - kCollectorHeader;
}

int64_t size_in_cpython(Value value) {
  const Type* type = type_of(value);
  const bool is_subclass = is_heap_type(type);
  bool has_header = false;
  int64_t size =
      native_size(value, is_subclass ? type->native_base.pointer : type, is_subclass, &has_header);
  if (has_header || is_subclass) size += kCollectorHeader;
  if (is_subclass && (type->type_flags & kTypeHasDict) != 0) size += kManagedDictHeader;
  for (; is_heap_type(type); type = type->base) size += 8 * int64_t{type->member_count};
  return size;
}

// The result of a __sizeof__ method written in Python; CPython adds the header of the collector.
Owned size_by_method(Value method, Value object) {
  MOLT_TRY(result, call(method, object));
  if (!is_int(result)) return raise(messages::integer_required);
  int64_t size = 0;
  if (!int_as_int64(result, &size) || size < 0) return raise(messages::sizeof_negative);
  const Type* type = type_of(object);
  size += kCollectorHeader;
  if ((type->type_flags & kTypeHasDict) != 0) size += kManagedDictHeader;
  return int_from_int64(size);
}

}  // namespace

extern "C" Owned molt_f_sys_getsizeof(Borrowed object, Borrowed default_) {
  const Value value = value_of(object);
  const Value method = lookup_in_type(type_of(value), MOLT_STR(__sizeof__));
  if (!has_type(method, molt_shape_function)) return int_from_int64(size_in_cpython(value));
  Ref keep = Ref::share(method);
  Ref result(size_by_method(keep, value));
  if (is_failure(result) && !value_of(default_).is_unbound() &&
      clear_exception_if(molt_type_TypeError)) {
    return new_reference(value_of(default_));
  }
  return result.take();
}

}  // namespace molt::rt
